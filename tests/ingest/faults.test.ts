import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StoreError, type Writer } from '../../store/index.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { readTopic } from '../support/kafka/read.ts'
import { createTopic } from '../support/kafka/topics.ts'
import { call, callId, callMessages } from './messages.ts'
import { countedCalls, kafkaOf, ledgerOf, listeningLog, workshop } from './workshop.ts'

/** Short, so that a member that vanished holds nobody up. */
const SESSION_MS = 2000
const SOURCES = ['calls.transcripts', 'tickets.events']

describeKafka(
  'a worker whose surroundings fail',
  (cluster) => {
    let shop: Awaited<ReturnType<typeof workshop>>
    let produced = 0
    let posted = 0
    beforeAll(async () => {
      shop = await workshop()
    }, 60_000)
    afterAll(() => shop?.close())

    async function produceCalls(count: number): Promise<void> {
      await produce(cluster().brokers, callMessages(produced, count))
      produced += count
    }

    const allRead = () => untilCommitted(cluster().brokers, 'earshot', SOURCES)
    const work = async (parts: { writer?: Writer; log?: ReturnType<typeof listeningLog>['log'] } = {}) => {
      const ingest = await shop.open({ kafka: kafkaOf(cluster().brokers, SESSION_MS), ...parts })
      return { ingest, reading: await ingest.consume() }
    }

    test('waits for a store that is away, and loses nothing', async () => {
      let away = true
      const writer: Writer = {
        ...shop.store.writer,
        write: (batch, run) =>
          away ? Promise.reject(new StoreError('away', true)) : shop.store.writer.write(batch, run),
      }
      const { log, heard } = listeningLog()
      const triedAgain = heard('will try again')
      const { ingest, reading } = await work({ writer, log })
      await produceCalls(300)
      await triedAgain
      expect(await countedCalls(shop.store)).toBe(0)
      expect(reading.age()).toBeLessThan(5000)
      away = false
      await allRead()
      await ingest.close()
      await reading.ended
      expect(await countedCalls(shop.store)).toBe(300)
    }, 30_000)

    test('ends loudly over an error it does not know, commits nothing of it, and goes on when mended', async () => {
      const broken: Writer = { ...shop.store.writer, write: () => Promise.reject(new TypeError('a bug')) }
      const first = await work({ writer: broken })
      await produceCalls(100)
      await expect(first.reading.ended).rejects.toThrow(/^a bug$/)
      await first.ingest.close()
      const second = await work()
      await allRead()
      await second.ingest.close()
      expect(await countedCalls(shop.store)).toBe(produced)
    }, 30_000)

    test('commits nothing while a dead letter cannot be written', async () => {
      const admin = new kafkajs.Kafka({ brokers: cluster().brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
      await admin.connect()
      const { log, heard } = listeningLog()
      const { ingest } = await work({ log })
      await admin.deleteTopics({ topics: ['calls.transcripts.dlq'] })
      const triedAgain = heard('will try again')
      await produce(cluster().brokers, [{ topic: 'calls.transcripts', key: null, value: Buffer.from('nonsense') }])
      await triedAgain
      const before = await admin.fetchOffsets({ groupId: 'earshot', topics: ['calls.transcripts'] })
      const ends = await admin.fetchTopicOffsets('calls.transcripts')
      const sum = (offsets: { offset: string }[]) => offsets.reduce((total, { offset }) => total + Number(offset), 0)
      expect(sum(before[0]!.partitions)).toBe(sum(ends) - 1)
      await createTopic(cluster().brokers, { topic: 'calls.transcripts.dlq', numPartitions: 1 })
      await allRead()
      await ingest.close()
      await admin.disconnect()
      const letters = await readTopic(cluster().brokers, 'calls.transcripts.dlq')
      expect(letters.map(({ value }) => String(value))).toEqual(['nonsense'])
    }, 60_000)

    test('what was posted while nothing could be published is published when it is posted again', async () => {
      const admin = new kafkajs.Kafka({ brokers: cluster().brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
      await admin.connect()
      const ingest = await shop.open({ kafka: kafkaOf(cluster().brokers, SESSION_MS) })
      const post = (index: number) => ingest.accept('calls', Buffer.from(call(index)))
      await admin.deleteTopics({ topics: ['calls.scored'] })
      await expect(post(90_000)).rejects.toMatchObject({ retriable: true })
      await expect(post(90_001)).rejects.toMatchObject({ retriable: true })
      await createTopic(cluster().brokers, { topic: 'calls.scored', numPartitions: 6 })
      await Promise.all([post(90_000), post(90_001)])
      await ingest.close()
      await admin.disconnect()
      const scored = await readTopic(cluster().brokers, 'calls.scored')
      expect(new Set(scored.map(({ key }) => String(key)))).toEqual(new Set([callId(90_000), callId(90_001)]))
      posted += 2
    }, 60_000)

    test('two workers share the partitions, and one takes over when the other leaves', async () => {
      const first = await work()
      await produceCalls(500)
      const second = await work()
      await produceCalls(500)
      await first.ingest.close()
      await produceCalls(500)
      await allRead()
      await second.ingest.close()
      expect(await countedCalls(shop.store)).toBe(produced + posted)
      expect(await ledgerOf(shop.store.queries)).toEqual({ stored: produced + posted, superseded: 2, dead_lettered: 1 })
    }, 60_000)

    test('goes on after the broker was away', async () => {
      const { ingest, reading } = await work()
      await cluster().stopBroker(0)
      await cluster().startBroker(0)
      await produceCalls(100)
      await allRead()
      await ingest.close()
      await reading.ended
      expect(await countedCalls(shop.store)).toBe(produced + posted)
    }, 60_000)
  },
  { brokers: 1 },
)
