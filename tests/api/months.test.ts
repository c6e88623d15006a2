import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AgentReport, DeadLetterDetail, DeadLetterPage, Facets, MonthList, MonthReport } from '../../contract/index.ts'
import { AGENTS, delivery, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const { amy, bo } = AGENTS
const broken = Buffer.from([0x7b, 0xff, 0x00, 0x22])

let fixture: Fixture
let app: FastifyInstance

beforeAll(async () => {
  fixture = await openFixture([
    settled(sampleCall('c-1', amy, '2026-05-01T09:00:00+08:00', { blame: '这不是我的错' }), 40),
    settled(sampleCall('c-2', amy, '2026-05-31T23:59:00+08:00'), 90),
    settled(sampleCall('c-3', bo, '2026-05-02T09:00:00+08:00', { more: { channel: 'chat', queue: 'shop' } })),
    settled(sampleCall('c-4', bo, '2026-05-03T09:00:00+08:00'), null),
    settled(sampleCall('c-5', bo, '2026-06-01T00:00:00+08:00')),
    ...['a', 'b'].map((id) => ({
      kind: 'dead' as const,
      delivery: delivery(broken),
      step: 'decode' as const,
      reason: 'not_utf8' as const,
      problems: [{ path: '$', found: 'bytes that are not UTF-8', expected: 'UTF-8 text' }],
      id,
    })),
  ])
  app = fixture.app()
}, 60_000)

afterAll(() => fixture.close())

test('the months that have calls', async () => {
  const { months } = await get<MonthList>(app, '/v1/months', MonthList)
  expect([...months].sort((a, b) => a.month.localeCompare(b.month))).toEqual([
    { month: '2026-05', calls: 4 },
    { month: '2026-06', calls: 1 },
  ])
})

test('a month: its figures, agents, teams and what goes wrong most', async () => {
  const report = await get<MonthReport>(app, '/v1/months/2026-05', MonthReport)
  expect(report).toMatchObject({ month: '2026-05', calls: 4, scored: 3, average: 76.7, pass_rate: 66.7 })
  expect(report.unscored).toEqual([{ reason: 'unanswered', calls: 1 }])
  expect(report.problems).toMatchObject([{ rule_id: 'forbidden-phrases', calls: 2, points_lost: 70 }])
  const agents = new Map(report.agents.map((row) => [row.agent.id, row]))
  expect(agents.get('A001')).toMatchObject({ calls: 2, average: 65, worst_tag: 'forbidden-phrase' })
  expect(agents.get('A002')).toMatchObject({ calls: 2, scored: 1, average: 100, worst_tag: '' })
  expect(report.teams.map((row) => row.team).sort()).toEqual(['hotline-1', 'hotline-2'])
})

test('a month of one team, queue or channel', async () => {
  const figures = async (query: string) => {
    const { calls, average } = await get<MonthReport>(app, `/v1/months/2026-05?${query}`, MonthReport)
    return { calls, average }
  }
  expect(await figures('team=hotline-1')).toEqual({ calls: 2, average: 65 })
  expect(await figures('queue=shop&channel=chat')).toEqual({ calls: 1, average: 100 })
  expect(await figures('channel=chat&team=hotline-1')).toEqual({ calls: 0, average: null })
})

test('an empty month is an answer, not an error', async () => {
  const report = await get<MonthReport>(app, '/v1/months/1999-01', MonthReport)
  expect(report).toMatchObject({ calls: 0, average: null, previous: null, agents: [] })
})

test('what a month can be filtered by', async () => {
  const facets = await get<Facets>(app, '/v1/months/2026-05/facets', Facets)
  expect(facets.agents.map((agent) => agent.id).sort()).toEqual(['A001', 'A002'])
  expect(facets.queues.sort()).toEqual(['hotline-800', 'shop'])
  expect(facets.tags).toEqual(['forbidden-phrase'])
})

test('an agent: own figures and habits, each with its moment', async () => {
  const report = await get<AgentReport>(app, '/v1/agents/A001/months/2026-05', AgentReport)
  expect(report).toMatchObject({ agent: amy, calls: 2, average: 65 })
  const moments = report.habits[0]!.moments
  expect(moments.map((moment) => moment.call_id).sort()).toEqual(['c-1', 'c-2'])
  expect(moments.find((moment) => moment.call_id === 'c-1')!.finding.evidence[0]!.text).toBe('这不是我的错')
  expect(report.lowest[0]).toMatchObject({ call_id: 'c-1', score: 40 })
})

test('an agent without calls in the month is not known', async () => {
  expect(await refusal(app, '/v1/agents/A001/months/2026-06')).toEqual([
    404,
    { error: 'unknown_agent', message: 'Agent "A001" has no calls in 2026-06.' },
  ])
})

test.each(['/v1/months/2026-13', '/v1/months/26-05', '/v1/months/2026-13/facets', '/v1/agents/A001/months/2026-00'])(
  '%s is no month',
  async (url) => {
    const [status, { message }] = await refusal(app, url)
    expect(status).toBe(400)
    expect(message).toMatch(/^month: found ".*", expected a month that exists, YYYY-MM, from 1970 on$/)
  },
)

test('dead letters, a page at a time, with their bytes', async () => {
  const first = await get<DeadLetterPage>(app, '/v1/dead-letters?limit=1', DeadLetterPage)
  expect(first.total).toBe(2)
  expect(first.items[0]).toMatchObject({ reason: 'not_utf8', preview: null, bytes: broken.length })
  const letter = await get<DeadLetterDetail>(app, `/v1/dead-letters/${first.items[0]!.id}`, DeadLetterDetail)
  expect(letter.value_base64).toBe(broken.toString('base64'))
  const second = await get<DeadLetterPage>(app, `/v1/dead-letters?limit=1&after=${first.next}`, DeadLetterPage)
  expect(second.next).toBeNull()
  expect(second.items[0]!.id).not.toBe(first.items[0]!.id)
  const [status, { error }] = await refusal(app, '/v1/dead-letters?after=nonsense')
  expect([status, error]).toEqual([400, 'bad_cursor'])
})
