import { type Static, Type } from 'typebox'
import { Attributes, Count, Id, Maybe, Millis, OneOf, Open, Text, Time } from './shapes.ts'

/** Who speaks: `ivr` is a machine or bot. */
export const Speaker = OneOf('agent', 'customer', 'ivr', 'supervisor', 'other', 'unknown')

export const Segment = Open(
  {
    speaker: Speaker,
    /** From `answered_at` (`started_at` where there is none); negative is before it. Chats: when it was sent. */
    start_ms: Maybe(Millis),
    end_ms: Maybe(Millis),
    text: Text,
    confidence: Maybe(Type.Number({ minimum: 0, maximum: 1, expected: 'a number from 0 to 1' })),
    kind: Maybe(OneOf('text', 'noise', 'image', 'card', 'system')),
  },
  'a segment: an object with speaker and text',
)

const Transfer = Open({
  agent_id: Maybe(Id()),
  queue: Maybe(Id()),
  kind: Maybe(OneOf('blind', 'warm', 'conference')),
})

/** One agent's part of a call or chat, as it comes in (Kafka topic `calls.transcripts`). */
export const Call = Open({
  schema: OneOf('call.v1'),
  call_id: Id(),
  revision: Maybe(Count(2 ** 31 - 1)),
  contact_id: Maybe(Id()),
  leg: Maybe(Type.Integer({ minimum: 1, maximum: 10_000, expected: 'a whole number from 1' })),
  transferred_from: Maybe(Transfer),
  transferred_to: Maybe(Transfer),
  channel: OneOf('voice', 'chat'),
  direction: OneOf('inbound', 'outbound'),
  queue: Maybe(Id()),
  language: Type.String({
    pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
    expected: 'a BCP 47 language tag, such as zh-CN or en',
  }),
  agent: Open({ id: Id(), name: Maybe(Text), team: Maybe(Text), site: Maybe(Text) }, 'an object with id'),
  customer: Maybe(Open({ id: Maybe(Text), name: Maybe(Text) })),
  started_at: Time,
  offered_at: Maybe(Time),
  answered_at: Maybe(Time),
  ended_at: Time,
  disposition: Maybe(OneOf('answered', 'abandoned', 'unanswered', 'voicemail', 'dropped')),
  ring_count: Maybe(Count(1000)),
  ended_by: Maybe(OneOf('agent', 'customer', 'system')),
  holds: Maybe(Type.Array(Open({ start_ms: Millis, end_ms: Millis }), { expected: 'an array of {start_ms, end_ms}' })),
  segments: Type.Array(Segment, { maxItems: 100_000, expected: 'an array of at most 100000 segments' }),
  recording: Maybe(Open({ url: Text, offset_ms: Maybe(Millis) })),
  ticket_ids: Maybe(Type.Array(Id(), { expected: 'an array of ticket ids' })),
  attributes: Maybe(Attributes),
})

export type Call = Static<typeof Call>
export type Segment = Static<typeof Segment>
export type Speaker = Static<typeof Speaker>
export type Channel = Call['channel']
