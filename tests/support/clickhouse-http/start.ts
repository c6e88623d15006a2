import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface ClickHouseServer {
  /** `http://127.0.0.1:<port>`; add `/<database>` for a database of one's own. */
  url: string
  process: ChildProcess
  stop(): Promise<void>
}

interface Options {
  folder?: string
  port?: number
  /** A folder with a config.xml. */
  config?: string
}

/** Starts a ClickHouse that answers over HTTP, in a process of its own that ends with this one. */
export async function startClickHouse(options: Options = {}): Promise<ClickHouseServer> {
  const script = fileURLToPath(new URL('server.ts', import.meta.url))
  const args = ['--import', 'tsx', script, options.folder ?? '', String(options.port ?? 0), options.config ?? '']
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const url = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    exited.then(([code]) => Promise.reject(new Error(`clickhouse-http ended with code ${code} before it was ready`))),
  ])
  return {
    url,
    process: child,
    stop: async () => {
      child.stdin.end()
      await exited
    },
  }
}
