import { expect, test } from 'vitest'
import { earshot, file, folder } from './earshot.ts'

const dir = folder()
const env = { EARSHOT_DATA: `${dir}/data` }

const event = (ticket_id: string, type: string, occurred_at: string, more: object = {}) => ({
  schema: 'ticket.v1',
  event_id: `${ticket_id}-${type}`,
  ticket_id,
  type,
  occurred_at,
  department: 'hangzhou-branch',
  ...more,
})

const report = (...args: string[]) => earshot(['report', 'complaint-rate', ...args], { env })

test('complaints against repairs, as lines and as a table', async () => {
  const repairs = [1, 2, 3, 4, 5, 6, 7].map((n) =>
    event(`T-${n}`, 'opened', '2026-04-01T00:00:00+08:00', { category: 'repair' }),
  )
  const filed = event('T-1', 'complaint_filed', '2026-04-30T23:59:59+08:00')
  const late = event('T-2', 'complaint_filed', '2026-04-30T16:00:00Z', { department: '宁波分公司' })
  const { code, stderr } = await earshot(['load', file(dir, 'events.jsonl', [late, filed, ...repairs, filed])], { env })
  expect([code, stderr]).toEqual([0, ''])

  const april = await report('--from', '2026-04-01', '--to', '2026-05-01', '--json')
  expect(april).toMatchObject({ code: 0, stderr: '' })
  expect(april.stdout).toBe(
    [
      '{"period":"2026-04","department":"hangzhou-branch","complaints":1,"repairs":7,"rate_percent":14.29}',
      '{"period":"2026-04","department":"all","complaints":1,"repairs":7,"rate_percent":14.29}',
      '',
    ].join('\n'),
  )
  const both = await report('--from', '2026-04-01', '--to', '2026-06-01')
  expect(both.stdout).toBe(
    [
      'period   department       complaints  repairs  rate %',
      '2026-04  hangzhou-branch           1        7   14.29',
      '2026-04  all                       1        7   14.29',
      '',
      '2026-05  宁波分公司                1        0       –',
      '2026-05  all                       1        0       –',
      '',
    ].join('\n'),
  )
}, 120_000)

test.each([
  [['--from', '2026-04-1', '--to', '2026-05-01'], '--from is "2026-04-1"; write a day as YYYY-MM-DD, from 1970 on.'],
  [['--from', '2026-04-01', '--to', '2026-04-31'], '--to is "2026-04-31", a day that does not exist'],
  [['--from', '2026-05-01', '--to', '2026-05-01'], 'must be before --to (2026-05-01), which is not included'],
  [['--from', '2026-05-01'], "required option '--to <day>' not specified"],
])(
  '%j is told what is wrong',
  async (args, told) => {
    const { code, stdout, stderr } = await report(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(told)
  },
  60_000,
)
