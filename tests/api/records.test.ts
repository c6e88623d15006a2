import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ComplaintRateReport, RecordForms, RecordPage, type TicketEvent } from '../../contract/index.ts'
import { http, settledEvent } from '../store/samples.ts'
import { unzipped } from '../support/zip.ts'
import { AGENTS, sampleCall, settled } from './samples.ts'
import { type Fixture, get, openFixture, refusal } from './support.ts'

const { amy, bo } = AGENTS

let at = 0
const event = (
  ticket_id: string,
  type: TicketEvent['type'],
  occurred_at: string,
  more: Partial<TicketEvent> = {},
  event_id = `${ticket_id}-${++at}`,
) =>
  settledEvent(
    { event_id, ticket_id, type, occurred_at: `2026-${occurred_at}:00+08:00`, ...more },
    http('request', ++at),
  )

const customer = { id: 'cust-1', name: '王女士' }
const said = {
  mobile: '13800000000',
  office_phone: '0571-1',
  site: '文三路网点',
  address: '文三路 1 号',
  company: '长城维修',
}

let fixture: Fixture
let app: FastifyInstance

beforeAll(async () => {
  fixture = await openFixture([
    // A repair as it goes: taken, given to an engineer, planned, done, called back, rated.
    event('T-1', 'opened', '05-03T09:25', {
      agent: amy,
      customer,
      category: 'technical',
      department: 'north',
      comment: '=HYPERLINK("x") 不开机',
      attributes: said,
      call_id: 'c-1',
    }),
    event('T-1', 'assigned', '05-03T09:40', { agent: amy, to: { agent_id: 'E7' } }),
    event('T-1', 'replied', '05-03T10:00', { agent: bo, comment: '换主板' }),
    event('T-1', 'resolved', '05-04T15:00', { agent: { id: 'E7', name: '陈师傅' }, comment: '已换' }),
    event('T-1', 'callback', '05-05T11:00', { agent: amy, comment: '正常了', department: 'north' }, 'T-1-back'),
    event('T-1', 'rated', '05-05T11:02', { rating: 5, comment: '满意' }),
    // Two more of the same day, one earlier and by the same agent; a consultation between them is not numbered with them.
    event('T-0', 'opened', '05-03T08:00', { agent: amy, category: 'repair', department: 'south' }),
    event('Q-1', 'opened', '05-03T08:30', {
      agent: amy,
      customer,
      category: 'consultation',
      comment: '保修几年',
      attributes: { place: '绍兴', reason: '想换新机' },
    }),
    event('Q-1', 'replied', '05-03T08:40', { comment: '三年' }),
    event('T-2', 'opened', '05-03T18:00', { agent: bo, category: 'sales' }),
    // A complaint about T-1, passed on and settled; a second one; one withdrawn.
    event('T-1', 'complaint_filed', '05-06T09:00', { comment: '又坏了', customer }, 'T-1-filed'),
    event('T-1', 'handed_over', '05-06T09:20', { agent: bo, to: { department: 'north' } }),
    event('T-1', 'replied', '05-06T12:00', { agent: bo, comment: '上门更换' }),
    event('T-1', 'resolved', '05-07T12:00', { agent: bo }),
    event('T-1', 'callback', '05-08T12:00', { agent: amy, comment: '客户认可' }),
    event('T-1', 'complaint_filed', '05-20T09:00', { comment: '第三次' }),
    event('T-0', 'complaint_filed', '05-09T09:00', { revision: 1, voided: true }),
    // Calls: one of T-1, one that names Q-1, one without a ticket, one nobody took, a chat.
    settled(sampleCall('c-1', amy, '2026-05-03T09:20:00+08:00')),
    settled(sampleCall('c-2', amy, '2026-05-03T08:30:00+08:00', { more: { ticket_ids: ['Q-1', 'T-1'] } })),
    settled(sampleCall('c-3', bo, '2026-05-31T23:59:00+08:00')),
    settled(sampleCall('c-4', bo, '2026-05-04T09:00:00+08:00'), null),
    settled(sampleCall('c-5', bo, '2026-05-04T09:00:00+08:00', { more: { channel: 'chat' } })),
  ])
  app = fixture.app()
}, 60_000)

afterAll(() => fixture.close())

const filled = (id: string, query = 'month=2026-05') => get<RecordPage>(app, `/v1/records/${id}?${query}`, RecordPage)

/** Rows by the names of their columns, what is empty left out. */
async function rows(id: string, query?: string): Promise<Record<string, unknown>[]> {
  const page = await filled(id, query)
  return page.rows.map(({ cells }) =>
    Object.fromEntries(cells.flatMap((cell, i) => (cell === null ? [] : [[page.form.columns[i]!.id, cell]]))),
  )
}

