import type { Calendar, JoinedFigure, JoinedItem } from '../../contract/index.ts'
import type { Engine, Params } from '../engine/engine.ts'
import { fromDateTime, monthBegin, monthOf, nextMonth } from '../rows/clock.ts'
import type { Scope } from '../types.ts'
import { ticketsSeen, visible, where } from './where.ts'

/** As many of a figure's calls or tickets are named. */
const MOST = 200

const DAY_MS = 86_400_000

interface Row {
  counted: number
  ticket_id: string
  call_ids: string[]
  moment: string
  agent_id: string
  department: string
  customer: string
  why: string
}

/** Each figure is a query: a row of what it is about, `counted` where it is one of the few to be looked at. */
interface Source {
  id: JoinedFigure['id']
  sql: string
  params: Params
}

/** What calls and tickets say of each other, in a month. @param at milliseconds since the epoch */
export async function joined(
  engine: Engine,
  calendar: Calendar,
  filter: { month: string; at: number },
  scope: Scope,
): Promise<JoinedFigure[]> {
  const sources = [unfiled(filter, scope), ...ofTickets(filter, scope)]
  return Promise.all(sources.map((source) => figureOf(engine, calendar, source)))
}

async function figureOf(engine: Engine, calendar: Calendar, { id, sql, params }: Source): Promise<JoinedFigure> {
  const [[sums], rows] = await Promise.all([
    engine.rows<{ numerator: number; denominator: number }>(
      `${id} in all`,
      `SELECT countIf(counted = 1) AS numerator, count() AS denominator FROM (${sql})`,
      params,
    ),
    engine.rows<Row>(
      id,
      `SELECT * FROM (${sql}) WHERE counted = 1 ORDER BY moment DESC, ticket_id, call_ids LIMIT ${MOST}`,
      params,
    ),
  ])
  return {
    id,
    ...(sums ?? { numerator: 0, denominator: 0 }),
    items: rows.map(
      ({ ticket_id, call_ids, moment, agent_id, department, customer, why }): JoinedItem => ({
        ticket_id: ticket_id || null,
        call_ids,
        at: calendar.format(fromDateTime(moment)),
        agent_id: agent_id || null,
        department: department || null,
        customer: customer || null,
        why: (why || null) as JoinedItem['why'],
      }),
    ),
  }
}

/**
 * Calls known to be a complaint: a rule about complaints (its id says so) has a finding, or their ticket is one. What the
 * store does not keep is that a customer complained and the agent did everything right. Not filed: no ticket of the call
 * has a complaint.
 */
function unfiled({ month }: { month: string }, scope: Scope): Source {
  const calls = where(visible(scope), { sql: 'month = {month:UInt32}', params: { month: monthOf(month) } })
  const called = (which: string) => `SELECT arrayJoin(calls) FROM tickets FINAL WHERE ${which}`
  const filed = 'notEmpty(complaints.event_id)'
  return {
    id: 'complaints_unfiled',
    sql: `SELECT call_id NOT IN (${called(filed)}) AS counted,
        '' AS ticket_id, [call_id] AS call_ids, started_at AS moment, agent_id, '' AS department, '' AS customer,
        if(call_id IN (${called('1')}), 'not_filed', 'no_ticket') AS why
      FROM heads FINAL WHERE ${calls.sql}
        AND (arrayExists(rule -> position(rule, 'complaint') > 0, findings.rule_id)
          OR call_id IN (${called(`${filed} OR category = 'complaint' OR opened_category = 'complaint'`)}))`,
    params: calls.params,
  }
}

/** Calls of the customer; where a call is not stored, nobody knows that it was not one. */
const CALLED = 'length(calls) - arrayCount(x -> x = 1, talks.outbound)'
const has = (...types: string[]) => `hasAny(events.type, [${types.map((type) => `'${type}'`).join(', ')}])`

/** Tickets that began in the month. */
function ofTickets({ month, at }: { month: string; at: number }, scope: Scope): Source[] {
  const began = where(ticketsSeen(scope), {
    sql: 'opened_day >= {from:Date32} AND opened_day < {to:Date32}',
    params: { from: monthBegin(monthOf(month)), to: monthBegin(nextMonth(monthOf(month))) },
  })
  const source = (id: Source['id'], counted: string, among: string, why: string, agent: string): Source => ({
    id,
    sql: `SELECT ${counted} AS counted, ticket_id, calls AS call_ids, opened_at AS moment, ${agent} AS agent_id,
        department, if(customer_name != '', customer_name, customer_id) AS customer, ${why} AS why
      FROM tickets FINAL WHERE ${began.sql} AND ${among}`,
    params: { ...began.params, at },
  })
  const taker = `if(notEmpty(talks.agent_id), talks.agent_id[1], arrayFirst(x -> x != '', events.agent_id))`
  const solved = has('resolved', 'closed')
  return [
    source(
      'not_first_contact',
      `NOT (${solved}) OR ${has('reopened')} OR ${CALLED} > 1`,
      'notEmpty(calls)',
      `multiIf(NOT (${solved}), 'not_resolved', ${has('reopened')}, 'reopened', 'called_again')`,
      'opened_by',
    ),
    source('repeat_calls', `${CALLED} > 1`, 'notEmpty(calls)', "''", 'opened_by'),
    source(
      'first_asked_dropped',
      `toUnixTimestamp64Milli(last_at) + ${DAY_MS} < {at:Int64}
        AND NOT ${has('resolved', 'closed', 'cancelled', 'merged', 'assigned', 'handed_over', 'escalated')}
        AND NOT arrayExists((type, agent) -> type NOT IN ('opened', 'complaint_filed', 'rated', 'customer_replied', 'refund_requested')
          AND agent = ${taker}, events.type, events.agent_id)`,
      `${taker} != ''`,
      "''",
      taker,
    ),
  ]
}
