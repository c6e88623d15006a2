import { createClient } from '@clickhouse/client'
import { StoreError, storeError } from '../errors.ts'
import { type Engine, engineOver, QUIET } from './engine.ts'

const STATEMENTS = 8

/**
 * ClickHouse on a server. The database of the URL (`http://user:password@host:8123/database`) is created where missing.
 * @throws StoreError that names the server without its password.
 */
export async function remoteEngine(text: string): Promise<Engine> {
  const url = parse(text)
  const database = decodeURIComponent(url.pathname.slice(1)) || 'default'
  const access = { username: decodeURIComponent(url.username) || 'default', password: decodeURIComponent(url.password) }
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
