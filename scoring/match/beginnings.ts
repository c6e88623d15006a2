import type { Numbered } from './letters.ts'
import type { Part } from './part.ts'

/** Bits for each pair of letters, so that few share one, and all stay at hand. */
const ROOM = 16

/**
 * A first look at a place, by the letter there and the one after it, so that most places are passed over without reading
 * on. It may see a beginning where there is none, never the other way round.
 */
export class Beginnings {
  private readonly width: number
  /** By letter: 1 where one is a part by itself, and may be followed by any. */
  private readonly alone: Uint8Array
  /** One of two letters has a bit, at a place worked out from both. */
  private readonly bits: Uint8Array
  private readonly shift: number

  constructor(parts: readonly Part[], { width, numberOf }: Numbered) {
    this.width = width
    this.alone = new Uint8Array(width)
    const pairs = new Set<number>()
    for (const { start } of parts) {
      for (const { unit, to } of start.edges) {
        const first = numberOf(unit)
        if (to.ends) this.alone[first] = 1
        for (const edge of to.edges) pairs.add(first * width + numberOf(edge.unit))
      }
    }
    const size = Math.max(10, Math.ceil(Math.log2(ROOM * pairs.size + 1)))
    this.shift = 32 - size
    this.bits = new Uint8Array(2 ** size / 8)
    for (const pair of pairs) {
      const bit = this.bitOf(pair)
      this.bits[bit >> 3] = (this.bits[bit >> 3] as number) | (1 << (bit & 7))
    }
  }

  /** Whether a part may begin with two letters, given by their numbers. */
  has(first: number, second: number): boolean {
    if (this.alone[first] === 1) return true
    const bit = this.bitOf(first * this.width + second)
    return (((this.bits[bit >> 3] as number) >> (bit & 7)) & 1) === 1
  }

  /** Multiplicative hashing (Fibonacci). */
  private bitOf(pair: number): number {
    return Math.imul(pair, 0x9e3779b1) >>> this.shift
  }
}
