import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ingest } from '../../ingest/open.ts'
import { EVERYTHING } from '../../store/index.ts'
import { call, callId, ticketEvent } from './messages.ts'
import { allDeadLetters, workshop } from './workshop.ts'

let shop: Awaited<ReturnType<typeof workshop>>
let ingest: Ingest

beforeAll(async () => {
  shop = await workshop()
  ingest = await shop.open()
}, 60_000)
afterAll(async () => {
  await ingest?.close()
  await shop?.close()
})

const post = (body: string | Buffer) => ingest.accept('calls', Buffer.from(body))

test('one object, on one line or over several, is one message kept byte for byte', async () => {
  expect(await post(call(1))).toEqual({
    stored: 1,
    superseded: 0,
    refused: 0,
    receipts: [{ line: 1, id: callId(1), outcome: 'stored' }],
  })
  const pretty = `\n${JSON.stringify(JSON.parse(call(2)), null, 2)}\n`
  expect(await post(pretty)).toMatchObject({ stored: 1, receipts: [{ line: 1, id: callId(2) }] })
  const kept = await shop.store.queries.call(callId(2), EVERYTHING)
  expect(kept?.call).toEqual(JSON.parse(pretty))
})

test('JSON Lines are answered line by line; a broken one says every wrong field and stops no other', async () => {
  const broken = call(11, { channel: 'fax', ring_count: -1 })
  const receipts = await post([call(10), '', broken, call(10), 'nonsense', call(12)].join('\r\n'))
  expect(receipts).toMatchObject({ stored: 2, superseded: 1, refused: 2 })
  expect(receipts.receipts).toMatchObject([
    { line: 1, id: callId(10), outcome: 'stored' },
    {
      line: 3,
      id: callId(11),
      outcome: 'refused',
      reason: 'invalid',
      problems: [
        { path: 'channel', found: '"fax"' },
        { path: 'ring_count', found: '-1' },
      ],
    },
    { line: 4, id: callId(10), outcome: 'superseded', reason: 'identical' },
    { line: 5, id: null, outcome: 'refused', reason: 'not_json' },
    { line: 6, id: callId(12), outcome: 'stored' },
  ])
  const letters = await allDeadLetters(shop.store.queries)
  const letter = letters.find(({ preview }) => preview === broken)
  expect(letter?.source).toMatch(/^http r-\w+#3$/)
})

test('a broken object over several lines is refused once, not once a line', async () => {
  const receipts = await post(JSON.stringify(JSON.parse(call(20)), null, 2).replace(/\}$/, ''))
  expect(receipts).toMatchObject({ stored: 0, refused: 1, receipts: [{ line: 1, reason: 'not_json' }] })
})

test('a first line that is broken does not hide the others', async () => {
  const receipts = await post(`{"schema": "call.v1",\n${call(30)}\n${call(31)}`)
  expect(receipts).toMatchObject({ stored: 2, refused: 1 })
})

test.each([
  ['nothing', '', 'empty'],
  ['blanks', ' \n\r\n', 'empty'],
  ['a list', `[${call(40)}]`, 'not_an_object'],
  ['null', 'null', 'not_an_object'],
  ['a ticket event', ticketEvent(40), 'unknown_schema'],
  ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), 'not_utf8'],
  ['more than is taken', Buffer.alloc(20 * 1024 * 1024, 'x'), 'too_large'],
])('%s is refused and kept', async (_what, body, reason) => {
  expect(await post(body)).toMatchObject({ refused: 1, receipts: [{ line: 1, outcome: 'refused', reason }] })
  const [latest] = await allDeadLetters(shop.store.queries)
  expect(latest?.reason).toBe(reason)
  expect(Buffer.from(latest?.value_base64 ?? '', 'base64').equals(Buffer.from(body))).toBe(true)
})

test('emoji, an empty call, another language, 1970 and 2199 are taken', async () => {
  const odd = [
    call(50, { agent: { id: '🧑‍💻', name: '李🌸敏' } }),
    call(51, { segments: [] }),
    call(52, { language: 'ar' }),
    call(53, { started_at: '1970-01-01T00:00:00Z', answered_at: null, ended_at: '1970-01-01T00:01:00Z' }),
    call(54, { started_at: '2199-12-31T23:00:00Z', answered_at: null, ended_at: '2199-12-31T23:59:59Z' }),
  ]
  expect(await post(odd.join('\n'))).toMatchObject({ stored: 5 })
})

test('the later revision wins, whatever comes first', async () => {
  expect(await post(call(60, { revision: 2 }))).toMatchObject({ stored: 1 })
  expect(await post(call(60, { revision: 1 }))).toMatchObject({ superseded: 1, receipts: [{ reason: 'older' }] })
  expect(await post(call(60, { revision: 3 }))).toMatchObject({ stored: 1 })
})

test('requests that arrive together, of the same call too, each get their own answer', async () => {
  const bodies = Array.from({ length: 40 }, (_, index) => `${call(100)}\n${call(101 + index)}`)
  const answers = await Promise.all(bodies.map((body) => post(body)))
  expect(answers.map(({ receipts }) => receipts[1]?.id)).toEqual(bodies.map((_, index) => callId(101 + index)))
  expect(answers.filter(({ receipts }) => receipts[0]?.outcome === 'stored').length).toBe(1)
})

test('ticket events go their own way in', async () => {
  const body = Buffer.from([ticketEvent(1), ticketEvent(1), ticketEvent(2, { type: 'exploded' })].join('\n'))
  expect(await ingest.accept('tickets', body)).toMatchObject({ stored: 1, superseded: 1, refused: 1 })
})
