import type { Engine } from '../engine/engine.ts'
import { groupBy } from '../rows/group.ts'
import { RUN_COLUMNS, type RunColumns, runOf } from '../rows/ticket.ts'
import type { LimitFilter, LimitPage, LimitRange, LimitSum, Scope, TicketLimit } from '../types.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type Where, when, where } from './where.ts'

/** What is due within so long is about to be missed. */
const SOON_MS = 24 * 3_600_000

/** How each started clock stands at a moment: what happened later is not known yet. */
const AT = 'fromUnixTimestamp64Milli({at:Int64})'
const DONE = `(isNotNull(run_met) AND run_met <= ${AT})`
const STATUS = `multiIf(${DONE}, if(isNull(run_due) OR run_met <= run_due, 'met', 'missed'),
  isNull(run_due), 'paused', ${AT} > run_due, 'missed', 'running')`
const SOON = `status = 'running' AND due_ms <= {at:Int64} + ${SOON_MS}`

const STATES: Record<LimitFilter['state'], string> = {
  soon: SOON,
  overdue: `status = 'missed' AND NOT done`,
  running: `status = 'running'`,
  paused: `status = 'paused'`,
  missed: `status = 'missed'`,
  met: `status = 'met'`,
}

/** States in which something is still to be done: tickets of which all is done need no look. */
const OPEN: readonly string[] = ['soon', 'overdue', 'running', 'paused']
const ANY_OPEN: Where = { sql: `unmet = 1 OR last_at > ${AT}`, params: {} }

/** The limits of tickets that may be seen, a row a start of the clock; `run` is its place in the ticket's row, from 1. */
function runs({ at, month, limitId, department, agent, team }: LimitRange, scope: Scope, tickets?: Where): Where {
  const of = where(ticketsSeen(scope), tickets)
  const within = where(
    { sql: `run_started <= ${AT}`, params: { at } },
    month && {
      sql: 'due_ms >= {from_ms:Int64} AND due_ms < {to_ms:Int64}',
      params: { from_ms: month.from, to_ms: month.to },
    },
    when('run_limit = {limit_id:String}', { limit_id: limitId }),
    when('run_department = {department:String}', { department }),
    when('run_agent = {agent:String}', { agent }),
    when('run_team = {team:String}', { team }),
  )
  return {
    sql: `(SELECT ticket_id, run, run_limit, run_department, ${STATUS} AS status, ${DONE} AS done,
        toUnixTimestamp64Milli(ifNull(run_due, run_started)) AS due_ms
      FROM tickets FINAL
      ARRAY JOIN arrayEnumerate(limits.id) AS run, limits.id AS run_limit, limits.started_at AS run_started,
        limits.due_at AS run_due, limits.met_at AS run_met, limits.department AS run_department,
        limits.agent_id AS run_agent, limits.team AS run_team
      WHERE ${of.sql} AND ${within.sql})`,
    params: { ...of.params, ...within.params },
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

interface Place {
  ticket_id: string
  run: number
  due_ms: number
}

/** What is open by when it is due, the most urgent first; what is over the latest first. */
export async function ticketLimits(engine: Engine, filter: LimitFilter, scope: Scope): Promise<LimitPage> {
  const all = runs(filter, scope, OPEN.includes(filter.state) ? ANY_OPEN : undefined)
  const upwards = ['soon', 'running', 'paused'].includes(filter.state)
  const order = `(${upwards ? '' : '-'}due_ms, ticket_id, run)`
  const chosen: Where = { sql: STATES[filter.state], params: {} }
  const page = where(chosen, after(order, filter.after, upwards))
  const [places, [count]] = await Promise.all([
    engine.rows<Place>(
      'limits',
      `SELECT ticket_id, run, due_ms FROM ${all.sql} WHERE ${page.sql} ORDER BY ${order} LIMIT {limit:UInt32}`,
      { ...all.params, ...page.params, limit: filter.limit + 1 },
    ),
    engine.rows<{ total: number }>(
      'limits in all',
      `SELECT count() AS total FROM ${all.sql} WHERE ${chosen.sql}`,
      all.params,
    ),
  ])
  const shown = places.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: await limitsAt(engine, shown),
    next: places.length > shown.length && last ? encodeCursor([last.due_ms, last.ticket_id, last.run]) : null,
    total: count!.total,
  }
}

type Row = RunColumns & { ticket_id: string; run: number; category: string; priority: string; customer: string }

async function limitsAt(engine: Engine, places: readonly Place[]): Promise<TicketLimit[]> {
  if (places.length === 0) return []
  const rows = await engine.rows<Row>(
    'limits of a page',
    `SELECT ticket_id, category, priority, if(customer_name = '', customer_id, customer_name) AS customer, run,
       ${RUN_COLUMNS}
     FROM tickets FINAL ARRAY JOIN limits, arrayEnumerate(limits.id) AS run
     WHERE ticket_id IN {ids:Array(String)}`,
    { ids: [...new Set(places.map(({ ticket_id }) => ticket_id))] },
  )
  const byTicket = groupBy(rows, (row) => row.ticket_id)
  return places.flatMap((place) => {
    const row = byTicket.get(place.ticket_id)?.find(({ run }) => run === place.run)
    if (row === undefined) return []
    const { ticket_id, category, priority, customer } = row
    return [{ ticketId: ticket_id, run: runOf(row), category, priority, customer }]
  })
}

/** How many stand how, by limit and department. */
export async function limitSums(engine: Engine, range: LimitRange, scope: Scope): Promise<LimitSum[]> {
  const all = runs(range, scope)
  const rows = await engine.rows<Omit<LimitSum, 'done' | 'soon'> & { done: number; soon: number }>(
    'limits by state',
    `SELECT run_limit AS limitId, run_department AS department, status, done, ${SOON} AS soon, count() AS runs
     FROM ${all.sql} GROUP BY limitId, department, status, done, soon`,
    all.params,
  )
  return rows.map((row) => ({ ...row, done: row.done === 1, soon: row.soon === 1 }))
}

function after(order: string, cursor: string | undefined, upwards: boolean): Where | undefined {
  if (cursor === undefined) return undefined
  const [due, ticket, run] = decodeCursor(cursor, ['number', 'string', 'number'])
  return {
    sql: `${order} > ({after_due:Int64}, {after_ticket:String}, {after_run:UInt32})`,
    params: { after_due: upwards ? due : -Number(due), after_ticket: ticket, after_run: run },
  }
}
