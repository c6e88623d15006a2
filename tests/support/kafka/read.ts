import kafkajs from 'kafkajs'

export interface TopicMessage {
  partition: number
  offset: number
  key: Buffer | null
  value: Buffer | null
  headers: Record<string, string>
}

let readers = 0

/** Everything a topic holds now, in the order of its partitions. */
export async function readTopic(brokers: string[], topic: string): Promise<TopicMessage[]> {
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  const left = new Map<number, number>()
  for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
    if (Number(high) > 0) left.set(partition, Number(high))
  }
  const groupId = `reader-${process.pid}-${readers++}`
  const messages: TopicMessage[] = []
  if (left.size > 0) {
    const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 })
    await consumer.connect()
    await consumer.subscribe({ topics: [topic], fromBeginning: true })
    await new Promise<void>((done, failed) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || failed(payload.error))
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            for (const { offset, key, value, headers } of batch.messages) {
              const texts = Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])
              messages.push({
                partition: batch.partition,
                offset: Number(offset),
                key,
                value,
                headers: Object.fromEntries(texts),
              })
            }
            if (Number(batch.lastOffset()) + 1 >= (left.get(batch.partition) ?? Number.POSITIVE_INFINITY)) {
              left.delete(batch.partition)
            }
            if (left.size === 0) done()
          },
        })
        .catch(failed)
    })
    await consumer.disconnect()
    await admin.deleteGroups([groupId])
  }
  await admin.disconnect()
  return messages.sort((a, b) => a.partition - b.partition || a.offset - b.offset)
}
