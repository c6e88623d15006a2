import type { TicketEvent } from '../../contract/index.ts'
import type { TicketKind } from './banks/types.ts'

/** What is written down on a ticket. */
export interface Notes {
  /** In the customer's words. */
  description: string
  /** As centres show it: the middle is hidden. */
  mobile: string
  address: string
  /** What the agent said would be done. */
  plan: string
  /** What was done, where something was repaired. */
  result: string
}

/** A ticket as far as its story has been told. */
export interface Ticket {
  id: string
  /** Of the call that opened it: the same people call back. */
  queue: string
  kind: TicketKind
  department: string
  customer: { id: string; name: string }
  notes: Notes
  /** When the work was done, if it was: then a call-back is owed. */
  resolved?: number
  events: TicketEvent[]
}
