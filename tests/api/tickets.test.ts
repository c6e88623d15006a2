import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TicketDetail, type TicketEvent } from '../../contract/index.ts'
import { EVERYTHING } from '../../store/index.ts'
import { http, settledEvent } from '../store/samples.ts'
import { AGENTS, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const { amy, bo } = AGENTS

let at = 0
const event = (event_id: string, type: TicketEvent['type'], day: string, more: Partial<TicketEvent> = {}) =>
  settledEvent(
    { event_id, ticket_id: 'T-1', type, occurred_at: `2026-05-${day}T09:00:00+08:00`, ...more },
    http('request', ++at),
  )

let fixture: Fixture
let app: FastifyInstance

beforeAll(async () => {
  const filed = { department: 'north', comment: '没人来' }
  fixture = await openFixture([
    event('late', 'closed', '09', { agent: bo }),
    event('filed', 'complaint_filed', '04', filed),
    event('filed', 'complaint_filed', '03', { ...filed, revision: 2, comment: '两天没人来' }),
    event('filed', 'complaint_filed', '05', { ...filed, revision: 1 }),
    event('wrong', 'refunded', '06'),
    event('wrong', 'refunded', '06', { revision: 1, voided: true }),
    event('opened', 'opened', '02', {
      agent: amy,
      customer: { id: 'k', name: '王女士' },
      category: 'repair',
      call_id: 'c-1',
    }),
    event('early', 'assigned', '01', { to: { department: 'north', agent_id: 'E7' }, call_id: 'c-away' }),
    event('rated', 'rated', '08', { rating: 4.5, ratings: [{ dimension: 'speed', value: 2 }] }),
    settled(sampleCall('c-1', amy, '2026-05-02T08:50:00+08:00')),
  ])
  app = fixture.app()
}, 60_000)

afterAll(() => fixture.close())

test('a ticket: all that happened in order, corrections and what was withdrawn marked', async () => {
  const ticket = await get<TicketDetail>(app, '/v1/tickets/T-1', TicketDetail)
  expect(ticket).toMatchObject({
    state: 'closed',
    opened_at: '2026-05-02T09:00:00+08:00',
    category: 'repair',
    department: 'north',
    customer: { id: 'k', name: '王女士' },
    missing_calls: ['c-away'],
  })
  expect(ticket.happenings.map(({ event_id }) => event_id)).toEqual([
    'early',
    'opened',
    'filed',
    'wrong',
    'rated',
    'late',
  ])
  const [early, , filed, wrong, rated] = ticket.happenings
  expect(early).toMatchObject({ oddities: ['before_opened'], current: { to: 'north · E7' } })
  expect(filed).toMatchObject({ withdrawn: false, current: { revision: 2, comment: '两天没人来' } })
  expect(filed?.earlier.map(({ revision }) => revision)).toEqual([1, 0])
  expect(wrong).toMatchObject({ withdrawn: true, earlier: [{ revision: 0 }] })
  expect(rated?.current.ratings).toEqual([
    { dimension: '', value: 4.5 },
    { dimension: 'speed', value: 2 },
  ])
  expect(ticket.calls.map((call) => call.call_id)).toEqual(['c-1'])
  expect(ticket.limits.length).toBeGreaterThan(0)
  expect(ticket.limits.every(({ ticket_id, title }) => ticket_id === 'T-1' && title.zh !== '')).toBe(true)
})

test('a ticket that is not there, or not to be seen, is not known', async () => {
  expect(await refusal(app, '/v1/tickets/T-2')).toEqual([
    404,
    { error: 'unknown_ticket', message: 'There is no ticket "T-2".' },
  ])
  const others = fixture.app({ scope: () => ({ ...EVERYTHING, teams: ['elsewhere'] }) })
  expect((await refusal(others, '/v1/tickets/T-1'))[0]).toBe(404)
  const theirs = fixture.app({ scope: () => ({ ...EVERYTHING, agents: ['A002'] }) })
  const seen = await get<TicketDetail>(theirs, '/v1/tickets/T-1', TicketDetail)
  expect([seen.calls, seen.missing_calls]).toEqual([[], ['c-away', 'c-1']])
})
