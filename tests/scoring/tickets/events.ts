import type { TicketEvent } from '../../../contract/index.ts'

/** An event of ticket T at a time on the clock of Shanghai (`2026-05-06 10:00`), or at one with an offset. */
export function event(type: string, at: string, more: Partial<TicketEvent> & { id?: string } = {}): TicketEvent {
  const { id = `${type}@${at}`, ...fields } = more
  return {
    schema: 'ticket.v1',
    event_id: id,
    ticket_id: 'T',
    type: type as TicketEvent['type'],
    occurred_at: at.includes('T') ? at : `${at.replace(' ', 'T')}:00+08:00`,
    ...fields,
  }
}
