import type { AgentRef } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { groupBy } from '../rows/group.ts'
import { sumOf, TALLY, type TallyRow } from './tally.ts'
import type { Where } from './where.ts'

/** The calls of one agent under one name, team and site. */
export interface PersonRow extends TallyRow {
  agent_id: string
  agent_name: string
  agent_team: string
  agent_site: string
  last_ms: number
}

/** One pass over the calls, from which agents, teams and the whole are added up. */
export const people = (engine: Engine, which: Where) =>
  engine.rows<PersonRow>(
    'people',
    `SELECT agent_id, agent_name, agent_team, agent_site, toUnixTimestamp64Milli(max(started_at)) AS last_ms, ${TALLY}
     FROM heads FINAL WHERE ${which.sql}
     GROUP BY agent_id, agent_name, agent_team, agent_site
     ORDER BY agent_id, last_ms DESC, agent_team, agent_name, agent_site`,
    which.params,
  )

/** By agent id; an agent is named as in their latest call. */
export const agentsOf = (rows: PersonRow[]): { agent: AgentRef; tally: TallyRow }[] =>
  [...groupBy(rows, (row) => row.agent_id).values()].map((own) => {
    const latest = own[0]!
    const { agent_id: id, agent_name: name, agent_team: team, agent_site: site } = latest
    return { agent: { id, name, team, site }, tally: sumOf(own) }
  })

/** By name of the team the calls were taken in. */
export const teamsOf = (rows: PersonRow[]): { team: string; agents: number; tally: TallyRow }[] =>
  [...groupBy(rows, (row) => row.agent_team)]
    .map(([team, own]) => ({ team, agents: new Set(own.map((row) => row.agent_id)).size, tally: sumOf(own) }))
    .sort((a, b) => (a.team < b.team ? -1 : 1))
