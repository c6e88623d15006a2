import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DispleasureReport, LimitReport } from '../../contract/index.ts'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { type Fixture, get, openFixture } from './support.ts'

const ZONE = 'Asia/Shanghai'

const event = (ticket_id: string, event_id: string, type: string, at: string, more: object = {}) =>
  JSON.stringify({
    schema: 'ticket.v1',
    ticket_id,
    event_id: `${ticket_id}-${event_id}`,
    type,
    occurred_at: `${at}:00+08:00`,
    department: 'field-service',
    agent: { id: 'A1', team: 'hotline-1' },
    ...more,
  })

/** Fifty complaints, one an hour, of which every second was called back after ten hours; one ticket of somebody else. */
const EVENTS = [
  ...Array.from({ length: 50 }, (_, i) => {
    const hour = (n: number) => new Date(Date.UTC(2026, 4, 6, n)).toISOString().slice(0, 16)
    const id = `T-${String(i).padStart(2, '0')}`
    const filed = event(id, 'a', 'complaint_filed', hour(i), {
      category: 'complaint',
      customer: { id: 'c', name: '王女士' },
    })
    return i % 2 === 0 ? [filed] : [filed, event(id, 'b', 'callback', hour(i + 10))]
  }).flat(),
  event('S-1', 'a', 'opened', '2026-05-31T23:59', {
    category: 'repair',
    department: 'shop',
    agent: { id: 'B1', team: 'shop' },
  }),
  event('S-1', 'b', 'rated', '2026-06-01T00:00', {
    department: 'shop',
    agent: { id: 'B1', team: 'shop' },
    comment: '骗子，气死我了',
  }),
]

