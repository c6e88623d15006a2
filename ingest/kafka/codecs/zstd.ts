import { Decompress } from 'fzstd'

const MAGIC = 0xfd2fb528

/** @throws Error where it is broken, or longer than `most` bytes. */
export function readZstd(bytes: Buffer, most: number): Buffer {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== MAGIC) throw new Error('it does not begin as Zstandard')
  if (windowOf(bytes) > most) throw new Error(`it needs a window of more than ${most} bytes`)
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Decompress((part) => {
    length += part.length
    if (length > most) throw new Error(`it is longer than ${most} bytes`)
    parts.push(part)
  })
  stream.push(bytes, true)
  return Buffer.concat(parts)
}

/** Bytes that reading it takes at once, as its header says; a frame that is one segment says its length there instead. */
function windowOf(bytes: Buffer): number {
  const flags = bytes.readUInt8(4)
  const descriptor = bytes.readUInt8(5)
  const base = 2 ** (10 + (descriptor >> 3))
  if ((flags & 0x20) === 0) return base + (base / 8) * (descriptor & 7)
  const at = 5 + ([0, 1, 2, 4][flags & 3] as number)
  const size = [1, 2, 4, 8][flags >> 6] as number
  if (bytes.length < at + size) throw new Error('it ends in its header')
  return size === 8 ? Number(bytes.readBigUInt64LE(at)) : bytes.readUIntLE(at, size)
}
