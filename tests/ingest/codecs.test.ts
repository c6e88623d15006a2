import { gzipSync } from 'node:zlib'
import kafkajs from 'kafkajs'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerCodecs, UNFOLDED_BYTES } from '../../ingest/kafka/codecs/index.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produceAsJava } from '../support/kafka/java/produce.ts'
import { untilCommitted } from '../support/kafka/produce.ts'
import { callMessages } from './messages.ts'
import { countedCalls, kafkaOf, ledgerOf, workshop } from './workshop.ts'

const { CompressionCodecs, CompressionTypes, logLevel } = kafkajs
const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
const CALLS = 400

describeKafka('messages as a Java producer compresses them', (cluster) => {
  test('are read, whichever compression they come in', async () => {
    const shop = await workshop()
    try {
      // Opening makes the topics.
      const ingest = await shop.open({ kafka: kafkaOf(cluster().brokers) })
      const messages = CODECS.flatMap((compression, index) =>
        callMessages(index * CALLS, CALLS).map((message) => ({ ...message, compression })),
      )
      await produceAsJava(cluster().brokers, messages)
      await ingest.consume()
      await untilCommitted(cluster().brokers, 'earshot', ['calls.transcripts', 'tickets.events'])
      await ingest.close()
      expect(await countedCalls(shop.store)).toBe(messages.length)
      expect(await ledgerOf(shop.store.queries)).toEqual({ stored: messages.length })
    } finally {
      await shop.close()
    }
  })

  test('what Earshot does not write is said clearly', async () => {
    registerCodecs()
    const kafka = new kafkajs.Kafka({ brokers: cluster().brokers, logLevel: logLevel.NOTHING, retry: { retries: 0 } })
    const producer = kafka.producer()
    await producer.connect()
    const messages = [{ value: 'x' }]
    const sending = producer.send({ topic: 'calls.transcripts', messages, compression: CompressionTypes.ZSTD })
    await expect(sending).rejects.toThrow('Earshot reads zstd and does not write it; use gzip or no compression')
    await producer.disconnect()
  })
})

describe('a batch that is broken', () => {
  beforeAll(registerCodecs)
  const read = (type: keyof typeof CompressionCodecs, bytes: Buffer): Promise<Buffer> =>
    CompressionCodecs[type]().decompress(bytes)
  const text = Buffer.from('a call, a call, a call, a call, and another call '.repeat(40))

  const GOOD: [string, keyof typeof CompressionCodecs, Buffer][] = [
    ['gzip', CompressionTypes.GZIP, gzipSync(text)],
    ['snappy', CompressionTypes.Snappy, snappyBlock(text)],
    ['snappy as Java frames it', CompressionTypes.Snappy, xerial(snappyBlock(text))],
    ['lz4', CompressionTypes.LZ4, lz4Frame(text, false)],
    ['lz4 with checksums of blocks', CompressionTypes.LZ4, lz4Frame(text, true)],
    ['zstd', CompressionTypes.ZSTD, zstdFrame(text)],
  ]

  test.each(GOOD)('%s: whole it is read', async (_name, type, bytes) => {
    expect((await read(type, bytes)).equals(text)).toBe(true)
  })

  test.each(GOOD)('%s: cut off anywhere it ends in an error, never in other bytes', async (_name, type, bytes) => {
    for (let end = 0; end < bytes.length - 8; end += 7) {
      await expect(read(type, bytes.subarray(0, end))).rejects.toThrow(/^Kafka holds a batch compressed with \w+ that/)
    }
  })

  test.each(GOOD)('%s: changed anywhere it ends, one way or the other', async (_name, type, bytes) => {
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 0xff
      await read(type, changed).catch((error) => expect(error).toMatchObject({ retriable: false }))
    }
  })

  test.each<[string, keyof typeof CompressionCodecs, Buffer]>([
    ['gzip', CompressionTypes.GZIP, gzipSync(Buffer.alloc(UNFOLDED_BYTES + 1))],
    ['snappy', CompressionTypes.Snappy, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x07, 0])],
    ['lz4', CompressionTypes.LZ4, lz4Bomb()],
    ['zstd window', CompressionTypes.ZSTD, Buffer.from('28b52ffd00f8010000', 'hex')],
    ['zstd length', CompressionTypes.ZSTD, Buffer.from('28b52ffda0ffffffff010000', 'hex')],
    ['zstd', CompressionTypes.ZSTD, zstdBomb()],
  ])('%s: one that unfolds to more than memory has is refused', async (_name, type, bytes) => {
    await expect(read(type, bytes)).rejects.toThrow(/that cannot be read: /)
  })
})

/** Literals only, as any compressor may send what does not get shorter. */
function snappyBlock(bytes: Buffer): Buffer {
  const length = Buffer.from([(bytes.length & 0x7f) | 0x80, bytes.length >> 7])
  return Buffer.concat([length, Buffer.from([61 << 2, (bytes.length - 1) & 0xff, (bytes.length - 1) >> 8]), bytes])
}

function xerial(block: Buffer): Buffer {
  const header = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeInt32BE(block.length, 16)
  return Buffer.concat([header, block])
}

/** One stored block. */
function lz4Frame(bytes: Buffer, checksum: boolean): Buffer {
  const header = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60 | (checksum ? 0x10 : 0), 0x40, 0, 0, 0, 0, 0])
  header.writeUInt32LE(0x80000000 + bytes.length, 7)
  return Buffer.concat([header, bytes, Buffer.alloc(checksum ? 8 : 4)])
}

/** Blocks of one byte each, repeated a million times. */
function lz4Bomb(): Buffer {
  const block = Buffer.concat([Buffer.from([0x1f, 0x61, 1, 0]), Buffer.alloc(16_000, 0xff), Buffer.from([0])])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(block.length)
  const header = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x70, 0])
  return Buffer.concat([header, ...Array.from({ length: 60 }, () => [length, block]).flat(), Buffer.alloc(4)])
}

/** One raw block in a frame that says its length. */
function zstdFrame(bytes: Buffer): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0])
  header.writeUInt32LE(bytes.length, 5)
  return Buffer.concat([header, zstdBlock(0, bytes.length, true), bytes])
}

/** Blocks of one byte repeated, each to the most a block may hold. */
function zstdBomb(): Buffer {
  const block = Buffer.concat([zstdBlock(1, 128 * 1024, false), Buffer.from('a')])
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]), ...Array.from({ length: 1100 }, () => block)])
}

function zstdBlock(type: 0 | 1, length: number, last: boolean): Buffer {
  const header = Buffer.alloc(3)
  header.writeUIntLE((length << 3) | (type << 1) | (last ? 1 : 0), 0, 3)
  return header
}
