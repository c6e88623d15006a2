import { FOLD } from '../../text/fold.ts'
import { DIGITS, type Need, PATHS, type Step } from './needs.ts'

/**
 * The paths of all needs as one automaton that stands in several steps at once, a bit each. A symbol of a class takes
 * `state` to `(((state << 1) | first) & enter[class]) | (state & stay[class])`.
 */
export interface Automaton {
  /** The first steps of all paths, and by need their last ones. */
  first: number
  last: Readonly<Record<Need, number>>
  enter: Int32Array
  stay: Int32Array
  /** By class, the digits it adds to a number, and the bits it leaves of their count: all, or none where it ends one. */
  digits: Int32Array
  keep: Int32Array
  /** UTF-16 unit -> class. */
  units: Uint8Array
  /** Slot of an English word -> class. Words that share a slot may be either: then more is read, and nothing missed. */
  words: Uint8Array
}

/** Classes of what means nothing here, of what is passed over, and from `A` on of the letters of English words. */
export const OTHER = 0
export const PASSED = 1
const A = 0x100 - 26
export const isLetter = (own: number): boolean => own >= A

const SLOTS = 4096
/** The hash of an English word by the classes of its letters, from 0. */
export const hashed = (hash: number, letter: number): number => (Math.imul(hash, 31) + letter) | 0
export const slotOf = (hash: number): number => (hash ^ (hash >>> 12)) & (SLOTS - 1)

/** Of a symbol; digits are -1 where it ends a number. */
interface Meaning {
  enter: number
  stay: number
  digits: number
}

const classOfLetter = (letter: number): number => letter - 0x61 + A

/** The only mark that is a digit. */
const CIRCLE = 0x25cb

function automaton(): Automaton {
  const { first, last, meanings } = numbered()
  const classes = new Classes()
  const units = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = FOLD[unit] as number
    const meaning = meanings.get(String.fromCharCode(letter || unit))
    if (letter >= 0x61 && letter <= 0x7a) units[unit] = classOfLetter(letter)
    else if (letter === 0) units[unit] = meaning ? classes.of(unit === CIRCLE ? meaning : passing(meaning)) : PASSED
    else units[unit] = meaning ? classes.of(meaning) : OTHER
  }
  const slots = new Map<number, Meaning>()
  for (const [symbol, meaning] of meanings) {
    if (!/^[a-z]/.test(symbol)) continue
    let hash = 0
    for (let i = 0; i < symbol.length; i++) hash = hashed(hash, classOfLetter(symbol.charCodeAt(i)))
    const slot = slotOf(hash)
    slots.set(slot, either(slots.get(slot), meaning))
  }
  const words = new Uint8Array(SLOTS)
  for (const [slot, meaning] of slots) words[slot] = classes.of(meaning)
  const { enter, stay, keep, digits } = classes
  return { first, last, enter, stay, keep, digits, units, words }
}

/** What a mark means: it stands between two others, too. */
const passing = ({ enter, digits }: Meaning): Meaning => ({ enter, stay: -1, digits: Math.max(0, digits) })

const either = (one: Meaning | undefined, other: Meaning): Meaning =>
  one === undefined
    ? other
    : {
        enter: one.enter | other.enter,
        stay: one.stay | other.stay,
        digits: Math.max(one.digits, other.digits),
      }

/** A bit for each step, and what each symbol means by them. */
function numbered(): { first: number; last: Record<Need, number>; meanings: Map<string, Meaning> } {
  const meanings = new Map<string, Meaning>()
  const meaningOf = (symbol: string): Meaning => {
    const known = meanings.get(symbol) ?? { enter: 0, stay: 0, digits: DIGITS.get(symbol) ?? -1 }
    meanings.set(symbol, known)
    return known
  }
  for (const symbol of DIGITS.keys()) meaningOf(symbol)
  const last = { amount: 0, time_promise: 0, number: 0, clock: 0, address: 0 }
  let first = 0
  let bit = 1
  for (const need of Object.keys(PATHS) as Need[]) {
    for (const path of PATHS[need] as readonly (readonly Step[])[]) {
      first |= bit
      for (const { on, over } of path) {
        for (const symbol of on) meaningOf(symbol).enter |= bit
        for (const symbol of over) meaningOf(symbol).stay |= bit
        bit <<= 1
      }
      last[need] |= bit >>> 1
    }
  }
  if (bit === 0) throw new Error('there are more steps than bits')
  return { first, last, meanings }
}

class Classes {
  readonly enter = new Int32Array(0x100)
  readonly stay = new Int32Array(0x100)
  readonly keep = new Int32Array(0x100)
  readonly digits = new Int32Array(0x100)
  private readonly known = new Map<string, number>()

  constructor() {
    this.stay[PASSED] = -1
    this.keep[PASSED] = -1
  }

  of({ enter, stay, digits }: Meaning): number {
    const key = `${enter} ${stay} ${digits}`
    const number = this.known.get(key) ?? PASSED + 1 + this.known.size
    if (number >= A) throw new Error('there are more classes than a byte tells apart')
    this.known.set(key, number)
    this.enter[number] = enter
    this.stay[number] = stay
    this.keep[number] = digits < 0 ? 0 : -1
    this.digits[number] = Math.max(0, digits)
    return number
  }
}

export const AUTOMATON: Automaton = automaton()
