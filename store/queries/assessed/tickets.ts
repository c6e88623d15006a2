import type { ComplaintFact, LimitFact, RatingFact, TicketFact } from '../../../contract/index.ts'
import { dateTime } from '../../rows/clock.ts'
import { type Asked, monthAt, noTickets, type Of, these } from './of.ts'

/** Months in which any ticket event came in, whoever may see it: without, nobody knows of complaints. */
export async function monthsWithTickets(asked: Asked): Promise<Set<number>> {
  const { engine, months } = asked
  if (noTickets(asked)) return new Set()
  const rows = await engine.rows<{ month: number }>(
    'months with tickets',
    'SELECT DISTINCT toUInt32(toYYYYMM(day)) AS month FROM ticket_events WHERE has({months:Array(UInt32)}, month)',
    { months },
  )
  return new Set(rows.map(({ month }) => month))
}

/** Columns of one fact: with an agent its ticket and time, without only how many are alike. */
const named = ({ agent }: Asked, ticket: string, at: string): { columns: string; group: string } =>
  agent === undefined
    ? { columns: `'' AS ticket, 0 AS ms, count() AS times`, group: 'GROUP BY ALL' }
    : { columns: `${ticket} AS ticket, toUnixTimestamp64Milli(${at}) AS ms, 1 AS times`, group: '' }

interface Named {
  month: number
  agent: string
  team: string
  ticket: string
  ms: number
  times: number
}

const of = <Fact>({ month, agent, team }: Named, fact: Fact): Of<Fact> => ({ month, agent_id: agent, team, fact })

const alike = ({ calendar }: Asked, { ticket, ms, times }: Named) => ({
  ticket_id: ticket,
  at: ms === 0 ? '' : calendar.format(ms),
  times,
})

/** Limits by the month in which their clock was started. Those the customer has to keep measure nobody here. */
export async function limitFacts(asked: Asked): Promise<Of<LimitFact>[]> {
  const { engine, calendar, now } = asked
  const which = these(asked, { month: 'month', agent: 'run.agent_id', team: 'run.team' })
  const { columns, group } = named(asked, 'ticket_id', 'run.started_at')
  const rows = await engine.rows<Named & { limit_id: string; status: LimitFact['status'] }>(
    'limits of months',
    `SELECT ${monthAt('run.started_at')} AS month, run.agent_id AS agent, run.team AS team, run.id AS limit_id,
       multiIf(isNotNull(run.met_at), if(isNull(run.due_at) OR run.met_at <= run.due_at, 'met', 'missed'),
         isNull(run.due_at), 'paused', run.due_at < {now:DateTime64(3, 'UTC')}, 'missed', 'running') AS status,
       ${columns}
     FROM (SELECT ticket_id, limits.id, limits.started_at, limits.due_at, limits.met_at, limits.agent_id, limits.team,
         limits.counts FROM tickets FINAL)
     ARRAY JOIN limits AS run
     WHERE run.counts = 1 AND ${which.sql} ${group}`,
    { ...which.params, zone: calendar.zone, now: dateTime(now) },
  )
  return rows.map((row) => of(row, { ...alike(asked, row), limit_id: row.limit_id, status: row.status }))
}

export async function ratingFacts(asked: Asked): Promise<Of<RatingFact>[]> {
  const which = these(asked, { month: 'month', agent: 'one.agent_id', team: 'one.team' })
  const { columns, group } = named(asked, 'ticket_id', 'one.at')
  const event = asked.agent === undefined ? "''" : 'one.event_id'
  const rows = await asked.engine.rows<Named & { event_id: string; dimension: string; value: number }>(
    'ratings of months',
    `SELECT toUInt32(toYYYYMM(one.day)) AS month, one.agent_id AS agent, one.team AS team, ${event} AS event_id,
       one.dimension AS dimension, one.value AS value, ${columns}
     FROM (SELECT ticket_id, ratings.event_id, ratings.at, ratings.day, ratings.agent_id, ratings.team,
         ratings.dimension, ratings.value FROM tickets FINAL)
     ARRAY JOIN ratings AS one
     WHERE ${which.sql} ${group}`,
    which.params,
  )
  return rows.map((row) =>
    of(row, { ...alike(asked, row), event_id: row.event_id, dimension: row.dimension, value: row.value }),
  )
}

/**
 * Complaints held against somebody: filed about a ticket that was opened before, for something else. Whoever only took
 * a complaint down is not to blame for it.
 */
export async function complaintFacts(asked: Asked): Promise<Of<ComplaintFact>[]> {
  const which = these(asked, { month: 'month', agent: 'one.agent_id', team: 'one.team' })
  const { columns, group } = named(asked, 'ticket_id', 'one.at')
  const event = asked.agent === undefined ? "''" : 'one.event_id'
  const rows = await asked.engine.rows<Named & { event_id: string; complexity: ComplaintFact['complexity'] }>(
    'complaints of months',
    `SELECT toUInt32(toYYYYMM(one.day)) AS month, one.agent_id AS agent, one.team AS team, ${event} AS event_id,
       complexity, ${columns}
     FROM (SELECT ticket_id, complexity, opened_at, complaints.event_id, complaints.at, complaints.day,
         complaints.agent_id, complaints.team FROM tickets FINAL WHERE opened = 1 AND opened_category != 'complaint')
     ARRAY JOIN complaints AS one
     WHERE one.at > opened_at AND ${which.sql} ${group}`,
    which.params,
  )
  return rows.map((row) => of(row, { ...alike(asked, row), event_id: row.event_id, complexity: row.complexity }))
}

/** Repairs by the month they were opened in, and tickets complained about by that of the first complaint; to whoever took them first. */
export async function ticketFacts(asked: Asked): Promise<Of<TicketFact>[]> {
  const which = these(asked, { month: 'month', agent: 'agent', team: 'team' })
  const { columns, group } = named(asked, 'ticket_id', 'moment')
  const rows = await asked.engine.rows<
    Named & { repair: number; repaired: number; reopened: number; complained: number; handled: number }
  >(
    'tickets of months',
    `SELECT month, agent, team, repair, repaired, reopened, complained, handled, ${columns}
     FROM (
       SELECT ticket_id, toUInt32(toYYYYMM(opened_day)) AS month, opened_by AS agent, opened_team AS team,
         opened_at AS moment, 1 AS repair,
         has(events.type, 'resolved') AS repaired,
         arrayExists((type, at) -> type = 'reopened' AND at >= events.at[indexOf(events.type, 'resolved')],
           events.type, events.at) AND has(events.type, 'resolved') AS reopened,
         0 AS complained, 0 AS handled
       FROM tickets FINAL WHERE opened = 1 AND opened_category = 'repair'
       UNION ALL
       SELECT ticket_id, toUInt32(toYYYYMM(complaints.day[1])) AS month, opened_by AS agent, opened_team AS team,
         complaints.at[1] AS moment, 0, 0, 0, 1,
         arrayExists((type, at) -> has(['replied', 'callback', 'resolved', 'closed'], type) AND at >= complaints.at[1],
           events.type, events.at)
       FROM tickets FINAL WHERE notEmpty(complaints.at)
     )
     WHERE ${which.sql} ${group}`,
    which.params,
  )
  return rows.map((row) =>
    of(row, {
      ...alike(asked, row),
      repair: row.repair === 1,
      repaired: row.repaired === 1,
      reopened: row.reopened === 1,
      complained: row.complained === 1,
      handled: row.handled === 1,
    }),
  )
}
