import { FOLD } from '../text/fold.ts'

/**
 * All phrases of a form in one automaton (Aho and Corasick's) over character classes. A class table in front of it does
 * the folding, so that a scan reads each character once and allocates nothing.
 *
 * States are numbered by the place of their row in one shared array (row displacement): state `s` moves on class `c`
 * by cell `s + c` if that cell belongs to `s`; else the state it falls back to is asked, and in the end the root, which
 * has a move on every class. So the table has one cell a character of the phrases, and most of a scan stays in the
 * cache. States in which a phrase ends are numbered from `accepting` up: the loop tells them by one comparison.
 */
export interface Automaton {
  /** Raw UTF-16 unit -> class; 0 is passed over. */
  classes: Uint16Array
  /** Class -> next state from the root, which is state 0. */
  root: Int32Array
  /** Pairs (owner, target). */
  cells: Int32Array
  /** State -> the state of the longest shorter beginning that it ends with. */
  fallback: Int32Array
  accepting: number
  /** Patterns ending in a state, by the state less `accepting`. */
  ends: readonly (readonly number[] | undefined)[]
}

interface Node {
  next: Map<number, Node>
  fallback: Node | null
  patterns: number[]
  base: number
}

const node = (): Node => ({ next: new Map(), fallback: null, patterns: [], base: 0 })

/** @param patterns folded texts (see `fold`), none of them empty; a pattern's number is its index. */
export function compileAutomaton(patterns: readonly string[]): Automaton {
  const { classes, classOf, count } = classify(patterns)
  const root = node()
  patterns.forEach((pattern, index) => {
    let at = root
    for (let i = 0; i < pattern.length; i++) {
      const c = classOf.get(pattern.charCodeAt(i)) as number
      let next = at.next.get(c)
      if (!next) {
        next = node()
        at.next.set(c, next)
      }
      at = next
    }
    at.patterns.push(index)
  })
  return pack(root, link(root), classes, count)
}

function classify(patterns: readonly string[]) {
  const classOf = new Map<number, number>()
  for (const pattern of patterns) {
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i)
      if (!classOf.has(unit)) classOf.set(unit, classOf.size + 2)
    }
  }
  const classes = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const folded = FOLD[unit] as number
    classes[unit] = folded === 0 ? 0 : (classOf.get(folded) ?? 1)
  }
  return { classes, classOf, count: classOf.size + 2 }
}

/** Breadth first: fallbacks, and the endings they bring; returns all states but the root. */
function link(root: Node): Node[] {
  const order: Node[] = [...root.next.values()]
  for (const first of order) first.fallback = root
  for (let i = 0; i < order.length; i++) {
    const state = order[i] as Node
    state.patterns.push(...(state.fallback as Node).patterns)
    for (const [c, child] of state.next) {
      let shorter = state.fallback
      while (shorter !== null && !shorter.next.has(c)) shorter = shorter.fallback
      child.fallback = shorter?.next.get(c) ?? root
      order.push(child)
    }
  }
  return order
}

function pack(root: Node, states: Node[], classes: Uint16Array, count: number): Automaton {
  const rows = new Rows(count)
  const silent = states.filter((state) => state.patterns.length === 0)
  const ending = states.filter((state) => state.patterns.length > 0)
  for (const state of silent) state.base = rows.place([...state.next.keys()])
  const accepting = rows.seal()
  for (const state of ending) state.base = rows.place([...state.next.keys()])
  const highest = rows.seal() - 1
  const cells = new Int32Array(2 * (highest + count + 1)).fill(-1)
  for (const state of states) {
    for (const [c, target] of state.next) {
      cells[2 * (state.base + c)] = state.base
      cells[2 * (state.base + c) + 1] = target.base
    }
  }
  const fallback = new Int32Array(highest + 1)
  for (const state of states) fallback[state.base] = (state.fallback as Node).base
  const row = new Int32Array(count)
  for (const [c, target] of root.next) row[c] = target.base
  const ends: number[][] = []
  for (const state of ending) ends[state.base - accepting] = state.patterns.sort((a, b) => a - b)
  return { classes, root: row, cells, fallback, accepting, ends }
}

/** Finds each state a place for its row where no cell it uses is taken: first fit, from a start that moves on. */
class Rows {
  private readonly width: number
  private taken = new Uint8Array(1024)
  private bases = new Uint8Array(1024)
  private from = 1
  private highest = 0

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

  /** The next free number above all placed so far; rows placed from now on come after it. */
  seal(): number {
    this.from = this.highest + 1
    return this.from
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
