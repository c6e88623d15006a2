import type { Calendar, TicketEvent } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthBegin, monthOf, nextMonth } from '../rows/clock.ts'
import { groupBy } from '../rows/group.ts'
import type { Entry, EntryFilter, EntryKind, EntryPage, Scope } from '../types.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { ticketsSeen, type Where, when, where } from './where.ts'

const IN_MONTH = '>= {from:Date32} AND on_day < {to:Date32}'

/** A row for each ticket that was opened. */
const opened = (categories: string): string => `
  SELECT ticket_id, events.event_id[indexOf(events.type, 'opened')] AS event_id, opened_at AS at, opened_day AS on_day,
    opened_by AS agent_id, opened_category AS its_category, opened_department AS its_department
  FROM tickets FINAL WHERE opened = 1 AND on_day ${IN_MONTH} AND ${categories}`

/** Which events are entries, and within what they are numbered. */
const KINDS: Record<EntryKind, { entries: string; numbered: string }> = {
  problem: {
    entries: opened(`its_category NOT IN ('consultation', 'complaint')`),
    numbered: 'PARTITION BY on_day, agent_id',
  },
  consultation: { entries: opened(`its_category = 'consultation'`), numbered: '' },
  callback: {
    entries: `
      SELECT ticket_id, events.event_id AS event_id, events.at AS at, toDate32(events.at, {zone:String}) AS on_day,
        events.agent_id AS agent_id, category AS its_category, events.department AS its_department
      FROM tickets FINAL ARRAY JOIN events WHERE events.type = 'callback' AND on_day ${IN_MONTH}`,
    numbered: '',
  },
  complaint: {
    entries: `
      SELECT ticket_id, complaints.event_id AS event_id, complaints.at AS at, complaints.day AS on_day,
        complaints.agent_id AS agent_id, category AS its_category, complaints.department AS its_department
      FROM tickets FINAL ARRAY JOIN complaints WHERE on_day ${IN_MONTH}`,
    numbered: '',
  },
  'complaint-report': {
    entries: `
      SELECT ticket_id, complaints.event_id[1] AS event_id, complaints.at[1] AS at, complaints.day[1] AS on_day,
        complaints.agent_id[1] AS agent_id, category AS its_category, complaints.department[1] AS its_department
      FROM tickets FINAL WHERE notEmpty(complaints.day) AND on_day ${IN_MONTH}`,
    numbered: '',
  },
}

const KEY = '(at_ms, ticket_id, event_id)'

interface EntryRow {
  ticket_id: string
  event_id: string
  at_ms: number
  day: string
  agent_id: string
  category: string
  number: number
}

/** Numbers are given over all of the month, so that an entry has the same one whoever looks, and with every filter. */
export async function ticketEntries(
  engine: Engine,
  calendar: Calendar,
  filter: EntryFilter,
  scope: Scope,
): Promise<EntryPage> {
  const month = monthOf(filter.month)
  const { entries, numbered } = KINDS[filter.kind]
  const from = `WITH entries AS (
    SELECT ticket_id, event_id, toUnixTimestamp64Milli(at) AS at_ms, toString(on_day) AS day, agent_id,
      toString(its_category) AS category, toString(its_department) AS department,
      row_number() OVER (${numbered} ORDER BY at, ticket_id, event_id) AS number
    FROM (${entries})
  )`
  const params = { from: monthBegin(month), to: monthBegin(nextMonth(month)), zone: calendar.zone }
  const seen = ofTickets(ticketsSeen(scope))
  const fitting = where(seen, when('department = {department:String}', { department: filter.department }))
  const page = where(fitting, after(filter.after))
  const [rows, [count], departments] = await Promise.all([
    engine.rows<EntryRow>(
      'ticket entries',
      `${from} SELECT * FROM entries WHERE ${page.sql} ORDER BY ${KEY}
       ${filter.limit === undefined ? '' : 'LIMIT {limit:UInt32}'}`,
      { ...params, ...page.params, limit: (filter.limit ?? 0) + 1 },
    ),
    engine.rows<{ total: number }>(
      'ticket entries in all',
      `${from} SELECT count() AS total FROM entries WHERE ${fitting.sql}`,
      { ...params, ...fitting.params },
    ),
    engine.rows<{ department: string }>(
      'departments to choose',
      `${from} SELECT DISTINCT department FROM entries WHERE department != '' AND ${seen.sql} ORDER BY department`,
      { ...params, ...seen.params },
    ),
  ])
  const shown = filter.limit === undefined ? rows : rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(entryOf),
    next: rows.length > shown.length && last ? encodeCursor([last.at_ms, last.ticket_id, last.event_id]) : null,
    total: count!.total,
    departments: departments.map((row) => row.department),
  }
}

/** Where the arrays of a ticket were taken apart already. */
const ofTickets = ({ sql, params }: Where): Where =>
  Object.keys(params).length === 0
    ? { sql, params }
    : { sql: `ticket_id IN (SELECT ticket_id FROM tickets FINAL WHERE ${sql})`, params }

const entryOf = (row: EntryRow): Entry => ({
  ticketId: row.ticket_id,
  eventId: row.event_id,
  day: row.day,
  agentId: row.agent_id,
  category: row.category,
  number: row.number,
})

function after(cursor: string | undefined): Where | undefined {
  if (cursor === undefined) return undefined
  const [at, ticket, event] = decodeCursor(cursor, ['number', 'string', 'string'])
  return {
    sql: `${KEY} > ({after_at:Int64}, {after_ticket:String}, {after_event:String})`,
    params: { after_at: at, after_ticket: ticket, after_event: event },
  }
}

/** Of two versions of an event the one that counts, in the order of rows/rank.ts. */
const RANK = '(revision, position, line, right(input_hash, 8))'

/** Of each event of some tickets the version that counts, unless it was withdrawn. */
export async function currentEvents(engine: Engine, ticketIds: string[]): Promise<Map<string, TicketEvent[]>> {
  const rows = await engine.rows<{ current: string }>(
    'current events',
    `SELECT ticket_id, event_id, argMax((bytes, voided), ${RANK}) AS now, now.1 AS current
     FROM ticket_events WHERE ticket_id IN {ids:Array(String)} GROUP BY ticket_id, event_id HAVING now.2 = 0`,
    { ids: ticketIds },
  )
  const events = rows.map((row) => JSON.parse(row.current) as TicketEvent)
  return groupBy(events, (event) => event.ticket_id)
}

/** To choose from: a month that all events were corrected away from is still listed. */
export const ticketMonths = (engine: Engine): Promise<{ month: string; opened: number }[]> =>
  engine.rows(
    'months of tickets',
    `SELECT formatDateTime(some, '%Y-%m') AS month, sum(tickets) AS opened
     FROM (
       SELECT toStartOfMonth(day) AS some, 0 AS tickets FROM ticket_events GROUP BY some
       UNION ALL
       SELECT toStartOfMonth(opened_day) AS some, count() AS tickets FROM tickets FINAL WHERE opened = 1 GROUP BY some
     )
     GROUP BY month ORDER BY month DESC`,
  )
