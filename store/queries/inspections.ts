import type { Calendar, Inspection } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthOf } from '../rows/clock.ts'
import { ITEM_COLUMNS, type ItemColumns, itemsOf } from '../rows/inspection.ts'
import type { InspectionFilter, Scope } from '../types.ts'
import { limited, when, where } from './where.ts'

interface InspectionRow extends ItemColumns {
  id: string
  at_ms: number
  on_day: string
  who: string
  note: string
  checklist: string
  checklist_version: string
  agent_id: string
  agent_name: string
  team: string
  agent_site: string
  area: string
  checked: number | null
  checked_of: number | null
  gone_ms: number
  gone_who: string
  gone_note: string
}

/** Inspections as they were entered, each with the name its agent had in the latest call. */
export async function inspections(
  engine: Engine,
  calendar: Calendar,
  filter: InspectionFilter,
  scope: Scope,
): Promise<Inspection[]> {
  const which = where(
    { sql: "action = 'entered'", params: {} },
    limited('agent_id', 'scope_agents', scope.agents),
    limited('team', 'scope_teams', scope.teams),
    when('month = {month:UInt32}', { month: filter.month === undefined ? undefined : monthOf(filter.month) }),
    when('agent_id = {agent:String}', { agent: filter.agent }),
    when('team = {team:String}', { team: filter.team }),
    when('id = {id:String}', { id: filter.id }),
  )
  const shown = filter.withdrawn ? '' : 'WHERE gone_ms = 0'
  const rows = await engine.rows<InspectionRow>(
    'inspections',
    `SELECT id, at_ms, on_day, who, note, checklist, checklist_version, agent_id, team, area, checked, checked_of,
       item_ids, item_problems, item_whole, item_notes, gone_ms, gone_who, gone_note, agent_name, agent_site
     FROM (SELECT id, toUnixTimestamp64Milli(at) AS at_ms, toString(day) AS on_day, who, note, checklist,
         checklist_version, agent_id, team, area, checked, checked_of,
         ${ITEM_COLUMNS}
       FROM inspections FINAL WHERE ${which.sql}) AS entered
     LEFT JOIN (SELECT id, toUnixTimestamp64Milli(at) AS gone_ms, who AS gone_who, note AS gone_note
       FROM inspections FINAL WHERE action = 'withdrawn') AS gone USING (id)
     LEFT JOIN (SELECT agent_id, argMax(agent_name, started_at) AS agent_name, argMax(agent_site, started_at) AS agent_site
       FROM heads FINAL WHERE moved = 0 AND agent_id IN (SELECT agent_id FROM inspections WHERE action = 'entered')
       GROUP BY agent_id) AS named USING (agent_id)
     ${shown} ORDER BY on_day DESC, at_ms DESC, id`,
    which.params,
  )
  return rows.map((row) => inspectionOf(row, calendar))
}

const inspectionOf = (row: InspectionRow, calendar: Calendar): Inspection => ({
  id: row.id,
  entered_at: calendar.format(row.at_ms),
  day: row.on_day,
  who: row.who,
  checklist: row.checklist,
  checklist_version: row.checklist_version,
  agent: { id: row.agent_id, name: row.agent_name, team: row.team, site: row.agent_site },
  area: row.area,
  checked: row.checked,
  of: row.checked_of,
  items: itemsOf(row),
  note: row.note,
  withdrawn: row.gone_ms === 0 ? null : { at: calendar.format(row.gone_ms), who: row.gone_who, note: row.gone_note },
})
