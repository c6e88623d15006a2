import { createHash } from 'node:crypto'
import {
  type Call,
  type Decoded,
  decodeCall,
  decodeTicketEvent,
  type Problem,
  quote,
  type TicketEvent,
} from '../contract/index.ts'
import type { DeadReason, Delivery, Settled } from '../store/types.ts'
import { type CallToScore, type Scored, thrown } from './scoring/scoring.ts'

/** What a source carries; `any`: each message says itself by its `schema`. */
export type Kind = 'calls' | 'tickets' | 'any'

/** A message on its way in. `unread`: why its bytes could not even be kept, for a source that had to leave them out. */
export interface Arrival {
  kind: Kind
  delivery: Delivery
  unread?: Problem
}

type Step = Extract<Settled, { kind: 'dead' }>['step']

/** A call that was read and has yet to be scored. */
export interface Unsettled extends CallToScore {
  kind: 'unsettled'
  delivery: Delivery
}

/** Decodes one message. Whatever is wrong with it becomes a dead letter; nothing is thrown. */
export function read({ kind, delivery, unread }: Arrival): Settled | Unsettled {
  if (unread) return dead(delivery, 'decode', 'too_large', [unread])
  const decoded = decodeSafely(kind, delivery.value)
  if (!decoded.ok) return dead(delivery, 'decode', decoded.reason, decoded.problems)
  const message = decoded.value
  const disagreement = keyProblem(delivery.key, message)
  if (disagreement) return dead(delivery, 'decode', 'key_mismatch', [disagreement])
  const bytes = delivery.value as Uint8Array
  const inputHash = hashOf(bytes)
  if (!isCall(message)) return { kind: 'event', delivery, event: message, inputHash }
  return { kind: 'unsettled', delivery, call: message, bytes, inputHash }
}

/** A call with what scoring it came to. One that no rule book can judge becomes a dead letter. */
export function settle({ delivery, call, inputHash }: Unsettled, scored: Scored): Settled {
  if ('problem' in scored) return dead(delivery, 'score', 'scoring_failed', [scored.problem])
  const { score, line } = scored
  return { kind: 'call', delivery, call, inputHash, score, line, unscored: score.unscored ?? '' }
}

/** A message may be built to break its reader, such as by 100,000 nested arrays. */
function decodeSafely(kind: Kind, bytes: Uint8Array | null): Decoded<Call | TicketEvent> {
  try {
    return decode(kind, bytes)
  } catch (error) {
    return { ok: false, reason: 'invalid', problems: [thrown(error, 'a message that can be read')] }
  }
}

function decode(kind: Kind, bytes: Uint8Array | null): Decoded<Call | TicketEvent> {
  if (kind === 'tickets') return decodeTicketEvent(bytes)
  const call = decodeCall(bytes)
  if (kind === 'calls' || call.ok || call.reason !== 'unknown_schema') return call
  const event = decodeTicketEvent(bytes)
  if (event.ok || event.reason !== 'unknown_schema') return event
  return { ...event, problems: event.problems.map((one) => ({ ...one, expected: '"call.v1" or "ticket.v1"' })) }
}

const isCall = (message: Call | TicketEvent): message is Call => message.schema === 'call.v1'

/** Partitions are chosen by key, and order within a call holds only inside one: a key has to be the message's own. */
function keyProblem(key: Uint8Array | null, message: Call | TicketEvent): Problem | undefined {
  if (key === null) return undefined
  const [field, id] = isCall(message) ? ['call_id', message.call_id] : ['ticket_id', message.ticket_id]
  if (Buffer.from(id as string).equals(key)) return undefined
  return { path: '$key', found: readable(key), expected: `${quote(id)}, the message's ${field}, or no key` }
}

function readable(key: Uint8Array): string {
  const text = textOf(key)
  return text === undefined ? `${key.length} bytes that are not UTF-8` : quote(text)
}

function dead(delivery: Delivery, step: Step, reason: DeadReason, problems: Problem[]): Settled {
  return { kind: 'dead', delivery, step, reason, problems, id: idOf(delivery) }
}

/** The id a person would look a broken message up by, as far as one can be read. */
function idOf({ key, value }: Delivery): string | null {
  const found = value === null ? undefined : idInside(value)
  const id = found ?? (key === null ? undefined : textOf(key))
  return id !== undefined && id.length > 0 && id.length <= 128 ? id : null
}

const MAX_LOOKED_INTO = 1024 * 1024

function idInside(value: Uint8Array): string | undefined {
  if (value.length > MAX_LOOKED_INTO) return undefined
  try {
    const { call_id, event_id, ticket_id } = JSON.parse(textOf(value) ?? '')
    return [call_id, event_id, ticket_id].find((id) => typeof id === 'string' && id.isWellFormed())
  } catch {
    return undefined
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

const hashOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
