import { createHash, type Hash } from 'node:crypto'

/** Longest line that is held in memory whole: far above what is accepted, so that most refused lines keep their bytes. */
export const KEPT_LINE_BYTES = 32 * 1024 * 1024

/** One line without its end (`\n` or `\r\n`), numbered from 1. A longer one than was to be kept is only measured. */
export type Line = { number: number; bytes: Buffer } | { number: number; bytes: null; length: number; sha256: string }

const LF = 0x0a
const CR = 0x0d

/**
 * The lines of a file or stream, byte for byte; blank ones are left out but counted.
 *
 * Memory is bounded by `keep`: a line above it is read past, counted and hashed, never cut. Half a message would be
 * worse than none, and the sender still has the file: line number, length and hash say which line it was.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  keep = KEPT_LINE_BYTES,
): AsyncGenerator<Line> {
  let number = 1
  let line = new Gathering(keep)
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let from = 0
    for (let end = buffer.indexOf(LF); end !== -1; end = buffer.indexOf(LF, from)) {
      line.add(buffer.subarray(from, end))
      yield* line.finish(number++)
      line = new Gathering(keep)
      from = end + 1
    }
    line.add(buffer.subarray(from))
  }
  yield* line.finish(number)
}

/** The pieces of the line being read. */
class Gathering {
  private pieces: Buffer[] = []
  private length = 0
  private hash: Hash | undefined
  private readonly keep: number

  constructor(keep: number) {
    this.keep = keep
  }

  add(piece: Buffer): void {
    this.length += piece.length
    if (this.hash) this.hash.update(piece)
    else {
      this.pieces.push(piece)
      if (this.length > this.keep) this.startMeasuring()
    }
  }

  private startMeasuring(): void {
    this.hash = createHash('sha256')
    for (const piece of this.pieces) this.hash.update(piece)
    this.pieces = []
  }

  *finish(number: number): Generator<Line> {
    if (this.hash) {
      yield { number, bytes: null, length: this.length, sha256: this.hash.digest('hex') }
      return
    }
    const whole = this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces)
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole
    if (!isBlank(bytes)) yield { number, bytes }
  }
}

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === CR)
