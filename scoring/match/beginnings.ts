import type { Numbered } from './letters.ts'
import type { Part } from './part.ts'

/**
 * A first look at a place: one bit for each letter that begins a part and the one after it, so that most places are
 * passed over without reading on.
 */
export class Beginnings {
  private readonly width: number
  private readonly bits: Uint8Array

  constructor(parts: readonly Part[], { width, numberOf }: Numbered) {
    this.width = width
    this.bits = new Uint8Array((width * width + 7) >> 3)
    for (const { start } of parts) {
      for (const { unit, to } of start.edges) {
        const first = numberOf(unit) * width
        // A letter that is a part by itself may be followed by any.
        if (to.ends) for (let second = 0; second < width; second++) this.set(first + second)
        for (const edge of to.edges) this.set(first + numberOf(edge.unit))
      }
    }
  }

  private set(bit: number): void {
    this.bits[bit >> 3] = (this.bits[bit >> 3] as number) | (1 << (bit & 7))
  }

  /** Whether a part may begin with two letters, given by their numbers. */
  has(first: number, second: number): boolean {
    const bit = first * this.width + second
    return (((this.bits[bit >> 3] as number) >> (bit & 7)) & 1) === 1
  }
}
