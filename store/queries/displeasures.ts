import type { Calendar, DispleasureReport } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { fromDateTime, monthOf } from '../rows/clock.ts'
import type { Scope } from '../types.ts'
import { ticketsSeen } from './where.ts'

const MOST = 500

interface Row {
  ticket_id: string
  event_id: string
  type: string
  happened_at: string
  agent_id: string
  department: string
  comment: string
  words: string[]
  filed: number
}

export async function displeasures(
  engine: Engine,
  calendar: Calendar,
  month: string,
  scope: Scope,
): Promise<DispleasureReport> {
  const seen = ticketsSeen(scope)
  const of = `FROM tickets FINAL ARRAY JOIN displeasures
    WHERE toYYYYMM(displeasures.day) = {month:UInt32} AND ${seen.sql}`
  const params = { ...seen.params, month: monthOf(month) }
  const [rows, [counts]] = await Promise.all([
    engine.rows<Row>(
      'displeasures',
      `SELECT ticket_id, displeasures.event_id AS event_id, displeasures.type AS type, displeasures.at AS happened_at,
         displeasures.agent_id AS agent_id, displeasures.department AS department, displeasures.comment AS comment,
         displeasures.words AS words, displeasures.filed AS filed ${of}
       ORDER BY filed, happened_at DESC, ticket_id, event_id LIMIT ${MOST}`,
      params,
    ),
    engine.rows<{ open: number; filed: number }>(
      'displeasures in all',
      `SELECT countIf(displeasures.filed = 0) AS open, countIf(displeasures.filed = 1) AS filed ${of}`,
      params,
    ),
  ])
  return {
    items: rows.map(({ happened_at, agent_id, department, filed, ...row }) => ({
      ...row,
      at: calendar.format(fromDateTime(happened_at)),
      agent_id: agent_id || null,
      department: department || null,
      filed: filed === 1,
    })),
    ...(counts ?? { open: 0, filed: 0 }),
  }
}
