import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Kpi, type KpiEntry, KpiEntryList, KpiReport } from '../../contract/index.ts'
import { readAssessment } from '../../ingest/packs.ts'
import type { Scope } from '../../store/types.ts'
import { AGENTS, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture } from './support.ts'

const { amy, bo } = AGENTS
const property = { more: { queue: 'property' } }

let fixture: Fixture
let app: FastifyInstance

const scoped = (scope: Partial<Scope>) => {
  const { keepInspections, keepKpis } = fixture.store.writer
  return fixture.app({
    assessment: { ...readAssessment(), keepInspections, keepKpis },
    scope: () => ({ agents: [], teams: [], queues: [], ...scope }),
  })
}

beforeAll(async () => {
  fixture = await openFixture([
    settled(sampleCall('a-1', amy, '2026-05-04T09:00:00+08:00', property), 90),
    settled(sampleCall('b-1', bo, '2026-05-04T09:00:00+08:00', property), 80),
  ])
  app = scoped({})
}, 120_000)
afterAll(() => fixture.close())

const draft = { team: amy.team, kpi: 'equipment', numerator: 98, denominator: 100, who: '郑主管', note: '五月设备台账' }
const post = async (payload: object, { on = app, url = '/v1/kpis/2026-05/entries' } = {}) => {
  const response = await on.inject({ method: 'POST', url, payload })
  return { status: response.statusCode, body: response.json() }
}
const entries = async (on = app, month = '2026-05') =>
  (await get<{ items: KpiEntry[] }>(on, `/v1/kpis/${month}/entries`, KpiEntryList)).items
const rate = async (team: string | null, name: string, on = app): Promise<Kpi> => {
  const { teams } = await get<KpiReport>(on, '/v1/kpis/2026-05', KpiReport)
  return teams.find((one) => one.team === team)!.kpis.find(({ kpi }) => kpi === name)!
}
const clear = async () => {
  for (const { id, counts } of await entries())
    if (counts) await post({ who: 'x' }, { url: `/v1/kpis/2026-05/entries/${id}/withdraw` })
}

test('nobody entered it: not measured, neither reached nor missed', async () => {
  expect(await rate(amy.team, 'equipment')).toMatchObject({ value: null, met: null, measured: false, by_hand: true })
  expect(await rate(amy.team, 'satisfaction')).toMatchObject({ by_hand: false })
})

test('is entered, counts against its target, and of all teams together', async () => {
  const { status, body } = await post(draft)
  expect(status).toBe(200)
  expect(body).toMatchObject({ ...draft, month: '2026-05', counts: true, replaced_by: null, withdrawn: null })
  expect(await rate(amy.team, 'equipment')).toMatchObject({
    numerator: 98,
    denominator: 100,
    value: 98,
    target: 98,
    met: true,
    measured: true,
    unit: 'percent',
  })
  await post({ ...draft, team: bo.team, numerator: 270, denominator: 300 })
  expect(await rate(bo.team, 'equipment')).toMatchObject({ value: 90, met: false })
  expect(await rate(null, 'equipment')).toMatchObject({ numerator: 368, denominator: 400, value: 92, met: false })
  expect(await entries(app, '2026-06')).toEqual([])
  await clear()
})

test('accidents are counted, and none is a number too', async () => {
  const accidents = { team: amy.team, kpi: 'major_accidents', numerator: 0, who: '郑主管' }
  expect(await rate(amy.team, 'major_accidents')).toMatchObject({ value: null, met: null })
  const { body } = await post(accidents)
  expect(await rate(amy.team, 'major_accidents')).toMatchObject({
    value: 0,
    met: true,
    unit: 'count',
    denominator: null,
  })
  await post({ ...accidents, numerator: 2, replaces: body.id })
  expect(await rate(amy.team, 'major_accidents')).toMatchObject({ value: 2, met: false })
  const csv = (await app.inject('/v1/kpis/2026-05?format=csv')).body
  expect(csv).toContain(`${amy.team},重大安全事故,2,,2,≤ 0,没有达到,,人工录入`)
  await clear()
})

