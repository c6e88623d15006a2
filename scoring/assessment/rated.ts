import type {
  AgentFacts,
  MonthFacts,
  RatingDimension,
  RatingFact,
  RatingReport,
  RatingSums,
} from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import type { Assessor } from './assessor.ts'
import { fromCenti, halfUp, sum } from './exact.ts'
import { timesOf } from './made.ts'
import { chosenFor } from './month.ts'
import { rate, ratingsPart, satisfaction } from './ratings.ts'
import type { Scale } from './schema.ts'

/** Whose ratings are asked for. */
export interface RatedFilter {
  team?: string | undefined
  agent?: string | undefined
}

/** Ratings of one month that are read by the same scales. */
export interface Rating {
  assessor: Assessor | null
  scales: readonly Scale[]
  facts: readonly AgentFacts[]
  ratings: readonly RatingFact[]
}

/** A figure of more values is drawn in as many bands. */
const MOST_VALUES = 12
const BANDS = 10

/** Those of a team or agent, read by the scheme they are assessed by; of all, by that of most. */
export function ratingOf(
  assessors: readonly Assessor[],
  { month, agents }: Pick<MonthFacts, 'month' | 'agents'>,
  { team, agent }: RatedFilter,
): Rating {
  const facts = agents.filter(
    (own) => (team === undefined || own.agent.team === team) && (agent === undefined || own.agent.id === agent),
  )
  const assessor = chosenFor(assessors, month, facts)
  return {
    assessor,
    scales: assessor?.scheme.parts.ratings?.scales ?? [],
    facts,
    ratings: facts.flatMap(({ ratings }) => ratings),
  }
}

/** @param months the month itself, then those before it */
export function ratingReport(
  assessors: readonly Assessor[],
  months: readonly [MonthFacts, ...MonthFacts[]],
  filter: RatedFilter,
): RatingReport {
  const [now] = months
  const own = ratingOf(assessors, now, filter)
  const rated = own.facts.filter(({ ratings }) => ratings.length > 0)
  return {
    month: now.month,
    scheme: own.scales.length === 0 ? null : (own.assessor?.ref ?? null),
    target: own.assessor?.scheme.kpis?.find(({ kpi }) => kpi === 'satisfaction')?.at_least ?? null,
    scales: own.scales.map(({ id, title, points, satisfied_from, dimensions = [] }) => ({
      id,
      title,
      from: points[0]?.[0] ?? 0,
      to: points.at(-1)?.[0] ?? 0,
      satisfied_from,
      dimensions: dimensions.map(({ id, title }) => ({ id, title })),
    })),
    all: sumsOf(own),
    distributions: placesOf(own).map(({ scale, dimension, ratings }) => ({
      scale: scale.id,
      dimension,
      bands: bandsOf(scale, ratings),
    })),
    teams: [...new Set(rated.map(({ agent }) => agent.team))]
      .sort(byText)
      .map((team) => ({ team, ...sumsOf(ratingOf(assessors, now, { ...filter, team })) })),
    agents: rated
      .map(({ agent }) => ({
        agent,
        ...sumsOf(ratingOf(assessors, now, { agent: agent.id, team: agent.team })),
      }))
      .sort((a, b) => byText(a.agent.id, b.agent.id) || byText(a.agent.team, b.agent.team)),
    trend: [...months].reverse().map((facts) => {
      const { dimensions: _, ...sums } = sumsOf(ratingOf(assessors, facts, filter))
      return { month: facts.month, ...sums }
    }),
  }
}

function sumsOf(rating: Rating): RatingSums {
  const { assessor, scales, ratings } = rating
  const counted = satisfaction(scales, ratings)
  const part = assessor?.scheme.parts.ratings
  const points = part === undefined ? null : ratingsPart(part, ratings).points
  return {
    ...counted,
    satisfaction: counted.ratings === 0 ? null : percent(counted.satisfied, counted.ratings),
    points: points === null ? null : fromCenti(points),
    flagged: timesOf(ratings) - counted.ratings,
    dimensions: placesOf(rating).map(({ scale, dimension, ratings }): RatingDimension => {
      const { ratings: count, satisfied } = satisfaction([scale], ratings)
      const worths = sum(ratings.map((one) => (rate([scale], one).points ?? 0) * (one.times ?? 1)))
      const values = sum(ratings.map(({ value, times = 1 }) => Math.round(value * 1000) * times))
      return {
        scale: scale.id,
        dimension,
        ratings: count,
        satisfied,
        satisfaction: percent(satisfied, count),
        mean: halfUp(values, count * 10) / 100,
        points: fromCenti(halfUp(worths, count)),
      }
    }),
  }
}

interface Place {
  scale: Scale
  dimension: string
  ratings: RatingFact[]
}

/** Ratings that count, by scale and dimension, in the order of the scheme. */
function placesOf({ scales, ratings }: Rating): Place[] {
  const places = new Map<string, Place>()
  for (const one of ratings) {
    const { scale, points } = rate(scales, one)
    if (scale === null || points === null) continue
    const key = JSON.stringify([scale.id, one.dimension])
    const place = places.get(key) ?? { scale, dimension: one.dimension, ratings: [] }
    place.ratings.push(one)
    places.set(key, place)
  }
  const order = ({ scale, dimension }: Place) => (scale.dimensions ?? []).findIndex(({ id }) => id === dimension)
  return [...places.values()].sort(
    (a, b) =>
      scales.indexOf(a.scale) - scales.indexOf(b.scale) || order(a) - order(b) || byText(a.dimension, b.dimension),
  )
}

/** Each value for itself, those nobody gave on a short scale of whole numbers too; of many values bands of equal width. */
function bandsOf({ points }: Scale, ratings: readonly RatingFact[]): RatingReport['distributions'][number]['bands'] {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0]
  const given = [...new Set(ratings.map(({ value }) => value))]
  const whole = given.every(Number.isInteger) && Number.isInteger(first) && last - first < MOST_VALUES
  const all = whole ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : points.map(([value]) => value)
  const values = [...new Set([...given, ...all])].sort((a, b) => a - b)
  const count = (of: (value: number) => boolean) => timesOf(ratings.filter(({ value }) => of(value)))
  if (values.length <= MOST_VALUES)
    return values.map((at) => ({ from: at, to: at, ratings: count((value) => value === at) }))
  const width = (last - first) / BANDS
  return Array.from({ length: BANDS }, (_, i) => {
    const [from, to] = [first + i * width, first + (i + 1) * width]
    return { from, to, ratings: count((value) => value >= from && (i === BANDS - 1 ? value <= last : value < to)) }
  })
}

/** Two decimals, half up. */
const percent = (part: number, all: number): number => halfUp(part * 10_000, all) / 100