test('the forms there are, with columns in both languages and the clauses that ask for them', async () => {
  const { forms, months } = await get<RecordForms>(app, '/v1/records', RecordForms)
  expect(forms.map(({ id }) => id)).toEqual([
    'problem',
    'consultation',
    'callback',
    'tally',
    'complaint',
    'complaint-report',
    'complaint-rate',
  ])
  expect(months).toEqual([{ month: '2026-05', opened: 4 }])
  expect(
    forms.every(({ clauses, columns }) => clauses.length > 0 && columns.every(({ title }) => title.zh && title.en)),
  ).toBe(true)
})

test('a problem record: numbered by day, agent and running number; what nobody said is empty', async () => {
  const [first, second, third] = await rows('problem')
  expect(first).toEqual({
    category: { zh: '维修', en: 'Repair' },
    number: '20260503-A001-001',
    taken: '李敏 2026-05-03 08:00',
  })
  expect(second).toEqual({
    category: { zh: '技术质量', en: 'Technical quality' },
    number: '20260503-A001-002',
    customer: '王女士',
    phone: '13800000000 0571-1',
    site: '文三路网点',
    address: '文三路 1 号',
    event: '=HYPERLINK("x") 不开机',
    consulted: 'E7',
    consulted_day: '2026-05-03',
    taken: '李敏 2026-05-03 09:25',
    plan: '换主板',
    plan_by: '王博',
    plan_day: '2026-05-03',
    result_by: '王博',
    result_day: '2026-05-07',
  })
  expect(third).toMatchObject({ number: '20260503-A002-001', category: { zh: '销售' } })
  // The number is the same whatever is asked for.
  expect(await rows('problem', 'month=2026-05&department=north')).toEqual([second])
})

test('consultations, call-backs, complaints and their reports', async () => {
  expect(await rows('consultation')).toEqual([
    {
      number: 1,
      time: '2026-05-03 08:30',
      customer: '王女士',
      place: '绍兴',
      content: '保修几年',
      reason: '想换新机',
      solution: '三年',
      agent: '李敏',
      ticket: 'Q-1',
    },
  ])
  expect((await rows('callback'))[0]).toEqual({
    ticket: 'T-1',
    site: '文三路网点',
    taken_by: '李敏',
    contact: '13800000000 王女士',
    result: '正常了 5 满意',
    repaired_by: '陈师傅',
    called_by: '李敏',
    day: '2026-05-05',
  })
  const [complaint, again, ...more] = await rows('complaint')
  expect(more).toEqual([])
  expect(complaint).toEqual({
    number: 1,
    unit: '长城维修',
    matter: '又坏了',
    time: '2026-05-06 09:00',
    contact: '13800000000 王女士',
    taken_by: '李敏',
    relayed_at: '2026-05-06 09:20',
    relayed_by: '王博',
    report: 'T-1',
  })
  expect(again).toMatchObject({ number: 2, matter: '第三次' })
  expect(await rows('complaint-report')).toEqual([
    {
      number: 'T-1',
      customer: '长城维修',
      address: '文三路 1 号',
      phone: '13800000000',
      contact: '王女士',
      begun: '2026-05-06 09:20',
      content: '又坏了',
      recorded_by: '李敏',
      recorded_day: '2026-05-06',
      method: '上门更换',
      handled_by: '王博',
      handled_at: '2026-05-07 12:00',
      callback: '2026-05-08 12:00 客户认可',
    },
  ])
})

test('calls are tallied by queue and category, by month and day', async () => {
  const all = { zh: '合计', en: 'All' }
  const named = (cell: unknown) => (cell as { zh?: string }).zh ?? cell
  const line = (row: Record<string, unknown>) => [row.period, row.queue, row.category, row.calls].map(named).join(' ')
  const tally = await rows('tally')
  expect(tally.map(line).slice(0, 7)).toEqual([
    '2026-05 hotline-800 咨询 1',
    '2026-05 hotline-800 技术质量 2',
    '2026-05 hotline-800 无工单 1',
    '2026-05 合计 咨询 1',
    '2026-05 合计 技术质量 2',
    '2026-05 合计 无工单 1',
    '2026-05 合计 合计 3',
  ])
  expect(tally.filter(({ category }) => JSON.stringify(category) === JSON.stringify(all)).map(line)).toEqual([
    '2026-05 合计 合计 3',
    '2026-05-03 合计 合计 2',
    '2026-05-31 合计 合计 1',
  ])
  expect((await rows('tally', 'month=2026-05&department=north')).at(-1)).toMatchObject({ calls: 2 })
})

