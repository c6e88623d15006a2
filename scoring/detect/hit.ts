import type { MatchedBy } from '../../contract/index.ts'
import type { Span } from '../match/place.ts'

/** Something found in a call: words, or a measured time or field. */
export interface Hit {
  readonly matchedBy: MatchedBy
  /** Milliseconds as in the call. */
  start: number
  end: number
  /** Place in the reading order, for `then`: the turn's rank and, after the point, how far into it. */
  order: number
  /** The words, where it is words. */
  readonly spans?: readonly Span[]
  /** How sure the detector is of it, 0–1, however well the words were recognised; 1 where it does not say. */
  readonly sure?: number
  /** What was measured, or what the words were read as. */
  measured?: {
    segments?: number[]
    field?: string
    value: number | string | boolean
    limit?: number | string
    unit?: string
  }
}
