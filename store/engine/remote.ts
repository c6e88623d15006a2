import { createClient } from '@clickhouse/client'
import { StoreError, storeError } from '../errors.ts'
import { type Engine, engineOver, QUIET } from './engine.ts'

const STATEMENTS = 8

export interface ServerAccess {
  /** In place of those in the URL. */
  user?: string
  password?: string
  /** PEM: whose certificate the server has, where the system does not trust it already; and one's own with its key. */
  ca?: string
  cert?: string
  key?: string
}

/**
 * ClickHouse on a server. The database of the URL (`http://user:password@host:8123/database`) is created where missing.
 * @throws StoreError that names the server without its password.
 */
export async function remoteEngine(text: string, given: ServerAccess = {}): Promise<Engine> {
  const url = parse(text)
  const database = decodeURIComponent(url.pathname.slice(1)) || 'default'
  const access = {
    username: given.user ?? (decodeURIComponent(url.username) || 'default'),
    password: given.password ?? decodeURIComponent(url.password),
    tls: tlsOf(given),
  }
  const connect = (name: string) =>
    createClient({ url: url.origin, ...access, database: name, log: QUIET, max_open_connections: 2 * STATEMENTS })
  try {
    const server = connect('default')
    const known = await server.query({
      query: 'SELECT name FROM system.databases WHERE name = {database:String}',
      query_params: { database },
      format: 'JSONEachRow',
    })
    if ((await known.json()).length === 0) {
      await server.command({ query: 'CREATE DATABASE IF NOT EXISTS {database:Identifier}', query_params: { database } })
    }
    await server.close()
  } catch (error) {
    throw unreachable(url, error)
  }
  const client = connect(database)
  return engineOver({ writer: client, readers: [client], statements: STATEMENTS })
}

function tlsOf({ ca, cert, key }: ServerAccess): NonNullable<Parameters<typeof createClient>[0]>['tls'] {
  if (ca === undefined) return undefined
  const ca_cert = Buffer.from(ca)
  return cert && key ? { ca_cert, cert: Buffer.from(cert), key: Buffer.from(key) } : { ca_cert }
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new StoreError('CLICKHOUSE_URL is no address such as http://user:password@host:8123/database')
}

function unreachable(url: URL, error: unknown): StoreError {
  const cause = storeError(error, 'connect')
  const reason = cause.message.split('\n')[0]
  return new StoreError(`cannot use ClickHouse at ${url.host} (CLICKHOUSE_URL): ${reason}`, cause.retriable, error)
}
