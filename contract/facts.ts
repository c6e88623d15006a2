import type { LimitRun, Oddity } from './limits.ts'

/** How far a ticket has come, by the last event that says so. */
export type TicketState = 'open' | 'paused' | 'resolved' | 'closed' | 'cancelled' | 'merged'

/** Events that change a ticket's state, and to what; before the first of them it is open. */
export const STATE_AFTER: Readonly<Record<string, TicketState>> = {
  opened: 'open',
  reopened: 'open',
  resumed: 'open',
  paused: 'paused',
  resolved: 'resolved',
  closed: 'closed',
  cancelled: 'cancelled',
  merged: 'merged',
}

/** Nobody works on a ticket any more that is in one of these. */
export const CLOSED_STATES: readonly TicketState[] = ['closed', 'cancelled', 'merged']

/** Somebody's part in a ticket; '' where the events do not say. */
export interface TicketParty {
  agentId: string
  team: string
  department: string
}

/** Something that happened to a ticket. Who did it, or else who had the ticket last; `at` in milliseconds since the epoch. */
export interface TicketEntry extends TicketParty {
  eventId: string
  type: string
  at: number
}

/** A number a customer gave, as given; `dimension` is '' where there is but one. */
export interface TicketRating extends TicketEntry {
  dimension: string
  value: number
  comment: string
}

/** A comment whose words show extreme displeasure. `words`: those that do, as written. */
export interface Displeasure extends TicketEntry {
  comment: string
  words: string[]
  /** Whether a complaint was filed with it or afterwards. */
  filed: boolean
}

/**
 * Something an agent promised in a call by when: `text === segments[segment].text.slice(start, end)`. Times in milliseconds
 * since the epoch.
 */
export interface CallPromise {
  segment: number
  start: number
  end: number
  text: string
  saidAt: number
  dueAt: number
}

/** A call as far as its tickets are concerned. */
export interface TicketCall {
  callId: string
  /** Tickets it names itself. */
  ticketIds: readonly string[]
  /** When it was answered, or else began, in milliseconds since the epoch. */
  at: number
  outbound: boolean
  /** Outbound, and the customer was spoken to. */
  reached: boolean
  agentId: string
  team: string
  promises: CallPromise[]
}

/** A promise of a call that names a ticket; `key` is what a limit's run calls its start. */
export interface TicketPromise extends CallPromise {
  key: string
  callId: string
}

/**
 * What figures know of a ticket: made from all its events, and made anew whenever one arrives. Fields are as they are known
 * last; '' where nobody says.
 */
export interface TicketFacts {
  ticketId: string
  /** How many versions of its events and calls were known: of two rows that with more is the later. */
  versions: number
  state: TicketState
  /** As it was opened; null where that is not known. */
  opened: (TicketEntry & { category: string }) | null
  category: string
  complexity: string
  kind: string
  priority: string
  department: string
  customerId: string
  customerName: string
  /** Calls its events name, then others that name it. */
  calls: string[]
  /** Those of them that are stored, in the order in which they were answered. */
  talks: TicketCall[]
  /** What was promised in them. */
  promises: TicketPromise[]
  /** In order. */
  entries: TicketEntry[]
  complaints: (TicketEntry & { comment: string })[]
  ratings: TicketRating[]
  displeasures: Displeasure[]
  limits: LimitRun[]
  oddities: Oddity[]
}

/** A version of an event as it came, `receivedAt` in milliseconds since the epoch. */
export interface TicketVersion<E> {
  event: E
  receivedAt: number
}
