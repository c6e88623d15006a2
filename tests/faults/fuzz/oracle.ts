import { isUtf8 } from 'node:buffer'
import { wrongFields } from './contract.ts'
import type { Fuzzed } from './message.ts'

/** What must become of a message: its reason to be refused, with the fields that must be named; or what it is kept as. */
export type Verdict =
  | { reason: string; paths?: Set<string> }
  | { reason: null; kind: 'call' | 'ticket'; message: Record<string, unknown> }

const MOST_BYTES = 8 * 1024 * 1024
const MOST_LEVELS = 100
/** From so many on not all of them are named. */
const MANY = 900

/** Judges by the bytes alone, by other means than the decoder's wherever there are any. */
export function verdictOf({ topic, key, value }: Pick<Fuzzed, 'topic' | 'key' | 'value'>): Verdict {
  if (value === null) return { reason: 'null_value' }
  if (value.length > MOST_BYTES) return { reason: 'too_large' }
  if (!isUtf8(value)) return { reason: 'not_utf8' }
  const text = value.toString('utf8').replace(/^\ufeff/, '')
  if (!/\S/.test(text)) return { reason: 'empty' }
  const parsed = parse(text)
  if (parsed === undefined) return { reason: 'not_json' }
  const message = parsed.value as Record<string, unknown>
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return { reason: 'not_an_object' }
  if (levels(message) > MOST_LEVELS) return { reason: 'invalid', paths: new Set(['$']) }
  if (!isWhole(message)) return { reason: 'lone_surrogate' }
  const kind = topic === 'calls.transcripts' ? 'call' : 'ticket'
  if (message.schema !== `${kind}.v1`) return { reason: 'unknown_schema', paths: new Set(['schema']) }
  const wrong = wrongFields(kind, message)
  if (wrong.length > 0) return { reason: 'invalid', paths: wrong.length < MANY ? new Set(wrong) : undefined }
  const own = Buffer.from((kind === 'call' ? message.call_id : message.ticket_id) as string)
  if (key !== null && Buffer.compare(own, key) !== 0) return { reason: 'key_mismatch', paths: new Set(['$key']) }
  return { reason: null, kind, message }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** How deep values lie in each other, level by level: a message may be too deep for recursion. */
function levels(value: object): number {
  let depth = 0
  for (let level: object[] = [value]; level.length > 0 && depth <= MOST_LEVELS; depth++) {
    level = level.flatMap((one) => Object.values(one).filter((inner) => typeof inner === 'object' && inner !== null))
  }
  return depth
}

/** Whether no text or name in it has half a surrogate pair, as percent-encoding finds it. */
function isWhole(value: unknown): boolean {
  try {
    if (typeof value === 'string') return encodeURIComponent(value) !== undefined
  } catch {
    return false
  }
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => isWhole(name) && isWhole(inner))
}
