import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../api/app.ts'
import type { JoinedFigure, JoinedReport } from '../../contract/index.ts'
import { readLimits, readPack } from '../../ingest/packs.ts'
import { coverageOf } from '../../scoring/packs/coverage.ts'
import type { LetterDesk } from '../../store/types.ts'
import { TIME_ZONE, workshop } from '../ingest/workshop.ts'

const time = (day: string, at = '09:00') => `2026-05-${day}T${at}:00+08:00`

const call = (id: string, day: string, says: string, more: object = {}) => ({
  schema: 'call.v1',
  call_id: id,
  channel: 'voice',
  direction: 'inbound',
  language: 'zh-CN',
  agent: { id: 'A1', team: 'one' },
  started_at: time(day),
  answered_at: time(day),
  ended_at: time(day, '09:01'),
  segments: [
    { speaker: 'agent', start_ms: 0, end_ms: 3000, text: '您好，客户服务热线，请问有什么可以帮您？' },
    { speaker: 'customer', start_ms: 4000, end_ms: 8000, text: says },
    { speaker: 'agent', start_ms: 9000, end_ms: 12000, text: '好的，我帮您记下来。' },
  ],
  ...more,
})

let events = 0
const event = (ticket: string, type: string, day: string, more: object = {}) => ({
  schema: 'ticket.v1',
  event_id: `e-${++events}`,
  ticket_id: ticket,
  type,
  occurred_at: time(day, '10:00'),
  ...more,
})

const COMPLAINS = '我要投诉，等了两天都没人来，太气人了！'

let shop: Awaited<ReturnType<typeof workshop>>
let figures: Map<string, JoinedFigure>
let app: ReturnType<typeof buildApp>

beforeAll(async () => {
  shop = await workshop()
  const ingest = await shop.open()
  const take = (kind: 'calls' | 'tickets', ...messages: object[]) =>
    ingest.accept(kind, Buffer.from(messages.map((one) => JSON.stringify(one)).join('\n')))
  await take(
    'calls',
    call('asked', '04', '请问你们几点上班？'),
    call('alone', '04', COMPLAINS),
    call('noted', '05', COMPLAINS, { ticket_ids: ['noted'] }),
    call('filed', '05', COMPLAINS, { ticket_ids: ['filed'] }),
    call('again', '07', '我的事怎么样了？', { ticket_ids: ['filed'] }),
    call('back', '08', '知道了，谢谢。', { ticket_ids: ['noted'], direction: 'outbound' }),
    call('june', '04', COMPLAINS, { started_at: '2026-06-01T09:00:00+08:00' }),
  )
  await take(
    'tickets',
    event('noted', 'opened', '05'),
    event('noted', 'resolved', '06', { agent: { id: 'A1' } }),
    event('filed', 'opened', '05', { customer: { id: 'k', name: '王女士' } }),
    event('filed', 'complaint_filed', '05'),
    event('filed', 'resolved', '09', { agent: { id: 'A9' } }),
    // Taken by A1 in a call that names nothing itself; nobody did anything since.
    event('dropped', 'opened', '04', { agent: { id: 'A1' }, call_id: 'asked' }),
    event('passed', 'opened', '04', { agent: { id: 'A2' } }),
    event('passed', 'handed_over', '04', { agent: { id: 'A2' }, to: { team: 'two' } }),
    event('back', 'opened', '04', { agent: { id: 'A2' } }),
    event('back', 'resolved', '05', { agent: { id: 'A2' } }),
    event('back', 'reopened', '06', { agent: { id: 'A2' }, call_id: 'unknown' }),
    event('april', 'opened', '04', { occurred_at: '2026-04-30T23:59:00+08:00', agent: { id: 'A1' } }),
  )
  await ingest.close()
  app = buildApp({
    queries: shop.store.queries,
    accept: () => Promise.reject(new Error('not here')),
    letters: {} as LetterDesk,
    limits: readLimits(TIME_ZONE),
    assessment: {
      assessors: [],
      checklists: new Map(),
      keepInspections: shop.store.writer.keepInspections,
      keepKpis: shop.store.writer.keepKpis,
    },
    scope: () => ({ agents: [], teams: [], queues: [] }),
    timeZone: TIME_ZONE,
  })
  const answer = await app.inject('/v1/tickets/joined?month=2026-05')
  figures = new Map((answer.json() as JoinedReport).figures.map((figure) => [figure.id, figure]))
}, 60_000)
afterAll(async () => {
  await app?.close()
  await shop?.close()
})

const of = (id: string) => {
  const { numerator, denominator, items } = figures.get(id) as JoinedFigure
  return { share: `${numerator}/${denominator}`, items }
}

test('complaints called about of which no ticket was filed, with or without a ticket', () => {
  const { share, items } = of('complaints_unfiled')
  expect(share).toBe('2/4')
  expect(items.map(({ call_ids, why }) => [call_ids, why])).toEqual([
    [['noted'], 'not_filed'],
    [['alone'], 'no_ticket'],
  ])
})

test('settled at the first contact: resolved, not reopened, and the customer did not have to call again', () => {
  const { share, items } = of('not_first_contact')
  expect(share).toBe('3/4')
  expect(items.map(({ ticket_id, why }) => [ticket_id, why])).toEqual([
    ['filed', 'called_again'],
    ['back', 'reopened'],
    ['dropped', 'not_resolved'],
  ])
})

test('repeat calls are those of the customer, not ours to the customer', () => {
  const { share, items } = of('repeat_calls')
  expect(share).toBe('1/4')
  expect(items[0]).toMatchObject({ ticket_id: 'filed', call_ids: ['filed', 'again'], customer: '王女士' })
})

test('who took it first and let it lie, neither solving it nor handing it on', () => {
  const { share, items } = of('first_asked_dropped')
  expect(share).toBe('1/5')
  expect(items).toMatchObject([{ ticket_id: 'dropped', agent_id: 'A1' }])
})

test('the standard’s clauses about whoever is asked first are known to be seen by it', () => {
  const { manuals, problems } = coverageOf(readPack())
  expect(problems).toEqual([])
  const by = (id: string) => manuals.flatMap(({ clauses }) => clauses).find(({ clause }) => clause.id === id)
  expect(by('s003-17-first-asked-system')).toMatchObject({ by: 'figure', figures: ['joined/first_asked_dropped'] })
  expect(by('s003-13-first-asked')).toMatchObject({ by: 'rule', figures: ['joined/first_asked_dropped'] })
})

test('a month is needed', async () => {
  expect((await app.inject('/v1/tickets/joined')).statusCode).toBe(400)
  expect((await app.inject('/v1/tickets/joined?month=2026-13')).statusCode).toBe(400)
})
