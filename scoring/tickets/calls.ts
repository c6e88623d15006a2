import type { TicketCall } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import type { Story } from './story.ts'

/** Those of some calls that are of a ticket, in the order in which they were answered: it names them, or they name it. */
export function callsOf(ticketId: string, story: Story, calls: readonly TicketCall[]): TicketCall[] {
  const named = new Set(story.map(({ event }) => event.call_id))
  return calls
    .filter(({ callId, ticketIds }) => named.has(callId) || ticketIds.includes(ticketId))
    .sort((a, b) => a.at - b.at || byText(a.callId, b.callId))
}
