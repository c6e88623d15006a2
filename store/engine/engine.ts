import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings } from '@clickhouse/client'
import { storeError } from '../errors.ts'
import { Pool } from './pool.ts'
import { patiently } from './replicas.ts'

export type Params = Record<string, unknown>
export type Row = Record<string, unknown>

/** ClickHouse, on a server or in this process. `purpose` names a statement in the engine's own log. */
export interface Engine {
  /** The cluster whose replicas keep the tables; absent where one server does. */
  readonly cluster?: string
  /** Other processes may write to the same tables. */
  readonly shared: boolean
  rows<T = Row>(purpose: string, sql: string, params?: Params): Promise<T[]>
  insert(purpose: string, table: string, rows: Row[]): Promise<void>
  command(purpose: string, sql: string): Promise<void>
  /** Writes what a query answers to a new file: tab-separated lines, packed by gzip. */
  dump(purpose: string, sql: string, file: string): Promise<void>
  /** Reads such a file into a table. */
  fill(purpose: string, table: string, columns: Column[], file: string): Promise<void>
  /** Waits for running statements, then closes. */
  close(): Promise<void>
}

/** Name and type. */
export type Column = [name: string, type: string]

export const columnNames = (columns: Column[]): string => columns.map(([name]) => `\`${name}\``).join(', ')

/** How files come out of an engine and into it. */
export interface Files {
  dump(sql: string, file: string, settings: ClickHouseSettings): Promise<void>
  fill(table: string, columns: Column[], file: string, settings: ClickHouseSettings): Promise<void>
}

/** One JSON text of an insert stays well below what a string can hold. */
const INSERT_CHARACTERS = 32 * 1024 * 1024

/** Errors are thrown to whoever asked; the client's own printing of them would be a second voice. */
export const QUIET = { level: ClickHouseLogLevel.OFF }

/** What every client is to be opened with. */
export const SETTINGS = {
  output_format_json_quote_64bit_integers: 0,
  input_format_skip_unknown_fields: 0,
  input_format_null_as_default: 0,
  // What comes is a batch already; and an insert that is answered before it is written would not be durable.
  async_insert: 0,
  // However many months the rows of an insert are of.
  max_partitions_per_insert_block: 0 as never,
} satisfies ClickHouseSettings

/** The engine over clients, opened with `SETTINGS`, of which each runs `statements` statements at a time. */
export function engineOver(options: {
  writer: ClickHouseClient
  readers: ClickHouseClient[]
  statements: number
  files: Files
  shared: boolean
  cluster?: string
}): Engine {
  const { cluster, shared } = options
  const writers = new Pool([options.writer], options.statements)
  const readers = new Pool(options.readers, options.statements)

  const run = async <T>(
    pool: Pool<ClickHouseClient>,
    purpose: string,
    work: (client: ClickHouseClient) => Promise<T>,
  ) => {
    try {
      return await pool.use((client) => (cluster === undefined ? work(client) : patiently(() => work(client))))
    } catch (error) {
      throw storeError(error, purpose)
    }
  }
  // The engine in this process keeps no log, and reads the rows of an insert twice where a setting stands before them.
  const named = (purpose: string): ClickHouseSettings => (shared ? { log_comment: `earshot ${purpose}` } : {})

  return {
    cluster,
    shared,
    rows: <T>(purpose: string, query: string, query_params: Params = {}) =>
      run(readers, purpose, async (client) => {
        const clickhouse_settings = named(purpose)
        const result = await client.query({ query, query_params, format: 'JSONEachRow', clickhouse_settings })
        return (await result.json()) as T[]
      }),
    insert: async (purpose, table, rows) => {
      for (const values of chunks(rows)) {
        const clickhouse_settings = named(purpose)
        await run(writers, purpose, (client) =>
          client.insert({ table, values, format: 'JSONEachRow', clickhouse_settings }),
        )
      }
    },
    command: async (purpose, query) => {
      await run(writers, purpose, (client) => client.command({ query, clickhouse_settings: named(purpose) }))
    },
    dump: (purpose, sql, file) => run(writers, purpose, () => options.files.dump(sql, file, named(purpose))),
    fill: (purpose, table, columns, file) =>
      run(writers, purpose, () => options.files.fill(table, columns, file, named(purpose))),
    close: async () => {
      await Promise.all([writers.drain(), readers.drain()])
      await Promise.all([...new Set([options.writer, ...options.readers])].map((client) => client.close()))
    },
  }
}

function* chunks(rows: Row[]): Generator<Row[]> {
  let chunk: Row[] = []
  let size = 0
  for (const row of rows) {
    const characters = Object.values(row).reduce<number>((n, v) => n + (typeof v === 'string' ? v.length : 8), 0)
    if (chunk.length > 0 && size + characters > INSERT_CHARACTERS) {
      yield chunk
      chunk = []
      size = 0
    }
    chunk.push(row)
    size += characters
  }
  if (chunk.length > 0) yield chunk
}
