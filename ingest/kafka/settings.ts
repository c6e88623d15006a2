import type { KafkaConfig } from 'kafkajs'

/** How to reach Kafka, from the environment; the only place that reads it. */
export interface KafkaSettings {
  brokers: string[]
  /** What kafkajs takes for encryption and login. */
  security: Pick<KafkaConfig, 'ssl' | 'sasl'>
  /** After a worker was silent for so long its partitions go to another; after a crash they lie still until then. */
  sessionMs: number
}

const SESSION_MS = 10_000

/**
 * `KAFKA_BROKERS`: `host:port`, several with commas between; undefined where it is not set.
 * @throws Error that names what is not `host:port`.
 */
export function kafkaSettings(env: NodeJS.ProcessEnv = process.env): KafkaSettings | undefined {
  const brokers = (env.KAFKA_BROKERS ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (brokers.length === 0) return undefined
  const wrong = brokers.filter((one) => !/^[^\s:/]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(one))
  if (wrong.length > 0) {
    throw new Error(`KAFKA_BROKERS: ${wrong.join(', ')} is not host:port; write for example kafka-1:9092,kafka-2:9092`)
  }
  return { brokers, security: {}, sessionMs: SESSION_MS }
}
