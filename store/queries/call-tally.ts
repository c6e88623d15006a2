import type { Engine } from '../engine/engine.ts'
import { monthOf } from '../rows/clock.ts'
import type { CallTally, Scope } from '../types.ts'
import { inMonth } from './month.ts'
import { when, where } from './where.ts'

interface TallyRow {
  period: string
  /** 0: of one queue and category; 1: of one category; 2: of all. */
  level: number
  queue: string
  category: string
  ticket: number
  calls: number
}

/** Inbound calls somebody dealt with, and the tickets that they name or that name them, by the kind they were opened with. */
const TICKETS_OF = (which: string): string => `
  calls AS (
    SELECT call_id, input_hash, toString(day) AS on_day, queue FROM heads FINAL
    WHERE ${which} AND channel = 'voice' AND direction = 'inbound' AND unscored NOT IN ('unanswered', 'voicemail')
  ),
  named AS (
    SELECT call_id, arrayJoin(JSONExtract(bytes, 'ticket_ids', 'Array(String)')) AS ticket_id FROM call_versions
    WHERE month = {month:UInt32} AND (call_id, input_hash) IN (SELECT call_id, input_hash FROM calls)
  ),
  links AS (
    SELECT call_id, ticket_id FROM named
    UNION DISTINCT
    SELECT call_id, ticket_id FROM tickets FINAL ARRAY JOIN calls AS call_id WHERE call_id IN (SELECT call_id FROM calls)
  ),
  kinds AS (
    SELECT ticket_id, toString(if(opened_category != '', opened_category, category)) AS kind,
      toString(if(opened_department != '', opened_department, department)) AS place
    FROM tickets FINAL WHERE ticket_id IN (SELECT ticket_id FROM links)
  ),
  about AS (
    SELECT calls.call_id AS call_id, on_day, queue, links.ticket_id != '' AS ticket, kinds.kind AS category,
      kinds.place AS department
    FROM calls LEFT JOIN links ON links.call_id = calls.call_id LEFT JOIN kinds ON kinds.ticket_id = links.ticket_id
  )`

export async function callTally(
  engine: Engine,
  { month, department }: { month: string; department?: string },
  scope: Scope,
): Promise<{ rows: CallTally[]; departments: string[] }> {
  const calls = inMonth(monthOf(month), scope)
  const fitting = where({ sql: 'true', params: {} }, when('department = {department:String}', { department }))
  const [rows, departments] = await Promise.all([
    engine.rows<TallyRow>(
      'call tally',
      `WITH ${TICKETS_OF(calls.sql)}
       SELECT period, one.1 AS level, one.2 AS queue, one.3 AS category, one.4 AS ticket, uniqExact(call_id) AS calls
       FROM (
         SELECT call_id, arrayJoin([{name:String}, on_day]) AS period,
           arrayJoin([(0, about.queue, about.category, about.ticket), (1, '', about.category, about.ticket), (2, '', '', 0)])
             AS one
         FROM about WHERE ${fitting.sql}
       )
       GROUP BY period, one ORDER BY length(period), period, level = 0 DESC, queue, level, ticket DESC, category = '', category`,
      { ...calls.params, ...fitting.params, name: month },
    ),
    engine.rows<{ department: string }>(
      'departments of calls',
      `WITH ${TICKETS_OF(calls.sql)} SELECT DISTINCT department FROM about WHERE department != '' ORDER BY department`,
      calls.params,
    ),
  ])
  return {
    rows: rows.map(({ period, level, queue, category, ticket, calls }) => ({
      period,
      queue: level === 0 ? queue : null,
      category: level === 2 ? null : category,
      ticket: ticket === 1,
      calls,
    })),
    departments: departments.map((row) => row.department),
  }
}
