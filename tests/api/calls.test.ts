import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallDetail, CallPage } from '../../contract/index.ts'
import { AGENTS, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const { amy, bo } = AGENTS
const blamed = sampleCall('c-blamed', amy, '2026-05-03T09:15:00+08:00', { blame: '这不是我的错' })
const row = settled(blamed, 40)
const odd = sampleCall('c/话 #?%', bo, '2026-05-04T09:00:00+08:00')

let fixture: Fixture
let app: FastifyInstance

beforeAll(async () => {
  fixture = await openFixture([
    row,
    settled(sampleCall('c-good', amy, '2026-05-03T10:00:00+08:00')),
    settled(odd),
    settled(sampleCall('c-chat', bo, '2026-05-05T09:00:00+08:00', { blame: '随便你', more: { channel: 'chat' } }), 70),
    settled(sampleCall('c-missed', bo, '2026-05-06T09:00:00+08:00'), null),
    settled(sampleCall('c-june', bo, '2026-06-01T00:00:00+08:00')),
  ])
  app = fixture.app()
}, 60_000)

afterAll(() => fixture.close())

const list = async (query: string): Promise<string[]> => {
  const page = await get<CallPage>(app, `/v1/calls${query}`, CallPage)
  return page.items.map((call) => call.call_id)
}

describe('the list of calls', () => {
  test('has all calls, newest first', async () => {
    expect(await list('')).toEqual(['c-june', 'c-missed', 'c-chat', odd.call_id, 'c-good', 'c-blamed'])
  })

  test.each([
    ['?from=2026-05-04&to=2026-05-06', ['c-chat', odd.call_id]],
    ['?agent=A001', ['c-good', 'c-blamed']],
    ['?team=hotline-2&channel=chat', ['c-chat']],
    ['?queue=nobody', []],
    ['?tag=forbidden-phrase', ['c-chat', 'c-blamed']],
    ['?state=flagged&score_max=50', ['c-blamed']],
    ['?state=unscored', ['c-missed']],
    ['?score_min=40&score_max=70&sort=lowest', ['c-blamed', 'c-chat']],
    ['?q=GOOD', ['c-good']],
    ['?q=%E7%8E%8B&to=2026-05-05', [odd.call_id]],
  ])('filters by %s', async (query, expected) => {
    expect(await list(query)).toEqual(expected)
  })

  test.each(['newest', 'lowest', 'doubtful', 'surest'])('is paged from end to end, %s first', async (sort) => {
    const whole = await list(`?sort=${sort}`)
    const paged: string[] = []
    let after = ''
    for (let page = 0; page < 3; page += 1) {
      const { items, next, total } = await get<CallPage>(app, `/v1/calls?sort=${sort}&limit=2${after}`, CallPage)
      expect(total).toBe(6)
      expect(next === null).toBe(page === 2)
      paged.push(...items.map((call) => call.call_id))
      after = `&after=${next}`
    }
    expect(paged).toEqual(whole)
  })

  test('is what the scope allows', async () => {
    const narrow = fixture.app({ scope: () => ({ agents: [], teams: ['hotline-1'], queues: [] }) })
    const page = await get<CallPage>(narrow, '/v1/calls', CallPage)
    expect(page.items.map((call) => call.call_id)).toEqual(['c-good', 'c-blamed'])
    expect(await refusal(narrow, '/v1/calls/c-chat')).toEqual([
      404,
      { error: 'unknown_call', message: 'There is no call "c-chat".' },
    ])
  })
})

describe('one call', () => {
  test('comes as it came in, with its score and evidence untouched', async () => {
    const detail = await get<CallDetail>(app, '/v1/calls/c-blamed', CallDetail)
    expect(detail.call).toEqual(blamed)
    expect(detail.score).toEqual(row.kind === 'call' && row.score)
    const [evidence] = detail.score!.findings[0]!.evidence
    const { segment, start, end, text } = evidence!
    expect(blamed.segments[segment!]!.text.slice(start, end)).toBe(text)
    expect(text).toBe('这不是我的错')
    expect(detail.summary).toMatchObject({ day: '2026-05-03', score: 40, grade: 'fail', findings: 1 })
    expect(detail.form?.title.en).toBe('Sample form')
    expect(detail.versions).toMatchObject([{ revision: 0, current: true }])
  })

  test('is found by an id of any characters, up to the longest', async () => {
    const found = await get<CallDetail>(app, `/v1/calls/${encodeURIComponent(odd.call_id)}`, CallDetail)
    expect(found.summary.call_id).toBe(odd.call_id)
    const [status, { error }] = await refusal(app, `/v1/calls/${encodeURIComponent('话'.repeat(128))}`)
    expect([status, error]).toEqual([404, 'unknown_call'])
  })
})

describe('a request that cannot be answered says which parameter, what stood there and what is allowed', () => {
  const A_DAY = 'a day that exists, YYYY-MM-DD, from 1970 on'
  test.each([
    ['from=2026-02-30', 'from', '"2026-02-30"', A_DAY],
    ['from=1969-12-31', 'from', '"1969-12-31"', A_DAY],
    ['to=tomorrow', 'to', '"tomorrow"', A_DAY],
    ['from=2026-05-02&to=2026-05-01', 'to', '"2026-05-01"', 'a day after from (2026-05-02); to is not included'],
    ['limit=0', 'limit', '0', 'a whole number from 1 to 200'],
    ['limit=201', 'limit', '201', 'a whole number from 1 to 200'],
    ['limit=', 'limit', '""', 'a whole number from 1 to 200'],
    ['limit=1&limit=2', 'limit', 'an array of 2', 'a whole number from 1 to 200'],
    ['score_min=NaN', 'score_min', '"NaN"', 'a number from 0 to 100'],
    ['score_min=50&score_max=40', 'score_max', '40', 'not below score_min (50)'],
    ['state=bad', 'state', '"bad"', 'one of flagged · clean · unscored · review'],
    ['sort=up', 'sort', '"up"', 'one of newest · lowest · doubtful · surest'],
    ['channel=fax', 'channel', '"fax"', 'one of voice · chat'],
  ])('%s', async (query, path, found, expected) => {
    expect(await refusal(app, `/v1/calls?${query}`)).toEqual([
      400,
      {
        error: 'invalid_request',
        message: `${path}: found ${found}, expected ${expected}`,
        problems: [{ path, found, expected }],
      },
    ])
  })

  test('an unknown tag', async () => {
    const [status, { message }] = await refusal(app, '/v1/calls?tag=rudeness')
    expect(status).toBe(400)
    expect(message).toMatch(/^tag: found "rudeness", expected one of greeting · .*begins with x-$/)
    expect(await list('?tag=x-own')).toEqual([])
  })

  test('a misspelt parameter, and every wrong one at once', async () => {
    const [status, { problems }] = await refusal(app, '/v1/calls?agnt=A001&limit=no&to=2026-13-01')
    expect(status).toBe(400)
    expect((problems as { path: string }[]).map(({ path }) => path).sort()).toEqual(['agnt', 'limit', 'to'])
  })

  test.each(['nonsense', 'WzFd', '%00'])('the cursor %s', async (after) => {
    const [status, { error }] = await refusal(app, `/v1/calls?after=${after}`)
    expect([status, error]).toEqual([400, 'bad_cursor'])
  })

  test('an address that does not decode', async () => {
    const [status, { error }] = await refusal(app, '/v1/calls/%zz')
    expect([status, error]).toEqual([400, 'invalid_request'])
  })
})
