import { type Calendar, CLOSED_STATES, STATE_AFTER, type TicketState } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthBegin, monthOf, nextMonth } from '../rows/clock.ts'
import { groupBy } from '../rows/group.ts'
import { RUN_COLUMNS, type RunColumns, runOf } from '../rows/ticket.ts'
import type { LimitFilter, LimitPage, LimitRange, LimitSum, Scope, TicketLimit } from '../types.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { ticketsSeen, type Where, when, where } from './where.ts'

/** What is due within so long is about to be missed. */
const SOON_HOURS = 24

/** How a started clock stands at a moment: what happened later is not known yet. */
const AT = 'fromUnixTimestamp64Milli({at:Int64})'
const DONE = `(isNotNull(met_at) AND met_at <= ${AT})`
/** Of what is still to be done. */
const OPEN = {
  soon: `due_at >= ${AT} AND due_at <= ${AT} + INTERVAL ${SOON_HOURS} HOUR`,
  overdue: `due_at < ${AT}`,
  running: `due_at >= ${AT}`,
  paused: 'isNull(due_at)',
}
const open = (state: keyof typeof OPEN): string => `NOT ${DONE} AND ${OPEN[state]}`
const STATES: Record<LimitFilter['state'], string> = {
  soon: open('soon'),
  overdue: open('overdue'),
  running: open('running'),
  paused: open('paused'),
  missed: `if(${DONE}, met_at > due_at, due_at < ${AT})`,
  met: `${DONE} AND (isNull(due_at) OR met_at <= due_at)`,
}
const isOpen = (state: LimitFilter['state']): state is keyof typeof OPEN => Object.hasOwn(OPEN, state)

