import type { Transcript, Turn, Voice } from '../transcript.ts'
import { type Gate, gateOf, isMarked } from './gate.ts'
import { type Letters, PASSED_OVER } from './letters.ts'
import type { Literal } from './phrase.ts'
import type { Heard, Place } from './place.ts'
import { type Keep, Trie } from './trie.ts'

/**
 * Hears every literal of a form in a call, each in one or more collections that are asked for together. Calls are heard
 * one after the other: what was found in one holds until the next.
 */
export class Listener {
  /** The collections of all literals one after the other, and where each literal's begin. */
  private readonly collections: Int32Array
  private readonly from: Int32Array
  private readonly table: Uint16Array
  private readonly gate: Gate
  private readonly trie: Trie
  /** The gate's window at the end of each turn, by rank. */
  private windows = new Int32Array(64)
  private readonly places: (Place[] | undefined)[] = []
  private readonly filled: number[] = []

  /** @param collections literal -> the collections it is in */
  constructor(letters: Letters, literals: readonly Literal[], collections: readonly (readonly number[])[]) {
    this.collections = Int32Array.from(collections.flat())
    this.from = new Int32Array(collections.length + 1)
    collections.forEach((own, i) => {
      this.from[i + 1] = (this.from[i] as number) + own.length
    })
    this.table = letters.table
    this.gate = gateOf(literals, letters)
    this.trie = new Trie(literals, letters)
  }

  /** By collection, where its literals stand in the call, in no order; holds until the next call is heard. */
  /** @param voice of others only what nobody knows whose it is is heard */
  hear({ turns }: Transcript, voice: Voice = 'any'): Heard {
    for (const collection of this.filled) this.places[collection] = undefined
    this.filled.length = 0
    if (this.windows.length < turns.length) this.windows = new Int32Array(2 * turns.length)
    const { windows } = this
    for (const turn of turns) {
      if (turn.kind === 'noise') continue
      if (voice !== 'any' && turn.speaker !== voice && turn.speaker !== 'unknown') continue
      windows[turn.rank] = this.pass(turn, turn.before === null ? 0 : (windows[turn.before.rank] as number))
    }
    return this.places
  }

  /** The window at a turn's end; what may begin on the way is read at once. */
  private pass(turn: Turn, from: number): number {
    const { table } = this
    const { bits, cut, mask, marked } = this.gate
    const { text } = turn
    let window = from
    for (let i = 0; i < text.length; i++) {
      const letter = table[text.charCodeAt(i)] as number
      if (letter === PASSED_OVER) continue
      window = ((window << bits) | (letter & cut)) & mask
      if (isMarked(marked, window)) this.begun(turn, i, window)
    }
    return window
  }

  private begun(turn: Turn, offset: number, window: number): void {
    const { table } = this
    const { beginnings } = this.gate
    let first = turn
    let start = offset
    let letters = 1
    for (let i = 0; i < beginnings.length; i++) {
      const { length, mask, marked } = beginnings[i] as Gate['beginnings'][number]
      if (!isMarked(marked, window & mask)) continue
      while (letters < length) {
        if (--start < 0) {
          first = first.before as Turn
          start = first.text.length
        } else if (table[first.text.charCodeAt(start)] !== PASSED_OVER) letters++
      }
      this.trie.read(first, start, this.keep)
    }
  }

  private readonly keep: Keep = (literal, first, start, last, to) => {
    const place: Place = { first, last, from: first.base + start, to }
    const until = this.from[literal + 1] as number
    for (let i = this.from[literal] as number; i < until; i++) {
      const collection = this.collections[i] as number
      const own = this.places[collection]
      if (own !== undefined) own.push(place)
      else {
        this.places[collection] = [place]
        this.filled.push(collection)
      }
    }
  }
}
