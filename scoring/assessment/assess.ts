import type { Adjustment, AgentFacts, AssessedPartOpen, AssessmentSheet, PartName } from '../../contract/index.ts'
import { PARTS } from '../../contract/index.ts'
import type { Assessor } from './assessor.ts'
import { fromCenti, halfUp, sum, toCenti } from './exact.ts'
import { climbed } from './ladder.ts'
import { type Made, timesOf } from './made.ts'
import { MAKERS, type Means } from './parts.ts'
import type { Scheme } from './schema.ts'
import { schemeView } from './view.ts'

/** What came of an earlier month. */
export interface Before {
  month: string
  total: number | null
  grade: string | null
  title: { zh: string; en: string } | null
}

export interface Assessed {
  month: string
  facts: AgentFacts
  tickets_known: boolean
  /** In any order. */
  before: readonly Before[]
}

/**
 * An agent's month by a scheme, every figure with what it was made of. A proposal: it decides nothing. The rank is
 * given once the whole team is known.
 */
export function assess(assessor: Assessor | null, { month, facts, tickets_known, before }: Assessed): AssessmentSheet {
  const scored = timesOf(facts.calls)
  const known = {
    month,
    agent: facts.agent,
    scored,
    unscored: facts.unscored,
    rank: null,
    limits: [],
    before: [...before].sort((a, b) => (a.month < b.month ? 1 : -1)),
  }
  const none = { total: null, grade: null, factor: null, base: null, measures: [] }
  if (assessor === null)
    return {
      ...known,
      ...none,
      scheme: null,
      why: 'no_scheme',
      least_calls: 0,
      parts: [],
      adjustments: [],
      rules: null,
    }
  const { scheme } = assessor
  const mades = madeOf(assessor, { facts, tickets_known, checklists: assessor.checklists })
  const parts = weighed(scheme, mades)
  const adjustments = adjusted(scheme, facts, mades)
  const own = {
    ...known,
    scheme: assessor.ref,
    least_calls: scheme.min_calls,
    parts,
    adjustments,
    rules: schemeView(assessor),
  }
  if (scored < scheme.min_calls) return { ...own, ...none, why: 'too_few_calls' }
  const base = baseOf(parts)
  if (base === null) return { ...own, ...none, why: 'no_parts' }
  const total = totalOf(base, adjustments)
  const grade = [...scheme.grades].sort((a, b) => b.from - a.from).find(({ from }) => total >= from) ?? null
  return {
    ...own,
    total,
    why: null,
    base: {
      numerator: base.numerator / 10_000,
      denominator: base.denominator / 100,
      result: halfUp(base.numerator * 10, base.denominator) / 1000,
    },
    grade: grade && { id: grade.id, title: grade.title, below_line: grade.below_line ?? false },
    factor: grade?.factor ?? null,
    measures: grade ? climbed(scheme.ladder ?? [], { month, grade: grade.id }, before) : [],
  }
}

type Mades = Partial<Record<PartName, Made>>

function madeOf({ scheme }: Assessor, means: Means): Mades {
  return Object.fromEntries(
    PARTS.flatMap((name) => {
      const part = scheme.parts[name]
      return part === undefined ? [] : [[name, (MAKERS[name] as (part: unknown, means: Means) => Made)(part, means)]]
    }),
  )
}

/** Parts without data leave the weights; the others share what they leave. */
function weighed({ parts }: Scheme, mades: Mades): AssessedPartOpen[] {
  const own = PARTS.flatMap((name) => {
    const [part, made] = [parts[name], mades[name]]
    return part === undefined || made === undefined ? [] : [{ name, part, made, weight: toCenti(part.weight) }]
  })
  const weights = sum(own.map(({ made, weight }) => (made.points === null ? 0 : weight)))
  const of = (points: number, weight: number) => (weights === 0 ? null : fromCenti(halfUp(points * weight, weights)))
  return own.map(({ name, part, made, weight }): AssessedPartOpen => {
    const { points, why, steps, entries } = made
    return {
      part: name,
      weight: part.weight,
      points: points === null ? null : fromCenti(points),
      why,
      share: points === null ? null : of(10_000, weight),
      brings: points === null ? null : of(points, weight),
      lost: points === null ? null : of(10_000 - points, weight),
      counted: timesOf(entries.filter(({ counted }) => counted)),
      left_out: timesOf(entries.filter(({ counted }) => !counted)),
      clauses: part.clauses ?? [],
      steps,
      entries,
    }
  })
}

/** Weights x points over weights, in hundredths of hundredths over hundredths; null where nothing is weighed. */
function baseOf(parts: readonly AssessedPartOpen[]): { numerator: number; denominator: number } | null {
  const own = parts.filter(({ points }) => points !== null)
  const denominator = sum(own.map(({ weight }) => toCenti(weight)))
  if (denominator === 0) return null
  return { numerator: sum(own.map(({ weight, points }) => toCenti(weight) * toCenti(points as number))), denominator }
}

/** Rounded once, at the end. */
function totalOf(base: { numerator: number; denominator: number }, adjustments: readonly Adjustment[]): number {
  const more = sum(adjustments.map(({ points }) => toCenti(points)))
  const tenths = halfUp(base.numerator + more * base.denominator, 10 * base.denominator)
  return Math.min(1000, Math.max(0, tenths)) / 10
}

function adjusted({ adjustments = [] }: Scheme, facts: AgentFacts, mades: Mades): Adjustment[] {
  const counts = {
    critical_calls: timesOf(facts.calls.filter(({ critical }) => critical)),
    missed_limits: timesOf((mades.limits?.entries ?? []).filter(({ state }) => state === 'missed')),
    complaints: timesOf(facts.complaints),
    top_ratings: timesOf((mades.ratings?.entries ?? []).filter(({ points }) => points === 100)),
  }
  return adjustments.map(({ id, title, of, each, at_most, clauses = [] }) => {
    const all = counts[of] * toCenti(each)
    const most = at_most === undefined ? Number.POSITIVE_INFINITY : toCenti(at_most)
    return {
      id,
      title,
      of,
      count: counts[of],
      each,
      at_most: at_most ?? null,
      points: fromCenti(Math.min(most, Math.max(-most, all))),
      clauses,
    }
  })
}
