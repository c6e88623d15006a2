import { gzipSync } from 'node:zlib'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallDetail, CallPage, DeadLetterDetail, DeadLetterPage, Receipts, type Score } from '../../contract/index.ts'
import { letterDesk } from '../../ingest/letters.ts'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { AGENTS, sampleCall } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const call = sampleCall('c-1', AGENTS.amy, '2026-05-03T09:15:00+08:00', { blame: '这不是我的错' })
const event = {
  schema: 'ticket.v1',
  event_id: 'e-1',
  ticket_id: 'T-1',
  type: 'opened',
  occurred_at: '2026-05-03T09:25:00+08:00',
}

let fixture: Fixture
let app: FastifyInstance

beforeAll(async () => {
  fixture = await openFixture()
  const { writer } = fixture.store
  const ingest = await openIngest({
    scoring: scoringHere(readScorer('Asia/Shanghai')),
    limits: readLimits('Asia/Shanghai'),
    writer,
    log: pino({ level: 'silent' }),
  })
  app = fixture.app({ accept: ingest.accept, letters: letterDesk(fixture.store, ingest) })
}, 60_000)

afterAll(() => fixture.close())

const post = (body: string | Buffer, headers: Record<string, string> = {}, url = '/v1/calls') =>
  app.inject({ method: 'POST', url, body, headers })

function receipts(response: LightMyRequestResponse): Receipts {
  const body = response.json()
  expect(Compile(Receipts).Errors(body), response.body).toEqual([])
  return body as Receipts
}

test('a call that was answered for is on the page, scored', async () => {
  const body = JSON.stringify(call, null, 2)
  const response = await post(body, { 'content-type': 'application/json' })
  expect(response.statusCode).toBe(200)
  expect(receipts(response)).toEqual({
    stored: 1,
    superseded: 0,
    refused: 0,
    receipts: [{ line: 1, id: 'c-1', outcome: 'stored' }],
  })
  const detail = await get<CallDetail>(app, '/v1/calls/c-1', CallDetail)
  expect(detail.call).toEqual(call)
  const score = detail.score as Score
  expect(score.findings.flatMap((finding) => finding.evidence.map(({ text }) => text))).toContain('这不是我的错')
  expect(receipts(await post(body))).toMatchObject({ stored: 0, superseded: 1 })
})

test.each([
  'application/json',
  'application/x-ndjson',
  'text/plain; charset=utf-8',
  'application/x-www-form-urlencoded',
])('takes JSON Lines sent as %s, and answers for each line', async (type) => {
  const id = `c-${type}`
  const lines = [
    JSON.stringify({ ...call, call_id: id }),
    '',
    '{"schema":"call.v1"',
    JSON.stringify({ ...call, segments: 3 }),
  ]
  const response = await post(lines.join('\n'), { 'content-type': type })
  expect(response.statusCode).toBe(200)
  const { receipts: each, ...counts } = receipts(response)
  expect(counts).toEqual({ stored: 1, superseded: 0, refused: 2 })
  expect(each.map(({ line, id: of, outcome, reason }) => [line, of, outcome, reason])).toEqual([
    [1, id, 'stored', undefined],
    [3, null, 'refused', 'not_json'],
    [4, 'c-1', 'refused', 'invalid'],
  ])
  expect(each[2]!.problems).toEqual([{ path: 'segments', found: '3', expected: 'an array of at most 100000 segments' }])
})

test('bytes that are no text are refused, and kept as they came', async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])
  const response = await post(bytes)
  expect(response.statusCode).toBe(422)
  expect(receipts(response)).toMatchObject({ stored: 0, refused: 1, receipts: [{ reason: 'not_utf8' }] })
  const { items } = await get<DeadLetterPage>(app, '/v1/dead-letters?reason=not_utf8', DeadLetterPage)
  const letter = await get<DeadLetterDetail>(app, `/v1/dead-letters/${items[0]!.id}`, DeadLetterDetail)
  expect([letter.value_base64, letter.preview, letter.text]).toEqual([bytes.toString('base64'), null, null])
})

