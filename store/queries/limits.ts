import type { Engine } from '../engine/engine.ts'
import { RUN_COLUMNS, type RunColumns, runOf } from '../rows/ticket.ts'
import type { LimitFilter, LimitPage, LimitSum, Scope, TicketLimit } from '../types.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type Where, when, where } from './where.ts'

/** What is due within so long is about to be missed. */
const SOON_MS = 24 * 3_600_000

/** How each started clock stands at a moment: what happened later is not known yet. */
const AT = 'fromUnixTimestamp64Milli({at:Int64})'
const STATUS = `multiIf(isNotNull(met_at) AND met_at <= ${AT}, if(isNull(due_at) OR met_at <= due_at, 'met', 'missed'),
  isNull(due_at), 'paused', ${AT} > due_at, 'missed', 'running')`
const DONE = `(isNotNull(met_at) AND met_at <= ${AT})`

/** Limits of tickets that may be seen, a row a start of the clock. */
const runs = (scope: Scope): Where => {
  const seen = ticketsSeen(scope)
  return {
    sql: `(SELECT ticket_id, category, priority, kind, customer_id, customer_name, ${RUN_COLUMNS}, ${STATUS} AS status,
        ${DONE} AS done, toUnixTimestamp64Milli(ifNull(due_at, started_at)) AS due_ms
      FROM tickets FINAL ARRAY JOIN limits WHERE limits.started_at <= ${AT} AND ${seen.sql})`,
    params: seen.params,
  }
}

/**
 * Tickets on which somebody worked who may be seen, and that have a call of a queue that may be. To stand in a query over
 * `tickets`.
 */
export function ticketsSeen({ agents, teams, queues }: Scope): Where {
  const some = (sql: string, values: string[], name: string): Where | undefined =>
    values.length === 0 ? undefined : { sql, params: { [name]: values } }
  return where(
    { sql: '1', params: {} },
    some('hasAny(events.agent_id, {scope_agents:Array(String)})', agents, 'scope_agents'),
    some('hasAny(events.team, {scope_teams:Array(String)})', teams, 'scope_teams'),
    some(
      `hasAny(calls, (SELECT groupArray(call_id) FROM heads FINAL WHERE moved = 0 AND has({scope_queues:Array(String)}, queue)))`,
      queues,
      'scope_queues',
    ),
  )
}

const STATES: Record<LimitFilter['state'], string> = {
  soon: `status = 'running' AND due_ms <= {at:Int64} + ${SOON_MS}`,
  overdue: `status = 'missed' AND NOT done`,
  running: `status = 'running'`,
  paused: `status = 'paused'`,
  missed: `status = 'missed'`,
  met: `status = 'met'`,
}

type Row = RunColumns & {
  ticket_id: string
  category: string
  priority: string
  kind: string
  customer_id: string
  customer_name: string
  due_ms: number
}

/** What is open by when it is due, the most urgent first; what is over the latest first. */
export async function ticketLimits(engine: Engine, filter: LimitFilter, scope: Scope): Promise<LimitPage> {
  const all = runs(scope)
  const upwards = ['soon', 'running', 'paused'].includes(filter.state)
  const order = `(${upwards ? '' : '-'}due_ms, ticket_id, id, start_event)`
  const dated = where(
    { sql: '1', params: {} },
    filter.month && {
      sql: 'due_ms >= {from_ms:Int64} AND due_ms < {to_ms:Int64}',
      params: { from_ms: filter.month.from, to_ms: filter.month.to },
    },
    when('department = {department:String}', { department: filter.department }),
    when('agent_id = {agent:String}', { agent: filter.agent }),
    when('team = {team:String}', { team: filter.team }),
  )
  const chosen = where(
    dated,
    { sql: STATES[filter.state], params: {} },
    when('id = {limit_id:String}', { limit_id: filter.limitId }),
  )
  const page = where(chosen, after(order, filter.after, upwards))
  const params = { ...all.params, at: filter.at }
  const [rows, [count], sums, departments] = await Promise.all([
    engine.rows<Row>('limits', `SELECT * FROM ${all.sql} WHERE ${page.sql} ORDER BY ${order} LIMIT {limit:UInt32}`, {
      ...params,
      ...page.params,
      limit: filter.limit + 1,
    }),
    engine.rows<{ total: number }>('limits in all', `SELECT count() AS total FROM ${all.sql} WHERE ${chosen.sql}`, {
      ...params,
      ...chosen.params,
    }),
    engine.rows<{ id: string; status: LimitSum['status']; done: number; soon: number; runs: number }>(
      'limits by state',
      `SELECT id, status, done, status = 'running' AND due_ms <= {at:Int64} + ${SOON_MS} AS soon, count() AS runs
       FROM ${all.sql} WHERE ${dated.sql} GROUP BY id, status, done, soon`,
      { ...params, ...dated.params },
    ),
    engine.rows<{ department: string }>(
      'departments with limits',
      `SELECT DISTINCT department FROM ${all.sql} WHERE department != '' ORDER BY department`,
      params,
    ),
  ])
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(limitOf),
    next:
      rows.length > shown.length && last
        ? encodeCursor([last.due_ms, last.ticket_id, last.id, last.start_event])
        : null,
    total: count!.total,
    sums: sums.map(({ id, status, done, soon, runs }) => ({
      limitId: id,
      status,
      done: done === 1,
      soon: soon === 1,
      runs,
    })),
    departments: departments.map(({ department }) => department),
  }
}

const limitOf = (row: Row): TicketLimit => ({
  ticketId: row.ticket_id,
  run: runOf(row),
  category: row.category,
  priority: row.priority,
  customer: row.customer_name || row.customer_id,
})

function after(order: string, cursor: string | undefined, upwards: boolean): Where | undefined {
  if (cursor === undefined) return undefined
  const [due, ticket, limit, start] = decodeCursor(cursor, ['number', 'string', 'string', 'string'])
  return {
    sql: `${order} > ({after_due:Int64}, {after_ticket:String}, {after_limit:String}, {after_start:String})`,
    params: { after_due: upwards ? due : -Number(due), after_ticket: ticket, after_limit: limit, after_start: start },
  }
}
