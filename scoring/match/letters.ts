import { isLatin } from '../text/fold.ts'
import { BREAK, type Literal } from './phrase.ts'
import type { Alphabet } from './place.ts'

/** Numbers that are no letter of a literal: passed over, between two Latin words, another letter, another Latin one. */
export const PASSED_OVER = 0
export const BETWEEN = 1
export const OTHER = 2
const OTHER_LATIN = 3
const FIRST = 4

/**
 * Numbers for the letters of a form's literals, one table for all who listen in an alphabet: small enough to stay in the
 * cache, which a table for each would not. Those that begin literals most often have the lowest numbers.
 */
export class Letters {
  readonly alphabet: Alphabet
  /** Letter -> how many literals begin with it or have it second. */
  private readonly counts = new Map<number, number>()
  private made: { table: Uint16Array; numbers: ReadonlyMap<number, number>; latin: Uint8Array } | null = null

  constructor(alphabet: Alphabet) {
    this.alphabet = alphabet
  }

  /** Literals that will be listened for; all of them before the first is. */
  add(literals: readonly Literal[]): void {
    if (this.made) throw new TypeError('letters are numbered already')
    for (const literal of literals) {
      for (let i = 0; i < literal.length; i++) {
        if (literal[i] === BREAK) continue
        const letter = literal.charCodeAt(i)
        this.counts.set(letter, (this.counts.get(letter) ?? 0) + (i < 2 ? 1 : 0))
      }
    }
  }

  /** UTF-16 unit -> number. */
  get table(): Uint16Array {
    return this.numbered().table
  }

  /** 1 by number where it is a Latin letter's. */
  get latin(): Uint8Array {
    return this.numbered().latin
  }

  /** How many numbers there are. */
  get width(): number {
    return this.numbered().latin.length
  }

  /** The number of a unit of a literal. */
  numberOf(unit: number): number {
    return unit === BREAK_UNIT ? BETWEEN : (this.numbered().numbers.get(unit) as number)
  }

  private numbered() {
    this.made ??= number(this.counts, this.alphabet)
    return this.made
  }
}

const BREAK_UNIT = BREAK.charCodeAt(0)

function number(counts: ReadonlyMap<number, number>, alphabet: Alphabet) {
  const letters = [...counts].sort(([a, often], [b, other]) => other - often || a - b).map(([letter]) => letter)
  const numbers = new Map(letters.map((letter, i) => [letter, FIRST + i]))
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = alphabet[unit] as number
    if (letter !== 0) table[unit] = numbers.get(letter) ?? (isLatin(letter) ? OTHER_LATIN : OTHER)
  }
  const latin = new Uint8Array(FIRST + letters.length)
  latin[OTHER_LATIN] = 1
  for (const [letter, own] of numbers) if (isLatin(letter)) latin[own] = 1
  return { table, numbers, latin }
}
