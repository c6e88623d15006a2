import { type Environment, text, wholeNumber } from '../environment.ts'
import { type KafkaSecurity, kafkaSecurity, SECURITY_NAMES } from './security.ts'

/** How to reach Kafka, from the environment; the only place that reads it. */
export interface KafkaSettings {
  brokers: string[]
  security: KafkaSecurity
  /** After a worker was silent for so long its partitions go to another; after a crash they lie still until then. */
  sessionMs: number
  batch: BatchSettings
}

/** How much is taken at once. Whatever the lag, no more than a few of these are in memory. */
export interface BatchSettings {
  /** Messages of one partition that are decoded, scored and committed together. */
  rows: number
  /** And their bytes, as they were before compression. */
  bytes: number
  /** How long a broker may wait for more to gather where little comes in. */
  ms: number
}

export const STANDARD = {
  security: {},
  sessionMs: 10_000,
  batch: { rows: 500, bytes: 8 * 1024 * 1024, ms: 200 },
} satisfies Omit<KafkaSettings, 'brokers'>

/**
 * `KAFKA_BROKERS`: `host:port`, several with commas between; undefined where it is not set.
 * @throws Error that says which variable is wrong, and what it must be.
 */
export function kafkaSettings(env: Environment = process.env): KafkaSettings | undefined {
  const brokers = (env.KAFKA_BROKERS ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (brokers.length === 0) {
    const set = SECURITY_NAMES.find((name) => text(env, name) !== undefined)
    if (set) throw new Error(`${set} is set, but KAFKA_BROKERS is not; set it to host:port of its brokers`)
    return undefined
  }
  const wrong = brokers.filter((one) => !/^[^\s:/@]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(one))
  if (wrong.length > 0) {
    const shown = wrong.map((one) => one.replace(/^.*@/, '…@')).join(', ')
    throw new Error(`KAFKA_BROKERS: ${shown} is not host:port; write for example kafka-1:9092,kafka-2:9092`)
  }
  const { sessionMs, batch } = STANDARD
  return {
    brokers,
    security: kafkaSecurity(env),
    sessionMs: wholeNumber(env, 'KAFKA_SESSION_MS', sessionMs, 1000, 300_000),
    batch: {
      rows: wholeNumber(env, 'KAFKA_BATCH_ROWS', batch.rows, 1, 10_000),
      bytes: wholeNumber(env, 'KAFKA_BATCH_BYTES', batch.bytes, 1024, 64 * 1024 * 1024),
      ms: wholeNumber(env, 'KAFKA_BATCH_MS', batch.ms, 0, 5000),
    },
  }
}
