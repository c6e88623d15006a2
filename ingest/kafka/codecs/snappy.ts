import { uncompress } from 'snappyjs'

/** Java producers frame their blocks as snappy-java ("xerial") does; librdkafka and others send one bare block. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])
/** Magic, version, lowest compatible version. */
const HEADER_BYTES = 16

/** @throws Error where it is broken, or longer than `most` bytes. */
export function readSnappy(bytes: Buffer, most: number): Buffer {
  if (!bytes.subarray(0, XERIAL.length).equals(XERIAL)) return block(bytes, most)
  const blocks: Buffer[] = []
  let left = most
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const [from, length] = [at + 4, at + 4 <= bytes.length ? bytes.readInt32BE(at) : -1]
    at = from + length
    if (length < 0 || at > bytes.length) throw new Error('it ends in the middle of a block')
    const found = block(bytes.subarray(from, at), left)
    left -= found.length
    blocks.push(found)
  }
  if (blocks.length === 0) throw new Error('it ends before its first block')
  return Buffer.concat(blocks)
}

const block = (bytes: Buffer, most: number): Buffer => uncompress(bytes, most) as Buffer
