import { isLatin } from '../text/fold.ts'
import { BREAK_UNIT, type Node, type Part } from './part.ts'
import type { Alphabet } from './place.ts'

/** Numbers that are no letter of a phrase: passed over, between two Latin words, another letter, another Latin one. */
export const PASSED_OVER = 0
export const BETWEEN = 1
export const OTHER = 2
const OTHER_LATIN = 3
const FIRST = 4

/** Numbers for the letters of phrases: few and close together, so that tables by letter stay in the cache. */
export class Letters {
  readonly alphabet: Alphabet
  private readonly known = new Set<number>()
  private readonly seen = new Set<Node>()
  private made: Numbered | null = null

  constructor(alphabet: Alphabet) {
    this.alphabet = alphabet
  }

  /** Parts that will be looked for; all of them before the first is. */
  add(parts: readonly Part[]): void {
    if (this.made) throw new TypeError('letters are numbered already')
    for (const { start } of parts) this.walk(start)
  }

  private walk(node: Node): void {
    if (this.seen.has(node)) return
    this.seen.add(node)
    for (const { unit, to } of node.edges) {
      this.known.add(unit)
      this.walk(to)
    }
  }

  get numbered(): Numbered {
    this.made ??= numbered(this.known, this.alphabet)
    return this.made
  }
}

export interface Numbered {
  /** UTF-16 unit of a text -> number. */
  table: Uint16Array
  /** 1 by number where it is a Latin letter's. */
  latin: Uint8Array
  /** How many numbers there are. */
  width: number
  /** The number of a unit of a part. */
  numberOf(unit: number): number
}

function numbered(known: ReadonlySet<number>, alphabet: Alphabet): Numbered {
  const letters = [...known].filter((letter) => letter !== BREAK_UNIT)
  const numbers = new Map(letters.map((letter, i) => [letter, FIRST + i]))
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = alphabet[unit] as number
    if (letter !== 0) table[unit] = numbers.get(letter) ?? (isLatin(letter) ? OTHER_LATIN : OTHER)
  }
  const latin = new Uint8Array(FIRST + letters.length)
  latin[OTHER_LATIN] = 1
  for (const [letter, own] of numbers) if (isLatin(letter)) latin[own] = 1
  numbers.set(BREAK_UNIT, BETWEEN)
  return { table, latin, width: latin.length, numberOf: (unit) => numbers.get(unit) as number }
}
