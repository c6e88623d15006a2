import type { Engine } from '../engine/engine.ts'
import { StoreError } from '../errors.ts'
import { dateTime } from '../rows/clock.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'
import { createTable, type Table } from './table.ts'

const applied: Table = {
  name: 'migrations',
  columns: { version: 'UInt32', name: 'String', applied_at: "DateTime64(3, 'UTC')" },
  keep: 'last',
  orderBy: ['version'],
}

/** Versions in the database; none where it is empty. */
async function versions(engine: Engine): Promise<Set<number>> {
  const [found] = await engine.rows<{ n: number }>(
    'look for migrations',
    "SELECT count() AS n FROM system.tables WHERE database = currentDatabase() AND name = 'migrations'",
  )
  if (found!.n === 0) return new Set()
  const rows = await engine.rows<{ version: number }>('read migrations', 'SELECT DISTINCT version FROM migrations')
  return new Set(rows.map((row) => row.version))
}

/** The newest version applied (0: none), and the newest this program knows. */
export async function schemaOf(engine: Engine): Promise<{ version: number; newest: number }> {
  const newest = Math.max(...MIGRATIONS.map((migration) => migration.version))
  return { version: Math.max(0, ...(await versions(engine))), newest }
}

/**
 * What is still to be applied.
 * @throws StoreError where the database was made by a newer program.
 */
export async function pending(engine: Engine, migrations: Migration[] = MIGRATIONS): Promise<Migration[]> {
  const have = await versions(engine)
  const newest = Math.max(...migrations.map((migration) => migration.version))
  const beyond = Math.max(0, ...have)
  if (beyond > newest) {
    throw new StoreError(
      `the database has schema ${beyond}, this program knows ${newest} at most: start a newer Earshot, or use another database`,
    )
  }
  return migrations.filter((migration) => !have.has(migration.version)).sort((a, b) => a.version - b.version)
}

/**
 * Applies what is missing, in order of version, and stops at the first failure; returns the names applied. Several
 * processes may do so at once: each statement may be repeated, and what is recorded twice counts once.
 */
export async function migrate(engine: Engine, migrations: Migration[] = MIGRATIONS): Promise<string[]> {
  const steps = await pending(engine, migrations)
  if (steps.length > 0) await engine.command('create migrations', createTable(applied)(engine.cluster))
  for (const { version, name, statements } of steps) {
    for (const statement of statements) await engine.command(`migration ${version}`, statement(engine.cluster))
    await engine.insert('record migration', 'migrations', [{ version, name, applied_at: dateTime(Date.now()) }])
  }
  return steps.map((step) => step.name)
}
