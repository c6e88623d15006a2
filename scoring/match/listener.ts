import type { Transcript, Turn, Voice } from '../transcript.ts'
import type { Keep } from './automaton.ts'
import { PASSED_OVER } from './letters.ts'
import type { Lexicon } from './lexicon.ts'
import type { Part } from './part.ts'
import type { Heard, Place } from './place.ts'

/**
 * Hears every part in a call, each in one or more collections that are asked for together. Calls are heard one after the
 * other: what was found in one holds until the next.
 */
export class Listener {
  private readonly lexicon: Lexicon
  /** By part: the collections it is in. */
  private readonly collections: ReadonlyMap<Part, readonly number[]>
  private readonly start: number
  /** By state of the automaton: the collections of the parts that end there, once they were asked for. */
  private readonly ended: (readonly number[] | undefined)[] = []
  /** By turn, as ranked: 1 where it has been heard. */
  private heard = new Uint8Array(64)
  readonly places: (Place[] | undefined)[] = []
  private readonly filled: number[] = []

  constructor(lexicon: Lexicon, collections: ReadonlyMap<Part, readonly number[]>) {
    this.lexicon = lexicon
    this.collections = collections
    this.start = lexicon.automaton.start([...collections.keys()])
  }

  /** Another call: what was heard of the last one is gone. */
  begin({ turns }: Transcript): void {
    for (const collection of this.filled) this.places[collection] = undefined
    this.filled.length = 0
    if (this.heard.length < turns.length) this.heard = new Uint8Array(2 * turns.length)
    this.heard.fill(0, 0, turns.length)
  }

  /**
   * Hears turns of the call and the stretches they belong to. By collection, where its parts stand in what has been
   * heard so far, in no order; holds until the next call begins.
   * @param voice whose turns are heard, and those of which nobody knows whose they are
   */
  hear(turns: readonly Turn[], voice: Voice = 'any'): Heard {
    for (const turn of turns) {
      if (turn.kind === 'noise' || this.heard[turn.rank] === 1) continue
      if (voice !== 'any' && turn.speaker !== voice && turn.speaker !== 'unknown') continue
      let head = turn
      while (head.before !== null) head = head.before
      for (let at: Turn | null = head; at !== null; at = at.after) this.pass(at)
    }
    return this.places
  }

  private pass(turn: Turn): void {
    const { automaton, letters } = this.lexicon
    const { table } = letters.numbered
    const { text } = turn
    this.heard[turn.rank] = 1
    for (let i = 0; i < text.length; i++) {
      if (table[text.charCodeAt(i)] !== PASSED_OVER) automaton.read(this.start, turn, i, this.keep)
    }
  }

  private readonly keep: Keep = (state, first, start, last, to) => {
    const place: Place = { first, last, from: first.base + start, to }
    this.ended[state] ??= this.collectionsOf(state)
    for (const collection of this.ended[state]) {
      const own = this.places[collection]
      if (own !== undefined) own.push(place)
      else {
        this.places[collection] = [place]
        this.filled.push(collection)
      }
    }
  }

  private collectionsOf(state: number): number[] {
    const parts = this.lexicon.automaton.ended(state)
    return [...new Set(parts.flatMap((part) => this.collections.get(part) ?? []))]
  }
}
