import { isLatin, SEPARATES } from '../text/fold.ts'
import type { Turn } from '../transcript.ts'
import { BETWEEN, type Letters, PASSED_OVER } from './letters.ts'
import type { Node, Part } from './part.ts'
import { letterBefore } from './place.ts'
import { Rows } from './rows.ts'

/** Told of each place found: the state reached, its first character, and the turn and call offset at which it ends. */
export type Keep = (state: number, first: Turn, start: number, last: Turn, to: number) => void

/** A place within a part, and the part. */
interface Item {
  readonly node: Node
  readonly part: Part
}

/**
 * Reads parts of phrases letter by letter, any number of them at once. A state stands for all places within parts that
 * some letters lead to (the subset construction); what a state goes on with is worked out when a text first gets there,
 * so that of millions of variants only those cost anything which somebody comes near to saying.
 */
export class Automaton {
  private readonly letters: Letters
  private readonly states: (readonly Item[])[] = []
  /** By state: where its row begins, NOT_LAID before it has been worked out; and 1 where a part ends. */
  private bases = new Int32Array(256)
  private ends = new Uint8Array(256)
  private rows: Rows | null = null
  private readonly known = new Map<string, number>()
  private readonly numbers = new Map<Node, number>()

  constructor(letters: Letters) {
    this.letters = letters
  }

  /** The state from which any of some parts is read. */
  start(parts: readonly Part[]): number {
    return this.stateOf([...new Set(parts)].map((part) => ({ node: part.start, part })))
  }

  /** The parts that end in a state. */
  ended(state: number): Part[] {
    const items = this.states[state] as readonly Item[]
    return [...new Set(items.filter(({ node }) => node.ends).map(({ part }) => part))]
  }

  /** Every part of a start that stands at a letter of a turn, through the turns of its stretch. */
  read(start: number, first: Turn, offset: number, keep: Keep): void {
    const { table, latin } = this.letters.numbered
    const letter = table[first.text.charCodeAt(offset)] as number
    let state = this.step(start, letter)
    if (state < 0) return
    let word = latin[letter] as number
    if (word === 1 && isLatin(letterBefore(first, offset, this.letters.alphabet))) return
    let separated = false
    let turn = first
    let i = offset + 1
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
        if (this.ends[state] === 1 && (separated || words === 0)) keep(state, first, offset, last, to)
        if (separated && words === 1) state = this.step(state, BETWEEN)
        if (state >= 0) state = this.step(state, c)
        if (state < 0) return
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
    if (this.ends[state] === 1) keep(state, first, offset, last, to)
  }

  /** The state a letter leads to; NONE where no part goes on with it. */
  step(state: number, letter: number): number {
    let base = this.bases[state] as number
    if (base === NOT_LAID) base = this.lay(state)
    const { cells } = this.rows as Rows
    const cell = (base + letter) << 1
    return cells[cell] === base ? (cells[cell + 1] as number) : NONE
  }

  private lay(state: number): number {
    const { width, numberOf } = this.letters.numbered
    this.rows ??= new Rows(width)
    const following = new Map<number, Item[]>()
    for (const { node, part } of this.states[state] as readonly Item[]) {
      for (const { unit, to } of node.edges) {
        const letter = numberOf(unit)
        const items = following.get(letter)
        if (items) items.push({ node: to, part })
        else following.set(letter, [{ node: to, part }])
      }
    }
    const row = new Map([...following].map(([letter, items]) => [letter, this.stateOf(items)]))
    const base = this.rows.place(row)
    this.bases[state] = base
    return base
  }

  private stateOf(items: readonly Item[]): number {
    const distinct = new Map(items.map((item) => [this.numberOf(item.node), item]))
    const key = [...distinct.keys()].sort((a, b) => a - b).join()
    const found = this.known.get(key)
    if (found !== undefined) return found
    const state = this.states.push([...distinct.values()]) - 1
    this.known.set(key, state)
    if (state === this.bases.length) {
      this.bases = grown(this.bases)
      this.ends = grown(this.ends)
    }
    this.bases[state] = NOT_LAID
    this.ends[state] = items.some(({ node }) => node.ends) ? 1 : 0
    return state
  }

  private numberOf(node: Node): number {
    const known = this.numbers.get(node)
    if (known !== undefined) return known
    this.numbers.set(node, this.numbers.size)
    return this.numbers.size - 1
  }
}

const NONE = -1
const NOT_LAID = -1

function grown<T extends Int32Array | Uint8Array>(old: T): T {
  const made = new (old.constructor as new (length: number) => T)(2 * old.length)
  made.set(old)
  return made
}
