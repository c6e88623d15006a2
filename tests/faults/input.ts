import type { OutgoingMessage } from '../../ingest/kafka/publish.ts'
import { brokenMessages, call, callId, seeded, shuffled, ticketEvent } from '../ingest/messages.ts'

export interface Input extends OutgoingMessage {
  topic: 'calls.transcripts' | 'tickets.events'
}

/**
 * Calls from index `from`, as production sends them: one in ten comes twice, one in twenty has a correction that may come
 * before what it corrects, one in twenty has a ticket event beside it, and one message in a hundred is broken. Shuffled.
 */
export function input(from: number, calls: number): Input[] {
  const messages: Input[] = []
  for (let index = from; index < from + calls; index++) {
    messages.push(callMessage(index))
    if (index % 10 === 3) messages.push(callMessage(index))
    if (index % 20 === 5) messages.push(callMessage(index, { revision: 1, agent: { id: 'A999', team: 'corrected' } }))
    if (index % 20 === 7) messages.push(message('tickets.events', `T-${index % 100}`, ticketEvent(index)))
  }
  for (const { topic, key, value } of brokenMessages(Math.ceil(calls / 100))) {
    if (value === null || value.length < 100_000) messages.push({ topic, key, value, headers: { broken: 'yes' } })
  }
  return shuffled(messages, Math.floor(seeded(from + 1)() * 2 ** 31))
}

/** Calls of 100 KB each. */
export const largeInput = (from: number, calls: number): Input[] =>
  Array.from({ length: calls }, (_, index) =>
    callMessage(from + index, { attributes: { note: 'long '.repeat(20_000) } }),
  )

const callMessage = (index: number, fields: object = {}): Input =>
  message('calls.transcripts', callId(index), call(index, fields))

const message = (topic: Input['topic'], key: string, value: string): Input => ({
  topic,
  key: Buffer.from(key),
  value: Buffer.from(value),
  headers: {},
})
