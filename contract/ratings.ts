import { type Static, Type } from 'typebox'
import { SchemeRef } from './assessment.ts'
import { Nullable } from './nullable.ts'
import { Bilingual } from './score.ts'
import { AgentRef } from './views.ts'

const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' })

/** Of ratings on their scale; `flagged` ones are outside of it, or have none, and count nowhere. */
const sums = {
  ratings: Type.Integer(),
  satisfied: Type.Integer(),
  /** Percent, two decimals, half up; null of no rating. */
  satisfaction: Nullable(Type.Number()),
  /** As the assessment reckons them: 0 to 100, two decimals. */
  points: Nullable(Type.Number()),
  flagged: Type.Integer(),
}

/** Ratings of one dimension. */
const dimension = {
  scale: Type.String(),
  /** '' where the customer gave one number for all. */
  dimension: Type.String(),
  ratings: Type.Integer(),
  satisfied: Type.Integer(),
  satisfaction: Type.Number(),
  /** As customers gave it, two decimals. */
  mean: Type.Number(),
  points: Type.Number(),
}

export const RatingDimension = Type.Object(dimension)

const ratingSums = { ...sums, dimensions: Type.Array(RatingDimension) }
export const RatingSums = Type.Object(ratingSums)

/** What customers gave in a month. */
export const RatingReport = Type.Object({
  month: Month,
  /** By which they are read; null where no scheme with scales is for these agents. */
  scheme: Nullable(SchemeRef),
  /** Satisfaction that it wants at least, in percent. */
  target: Nullable(Type.Number()),
  scales: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Bilingual,
      from: Type.Number(),
      to: Type.Number(),
      satisfied_from: Type.Number(),
      dimensions: Type.Array(Type.Object({ id: Type.String(), title: Bilingual })),
    }),
  ),
  all: RatingSums,
  /** How often each value was given, the lowest first; of many values in bands, each without its upper end but the last. */
  distributions: Type.Array(
    Type.Object({
      scale: Type.String(),
      dimension: Type.String(),
      bands: Type.Array(Type.Object({ from: Type.Number(), to: Type.Number(), ratings: Type.Integer() })),
    }),
  ),
  teams: Type.Array(Type.Object({ team: Type.String(), ...ratingSums })),
  /** Whoever had the ticket then; an id of '' is nobody of the team who is known. */
  agents: Type.Array(Type.Object({ agent: AgentRef, ...ratingSums })),
  /** The months up to this one, the earliest first. */
  trend: Type.Array(Type.Object({ month: Month, ...sums })),
})

/** A rating as a customer gave it. */
export const GivenRating = Type.Object({
  ticket_id: Type.String(),
  event_id: Type.String(),
  at: Type.String(),
  agent: AgentRef,
  department: Nullable(Type.String()),
  customer: Nullable(Type.String()),
  /** Calls of the ticket. */
  call_ids: Type.Array(Type.String()),
  dimension: Type.String(),
  scale: Nullable(Type.String()),
  value: Type.Number(),
  points: Nullable(Type.Number()),
  satisfied: Type.Boolean(),
  /** Why it does not count; '' where it does. */
  why: Type.Enum(['', 'outside_scale', 'no_scale']),
  comment: Type.String(),
})

export const RatingPage = Type.Object({
  items: Type.Array(GivenRating),
  total: Type.Integer(),
  next: Nullable(Type.String()),
})

export type GivenRating = Static<typeof GivenRating>
export type RatingDimension = Static<typeof RatingDimension>
export type RatingPage = Static<typeof RatingPage>
export type RatingReport = Static<typeof RatingReport>
export type RatingSums = Static<typeof RatingSums>
