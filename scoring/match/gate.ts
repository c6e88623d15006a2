import { BREAK, type Literal } from './phrase.ts'
import type { Alphabet } from './place.ts'

/**
 * The first look at every character: a window of the last few letters, and one bit for each such window that says
 * whether a literal may begin with it. All bits stay in the cache, what is passed over leaves the window as it is, and
 * what may have begun is then read by the trie; so two letters may share a class, at the cost of a look in vain.
 */
export interface Gate {
  /** UTF-16 unit -> class: 0 passed over, `OTHER` in no beginning. */
  classes: Uint16Array
  /** Bits of a class; a window has one class after the other, the last letter's lowest. */
  bits: number
  /** What of a number is a window. */
  mask: number
  /** One bit by window. */
  marked: Int32Array
  /** The beginnings, by their length in letters: as many letters as a window has, or all that a short literal has. */
  beginnings: readonly { length: number; mask: number; marked: Int32Array }[]
}

const OTHER = 1
const WINDOW_BITS = 20
/** So that a window has at least two letters. */
const MOST_BITS = WINDOW_BITS / 2

/** @param literals none of them empty, in the letters of the alphabet */
export function gateOf(literals: readonly Literal[], alphabet: Alphabet): Gate {
  const plain = literals.map((literal) => literal.replaceAll(BREAK, ''))
  const bits = bitsFor(new Set(plain.flatMap((literal) => [...literal.slice(0, MOST_LETTERS)])).size)
  const letters = Math.floor(WINDOW_BITS / bits)
  const classOf = classesOf(plain, letters, bits)
  const windows = new Map<number, Set<number>>()
  for (const literal of plain) {
    const length = Math.min(letters, literal.length)
    let window = 0
    for (let i = 0; i < length; i++) window = (window << bits) | (classOf.get(literal.charCodeAt(i)) as number)
    windows.set(length, (windows.get(length) ?? new Set()).add(window))
  }
  const mask = (length: number) => 2 ** (bits * length) - 1
  const marked = new Int32Array(2 ** (bits * letters - 5))
  for (const [length, own] of windows) {
    for (const window of own) {
      // Whatever stood before a beginning that is shorter than a window.
      for (let before = 0; before < 2 ** (bits * (letters - length)); before++)
        mark(marked, window | (before << (bits * length)))
    }
  }
  return {
    classes: tableOf(classOf, alphabet),
    bits,
    mask: mask(letters),
    marked,
    beginnings: [...windows]
      .sort(([a], [b]) => a - b)
      .map(([length, own]) => ({ length, mask: mask(length), marked: bitsOf(own, bits * length) })),
  }
}

/** Letters of a window where there are as few classes as in English. */
const MOST_LETTERS = 4

function bitsFor(letters: number): number {
  for (let bits = WINDOW_BITS / MOST_LETTERS; bits < MOST_BITS; bits++) if (letters + OTHER < 2 ** bits) return bits
  return MOST_BITS
}

/** Letters of beginnings -> class. */
function classesOf(literals: readonly string[], letters: number, bits: number): ReadonlyMap<number, number> {
  const classOf = new Map<number, number>()
  const room = 2 ** bits - OTHER - 1
  for (const literal of literals) {
    for (let i = 0; i < Math.min(letters, literal.length); i++) {
      const letter = literal.charCodeAt(i)
      if (!classOf.has(letter)) classOf.set(letter, OTHER + 1 + (classOf.size % room))
    }
  }
  return classOf
}

function tableOf(classOf: ReadonlyMap<number, number>, alphabet: Alphabet): Uint16Array {
  const classes = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = alphabet[unit] as number
    if (letter !== 0) classes[unit] = classOf.get(letter) ?? OTHER
  }
  return classes
}

function bitsOf(windows: ReadonlySet<number>, bits: number): Int32Array {
  const marked = new Int32Array(2 ** Math.max(0, bits - 5))
  for (const window of windows) mark(marked, window)
  return marked
}

/** Whether a window's bit is set. */
export const isMarked = (marked: Int32Array, window: number): boolean =>
  (((marked[window >>> 5] as number) >>> (window & 31)) & 1) === 1

function mark(marked: Int32Array, window: number): void {
  marked[window >>> 5] = (marked[window >>> 5] as number) | (1 << (window & 31))
}
