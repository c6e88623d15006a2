import type { Params } from '../engine/engine.ts'
import type { Scope } from '../types.ts'

/** Conditions joined by AND, with the values they name. */
export interface Where {
  sql: string
  params: Params
}

export const where = (...parts: (Where | undefined)[]): Where => {
  const used = parts.filter((part) => part !== undefined)
  return {
    sql: used.map((part) => `(${part.sql})`).join(' AND '),
    params: Object.assign({}, ...used.map((part) => part.params)),
  }
}

/** A condition that holds only where the value is given. */
export const when = (sql: string, params: Params): Where | undefined =>
  Object.values(params).every((value) => value !== undefined) ? { sql, params } : undefined

/** Rows of `heads` (read FINAL) that count and may be seen; every query over calls begins with it. */
export const visible = ({ agents, teams, queues }: Scope): Where =>
  where(
    { sql: 'moved = 0', params: {} },
    limited('agent_id', 'scope_agents', agents),
    limited('agent_team', 'scope_teams', teams),
    limited('queue', 'scope_queues', queues),
  )

export const limited = (column: string, name: string, values: string[]): Where | undefined =>
  values.length === 0 ? undefined : { sql: `has({${name}:Array(String)}, ${column})`, params: { [name]: values } }

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
