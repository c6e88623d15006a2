import { promisify } from 'node:util'
import { gzip, unzip } from 'node:zlib'
import kafkajs from 'kafkajs'
import { UnreadableBatch } from '../errors.ts'
import { readLz4 } from './lz4.ts'
import { readSnappy } from './snappy.ts'
import { readZstd } from './zstd.ts'

const { CompressionCodecs, CompressionTypes } = kafkajs

/**
 * A batch may unfold to no more than this. Producers bound theirs by a few megabytes before compression; one that
 * unfolds to more would cost more memory than a worker should have.
 */
export const UNFOLDED_BYTES = 128 * 1024 * 1024

type Read = (bytes: Buffer, most: number) => Buffer | Promise<Buffer>

const zip = promisify(gzip)
const unzipped = promisify<Buffer, object, Buffer>(unzip)

/** Lets kafkajs read every compression that Kafka knows; what we write goes as gzip, or as it is. */
export function registerCodecs(): void {
  CompressionCodecs[CompressionTypes.GZIP] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => zip(buffer),
    decompress: guarded('gzip', (bytes, maxOutputLength) => unzipped(bytes, { maxOutputLength })),
  })
  readOnly(CompressionTypes.Snappy, 'snappy', readSnappy)
  readOnly(CompressionTypes.LZ4, 'lz4', readLz4)
  readOnly(CompressionTypes.ZSTD, 'zstd', readZstd)
}

function readOnly(type: keyof typeof CompressionCodecs, name: string, read: Read): void {
  CompressionCodecs[type] = () => ({
    compress: async () => {
      throw new Error(`Earshot reads ${name} and does not write it; use gzip or no compression`)
    },
    decompress: guarded(name, read),
  })
}

const guarded = (name: string, read: Read) => async (bytes: Buffer) => {
  try {
    return await read(bytes, UNFOLDED_BYTES)
  } catch (error) {
    throw new UnreadableBatch(name, (error as Error).message)
  }
}
