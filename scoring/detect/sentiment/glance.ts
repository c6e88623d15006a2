import { FOLD, isLatin, SEPARATES } from '../../text/fold.ts'
import { entries, KIND } from './lexicon.ts'

/** What entries that begin alike say at most: how bad, how good, by how much they make it more, whether they turn it round. */
interface Weight {
  bad: number
  good: number
  degree: number
  negates: boolean
}

const NOTHING: Weight = { bad: 0, good: 0, degree: 1, negates: false }

/** What a "not" makes of what is good, and of what is bad, at most. */
const NOT_GOOD = 0.75
const NOT_BAD = 0.25

const BITS = 16

/**
 * How far a text may go to one side, seen in one pass without looking for the entries themselves: by the first three
 * words or characters of an entry. Most turns are told apart by it from those that need reading.
 */
export class Glance {
  /** By a key, what entries that begin so may say. */
  private readonly weights = new Map<number, Weight>()
  /** By a key's slot, 1 where there may be a weight. */
  private readonly slots = new Uint8Array(1 << BITS)
  private bad = 0
  private good = 0
  private degree = 1
  private negates = false
  private last = 0
  /** The last and the one before it. */
  private lastTwo = 0

  constructor() {
    for (const [text, [kind, value]] of entries()) {
      const weight = weightOf(kind, value)
      if (weight === null) continue
      const key = beginningOf(text)
      this.weights.set(key, both(this.weights.get(key) ?? NOTHING, weight))
      this.slots[slotOf(key)] = 1
    }
  }

  /** No less than how far below 0 (`sign` -1) or above it (1) the text lies; 0 where nothing in it says so. */
  reach(text: string, sign: number): number {
    this.read(text)
    const { bad, good, degree, negates } = this
    const said = sign < 0 ? bad + (negates ? NOT_GOOD * good : 0) : good + (negates ? NOT_BAD * bad : 0)
    // Of very many degrees the product is infinite.
    return said === 0 ? 0 : said * degree
  }

  /** False only where the text has no word of feeling. */
  feels(text: string): boolean {
    this.read(text)
    return this.bad + this.good > 0
  }

  private read(text: string): void {
    this.bad = this.good = 0
    this.degree = 1
    this.negates = false
    this.last = this.lastTwo = 0
    let word = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const letter = FOLD[unit] as number
      if (letter === 0) {
        if (word === 0 || SEPARATES[unit] === 0) continue
        this.enter(word)
        word = 0
      } else if (isLatin(letter)) word = withLetter(word, letter)
      else {
        if (word !== 0) this.enter(word)
        word = 0
        this.enter(letter)
      }
    }
    if (word !== 0) this.enter(word)
  }

  /** One word or character more. */
  private enter(token: number): void {
    const { slots } = this
    const two = joined(this.last, token)
    const three = joined(this.lastTwo, token)
    if (slots[slotOf(token)] === 1) this.add(token)
    if (slots[slotOf(two)] === 1) this.add(two)
    if (slots[slotOf(three)] === 1) this.add(three)
    this.last = token
    this.lastTwo = two
  }

  private add(key: number): void {
    const weight = this.weights.get(key)
    if (weight === undefined) return
    this.bad += weight.bad
    this.good += weight.good
    this.degree *= weight.degree
    if (weight.negates) this.negates = true
  }
}

// Keys are of 30 bits. Those of two entries may be the same: then the one that says more counts.
const KEY = 0x3fffffff

/** Never 0. */
const withLetter = (word: number, letter: number): number => (Math.imul(word + letter, 0x85ebca6b) & KEY) | 1

const joined = (before: number, token: number): number => (Math.imul(before, 0xc2b2ae35) ^ Math.imul(token, 3)) & KEY

const slotOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - BITS)

/** The key of the first three words or characters of an entry, or of all it has. */
function beginningOf(entry: string): number {
  let key = 0
  let count = 0
  for (const [token] of entry.matchAll(/[a-z0-9]+|[^ ]/g)) {
    const own = isLatin(token.charCodeAt(0)) ? Array.from(token).reduce(withChar, 0) : token.charCodeAt(0)
    key = count === 0 ? own : joined(key, own)
    if (++count === 3) break
  }
  return key
}

const withChar = (word: number, char: string): number => withLetter(word, char.charCodeAt(0))

/** Null where it says nothing of a feeling. What a "not" makes weaker is as much stronger again. */
function weightOf(kind: number, value: number): Weight | null {
  if (kind === KIND.feeling) return { ...NOTHING, bad: Math.max(0, -value), good: Math.max(0, value) }
  if (kind === KIND.degree || kind === KIND.after) return { ...NOTHING, degree: Math.max(1, value) }
  return kind === KIND.negation ? { ...NOTHING, negates: true } : null
}

const both = (a: Weight, b: Weight): Weight => ({
  bad: Math.max(a.bad, b.bad),
  good: Math.max(a.good, b.good),
  degree: Math.max(a.degree, b.degree),
  negates: a.negates || b.negates,
})

let made: Glance | undefined

/** Made when first asked for. */
export function glance(): Glance {
  made ??= new Glance()
  return made
}
