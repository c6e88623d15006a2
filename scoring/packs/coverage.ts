import { meant } from '../text/likest.ts'
import type { Catalogue, Clause } from './catalogue.ts'
import { itemsOf, type Pack, usesOf } from './decode.ts'
import { type FigureCitations, figureCitations } from './figures.ts'
import type { Decoded } from './source.ts'

/**
 * By what a clause is kept an eye on: a rule of some form; a time limit on tickets; a monthly figure, of an assessment
 * scheme, a checklist or the page of calls and tickets; an item that the auditor answers; what is due and has none of them yet; or nothing, with the
 * reason.
 */
export const MEANS = ['rule', 'limit', 'figure', 'human', 'tickets', 'months', 'uncheckable'] as const
export type Means = (typeof MEANS)[number]

/** A clause and who sees whether it is kept. `by` is null where nobody accounts for it. */
export interface ClauseCoverage {
  clause: Clause
  by: Means | null
  /** Ids of rules that cite it and are on a form. */
  rules: string[]
  /** Ids of limits on tickets that cite it. */
  limits: string[]
  /** Parts of schemes, items of checklists and figures of the page of calls and tickets that cite it: `scheme/part`. */
  figures: string[]
  /** Items for the auditor that cite it: `form/item`. */
  items: string[]
}

export interface ManualCoverage {
  manual: string
  title: Catalogue['title']
  clauses: ClauseCoverage[]
}

/** What becomes of every clause of the standard, and what is wrong with it, each problem with its place. */
export interface Coverage {
  manuals: ManualCoverage[]
  problems: string[]
}

export function coverageOf(pack: Pack): Coverage {
  const known = new Set([...pack.clauses.values()].flatMap(({ value }) => value.clauses.map(({ id }) => id)))
  const rules = citedByRules(pack)
  const limits = citedByLimits(pack)
  const items = citedByItems(pack)
  const shown = shownByExamples(pack)
  const figures = figureCitations(pack)
  const manuals = [...pack.clauses.values()].map(({ value: { manual, title, clauses } }) => ({
    manual,
    title,
    clauses: clauses.map((clause) => {
      const own = {
        rules: rules.get(clause.id) ?? [],
        limits: limits.get(clause.id) ?? [],
        figures: figures.cited.get(clause.id) ?? [],
        items: items.get(clause.id) ?? [],
      }
      return { clause, by: meansOf(clause, own), ...own }
    }),
  }))
  const problems = [
    ...[...pack.clauses.values()].flatMap((decoded) =>
      catalogueProblems(decoded, { rules, limits, items, shown, figures }),
    ),
    ...strangers(pack, known),
    ...exampleProblems(pack),
    ...limitProblems(pack),
    ...figures.problems(known),
  ]
  return { manuals, problems }
}

/** How many clauses are covered by each means, and by none. */
export function countsOf(clauses: readonly ClauseCoverage[]): Record<Means | 'none', number> {
  const counts = { rule: 0, limit: 0, figure: 0, human: 0, tickets: 0, months: 0, uncheckable: 0, none: 0 }
  for (const { by } of clauses) counts[by ?? 'none']++
  return counts
}

function meansOf({ due, uncheckable }: Clause, own: Omit<ClauseCoverage, 'clause' | 'by'>): Means | null {
  if (own.rules.length > 0) return 'rule'
  if (own.limits.length > 0) return 'limit'
  if (own.figures.length > 0) return 'figure'
  if (own.items.length > 0) return 'human'
  return due ?? (uncheckable ? 'uncheckable' : null)
}

/** Clause -> rules that cite it and judge on some form. */
function citedByRules({ rules, forms }: Pack): Map<string, string[]> {
  const used = new Set([...forms.values()].flatMap(({ value }) => usesOf(value).map(({ rule }) => rule)))
  const cited = new Map<string, string[]>()
  for (const [id, { value }] of rules)
    if (used.has(id)) for (const clause of value.clauses ?? []) add(cited, clause, id)
  return cited
}

function citedByLimits({ limits }: Pack): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  for (const [id, { value }] of limits) for (const clause of value.clauses) add(cited, clause, id)
  return cited
}

function citedByItems({ forms }: Pack): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  for (const [form, { value }] of forms)
    for (const { item } of itemsOf(value))
      for (const clause of item.clauses ?? []) add(cited, clause, `${form}/${item.id}`)
  return cited
}

/** Clauses of which some rule or limit that cites them has an example in which they are broken. */
function shownByExamples({ examples, rules, limits }: Pack): Set<string> {
  const shown = new Set<string>()
  for (const [id, { value }] of examples) {
    const cited = new Set(rules.get(id)?.value.clauses ?? [])
    for (const { expect, clauses = [] } of value.examples)
      if (expect === 'finding') for (const clause of clauses) if (cited.has(clause)) shown.add(clause)
  }
  for (const { value } of limits.values())
    for (const { clauses = [] } of value.examples) for (const clause of clauses) shown.add(clause)
  return shown
}

