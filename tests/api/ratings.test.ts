import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AssessmentSheet, KpiReport, RatingPage, RatingReport, TicketDetail } from '../../contract/index.ts'
import { type Ingest, openIngest } from '../../ingest/open.ts'
import { readAssessment, readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import type { Scope } from '../../store/types.ts'
import { AGENTS, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const ZONE = 'Asia/Shanghai'
const { amy, bo } = AGENTS
const log = { info: () => {}, warn: () => {}, error: console.error }

let fixture: Fixture
let app: FastifyInstance
let ingest: Ingest

let number = 0
const rated = (ticket_id: string, occurred_at: string, agent: object | undefined, more: object) => ({
  schema: 'ticket.v1',
  event_id: `e-${++number}`,
  ticket_id,
  type: 'rated',
  occurred_at,
  ...(agent && { agent }),
  ...more,
})
const send = async (...events: object[]) => {
  const { refused } = await ingest.accept('tickets', Buffer.from(events.map((one) => JSON.stringify(one)).join('\n')))
  expect(refused).toBe(0)
}
const two = (technical: number, attitude: number) => ({
  ratings: [
    { dimension: 'technical', value: technical },
    { dimension: 'attitude', value: attitude },
  ],
})
const scoped = (scope: Partial<Scope>) =>
  fixture.app({
    assessment: {
      ...readAssessment(),
      keepInspections: fixture.store.writer.keepInspections,
      keepKpis: fixture.store.writer.keepKpis,
    },
    scope: () => ({ agents: [], teams: [], queues: [], ...scope }),
  })

beforeAll(async () => {
  fixture = await openFixture([
    settled(sampleCall('a-1', amy, '2026-05-04T09:00:00+08:00'), 90),
    settled(sampleCall('b-1', bo, '2026-05-04T09:00:00+08:00'), 70),
  ])
  ingest = await openIngest({
    scoring: scoringHere(readScorer(ZONE)),
    limits: readLimits(ZONE),
    writer: fixture.store.writer,
    log,
  })
  app = scoped({})
  await send(
    rated('T-1', '2026-05-06T10:00:00+08:00', amy, { ...two(150, 100), call_id: 'a-1', comment: '修得很快' }),
    rated('T-2', '2026-05-07T10:00:00+08:00', amy, two(0, 250)),
    rated('T-3', '2026-05-08T10:00:00+08:00', amy, { rating: 5 }),
    rated('T-4', '2026-05-09T10:00:00+08:00', bo, { rating: 3, comment: '一般' }),
    rated('T-5', '2026-05-10T10:00:00+08:00', bo, { rating: 4 }),
    rated('T-6', '2026-05-11T10:00:00+08:00', bo, { rating: 9 }),
    // Nobody is named.
    rated('T-7', '2026-05-12T10:00:00+08:00', undefined, { rating: 2 }),
    // The first minute of June, and still May in UTC.
    rated('T-8', '2026-06-01T00:00:00+08:00', bo, { rating: 1 }),
    rated('T-9', '2026-04-20T10:00:00+08:00', bo, { rating: 5 }),
  )
}, 120_000)

afterAll(async () => {
  await ingest?.close()
  await fixture.close()
})

const report = (query = '', on = app) => get<RatingReport>(on, `/v1/ratings/2026-05${query}`, RatingReport)
const list = (query = '', on = app) => get<RatingPage>(on, `/v1/ratings/2026-05/given${query}`, RatingPage)
const given = async (query = '', on = app) =>
  (await list(query, on)).items.map(({ ticket_id, dimension, value }) => [ticket_id, dimension, value])

test('a month: how many, how many satisfied, means as given and as points, by scale and dimension', async () => {
  const { all, scheme, target, teams, agents } = await report()
  expect([scheme?.id, target]).toEqual(['hotline', 95])
  expect(all).toEqual({
    ratings: 7,
    // 150, 100, 5 and 4.
    satisfied: 4,
    satisfaction: 57.14,
    // technical (90 + 26.67) / 2, attitude 80, stars (100 + 50 + 75 + 25) / 4; the three averaged.
    points: 66.95,
    flagged: 2,
    dimensions: [
      {
        scale: 'percent-5s4e',
        dimension: 'technical',
        ratings: 2,
        satisfied: 1,
        satisfaction: 50,
        mean: 75,
        points: 58.34,
      },
      {
        scale: 'percent-5s4e',
        dimension: 'attitude',
        ratings: 1,
        satisfied: 1,
        satisfaction: 100,
        mean: 100,
        points: 80,
      },
      { scale: 'stars', dimension: '', ratings: 4, satisfied: 2, satisfaction: 50, mean: 3.5, points: 62.5 },
    ],
  })
  expect(teams.map(({ team, ratings, flagged }) => [team, ratings, flagged])).toEqual([
    ['', 1, 0],
    ['hotline-1', 4, 1],
    ['hotline-2', 2, 1],
  ])
  expect(agents.map(({ agent, ratings, satisfaction }) => [agent.id, agent.name, ratings, satisfaction])).toEqual([
    ['', '', 1, 0],
    [amy.id, amy.name, 4, 75],
    [bo.id, bo.name, 2, 50],
  ])
})

test('how often each value was given, those of a short scale nobody gave too', async () => {
  const { distributions } = await report()
  expect(distributions.map(({ bands }) => bands.map(({ from, ratings }) => [from, ratings]))).toEqual([
    [
      [-50, 0],
      [0, 1],
      [100, 0],
      [150, 1],
      [200, 0],
    ],
    [
      [-50, 0],
      [100, 1],
      [200, 0],
    ],
    [
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
    ],
  ])
})

test('months lead up to it, days being those of the zone', async () => {
  const { trend } = await report()
  expect(trend).toHaveLength(12)
  expect(trend.slice(-2).map(({ month, ratings, satisfaction }) => [month, ratings, satisfaction])).toEqual([
    ['2026-04', 1, 100],
    ['2026-05', 7, 57.14],
  ])
  expect(trend[0]).toEqual({ month: '2025-06', ratings: 0, satisfied: 0, satisfaction: null, points: null, flagged: 0 })
})

test('agrees with the rates of teams, the sheets of agents and the flags of tickets', async () => {
  const own = await report()
  const { teams } = await get<KpiReport>(app, '/v1/kpis/2026-05', KpiReport)
  const satisfaction = (team: string | null) =>
    teams.find((one) => one.team === team)?.kpis.find(({ kpi }) => kpi === 'satisfaction')
  for (const { team, satisfied, ratings, satisfaction: rate } of [{ team: null, ...own.all }, ...own.teams])
    expect(satisfaction(team)).toMatchObject({ numerator: satisfied, denominator: ratings, value: rate })
  for (const { agent, points, ratings, flagged } of own.agents.filter(({ agent }) => agent.id !== '')) {
    const sheet = await get<AssessmentSheet>(app, `/v1/assessments/2026-05/agents/${agent.id}`, AssessmentSheet)
    expect(sheet.parts.find(({ part }) => part === 'ratings')).toMatchObject({
      points,
      counted: ratings,
      left_out: flagged,
    })
  }
  const off = (await list('?state=flagged')).items.map(({ ticket_id }) => ticket_id)
  for (const id of ['T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'T-7']) {
    const { happenings } = await get<TicketDetail>(app, `/v1/tickets/${id}`, TicketDetail)
    expect(
      happenings.some(({ oddities }) => oddities.includes('off_scale')),
      id,
    ).toBe(off.includes(id))
  }
})

describe('the ratings behind a figure', () => {
  test('are listed, the latest first, with comment, calls and points', async () => {
    const { items, total } = await list()
    expect(total).toBe(9)
    expect(items.map(({ ticket_id }) => ticket_id)).toEqual([
      'T-7',
      'T-6',
      'T-5',
      'T-4',
      'T-3',
      'T-2',
      'T-2',
      'T-1',
      'T-1',
    ])
    expect(items.at(-2)).toMatchObject({
      ticket_id: 'T-1',
      at: '2026-05-06T10:00:00+08:00',
      agent: amy,
      call_ids: ['a-1'],
      dimension: 'technical',
      scale: 'percent-5s4e',
      value: 150,
      points: 90,
      satisfied: true,
      why: '',
      comment: '修得很快',
    })
  })

  test('outside their scale are flagged, and say so', async () => {
    const { items, total } = await list('?state=flagged')
    expect(total).toBe(2)
    expect(items.map(({ ticket_id, value, points, why }) => [ticket_id, value, points, why])).toEqual([
      ['T-6', 9, null, 'outside_scale'],
      ['T-2', 250, null, 'outside_scale'],
    ])
  })

  test.each<[string, unknown[]]>([
    ['?team=hotline-2', ['T-6', 'T-5', 'T-4']],
    ['?agent=A001&dimension=attitude', ['T-2', 'T-1']],
    ['?dimension=&value=4', ['T-5']],
    ['?state=dissatisfied', ['T-7', 'T-4', 'T-2']],
    ['?state=satisfied&team=hotline-1', ['T-3', 'T-1', 'T-1']],
    ['?agent=', ['T-7']],
    ['?team=', ['T-7']],
    ['?state=satisfied&agent=', []],
  ])('%s', async (query, wanted) => {
    const { items, total } = await list(query)
    expect(items.map(({ ticket_id }) => ticket_id)).toEqual(wanted)
    expect(total).toBe(wanted.length)
  })

  test('a page at a time come to the same', async () => {
    const all: unknown[] = []
    let after = ''
    for (let i = 0; i < 20; i++) {
      const page = await list(`?limit=2${after}`)
      all.push(...page.items)
      if (page.next === null) break
      after = `&after=${encodeURIComponent(page.next)}`
    }
    expect(all).toEqual((await list()).items)
    expect((await refusal(app, '/v1/ratings/2026-05/given?after=x'))[1]).toMatchObject({ error: 'bad_cursor' })
  })
})

describe('whoever may see only some', () => {
  test('counts and lists these alone', async () => {
    const mine = scoped({ agents: [amy.id] })
    expect((await report('', mine)).all).toMatchObject({ ratings: 4, flagged: 1 })
    expect(await given('?dimension=', mine)).toEqual([['T-3', '', 5]])
    expect((await list(`?agent=${bo.id}`, mine)).items).toEqual([])
    expect((await report('', scoped({ teams: ['hotline-2'] }))).all.ratings).toBe(2)
  })
  test('by queue sees none: tickets belong to no queue', async () => {
    const queued = scoped({ queues: ['hotline-800'] })
    expect((await report('', queued)).all.ratings).toBe(0)
    expect(await given('', queued)).toEqual([])
  })
})

test('as files: the figures, and every rating', async () => {
  const figures = (await app.inject('/v1/ratings/2026-05?format=csv')).body.split('\r\n')
  expect(figures[0]).toBe('\ufeff班组,工号,姓名,量表,维度,评价数,满意数,满意率%,平均（原值）,得分,有疑问、不计')
  expect(figures[1]).toBe('全部,,,,全部,7,4,57.14,,66.95,2')
  expect(figures[2]).toBe('全部,,,5S4E绩效评定,技术水平,2,1,50,75,58.34,')
  const rows = (await app.inject('/v1/ratings/2026-05/given?format=csv&lang=en&limit=1')).body.trim().split('\r\n')
  expect(rows).toHaveLength(10)
  expect(rows[2]).toMatch(/^2026-05-11T10:00:00\+08:00,T-6,,A002,王博,hotline-2,.*,9,,Outside its scale,/)
  const xlsx = await app.inject('/v1/ratings/2026-05/given?format=xlsx')
  expect(xlsx.headers['content-disposition']).toContain('ratings-given_2026-05.xlsx')
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('a correction moves every figure', async () => {
  const late = rated('T-4', '2026-05-09T10:00:00+08:00', bo, { rating: 5 })
  await send({ ...late, event_id: 'e-4', revision: 1 })
  expect((await report('?team=hotline-2')).all).toMatchObject({ ratings: 2, satisfied: 2 })
  await send({ ...late, event_id: 'e-4', revision: 2, voided: true })
  expect((await report('?team=hotline-2')).all).toMatchObject({ ratings: 1 })
  expect(await given('?team=hotline-2&state=counted')).toEqual([['T-5', '', 4]])
})

test('a month without ratings, and what is no month', async () => {
  const empty = await get<RatingReport>(app, '/v1/ratings/2026-01', RatingReport)
  expect(empty).toMatchObject({ all: { ratings: 0, satisfaction: null, points: null }, teams: [], agents: [] })
  expect((await refusal(app, '/v1/ratings/2026-13'))[0]).toBe(400)
})
