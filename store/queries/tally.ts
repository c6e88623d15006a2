import type { AgentRef } from '../../contract/index.ts'

/** Counts and sums over rows of `heads`; `tallyOf` turns them into what is shown. */
export const TALLY = `count() AS calls, count(score) AS scored, ifNull(sum(toFloat64(score)), 0) AS total,
  sum(critical) AS critical_calls, countIf(isNotNull(score) AND grade != 'fail') AS passed`

export interface TallyRow {
  calls: number
  scored: number
  total: number
  critical_calls: number
  passed: number
}

export const NO_CALLS: TallyRow = { calls: 0, scored: 0, total: 0, critical_calls: 0, passed: 0 }

/** Half up to one decimal; null over nothing. */
const average = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.round((sum / count) * 10 + 1e-9) / 10

export const tallyOf = (row: TallyRow) => ({
  calls: row.calls,
  scored: row.scored,
  average: average(row.total, row.scored),
  critical: row.critical_calls,
})

export const passRate = (row: TallyRow): number | null => average(row.passed * 100, row.scored)

/** The agent as the latest call names them. */
export const AGENT = 'argMax((agent_name, agent_team, agent_site), (started_at, call_id)) AS latest'

export interface AgentColumns {
  agent_id: string
  latest: [name: string, team: string, site: string]
}

export const agentOf = ({ agent_id, latest: [name, team, site] }: AgentColumns): AgentRef => ({
  id: agent_id,
  name,
  team,
  site,
})