function add(into: Map<string, string[]>, key: string, one: string): void {
  const own = into.get(key)
  if (own === undefined) into.set(key, [one])
  else if (!own.includes(one)) own.push(one)
}

interface Cited {
  rules: ReadonlyMap<string, readonly string[]>
  limits: ReadonlyMap<string, readonly string[]>
  items: ReadonlyMap<string, readonly string[]>
  shown: ReadonlySet<string>
  figures: FigureCitations
}

function catalogueProblems(
  { value, complain }: Decoded<Catalogue>,
  { rules, limits, items, shown, figures }: Cited,
): string[] {
  const seen = new Set<string>()
  return value.clauses.flatMap((clause, i) => {
    const { id, due, uncheckable } = clause
    const at = (message: string) => [complain(message, ['clauses', i, 'id'])]
    if (seen.has(id)) return at(`there is another clause "${id}"`)
    seen.add(id)
    const own = [...(rules.get(id) ?? []), ...(limits.get(id) ?? [])]
    if (due && uncheckable) return at(`"${id}" is due and uncheckable; it can only be one of them`)
    if (own.length > 0) {
      if (due) return at(`"${id}" is called due, yet it is checked by ${own.join(', ')}`)
      if (uncheckable) return at(`"${id}" is called uncheckable, yet it is checked by ${own.join(', ')}`)
      if (!shown.has(id))
        return at(
          `"${id}" is called checked by ${own.join(', ')}, but no example in which it is broken names it in its clauses`,
        )
      return []
    }
    const figured = figures.cited.get(id) ?? []
    if (figured.length > 0) {
      if (uncheckable) return at(`"${id}" is called uncheckable, yet it is checked by ${figured.join(', ')}`)
      if (!figures.shown.has(id))
        return at(
          `"${id}" is called checked by ${figured.join(', ')}, but no example of a scheme names it in its clauses`,
        )
      return []
    }
    if ((items.get(id) ?? []).length > 0 || due || uncheckable) return []
    return at(
      `nobody accounts for "${id}": no rule of a form, no limit, no monthly figure, no item for the auditor, not due, not uncheckable`,
    )
  })
}

/** What cites clauses that do not exist. A pack without a standard may cite what it likes. */
function strangers({ rules, forms, limits }: Pack, known: ReadonlySet<string>): string[] {
  if (known.size === 0) return []
  const unknown = (id: string) => `there is no clause "${id}"${meant(id, [...known])}`
  return [
    ...[...rules.values(), ...limits.values()].flatMap(({ value, complain }) =>
      (value.clauses ?? []).flatMap((id, i) => (known.has(id) ? [] : [complain(unknown(id), ['clauses', i])])),
    ),
    ...[...forms.values()].flatMap(({ value, complain }) =>
      itemsOf(value).flatMap(({ item, path }) =>
        (item.clauses ?? []).flatMap((id, i) =>
          known.has(id) ? [] : [complain(unknown(id), [...path, 'clauses', i])],
        ),
      ),
    ),
  ]
}

/** Examples that name clauses which their rule does not stand for, or where nothing is found. */
function exampleProblems({ examples, rules }: Pack): string[] {
  return [...examples].flatMap(([rule, { value, complain }]) => {
    const cited = rules.get(rule)?.value.clauses ?? []
    return value.examples.flatMap(({ expect, clauses = [] }, e) =>
      clauses.flatMap((id, i) => {
        const path = ['examples', e, 'clauses', i]
        if (!cited.includes(id)) return [complain(`rule "${rule}" does not cite "${id}"${meant(id, cited)}`, path)]
        if (expect !== 'finding') return [complain(`nothing is found in this example, so it cannot show "${id}"`, path)]
        return []
      }),
    )
  })
}

/** Examples of limits that name clauses which their limit does not stand for, or where it is kept. */
function limitProblems({ limits }: Pack): string[] {
  return [...limits].flatMap(([limit, { value, complain }]) =>
    value.examples.flatMap(({ expect, clauses = [] }, e) =>
      clauses.flatMap((id, i) => {
        const path = ['examples', e, 'clauses', i]
        if (!value.clauses.includes(id))
          return [complain(`limit "${limit}" does not cite "${id}"${meant(id, value.clauses)}`, path)]
        if (expect.some(({ status }) => status === 'missed')) return []
        return [complain(`nothing is missed in this example, so it cannot show "${id}"`, path)]
      }),
    ),
  )
}
