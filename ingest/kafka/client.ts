import kafkajs, { type Kafka } from 'kafkajs'
import type { Log } from '../log.ts'
import { registerCodecs } from './codecs/index.ts'
import type { KafkaSettings } from './settings.ts'

const { logLevel } = kafkajs

/** kafkajs, saying what it has to say through our log. */
export function kafkaClient(settings: KafkaSettings, log: Log): Kafka {
  registerCodecs()
  return new kafkajs.Kafka({
    clientId: 'earshot',
    brokers: settings.brokers,
    ...settings.security,
    connectionTimeout: 5000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 200, maxRetryTime: 3000, retries: 5 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      const { message, timestamp: _, stack: __, ...fields } = entry.log
      log.warn({ from: entry.namespace, ...fields }, message)
    },
  })
}
