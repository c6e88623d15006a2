import type { Transcript, Turn, Voice } from '../transcript.ts'
import { type Beginning, type Gate, gateOf } from './gate.ts'
import { type Letters, OTHER, PASSED_OVER } from './letters.ts'
import type { Literal } from './phrase.ts'
import { type Heard, letterFrom, type Place } from './place.ts'
import { type Keep, Trie } from './trie.ts'

/** No state of a gate. */
const NOT_HEARD = -1

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
  /** Multiplying is quicker than dividing by the gate's width. */
  private readonly share: number
  /** State of the gate at the end of each turn, by rank; of turns not heard yet NOT_HEARD. */
  private states = new Int32Array(64)
  readonly places: (Place[] | undefined)[] = []
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
    this.share = 1 / this.gate.width
    this.trie = new Trie(literals, letters)
  }

  /** Another call: what was heard of the last one is gone. */
  begin({ turns }: Transcript): void {
    for (const collection of this.filled) this.places[collection] = undefined
    this.filled.length = 0
    if (this.states.length < turns.length) this.states = new Int32Array(2 * turns.length)
    this.states.fill(NOT_HEARD, 0, turns.length)
  }

  /**
   * Hears turns of the call and the stretches they belong to. By collection, where its literals stand in what has been
   * heard so far, in no order; holds until the next call begins.
   * @param voice whose turns are heard, and those of which nobody knows whose they are
   */
  hear(turns: readonly Turn[], voice: Voice = 'any'): Heard {
    const { states } = this
    for (const turn of turns) {
      if (turn.kind === 'noise' || states[turn.rank] !== NOT_HEARD) continue
      if (voice !== 'any' && turn.speaker !== voice && turn.speaker !== 'unknown') continue
      let head = turn
      while (head.before !== null) head = head.before
      let state = 0
      for (let at: Turn | null = head; at !== null; at = at.after) states[at.rank] = state = this.pass(at, state)
    }
    return this.places
  }

  /** The state at a turn's end; what may begin on the way is read at once. */
  private pass(turn: Turn, from: number): number {
    const { table } = this
    const { next, width, accepting } = this.gate
    const { text } = turn
    let state = from
    for (let i = 0; i < text.length; i++) {
      const letter = table[text.charCodeAt(i)] as number
      state = next[state + (letter < width ? letter : OTHER)] as number
      if (state >= accepting) this.begun(turn, i, state)
    }
    return state
  }

  private begun(turn: Turn, offset: number, state: number): void {
    const { table } = this
    // What is passed over keeps the state: that beginning has been read.
    if (table[turn.text.charCodeAt(offset)] === PASSED_OVER) return
    const { accepting, beginnings } = this.gate
    const ended = beginnings[Math.round((state - accepting) * this.share)] as readonly Beginning[]
    let following = -1
    let first = turn
    let start = offset
    let letters = 1
    for (let i = 0; i < ended.length; i++) {
      const { length, next } = ended[i] as Beginning
      if (next !== null) {
        if (following === -1) following = letterFrom(turn, offset + 1, table)
        if (!next.has(following)) continue
      }
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
