import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthOf } from '../rows/clock.ts'
import type { RatingFilter, RatingRows, Scope } from '../types.ts'
import { these } from './assessed/of.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type Where, when, where } from './where.ts'

interface Row {
  ticket_id: string
  place: number
  event_id: string
  ms: number
  agent: string
  team: string
  department: string
  customer: string
  call_ids: string[]
  dimension: string
  value: number
  comment: string
}

/** `place` is the rating's among those of its ticket: one event may carry several. */
const KEY = '(-ms, ticket_id, place)'

/** Ratings of a month as customers gave them, the latest first. */
export async function ratings(
  engine: Engine,
  calendar: Calendar,
  filter: RatingFilter,
  scope: Scope,
): Promise<RatingRows> {
  const months = [monthOf(filter.month)]
  const which = where(
    these(
      { engine, calendar, months, agent: undefined, now: 0, scope },
      { month: 'month', agent: 'agent', team: 'team' },
    ),
    ofWhom(filter),
    among(filter.values),
    after(filter.after),
  )
  const rows = await engine.rows<Row>(
    'ratings',
    `SELECT * FROM (
       SELECT toUInt32(toYYYYMM(one.day)) AS month, ticket_id, place, one.event_id AS event_id,
         toUnixTimestamp64Milli(one.at) AS ms, one.agent_id AS agent, toString(one.team) AS team,
         one.department AS department, if(customer_name != '', customer_name, customer_id) AS customer,
         calls AS call_ids, toString(one.dimension) AS dimension, one.value AS value, one.comment AS comment
       FROM (SELECT ticket_id, calls, customer_id, customer_name, ratings.event_id, ratings.at, ratings.day,
           ratings.agent_id, ratings.team, ratings.department, ratings.dimension, ratings.value, ratings.comment,
           arrayEnumerate(ratings.event_id) AS places FROM tickets FINAL)
       ARRAY JOIN ratings AS one, places AS place)
     WHERE ${which.sql} ORDER BY ${KEY} LIMIT {limit:UInt32}`,
    { ...which.params, limit: filter.limit + 1 },
  )
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ ms, place: _, agent, call_ids, ...row }) => ({
      ticketId: row.ticket_id,
      eventId: row.event_id,
      at: calendar.format(ms),
      agentId: agent,
      team: row.team,
      department: row.department,
      customer: row.customer,
      callIds: call_ids,
      dimension: row.dimension,
      value: row.value,
      comment: row.comment,
    })),
    next: rows.length > shown.length && last ? encodeCursor([last.ms, last.ticket_id, last.place]) : null,
  }
}

/** Those of some agents, and those that a team has and no agent. */
const ofWhom = ({ agents, teams }: RatingFilter): Where | undefined =>
  when(`has({agents:Array(String)}, agent) AND agent != '' OR agent = '' AND has({teams:Array(String)}, team)`, {
    agents,
    teams,
  })

const among = (values: RatingFilter['values']): Where | undefined =>
  values && {
    sql: 'has(arrayZip({dimensions:Array(String)}, {values:Array(Float64)}), (dimension, value))',
    params: { dimensions: values.map(({ dimension }) => dimension), values: values.map(({ value }) => value) },
  }

function after(cursor: string | undefined): Where | undefined {
  if (cursor === undefined) return undefined
  const [ms, ticket, place] = decodeCursor(cursor, ['number', 'string', 'number'])
  return {
    sql: `${KEY} > (-{after_ms:Int64}, {after_ticket:String}, {after_place:UInt32})`,
    params: { after_ms: ms, after_ticket: ticket, after_place: place },
  }
}
