import { type Calendar, parseTime, type TicketEvent } from '../../contract/index.ts'

/** When it happened, as clocks of the installation show it: `2026-05-03 09:25`. */
export function timeOf(event: TicketEvent | undefined, calendar: Calendar): string | null {
  const at = event && parseTime(event.occurred_at)
  return at === undefined ? null : calendar.format(at).slice(0, 16).replace('T', ' ')
}

export const dayOf = (event: TicketEvent | undefined, calendar: Calendar): string | null =>
  timeOf(event, calendar)?.slice(0, 10) ?? null
