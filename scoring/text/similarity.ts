import { type Key, type Tokens, tokens } from './words.ts'

/** The stretch of a text most like a script: offsets into the text, similarity 0 to 1. */
export interface Window {
  start: number
  end: number
  similarity: number
}

/** A script ready for comparison: its tokens numbered from 1, and how often each and each neighbouring pair occurs. */
export interface Script {
  length: number
  numbers: ReadonlyMap<Key, number>
  /** Numbers there are, with 0 for what the script does not have. */
  width: number
  singles: Uint16Array
  /** By `first * width + second`. */
  pairs: Uint16Array
  /** Room to count a window in. */
  window: { single: Uint16Array; pair: Uint16Array }
}

export function script(text: string): Script {
  const { keys } = tokens(text)
  const numbers = new Map<Key, number>()
  for (const key of keys) if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
  const width = numbers.size + 1
  const singles = new Uint16Array(width)
  const pairs = new Uint16Array(width * width)
  let before = 0
  for (const key of keys) {
    const own = numbers.get(key) as number
    add(singles, own, 1)
    if (before !== 0) add(pairs, before * width + own, 1)
    before = own
  }
  const window = { single: new Uint16Array(width), pair: new Uint16Array(width * width) }
  return { length: keys.length, numbers, width, singles, pairs, window }
}

const scripts = new Map<string, Script>()
const MOST_SCRIPTS = 10_000

/** A script that is wanted of many calls, made once. */
export function scriptOf(text: string): Script {
  const known = scripts.get(text)
  if (known) return known
  if (scripts.size > MOST_SCRIPTS) scripts.clear()
  const made = script(text)
  scripts.set(text, made)
  return made
}

/**
 * Best window of a text against a script: Dice's coefficient over single tokens and neighbouring pairs (characters and
 * bigrams in Chinese, stems and stem pairs in English), windows as long as the script. Null where they share nothing, or
 * are seen to be less alike than that at a glance.
 */
export function bestWindow({ keys, starts, ends }: Tokens, wanted: Script, atLeast = 0): Window | null {
  const size = Math.min(wanted.length, keys.length)
  const { numbers, width, singles, pairs } = wanted
  const total = 2 * wanted.length - 1 + 2 * size - 1
  let shared = 0
  const text = keys.map((key) => {
    const own = numbers.get(key) ?? 0
    if (own !== 0) shared++
    return own
  })
  // So many singles, and no more than one pair fewer: what is shared stands in some window.
  if (shared === 0 || (2 * (2 * Math.min(shared, size) - 1)) / total < atLeast) return null
  const { single, pair } = wanted.window
  single.fill(0)
  pair.fill(0)
  let common = 0
  let best = 0
  let most = 0
  for (let last = 0; last < text.length; last++) {
    const first = last - size + 1
    const own = text[last] as number
    if (own !== 0) {
      if (add(single, own, 1) <= (singles[own] as number)) common++
      const before = last > 0 ? (text[last - 1] as number) : 0
      const both = before * width + own
      if (before !== 0 && add(pair, both, 1) <= (pairs[both] as number)) common++
    }
    if (first < 0) continue
    if (common > most) {
      most = common
      best = first
    }
    const leaving = text[first] as number
    if (leaving === 0) continue
    if (add(single, leaving, -1) < (singles[leaving] as number)) common--
    const next = size > 1 ? (text[first + 1] as number) : 0
    const both = leaving * width + next
    if (next !== 0 && add(pair, both, -1) < (pairs[both] as number)) common--
  }
  return { start: starts[best] as number, end: ends[best + size - 1] as number, similarity: (2 * most) / total }
}

/** The new count. */
function add(counts: Uint16Array, at: number, by: 1 | -1): number {
  const count = (counts[at] as number) + by
  counts[at] = count
  return count
}
