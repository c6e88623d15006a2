import { type Static, Type } from 'typebox'
import { Nullable } from './nullable.ts'
import { CallSummary, LimitView } from './views.ts'

const OddityKind = Type.Enum(['never_opened', 'before_opened', 'in_future', 'off_scale'])

/** A version of an event; '' where it does not say. */
export const TicketEventView = Type.Object({
  type: Type.String(),
  occurred_at: Type.String(),
  received_at: Type.String(),
  revision: Type.Integer(),
  /** Topic, request or file it came from, and where in it. */
  source: Type.String(),
  agent: Type.Object({ id: Type.String(), name: Type.String(), team: Type.String() }),
  /** Whom it was given to. */
  to: Type.String(),
  department: Type.String(),
  category: Type.String(),
  comment: Type.String(),
  call_id: Type.String(),
  ratings: Type.Array(Type.Object({ dimension: Type.String(), value: Type.Number() })),
})

/** Something that happened to a ticket. */
export const TicketHappening = Type.Object({
  event_id: Type.String(),
  /** Does not count any more. */
  withdrawn: Type.Boolean(),
  /** The version that counts, or that withdrew it. */
  current: TicketEventView,
  /** Versions it took the place of, the latest first. */
  earlier: Type.Array(TicketEventView),
  /** What cannot be right about it. */
  oddities: Type.Array(OddityKind),
})

/** A ticket with all that happened to it. Fields are as they are known last; '' where nobody says. */
export const TicketDetail = Type.Object({
  ticket_id: Type.String(),
  state: Type.Enum(['open', 'paused', 'resolved', 'closed', 'cancelled', 'merged']),
  opened_at: Nullable(Type.String()),
  category: Type.String(),
  complexity: Type.String(),
  kind: Type.String(),
  priority: Type.String(),
  department: Type.String(),
  customer: Type.Object({ id: Type.String(), name: Type.String() }),
  happenings: Type.Array(TicketHappening),
  /** As they stand now. */
  limits: Type.Array(LimitView),
  /** Calls its events name. */
  calls: Type.Array(CallSummary),
  /** Calls its events name that are not stored, or not to be seen. */
  missing_calls: Type.Array(Type.String()),
})

export type TicketEventView = Static<typeof TicketEventView>
export type TicketHappening = Static<typeof TicketHappening>
export type TicketDetail = Static<typeof TicketDetail>
