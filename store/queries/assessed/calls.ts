import type { AgentRef, CallFact } from '../../../contract/index.ts'
import { visible, when, where } from '../where.ts'
import type { Asked, Of } from './of.ts'

/** Who took calls in a month, as named in the latest, and how many of them have no score. */
export async function persons(asked: Asked): Promise<{ month: number; agent: AgentRef; unscored: number }[]> {
  const which = own(asked)
  const rows = await asked.engine.rows<{
    month: number
    agent_id: string
    name: string
    team: string
    site: string
    unscored: number
  }>(
    'persons of months',
    `SELECT month, agent_id, argMax(agent_name, latest) AS name, argMax(agent_team, latest) AS team,
       argMax(agent_site, latest) AS site, sum(none) AS unscored
     FROM (SELECT month, agent_id, agent_name, agent_team, agent_site,
         (max(started_at), agent_team, agent_name, agent_site) AS latest, countIf(isNull(score)) AS none
       FROM heads FINAL WHERE ${which.sql} GROUP BY month, agent_id, agent_name, agent_team, agent_site)
     GROUP BY month, agent_id ORDER BY month, agent_id`,
    which.params,
  )
  return rows.map(({ month, agent_id, name, team, site, unscored }) => ({
    month,
    agent: { id: agent_id, name, team, site },
    unscored,
  }))
}

interface CallRow {
  month: number
  agent_id: string
  id: string
  ms: number
  tenths: number
  critical: number
  form_id: string
  queue: string
  times: number
}

export async function callFacts(asked: Asked): Promise<Of<CallFact>[]> {
  const which = where(own(asked), { sql: 'isNotNull(score)', params: {} })
  const columns = `month, agent_id, toInt64(assumeNotNull(score) * 10) AS tenths, critical, form_id, queue`
  const rows = await asked.engine.rows<CallRow>(
    'scored calls of months',
    asked.agent === undefined
      ? `SELECT ${columns}, '' AS id, 0 AS ms, count() AS times FROM heads FINAL WHERE ${which.sql}
         GROUP BY month, agent_id, tenths, critical, form_id, queue`
      : `SELECT ${columns}, call_id AS id, toUnixTimestamp64Milli(started_at) AS ms, 1 AS times
         FROM heads FINAL WHERE ${which.sql}`,
    which.params,
  )
  return rows.map((row) => ({
    month: row.month,
    agent_id: row.agent_id,
    team: '',
    fact: {
      call_id: row.id,
      at: row.ms === 0 ? '' : asked.calendar.format(row.ms),
      score: row.tenths / 10,
      critical: row.critical === 1,
      form_id: row.form_id,
      queue: row.queue,
      times: row.times,
    },
  }))
}

const own = ({ months, agent, scope }: Asked) =>
  where(
    { sql: 'has({months:Array(UInt32)}, month)', params: { months } },
    visible(scope),
    when('agent_id = {agent:String}', { agent }),
  )