const texts = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`
const CHANGES = texts(Object.keys(STATE_AFTER))

/** The ticket's state at the moment; `state` is that after all that happened, which is less to read. */
const STATE_THEN = `if(last_at <= ${AT}, toString(state), transform(toString(arrayLast(
  (type, at) -> at <= ${AT} AND has(${CHANGES}, type), events.type, events.at)),
  ${CHANGES}, ${texts(Object.values(STATE_AFTER))}, 'open'))`
const isClosed = (nothingLater: boolean): string =>
  `has(${texts(CLOSED_STATES)}, ${nothingLater ? 'toString(state)' : STATE_THEN})`

/** By when something is to be done; of what is paused, when it began. */
const DUE = 'ifNull(due_at, started_at)'

/** To stand behind SELECT over `tickets`: FROM, a row a start of a clock, and which. */
interface Chosen {
  from: string
  where: Where
}

/** Limits of tickets that may be seen. Only those columns are taken apart that are asked for, `columns` among them. */
function runs(range: Ranged, scope: Scope, columns: readonly RunColumn[] = []): Chosen {
  const { limitId, department, agent, team } = range
  const given: Partial<Record<RunColumn, string | undefined>> = { id: limitId, department, agent_id: agent, team }
  const filtered = (Object.keys(given) as RunColumn[]).filter((column) => given[column] !== undefined)
  const used = new Set<RunColumn>(['started_at', 'due_at', 'met_at', ...columns, ...filtered])
  const joined = ['arrayEnumerate(limits.id) AS run', ...[...used].map((column) => `limits.${column} AS ${column}`)]
  return {
    from: `FROM tickets FINAL ARRAY JOIN ${joined.join(', ')}`,
    where: where(
      ticketsSeen(scope),
      within(range),
      ...filtered.map((column) => when(`${column} = {of_${column}:String}`, { [`of_${column}`]: given[column] })),
    ),
  }
}

/** A range whose month is two moments, in milliseconds. */
type Ranged = Omit<LimitRange, 'month'> & { month?: { from: number; to: number } }

function ranged<T extends LimitRange>({ month, ...range }: T, calendar: Calendar) {
  if (month === undefined) return range
  const number = monthOf(month)
  const begin = (one: number) => calendar.startOf(monthBegin(one))
  return { ...range, month: { from: begin(number), to: begin(nextMonth(number)) } }
}

const within = ({ at, month }: Ranged): Where =>
  where(
    { sql: `started_at <= ${AT}`, params: { at } },
    month && {
      sql: `${DUE} >= fromUnixTimestamp64Milli({from_ms:Int64}) AND ${DUE} < fromUnixTimestamp64Milli({to_ms:Int64})`,
      params: { from_ms: month.from, to_ms: month.to },
    },
  )

/**
 * Those of one state. Where nothing happened after the moment asked, what tickets say of their open limits is enough, which
 * is a fraction of the reading.
 */
async function chosen(engine: Engine, filter: Ranged & LimitFilter, scope: Scope): Promise<Chosen> {
  const { at, state, limitId, department, agent, team, measured, ofOpenTickets } = filter
  const anybody = [limitId, department, agent, team].every((one) => one === undefined)
  const nothingLater = (await lastEvent(engine)) <= at
  const only = [
    measured ? { sql: 'limits.counts[run] = 1', params: {} } : undefined,
    ofOpenTickets ? { sql: `NOT ${isClosed(nothingLater)}`, params: {} } : undefined,
  ]
  if (anybody && isOpen(state) && nothingLater) {
    return {
      from: `FROM tickets FINAL ARRAY JOIN open.run AS run, open.started_at AS started_at, open.due_at AS due_at`,
      where: where(ticketsSeen(scope), within(filter), { sql: OPEN[state], params: {} }, ...only),
    }
  }
  const all = runs(filter, scope)
  return { from: all.from, where: where(all.where, { sql: STATES[state], params: {} }, ...only) }
}

/** When anything happened last to any ticket, in milliseconds. */
async function lastEvent(engine: Engine): Promise<number> {
  const [row] = await engine.rows<{ ms: number }>(
    'last event',
    'SELECT toUnixTimestamp64Milli(max(last_at)) AS ms FROM tickets',
  )
  return row?.ms ?? 0
}

type RunColumn = keyof RunColumns

interface Place {
  ticket_id: string
  run: number
  due_ms: number
}

/** What is open by when it is due, the most urgent first; what is over the latest first. */
export async function ticketLimits(
  engine: Engine,
  calendar: Calendar,
  filter: LimitFilter,
  scope: Scope,
): Promise<LimitPage> {
  const upwards = ['soon', 'running', 'paused'].includes(filter.state)
  const { from, where: among } = await chosen(engine, ranged(filter, calendar), scope)
  const page = where(among, after(filter.after, upwards))
  const places = await engine.rows<Place>(
    'limits',
    `SELECT ticket_id, run, toUnixTimestamp64Milli(${DUE}) AS due_ms ${from} WHERE ${page.sql}
     ORDER BY ${DUE} ${upwards ? 'ASC' : 'DESC'}, ticket_id, run LIMIT {limit:UInt32}`,
    { ...page.params, limit: filter.limit + 1 },
  )
  const shown = places.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: await limitsAt(engine, shown, filter.at, scope),
    next: places.length > shown.length && last ? encodeCursor([last.due_ms, last.ticket_id, last.run]) : null,
  }
}

type Row = RunColumns & {
  ticket_id: string
  run: number
  category: string
  priority: string
  customer: string
  ticket_state: TicketState
  call_id: string
  said: string
}

/** Whether the words of a promise may be seen, as the call may. */
const spoken = ({ agents, teams, queues }: Scope): Where =>
  where(
    { sql: 'promise > 0', params: {} },
    agents.length === 0 ? undefined : { sql: 'has({agents:Array(String)}, limits.agent_id)', params: { agents } },
    teams.length === 0 ? undefined : { sql: 'has({teams:Array(String)}, limits.team)', params: { teams } },
    queues.length === 0
      ? undefined
      : {
          sql: `promises.call_id[promise] IN (
            SELECT call_id FROM heads FINAL WHERE moved = 0 AND has({queues:Array(String)}, queue))`,
          params: { queues },
        },
  )

async function limitsAt(engine: Engine, places: readonly Place[], at: number, scope: Scope): Promise<TicketLimit[]> {
  if (places.length === 0) return []
  const heard = spoken(scope)
  const rows = await engine.rows<Row>(
    'limits of a page',
    `SELECT ticket_id, category, priority, if(customer_name = '', customer_id, customer_name) AS customer, run,
       ${STATE_THEN} AS ticket_state,
       ${RUN_COLUMNS}, indexOf(promises.key, limits.start_event) AS promise, ${heard.sql} AS heard,
       if(heard, promises.call_id[promise], '') AS call_id, if(heard, promises.text[promise], '') AS said
     FROM tickets FINAL ARRAY JOIN limits, arrayEnumerate(limits.id) AS run
     WHERE ticket_id IN {ids:Array(String)}`,
    { ...heard.params, at, ids: [...new Set(places.map(({ ticket_id }) => ticket_id))] },
  )
  const byTicket = groupBy(rows, (row) => row.ticket_id)
  return places.flatMap((place) => {
    const row = byTicket.get(place.ticket_id)?.find(({ run }) => run === place.run)
    if (row === undefined) return []
    const { ticket_id, category, priority, customer, ticket_state: state, call_id, said } = row
    const promise = { callId: call_id || null, said: said || null }
    return [{ ticketId: ticket_id, run: runOf(row), category, priority, customer, state, ...promise }]
  })
}

/** How many stand how, by limit and department. */
export async function limitSums(
  engine: Engine,
  calendar: Calendar,
  range: LimitRange,
  scope: Scope,
): Promise<LimitSum[]> {
  const { from, where: among } = runs(ranged(range, calendar), scope, ['id', 'department'])
  const closed = isClosed((await lastEvent(engine)) <= range.at)
  const rows = await engine.rows<
    Omit<LimitSum, 'done' | 'soon' | 'closed'> & Record<'done' | 'soon' | 'closed', number>
  >(
    'limits by state',
    `SELECT id AS limitId, department,
       multiIf(${STATES.met}, 'met', ${STATES.missed}, 'missed', ${STATES.paused}, 'paused', 'running') AS status,
       ${DONE} AS done, ${STATES.soon} AS soon, ${closed} AS closed, count() AS runs
     ${from} WHERE ${among.sql} GROUP BY limitId, department, status, done, soon, closed`,
    among.params,
  )
  return rows.map((row) => ({ ...row, done: row.done === 1, soon: row.soon === 1, closed: row.closed === 1 }))
}

function after(cursor: string | undefined, upwards: boolean): Where | undefined {
  if (cursor === undefined) return undefined
  const [due, ticket, run] = decodeCursor(cursor, ['number', 'string', 'number'])
  const dueThere = 'fromUnixTimestamp64Milli({after_due:Int64})'
  return {
    sql: `${DUE} ${upwards ? '>' : '<'} ${dueThere}
      OR ${DUE} = ${dueThere} AND (ticket_id, run) > ({after_ticket:String}, {after_run:UInt32})`,
    params: { after_due: due, after_ticket: ticket, after_run: run },
  }
}
