import kafkajs from 'kafkajs'
import { groupBy } from '../../../ingest/group.ts'
import { isRetriable } from '../../../ingest/kafka/errors.ts'

export interface ProducedMessage {
  topic: string
  key: Buffer | null
  value: Buffer | null
}

/** Sends messages in their order, each exactly once, a few hundred at a time, spread over partitions by key. */
export async function produce(brokers: string[], messages: ProducedMessage[], compress = false): Promise<void> {
  // On a busy machine a broker takes long to answer, and kafkajs numbers what it sends again wrongly.
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING, requestTimeout: 180_000 })
  const producer = kafka.producer({ idempotent: true, createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  const [partitionOf] = await Promise.all([partitioner(kafka, messages), producer.connect()])
  const compression = compress ? kafkajs.CompressionTypes.GZIP : undefined
  for (const batch of batches(messages)) {
    const byTopic = groupBy(batch, ({ topic }) => topic)
    const topicMessages = [...byTopic].map(([topic, own]) => ({
      topic,
      messages: own.map((message) => ({ ...message, partition: partitionOf(message) })),
    }))
    await producer.sendBatch({ topicMessages, compression })
  }
  await producer.disconnect()
}

/** Chosen once a message: one without a key, sent again, must not go to another partition than the first time. */
async function partitioner(kafka: kafkajs.Kafka, messages: ProducedMessage[]) {
  const admin = kafka.admin()
  await admin.connect()
  const { topics } = await admin.fetchTopicMetadata({ topics: [...new Set(messages.map(({ topic }) => topic))] })
  await admin.disconnect()
  const partitions = new Map(topics.map(({ name, partitions }) => [name, partitions]))
  const choose = kafkajs.Partitioners.DefaultPartitioner()
  return (message: ProducedMessage) =>
    choose({ topic: message.topic, partitionMetadata: partitions.get(message.topic) ?? [], message })
}

const MESSAGES_AT_ONCE = 300
const BYTES_AT_ONCE = 4 * 1024 * 1024

function* batches(messages: ProducedMessage[]): Generator<ProducedMessage[]> {
  let batch: ProducedMessage[] = []
  let bytes = 0
  for (const message of messages) {
    const size = message.value?.length ?? 0
    if (batch.length > 0 && (batch.length === MESSAGES_AT_ONCE || bytes + size > BYTES_AT_ONCE)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(message)
    bytes += size
  }
  if (batch.length > 0) yield batch
}

/** Resolves when a group has committed everything that its topics hold. */
export async function untilCommitted(brokers: string[], groupId: string, topics: string[]): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    // A coordinator that has just come up does not answer yet.
    const left = () => lag(admin, groupId, topics).catch((error) => (isRetriable(error) ? 1 : Promise.reject(error)))
    while ((await left()) > 0) await new Promise((again) => setTimeout(again, 50))
  } finally {
    await admin.disconnect()
  }
}

async function lag(admin: kafkajs.Admin, groupId: string, topics: string[]): Promise<number> {
  const committed = await admin.fetchOffsets({ groupId, topics })
  let left = 0
  for (const { topic, partitions } of committed) {
    const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]))
    for (const { partition, offset } of partitions) {
      left += (ends.get(partition) ?? 0) - Math.max(0, Number(offset))
    }
  }
  return left
}
