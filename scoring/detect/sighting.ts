import type { MatchedBy } from '../../contract/index.ts'
import { type Alphabet, type Place, spansOf } from '../match/place.ts'
import type { Hit } from './detector.ts'

/** One way of listening. */
export interface Ear {
  alphabet: Alphabet
  by: MatchedBy
  /** Phrases of fewer letters are not listened for. */
  shortest: number
  /** Texts as written; a place that touches one of them is none. */
  innocent: readonly string[]
}

/** A place of a wanted phrase, and how it was heard. */
export interface Sighting {
  place: Place
  ear: Ear
  /** Which of the wanted phrases, where they are told apart. */
  phrase: number
}

export const inOrder = (a: Sighting, b: Sighting): number =>
  a.place.from - b.place.from || b.place.to - a.place.to || a.phrase - b.phrase

/** What was heard together is one hit. */
export function hitOf(sightings: readonly Sighting[]): Hit {
  const first = sightings[0] as Sighting
  const { turn, offset } = { turn: first.place.first, offset: first.place.from - first.place.first.base }
  let end = Number.NEGATIVE_INFINITY
  for (const { place } of sightings) end = Math.max(end, place.last.end)
  return {
    matchedBy: sightings.find(({ ear }) => ear.by !== 'text')?.ear.by ?? 'text',
    start: turn.start,
    end,
    order: turn.rank + offset / 1e6,
    spans: sightings.flatMap(({ place, ear }) => spansOf(place, ear.alphabet)),
  }
}
