import type { Bilingual, ProblemRow, Severity } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import type { Forms } from './forms.ts'
import type { Where } from './where.ts'

/** Points a finding took, as a positive number. */
const LOST = 'if(points < 0, -toFloat64(points), 0)'

/** Findings as rows, beside columns of their call. */
export const findingsOf = (columns: string, { sql }: Where): string =>
  `(SELECT ${columns}, rule_id, tags, severity, points, place
    FROM (SELECT ${columns}, findings.rule_id, findings.tags, findings.severity, findings.points
          FROM heads FINAL WHERE ${sql})
    ARRAY JOIN findings.rule_id AS rule_id, findings.tags AS tags, findings.severity AS severity,
      findings.points AS points, arrayEnumerate(findings.rule_id) AS place)`

interface ProblemColumns {
  rule_id: string
  latest: [tags: string[], severity: Severity, form_hash: string]
  call_count: number
  finding_count: number
  lost: number
}

/** What went wrong, the costliest first; title, tags and severity as in the latest call. */
export async function problems(engine: Engine, forms: Forms, which: Where): Promise<ProblemRow[]> {
  const rows = await engine.rows<ProblemColumns>(
    'problems',
    `SELECT rule_id, argMax((tags, severity, form_hash), (started_at, call_id)) AS latest,
       uniqExact(call_id) AS call_count, count() AS finding_count, sum(${LOST}) AS lost
     FROM ${findingsOf('call_id, started_at, form_hash', which)}
     GROUP BY rule_id ORDER BY lost DESC, finding_count DESC, rule_id`,
    which.params,
  )
  return Promise.all(
    rows.map(async ({ rule_id, latest: [tags, severity, formHash], call_count, finding_count, lost }) => ({
      rule_id,
      title: await titleOf(forms, formHash, rule_id),
      tags,
      severity,
      calls: call_count,
      findings: finding_count,
      points_lost: Math.round(lost * 10_000) / 10_000,
    })),
  )
}

async function titleOf(forms: Forms, formHash: string, ruleId: string): Promise<Bilingual> {
  const view = await forms.view(formHash)
  return view?.rules.find((rule) => rule.id === ruleId)?.title ?? { zh: ruleId, en: ruleId }
}

/** The tag that cost most for each value of a column; of equal ones the first by name. */
export async function worstTags(engine: Engine, column: 'agent_id' | 'agent_team', which: Where) {
  const rows = await engine.rows<{ owner: string; tag: string }>(
    'worst tags',
    `SELECT ${column} AS owner, arrayJoin(tags) AS tag, sum(${LOST}) AS lost FROM ${findingsOf(column, which)}
     GROUP BY owner, tag HAVING lost > 0 ORDER BY lost DESC, tag LIMIT 1 BY owner`,
    which.params,
  )
  const worst = new Map(rows.map((row) => [row.owner, row.tag]))
  return (owner: string): string => worst.get(owner) ?? ''
}
