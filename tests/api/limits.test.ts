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
