import { writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ClickHouseServer, startClickHouse } from '../support/clickhouse-http/start.ts'
import { cleanups, temporaryFolder } from './engines.ts'

/**
 * An engine that knows two clusters, of one and of two shards, and has a Keeper of ClickHouse's own for tests. It
 * creates replicated tables, but runs no statement ON CLUSTER and lets nobody write to a replica: that needs a server.
 */
export async function engineOfCluster(): Promise<ClickHouseServer> {
  const config = temporaryFolder()
  const replica = '<replica><host>127.0.0.1</host><port>9000</port></replica>'
  const shards = (count: number) => `<shard>${replica}</shard>`.repeat(count)
  writeFileSync(
    join(config, 'config.xml'),
    `<clickhouse>
       <zookeeper><implementation>testkeeper</implementation></zookeeper>
       <macros><shard>1</shard><replica>r1</replica></macros>
       <remote_servers><calls>${shards(1)}</calls><wide>${shards(2)}</wide></remote_servers>
       <distributed_ddl><path>/clickhouse/ddl</path></distributed_ddl>
     </clickhouse>`,
  )
  const server = await startClickHouse({ config })
  // Its replicas never start, so it would wait for them.
  cleanups.push(() => server.process.kill('SIGKILL'))
  return server
}

/** What a client sent: the statement and the settings with it. */
export interface Sent {
  sql: string
  settings: URLSearchParams
}

/**
 * Stands before that engine and lets its tables be written: statements about tables pass as those of a plain server.
 * `refuse` may answer an error of the engine in place of passing a statement on.
 */
export async function writableReplica(target: string, refuse: (sent: Sent) => string | undefined) {
  const seen: Sent[] = []
  const server = createServer({ maxHeaderSize: 4 * 1024 * 1024 }, async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const url = new URL(incoming.url ?? '/', target)
    const sent = { sql: url.searchParams.get('query') ?? body, settings: url.searchParams }
    seen.push(sent)
    const error = refuse(sent)
    if (error !== undefined) {
      response.writeHead(500, { 'x-clickhouse-exception-code': '1' })
      response.end(error)
      return
    }
    const outgoing = request(url, { method: incoming.method, headers: { 'content-type': 'text/plain' } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    outgoing.end(/^(CREATE|ALTER|TRUNCATE) /.test(body) ? asPlain(body) : body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

export const asPlain = (sql: string): string =>
  withoutCluster(sql)
    .replace(/Replicated(\w*MergeTree)\('[^']*', '\{replica\}'(?:, (\w+))?\)/g, (_, family, rank) =>
      rank ? `${family}(${rank})` : family,
    )
    .replace(/(, |\nSETTINGS )replicated_deduplication_window = 0/g, '')

export const withoutCluster = (sql: string): string => sql.replace(/ ON CLUSTER `\w+`/g, '')
