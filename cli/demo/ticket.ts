import type { TicketEvent } from '../../contract/index.ts'
import type { TicketKind } from './banks/types.ts'

/** A ticket as far as its story has been told. */
export interface Ticket {
  id: string
  /** Of the call that opened it: the same people call back. */
  queue: string
  kind: TicketKind
  department: string
  customer: { id: string; name: string }
  /** When the work was done, if it was: then a call-back is owed. */
  resolved?: number
  events: TicketEvent[]
}
