import { openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import kafkajs from 'kafkajs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kafkaClient } from '../../ingest/kafka/client.ts'
import { ensureTopics } from '../../ingest/kafka/topics.ts'
import { callMessages } from '../ingest/messages.ts'
import { kafkaOf, listeningLog } from '../ingest/workshop.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { untilCommitted } from '../support/kafka/produce.ts'
import { begin, ended, folder } from './earshot.ts'

const { CompressionCodecs, CompressionTypes } = kafkajs
const TOPIC = 'calls.transcripts'
const GOOD = 20
const LINE =
  /^Kafka holds a batch compressed with gzip that cannot be read: .*; have it sent again and move the group past it$/
const MEBIBYTE = 1024 * 1024

describeKafka(
  'a worker that meets a batch it cannot unfold',
  (cluster) => {
    const { log } = listeningLog()
    const data = folder()
    let kafka: kafkajs.Kafka
    let producer: kafkajs.Producer
    beforeEach(async () => {
      kafka = kafkaClient(kafkaOf(cluster().brokers), log)
      await ensureTopics(kafka, log)
      producer = kafka.producer()
      await producer.connect()
    })
    afterEach(() => producer.disconnect())

    const produce = (partition: number, values: Buffer[], compression?: kafkajs.CompressionTypes) =>
      producer.send({ topic: TOPIC, compression, messages: values.map((value) => ({ partition, value })) })
    const good = (from: number) => callMessages(from, GOOD).map(({ value }) => value)
    const start = (more: Record<string, string> = {}) =>
      begin(['worker'], { KAFKA_BROKERS: cluster().brokers.join(','), EARSHOT_DATA: join(data, 'store'), ...more })

    /** Where the group stands in a partition. */
    async function committed(partition: number): Promise<number> {
      const admin = kafka.admin()
      await admin.connect()
      const [found] = await admin.fetchOffsets({ groupId: 'earshot', topics: [TOPIC] })
      await admin.disconnect()
      return Number(found?.partitions.find((one) => one.partition === partition)?.offset)
    }

    /** It ends with one line; fetching batch by batch it stands at the one at fault, and moved past that it goes on. */
    async function endsAt(partition: number, offset: number): Promise<void> {
      for (const settings of [{}, { KAFKA_BATCH_BYTES: '1024' }] as Record<string, string>[]) {
        const { code, stderr } = await ended(start(settings))
        const log = stderr.trim().split('\n')
        expect(log.filter((line) => !line.startsWith('{'))).toEqual([expect.stringMatching(LINE)])
        expect(code).toBe(1)
      }
      expect(await committed(partition)).toBe(offset)
      const admin = kafka.admin()
      await admin.connect()
      const past = [{ partition, offset: String(offset + 1) }]
      await admin.setOffsets({ groupId: 'earshot', topic: TOPIC, partitions: past })
      await admin.disconnect()
      const worker = start()
      await untilCommitted(cluster().brokers, 'earshot', [TOPIC])
      worker.kill('SIGTERM')
      expect((await ended(worker)).code).toBe(0)
    }

    test('because it unfolds to more than a worker should hold, ends with its one line', async () => {
      await produce(0, good(0))
      await produce(0, [Buffer.alloc(130 * MEBIBYTE, ' ')], CompressionTypes.GZIP)
      await produce(0, good(100))
      await endsAt(0, GOOD)
    })

    test('because its disk was damaged, ends with its one line', async () => {
      await produce(1, good(200))
      await produce(1, [Buffer.from('a call '.repeat(1000))], CompressionTypes.GZIP)
      await produce(1, good(300))
      damage(join(cluster().logs[0] as string, `${TOPIC}-1`, '00000000000000000000.log'))
      await endsAt(1, GOOD)
    })

    test('is spared one that is broken when it is sent: brokers take none', async () => {
      const whole = CompressionCodecs[CompressionTypes.GZIP]
      CompressionCodecs[CompressionTypes.GZIP] = () => ({
        compress: async ({ buffer }: { buffer: Buffer }) => gzipSync(buffer).subarray(0, -20),
        decompress: async (buffer: Buffer) => buffer,
      })
      try {
        await expect(produce(2, good(400), CompressionTypes.GZIP)).rejects.toThrow()
      } finally {
        CompressionCodecs[CompressionTypes.GZIP] = whole
      }
    })
  },
  { brokers: 1 },
)

/** Turns bytes over in the middle of the only thing in a partition's file that gzip made. */
function damage(path: string): void {
  const at = readFileSync(path).indexOf(Buffer.from([0x1f, 0x8b, 0x08]))
  expect(at).toBeGreaterThan(0)
  writeSync(openSync(path, 'r+'), Buffer.alloc(8, 0xff), 0, 8, at + 12)
}
