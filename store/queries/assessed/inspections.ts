import type { InspectionFact } from '../../../contract/index.ts'
import type { Asked, Of } from './of.ts'
import { these } from './of.ts'

interface Row {
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
  item_ids: string[]
  item_problems: number[]
  item_whole: number[]
  item_notes: string[]
}

/** Inspections that were not withdrawn. */
export async function inspectionFacts(asked: Asked): Promise<Of<InspectionFact>[]> {
  const which = these(asked, { month: 'month', agent: 'agent_id', team: 'team' })
  const rows = await asked.engine.rows<Row>(
    'inspections of months',
    `SELECT id, month, toString(day) AS on_day, who, checklist, agent_id, team, area, checked, checked_of,
       items.id AS item_ids, items.problems AS item_problems, items.whole AS item_whole, items.note AS item_notes
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
      items: row.item_ids.map((item, i) => ({
        item,
        problems: row.item_problems[i] as number,
        whole: row.item_whole[i] === 1,
        note: row.item_notes[i] as string,
      })),
    },
  }))
}
