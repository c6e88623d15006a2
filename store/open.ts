import { type Calendar, calendar } from '../contract/index.ts'
import { embeddedEngine } from './engine/embedded.ts'
import type { Engine } from './engine/engine.ts'
import { remoteEngine, type ServerAccess } from './engine/remote.ts'
import { StoreError } from './errors.ts'
import { createQueries } from './queries/queries.ts'
import { migrate, pending } from './schema/migrate.ts'
import { holdZone } from './schema/zone.ts'
import { createStored } from './stored/stored.ts'
import type { Store } from './types.ts'
import { createWriter } from './writer/writer.ts'

export type { Store } from './types.ts'

export interface StoreOptions {
  /** A ClickHouse server: `http://user:password@host:8123/database`. Without it the engine runs in this process. */
  url?: string
  /** How to log in there, whom to trust, and which replicas keep the tables. */
  access?: ServerAccess
  /** The embedded engine's folder. */
  dataDir?: string
  /** IANA name of the zone that cuts days and months. */
  timeZone: string
  /** `apply` (default) brings the tables up to date; `require` refuses where that is still to be done. */
  schema?: 'apply' | 'require'
}

/**
 * Opens the store.
 * @throws StoreError with one line for the reader: folder in use, server away, newer or older schema, other time zone.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options)
  try {
    return await overEngine(engine, options)
  } catch (error) {
    await engine.close()
    throw error
  }
}

export const openEngine = async ({ url, access, dataDir = 'data' }: StoreOptions): Promise<Engine> =>
  url ? remoteEngine(url, access) : embeddedEngine(dataDir)

/** The store over an engine that is open already. */
export async function overEngine(engine: Engine, options: StoreOptions): Promise<Store> {
  const days = calendarOf(options.timeZone)
  if (options.schema === 'require') await requireSchema(engine)
  const applied = await migrate(engine)
  await holdZone(engine, options.timeZone)
  const { idle, ...writer } = createWriter(engine, days)
  return {
    writer,
    queries: createQueries(engine, days),
    ...createStored(engine, days),
    applied,
    ping: async () => {
      await engine.rows('ping', 'SELECT 1')
    },
    close: async () => {
      await idle()
      await engine.close()
    },
  }
}

function calendarOf(zone: string): Calendar {
  try {
    return calendar(zone)
  } catch {
    throw new StoreError(`EARSHOT_TZ is ${zone}, which is no time zone known here, such as Asia/Shanghai`)
  }
}

async function requireSchema(engine: Engine): Promise<void> {
  const missing = await pending(engine)
  if (missing.length === 0) return
  throw new StoreError(`the database lacks ${missing.length} migration(s): run \`npx earshot migrate\` first`)
}
