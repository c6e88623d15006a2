import { FOLD } from '../text/fold.ts'
import { Rows } from './rows.ts'

/** What is no letter of any word: no state goes on with it. */
const OTHER = 0

interface Node {
  readonly next: Map<number, Node>
  /** The words that end here. */
  readonly ended: Set<number>
  /** The longest end of what leads here with which a word begins; null at the root. */
  rest: Node | null
  state: number
}

const node = (): Node => ({ next: new Map(), ended: new Set(), rest: null, state: -1 })

/**
 * Finds words in a text in one pass, wherever they stand, also within others (Aho–Corasick). Width, case, accents and
 * traditional forms make no difference.
 */
export class Needles {
  /** UTF-16 unit -> number of its letter. */
  private readonly letters = new Uint16Array(0x10000)
  private readonly rows: Rows
  private readonly root: number
  /** By state: where to go on from if it does not go on with a letter, and the words that end there. */
  private readonly rest: Int32Array
  private readonly ended: (Int32Array | null)[] = []
  /** By word: the text in which it was met last. */
  private readonly met: Int32Array
  private text = 0

  constructor(words: readonly string[]) {
    const numbers = new Map<number, number>()
    const root = node()
    words.forEach((word, i) => void follow(root, lettersOf(word, numbers)).ended.add(i))
    for (let unit = 0; unit < 0x10000; unit++) this.letters[unit] = numbers.get(letterOf(unit)) ?? OTHER
    this.rows = new Rows(numbers.size + 1)
    const nodes = linked(root)
    for (const one of nodes) one.state = this.rows.place(new Map([...one.next.keys()].map((letter) => [letter, -1])))
    const states = 1 + nodes.reduce((most, { state }) => Math.max(most, state), 0)
    this.root = root.state
    this.rest = new Int32Array(states)
    this.met = new Int32Array(words.length)
    for (const { state, next, rest, ended } of nodes) {
      for (const [letter, { state: to }] of next) this.rows.cells[2 * (state + letter) + 1] = to
      this.rest[state] = rest?.state ?? root.state
      this.ended[state] = ended.size > 0 ? Int32Array.from(ended) : null
    }
  }

  /** @param found is put there: the words that are in the text, each once */
  read(text: string, found: number[]): void {
    const { letters, root, rest, ended, met } = this
    const { cells } = this.rows
    const own = ++this.text
    let state = root
    for (let i = 0; i < text.length; i++) {
      const letter = letters[text.charCodeAt(i)] as number
      while (cells[2 * (state + letter)] !== state && state !== root) state = rest[state] as number
      if (cells[2 * (state + letter)] !== state) continue
      state = cells[2 * (state + letter) + 1] as number
      const words = ended[state]
      if (!words) continue
      for (let k = 0; k < words.length; k++) {
        const word = words[k] as number
        if (met[word] === own) continue
        met[word] = own
        found.push(word)
      }
    }
  }

  /** Whether a word was in the text that was read last. */
  has(word: number): boolean {
    return this.met[word] === this.text
  }
}

/** As it is folded; what is passed over elsewhere stands for itself. */
const letterOf = (unit: number): number => FOLD[unit] || unit

/** The numbers of a word's letters; new ones are numbered from 1. */
function lettersOf(word: string, numbers: Map<number, number>): number[] {
  return Array.from({ length: word.length }, (_, i) => {
    const letter = letterOf(word.charCodeAt(i))
    const number = numbers.get(letter) ?? numbers.size + 1
    numbers.set(letter, number)
    return number
  })
}

/** Where letters lead to from a node; what is not there yet is made. */
function follow(from: Node, letters: readonly number[]): Node {
  let at = from
  for (const letter of letters) {
    const next = at.next.get(letter) ?? node()
    at.next.set(letter, next)
    at = next
  }
  return at
}

/** All nodes, the nearest to the root first, each with what it ends on. */
function linked(root: Node): Node[] {
  const nodes = [root]
  for (const one of nodes) {
    for (const [letter, next] of one.next) {
      let rest = one.rest
      while (rest !== null && !rest.next.has(letter)) rest = rest.rest
      next.rest = rest?.next.get(letter) ?? root
      for (const word of next.rest.ended) next.ended.add(word)
      nodes.push(next)
    }
  }
  return nodes
}
