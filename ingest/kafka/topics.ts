import kafkajs, { type Admin, type ITopicConfig, type Kafka } from 'kafkajs'
import { MAX_MESSAGE_BYTES } from '../../contract/index.ts'
import type { Log } from '../log.ts'
import { isRetriable } from './errors.ts'
import { retrying } from './retry.ts'

const { KafkaJSAggregateError, KafkaJSProtocolError } = kafkajs

/** What is read, by what it carries. */
export const SOURCES = { calls: 'calls.transcripts', tickets: 'tickets.events' } as const
export const SCORES = 'calls.scored'
export const LIMITS = 'tickets.limits'

export const deadLettersOf = (topic: string): string => `${topic}.dlq`

/** The start cannot go on: topics are missing and may not be created here. */
export class TopicsMissing extends Error {}

/** The start cannot go on: no broker can be reached. */
export class KafkaAway extends Error {}

const PARTITIONS = 6
const KNOWN_WITHIN_MS = 30_000
const RECORD_OVERHEAD = 64 * 1024
/** Wide, because a message that was compressed on its way in is larger on its way out, and none may be lost for it. */
const DEAD_LETTER_BYTES = 64 * 1024 * 1024

/** Creates the topics that are missing; with three brokers or more, three copies of which two must be written. */
export async function ensureTopics(kafka: Kafka, log: Log): Promise<void> {
  const admin = kafka.admin({ retry: { retries: 2 } })
  await admin.connect().catch((error: Error) => {
    throw new KafkaAway(`Kafka does not answer (${error.message}); check ${whatToCheck(error)}`)
  })
  try {
    const present = new Set(await admin.listTopics())
    const brokers = (await admin.describeCluster()).brokers.length
    const missing = wanted(brokers).filter(({ topic }) => !present.has(topic))
    if (missing.length > 0) await create(admin, missing, log)
  } finally {
    await admin.disconnect()
  }
}

/** Passwords never stand in what kafkajs says; what it says is what the broker answered. */
function whatToCheck({ message }: Error): string {
  if (/SASL|authenticat/i.test(message)) return 'KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD'
  if (/certificate|self-signed|TLS|SSL|altname/i.test(message))
    return 'KAFKA_SSL_CA, and that KAFKA_BROKERS names TLS ports'
  return 'KAFKA_BROKERS and that its brokers run'
}

function wanted(brokers: number): ITopicConfig[] {
  const sources = Object.values(SOURCES)
  return [
    ...[...sources, SCORES, LIMITS].map((topic) =>
      topicOf(topic, PARTITIONS, MAX_MESSAGE_BYTES + RECORD_OVERHEAD, brokers),
    ),
    ...sources.map((topic) => topicOf(deadLettersOf(topic), 1, DEAD_LETTER_BYTES, brokers)),
  ]
}

function topicOf(topic: string, numPartitions: number, bytes: number, brokers: number): ITopicConfig {
  const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }]
  if (brokers >= 3) configEntries.push({ name: 'min.insync.replicas', value: '2' })
  return { topic, numPartitions, replicationFactor: Math.min(3, brokers), configEntries }
}

const NOT_ALLOWED = new Set(['TOPIC_AUTHORIZATION_FAILED', 'CLUSTER_AUTHORIZATION_FAILED', 'POLICY_VIOLATION'])

async function create(admin: Admin, missing: ITopicConfig[], log: Log): Promise<void> {
  const names = missing.map(({ topic }) => topic)
  try {
    await admin.createTopics({ topics: missing, waitForLeaders: false })
    await known(admin, names)
    log.info({ topics: names }, 'Kafka topics created')
  } catch (error) {
    const refusals = error instanceof KafkaJSAggregateError ? error.errors : [error]
    const why = refusals.find((one) => one instanceof KafkaJSProtocolError && NOT_ALLOWED.has(one.type))
    if (why === undefined) throw error
    const reason = (why as Error).message
    throw new TopicsMissing(
      `Kafka topics ${names.join(', ')} are missing and may not be created here (${reason}); create them first`,
    )
  }
}

/** A new topic is known to the brokers one after another; kafkajs' own wait gives up at the first that is behind. */
async function known(admin: Admin, topics: string[]): Promise<void> {
  const until = Date.now() + KNOWN_WITHIN_MS
  const rules = { isRetriable, goOn: () => Date.now() < until, onRetry: () => {} }
  await retrying(() => admin.fetchTopicMetadata({ topics }), rules)
}
