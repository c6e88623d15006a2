import type { Logger } from 'pino'
import { buildApp, type Check } from '../api/app.ts'
import { bindingFrom, listen } from '../api/listen.ts'
import { letterDesk } from '../ingest/letters.ts'
import { type Ingest, openIngest } from '../ingest/open.ts'
import { EVERYTHING, openStore, type Store, type StoreOptions } from '../store/index.ts'
import { scorerFor } from './packs.ts'
import { dashboardsFolder, kafkaFrom, type Settings } from './settings.ts'

/** Where the store is, as the environment says. */
export const storeOptions = ({ clickhouseUrl, dataDir, timeZone }: Settings): StoreOptions => ({
  url: clickhouseUrl,
  dataDir,
  timeZone,
})

export const openStoreFor = (settings: Settings, schema: StoreOptions['schema'] = 'apply'): Promise<Store> =>
  openStore({ ...storeOptions(settings), schema })

/** All ways in, over a store; Kafka too where the environment names it. */
export const openIngestFor = (store: Store, settings: Settings, log: Logger): Promise<Ingest> =>
  openIngest({ scorer: scorerFor(settings), writer: store.writer, kafka: kafkaFrom(), log })

/** Serves API and dashboards; returns the address to open and how to stop. */
export async function serve(parts: {
  store: Store
  ingest: Ingest
  settings: Settings
  log: Logger
  checks?: Check[]
}): Promise<{ address: string; close(): Promise<void> }> {
  const binding = bindingFrom(process.env)
  const app = buildApp({
    queries: parts.store.queries,
    accept: parts.ingest.accept,
    letters: letterDesk(parts.store, parts.ingest),
    scope: () => EVERYTHING,
    timeZone: parts.settings.timeZone,
    dashboards: dashboardsFolder(),
    token: binding.token,
    checks: parts.checks,
    logger: parts.log,
  })
  return { address: await listen(app, binding), close: () => app.close() }
}

/** Longest silence of the Kafka loop that still counts as alive. */
const KAFKA_AGE_MS = 30_000

/** Reads Kafka; the check goes red when its loop falls silent. */
export async function consumeWith(ingest: Ingest): Promise<{ ended: Promise<void>; check: Check }> {
  const reading = await ingest.consume()
  const run = async () => {
    const age = reading.age()
    if (age > KAFKA_AGE_MS) throw new Error(`nothing was heard of Kafka for ${Math.round(age / 1000)} s`)
  }
  return { ended: reading.ended, check: { name: 'kafka', run } }
}

/** Resolves at the first SIGINT or SIGTERM; the second ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (signal: NodeJS.Signals) => {
      if (asked) process.exit(130)
      asked = true
      resolve(signal)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