test('ticket events have their own door', async () => {
  const response = await post(JSON.stringify(event), {}, '/v1/tickets/events')
  expect([response.statusCode, receipts(response).stored]).toEqual([200, 1])
  const wrong = await post(JSON.stringify(event), {}, '/v1/calls')
  expect(wrong.statusCode).toBe(422)
  expect(receipts(wrong).receipts[0]!.problems).toEqual([
    { path: 'schema', found: '"ticket.v1"', expected: '"call.v1"' },
  ])
})

describe('what is no message at all', () => {
  test.each(['', ' \r\n\t\n'])('an empty body %j', async (body) => {
    const response = await post(body)
    expect([response.statusCode, response.json().error]).toEqual([400, 'empty_body'])
  })

  test.each([
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 'a multipart form'],
    [{ 'content-encoding': 'gzip' }, 'a body with Content-Encoding gzip'],
  ])('%j', async (headers: Record<string, string>, found) => {
    const response = await post(gzipSync(JSON.stringify(call)), headers)
    expect(response.statusCode).toBe(415)
    expect(response.json()).toEqual({ error: 'unsupported_media_type', message: expect.stringContaining(found) })
  })

  test('nothing of it was stored', async () => {
    const { items } = await get<DeadLetterPage>(app, '/v1/dead-letters', DeadLetterPage)
    expect(items.map((letter) => letter.reason)).not.toContain('empty')
    const page = await get<CallPage>(app, '/v1/calls', CallPage)
    expect(new Set(page.items.map((item) => item.call_id)).size).toBe(page.total)
  })
})

describe('what was refused can be worked with', () => {
  const act = (path: string, body: unknown, headers = {}) =>
    app.inject({ method: 'POST', url: `/v1/dead-letters/${path}`, payload: body as object, headers })
  const letters = (query: string) => get<DeadLetterPage>(app, `/v1/dead-letters?${query}`, DeadLetterPage)

  test('retried, discarded, and found by state', async () => {
    await post('{"half":')
    const [letter] = (await letters('state=open&reason=not_json')).items
    const retried = await act(`${letter!.id}/retry`, { who: '李敏' })
    expect(retried.statusCode, retried.body).toBe(200)
    expect(Compile(DeadLetterDetail).Errors(retried.json())).toEqual([])
    expect(retried.json()).toMatchObject({
      state: 'open',
      history: [{ action: 'retried', who: '李敏', note: '', outcome: 'dead_lettered', reason: 'not_json' }],
    })
    const note = 'cut off by the sender; sent again'
    const discarded = await act(`${letter!.id}/discard`, { who: '李敏', note })
    expect(discarded.json()).toMatchObject({ state: 'discarded', text: '{"half":', history: [{}, { note }] })
    expect((await letters('state=discarded')).items.map(({ id }) => id)).toEqual([letter!.id])
    expect((await letters('state=open')).items.map(({ id }) => id)).not.toContain(letter!.id)
    const again = await act(`${letter!.id}/discard`, { who: '李敏' })
    expect([again.statusCode, again.json().error]).toEqual([409, 'letter_settled'])
  })

  test('nobody acts without a name, on no letter, or from another site', async () => {
    const [letter] = (await letters('limit=1')).items
    for (const body of [{}, { who: ' ' }, { who: 'li', note: 3, more: 1 }, 'no json']) {
      const { statusCode } = await act(`${letter!.id}/discard`, body, { 'content-type': 'application/json' })
      expect([body, statusCode]).toEqual([body, 400])
    }
    expect((await act('d-none/retry', { who: 'li' })).json().error).toBe('unknown_letter')
    expect(await refusal(app, '/v1/dead-letters/d-none')).toMatchObject([404, { error: 'unknown_letter' }])
    const elsewhere = await act(`${letter!.id}/discard`, { who: 'li' }, { origin: 'https://evil.example' })
    expect(elsewhere.statusCode).toBe(403)
    expect((await refusal(app, '/v1/dead-letters?state=lost'))[0]).toBe(400)
  })

  test('and those nobody dealt with are counted for Prometheus, by reason', async () => {
    const { reasons } = await letters('state=open')
    const { body } = await app.inject('/metrics')
    for (const { reason, letters } of reasons) {
      expect(body).toContain(`earshot_dead_letters_open{reason="${reason}"} ${letters}\n`)
    }
    expect(reasons.map(({ reason }) => reason)).toContain('not_utf8')
    expect(body).toContain('earshot_dead_letters_retried_total{outcome="dead_lettered"} 1')
  })
})
