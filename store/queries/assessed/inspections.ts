import type { InspectionFact } from '../../../contract/index.ts'
import { ITEM_COLUMNS, type ItemColumns, itemsOf } from '../../rows/inspection.ts'
import { type Where, where } from '../where.ts'
import { type Asked, type Of, these } from './of.ts'

interface Row extends ItemColumns {
  id: string
  month: number
  on_day: string
  who: string
  checklist: string
  agent_id: string
  team: string
  area: string
  checked: number | null
  checked_of: number | null
}

/**
 * Whoever may see some agents sees what was inspected of their whole teams, too: it may count in their sheets, and a sheet
 * comes to the same whoever reads it.
 */
const ofAgents = ({ scope: { agents } }: Asked): Where | undefined =>
  agents.length === 0
    ? undefined
    : {
        sql: `has({scope_agents:Array(String)}, agent_id) OR agent_id = '' AND team IN (SELECT agent_team FROM heads FINAL
          WHERE moved = 0 AND has({months:Array(UInt32)}, month) AND has({scope_agents:Array(String)}, agent_id))`,
        params: { scope_agents: agents },
      }

/** Inspections that were not withdrawn. */
export async function inspectionFacts(asked: Asked): Promise<Of<InspectionFact>[]> {
  const which = where(
    these({ ...asked, scope: { ...asked.scope, agents: [] } }, { month: 'month', agent: 'agent_id', team: 'team' }),
    ofAgents(asked),
  )
  const rows = await asked.engine.rows<Row>(
    'inspections of months',
    `SELECT id, month, toString(day) AS on_day, who, checklist, agent_id, team, area, checked, checked_of,
       ${ITEM_COLUMNS}
     FROM inspections FINAL
     WHERE action = 'entered' AND id NOT IN (SELECT id FROM inspections WHERE action = 'withdrawn') AND ${which.sql}
     ORDER BY day, id`,
    which.params,
  )
  return rows.map((row) => ({
    month: row.month,
    agent_id: row.agent_id,
    team: row.team,
    fact: {
      inspection_id: row.id,
      checklist: row.checklist,
      at: row.on_day,
      area: row.area,
      who: row.who,
      checked: row.checked,
      of: row.checked_of,
      items: itemsOf(row),
    },
  }))
}
