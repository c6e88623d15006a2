import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Column, columnNames, type Engine } from '../engine/engine.ts'
import { StoreError } from '../errors.ts'
import { openEngine, type StoreOptions } from '../open.ts'
import { schemaOf } from '../schema/migrate.ts'
import type { Table } from '../schema/table.ts'
import * as tables from '../schema/tables.ts'
import { holdZone } from '../schema/zone.ts'
import { type Manifest, measure, type TableFile, writeManifest } from './manifest.ts'

/**
 * The reverse of the order in which a batch is written: what is in the backup has in it all that it rests on, also
 * where workers write meanwhile. What of their batches is cut in two is completed when Kafka brings it again.
 */
const ORDER: Table[] = [
  tables.deliveries,
  tables.deadLetterActions,
  tables.deadLetters,
  tables.ticketCalls,
  tables.heads,
  tables.scores,
  tables.callVersions,
  tables.tickets,
  tables.ticketEvents,
  tables.inspections,
  tables.kpiEntries,
  tables.rescores,
  tables.runs,
  tables.forms,
  tables.settings,
]

/**
 * All rows of a store as files in an empty folder, a file a table, with a manifest.
 * @throws StoreError where the folder is not empty, or the tables are those of another release
 */
export async function backupStore(options: StoreOptions, folder: string): Promise<Manifest> {
  await emptyFolder(folder)
  const engine = await openEngine(options)
  try {
    const { version, newest } = await schemaOf(engine)
    if (version !== newest) {
      throw new StoreError(
        `the database has schema ${version}, this program works with ${newest}: run \`npx earshot migrate\``,
      )
    }
    await holdZone(engine, options.timeZone)
    const files: TableFile[] = []
    for (const table of ORDER) files.push(await tableFile(engine, table, folder))
    const manifest: Manifest = {
      format: 'earshot-backup',
      made_at: new Date().toISOString(),
      schema: version,
      time_zone: options.timeZone,
      tables: files,
    }
    await writeManifest(folder, manifest)
    return manifest
  } finally {
    await engine.close()
  }
}

async function emptyFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length === 0) return
  } catch (error) {
    throw new StoreError(`cannot use the folder ${folder}: ${(error as Error).message}`)
  }
  throw new StoreError(`the folder ${folder} is not empty: name a new one for each backup`)
}

async function tableFile(engine: Engine, table: Table, folder: string): Promise<TableFile> {
  const columns = await columnsOf(engine, table)
  const file = `${table.name}.tsv.gz`
  const sql = `SELECT ${columnNames(columns)} FROM ${table.name}${final(table)} ORDER BY ${table.orderBy.join(', ')}`
  await engine.dump(`back up ${table.name}`, sql, join(folder, file))
  return { name: table.name, file, columns, ...(await measure(join(folder, file))) }
}

/** Of rows with one key only the one that counts. */
export const final = (table: Table): string => (table.keep === undefined ? '' : ' FINAL')

async function columnsOf(engine: Engine, table: Table): Promise<Column[]> {
  const rows = await engine.rows<{ name: string; type: string }>(
    'columns to back up',
    `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ORDER BY position`,
    { table: table.name },
  )
  return rows.map(({ name, type }) => [name, type])
}

export const BACKED_UP = ORDER