test('the table of complaint rates, as a report and as a form', async () => {
  const report = await get<ComplaintRateReport>(
    app,
    '/v1/reports/complaint-rate?from=2026-05-01&to=2026-06-01',
    ComplaintRateReport,
  )
  expect(report.rows).toEqual([
    { period: '2026-05', department: 'north', complaints: 1, repairs: 0, rate_percent: null },
    { period: '2026-05', department: 'south', complaints: 0, repairs: 1, rate_percent: 0 },
    { period: '2026-05', department: 'all', complaints: 1, repairs: 1, rate_percent: 100 },
  ])
  expect((await rows('complaint-rate')).at(-1)).toMatchObject({ department: { zh: '合计' }, rate: 100 })
  const periods = (await filled('complaint-rate', 'month=2026-06')).rows.map(({ cells }) => cells[0])
  expect(periods).toEqual(['2026-06', '2026-Q2', '2026-Q2', '2026-Q2'])
})

test('a page at a time, with the departments there are', async () => {
  const first = await filled('problem', 'month=2026-05&limit=2')
  expect([first.rows.length, first.total, first.departments]).toEqual([2, 3, ['north', 'south']])
  const second = await filled('problem', `month=2026-05&limit=2&after=${first.next}`)
  expect(second.rows.map(({ ticket_id }) => ticket_id)).toEqual(['T-2'])
  expect(second.next).toBeNull()
  const tally = await filled('tally', 'month=2026-05&limit=5')
  expect((await filled('tally', `month=2026-05&limit=5&after=${tally.next}`)).rows.length).toBe(5)
  expect((await filled('problem', 'month=1999-01')).rows).toEqual([])
})

test('as CSV: Excel reads it, computes nothing of it, and finds its name', async () => {
  const response = await app.inject('/v1/records/problem?month=2026-05&format=csv&limit=1')
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(response.headers['content-disposition']).toBe(
    `attachment; filename="problem_2026-05.csv"; filename*=UTF-8''${encodeURIComponent('客户问题处理表_2026-05.csv')}`,
  )
  const lines = response.body.split('\r\n')
  expect(lines[0]).toMatch(/^\ufeff用户问题类别,表单号,客户姓名/)
  expect(lines[2]).toContain(`,"'=HYPERLINK(""x"") 不开机",`)
  expect(lines.length).toBe(5)
  const english = await app.inject('/v1/records/problem?month=2026-05&format=csv&lang=en')
  expect(english.body.split('\r\n')[1]).toMatch(/^Repair,20260503-A001-001,/)
  expect(english.headers['content-disposition']).toContain("filename*=UTF-8''Problem-record_2026-05.csv")
})

test('as a workbook: text is text, numbers are numbers', async () => {
  const response = await app.inject('/v1/reports/complaint-rate?from=2026-05-01&to=2026-06-01&format=xlsx&lang=en')
  expect(response.headers['content-disposition']).toContain('filename="complaint-rate_2026-05-01_2026-05-31.xlsx"')
  const sheet = unzipped(response.rawPayload, 'xl/worksheets/sheet1.xml')
  expect(sheet).toMatch(/<c r="E4"[^>]*><v>100<\/v>/)
  const problems = await app.inject('/v1/records/problem?month=2026-05&format=xlsx')
  const texts =
    unzipped(problems.rawPayload, 'xl/worksheets/sheet1.xml') + unzipped(problems.rawPayload, 'xl/sharedStrings.xml')
  expect(texts).toContain(
    '=HYPERLINK(&quot;x&quot;) 不开机'.replaceAll('&quot;', texts.includes('&quot;') ? '&quot;' : '"'),
  )
  expect(texts).not.toContain('<f>')
})

test.each([
  ['/v1/records/wishes?month=2026-05', 404, /^There is no form "wishes"; there are problem, /],
  ['/v1/records/problem', 400, /month: found nothing, expected a month that exists/],
  ['/v1/records/problem?month=2026-13', 400, /^month: /],
  ['/v1/records/problem?month=2026-05&format=pdf', 400, /one of json · csv · xlsx/],
  ['/v1/records/problem?month=2026-05&after=nonsense', 400, /`after` is no cursor/],
  ['/v1/records/tally?month=2026-05&after=nonsense', 400, /`after` is no cursor/],
  ['/v1/reports/complaint-rate?from=2026-05-01', 400, /to: found nothing/],
  ['/v1/reports/complaint-rate?from=2026-02-30&to=2026-05-01', 400, /^from: found "2026-02-30", expected a day/],
  ['/v1/reports/complaint-rate?from=2026-05-01&to=2026-05-01', 400, /to is not included/],
])('%s is refused with what to do', async (url, status, message) => {
  const [got, body] = await refusal(app, url)
  expect([got, body.message]).toEqual([status, expect.stringMatching(message)])
})
