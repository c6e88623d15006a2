import type { Bilingual, ProblemRow, Severity } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { groupBy } from '../rows/group.ts'
import type { Forms } from './forms.ts'
import type { Where } from './where.ts'

/** Points a finding took, as a positive number of ten-thousandths, so that sums are exact. */
const LOST = 'sum(toInt64(if(points < 0, -points, 0) * 10000))'

/** Faults as rows beside columns of their call: `place` in its score and `nth` of its rule there, both from 1. */
export const findingsOf = (columns: string, { sql }: Where): string =>
  `(SELECT ${columns}, rule_id, tags, severity, points, place, nth
    FROM (SELECT ${columns}, findings.rule_id, findings.tags, findings.severity, findings.points
          FROM heads FINAL WHERE ${sql})
    ARRAY JOIN findings.rule_id AS rule_id, findings.tags AS tags, findings.severity AS severity,
      findings.points AS points, arrayEnumerate(findings.rule_id) AS place,
      arrayEnumerateUniq(findings.rule_id) AS nth
    WHERE points <= 0)`

/** Findings of one rule that look alike. */
interface AlikeRow {
  rule_id: string
  tags: string[]
  severity: Severity
  form_hash: string
  last_ms: number
  call_count: number
  finding_count: number
  lost: number
}

/** What went wrong, the costliest first; title, tags and severity as in the latest call. */
export async function problems(engine: Engine, forms: Forms, which: Where): Promise<ProblemRow[]> {
  const rows = await engine.rows<AlikeRow>(
    'problems',
    `SELECT rule_id, tags, severity, form_hash, toUnixTimestamp64Milli(max(started_at)) AS last_ms,
       countIf(nth = 1) AS call_count, count() AS finding_count, ${LOST} AS lost
     FROM ${findingsOf('started_at, form_hash', which)}
     GROUP BY rule_id, tags, severity, form_hash
     ORDER BY last_ms DESC, form_hash, tags, severity`,
    which.params,
  )
  const byRule = await Promise.all([...groupBy(rows, (row) => row.rule_id).values()].map((own) => problem(forms, own)))
  return byRule.sort(
    (a, b) => b.points_lost - a.points_lost || b.findings - a.findings || (a.rule_id < b.rule_id ? -1 : 1),
  )
}

async function problem(forms: Forms, rows: AlikeRow[]): Promise<ProblemRow> {
  const { rule_id, tags, severity, form_hash } = rows[0]!
  const sum = (field: 'call_count' | 'finding_count' | 'lost') => rows.reduce((total, row) => total + row[field], 0)
  return {
    rule_id,
    title: await titleOf(forms, form_hash, rule_id),
    tags,
    severity,
    calls: sum('call_count'),
    findings: sum('finding_count'),
    points_lost: sum('lost') / 10_000,
  }
}

async function titleOf(forms: Forms, formHash: string, ruleId: string): Promise<Bilingual> {
  const view = await forms.view(formHash)
  return view?.rules.find((rule) => rule.id === ruleId)?.title ?? { zh: ruleId, en: ruleId }
}

/** The tag that cost an agent or a team most; of equal ones the first by name, '' where nothing cost points. */
export interface WorstTags {
  agent(id: string): string
  team(name: string): string
}

export async function worstTags(engine: Engine, which: Where): Promise<WorstTags> {
  const rows = await engine.rows<{ agent_id: string; agent_team: string; tag: string; lost: number }>(
    'worst tags',
    `SELECT agent_id, agent_team, arrayJoin(tags) AS tag, ${LOST} AS lost
     FROM ${findingsOf('agent_id, agent_team', which)}
     WHERE points < 0 GROUP BY agent_id, agent_team, tag ORDER BY tag`,
    which.params,
  )
  const worstBy = (owner: 'agent_id' | 'agent_team') => {
    const groups = groupBy(rows, (row) => row[owner])
    return (name: string) => costliest(groups.get(name) ?? [])
  }
  return { agent: worstBy('agent_id'), team: worstBy('agent_team') }
}

function costliest(rows: { tag: string; lost: number }[]): string {
  const sums = new Map<string, number>()
  for (const { tag, lost } of rows) sums.set(tag, (sums.get(tag) ?? 0) + lost)
  return [...sums].reduce((worst, next) => (next[1] > worst[1] ? next : worst), ['', 0])[0]
}
