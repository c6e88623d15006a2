import type { Calendar } from '../../../contract/index.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Scope } from '../../types.ts'
import { limited, type Where, when, where } from '../where.ts'

/** What is asked for; with an agent, fact by fact. */
export interface Asked {
  engine: Engine
  calendar: Calendar
  /** 202605 … */
  months: number[]
  agent: string | undefined
  now: number
  scope: Scope
}

/** A fact, and whose it is in which month. */
export interface Of<Fact> {
  month: number
  agent_id: string
  team: string
  fact: Fact
}

/** Tickets and inspections belong to no queue: whoever may see only some queues sees none of them. */
export const noTickets = ({ scope }: Pick<Asked, 'scope'>): boolean => scope.queues.length > 0

/** Rows of these months and agents that may be seen. @param columns what the month, agent and team are called */
export const these = (asked: Asked, columns: { month: string; agent: string; team: string }): Where =>
  where(
    { sql: `has({months:Array(UInt32)}, ${columns.month})`, params: { months: asked.months } },
    noTickets(asked) ? { sql: '0', params: {} } : undefined,
    when(`${columns.agent} = {agent:String}`, { agent: asked.agent }),
    limited(columns.agent, 'scope_agents', asked.scope.agents),
    limited(columns.team, 'scope_teams', asked.scope.teams),
  )

/** The month of a moment on the clock of the store's zone. */
export const monthAt = (moment: string): string => `toUInt32(toYYYYMM(toTimeZone(${moment}, {zone:String})))`
