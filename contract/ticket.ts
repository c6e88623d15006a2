import { type Static, Type } from 'typebox'
import { Attributes, Count, Flag, Id, Maybe, OneOf, Open, Text, Time } from './shapes.ts'

const Rating = Type.Number({ expected: 'a number' })

/** What may happen to a ticket. */
export const EVENT_TYPES = [
  'opened',
  'assigned',
  'handed_over',
  'returned',
  'replied',
  'customer_replied',
  'callback',
  'paused',
  'resumed',
  'escalated',
  'resolved',
  'reopened',
  'closed',
  'cancelled',
  'merged',
  'complaint_filed',
  'rated',
  'refund_requested',
  'refunded',
  'shipped',
] as const

/** One thing that happened to a ticket (Kafka topic `tickets.events`). */
export const TicketEvent = Open({
  schema: OneOf('ticket.v1'),
  event_id: Id(),
  ticket_id: Id(),
  revision: Maybe(Count(2 ** 31 - 1)),
  voided: Maybe(Flag),
  type: OneOf(...EVENT_TYPES),
  occurred_at: Time,
  agent: Maybe(Open({ id: Maybe(Id()), name: Maybe(Text), team: Maybe(Text), site: Maybe(Text) })),
  customer: Maybe(Open({ id: Maybe(Text), name: Maybe(Text) })),
  to: Maybe(Open({ agent_id: Maybe(Id()), team: Maybe(Text), department: Maybe(Text) })),
  department: Maybe(Text),
  category: Maybe(OneOf('technical', 'service', 'sales', 'complaint', 'consultation', 'repair', 'other')),
  complexity: Maybe(OneOf('simple', 'complex')),
  kind: Maybe(Text),
  priority: Maybe(Text),
  call_id: Maybe(Id()),
  rating: Maybe(Rating),
  ratings: Maybe(Type.Array(Open({ dimension: Text, value: Rating }), { expected: 'an array of {dimension, value}' })),
  comment: Maybe(Text),
  attributes: Maybe(Attributes),
})

export type TicketEvent = Static<typeof TicketEvent>
