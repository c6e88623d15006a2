/** `running` and `paused` are still open; `missed` whether or not it was done later. */
export type LimitStatus = 'met' | 'missed' | 'running' | 'paused'

/** How one limit on one ticket stands at a moment (contract §3b; topic `tickets.limits`): a line each time its clock starts. */
export interface LimitLine {
  ticket_id: string
  limit_id: string
  clauses: readonly string[]
  status: LimitStatus
  started_at: string
  /** Null while the clock stands still: nobody knows yet. */
  due_at: string | null
  met_at: string | null
  start_event: string
  end_event: string | null
  agent_id: string | null
  department: string | null
}

/** A limit whose clock was started, as events say; times in milliseconds since the epoch. */
export interface LimitRun {
  limitId: string
  startEvent: string
  startedAt: number
  /** Null while the clock stands still. */
  dueAt: number | null
  metAt: number | null
  endEvent: string | null
  /** Who has to keep it; '' where the events do not say. */
  agentId: string
  team: string
  department: string
  /** False where nobody here is measured by it: the customer has to keep it, or it is on trial. */
  counts: boolean
}

/** How a run stands at a moment, in milliseconds: exactly at the limit is in time, and what is done later is not done yet. */
export function statusOf({ dueAt, metAt }: Pick<LimitRun, 'dueAt' | 'metAt'>, at: number): LimitStatus {
  if (metAt !== null && metAt <= at) return dueAt === null || metAt <= dueAt ? 'met' : 'missed'
  if (dueAt === null) return 'paused'
  return at > dueAt ? 'missed' : 'running'
}

/** What cannot be right about a ticket's events, and the event that shows it. */
export interface Oddity {
  kind: 'never_opened' | 'before_opened' | 'in_future' | 'off_scale'
  eventId: string
}
