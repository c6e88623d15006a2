import { FOLD, isLatin, SEPARATES } from './fold.ts'

/**
 * What texts are about in 64 bits each, read in one pass without taking them apart: by it most that cannot be alike are
 * told apart. Tokens are those of `stretch.ts`; each sets the bit of its class, a character's or a word's first two
 * letters, which no stemmer changes.
 */
export class Gists {
  /** Tokens of each text. */
  readonly lengths: Int32Array
  private readonly low: Int32Array
  private readonly high: Int32Array
  private readonly counts: Int32Array

  /** @param most how many texts there will be */
  constructor(most: number) {
    this.lengths = new Int32Array(most)
    this.low = new Int32Array(most)
    this.high = new Int32Array(most)
    this.counts = new Int32Array(most)
  }

  /** As though that text had no tokens. */
  skip(at: number): void {
    this.lengths[at] = this.low[at] = this.high[at] = this.counts[at] = 0
  }

  /** How often this was asked of a text since it was read. */
  count(at: number): number {
    const count = (this.counts[at] as number) + 1
    this.counts[at] = count
    return count
  }

  /** Reads a text as the one of that number. */
  read(at: number, text: string): void {
    let length = 0
    let low = 0
    let high = 0
    // Of a Latin word: its letters so far, whether all are digits, the class of the first two, and the digits' bits.
    let letters = 0
    let figures = true
    let begins = 0
    let lowFigures = 0
    let highFigures = 0
    for (let i = 0; i <= text.length; i++) {
      const unit = i < text.length ? text.charCodeAt(i) : SPACE
      const letter = FOLD[unit] as number
      if (letter === 0 && SEPARATES[unit] === 0) continue
      if (letter !== 0 && isLatin(letter)) {
        if (letters < 2) begins = begins * 0x80 + letter
        letters++
        if (letter > NINE) figures = false
        else if (figures) {
          const bit = bitOf(letter)
          if (bit < 32) lowFigures |= 1 << bit
          else highFigures |= 1 << bit
        }
        continue
      }
      if (letters > 0) {
        if (figures) {
          length += letters
          low |= lowFigures
          high |= highFigures
        } else {
          length++
          const bit = bitOf(begins)
          if (bit < 32) low |= 1 << bit
          else high |= 1 << bit
        }
        letters = begins = lowFigures = highFigures = 0
        figures = true
      }
      if (letter === 0) continue
      length++
      const bit = bitOf(letter)
      if (bit < 32) low |= 1 << bit
      else high |= 1 << bit
    }
    this.lengths[at] = length
    this.low[at] = low
    this.high[at] = high
    this.counts[at] = 0
  }

  /** False only where the likeness of two texts is less. Each token that the longer lacks takes a single and a pair. */
  mayBe(likeness: number, a: number, b: number): boolean {
    const { lengths, low, high } = this
    const [short, long] = (lengths[a] as number) <= (lengths[b] as number) ? [a, b] : [b, a]
    const lacking =
      ones((low[short] as number) & ~(low[long] as number)) + ones((high[short] as number) & ~(high[long] as number))
    return 2 * lacking <= (1 - likeness) * (2 * (lengths[short] as number) - 1) + SLACK
  }
}

const SPACE = 0x20
const NINE = 0x39
/** Fractions are not exact. */
const SLACK = 1e-9

/** 0 to 63. */
const bitOf = (letter: number): number => Math.imul(letter, 0x9e3779b1) >>> 26

/** How many bits are set. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
