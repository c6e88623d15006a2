import kafkajs, { type Kafka } from 'kafkajs'
import type { Log } from '../log.ts'
import { UnreadableCodec } from './errors.ts'
import type { KafkaSettings } from './settings.ts'

const { CompressionCodecs, CompressionTypes, logLevel } = kafkajs

/** kafkajs, saying what it has to say through our log. */
export function kafkaClient(settings: KafkaSettings, log: Log): Kafka {
  refuseOtherCodecs()
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

/** kafkajs reads gzip by itself; for the others its own error is one that says neither what to do nor ends quickly. */
function refuseOtherCodecs(): void {
  const refuse = (name: string) => () => {
    throw new UnreadableCodec(name)
  }
  CompressionCodecs[CompressionTypes.Snappy] = refuse('snappy')
  CompressionCodecs[CompressionTypes.LZ4] = refuse('lz4')
  CompressionCodecs[CompressionTypes.ZSTD] = refuse('zstd')
}
