import { createReadStream, createWriteStream } from 'node:fs'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client'
import { StoreError, storeError } from '../errors.ts'
import { onCluster } from '../schema/table.ts'
import { checkCluster } from './cluster.ts'
import { columnNames, type Engine, engineOver, type Files, QUIET, SETTINGS } from './engine.ts'
import { AS_ONE } from './replicas.ts'

const STATEMENTS = 8
/** Longest silence while a server gathers or takes a whole table. */
const WHOLE_TABLE_MS = 6 * 3_600_000

/** How to log in to a server, whom to trust, and who keeps the tables. */
export interface ServerAccess {
  /** In place of those in the URL. */
  user?: string
  password?: string
  /** PEM: whose certificate the server has, where the system does not trust it already; and one's own with its key. */
  ca?: string
  cert?: string
  key?: string
  /** The cluster of one shard whose replicas keep the tables; without it the server alone does. */
  cluster?: string
}

/**
 * ClickHouse on a server. The database of the URL (`http://user:password@host:8123/database`) is created where missing,
 * unless it is only to be looked at.
 * @throws StoreError that names the server without its password.
 */
export async function remoteEngine(text: string, given: ServerAccess = {}, { create = true } = {}): Promise<Engine> {
  const url = parse(text)
  const database = decodeURIComponent(url.pathname.slice(1)) || 'default'
  const access = {
    username: given.user ?? (decodeURIComponent(url.username) || 'default'),
    password: given.password ?? decodeURIComponent(url.password),
    tls: tlsOf(given),
  }
  const connect = (name: string, more: ClickHouseClientConfigOptions = {}) =>
    createClient({ url: url.origin, ...access, database: name, log: QUIET, ...more })
  try {
    const server = connect('default')
    const known = await server.query({
      query: 'SELECT name FROM system.databases WHERE name = {database:String}',
      query_params: { database },
      format: 'JSONEachRow',
    })
    const missing = (await known.json()).length === 0
    if (missing && !create) throw new StoreError(`there is no database ${database} yet: run \`npx earshot migrate\``)
    if (missing) {
      const query = `CREATE DATABASE IF NOT EXISTS {database:Identifier}${onCluster(given.cluster)}`
      await server.command({ query, query_params: { database } })
    }
    await server.close()
    const there = connect(database)
    await checkCluster(there, given.cluster).finally(() => there.close())
  } catch (error) {
    throw unreachable(url, error)
  }
  const { cluster } = given
  const clickhouse_settings = { ...SETTINGS, ...(cluster !== undefined && AS_ONE) }
  const client = connect(database, { clickhouse_settings, max_open_connections: 2 * STATEMENTS })
  const files = filesOverHttp(() => connect(database, { clickhouse_settings, request_timeout: WHOLE_TABLE_MS }))
  return engineOver({ writer: client, readers: [client], statements: STATEMENTS, files, shared: true, cluster })
}

/** Tables travel as streams. The server answers a dump only once it has all of it, so that none ends in an error. */
const filesOverHttp = (connect: () => ClickHouseClient): Files => ({
  dump: (sql, file, settings) =>
    using(connect(), async (client) => {
      const clickhouse_settings = { ...settings, wait_end_of_query: 1 as const }
      const { stream } = await client.exec({ query: `${sql} FORMAT TabSeparated`, clickhouse_settings })
      await pipeline(stream, createGzip(), createWriteStream(file, { flags: 'wx' }))
    }),
  fill: (table, columns, file, clickhouse_settings) =>
    using(connect(), async (client) => {
      const values = createGunzip()
      createReadStream(file)
        .on('error', (error) => values.destroy(error))
        .pipe(values)
      const query = `INSERT INTO ${table} (${columnNames(columns)}) FORMAT TabSeparated`
      const { stream } = await client.exec({ query, values, clickhouse_settings })
      stream.resume()
      await finished(stream)
    }),
})

async function using<T>(client: ClickHouseClient, work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
  try {
    return await work(client)
  } finally {
    await client.close()
  }
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
