import type { LimitLine, LimitView } from '../../contract/index.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import type { TicketLimit } from '../../store/types.ts'

const NOBODY = { title: { zh: '', en: '' }, clauses: [] as string[] }

/** A limit as it stands at a moment, with its title and the clauses it checks. */
export function limitView({ ticketId, run, callId, ...ticket }: TicketLimit, limits: Limits, at: number): LimitView {
  const { clauses: _, ...line }: LimitLine = limits.line(ticketId, run, at)
  const { title, clauses } = limits.limits.find((limit) => limit.id === run.limitId) ?? NOBODY
  const until = run.metAt !== null && run.metAt <= at ? run.metAt : at
  const more = { ...ticket, call_id: callId, counts: run.counts }
  return { ...line, title, clauses: [...clauses], ...more, left_ms: run.dueAt === null ? null : run.dueAt - until }
}
