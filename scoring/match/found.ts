import type { Transcript } from '../transcript.ts'
import type { Automaton } from './automaton.ts'
import type { Literal } from './phrase.ts'
import { type Place, type Reading, read, wordsFit } from './reading.ts'

/** Every literal of a form, each in one or more collections that are asked for together. */
export interface Lexicon {
  literals: readonly Literal[]
  /** Literal -> its collections. */
  collections: readonly (readonly number[])[]
}

/**
 * What was heard in a call, by collection of literals, in the order of the letters they end with. Calls are read one
 * after another into the same room: what was found in one holds until the next is read.
 */
export class Found {
  readonly reading: Reading
  private readonly places: (Place[] | undefined)[] = []

  constructor(automaton: Automaton, lexicon: Lexicon, transcript: Transcript, room: Reading) {
    this.reading = room
    const { states, letters } = read(automaton, transcript, room)
    for (let i = 0; i < states.length; i++) {
      const to = (letters[i] as number) + 1
      for (const number of automaton.ends[(states[i] as number) - automaton.accepting] as readonly number[]) {
        const literal = lexicon.literals[number] as Literal
        const from = to - literal.folded.length
        if (wordsFit(room, from, literal)) this.keep({ from, to }, lexicon.collections[number] as readonly number[])
      }
    }
  }

  private keep(place: Place, collections: readonly number[]): void {
    for (const collection of collections) {
      const others = this.places[collection]
      if (others) others.push(place)
      else this.places[collection] = [place]
    }
  }

  of(collection: number): readonly Place[] {
    return this.places[collection] ?? NOTHING
  }
}

const NOTHING: readonly Place[] = []
