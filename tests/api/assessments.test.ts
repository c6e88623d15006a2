import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AssessmentReport,
  AssessmentSheet,
  ChecklistList,
  calendar,
  dayAfter,
  InspectionList,
  KpiReport,
} from '../../contract/index.ts'
import { type Ingest, openIngest } from '../../ingest/open.ts'
import { readAssessment, readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { AGENTS, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const ZONE = 'Asia/Shanghai'
const { amy, bo } = AGENTS
const log = { info: () => {}, warn: () => {}, error: console.error }

let fixture: Fixture
let app: FastifyInstance
let ingest: Ingest
let amyOnly: FastifyInstance

let number = 0
const event = (ticket_id: string, type: string, occurred_at: string, more = {}) => ({
  schema: 'ticket.v1',
  event_id: `e-${++number}`,
  ticket_id,
  type,
  occurred_at,
  ...more,
})
const send = async (...events: object[]) => {
  const { refused } = await ingest.accept('tickets', Buffer.from(events.map((one) => JSON.stringify(one)).join('\n')))
  expect(refused).toBe(0)
}
const days = Array.from({ length: 20 }, (_, i) => `2026-05-${String(i + 1).padStart(2, '0')}T09:00:00+08:00`)

beforeAll(async () => {
  fixture = await openFixture([
    ...days.map((at, i) => settled(sampleCall(`a-${i}`, amy, at, { blame: '不是我的错' }), i < 10 ? 90 : 80)),
    ...days.map((at, i) => settled(sampleCall(`b-${i}`, bo, at), 70)),
    // Midnight in Shanghai: still May in UTC.
    settled(sampleCall('b-june', bo, '2026-06-01T00:00:00+08:00'), 0),
    settled(sampleCall('a-none', amy, '2026-05-31T23:59:00+08:00'), null),
    ...days.map((at, i) => settled(sampleCall(`x-${i}`, bo, at.replace('-05-', '-04-')), 30)),
  ])
  ingest = await openIngest({
    scoring: scoringHere(readScorer(ZONE)),
    limits: readLimits(ZONE),
    writer: fixture.store.writer,
    log,
  })
  const parts = {
    ...readAssessment(),
    keepInspections: fixture.store.writer.keepInspections,
    keepKpis: fixture.store.writer.keepKpis,
  }
  app = fixture.app({ assessment: parts })
  amyOnly = fixture.app({ assessment: parts, scope: () => ({ agents: [amy.id], teams: [], queues: [] }) })
  await send(
    // A repair that came back, was complained about, and rated twice.
    event('T-1', 'opened', '2026-05-04T10:00:00+08:00', { agent: amy, category: 'repair', complexity: 'simple' }),
    event('T-1', 'resolved', '2026-05-04T15:00:00+08:00'),
    event('T-1', 'reopened', '2026-05-05T10:00:00+08:00'),
    event('T-1', 'complaint_filed', '2026-05-05T11:00:00+08:00'),
    event('T-1', 'replied', '2026-05-05T11:30:00+08:00'),
    event('T-1', 'rated', '2026-05-06T10:00:00+08:00', { rating: 5 }),
    event('T-1', 'rated', '2026-05-06T11:00:00+08:00', { ratings: [{ dimension: 'technical', value: 250 }] }),
    // Amy only took this complaint down.
    event('T-2', 'opened', '2026-05-07T10:00:00+08:00', { agent: amy, category: 'complaint' }),
    event('T-2', 'complaint_filed', '2026-05-07T10:00:00+08:00'),
  )
}, 120_000)

afterAll(async () => {
  await ingest?.close()
  await fixture.close()
})

const report = (on = app) => get<AssessmentReport>(on, '/v1/assessments/2026-05', AssessmentReport)
const sheet = (id: string, month = '2026-05') =>
  get<AssessmentSheet>(app, `/v1/assessments/${month}/agents/${id}`, AssessmentSheet)
const partOf = (of: AssessmentSheet, name: string) => of.parts.find(({ part }) => part === name)!

test('a month: everybody by the scheme that is named, ranked within teams', async () => {
  const { agents, schemes, teams, tickets_known } = await report()
  expect(tickets_known).toBe(true)
  expect(schemes).toMatchObject([
    { id: 'hotline', version: '1.0.0', agents: 2, hash: expect.stringMatching(/^sha256:/) },
  ])
  // Whatever a total is called, and from where on, is in the scheme.
  expect(schemes[0]).toMatchObject({
    least_calls: 20,
    weights: [
      { part: 'qa', weight: 50 },
      { part: 'limits', weight: 20 },
      { part: 'ratings', weight: 20 },
      { part: 'complaints', weight: 10 },
    ],
    adjustments: [
      { id: 'critical-calls', each: -2, at_most: 10 },
      { id: 'top-ratings', each: 0.2, at_most: 2 },
    ],
    grades: [
      { id: 'excellent', from: 90, factor: 1.2, below_line: false },
      { id: 'good', from: 80, factor: 1, below_line: false },
      { id: 'pass', from: 75, factor: 0.9, below_line: false },
      { id: 'fail', from: 0, factor: 0.7, below_line: true },
    ],
    pass_from: 75,
  })
  const [a, b] = agents
  expect(a).toMatchObject({ agent: amy, scored: 20, unscored: 1, rank: { place: 1, of: 1 } })
  // No rating is on a scale but one, worth 100.
  expect(a?.parts.map(({ part, points }) => [part, points])).toEqual([
    ['qa', 85],
    ['limits', expect.any(Number)],
    ['ratings', 100],
    ['complaints', 80],
  ])
  expect(b).toMatchObject({ agent: bo, scored: 20, total: 75, grade: { id: 'pass' } })
  expect(b?.parts.map(({ points, why }) => [points, why])).toEqual([
    [70, null],
    [null, 'no_limits'],
    [null, 'no_ratings'],
    [100, null],
  ])
  expect(teams.map(({ team, assessed }) => [team, assessed])).toEqual([
    ['hotline-1', 1],
    ['hotline-2', 1],
  ])
})

test('one team alone', async () => {
  const own = await get<AssessmentReport>(app, '/v1/assessments/2026-05?team=hotline-2', AssessmentReport)
  expect(own.agents.map(({ agent }) => agent.id)).toEqual([bo.id])
})

test('a sheet comes to the same as the table, and opens into calls and tickets', async () => {
  const [row] = (await report()).agents
  const own = await sheet(amy.id)
  expect(own.total).toBe(row?.total)
  expect(own.parts.map(({ points, counted, left_out }) => [points, counted, left_out])).toEqual(
    row?.parts.map(({ points, counted, left_out }) => [points, counted, left_out]),
  )
  expect(partOf(own, 'qa').entries).toHaveLength(20)
  expect(partOf(own, 'qa').entries[0]).toMatchObject({ kind: 'call', id: 'a-0', at: days[0], points: 90 })
  expect(partOf(own, 'ratings').entries.map(({ id, value, points, why }) => [id, value, points, why])).toEqual([
    ['T-1', 5, 100, ''],
    ['T-1', 250, null, 'outside_scale'],
  ])
  expect(partOf(own, 'complaints').entries).toMatchObject([{ id: 'T-1', state: 'simple', points: -20 }])
  expect(partOf(own, 'limits').entries.every(({ id }) => id.startsWith('T-'))).toBe(true)
  expect(own.rules).toMatchObject({ least_calls: 20, pass_from: 75 })
  expect(own.rules?.scales.map(({ id }) => id)).toContain('percent-5s4e')
})

test('earlier months lead up the ladder', async () => {
  const june = await sheet(bo.id, '2026-04')
  expect(june).toMatchObject({ total: 30, grade: { id: 'fail', below_line: true }, factor: 0.7 })
  expect(june.measures.map(({ measure }) => measure)).toEqual(['talk', 'training'])
  const may = await sheet(bo.id)
  expect(may.before[0]).toMatchObject({ month: '2026-04', total: 30, grade: 'fail' })
})

test('days are those of the zone: a call at midnight is of June, and alone too little', async () => {
  expect(await sheet(bo.id, '2026-06')).toMatchObject({ scored: 1, total: null, why: 'too_few_calls', rank: null })
})

test('rates of teams', async () => {
  const { teams } = await get<KpiReport>(app, '/v1/kpis/2026-05', KpiReport)
  const [all, first] = teams
  expect([all?.team, first?.team]).toEqual([null, 'hotline-1'])
  const rate = (name: string) => first?.kpis.find(({ kpi }) => kpi === name)
  expect(rate('satisfaction')).toMatchObject({ numerator: 1, denominator: 1, value: 100, met: true })
  expect(rate('rework')).toMatchObject({ numerator: 1, denominator: 1, value: 100, met: false, target: 0 })
  expect(rate('complaint_handling')).toMatchObject({ numerator: 1, denominator: 2, value: 50, met: false })
  expect(rate('response')?.limits).toContain('first-response')
})

test('table and rates as files', async () => {
  const csv = await app.inject('/v1/assessments/2026-05?format=csv&lang=zh')
  const lines = csv.body.split('\r\n')
  expect(lines[0]).toMatch(/^\ufeff工号,姓名,班组,评分通话,总分,等级,建议系数,班组排名,质检,时限,评价,投诉,建议,/)
  expect(lines[2]).toMatch(/^A002,王博,hotline-2,20,75,合格,0\.9,1,70,,,100,,,hotline 1\.0\.0 sha256:/)
  const rates = await app.inject('/v1/kpis/2026-05?format=csv&lang=en')
  expect(rates.body).toContain('hotline-1,Rework,1,1,100,≤ 0%,missed,')
  const xlsx = await app.inject('/v1/assessments/2026-05?format=xlsx')
  expect(xlsx.headers['content-disposition']).toContain('assessment_2026-05.xlsx')
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('a correction moves the month', async () => {
  const before = (await report()).agents[0]?.total
  const late = event('T-3', 'opened', '2026-05-08T10:00:00+08:00', { agent: amy, category: 'repair' })
  const complaint = event('T-3', 'complaint_filed', '2026-05-09T10:00:00+08:00', { complexity: 'complex' })
  await send(complaint, late)
  expect(partOf(await sheet(amy.id), 'complaints').points).toBe(40)
  await send({ ...complaint, revision: 1, voided: true }, { ...late, revision: 1, voided: true })
  expect(partOf(await sheet(amy.id), 'complaints').points).toBe(80)
  expect((await report()).agents[0]?.total).toBe(before)
})

describe('whoever may see only some', () => {
  test('sees the sheets of these alone', async () => {
    expect((await report(amyOnly)).agents.map(({ agent }) => agent.id)).toEqual([amy.id])
    expect((await refusal(amyOnly, `/v1/assessments/2026-05/agents/${bo.id}`))[0]).toBe(404)
  })
  test('by queue sees nothing of tickets, and no part is made of nothing', async () => {
    const queued = fixture.app({
      assessment: {
        ...readAssessment(),
        keepInspections: fixture.store.writer.keepInspections,
        keepKpis: fixture.store.writer.keepKpis,
      },
      scope: () => ({ agents: [], teams: [], queues: ['hotline-800'] }),
    })
    const [own] = (await report(queued)).agents
    expect(own?.parts.map(({ part, points }) => [part, points])).toEqual([
      ['qa', 85],
      ['limits', null],
      ['ratings', null],
      ['complaints', null],
    ])
  })
})

test.each(['/v1/assessments/2026-13', '/v1/kpis/26-05', '/v1/assessments/2026-13/agents/A001'])(
  '%s is no month',
  async (url) => expect((await refusal(app, url))[0]).toBe(400),
)

test('nobody’s sheet', async () => {
  expect(await refusal(app, '/v1/assessments/2026-05/agents/nobody')).toEqual([
    404,
    { error: 'unknown_agent', message: 'Agent "nobody" has no calls, tickets or inspections in 2026-05.' },
  ])
})

describe('inspections', () => {
  const draft = {
    day: '2026-05-20',
    who: '郑主管',
    checklist: 'property-quality',
    agent_id: bo.id,
    team: bo.team,
    area: '3号楼',
    checked: 8,
    of: 40,
    items: [
      { item: 'manner', problems: 2, note: '未带笑' },
      { item: 'vacant-flats', problems: 0 },
    ],
  }
  const post = async (url: string, payload: object) => {
    const response = await app.inject({ method: 'POST', url, payload })
    return { status: response.statusCode, body: response.json() }
  }

  const SOME = 'expected a whole number from 1 to 1000000: with nothing inspected there is no inspection'

  test('what can be inspected', async () => {
    const { checklists } = await get<Static<typeof ChecklistList>>(app, '/v1/checklists', ChecklistList)
    expect(checklists.map(({ id }) => id).sort()).toEqual(['observed-service', 'property-quality'])
  })

  test('are entered, listed, count in the month, and can be withdrawn once', async () => {
    const { status, body } = await post('/v1/inspections', draft)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      who: '郑主管',
      agent: bo,
      day: '2026-05-20',
      checklist_version: '1.0.0',
      withdrawn: null,
    })
    const list = (query = '') => get<Static<typeof InspectionList>>(app, `/v1/inspections${query}`, InspectionList)
    expect((await list('?month=2026-05')).items).toEqual([body])
    expect((await list('?month=2026-06')).items).toEqual([])
    expect((await list(`?agent=${amy.id}`)).items).toEqual([])
    const [facts] = await fixture.store.queries.assessed(
      { months: ['2026-05'], agent: bo.id, now: Date.now() },
      { agents: [], teams: [], queues: [] },
    )
    expect(facts?.agents[0]?.inspections).toMatchObject([
      { checked: 8, of: 40, items: [{ item: 'manner', problems: 2 }, {}] },
    ])
    const gone = await post(`/v1/inspections/${body.id}/withdraw`, { who: '郑主管', note: '录错了人' })
    expect(gone.body.withdrawn).toMatchObject({ who: '郑主管', note: '录错了人' })
    expect((await list()).items).toEqual([])
    expect((await list('?withdrawn=true')).items).toHaveLength(1)
    expect((await post(`/v1/inspections/${body.id}/withdraw`, { who: 'x' })).body).toEqual({
      error: 'inspection_withdrawn',
      message: `Inspection "${body.id}" was withdrawn by 郑主管 already.`,
    })
  })

  test('of a whole team count in its own figure; in the sheets of members where the scheme says so, whoever reads them', async () => {
    const { status, body } = await post('/v1/inspections', { ...draft, agent_id: '', team: amy.team, who: '孙萍' })
    expect(status).toBe(200)
    const { keepInspections, keepKpis } = fixture.store.writer
    const { checklists, assessors } = readAssessment()
    const property = assessors.find(({ ref }) => ref.id === 'property')!
    const by = (of_teams: 'team' | 'members', agents: string[] = []) => {
      const { applies_to: _, ...scheme } = property.scheme
      const inspections = { ...scheme.parts.inspections!, of_teams }
      const one = { ...property, scheme: { ...scheme, parts: { ...scheme.parts, inspections } } }
      return fixture.app({
        assessment: { checklists, assessors: [one], keepInspections, keepKpis },
        scope: () => ({ agents, teams: [], queues: [] }),
      })
    }
    const of = async (on: FastifyInstance) => {
      const { teams, agents } = await report(on)
      const own = agents.find(({ agent }) => agent.id === amy.id)
      const part = own?.parts.find((one) => one.part === 'inspections')
      return [teams.find(({ team }) => team === amy.team)?.inspections?.points, part?.points, own?.total]
    }
    const [alone, members] = [await of(by('team')), await of(by('members'))]
    // (3 + 4) / 8
    expect(alone.slice(0, 2)).toEqual([87.5, null])
    expect(members.slice(0, 2)).toEqual([87.5, 87.5])
    expect(members[2]).not.toBe(alone[2])
    expect(await of(by('members', [amy.id]))).toEqual(members)
    const url = `/v1/assessments/2026-05/agents/${amy.id}`
    const opened = await get<AssessmentSheet>(by('members'), url, AssessmentSheet)
    expect(partOf(opened, 'inspections').entries).toMatchObject([
      { id: body.id, whole_team: true },
      { id: body.id, whole_team: true },
    ])
    expect((await report(by('members', [bo.id]))).teams.map(({ team }) => team)).toEqual([bo.team])
    await post(`/v1/inspections/${body.id}/withdraw`, { who: '孙萍' })
  })

  test.each<[string, object, string]>([
    [
      'no such checklist',
      { checklist: 'gone' },
      'checklist: found "gone", expected one of observed-service · property-quality',
    ],
    ['nobody', { agent_id: '', team: ' ' }, 'agent_id: found nothing, expected an agent, or else a team'],
    ['nothing inspected', { checked: 0 }, `checked: found 0, ${SOME}`],
    ['nothing there', { checked: 0, of: 0 }, `of: found 0, ${SOME}`],
    ['blanks for how many', { checked: ' ' }, `checked: found 0, ${SOME}`],
    ['letters for how many', { of: 'abc' }, `of: found "abc", ${SOME}`],
    [
      'a sample nobody can check',
      { checked: null, of: undefined },
      'of: found nothing, expected how many: at least 20 % are to be inspected',
    ],
    ['more than there are', { checked: 41 }, 'checked: found 41, expected at most 40, of which they are'],
    [
      'an item twice',
      { items: [draft.items[0], draft.items[0]] },
      'items[1].item: found "manner", expected each item once',
    ],
    [
      'lost as a whole, which it cannot be',
      { items: [{ ...draft.items[0], whole: true }] },
      'items[0].whole: found true, expected false: this item is never lost as a whole',
    ],
    [
      'a day that is none',
      { day: '2026-02-30' },
      'day: found "2026-02-30", expected a day that exists, YYYY-MM-DD, from 1970 on',
    ],
    [
      'problems below none',
      { items: [{ item: 'manner', problems: -1 }] },
      'items[0].problems: found -1, expected a whole number from 0 to 1000',
    ],
  ])('%s is refused, and said', async (_what, more, wanted) => {
    const { status, body } = await post('/v1/inspections', { ...draft, ...more })
    expect(status).toBe(400)
    const told = (body.problems as { path: string; found: string; expected: string }[]).map(
      ({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`,
    )
    expect(told).toContain(wanted)
  })

  test('a day that has not come in the zone of the centre is refused; today is not', async () => {
    const today = calendar(ZONE).day(Date.now())
    const { status, body } = await post('/v1/inspections', { ...draft, day: dayAfter(today) })
    expect([status, body.problems]).toEqual([
      400,
      [{ path: 'day', found: `"${dayAfter(today)}"`, expected: `a day that has come, up to ${today}` }],
    ])
    expect(body.message).toContain('day: found')
    const now = await post('/v1/inspections', { ...draft, day: today })
    expect(now.status).toBe(200)
    await post(`/v1/inspections/${now.body.id}/withdraw`, { who: 'x' })
  })

  test('how many may be left unsaid where no sample is asked for, and stays unsaid', async () => {
    const items = [{ item: 'voice', problems: 0 }]
    const observed = { ...draft, checklist: 'observed-service', checked: null, of: null, items }
    const { status, body } = await post('/v1/inspections', observed)
    expect([status, body.checked, body.of]).toEqual([200, null, null])
    await post(`/v1/inspections/${body.id}/withdraw`, { who: 'x' })
  })

  test('one kept from earlier with nothing inspected gives no points', async () => {
    const { keepInspections, keepKpis } = fixture.store.writer
    const empty = {
      ...draft,
      agent_id: '',
      team: amy.team,
      checked: 0,
      of: 0,
      items: [{ item: 'manner', problems: 0 }],
    }
    await keepInspections([{ action: 'entered', id: 'i-empty', draft: empty, checklistVersion: '1.0.0' }])
    const { checklists, assessors } = readAssessment()
    const property = assessors.find(({ ref }) => ref.id === 'property')!
    const { applies_to: _, ...scheme } = property.scheme
    const on = fixture.app({
      assessment: { checklists, assessors: [{ ...property, scheme }], keepInspections, keepKpis },
    })
    const team = (await report(on)).teams.find((one) => one.team === amy.team)
    expect(team?.inspections).toMatchObject({
      points: null,
      left_out: 1,
      entries: [{ id: 'i-empty', counted: false, why: 'nothing_inspected' }],
    })
    await post('/v1/inspections/i-empty/withdraw', { who: 'x' })
  })

  test('one there is not', async () => {
    expect((await post('/v1/inspections/i-0/withdraw', { who: 'x' })).status).toBe(404)
  })
})
