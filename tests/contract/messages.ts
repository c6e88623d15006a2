import { expect } from 'vitest'
import { decodeCall, decodeTicketEvent, formatProblem, type RefusalReason, rereadCall } from '../../contract/index.ts'

type Fields = Record<string, unknown>

const utf8 = new TextEncoder()

/** A call with nothing in it but what is required, and some fields changed; undefined takes one away. */
export const callWith = (changes: Fields = {}): Fields => ({
  schema: 'call.v1',
  call_id: 'c-1',
  channel: 'voice',
  direction: 'inbound',
  language: 'zh-CN',
  agent: { id: 'A017' },
  started_at: '2026-05-03T09:15:00+08:00',
  answered_at: '2026-05-03T09:15:07+08:00',
  ended_at: '2026-05-03T09:19:41+08:00',
  segments: [{ speaker: 'agent', start_ms: 300, end_ms: 3900, text: '您好' }],
  ...changes,
})

/** The same for a ticket event. */
export const eventWith = (changes: Fields = {}): Fields => ({
  schema: 'ticket.v1',
  event_id: 'e-1',
  ticket_id: 'T-1',
  type: 'opened',
  occurred_at: '2026-05-03T09:25:00+08:00',
  ...changes,
})

/** A call with one segment changed. */
export const segmentWith = (changes: Fields): Fields =>
  callWith({ segments: [{ speaker: 'agent', start_ms: 300, end_ms: 3900, text: '您好', ...changes }] })

type Input = Fields | string | Uint8Array | null

/** A message as bytes: objects as JSON, texts as they stand. */
export const bytesOf = (input: Input): Uint8Array | null =>
  input === null || input instanceof Uint8Array
    ? input
    : utf8.encode(typeof input === 'string' ? input : JSON.stringify(input))

const decode = (input: Input, kind: 'call' | 'event') =>
  (kind === 'call' ? decodeCall : decodeTicketEvent)(bytesOf(input))

/** The message is refused for this reason, with exactly these problems: `path: found …, expected …`. */
export function refused(input: Input, reason: RefusalReason, problems: string[], kind: 'call' | 'event' = 'call') {
  const decoded = decode(input, kind)
  expect(decoded.ok ? 'taken' : [decoded.reason, ...decoded.problems.map(formatProblem)]).toEqual([reason, ...problems])
}

/** The message is taken, and read as this; a call also where it is read again. */
export function taken(input: Input, value: Fields, kind: 'call' | 'event' = 'call') {
  const decoded = decode(input, kind)
  expect(decoded.ok ? decoded.value : decoded.problems.map(formatProblem)).toEqual(value)
  if (kind === 'call') expect(rereadCall(bytesOf(input) as Uint8Array)).toEqual(value)
}
