import type { MatchedBy } from '../../contract/index.ts'
import { type Alphabet, lettersIn, type Place, type Span, spansOf } from '../match/place.ts'
import type { Hit } from './detector.ts'

/** One way of listening. */
export interface Way {
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
  way: Way
  /** Which of the wanted phrases, where they are told apart. */
  phrase: number
}

export const inOrder = (a: Sighting, b: Sighting): number =>
  a.place.from - b.place.from || b.place.to - a.place.to || a.phrase - b.phrase

/** What was heard together is one hit. */
export const hitOf = (sightings: readonly Sighting[]): Hit => new Wording(sightings)

/** Most hits only decide a condition: their spans are made when somebody shows them. */
class Wording implements Hit {
  readonly start: number
  readonly end: number
  readonly order: number
  private readonly sightings: readonly Sighting[]

  constructor(sightings: readonly Sighting[]) {
    const { first, from } = (sightings[0] as Sighting).place
    let end = Number.NEGATIVE_INFINITY
    for (const { place } of sightings) end = Math.max(end, place.last.end)
    this.sightings = sightings
    this.start = first.start
    this.end = end
    this.order = first.rank + (from - first.base) / 1e6
  }

  get matchedBy(): MatchedBy {
    return this.sightings.find(({ way }) => way.by !== 'text')?.way.by ?? 'text'
  }

  /** As written it is certain; of sounds the more, the more of them there are. */
  get sure(): number {
    const bySound = this.sightings.filter(({ way }) => way.by !== 'text')
    return Math.min(1, ...bySound.map(({ place, way }) => 1 - 1 / (2 + lettersIn(place, way.alphabet))))
  }

  get spans(): readonly Span[] {
    return this.sightings.flatMap(({ place, way }) => spansOf(place, way.alphabet))
  }
}
