import { createHash, randomUUID } from 'node:crypto'
import { deadLetterActions, deadLetters } from '../schema/tables.ts'
import type { Delivery, LetterAction, Settled, Written } from '../types.ts'
import { dateTime } from './clock.ts'
import { sealed } from './seal.ts'
import { base64, sourceColumns, sourceKey } from './source.ts'

export type SettledDead = Extract<Settled, { kind: 'dead' }>

/** Seen again after a crash, a message that was stored stays `stored`. */
const WEIGHT = { stored: 3, dead_lettered: 2, superseded: 1 }
/** What a retry made of a dead letter counts, also where Kafka brings the message once more. */
const RETRIED = 3

export const deliveryRow = (item: Settled, { outcome, reason }: Written) => ({
  ...sourceColumns(item.delivery.source),
  outcome,
  weight: WEIGHT[outcome] + (item.delivery.retried ? RETRIED : 0),
  reason: reason ?? '',
  kind: item.kind,
  id: idOf(item) ?? '',
  at: dateTime(item.delivery.receivedAt),
})

export const deadLetterRow = ({ delivery, step, reason, problems }: SettledDead) =>
  sealed(deadLetters, {
    id: deadLetterId(delivery),
    at: dateTime(delivery.receivedAt),
    ...sourceColumns(delivery.source),
    step,
    reason,
    problems: JSON.stringify(problems),
    key: base64(delivery.key),
    value: base64(delivery.value),
  })

export const letterActionRow = ({ letterId, action, who, note, came }: LetterAction, now: number) =>
  sealed(deadLetterActions, {
    letter_id: letterId,
    id: `a-${randomUUID()}`,
    at: dateTime(now),
    action,
    who,
    note,
    outcome: came?.outcome ?? '',
    reason: came?.reason ?? '',
    problems: JSON.stringify(came?.problems ?? []),
  })

/** Of place and bytes: a message seen again is the same dead letter, another one at its place (a topic made anew) is not. */
function deadLetterId({ source, value }: Delivery): string {
  const hash = createHash('sha256').update(sourceKey(source))
  if (value) hash.update(value)
  return `d-${hash.digest('hex').slice(0, 24)}`
}

function idOf(item: Settled): string | null {
  if (item.kind === 'call') return item.call.call_id
  return item.kind === 'event' ? item.event.event_id : item.id
}
