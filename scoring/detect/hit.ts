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
  /** What was measured, where it is not. */
  measured?: {
    segments?: number[]
    field?: string
    value: number | string | boolean
    limit?: number | string
    unit?: string
  }
}
