import { BREAK, type Literal } from './phrase.ts'
import type { Alphabet } from './place.ts'

/**
 * All literals, letter by letter, in one array (row displacement): node `n` moves on class `c` by cell `n + c` if that
 * cell belongs to `n`. One cell a letter, however many literals there are.
 */
export interface Trie {
  /** UTF-16 unit -> class; 0 passed over, `BREAK_CLASS` between words, 2 in no literal. */
  classes: Uint16Array
  /** Cell -> the node it belongs to, -1 for none. The root is 0. */
  owner: Int32Array
  target: Int32Array
  /** Node -> the literal that ends there, -1 for none. */
  ends: Int32Array
}

export const BREAK_CLASS = 1

interface Node {
  next: Map<number, Node>
  literal: number
  base: number
}

/** @param literals distinct, none of them empty; a literal's number is its index */
export function trieOf(literals: readonly Literal[], alphabet: Alphabet): Trie {
  const classOf = new Map([[BREAK.charCodeAt(0), BREAK_CLASS]])
  const root: Node = { next: new Map(), literal: -1, base: 0 }
  const nodes = [root]
  literals.forEach((literal, number) => {
    let node = root
    for (let i = 0; i < literal.length; i++) {
      const letter = literal.charCodeAt(i)
      const c = classOf.get(letter) ?? classOf.size + 2
      classOf.set(letter, c)
      let next = node.next.get(c)
      if (!next) {
        next = { next: new Map(), literal: -1, base: 0 }
        node.next.set(c, next)
        nodes.push(next)
      }
      node = next
    }
    node.literal = number
  })
  const classes = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = alphabet[unit] as number
    classes[unit] = letter === 0 ? 0 : (classOf.get(letter) ?? 2)
  }
  return { classes, ...pack(nodes, classOf.size + 2) }
}

function pack(nodes: readonly Node[], width: number): Omit<Trie, 'classes'> {
  const rows = new Rows(width)
  for (const node of nodes) node.base = rows.place([...node.next.keys()])
  const size = rows.highest + width + 1
  const owner = new Int32Array(size).fill(-1)
  const target = new Int32Array(size)
  const ends = new Int32Array(size).fill(-1)
  for (const { base, next, literal } of nodes) {
    ends[base] = literal
    for (const [c, child] of next) {
      owner[base + c] = base
      target[base + c] = child.base
    }
  }
  return { owner, target, ends }
}

/** Finds each node a place for its row where no cell it uses is taken: first fit, from a start that moves on. */
class Rows {
  highest = 0
  private readonly width: number
  private taken = new Uint8Array(1024)
  private bases = new Uint8Array(1024)
  private from = 0

  constructor(width: number) {
    this.width = width
  }

  place(keys: readonly number[]): number {
    let base = this.from
    for (; ; base++) {
      this.reserve(base + this.width)
      if (this.bases[base] === 0 && keys.every((key) => this.taken[base + key] === 0)) break
    }
    // A start that has become crowded is not searched again: a sparser table for a fast build.
    if (base - this.from > MOST_PROBES) this.from = base - MOST_PROBES / 2
    this.bases[base] = 1
    for (const key of keys) this.taken[base + key] = 1
    this.highest = Math.max(this.highest, base)
    return base
  }

  private reserve(size: number): void {
    if (size < this.taken.length) return
    const grow = (old: Uint8Array) => {
      const grown = new Uint8Array(2 * size)
      grown.set(old)
      return grown
    }
    this.taken = grow(this.taken)
    this.bases = grow(this.bases)
  }
}

const MOST_PROBES = 256