describe('limits', () => {
  let fixture: Fixture
  const ask = (query: string, options = {}) =>
    get<LimitReport>(fixture.app(options), `/v1/limits?${query}&at=2026-05-08T00:00:00%2B08:00`, LimitReport)
  const CALLBACK = 'limit_id=complaint-callback'

  beforeAll(async () => {
    fixture = await openFixture()
    const ingest = await openIngest({
      scoring: scoringHere(readScorer(ZONE)),
      limits: readLimits(ZONE),
      writer: fixture.store.writer,
      log: { info() {}, warn() {}, error() {} },
    })
    await ingest.accept('tickets', Buffer.from(EVENTS.join('\n')))
    await ingest.close()
  })
  afterAll(() => fixture.close())

  test('are those about to be missed, the most urgent first, and those overdue, the latest first', async () => {
    const soon = await ask(`state=soon&${CALLBACK}`)
    // From the complaint at 00:00 on the 7th on, every second.
    expect(soon.items.map(({ ticket_id }) => ticket_id).slice(0, 3)).toEqual(['T-24', 'T-26', 'T-28'])
    expect(soon.items[0]).toMatchObject({
      title: { zh: '投诉24小时内回访' },
      clauses: ['s002-5-complaint-callback-24h'],
      status: 'running',
      due_at: '2026-05-08T00:00:00+08:00',
      left_ms: 0,
      agent_id: 'A1',
      customer: '王女士',
      category: 'complaint',
    })
    const overdue = await ask(`state=overdue&${CALLBACK}`)
    expect(overdue.items.map(({ ticket_id }) => ticket_id).slice(0, 2)).toEqual(['T-22', 'T-20'])
    expect(overdue.items[0]?.left_ms).toBe(-2 * 3_600_000)
  })

  test('are told page by page, none left out and none twice', async () => {
    for (const state of ['overdue', 'soon', 'met']) {
      const all = (await ask(`state=${state}&limit=200`)).items.map(
        ({ ticket_id, limit_id }) => `${ticket_id} ${limit_id}`,
      )
      const paged: string[] = []
      let after = ''
      do {
        const page = await ask(`state=${state}&limit=7${after}`)
        expect(page.total).toBe(all.length)
        paged.push(...page.items.map(({ ticket_id, limit_id }) => `${ticket_id} ${limit_id}`))
        after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`
      } while (after !== '')
      expect(paged).toEqual(all)
    }
  })

  test('are the same after all that happened, whether what is open is asked of everybody or of each team', async () => {
    const later = (query: string) =>
      get<LimitReport>(fixture.app(), `/v1/limits?${query}&at=2026-06-01T09:00:00%2B08:00&limit=200`, LimitReport)
    for (const state of ['overdue', 'soon', 'running', 'paused']) {
      const told = async (query: string) =>
        (await later(`state=${state}${query}`)).items.map(({ ticket_id, limit_id }) => `${ticket_id} ${limit_id}`)
      const teams = [...(await told('&team=hotline-1')), ...(await told('&team=shop'))]
      expect((await told('')).sort()).toEqual(teams.sort())
    }
    expect((await later('state=overdue')).total).toBeGreaterThan(25)
    expect((await later('state=running')).items.map(({ ticket_id }) => ticket_id)).toContain('S-1')
  })

  test('are summed up whatever state is asked for', async () => {
    const { tallies } = await ask('state=met')
    expect(tallies.find(({ limit_id }) => limit_id === 'complaint-callback')).toMatchObject({
      met: 19,
      missed: 12,
      overdue: 12,
      running: 18,
      soon: 18,
      paused: 0,
      own_figure: false,
      trial: false,
      counts: true,
    })
  })

  test('of a month are those due in it', async () => {
    expect((await ask(`state=overdue&month=2026-04&${CALLBACK}`)).total).toBe(0)
    expect((await ask(`state=overdue&month=2026-05&${CALLBACK}`)).total).toBe(12)
  })

  test('are of those only who may be seen', async () => {
    const mine = { scope: () => ({ agents: ['nobody'], teams: [], queues: [] }) }
    expect((await ask(`state=overdue&${CALLBACK}`, mine)).total).toBe(0)
    expect(
      (await ask(`state=overdue&${CALLBACK}`, { scope: () => ({ agents: ['A1'], teams: [], queues: [] }) })).total,
    ).toBe(12)
    expect((await ask('state=overdue', { scope: () => ({ agents: [], teams: [], queues: ['q'] }) })).total).toBe(0)
  })

  test('asked for wrongly are refused with what is wrong', async () => {
    const answer = await fixture.app().inject('/v1/limits?state=late&at=yesterday&month=2026-13')
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('one of soon')
    expect(answer.body).toContain('an RFC 3339 time with an offset')
    expect(answer.body).toContain('a month that exists')
  })

  test('beside them, comments in extreme displeasure, by the month of the comment', async () => {
    const of = (month: string) =>
      get<DispleasureReport>(fixture.app(), `/v1/months/${month}/displeasures`, DispleasureReport)
    expect(await of('2026-05')).toEqual({ items: [], open: 0, filed: 0 })
    expect(await of('2026-06')).toMatchObject({
      open: 1,
      filed: 0,
      items: [
        { ticket_id: 'S-1', words: ['骗子', '气死'], filed: false, agent_id: 'B1', at: '2026-06-01T00:00:00+08:00' },
      ],
    })
  })
})

/** A technical ticket that was answered and promised a call, a complaint settled without a call back, one still open. */
const OWED = [
  event('P-1', 'a', 'opened', '2026-05-06T09:00', { category: 'technical' }),
  event('P-1', 'b', 'replied', '2026-05-06T09:30', { category: 'technical' }),
  event('C-1', 'a', 'complaint_filed', '2026-05-06T09:00', { category: 'complaint' }),
  event('C-1', 'b', 'resolved', '2026-05-06T12:00'),
  event('C-1', 'c', 'closed', '2026-05-08T12:00'),
  event('C-2', 'a', 'complaint_filed', '2026-05-06T09:00', { category: 'complaint' }),
]
const PROMISED = {
  schema: 'call.v1',
  call_id: 'call-1',
  channel: 'voice',
  direction: 'inbound',
  language: 'zh-CN',
  agent: { id: 'A1', team: 'hotline-1' },
  started_at: '2026-05-06T10:00:00+08:00',
  answered_at: '2026-05-06T10:00:00+08:00',
  ended_at: '2026-05-06T10:01:00+08:00',
  segments: [
    { speaker: 'agent', start_ms: 0, end_ms: 4000, text: '我记下来了，两小时内给您答复。' },
    { speaker: 'customer', start_ms: 5000, end_ms: 6000, text: '好的，谢谢' },
  ],
  ticket_ids: ['P-1'],
}

describe('limits', () => {
  let fixture: Fixture
  const ask = (query: string, day = '10') =>
    get<LimitReport>(fixture.app(), `/v1/limits?${query}&at=2026-05-${day}T00:00:00%2B08:00`, LimitReport)
  const tally = ({ tallies }: LimitReport, id: string) => tallies.find(({ limit_id }) => limit_id === id)

  beforeAll(async () => {
    fixture = await openFixture()
    const ingest = await openIngest({
      scoring: scoringHere(readScorer(ZONE)),
      limits: readLimits(ZONE),
      writer: fixture.store.writer,
      log: { info() {}, warn() {}, error() {} },
    })
    await ingest.accept('tickets', Buffer.from(OWED.join('\n')))
    await ingest.accept('calls', Buffer.from(JSON.stringify(PROMISED)))
    await ingest.close()
  })
  afterAll(() => fixture.close())

  test("on trial and the customer's are told apart, and who promised is named", async () => {
    const report = await ask('state=overdue&limit_id=promise-kept')
    expect(report.items).toMatchObject([
      {
        ticket_id: 'P-1',
        counts: false,
        customers: false,
        trial: true,
        department: 'field-service',
        agent_id: 'A1',
        call_id: 'call-1',
      },
    ])
    const customers = await ask('state=overdue&limit_id=test-result')
    expect(customers.items).toMatchObject([{ ticket_id: 'P-1', counts: false, customers: true, trial: false }])
    expect(tally(report, 'promise-kept')).toMatchObject({ counts: false, customers: false, trial: true })
    expect(tally(report, 'test-result')).toMatchObject({ counts: false, customers: true, trial: false })
    expect(tally(report, 'complaint-callback')).toMatchObject({ counts: true, customers: false, trial: false })
  })

  test('by which nobody is measured can be left out, whatever else is asked', async () => {
    for (const more of ['state=overdue', 'state=missed', 'state=overdue&team=hotline-1']) {
      const [all, measured] = [await ask(`${more}&limit=200`), await ask(`${more}&counting=measured&limit=200`)]
      expect(all.items.filter(({ counts }) => !counts).map(({ limit_id }) => limit_id)).toEqual(
        expect.arrayContaining(['promise-kept', 'test-result']),
      )
      expect(measured.items).toEqual(all.items.filter(({ counts }) => counts))
      expect([all.total, measured.total]).toEqual([all.items.length, measured.items.length])
    }
  })

  test('of a ticket that was closed without that step stay overdue, say so, and can be left out', async () => {
    const states = ({ items }: LimitReport) =>
      items.map(({ ticket_id, ticket_state }) => `${ticket_id} ${ticket_state}`)
    const CALLBACK = 'state=overdue&limit_id=complaint-callback'
    const after = await ask(CALLBACK)
    expect(states(after)).toEqual(['C-1 closed', 'C-2 open'])
    expect(tally(after, 'complaint-callback')).toMatchObject({ missed: 2, overdue: 2, overdue_open: 1 })
    const open = await ask(`${CALLBACK}&tickets=open`)
    expect(states(open)).toEqual(['C-2 open'])
    expect(open.total).toBe(1)
    const everything = await ask('state=overdue&tickets=open')
    expect(everything.items.map(({ ticket_id }) => ticket_id)).not.toContain('C-1')
    expect(everything.total).toBe(everything.items.length)
    // As it stood before it was closed.
    const before = await ask(`${CALLBACK}&tickets=open`, '08')
    expect(states(before)).toEqual(['C-1 resolved', 'C-2 open'])
    expect(tally(before, 'complaint-callback')).toMatchObject({ overdue: 2, overdue_open: 2 })
  })
})
