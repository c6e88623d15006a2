import { FOLD, isLatin, SEPARATES } from '../../text/fold.ts'
import { KIND, type Lexicon, lexicon, UNIT } from './lexicon.ts'

/** A word that says how somebody feels, with what makes it stronger or turns it round. */
export interface Feeling {
  /** What it says, not 0; as it is weighed in its turn. */
  value: number
  /** Offsets into the text. */
  start: number
  end: number
}

/** A turn says no more than this, and no less than its opposite. */
const MOST = 5
/** What a "not" makes of something good, and of something bad: "not good" is bad, "not bad" only a little good. */
const NOT_GOOD = -0.75
const NOT_BAD = -0.25
/** How much is left of what stands before a "but". */
const BEFORE_BUT = 0.5
/** So many words may stand between a "not" and something bad, and a degree and its word; and so many characters. */
const NEAR = { latin: { bad: 1, degree: 1 }, other: { bad: 0, degree: 2 } } as const

const NONE: readonly Feeling[] = []

const USUAL = 256

const COLUMNS = ['node', 'start', 'end', 'from', 'to', 'clause', 'latin'] as const

/** The entries found in a text, one after the other. */
class Entries {
  count = 0
  node = new Int32Array(USUAL)
  /** Offsets into the text. */
  start = new Int32Array(USUAL)
  end = new Int32Array(USUAL)
  /** Words and characters before it, and up to its end. */
  from = new Int32Array(USUAL)
  to = new Int32Array(USUAL)
  clause = new Int32Array(USUAL)
  latin = new Int32Array(USUAL)

  /** Twice the room. */
  grow(): void {
    for (const column of COLUMNS) {
      const more = new Int32Array(2 * this[column].length)
      more.set(this[column])
      this[column] = more
    }
  }
}

/** Kept and used again, as long as it is small. */
let found = new Entries()
/** By clause, whether it asks. */
let asks: boolean[] = []

/** −5 to 5, in hundredths; 0 where nothing is said of a feeling. */
export function scoreOf(feelings: readonly Feeling[]): number {
  let sum = 0
  for (const { value } of feelings) sum += value
  return Math.round(Math.max(-MOST, Math.min(MOST, sum)) * 100) / 100 + 0
}

/** The words of feeling of a text, in order. */
export function feelingsIn(text: string): readonly Feeling[] {
  const words = lexicon()
  const feelings = readEntries(text, words) ? weighAll(words) : NONE
  if (found.node.length > USUAL) found = new Entries()
  if (asks.length > USUAL) asks = []
  return feelings
}

function weighAll(words: Lexicon): readonly Feeling[] {
  let but = -1
  for (let i = 0; i < found.count; i++) if (kindAt(i, words) === KIND.contrast) but = i
  const feelings: Feeling[] = []
  for (let i = 0; i < found.count; i++) {
    if (kindAt(i, words) !== KIND.feeling) continue
    const feeling = weigh(i, words)
    if (feeling.value > 0 && asks[found.clause[i] as number]) continue
    if (i < but) feeling.value *= BEFORE_BUT
    feelings.push(feeling)
  }
  return feelings
}

const kindAt = (i: number, { kinds }: Lexicon): number => kinds[found.node[i] as number] as number

/** Whether there is a word of feeling among the entries. */
function readEntries(text: string, words: Lexicon): boolean {
  const { units } = words
  found.count = 0
  let feels = false
  let clause = 0
  asks[0] = false
  let begun = false
  let at = 0
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i)
    const what = units[unit] as number
    if (what <= UNIT.clauseEnd) {
      if (what === UNIT.clauseEnd) {
        if (unit === 0x3f || unit === 0xff1f) asks[clause] = true
        asks[++clause] = false
        begun = false
      }
      i++
      continue
    }
    let node = what === UNIT.idle ? 0 : words.longest(text, i)
    if (node === 0) {
      i = what === UNIT.latin ? wordEnd(text, i) : i + 1
      at++
      begun = true
      continue
    }
    if (words.kinds[node] === KIND.reply && isModified(at, clause, words)) {
      node = words.good
      words.end = i + 1
      words.length = 1
    }
    const kind = words.kinds[node]
    if (kind === KIND.asking && !begun) asks[clause] = true
    if (kind === KIND.feeling) feels = true
    keep(node, i, words.end, at, at + words.length, clause, what === UNIT.latin)
    i = words.end
    at += words.length
    begun = true
    if (kind === KIND.asked) {
      asks[clause] = true
      asks[++clause] = false
      begun = false
    }
  }
  return feels
}

