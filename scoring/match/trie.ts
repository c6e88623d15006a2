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

/** A tree of literals as flat lists: a node's edges are those from `first[node]` to before `first[node + 1]`. */
interface Tree {
  first: number[]
  keys: number[]
  children: number[]
  /** Node -> the literal that ends there, -1 for none. */
  ends: number[]
}

/** Nodes in breadth-first order, from literals sorted by their letters' numbers: those of a node stand together. */
function grow(literals: readonly Literal[], letters: Letters): Tree {
  const sorted = literals
    .map((literal, number) => ({
      number,
      text: Array.from(literal, (letter) => String.fromCharCode(letters.numberOf(letter.charCodeAt(0)))).join(''),
    }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
  const tree: Tree = { first: [], keys: [], children: [], ends: [] }
  // Of each node to be grown: the literals that go through it, and how many letters lead to it.
  const from = [0]
  const to = [sorted.length]
  const depths = [0]
  for (let node = 0; node < from.length; node++) {
    const depth = depths[node] as number
    let at = from[node] as number
    const until = to[node] as number
    const whole = sorted[at]
    tree.ends.push(whole !== undefined && whole.text.length === depth ? whole.number : -1)
    if (tree.ends[node] !== -1) at++
    tree.first.push(tree.keys.length)
    while (at < until) {
      const key = (sorted[at] as { text: string }).text.charCodeAt(depth)
      let next = at + 1
      while (next < until && (sorted[next] as { text: string }).text.charCodeAt(depth) === key) next++
      tree.keys.push(key)
      tree.children.push(from.length)
      from.push(at)
      to.push(next)
      depths.push(depth + 1)
      at = next
    }
  }
  tree.first.push(tree.keys.length)
  return tree
}

function pack({ first, keys, children, ends: literals }: Tree, width: number) {
  const rows = new Rows(width)
  const count = literals.length
  const bases = new Int32Array(count)
  for (let node = 0; node < count; node++)
    bases[node] = rows.place(keys, first[node] as number, first[node + 1] as number)
  const size = rows.highest + width + 1
  const cells = new Int32Array(2 * size).fill(-1)
  const ends = new Int32Array(size).fill(-1)
  for (let node = 0; node < count; node++) {
    const base = bases[node] as number
    ends[base] = literals[node] as number
    for (let edge = first[node] as number; edge < (first[node + 1] as number); edge++) {
      const cell = 2 * (base + (keys[edge] as number))
      cells[cell] = base
      cells[cell + 1] = bases[children[edge] as number] as number
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

  /** @param keys of which those from `first` to before `end` are the node's */
  place(keys: readonly number[], first: number, end: number): number {
    let base = this.from
    for (; ; base++) {
      this.reserve(base + this.width)
      if (this.bases[base] === 0 && this.fits(base, keys, first, end)) break
    }
    // A start that has become crowded is not searched again: a sparser table for a fast build.
    if (base - this.from > MOST_PROBES) this.from = base - MOST_PROBES / 2
    this.bases[base] = 1
    for (let i = first; i < end; i++) this.taken[base + (keys[i] as number)] = 1
    this.highest = Math.max(this.highest, base)
    return base
  }

  private fits(base: number, keys: readonly number[], first: number, end: number): boolean {
    for (let i = first; i < end; i++) if (this.taken[base + (keys[i] as number)] !== 0) return false
    return true
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
