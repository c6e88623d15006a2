import type { AgentFacts, AssessedStep } from '../../contract/index.ts'
import { fromCenti, halfUp, sum, toCenti } from './exact.ts'
import { inspectionsPart } from './inspections.ts'
import { entry, type Made, made, timesOf } from './made.ts'
import { ratingsPart } from './ratings.ts'
import type { Checklist, Scheme } from './schema.ts'

type Parts = Scheme['parts']

/** What the parts are made of. */
export interface Means {
  facts: AgentFacts
  tickets_known: boolean
  checklists: ReadonlyMap<string, Checklist>
}

/** How each part's points are made. */
export const MAKERS: { [Name in keyof Parts]-?: (part: NonNullable<Parts[Name]>, means: Means) => Made } = {
  qa: (_, { facts: { calls } }) => {
    const tenths = sum(calls.map(({ score, times = 1 }) => times * Math.round(score * 10)))
    const count = timesOf(calls)
    const points = count === 0 ? null : halfUp(tenths * 10, count)
    return made(
      points,
      'no_scored_calls',
      [step('mean', tenths / 10, count, points)],
      calls.map(({ call_id, at, score, critical, times }) =>
        entry({
          kind: 'call',
          id: call_id,
          at,
          value: score,
          points: score,
          most: 100,
          state: critical ? 'critical' : '',
          times,
        }),
      ),
    )
  },

  limits: ({ only }, { facts }) => {
    const limits = facts.limits.filter(({ limit_id }) => only === undefined || only.includes(limit_id))
    const met = timesOf(limits.filter(({ status }) => status === 'met'))
    const due = met + timesOf(limits.filter(({ status }) => status === 'missed'))
    const points = due === 0 ? null : halfUp(met * 10_000, due)
    return made(
      points,
      'no_limits',
      [step('share', met, due, points)],
      limits.map(({ ticket_id, limit_id, at, status, times }) => {
        const decided = status === 'met' || status === 'missed'
        return entry({
          kind: 'ticket',
          id: ticket_id,
          at,
          what: limit_id,
          state: status,
          times,
          ...(decided ? {} : { why: 'not_due' as const }),
        })
      }),
    )
  },

  ratings: (part, { facts }) => ratingsPart(part, facts.ratings),

  complaints: ({ off }, { facts: { complaints }, tickets_known }) => {
    const complex = timesOf(complaints.filter(({ complexity }) => complexity === 'complex'))
    const simple = timesOf(complaints) - complex
    const taken = simple * toCenti(off.simple) + complex * toCenti(off.complex)
    return made(
      tickets_known || complaints.length > 0 ? Math.max(0, 10_000 - taken) : null,
      'no_tickets',
      [
        { ...step('off', simple, off.simple, simple * toCenti(off.simple)), of: 'simple' },
        { ...step('off', complex, off.complex, complex * toCenti(off.complex)), of: 'complex' },
      ],
      complaints.map(({ ticket_id, at, complexity, times }) =>
        entry({
          kind: 'ticket',
          id: ticket_id,
          at,
          state: complexity,
          times,
          points: complexity === 'complex' ? -off.complex : -off.simple,
        }),
      ),
    )
  },

  inspections: ({ checklists: ids }, { facts, checklists }) =>
    inspectionsPart(
      new Map(ids.flatMap((id) => (checklists.has(id) ? [[id, checklists.get(id) as Checklist]] : []))),
      facts.inspections,
    ),
}

const step = (
  kind: AssessedStep['step'],
  numerator: number,
  denominator: number,
  centi: number | null,
): AssessedStep => ({
  step: kind,
  of: '',
  title: null,
  numerator,
  denominator,
  result: fromCenti(centi ?? 0),
})
