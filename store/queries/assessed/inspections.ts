import type { InspectionFact } from '../../../contract/index.ts'
import { ITEM_COLUMNS, type ItemColumns, itemsOf } from '../../rows/inspection.ts'
import type { Asked, Of } from './of.ts'
import { these } from './of.ts'

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

/** Inspections that were not withdrawn. */
export async function inspectionFacts(asked: Asked): Promise<Of<InspectionFact>[]> {
  const which = these(asked, { month: 'month', agent: 'agent_id', team: 'team' })
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
