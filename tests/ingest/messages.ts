/** Messages for the tests of ingestion, the same in every run. */

export const callId = (index: number): string => `c-${String(index).padStart(5, '0')}`

export function call(index: number, fields: object = {}): string {
  const [hour, minute] = [8 + (index % 10), index % 60].map((part) => String(part).padStart(2, '0'))
  const day = String(1 + (index % 28)).padStart(2, '0')
  return JSON.stringify({
    schema: 'call.v1',
    call_id: callId(index),
    channel: 'voice',
    direction: 'inbound',
    queue: 'hotline-800',
    language: index % 5 === 0 ? 'en' : 'zh-CN',
    agent: { id: `A${index % 40}`, team: `hotline-${index % 4}` },
    started_at: `2026-05-${day}T${hour}:${minute}:00+08:00`,
    answered_at: `2026-05-${day}T${hour}:${minute}:05+08:00`,
    ended_at: `2026-05-${day}T${hour}:${minute}:55+08:00`,
    ended_by: 'customer',
    segments: [
      { speaker: 'agent', start_ms: 300, end_ms: 3900, text: '您好，客户服务热线，请问有什么可以帮您？' },
      { speaker: 'customer', start_ms: 4100, end_ms: 7800, text: `我的机器又坏了，第 ${index} 次。😤` },
      { speaker: 'agent', start_ms: 8000, end_ms: 9000, text: index % 3 === 0 ? '这不是我的错' : '我马上为您处理' },
    ],
    ...fields,
  })
}

/** Calls as Kafka carries them. */
export const callMessages = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    topic: 'calls.transcripts',
    key: Buffer.from(callId(from + index)),
    value: Buffer.from(call(from + index)),
  }))

export function ticketEvent(index: number, fields: object = {}): string {
  return JSON.stringify({
    schema: 'ticket.v1',
    event_id: `e-${index}`,
    ticket_id: `T-${index % 100}`,
    type: 'opened',
    occurred_at: '2026-05-03T09:25:00+08:00',
    category: 'repair',
    ...fields,
  })
}

export interface Broken {
  topic: 'calls.transcripts' | 'tickets.events'
  key: Buffer | null
  value: Buffer | null
  reason: string
}

const DEEP = 200_000

type Maker = (index: number) => [reason: string, value: string | Buffer | null, key?: string | null]

const KINDS: Maker[] = [
  (n) => ['not_json', `{"schema":"call.v1","call_id":"b-${n}"`],
  (n) => ['not_json', `hello ${n}`],
  (n) => ['not_json', `${call(n)}${call(n)}`],
  () => ['empty', Buffer.alloc(0)],
  () => ['empty', ' \r\n\t'],
  () => ['null_value', null],
  () => ['null_value', null, null],
  (n) => ['not_utf8', Buffer.concat([Buffer.from(call(n)), Buffer.from([0xff, 0xfe, n % 256])])],
  (n) => ['not_utf8', Buffer.from(call(n, { note: '€' })).subarray(0, -4)],
  (n) => ['not_an_object', `[${call(n)}]`],
  (n) => ['not_an_object', String(n)],
  (n) => ['unknown_schema', call(n, { schema: 'call.v9' })],
  (n) => ['unknown_schema', ticketEvent(n)],
  (n) => ['unknown_schema', `{"broken":${n}}`],
  (n) => ['lone_surrogate', call(n, { customer: { name: '\ud800' } })],
  (n) => ['lone_surrogate', call(n).replace('"queue"', '"\\udc00"')],
  (n) => ['key_mismatch', call(n), `not-${n}`],
  (n) => ['key_mismatch', call(n), ''],
  (n) => ['invalid', call(n, { channel: 'fax' })],
  (n) => ['invalid', call(n, { call_id: '' })],
  (n) => ['invalid', call(n, { agent: {} })],
  (n) => ['invalid', call(n, { started_at: '1969-12-31T23:59:59Z' })],
  (n) => ['invalid', call(n, { ended_at: '2026-04-01T00:00:00+08:00' })],
  (n) => ['invalid', call(n, { segments: [{ speaker: 'agent', start_ms: 900, end_ms: 100, text: 'a' }] })],
  (n) => ['invalid', call(n, { segments: 'none' })],
  (n) => ['invalid', call(n, { revision: 1.5 })],
  (n) => ['invalid', call(n).replace(/\}$/, `,"deep":${'['.repeat(DEEP)}null${']'.repeat(DEEP)}}`)],
]

/** `count` messages that cannot be used, every kind in turn, each with the reason it must get. */
export function brokenMessages(count: number): Broken[] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 10 === 9) return brokenEvent(index)
    const [reason, value, key = `k-${index}`] = (KINDS[index % KINDS.length] as Maker)(index)
    return {
      topic: 'calls.transcripts',
      reason,
      key: key === null ? null : Buffer.from(key),
      value: value === null ? null : Buffer.from(value),
    }
  })
}

function brokenEvent(index: number): Broken {
  const value = Buffer.from(ticketEvent(index, { type: 'exploded' }))
  return { topic: 'tickets.events', key: null, value, reason: 'invalid' }
}

/** A generator of numbers from 0 to 1 that always gives the same. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function shuffled<T>(values: T[], seed: number): T[] {
  const random = seeded(seed)
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}