test('is never overwritten unasked: another names what it replaces, and both stay on record', async () => {
  const first = (await post(draft)).body
  expect(await post({ ...draft, numerator: 99 })).toEqual({
    status: 409,
    body: {
      error: 'kpi_entered',
      message: `郑主管 entered 98 of 100 for equipment of "${amy.team}": to replace it, name it in "replaces": "${first.id}".`,
    },
  })
  const second = (await post({ ...draft, numerator: 99, who: '李经理', replaces: first.id })).body
  expect(await rate(amy.team, 'equipment')).toMatchObject({ value: 99 })
  expect((await post({ ...draft, numerator: 97, replaces: first.id })).status).toBe(409)
  const all = (await entries()).filter(({ id }) => id === first.id || id === second.id)
  expect(
    all.map(({ who, numerator, counts, replaces, replaced_by }) => [who, numerator, counts, replaces, replaced_by]),
  ).toEqual(
    expect.arrayContaining([
      ['李经理', 99, true, first.id, null],
      ['郑主管', 98, false, null, second.id],
    ]),
  )
  const withdraw = (id: string) =>
    post({ who: '李经理', note: '台账有误' }, { url: `/v1/kpis/2026-05/entries/${id}/withdraw` })
  expect((await withdraw(first.id)).body).toMatchObject({ error: 'entry_settled' })
  expect((await withdraw(second.id)).body.withdrawn).toMatchObject({ who: '李经理', note: '台账有误' })
  // What it had replaced does not come back.
  expect(await rate(amy.team, 'equipment')).toMatchObject({ value: null, measured: false })
  expect((await withdraw(second.id)).status).toBe(409)
  expect((await withdraw('k-0')).status).toBe(404)
})

test.each<[string, object, string]>([
  ['more than there are', { numerator: 101 }, 'numerator: found 101, expected at most 100, of which they are'],
  [
    'of nothing',
    { denominator: undefined },
    'denominator: found nothing, expected of how many; of a percentage alone 100',
  ],
  ['of fewer than none', { denominator: -1 }, 'denominator: found -1, expected a whole number from 1 to 1000000000'],
  ['part of one', { numerator: 97.5 }, 'numerator: found 97.5, expected a whole number from 0 to 1000000000'],
  [
    'accidents of so many',
    { kpi: 'major_accidents' },
    'denominator: found 100, expected nothing: of major_accidents only how many counts',
  ],
  [
    'what events tell',
    { kpi: 'rework' },
    'kpi: found "rework", expected one of equipment · fee_collection · major_accidents',
  ],
  ['no team', { team: ' ' }, 'team: found " ", expected a name of 1 to 200 characters'],
])('%s is refused, and said', async (_what, more, wanted) => {
  const { status, body } = await post({ ...draft, ...more })
  expect(status).toBe(400)
  const told = (body.problems as { path: string; found: string; expected: string }[]).map(
    ({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`,
  )
  expect(told).toContain(wanted)
})

describe('whoever may see only some', () => {
  test('sees and enters what is of these teams', async () => {
    await post(draft)
    await post({ ...draft, team: bo.team })
    const own = scoped({ teams: [bo.team] })
    expect((await entries(own)).every(({ team }) => team === bo.team)).toBe(true)
    expect(await rate(null, 'equipment', own)).toMatchObject({ denominator: 100 })
    expect((await post({ ...draft, kpi: 'fee_collection' }, { on: own })).body.problems).toEqual([
      { path: 'team', found: `"${amy.team}"`, expected: 'a team of yours' },
    ])
    expect((await post({ ...draft, kpi: 'fee_collection', team: bo.team }, { on: own })).status).toBe(200)
  })
  test('a team’s rate is not an agent’s or a queue’s', async () => {
    expect(await entries(scoped({ agents: [amy.id] }))).toEqual([])
    const queued = scoped({ queues: ['property'] })
    expect(await entries(queued)).toEqual([])
    expect(await rate(amy.team, 'equipment', queued)).toMatchObject({ measured: false })
    expect((await post(draft, { on: queued })).status).toBe(400)
  })
})
