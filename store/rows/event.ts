import { type Calendar, parseTime } from '../../contract/index.ts'
import { ticketEvents } from '../schema/tables.ts'
import type { Settled } from '../types.ts'
import { dateTime } from './clock.ts'
import { sealed } from './seal.ts'
import { base64, exactText, sourceColumns } from './source.ts'

export type SettledEvent = Extract<Settled, { kind: 'event' }>

export function eventRow({ event, inputHash, delivery }: SettledEvent, calendar: Calendar) {
  const occurredAt = parseTime(event.occurred_at)!
  return sealed(ticketEvents, {
    ticket_id: event.ticket_id,
    event_id: event.event_id,
    input_hash: inputHash,
    revision: event.revision ?? 0,
    voided: event.voided ? 1 : 0,
    type: event.type as string,
    occurred_at: dateTime(occurredAt),
    day: calendar.day(occurredAt),
    agent_id: event.agent?.id ?? '',
    agent_team: event.agent?.team ?? '',
    customer_id: event.customer?.id ?? '',
    department: event.department ?? '',
    category: (event.category as string | undefined) ?? '',
    complexity: (event.complexity as string | undefined) ?? '',
    priority: event.priority ?? '',
    call_id: event.call_id ?? '',
    ...sourceColumns(delivery.source),
    received_at: dateTime(delivery.receivedAt),
    key: base64(delivery.key),
    bytes: exactText(delivery.value!),
  })
}
