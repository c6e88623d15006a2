import type { LimitLine, LimitView } from '../../contract/index.ts'
import type { Limit } from '../../scoring/tickets/limit.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import type { TicketLimit } from '../../store/types.ts'

/** Of a limit that there is no more. */
const UNKNOWN: Pick<Limit, 'title' | 'clauses' | 'owner' | 'trial'> = { title: { zh: '', en: '' }, clauses: [] }

/** A limit as it stands at a moment, with its title and the clauses it checks. */
export function limitView(
  { ticketId, run, callId, state, ...ticket }: TicketLimit,
  limits: Limits,
  at: number,
): LimitView {
  const { clauses: _, ...line }: LimitLine = limits.line(ticketId, run, at)
  const { title, clauses, owner, trial } = limits.limits.find((limit) => limit.id === run.limitId) ?? UNKNOWN
  const until = run.metAt !== null && run.metAt <= at ? run.metAt : at
  const whose = { counts: run.counts, customers: owner === 'customer', trial: trial === true }
  const more = { ...ticket, ticket_state: state, call_id: callId, ...whose }
  return { ...line, title, clauses: [...clauses], ...more, left_ms: run.dueAt === null ? null : run.dueAt - until }
}
