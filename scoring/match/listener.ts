import type { Transcript, Turn, Voice } from '../transcript.ts'
import type { Heard } from './ear.ts'
import { type Beginning, type Gate, gateOf } from './gate.ts'
import type { Literal } from './phrase.ts'
import { type Alphabet, letterFrom, type Place } from './place.ts'
import { type Keep, Trie } from './trie.ts'

/**
 * Hears every literal of a form in a call, each in one or more collections that are asked for together. Calls are heard
 * one after the other: what was found in one holds until the next.
 */
export class Listener {
  private readonly collections: readonly (readonly number[])[]
  private readonly gate: Gate
  private readonly trie: Trie
  private readonly alphabet: Alphabet
  /** Multiplying is quicker than dividing by the gate's width. */
  private readonly share: number
  /** State of the gate at the end of each turn, by rank. */
  private states = new Int32Array(64)
  private readonly places: (Place[] | undefined)[] = []
  private readonly filled: number[] = []

  /** @param collections literal -> the collections it is in */
  constructor(alphabet: Alphabet, literals: readonly Literal[], collections: readonly (readonly number[])[]) {
    this.collections = collections
    this.gate = gateOf(literals, alphabet)
    this.trie = new Trie(literals, alphabet)
    this.alphabet = alphabet
    this.share = 1 / this.gate.width
  }

  /** By collection, where its literals stand in the call, in no order; holds until the next call is heard. */
  /** @param voice of others only what nobody knows whose it is is heard */
  hear({ turns }: Transcript, voice: Voice = 'any'): Heard {
    for (const collection of this.filled) this.places[collection] = undefined
    this.filled.length = 0
    if (this.states.length < turns.length) this.states = new Int32Array(2 * turns.length)
    const { states } = this
    for (const turn of turns) {
      if (turn.kind === 'noise') continue
      if (voice !== 'any' && turn.speaker !== voice && turn.speaker !== 'unknown') continue
      states[turn.rank] = this.pass(turn, turn.before === null ? 0 : (states[turn.before.rank] as number))
    }
    return this.places
  }

  /** The state at a turn's end; what may begin on the way is read at once. */
  private pass(turn: Turn, from: number): number {
    const { classes, next, accepting } = this.gate
    const { text } = turn
    let state = from
    for (let i = 0; i < text.length; i++) {
      state = next[state + (classes[text.charCodeAt(i)] as number)] as number
      if (state >= accepting) this.begun(turn, i, state)
    }
    return state
  }

  private begun(turn: Turn, offset: number, state: number): void {
    const { classes, accepting, beginnings } = this.gate
    // What is passed over keeps the state: that beginning has been read.
    if (classes[turn.text.charCodeAt(offset)] === 0) return
    const ended = beginnings[Math.round((state - accepting) * this.share)] as readonly Beginning[]
    let letter = -1
    let first = turn
    let start = offset
    let letters = 1
    for (let i = 0; i < ended.length; i++) {
      const { length, next } = ended[i] as Beginning
      if (next !== null) {
        if (letter === -1) letter = letterFrom(turn, offset + 1, this.alphabet)
        if (!next.has(letter)) continue
      }
      while (letters < length) {
        if (--start < 0) {
          first = first.before as Turn
          start = first.text.length
        } else if (classes[first.text.charCodeAt(start)] !== 0) letters++
      }
      this.trie.read(first, start, this.keep)
    }
  }

  private readonly keep: Keep = (literal, first, start, last, to) => {
    const place: Place = { first, last, from: first.base + start, to }
    for (const collection of this.collections[literal] as readonly number[]) {
      const own = this.places[collection]
      if (own !== undefined) own.push(place)
      else {
        this.places[collection] = [place]
        this.filled.push(collection)
      }
    }
  }
}
