import { join } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import { StoreError } from '../errors.ts'
import { openEngine, overEngine, type StoreOptions } from '../open.ts'
import { MIGRATIONS } from '../schema/migrations.ts'
import { truncateTable } from '../schema/table.ts'
import { BACKED_UP, final } from './backup.ts'
import { checkFiles, type Manifest, readManifest } from './manifest.ts'

/** What a store has from its first opening on. */
const NOT_CONTENT = 'settings'

/**
 * A backup into an empty store, or with `replace` in the place of all that is there. A backup of an earlier schema is
 * taken; columns it does not have get their default.
 * @throws StoreError where the backup is damaged, of a newer schema or another zone, or the store holds something; it
 * is left as it was, and empty where restoring failed halfway.
 */
export async function restoreStore(options: StoreOptions, folder: string, { replace = false } = {}): Promise<Manifest> {
  const manifest = await readManifest(folder)
  checkFits(manifest, options.timeZone)
  await checkFiles(folder, manifest)
  const engine = await openEngine(options)
  try {
    await overEngine(engine, options)
    await makeRoom(engine, replace)
    await fillAll(engine, manifest, folder)
  } finally {
    await engine.close()
  }
  return manifest
}

function checkFits({ schema, time_zone, tables }: Manifest, zone: string): void {
  const newest = Math.max(...MIGRATIONS.map(({ version }) => version))
  if (schema > newest) {
    throw new StoreError(`the backup has schema ${schema}, this program knows ${newest} at most: use a newer Earshot`)
  }
  if (time_zone !== zone) {
    throw new StoreError(`the backup cuts days by ${time_zone}, but EARSHOT_TZ is ${zone}: set EARSHOT_TZ=${time_zone}`)
  }
  const unknown = tables.filter(({ name }) => !BACKED_UP.some((table) => table.name === name))
  if (unknown.length > 0) throw new StoreError(`the backup has tables nobody knows: ${unknown.map(({ name }) => name)}`)
}

async function makeRoom(engine: Engine, replace: boolean): Promise<void> {
  const held: string[] = []
  for (const { name } of BACKED_UP) {
    const [row] = await engine.rows<{ n: number }>('rows there', `SELECT count() AS n FROM ${name}`)
    if (row!.n > 0 && name !== NOT_CONTENT) held.push(`${row!.n} ${name}`)
  }
  if (held.length > 0 && !replace) {
    throw new StoreError(
      `the store is not empty (${held.join(', ')}): restore into a new one, or with --replace in its place`,
    )
  }
  if (held.length > 0) await clear(engine)
}

async function clear(engine: Engine): Promise<void> {
  for (const { name } of BACKED_UP) {
    if (name !== NOT_CONTENT) await engine.command(`empty ${name}`, truncateTable(name)(engine.cluster))
  }
}

/** In the order of writing, so that nothing shows before what it rests on. */
async function fillAll(engine: Engine, manifest: Manifest, folder: string): Promise<void> {
  try {
    for (const { name, columns, file, rows } of [...manifest.tables].reverse()) {
      await engine.fill(`restore ${name}`, name, columns, join(folder, file))
      const table = BACKED_UP.find((one) => one.name === name)!
      const [found] = await engine.rows<{ n: number }>(
        'rows restored',
        `SELECT count() AS n FROM ${name}${final(table)}`,
      )
      if (found!.n !== rows) throw new StoreError(`${name} has ${found!.n} rows in place of ${rows}`)
    }
  } catch (error) {
    await clear(engine).catch(() => {})
    throw new StoreError(`restoring failed and was undone: ${(error as Error).message}`, false, error)
  }
}
