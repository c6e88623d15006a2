import { type Assessor, assessorOf } from '../assessment/assessor.ts'
import { quarrel } from '../assessment/choose.ts'
import type { Checklist, Scheme } from '../assessment/schema.ts'
import { meant } from '../text/likest.ts'
import type { Decoded } from './source.ts'

/** What of a pack assessing takes. */
export interface SchemeParts {
  schemes: ReadonlyMap<string, Decoded<Scheme>>
  checklists: ReadonlyMap<string, Decoded<Checklist>>
  forms: ReadonlyMap<string, unknown>
  limits: ReadonlyMap<string, unknown>
}

type Path = (string | number)[]
type Say = (message: string, path: Path) => void

/** Every scheme of a pack, ready to assess by. */
export const assessorsOf = ({ schemes, checklists }: Pick<SchemeParts, 'schemes' | 'checklists'>): Assessor[] => {
  const values = new Map([...checklists].map(([id, { value }]) => [id, value]))
  return [...schemes.values()].map(({ value }) => assessorOf(value, values))
}

/** Everything of a pack that months are assessed by. */
export const assessmentOf = (pack: Pick<SchemeParts, 'schemes' | 'checklists'>) => ({
  assessors: assessorsOf(pack),
  checklists: new Map([...pack.checklists].map(([id, { value }]) => [id, value])),
})

/** What is wrong with schemes and checklists although each can be read. */
export function schemeProblems(pack: SchemeParts): string[] {
  const schemes = [...pack.schemes.values()]
  return [
    ...schemes.flatMap((one) => problemsOf(one, (value, say) => schemeFaults(value, pack, say))),
    ...[...pack.checklists.values()].flatMap((one) => problemsOf(one, checklistFaults)),
    ...schemes.flatMap((one, i) =>
      schemes.slice(0, i).flatMap((other) => {
        const shared = quarrel(other.value, one.value)
        return shared === null
          ? []
          : [one.complain(`this scheme and "${other.value.id}" are both for ${shared}`, ['applies_to'])]
      }),
    ),
  ]
}

function problemsOf<T>({ value, complain }: Decoded<T>, find: (value: T, say: Say) => void): string[] {
  const problems: string[] = []
  find(value, (message, path) => problems.push(complain(message, path)))
  return problems
}

function schemeFaults(scheme: Scheme, { checklists, forms, limits: known }: SchemeParts, say: Say): void {
  const there = (ids: readonly string[], known: Iterable<string>, what: string, path: Path) => {
    const all = [...known]
    ids.forEach((id, i) => {
      if (!all.includes(id)) say(`there is no ${what} "${id}"${meant(id, all)}`, [...path, i])
    })
  }
  const { parts, grades, ladder = [], kpis = [], applies_to, adjustments = [] } = scheme
  there(applies_to?.forms ?? [], forms.keys(), 'form', ['applies_to', 'forms'])
  there(parts.inspections?.checklists ?? [], checklists.keys(), 'checklist', ['parts', 'inspections', 'checklists'])
  there(parts.limits?.only ?? [], known.keys(), 'limit', ['parts', 'limits', 'only'])
  if (Object.values(parts).every(({ weight }) => weight === 0)) say('no part has a weight above 0', ['parts'])
  if (!grades.some(({ from }) => from === 0)) say('no grade begins at 0, so low totals would have none', ['grades'])
  twice(grades, 'id', 'grade', ['grades'], say)
  twice(grades, 'from', 'grade from', ['grades'], say)
  twice(adjustments, 'id', 'adjustment', ['adjustments'], say)
  twice(kpis, 'kpi', 'rate', ['kpis'], say)
  for (const [i, rung] of ladder.entries()) {
    there(
      rung.grades,
      grades.map(({ id }) => id),
      'grade',
      ['ladder', i, 'grades'],
    )
    if (rung.times > rung.within)
      say(`${rung.times} times within ${rung.within} months cannot be`, ['ladder', i, 'times'])
  }
  for (const [i, { kpi, limits }] of kpis.entries()) {
    const counts = kpi === 'timely_repair' || kpi === 'callback' || kpi === 'response'
    if (counts && limits === undefined) say(`${kpi} needs "limits": the ids of those it counts`, ['kpis', i])
    there(limits ?? [], known.keys(), 'limit', ['kpis', i, 'limits'])
    if (!counts && limits !== undefined) say(`${kpi} counts no limits`, ['kpis', i, 'limits'])
  }
  twice(parts.ratings?.scales ?? [], 'id', 'scale', ['parts', 'ratings', 'scales'], say)
  for (const [i, scale] of (parts.ratings?.scales ?? []).entries()) {
    const path = ['parts', 'ratings', 'scales', i]
    const values = scale.points.map(([value]) => value)
    const fallen = values.findIndex((value, k) => k > 0 && value <= (values[k - 1] as number))
    if (fallen > 0) say('the values of a scale rise', [...path, 'points', fallen])
    const [first, last] = [values[0] as number, values.at(-1) as number]
    if (scale.satisfied_from < first || scale.satisfied_from > last)
      say(`satisfied_from is ${scale.satisfied_from}, which is not on the scale`, [...path, 'satisfied_from'])
  }
}

function checklistFaults({ items }: Checklist, say: Say): void {
  twice(items, 'id', 'item', ['items'], say)
}

function twice<T>(all: readonly T[], key: keyof T & string, what: string, path: Path, say: Say): void {
  const seen = new Set<unknown>()
  for (const [i, one] of all.entries()) {
    if (seen.has(one[key])) say(`there is another ${what} ${one[key]}`, [...path, i, key])
    seen.add(one[key])
  }
}
