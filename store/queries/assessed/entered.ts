import type { EnteredFact } from '../../../contract/index.ts'
import type { Scope } from '../../types.ts'
import { limited, type Where, where } from '../where.ts'
import type { Asked, Of } from './of.ts'

/** What is entered is a team's: whoever may see only some agents or queues sees none of it. */
export const ofTeams = ({ agents, teams, queues }: Scope): Where | undefined =>
  agents.length > 0 || queues.length > 0 ? { sql: '0', params: {} } : limited('team', 'scope_teams', teams)

/** Ids of what counts: of a month, team and rate the latest that was neither replaced nor withdrawn. */
export const COUNTING = `SELECT argMax(id, (at, id)) FROM kpi_entries FINAL
  WHERE action = 'entered' AND id NOT IN (SELECT id FROM kpi_entries WHERE action = 'withdrawn')
    AND id NOT IN (SELECT replaces FROM kpi_entries WHERE action = 'entered')
  GROUP BY month, team, kpi`

/** Rates entered by hand that count. */
export async function enteredFacts({ engine, months, agent, scope }: Asked): Promise<Of<EnteredFact>[]> {
  if (agent !== undefined) return []
  const which = where({ sql: 'has({months:Array(UInt32)}, month)', params: { months } }, ofTeams(scope))
  const rows = await engine.rows<{ month: number; team: string } & EnteredFact>(
    'rates entered by hand',
    `SELECT month, team, kpi, numerator, denominator FROM kpi_entries FINAL
     WHERE action = 'entered' AND id IN (${COUNTING}) AND ${which.sql} ORDER BY month, team, kpi`,
    which.params,
  )
  return rows.map(({ month, team, kpi, numerator, denominator }) => ({
    month,
    agent_id: '',
    team,
    fact: { kpi, numerator, denominator },
  }))
}
