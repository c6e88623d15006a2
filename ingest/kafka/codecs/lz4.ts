import { decompressBlock } from 'lz4js'

const MAGIC = 0x184d2204
const BLOCK_BYTES: Record<number, number> = { 4: 64 * 1024, 5: 256 * 1024, 6: 1024 * 1024, 7: 4 * 1024 * 1024 }
const STORED = 0x80000000

/**
 * A frame of LZ4. Its blocks are walked here, because lz4js takes checksums of blocks for data and a frame that was cut
 * off for a whole one. Checksums are passed over: the broker has checked the batch around them.
 * @throws Error where it is broken, or longer than `most` bytes.
 */
export function readLz4(bytes: Buffer, most: number): Buffer {
  const { at: first, blockBytes, checksum } = header(bytes)
  const blocks = [...walk(bytes, first, checksum)]
  const target = Buffer.alloc(Math.min(most, lengthOf(blocks, blockBytes)))
  let end = 0
  for (const { from, length, stored } of blocks) {
    if (stored) end += bytes.copy(target, end, from, from + length) === length ? length : Number.POSITIVE_INFINITY
    else end = decompressBlock(bytes, target, from, length, end)
    if (!(end <= target.length)) throw new Error(`it is longer than ${target.length} bytes`)
  }
  return target.subarray(0, end)
}

interface Block {
  from: number
  length: number
  /** As it is, because it would not get shorter. */
  stored: boolean
}

function header(bytes: Buffer): { at: number; blockBytes: number; checksum: boolean } {
  const flags = bytes.length < 7 ? 0 : bytes.readUInt8(4)
  if (bytes.length < 7 || bytes.readUInt32LE(0) !== MAGIC || flags >> 6 !== 1)
    throw new Error('it does not begin as LZ4')
  const blockBytes = BLOCK_BYTES[(bytes.readUInt8(5) >> 4) & 7]
  if (blockBytes === undefined) throw new Error('it names a size of blocks that LZ4 does not have')
  const [sized, withDictionary] = [(flags & 0x08) !== 0, (flags & 0x01) !== 0]
  return { at: 7 + (sized ? 8 : 0) + (withDictionary ? 4 : 0), blockBytes, checksum: (flags & 0x10) !== 0 }
}

function* walk(bytes: Buffer, first: number, checksum: boolean): Generator<Block> {
  for (let at = first; ; ) {
    if (at + 4 > bytes.length) throw new Error('it ends before its last block')
    const word = bytes.readUInt32LE(at)
    if (word === 0) return
    const [from, length, stored] = [at + 4, word % STORED, word >= STORED]
    at = from + length + (checksum ? 4 : 0)
    if (at > bytes.length) throw new Error('it ends in the middle of a block')
    yield { from, length, stored }
  }
}

const lengthOf = (blocks: Block[], blockBytes: number): number =>
  blocks.reduce((sum, { length, stored }) => sum + (stored ? length : blockBytes), 0)
