import type { Ingest } from '../../ingest/open.ts'
import type { Store } from '../../store/index.ts'
import { openLog } from '../log.ts'
import { Complaint, kafkaFrom, type Settings, settingsFrom } from '../settings.ts'
import { startTracing } from '../tracing.ts'
import { consumeWith, openIngestFor, openStoreFor, serve, serveProbes, untilStopped } from '../wiring.ts'

/** What runs in this process: `api` answers requests, `worker` reads Kafka. */
interface Roles {
  api: boolean
  worker: boolean
}

/** `start`: everything in one process; Kafka too where it is named. */
export const start = (): Promise<void> =>
  run({ api: true, worker: kafkaFrom() !== undefined }, settingsFrom(), async (address) => {
    console.log(`Earshot: ${address}`)
  })

/** `api`: requests only, beside workers that share its ClickHouse server. */
export const api = (): Promise<void> => run({ api: true, worker: false })

/** `worker`: Kafka only. */
export async function worker(): Promise<void> {
  if (!kafkaFrom()) throw new Complaint('worker reads from Kafka; set KAFKA_BROKERS to host:port of its brokers.', 2)
  await run({ api: false, worker: true })
}

/** `migrate`: brings the tables up to date and says what was done. */
export async function migrate(): Promise<void> {
  const store = await openStoreFor(settingsFrom())
  await store.close()
  console.log(store.applied.length === 0 ? 'The tables are up to date.' : `Applied: ${store.applied.join(', ')}.`)
}

/**
 * Opens the parts, works until a signal or a fatal error, and closes them in order: stop taking, finish what is under
 * way, then the store. `ready` is called once everything answers.
 */
export async function run(roles: Roles, settings: Settings = settingsFrom(), ready?: Ready): Promise<void> {
  const log = openLog()
  const stopped = untilStopped()
  const stopTracing = await startTracing(process.env, log)
  const store = await openStoreFor(settings)
  const closing: (() => Promise<void>)[] = [() => store.close(), stopTracing]
  try {
    const ingest = await openIngestFor(store, settings, log)
    closing.unshift(() => ingest.close())
    const kafka = roles.worker ? await consumeWith(ingest) : undefined
    if (roles.api) {
      const server = await serve({ store, ingest, settings, log, checks: kafka ? [kafka.check] : [] })
      closing.unshift(() => server.close())
      await ready?.(server.address, ingest, store)
    } else if (kafka) closing.unshift(await serveProbes({ store, log, checks: [kafka.check] }))
    if (kafka) log.info({}, 'reading calls.transcripts and tickets.events from Kafka')
    const why = await Promise.race([stopped, ...(kafka ? [kafka.ended.then(() => 'Kafka ended')] : [])])
    log.info({}, `${why}: finishing what is under way`)
  } finally {
    for (const close of closing) await close()
  }
}

/** What to do once the pages answer. */
type Ready = (address: string, ingest: Ingest, store: Store) => Promise<void>
