import { isLatin, SEPARATES } from '../text/fold.ts'
import type { Turn } from '../transcript.ts'
import { BETWEEN, type Letters, PASSED_OVER } from './letters.ts'
import type { Literal } from './phrase.ts'
import { letterBefore } from './place.ts'

/** Told of each literal found: its number, its first character, and the turn and call offset at which it ends. */
export type Keep = (literal: number, first: Turn, start: number, last: Turn, to: number) => void

/**
 * All literals, letter by letter, in one array (row displacement): node `n` moves on class `c` by cell `n + c` if that
 * cell belongs to `n`. One cell a letter, however many literals there are.
 */
export class Trie {
  private readonly letters: Letters
  private readonly table: Uint16Array
  private readonly latin: Uint8Array
  /** Pairs by cell: the node it belongs to (-1 for none), and the node it leads to. The root is 0. */
  private readonly cells: Int32Array
  /** Node -> the literal that ends there, -1 for none. */
  private readonly ends: Int32Array

  /** @param literals distinct, none of them empty; a literal's number is its index */
  constructor(literals: readonly Literal[], letters: Letters) {
    this.letters = letters
    this.table = letters.table
    this.latin = letters.latin
    const { cells, ends } = pack(grow(literals, letters), letters.width)
    this.cells = cells
    this.ends = ends
  }

  /** Every literal that begins with a letter of a turn, through the turns of its stretch. */
  read(first: Turn, start: number, keep: Keep): void {
    const { table, latin, cells, ends } = this
    const c = table[first.text.charCodeAt(start)] as number
    if (cells[c << 1] !== 0) return
    let word = latin[c] as number
    if (word === 1 && isLatin(letterBefore(first, start, this.letters.alphabet))) return
    let node = cells[(c << 1) + 1] as number
    let separated = false
    let turn = first
    let i = start + 1
    let last = first
    let to = first.base + i
    for (;;) {
      const { text } = turn
      for (; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        const c = table[unit] as number
        if (c === PASSED_OVER) {
          if (SEPARATES[unit] === 1) separated = true
          continue
        }
        const words = word & (latin[c] as number)
        if (ends[node] !== -1 && (separated || words === 0)) keep(ends[node] as number, first, start, last, to)
        if (separated && words === 1) {
          const cell = (node + BETWEEN) << 1
          if (cells[cell] !== node) return
          node = cells[cell + 1] as number
        }
        const cell = (node + c) << 1
        if (cells[cell] !== node) return
        node = cells[cell + 1] as number
        word = latin[c] as number
        separated = false
        last = turn
        to = turn.base + i + 1
      }
      if (turn.after === null) break
      turn = turn.after
      i = 0
      separated = true
    }
    if (ends[node] !== -1) keep(ends[node] as number, first, start, last, to)
  }
}

interface Node {
  next: Map<number, Node>
  literal: number
  base: number
}

function grow(literals: readonly Literal[], letters: Letters): Node[] {
  const root: Node = { next: new Map(), literal: -1, base: 0 }
  const nodes = [root]
  literals.forEach((literal, number) => {
    let node = root
    for (let i = 0; i < literal.length; i++) {
      const c = letters.numberOf(literal.charCodeAt(i))
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
  return nodes
}

function pack(nodes: readonly Node[], width: number) {
  const rows = new Rows(width)
  for (const node of nodes) node.base = rows.place([...node.next.keys()])
  const size = rows.highest + width + 1
  const cells = new Int32Array(2 * size).fill(-1)
  const ends = new Int32Array(size).fill(-1)
  for (const { base, next, literal } of nodes) {
    ends[base] = literal
    for (const [c, child] of next) {
      cells[2 * (base + c)] = base
      cells[2 * (base + c) + 1] = child.base
    }
  }
  return { cells, ends }
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
