import { CLAUSE_KINDS } from '../../scoring/packs/catalogue.ts'
import { type ClauseCoverage, type Coverage, countsOf, MEANS, type Means } from '../../scoring/packs/coverage.ts'
import { pad, wrap } from '../layout.ts'

export const MEANS_TITLES: Record<Means | 'none', { zh: string; en: string }> = {
  rule: { zh: '规则', en: 'rule' },
  limit: { zh: '时限', en: 'limit' },
  figure: { zh: '月度考核', en: 'monthly figure' },
  human: { zh: '人工', en: 'auditor' },
  tickets: { zh: '工单（待）', en: 'tickets (due)' },
  months: { zh: '月报（待）', en: 'months (due)' },
  uncheckable: { zh: '无法检查', en: 'uncheckable' },
  none: { zh: '无人负责', en: 'nobody' },
}

/** What becomes of every clause, by manual and kind. @param brief sums only */
export function coverageLines({ manuals }: Coverage, brief: boolean): string[] {
  const all = manuals.flatMap(({ clauses }) => clauses)
  return [
    ...manuals.flatMap(({ manual, title, clauses }) => [
      `${manual}  ${title.zh} ${title.en}: ${sum(clauses)}`,
      ...CLAUSE_KINDS.flatMap((kind) => {
        const own = clauses.filter(({ clause }) => clause.kind === kind)
        if (own.length === 0) return []
        return [`  ${pad(kind, 20)}${sum(own)}`, ...(brief ? [] : own.flatMap(clauseLines))]
      }),
      '',
    ]),
    `合计 total: ${all.length} 条 clauses: ${sum(all)}`,
  ]
}

/** Only what there is any of. */
function sum(clauses: readonly ClauseCoverage[]): string {
  const counts = countsOf(clauses)
  return [...MEANS, 'none' as const]
    .filter((means) => counts[means] > 0)
    .map((means) => `${MEANS_TITLES[means].zh} ${MEANS_TITLES[means].en} ${counts[means]}`)
    .join(', ')
}

function clauseLines({ clause, by, rules, limits, figures, items }: ClauseCoverage): string[] {
  const sign =
    by === null
      ? '✗'
      : by === 'rule' || by === 'limit' || by === 'figure'
        ? '✓'
        : by === 'uncheckable'
          ? '–'
          : by === 'human'
            ? '?'
            : '…'
  const how =
    by === 'rule' || by === 'limit'
      ? [...rules, ...limits].join(', ')
      : by === 'figure'
        ? figures.join(', ')
        : by === 'human'
          ? items.join(', ')
          : by === 'uncheckable'
            ? `${clause.uncheckable?.zh} ${clause.uncheckable?.en}`
            : MEANS_TITLES[by ?? 'none'].en
  return wrap(`    ${sign} ${clause.id}: ${how}`)
}
