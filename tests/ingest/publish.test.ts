import { randomBytes } from 'node:crypto'
import kafkajs from 'kafkajs'
import { beforeAll, expect, test } from 'vitest'
import { isRetriable } from '../../ingest/kafka/errors.ts'
import { type OutgoingMessage, openSender } from '../../ingest/kafka/publish.ts'
import { ensureTopics } from '../../ingest/kafka/topics.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { readTopic } from '../support/kafka/read.ts'
import { createTopic } from '../support/kafka/topics.ts'
import { listeningLog } from './workshop.ts'

const { Kafka, logLevel } = kafkajs
const client = (brokers: string[]) =>
  new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { initialRetryTime: 100, retries: 8 } })

const message = (key: string, value = 'v'): OutgoingMessage => ({
  key: Buffer.from(key),
  value: Buffer.from(value),
  headers: { id: key },
})

describeKafka(
  'three brokers',
  (cluster) => {
    const topic = 'published'
    beforeAll(async () => {
      const configEntries = [{ name: 'min.insync.replicas', value: '2' }]
      await createTopic(cluster().brokers, { topic, numPartitions: 6, replicationFactor: 3, configEntries })
    })

    test('missing topics are created with three copies, present ones stay as they are', async () => {
      const kafka = client(cluster().brokers)
      await createTopic(cluster().brokers, { topic: 'calls.scored', numPartitions: 2, replicationFactor: 1 })
      const { log } = listeningLog()
      await ensureTopics(kafka, log)
      await ensureTopics(kafka, log)
      const admin = kafka.admin()
      await admin.connect()
      const { topics } = await admin.fetchTopicMetadata()
      await admin.disconnect()
      const shapes = topics.map(({ name, partitions }) => [name, partitions.length, partitions[0]?.replicas.length])
      expect(shapes.filter(([name]) => name !== topic).sort()).toEqual([
        ['calls.scored', 2, 1],
        ['calls.transcripts', 6, 3],
        ['calls.transcripts.dlq', 1, 3],
        ['tickets.events', 6, 3],
        ['tickets.events.dlq', 1, 3],
        ['tickets.limits', 6, 3],
      ])
    })

    test('keys go to the partitions that a Java producer sends them to', async () => {
      const sender = await openSender(client(cluster().brokers))
      await sender.send(
        topic,
        Object.keys(JAVA_MURMUR2).map((key) => message(key)),
      )
      await sender.close()
      const found = (await readTopic(cluster().brokers, topic)).map(({ key, partition }) => [String(key), partition])
      const expected = Object.entries(JAVA_MURMUR2).map(([key, hash]) => [key, (hash & 0x7fffffff) % 6])
      expect(found.sort()).toEqual(expected.sort())
    })

    test('nothing acknowledged is lost when a broker dies under it', async () => {
      const sender = await openSender(client(cluster().brokers))
      const value = 'x'.repeat(500)
      const ids = Array.from({ length: 20_000 }, (_, index) => `m-${index}`)
      for (let from = 0; from < ids.length; from += 2000) {
        const batch = ids.slice(from, from + 2000).map((id) => message(id, value))
        const dying = from === 6000 ? cluster().stopBroker(1) : undefined
        await untilSent(() => sender.send(topic, batch))
        await dying
      }
      await sender.close()
      const found = new Set((await readTopic(cluster().brokers, topic)).map(({ key }) => String(key)))
      expect(ids.filter((id) => !found.has(id))).toEqual([])
    }, 60_000)

    test('a message the topic cannot take is an error that names the topic and does not ask for a repetition', async () => {
      const sender = await openSender(client(cluster().brokers.slice(0, 1)))
      const incompressible = randomBytes(1_500_000).toString('base64')
      const sending = sender.send(topic, [message('large', incompressible)])
      await expect(sending).rejects.toMatchObject({ message: expect.stringContaining(topic), retriable: false })
      await sender.close()
    })
  },
  { brokers: 3 },
)

/** From the test of org.apache.kafka.common.utils.Utils.murmur2. */
const JAVA_MURMUR2 = {
  '21': -973932308,
  foobar: -790332482,
  'a-little-bit-long-string': -985981536,
  'a-little-bit-longer-string': -1486304829,
  lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8: -58897971,
  abc: 479470107,
}

async function untilSent(send: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (!isRetriable(error)) throw error
    }
  }
}
