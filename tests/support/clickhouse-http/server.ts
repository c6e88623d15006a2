import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChdbResult, Session } from 'chdb'
import { statementOf } from './statement.ts'

/**
 * ClickHouse's HTTP interface over the engine in this process, for tests of what speaks to a server.
 *   tsx server.ts [folder] [port] [folder with a config.xml for the engine]
 * prints its URL as one line and serves until its standard input ends or it is told to stop.
 */
const [folder, port, config] = process.argv.slice(2)
// The engine looks for its configuration where it is started.
if (config) process.chdir(config)
const path = folder || mkdtempSync(join(tmpdir(), 'clickhouse-http-'))
/** Keeps the engine up between requests. */
const keeper = new Session(path)
const running = new Set<Promise<void>>()

const server = createServer({ maxHeaderSize: 4 * 1024 * 1024 }, (request, response) => {
  const work = answer(request, response).finally(() => running.delete(work))
  running.add(work)
})
server.listen(Number(port ?? 0), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/ping') return void response.end('Ok.\n')
  try {
    const { sql, format } = statementOf(url.searchParams, await textOf(request))
    const result = await inOwnSession(sql, format)
    response.writeHead(200, {
      'x-clickhouse-query-id': url.searchParams.get('query_id') ?? '',
      'x-clickhouse-summary': JSON.stringify({ read_rows: `${result.rowsRead}`, read_bytes: `${result.bytesRead}` }),
    })
    response.end(result.bytes())
  } catch (error) {
    const message = (error as Error).message
    const code = /Code: (\d+)/.exec(message)?.[1] ?? '0'
    response.writeHead(code === '60' || code === '81' ? 404 : 500, { 'x-clickhouse-exception-code': code })
    response.end(message)
  }
}

/** Settings, parameters and the database end with the session, as they end with the request. */
async function inOwnSession(sql: string, format: string): Promise<ChdbResult> {
  const session = new Session(path)
  try {
    return await session.queryAsync(sql, { format })
  } finally {
    session.close()
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function stop(): Promise<void> {
  server.close()
  server.closeIdleConnections()
  while (running.size > 0) await Promise.all(running)
  keeper.close()
  if (!folder) rmSync(path, { recursive: true, force: true })
  process.exit(0)
}

process.once('SIGTERM', stop)
process.stdin.once('end', stop).resume()
