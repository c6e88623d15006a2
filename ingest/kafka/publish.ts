import kafkajs, { type Kafka, type PartitionMetadata, type Producer, type RecordMetadata } from 'kafkajs'
import { groupBy } from '../group.ts'
import { isRetriable, NotPublished } from './errors.ts'

export interface OutgoingMessage {
  key: Buffer | null
  value: Buffer | null
  headers: Record<string, string>
}

export interface Sender {
  /**
   * Resolves once every message is written by all in-sync replicas; those of one key in their order. Safe to repeat.
   * @throws NotPublished
   */
  send(topic: string, messages: OutgoingMessage[]): Promise<void>
  close(): Promise<void>
}

const ALL_REPLICAS = -1
const BYTES_AT_ONCE = 512 * 1024
const MESSAGES_AT_ONCE = 200
/** Above this one message goes compressed: it may have come compressed, and the broker limits what is on the wire. */
const COMPRESSED_FROM = 512 * 1024
const METADATA_AGE_MS = 60_000

/**
 * The only way out to Kafka. A `send` of kafkajs that spans partitions can resolve without having written those whose
 * leader moved meanwhile. So each carries one partition and a batch of bounded size, and what the broker answers is checked.
 */
export async function openSender(kafka: Kafka): Promise<Sender> {
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  const admin = kafka.admin()
  await Promise.all([producer.connect(), admin.connect()])
  const choose = kafkajs.Partitioners.DefaultPartitioner()
  const known = new Map<string, { at: number; partitions: PartitionMetadata[] }>()

  const partitionsOf = async (topic: string): Promise<PartitionMetadata[]> => {
    const cached = known.get(topic)
    if (cached && Date.now() - cached.at < METADATA_AGE_MS) return cached.partitions
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
    const partitions = topics[0]?.partitions ?? []
    known.set(topic, { at: Date.now(), partitions })
    return partitions
  }

  return {
    send: async (topic, messages) => {
      if (messages.length === 0) return
      const partitionMetadata = await partitionsOf(topic)
      const byPartition = groupBy(messages, (message) => choose({ topic, partitionMetadata, message }))
      const sends = [...byPartition].map(([partition, own]) => sendInOrder(producer, topic, partition, own))
      const failed = (await Promise.allSettled(sends)).find((one) => one.status === 'rejected')
      if (failed) {
        known.delete(topic)
        throw notPublished(topic, failed.reason)
      }
    },
    close: async () => {
      await Promise.all([producer.disconnect(), admin.disconnect()])
    },
  }
}

async function sendInOrder(
  producer: Producer,
  topic: string,
  partition: number,
  messages: OutgoingMessage[],
): Promise<void> {
  for (const batch of batches(messages)) {
    const compression = size(batch[0] as OutgoingMessage) >= COMPRESSED_FROM ? kafkajs.CompressionTypes.GZIP : undefined
    const messages = batch.map((message) => ({ ...message, partition }))
    checkWritten(await producer.send({ topic, acks: ALL_REPLICAS, compression, messages }), topic, partition)
  }
}

function checkWritten(answers: RecordMetadata[], topic: string, partition: number): void {
  const [answer, ...more] = answers
  const written =
    more.length === 0 &&
    answer?.topicName === topic &&
    answer.partition === partition &&
    answer.errorCode === 0 &&
    Number(answer.baseOffset) >= 0
  if (!written) throw new NotPublished(topic, `partition ${partition} answered ${JSON.stringify(answers)}`, true)
}

function notPublished(topic: string, reason: unknown): NotPublished {
  if (reason instanceof NotPublished) return reason
  return new NotPublished(topic, (reason as Error).message, isRetriable(reason), reason)
}

const size = ({ key, value }: OutgoingMessage): number => (key?.length ?? 0) + (value?.length ?? 0)

function* batches(messages: OutgoingMessage[]): Generator<OutgoingMessage[]> {
  let batch: OutgoingMessage[] = []
  let bytes = 0
  for (const message of messages) {
    if (batch.length > 0 && (batch.length === MESSAGES_AT_ONCE || bytes + size(message) > BYTES_AT_ONCE)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(message)
    bytes += size(message)
  }
  if (batch.length > 0) yield batch
}
