import type { JoinedFigure } from '../../contract/index.ts'
import type { Checklist, Scheme } from '../assessment/schema.ts'
import { meant } from '../text/likest.ts'
import type { SchemeExamples } from './scheme-examples.ts'
import type { Decoded } from './source.ts'

/**
 * Clauses that figures of the page of calls and tickets show; there for every pack that has these clauses. Their test
 * names the clauses (tests/api/joined.test.ts), as the examples of a scheme name theirs.
 */
export const JOINED_CLAUSES: Partial<Record<JoinedFigure['id'], readonly string[]>> = {
  first_asked_dropped: ['s003-17-first-asked-system', 's003-13-first-asked'],
}

/** What of a pack monthly figures are made by. */
export interface FigureParts {
  schemes: ReadonlyMap<string, Decoded<Scheme>>
  checklists: ReadonlyMap<string, Decoded<Checklist>>
  schemeExamples: ReadonlyMap<string, Decoded<SchemeExamples>>
}

interface Citation {
  clause: string
  /** What cites it: `scheme/part`, `checklist/item`, `joined/figure`. */
  by: string
  path: (string | number)[]
}

/** Clauses for which a monthly figure stands: what cites them, what examples or tests show, and what is wrong. */
export interface FigureCitations {
  cited: Map<string, string[]>
  shown: Set<string>
  /** Citations of clauses there are not, and examples of what their scheme does not stand for. */
  problems(known: ReadonlySet<string>): string[]
}

export function figureCitations({ schemes, checklists, schemeExamples }: FigureParts): FigureCitations {
  const used = new Set([...schemes.values()].flatMap(({ value }) => value.parts.inspections?.checklists ?? []))
  const files = [
    ...[...schemes.values()].map((decoded) => ({ decoded, citations: ofScheme(decoded.value) })),
    ...[...checklists.values()]
      .filter(({ value }) => used.has(value.id))
      .map((decoded) => ({ decoded, citations: ofChecklist(decoded.value) })),
  ]
  const joined = Object.entries(JOINED_CLAUSES).flatMap(([figure, clauses]) =>
    citations(`joined/${figure}`, clauses, []),
  )
  const cited = new Map<string, string[]>()
  for (const { clause, by } of [...files.flatMap(({ citations }) => citations), ...joined]) {
    const own = cited.get(clause) ?? []
    if (!own.includes(by)) cited.set(clause, [...own, by])
  }
  const examples = [...schemeExamples].map(([id, decoded]) => {
    const scheme = schemes.get(id)?.value
    const ids = scheme?.parts.inspections?.checklists ?? []
    const lists = ids.flatMap((list) => checklists.get(list)?.value ?? [])
    const own = new Set(
      [...(scheme ? ofScheme(scheme) : []), ...lists.flatMap(ofChecklist)].map(({ clause }) => clause),
    )
    const named = decoded.value.examples.flatMap(({ clauses = [] }, e) =>
      clauses.map((clause, i) => ({ clause, path: ['examples', e, 'clauses', i] })),
    )
    return { id, decoded, own, named }
  })
  return {
    cited,
    shown: new Set([
      ...examples.flatMap(({ own, named }) => named.map(({ clause }) => clause).filter((one) => own.has(one))),
      ...joined.map(({ clause }) => clause),
    ]),
    problems: (known) => [
      ...files.flatMap(({ decoded, citations }) =>
        known.size === 0
          ? []
          : citations
              .filter(({ clause }) => !known.has(clause))
              .map(({ clause, path }) =>
                decoded.complain(`there is no clause "${clause}"${meant(clause, [...known])}`, path),
              ),
      ),
      ...examples.flatMap(({ id, decoded, own, named }) =>
        named
          .filter(({ clause }) => !own.has(clause))
          .map(({ clause, path }) =>
            decoded.complain(`scheme "${id}" does not cite "${clause}"${meant(clause, [...own])}`, path),
          ),
      ),
    ],
  }
}

function ofScheme({ id, clauses, parts, adjustments = [], ladder = [], kpis = [] }: Scheme): Citation[] {
  return [
    ...citations(id, clauses, ['clauses']),
    ...Object.entries(parts).flatMap(([name, part]) =>
      citations(`${id}/${name}`, part.clauses, ['parts', name, 'clauses']),
    ),
    ...adjustments.flatMap((one, i) => citations(`${id}/${one.id}`, one.clauses, ['adjustments', i, 'clauses'])),
    ...ladder.flatMap((one, i) => citations(`${id}/ladder`, one.clauses, ['ladder', i, 'clauses'])),
    ...kpis.flatMap((one, i) => citations(`${id}/${one.kpi}`, one.clauses, ['kpis', i, 'clauses'])),
  ]
}

const ofChecklist = ({ id, clauses, items }: Checklist): Citation[] => [
  ...citations(id, clauses, ['clauses']),
  ...items.flatMap((item, i) => citations(`${id}/${item.id}`, item.clauses, ['items', i, 'clauses'])),
]

const citations = (by: string, clauses: readonly string[] = [], path: (string | number)[]): Citation[] =>
  clauses.map((clause, i) => ({ clause, by, path: [...path, i] }))
