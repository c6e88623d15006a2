import { isLatin, SEPARATES } from '../text/fold.ts'
import type { Turn } from '../transcript.ts'
import { BETWEEN, type Letters, PASSED_OVER } from './letters.ts'
import type { Node, Part } from './part.ts'
import { letterBefore } from './place.ts'
import { Rows } from './rows.ts'

/** Told of each place found: the state reached, its first character, and the turn and call offset at which it ends. */
export type Keep = (state: number, first: Turn, start: number, last: Turn, to: number) => void

/** No state: no part goes on like that. */
export const NONE = -1

/** A place within a part, and the part. */
interface Item {
  readonly node: Node
  readonly part: Part
}

/**
 * Reads parts of phrases letter by letter, any number of them at once. A state stands for all places within parts that
 * some letters lead to (the subset construction) and is known by the base of its row. What it goes on with is worked out
 * when a text first gets there, so that of millions of variants only those cost anything which somebody comes near to
 * saying.
 */
export class Automaton {
  private readonly letters: Letters
  private rows: Rows | null = null
  /** By state: its items, and 1 where a part ends. */
  private readonly items: (readonly Item[])[] = []
  private ends = new Uint8Array(1024)
  /** Sets of items that have been met, as their key; what stands in a row before a state is made is `~number`. */
  private readonly sets: (readonly Item[])[] = []
  private readonly made: (number | undefined)[] = []
  private readonly known = new Map<string, number>()
  private readonly numbers = new Map<Node, number>()

  constructor(letters: Letters) {
    this.letters = letters
  }

  /** From where any of some parts is read; to be made a state of with `from` once all letters are known. */
  start(parts: readonly Part[]): number {
    return this.setOf([...new Set(parts)].map((part) => ({ node: part.start, part })))
  }

  /** The state of a start. */
  from(start: number): number {
    return this.made[start] ?? this.make(start)
  }

  /** The parts that end in a state. */
  ended(state: number): Part[] {
    const items = this.items[state] as readonly Item[]
    return [...new Set(items.filter(({ node }) => node.ends).map(({ part }) => part))]
  }

  /** Every part of a start that stands at a letter of a turn, through the turns of its stretch. */
  read(start: number, first: Turn, offset: number, keep: Keep): void {
    const { table, latin } = this.letters.numbered
    const letter = table[first.text.charCodeAt(offset)] as number
    let state = this.step(this.from(start), letter)
    if (state === NONE) return
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
        if (state !== NONE) state = this.step(state, c)
        if (state === NONE) return
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

  /** The state a letter leads to. */
  step(state: number, letter: number): number {
    const { cells } = this.rows as Rows
    const cell = (state + letter) << 1
    if (cells[cell] !== state) return NONE
    const next = cells[cell + 1] as number
    return next < 0 ? this.go(cell + 1, ~next) : next
  }

  private go(cell: number, set: number): number {
    const state = this.from(set)
    ;(this.rows as Rows).cells[cell] = state
    return state
  }

  private make(set: number): number {
    const { width, numberOf } = this.letters.numbered
    this.rows ??= new Rows(width)
    const items = this.sets[set] as readonly Item[]
    const following = new Map<number, Item[]>()
    for (const { node, part } of items) {
      for (const { unit, to } of node.edges) {
        const letter = numberOf(unit)
        const found = following.get(letter)
        if (found) found.push({ node: to, part })
        else following.set(letter, [{ node: to, part }])
      }
    }
    const state = this.rows.place(new Map([...following].map(([letter, next]) => [letter, ~this.setOf(next)])))
    this.made[set] = state
    this.items[state] = items
    while (state >= this.ends.length) this.ends = doubled(this.ends)
    this.ends[state] = items.some(({ node }) => node.ends) ? 1 : 0
    return state
  }

  private setOf(items: readonly Item[]): number {
    const distinct = new Map(items.map((item) => [this.numberOf(item.node), item]))
    const key = [...distinct.keys()].sort((a, b) => a - b).join()
    const known = this.known.get(key)
    if (known !== undefined) return known
    const set = this.sets.push([...distinct.values()]) - 1
    this.known.set(key, set)
    return set
  }

  private numberOf(node: Node): number {
    const known = this.numbers.get(node)
    if (known !== undefined) return known
    this.numbers.set(node, this.numbers.size)
    return this.numbers.size - 1
  }
}

function doubled(old: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(2 * old.length)
  made.set(old)
  return made
}
