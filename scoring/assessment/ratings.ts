import type { AssessedEntry, AssessedStep, RatingFact } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import { type Centi, fromCenti, halfUp, sum, toCenti } from './exact.ts'
import { entry, type Made, made, timesOf } from './made.ts'
import type { Scale, Scheme } from './schema.ts'

type Ratings = NonNullable<Scheme['parts']['ratings']>

/** A rating as a scale sees it: its points, or why it has none. */
export interface Rated {
  scale: Scale | null
  points: Centi | null
  satisfied: boolean
  why: Extract<AssessedEntry['why'], '' | 'outside_scale' | 'no_scale'>
}

const fits = ({ dimensions }: Scale, dimension: string): boolean =>
  dimensions === undefined || dimensions.some(({ id }) => id === dimension)

/** Whether there are scales for a rating, and it lies outside all of them. */
export function isOffScale(
  scales: readonly Scale[],
  { dimension, value }: Pick<RatingFact, 'dimension' | 'value'>,
): boolean {
  const fitting = scales.filter((scale) => fits(scale, dimension))
  return fitting.length > 0 && fitting.every((scale) => worth(scale, value) === null)
}

/** @param scales the first that fits is the one */
export function rate(scales: readonly Scale[], { dimension, value }: Pick<RatingFact, 'dimension' | 'value'>): Rated {
  const scale = scales.find((one) => fits(one, dimension))
  if (scale === undefined) return { scale: null, points: null, satisfied: false, why: 'no_scale' }
  const points = worth(scale, value)
  return {
    scale,
    points,
    satisfied: points !== null && milli(value) >= milli(scale.satisfied_from),
    why: points === null ? 'outside_scale' : '',
  }
}

/** How many ratings are on their scale, and how many of these are of a satisfied customer. */
export function satisfaction(
  scales: readonly Scale[],
  ratings: readonly RatingFact[],
): { ratings: number; satisfied: number } {
  const rated = ratings
    .map((rating) => ({ ...rate(scales, rating), times: rating.times ?? 1 }))
    .filter(({ points }) => points !== null)
  return { ratings: timesOf(rated), satisfied: timesOf(rated.filter(({ satisfied }) => satisfied)) }
}

/** Values in thousandths, so that what lies on a line between two is a whole number over a whole number. */
const milli = (value: number): number => Math.round(value * 1000)

/** Null where the value is not on the scale. */
export function worth({ points, step }: Pick<Scale, 'points' | 'step'>, value: number): Centi | null {
  const at = milli(value)
  const marks = points.map(([mark, worth]) => ({ at: milli(mark), worth: toCenti(worth) }))
  const first = (marks[0] as { at: number }).at
  if (!Number.isFinite(value) || (step !== undefined && (at - first) % milli(step) !== 0)) return null
  const above = marks.findIndex((mark) => mark.at >= at)
  const high = marks[above]
  if (high === undefined || at < first) return null
  if (high.at === at) return high.worth
  const low = marks[above - 1] as (typeof marks)[number]
  const width = high.at - low.at
  return halfUp(low.worth * width + (high.worth - low.worth) * (at - low.at), width)
}

/** Each dimension is averaged for itself; the averages are weighed against each other. */
export function ratingsPart({ scales }: Ratings, ratings: readonly RatingFact[]): Made {
  const rated = ratings.map((rating) => ({ rating, ...rate(scales, rating) }))
  const groups = new Map<string, typeof rated>()
  for (const one of rated) {
    if (one.points === null) continue
    const key = JSON.stringify([one.scale?.id, one.rating.dimension])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const means = [...groups.keys()].sort(byText).map((key) => {
    const own = groups.get(key) as typeof rated
    const { rating, scale } = own[0] as (typeof rated)[number]
    const total = sum(own.map(({ points, rating }) => (points as Centi) * (rating.times ?? 1)))
    const count = timesOf(own.map(({ rating }) => rating))
    const dimension = scale?.dimensions?.find(({ id }) => id === rating.dimension)
    return {
      of: rating.dimension,
      title: dimension?.title ?? null,
      total,
      count,
      mean: halfUp(total, count),
      weight: toCenti(dimension?.weight ?? 1),
    }
  })
  const weights = sum(means.map(({ weight }) => weight))
  const weighed = sum(means.map(({ weight, mean }) => weight * mean))
  const points = weights === 0 ? null : halfUp(weighed, weights)
  const all: AssessedStep[] =
    means.length < 2
      ? []
      : [
          {
            step: 'weighted',
            of: '',
            title: null,
            numerator: weighed / 10_000,
            denominator: weights / 100,
            result: fromCenti(points ?? 0),
          },
        ]
  return made(
    points,
    'no_ratings',
    [
      ...means.map(
        ({ of, title, total, count, mean }): AssessedStep => ({
          step: 'mean',
          of,
          title,
          numerator: fromCenti(total),
          denominator: count,
          result: fromCenti(mean),
        }),
      ),
      ...all,
    ],
    rated.map(({ rating, points, why }) =>
      entry({
        kind: 'ticket',
        id: rating.ticket_id,
        at: rating.at,
        what: rating.dimension,
        value: rating.value,
        points: points === null ? null : fromCenti(points),
        most: 100,
        times: rating.times,
        why,
      }),
    ),
  )
}
