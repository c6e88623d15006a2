import type { Letters } from './letters.ts'
import { BREAK, type Literal } from './phrase.ts'

/**
 * The first look at every character: a window of the last few letters, and one bit for each such window that says
 * whether a literal may begin with it. All bits stay in the cache, what is passed over leaves the window as it is, and
 * what may have begun is then read by the trie; so two letters may share a class, at the cost of a look in vain.
 */
export interface Gate {
  /** A letter's class is its number cut to so many bits; a window has one class after the other, the last one lowest. */
  bits: number
  cut: number
  /** What of a number is a window. */
  mask: number
  /** One bit by window. */
  marked: Int32Array
  /** The beginnings, by their length in letters: as many letters as a window has, or all that a short literal has. */
  beginnings: readonly { length: number; mask: number; marked: Int32Array }[]
}

const WINDOW_BITS = 20
/** So that a window has at least two letters, and four where there are as few as in English. */
const MOST_BITS = WINDOW_BITS / 2
const LEAST_BITS = WINDOW_BITS / 4

/** @param literals none of them empty */
export function gateOf(literals: readonly Literal[], letters: Letters): Gate {
  const plain = literals.map((literal) => literal.replaceAll(BREAK, ''))
  const bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, Math.ceil(Math.log2(letters.width))))
  const cut = 2 ** bits - 1
  const size = Math.floor(WINDOW_BITS / bits)
  const windows = new Map<number, Set<number>>()
  for (const literal of plain) {
    const length = Math.min(size, literal.length)
    let window = 0
    for (let i = 0; i < length; i++) window = (window << bits) | (letters.numberOf(literal.charCodeAt(i)) & cut)
    windows.set(length, (windows.get(length) ?? new Set()).add(window))
  }
  const mask = (length: number) => 2 ** (bits * length) - 1
  const marked = new Int32Array(2 ** (bits * size - 5))
  for (const [length, own] of windows) {
    for (const window of own) {
      // Whatever stood before a beginning that is shorter than a window.
      for (let before = 0; before < 2 ** (bits * (size - length)); before++)
        mark(marked, window | (before << (bits * length)))
    }
  }
  return {
    bits,
    cut,
    mask: mask(size),
    marked,
    beginnings: [...windows]
      .sort(([a], [b]) => a - b)
      .map(([length, own]) => ({ length, mask: mask(length), marked: bitsOf(own, bits * length) })),
  }
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
