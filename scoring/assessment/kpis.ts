import { type AgentFacts, ENTERED_KPIS, isCount, type Kpi, type KpiName } from '../../contract/index.ts'
import { halfUp, sum } from './exact.ts'
import { timesOf } from './made.ts'
import { satisfaction } from './ratings.ts'
import type { Scheme } from './schema.ts'

type Wanted = NonNullable<Scheme['kpis']>[number]
/** So many of so many; of what is only counted, how many there were. */
interface Fraction {
  numerator: number
  denominator: number | null
}

/** How each rate is counted; null where nobody entered it. */
const COUNTS: Record<KpiName, (scheme: Scheme, facts: readonly AgentFacts[], wanted: Wanted) => Fraction | null> = {
  satisfaction: ({ parts }, facts) => {
    const { satisfied, ratings } = satisfaction(
      parts.ratings?.scales ?? [],
      facts.flatMap((one) => one.ratings),
    )
    return { numerator: satisfied, denominator: ratings }
  },
  complaint_handling: (_, facts) =>
    fraction(
      ticketsOf(facts).filter(({ complained }) => complained),
      ({ handled }) => handled,
    ),
  rework: (_, facts) =>
    fraction(
      ticketsOf(facts).filter(({ repair, repaired }) => repair && repaired),
      ({ reopened }) => reopened,
    ),
  timely_repair: kept,
  callback: kept,
  response: kept,
  equipment: entered,
  fee_collection: entered,
  major_accidents: entered,
}

function kept(_: Scheme, facts: readonly AgentFacts[], { limits }: Wanted): Fraction {
  const due = facts
    .flatMap((one) => one.limits)
    .filter(({ limit_id, status }) => limits?.includes(limit_id) && (status === 'met' || status === 'missed'))
  return fraction(due, ({ status }) => status === 'met')
}

/** Added up over teams, so that of all together the larger team weighs more. */
function entered(_: Scheme, facts: readonly AgentFacts[], { kpi }: Wanted): Fraction | null {
  const own = facts.flatMap((one) => one.entered).filter((one) => one.kpi === kpi)
  if (own.length === 0) return null
  return {
    numerator: sum(own.map(({ numerator }) => numerator)),
    denominator: isCount(kpi) ? null : sum(own.map(({ denominator }) => denominator ?? 0)),
  }
}

const ticketsOf = (facts: readonly AgentFacts[]) => facts.flatMap(({ tickets }) => tickets)

const fraction = <T extends { times?: number | undefined }>(
  all: readonly T[],
  good: (one: T) => boolean,
): Fraction => ({
  numerator: timesOf(all.filter(good) as { times?: number }[]),
  denominator: timesOf(all as readonly { times?: number }[]),
})

/** The rates of a team against the scheme's targets. Nothing to count has no rate, and neither meets nor misses. */
export const kpisOf = (scheme: Scheme, facts: readonly AgentFacts[]): Kpi[] =>
  (scheme.kpis ?? []).map((wanted) => {
    const { kpi, at_least, at_most, limits = [], clauses = [] } = wanted
    const counted = COUNTS[kpi](scheme, facts, wanted)
    const value = counted === null || counted.denominator === 0 ? null : resultOf(counted)
    const target = at_least ?? at_most ?? 0
    return {
      kpi,
      numerator: counted?.numerator ?? null,
      denominator: counted?.denominator ?? null,
      unit: isCount(kpi) ? 'count' : 'percent',
      value,
      target,
      bound: at_least === undefined ? 'at_most' : 'at_least',
      met: counted === null || value === null ? null : reached(counted, target, at_least !== undefined),
      measured: counted !== null,
      by_hand: ENTERED_KPIS.some((name) => name === kpi),
      limits,
      clauses,
    }
  })

/** Percent, or of what is only counted how many. */
const resultOf = ({ numerator, denominator }: Fraction): number =>
  denominator === null ? numerator : halfUp(numerator * 10_000, denominator) / 100

/** By the fraction itself: 94.996 % is shown as 95.00 and yet below 95. */
function reached({ numerator, denominator }: Fraction, target: number, atLeast: boolean): boolean {
  const [share, wanted] =
    denominator === null ? [numerator, target] : [numerator * 10_000, Math.round(target * 100) * denominator]
  return atLeast ? share >= wanted : share <= wanted
}
