import { type Key, tokens } from './words.ts'

/** A text taken apart for comparison: tokens, then neighbouring pairs of them, by numbers of a `Comparison`. */
export interface Parts {
  singles: Int32Array
  /** One less than there are tokens. */
  pairs: Int32Array
  /** How many tokens are different. */
  different: number
  starts: readonly number[]
  ends: readonly number[]
}

/** How alike two texts are, and the stretch of the longer one, in tokens, that is alike to all of the shorter. */
export interface Likeness {
  similarity: number
  from: number
  to: number
}

/**
 * Compares texts with one another. Of two texts the shorter is held against the stretch of the longer that is as long
 * and most like it: Dice's coefficient over tokens and neighbouring pairs, as `similar` has it, so that it does not
 * matter which is named first. Figures count digit by digit.
 */
export class Comparison {
  private readonly singles = new Map<Key, number>()
  private readonly pairs = new Map<number, number>()
  private readonly known = new Map<string, Parts>()
  /** Tokens and pairs there are. */
  private count = 0
  private wanted = new Int32Array(256)
  private heard = new Int32Array(256)

  /** The same for the same text. */
  of(text: string): Parts {
    const known = this.known.get(text)
    if (known) return known
    const { keys, starts, ends } = figuresApart(text)
    const singles = new Int32Array(keys.length)
    const pairs = new Int32Array(Math.max(0, keys.length - 1))
    for (let i = 0; i < keys.length; i++) {
      const own = this.numberOf(this.singles, keys[i] as Key)
      singles[i] = own
      if (i > 0) pairs[i - 1] = this.numberOf(this.pairs, (singles[i - 1] as number) * MOST + own)
    }
    const made = { singles, pairs, different: new Set(singles).size, starts, ends }
    this.known.set(text, made)
    return made
  }

  private numberOf<K>(numbers: Map<K, number>, key: K): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, this.count)
    return this.count++
  }

  /** Of stretches equally alike, the first. Neither may be of fewer than two tokens. */
  compare(a: Parts, b: Parts): Likeness {
    if (a === b) return { similarity: 1, from: 0, to: a.singles.length }
    const [short, long] = a.singles.length <= b.singles.length ? [a, b] : [b, a]
    const size = short.singles.length
    this.makeRoom()
    const { wanted, heard } = this
    for (const part of short.singles) wanted[part] = (wanted[part] as number) + 1
    for (const part of short.pairs) wanted[part] = (wanted[part] as number) + 1
    let common = 0
    let most = -1
    let from = 0
    for (let last = 0; last < long.singles.length; last++) {
      const first = last - size + 1
      common += this.enter(long.singles[last] as number)
      if (last > 0) common += this.enter(long.pairs[last - 1] as number)
      if (first < 0) continue
      if (common > most) {
        most = common
        from = first
      }
      common -= this.leave(long.singles[first] as number)
      common -= this.leave(long.pairs[first] as number)
    }
    for (const parts of [short.singles, short.pairs]) for (const part of parts) wanted[part] = 0
    for (const parts of [long.singles, long.pairs]) for (const part of parts) heard[part] = 0
    return { similarity: most / (2 * size - 1), from, to: from + size }
  }

  /** 1 where one more of what is wanted is heard. */
  private enter(part: number): number {
    const { heard, wanted } = this
    const count = (heard[part] as number) + 1
    heard[part] = count
    return count <= (wanted[part] as number) ? 1 : 0
  }

  /** 1 where one of what is wanted is heard no more. */
  private leave(part: number): number {
    const { heard, wanted } = this
    const count = (heard[part] as number) - 1
    heard[part] = count
    return count < (wanted[part] as number) ? 1 : 0
  }

  private makeRoom(): void {
    if (this.wanted.length >= this.count) return
    this.wanted = new Int32Array(2 * this.count)
    this.heard = new Int32Array(2 * this.count)
  }
}

/** More numbers than a call has tokens and pairs. */
const MOST = 2 ** 26

/** The tokens of a text, a number being so many tokens as it has digits. */
function figuresApart(text: string) {
  const read = tokens(text)
  if (!read.keys.some(isNumber)) return read
  const apart: typeof read = { keys: [], starts: [], ends: [] }
  read.keys.forEach((key, i) => {
    for (const one of isNumber(key) ? key : [key]) {
      apart.keys.push(one)
      apart.starts.push(read.starts[i] as number)
      apart.ends.push(read.ends[i] as number)
    }
  })
  return apart
}

const isNumber = (key: Key): key is string => typeof key === 'string' && /^\d+$/.test(key)