/** Whether a degree or negation stands right before a place. */
function isModified(at: number, clause: number, words: Lexicon): boolean {
  const last = found.count - 1
  if (last < 0 || found.clause[last] !== clause || found.to[last] !== at) return false
  const kind = kindAt(last, words)
  return kind === KIND.degree || kind === KIND.negation
}

function keep(node: number, start: number, end: number, from: number, to: number, clause: number, latin: boolean) {
  if (found.count === found.node.length) found.grow()
  const i = found.count++
  found.node[i] = node
  found.start[i] = start
  found.end[i] = end
  found.from[i] = from
  found.to[i] = to
  found.clause[i] = clause
  found.latin[i] = latin ? 1 : 0
}

function wordEnd(text: string, start: number): number {
  let i = start + 1
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const letter = FOLD[unit] as number
    if (letter === 0 ? SEPARATES[unit] === 1 : !isLatin(letter)) break
  }
  return i
}

/** One word of feeling, with the degrees and negations before it, from the nearest outwards, and the degree after it. */
function weigh(i: number, words: Lexicon): Feeling {
  const near = found.latin[i] ? NEAR.latin : NEAR.other
  const base = valueAt(i, words)
  let value = base
  let start = found.start[i] as number
  let end = found.end[i] as number
  if (i + 1 < found.count && kindAt(i + 1, words) === KIND.after && touches(i, i + 1)) {
    value *= valueAt(i + 1, words)
    end = found.end[i + 1] as number
  }
  let gap = 0
  for (let j = i - 1; j >= 0 && found.clause[j] === found.clause[i]; j--) {
    const kind = kindAt(j, words)
    const apart = (found.from[j + 1] as number) - (found.to[j] as number)
    gap += apart
    if (kind === KIND.neutral || kind === KIND.reply) {
      gap += (found.to[j] as number) - (found.from[j] as number)
      continue
    }
    if (kind === KIND.degree) {
      if (gap > near.degree) break
      const by = valueAt(j, words)
      value *= by > 1 && isNegated(j, words) ? 1 / by : by
    } else if (kind === KIND.negation) {
      // 没人来太失望了: past a degree it must touch, or it is about something else.
      const within = value > 0 ? valueAt(j, words) : near.bad
      const pastDegree = j + 1 < i && kindAt(j + 1, words) === KIND.degree
      if (gap > within || (pastDegree && apart > 0 && found.latin[i] === 0)) break
      value *= value > 0 ? NOT_GOOD : NOT_BAD
    } else break
    start = found.start[j] as number
  }
  return { value, start, end }
}

const valueAt = (i: number, { values }: Lexicon): number => values[found.node[i] as number] as number

/** Whether nothing stands between an entry and the next. */
const touches = (i: number, next: number): boolean =>
  found.clause[i] === found.clause[next] && found.to[i] === found.from[next]

/** Whether a "not" stands before a degree: 不太好 is less than 不好. */
const isNegated = (degree: number, words: Lexicon): boolean =>
  degree > 0 &&
  kindAt(degree - 1, words) === KIND.negation &&
  found.clause[degree - 1] === found.clause[degree] &&
  (found.from[degree] as number) - (found.to[degree - 1] as number) <= (found.latin[degree] ? 2 : 0)
