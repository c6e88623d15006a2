import { resolve } from 'node:path'
import { readOffsets } from '../../ingest/kafka/offsets.ts'
import { type LookedAt, lookAtStore } from '../../store/index.ts'
import { openLog } from '../log.ts'
import { Complaint, kafkaFrom, type Settings, settingsFrom } from '../settings.ts'
import { storeOptions } from '../wiring.ts'

interface Status {
  store: { at: string; reached: boolean; problem: string } & Partial<LookedAt>
  /** Null where no broker is configured. */
  kafka: {
    brokers: string[]
    reached: boolean
    problem: string
    /** Messages not read yet. */
    lag: number | null
    partitions: { topic: string; partition: number; committed: number | null; high: number; lag: number }[]
  } | null
}

/** `status`: changes nothing; exit 0 all that is configured answers, 1 something does not. */
export async function status({ json }: { json?: boolean }): Promise<void> {
  const settings = settingsFrom()
  const found: Status = { store: await storeStatus(settings), kafka: await kafkaStatus() }
  if (json) console.log(JSON.stringify(found))
  else for (const line of told(found)) console.log(line)
  const away = [!found.store.reached && 'the store', found.kafka?.reached === false && 'Kafka'].filter(Boolean)
  if (away.length > 0) throw new Complaint(`Not reached: ${away.join(' and ')}.`)
  if (found.store.figures === null) throw new Complaint('The tables are not those of this release: see above.')
}

async function storeStatus(settings: Settings): Promise<Status['store']> {
  const { clickhouseUrl, dataDir } = settings
  const at = clickhouseUrl ? hostOf(clickhouseUrl) : resolve(dataDir)
  try {
    return { at, reached: true, problem: '', ...(await lookAtStore(storeOptions(settings))) }
  } catch (error) {
    return { at, reached: false, problem: (error as Error).message }
  }
}

/** Without user and password. */
const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).host + new URL(url).pathname : 'CLICKHOUSE_URL'

async function kafkaStatus(): Promise<Status['kafka']> {
  const kafka = kafkaFrom()
  if (!kafka) return null
  const { brokers } = kafka
  try {
    const partitions = (await readOffsets(kafka, openLog('silent'))).map(({ low, ...one }) => ({
      ...one,
      lag: one.high - Math.max(low, one.committed ?? low),
    }))
    const lag = partitions.reduce((sum, one) => sum + one.lag, 0)
    return { brokers, reached: true, problem: '', lag, partitions }
  } catch (error) {
    return { brokers, reached: false, problem: (error as Error).message, lag: null, partitions: [] }
  }
}

function told({ store, kafka }: Status): string[] {
  const { schema, figures } = store
  const lines = [`store         ${store.at}: ${store.reached ? 'answers' : store.problem}`]
  if (schema) lines.push(`schema        ${schemaText(schema)}`)
  if (figures) {
    const letters = figures.dead_letters.reduce((sum, one) => sum + one.letters, 0)
    const reasons = figures.dead_letters.map((one) => `${one.letters} ${one.reason}`).join(', ')
    lines.push(
      `calls         ${figures.calls}, ${figures.scored} scored, the latest of ${figures.latest_call ?? '–'}`,
      `findings      ${figures.findings}`,
      `ticket events ${figures.ticket_events}`,
      `messages      ${figures.messages_last_hour} in the last hour, the latest at ${figures.latest_message ?? '–'}`,
      `dead letters  ${letters} open${reasons && `: ${reasons}`}`,
    )
  }
  if (!kafka) return [...lines, 'Kafka         not configured (KAFKA_BROKERS)']
  if (!kafka.reached) return [...lines, `Kafka         ${kafka.brokers.join(',')}: ${kafka.problem}`]
  const behind = kafka.partitions.filter(({ lag }) => lag > 0)
  return [
    ...lines,
    `Kafka         ${kafka.brokers.join(',')}: answers, ${kafka.lag} messages not read yet`,
    ...behind.map(
      (one) =>
        `              ${one.topic}[${one.partition}]: ${one.lag} (read to ${one.committed ?? '–'} of ${one.high})`,
    ),
  ]
}

function schemaText({ version, newest }: LookedAt['schema']): string {
  if (version === newest) return `${version}`
  return version < newest
    ? `${version} of ${newest}: run \`npx earshot migrate\``
    : `${version}, this program knows ${newest} at most: start a newer Earshot`
}
