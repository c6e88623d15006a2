import { type Token, tokens } from './words.ts'

/** The stretch of a text most like a script: offsets into the text, similarity 0 to 1. */
export interface Window {
  start: number
  end: number
  similarity: number
}

/** A script ready for comparison: its features, each with how often it occurs. */
export interface Script {
  length: number
  features: ReadonlyMap<string, number>
  total: number
}

export function script(text: string): Script {
  const words = tokens(text)
  const features = new Map<string, number>()
  let total = 0
  for (let i = 0; i < words.length; i++) {
    for (const feature of featuresAt(words, i)) {
      features.set(feature, (features.get(feature) ?? 0) + 1)
      total++
    }
  }
  return { length: words.length, features, total }
}

/**
 * Best window of a text against a script: Dice's coefficient over single tokens and neighbouring pairs (characters and
 * bigrams in Chinese, stems and stem pairs in English), windows as long as the script. Null where they share nothing.
 */
export function bestWindow(words: readonly Token[], wanted: Script): Window | null {
  const size = Math.min(wanted.length, words.length)
  if (size === 0) return null
  const have = new Map<string, number>()
  let common = 0
  const change = (feature: string, by: 1 | -1) => {
    const want = wanted.features.get(feature)
    if (want === undefined) return
    const before = have.get(feature) ?? 0
    have.set(feature, before + by)
    if (by === 1 ? before < want : before <= want) common += by
  }
  let best: Window | null = null
  for (let last = 0; last < words.length; last++) {
    for (const feature of featuresAt(words, last, Math.max(0, last - size + 1))) change(feature, 1)
    const first = last - size + 1
    if (first < 0) continue
    const similarity = (2 * common) / (wanted.total + 2 * size - 1)
    if (common > 0 && (best === null || similarity > best.similarity)) {
      best = { start: (words[first] as Token).start, end: (words[last] as Token).end, similarity }
    }
    for (const feature of leavingAt(words, first)) change(feature, -1)
  }
  return best
}

/** The token at `i`, and its pair with the one before where that lies in the window. */
function featuresAt(words: readonly Token[], i: number, from = 0): string[] {
  const own = (words[i] as Token).key
  return i > from ? [own, `${(words[i - 1] as Token).key}\u0000${own}`] : [own]
}

/** What goes when the window's first token does: it, and its pair with the next. */
function leavingAt(words: readonly Token[], first: number): string[] {
  const own = (words[first] as Token).key
  const next = words[first + 1]
  return next ? [own, `${own}\u0000${next.key}`] : [own]
}
