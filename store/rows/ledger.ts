import { createHash } from 'node:crypto'
import { deadLetters } from '../schema/tables.ts'
import type { Settled, Written } from '../types.ts'
import { dateTime } from './clock.ts'
import { sealed } from './seal.ts'
import { base64, sourceColumns, sourceKey } from './source.ts'

export type SettledDead = Extract<Settled, { kind: 'dead' }>

/** Seen again after a crash, a message that was stored stays `stored`. */
const WEIGHT = { stored: 3, dead_lettered: 2, superseded: 1 }

export const deliveryRow = (item: Settled, { outcome, reason }: Written) => ({
  ...sourceColumns(item.delivery.source),
  outcome,
  weight: WEIGHT[outcome],
  reason: reason ?? '',
  kind: item.kind,
  id: idOf(item) ?? '',
  at: dateTime(item.delivery.receivedAt),
})

/** The id is that of the place, so that a message seen again is the same dead letter. */
export const deadLetterRow = ({ delivery, step, reason, problems }: SettledDead) =>
  sealed(deadLetters, {
    id: `d-${createHash('sha256').update(sourceKey(delivery.source)).digest('hex').slice(0, 24)}`,
    at: dateTime(delivery.receivedAt),
    ...sourceColumns(delivery.source),
    step,
    reason,
    problems: JSON.stringify(problems),
    key: base64(delivery.key),
    value: base64(delivery.value),
  })

function idOf(item: Settled): string | null {
  if (item.kind === 'call') return item.call.call_id
  return item.kind === 'event' ? item.event.event_id : item.id
}
