import type { Logger } from 'pino'
import { buildApp, type Check } from '../api/app.ts'
import { listen } from '../api/listen.ts'
import { buildProbes } from '../api/probes.ts'
import { letterDesk } from '../ingest/letters.ts'
import { type Ingest, openIngest } from '../ingest/open.ts'
import { EVERYTHING, openStore, type Store, type StoreOptions } from '../store/index.ts'
import { assessmentFor, limitsFor, scoringFor } from './packs.ts'
import { dashboardsFolder, kafkaFrom, listening, type Settings } from './settings.ts'

/** Where the store is, as the environment says. */
export const storeOptions = ({ clickhouseUrl, clickhouseAccess, dataDir, timeZone }: Settings): StoreOptions => ({
  url: clickhouseUrl,
  access: clickhouseAccess,
  dataDir,
  timeZone,
})

export const openStoreFor = (settings: Settings, schema: StoreOptions['schema'] = 'apply'): Promise<Store> =>
  openStore({ ...storeOptions(settings), schema })

/** All ways in, over a store; Kafka too where the environment names it. */
export const openIngestFor = async (store: Store, settings: Settings, log: Logger): Promise<Ingest> =>
  openIngest({
    scoring: await scoringFor(settings),
    limits: limitsFor(settings),
    writer: store.writer,
    kafka: kafkaFrom(),
    log,
  })

/** Serves API and dashboards; returns the address to open and how to stop. */
export async function serve(parts: {
  store: Store
  ingest: Ingest
  settings: Settings
  log: Logger
  checks?: Check[]
}): Promise<{ address: string; close(): Promise<void> }> {
  const binding = listening()
  const app = buildApp({
    queries: parts.store.queries,
    accept: parts.ingest.accept,
    letters: letterDesk(parts.store, parts.ingest),
    limits: limitsFor(parts.settings),
    assessment: {
      ...assessmentFor(parts.settings),
      keepInspections: parts.store.writer.keepInspections,
      keepKpis: parts.store.writer.keepKpis,
    },
    scope: () => EVERYTHING,
    timeZone: parts.settings.timeZone,
    dashboards: dashboardsFolder(),
    token: binding.token,
    checks: parts.checks,
    logger: parts.log,
  })
  return { address: await listen(app, binding), close: () => app.close() }
}

/** Where WORKER_PORT is set, answers there whether the worker is alive and ready, and with its figures. */
export async function serveProbes(parts: { store: Store; log: Logger; checks: Check[] }): Promise<() => Promise<void>> {
  if (!process.env.WORKER_PORT) return async () => {}
  const binding = listening('WORKER_PORT')
  const { store, log: logger, checks } = parts
  const app = buildProbes({ queries: store.queries, checks, token: binding.token, logger })
  await listen(app, binding, 'WORKER_PORT')
  return () => app.close()
}

/** Reads Kafka; the check goes red while that does not get on. */
export async function consumeWith(ingest: Ingest): Promise<{ ended: Promise<void>; check: Check }> {
  const reading = await ingest.consume()
  const run = async () => {
    const problem = reading.problem()
    if (problem !== undefined) throw new Error(problem)
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
