import { describe, expect, test } from 'vitest'
import { calendar } from '../../../contract/index.ts'
import { type LimitFile, limitSlips } from '../../../scoring/tickets/limit.ts'
import { workCalendar } from '../../../scoring/tickets/workdays.ts'
import { timesSlips, type WorkTimes } from '../../../scoring/tickets/worktimes.ts'
import { limit } from './judging.ts'

const shanghai = calendar('Asia/Shanghai')

describe('a day is worked', () => {
  const worked = (day: string, times: Partial<WorkTimes> = {}) => workCalendar(shanghai, times).isWorkday(day)
  test('from Monday to Friday, holidays aside, where the centre says no more', () => {
    // Saturday the 9th is worked in place of Labour Day, 1 to 5 May.
    expect(['2026-05-05', '2026-05-06', '2026-05-09', '2026-05-10'].map((day) => worked(day))).toEqual([
      ...[false, true, true, false],
    ])
  })
  test.each<[day: string, plain: boolean, daily: boolean]>([
    ['2026-05-01', true, true],
    ['2026-05-08', true, true],
    ['2026-05-09', false, true],
    ['2026-05-10', false, true],
    ['2026-05-11', true, true],
  ])('%s, without holidays: %s; by a centre that never closes: %s', (day, plain, daily) => {
    expect([worked(day, { base: 'plain' }), worked(day, { base: 'daily' })]).toEqual([plain, daily])
  })
  test('unless it is a day off, and a day off is off though it were worked', () => {
    expect(worked('2026-05-06', { off: ['2026-05-06'] })).toBe(false)
    expect(worked('2026-05-10', { on: ['2026-05-10'] })).toBe(true)
    expect(worked('2026-05-10', { on: ['2026-05-10'], off: ['2026-05-10'] })).toBe(false)
  })
  test('or not, however often it is asked', () => {
    const { isWorkday } = workCalendar(shanghai)
    expect(['2026-05-06', '2026-05-10', '2026-05-06', '2026-05-10'].map(isWorkday)).toEqual([true, false, true, false])
  })
})

test('hours are minutes since midnight; from nine to six where the centre does not say', () => {
  expect(workCalendar(shanghai).hours).toEqual([[540, 1080]])
  const hours: [string, string][] = [
    ['08:30', '12:05'],
    ['13:00', '24:00'],
  ]
  expect(workCalendar(shanghai, { hours }).hours).toEqual([
    [510, 725],
    [780, 1440],
  ])
})

describe('what is wrong with a calendar is said where it stands', () => {
  const slips = (times: Partial<WorkTimes>) => timesSlips({ id: 'centre', ...times })
  test('nothing, of one that is sound', () => {
    expect(slips({})).toEqual([])
    expect(
      slips({
        hours: [
          ['09:00', '12:00'],
          ['12:00', '18:00'],
        ],
        ...{ off: ['2026-05-06'], on: ['2026-05-09'] },
      }),
    ).toEqual([])
  })
  test('hours that end before they begin, or with their beginning', () => {
    expect(slips({ hours: [['18:00', '09:00']] })).toEqual([
      { message: '"09:00" is not after "18:00"', path: ['hours', 0, 1] },
    ])
    expect(slips({ hours: [['09:00', '09:00']] })).toMatchObject([{ path: ['hours', 0, 1] }])
  })
  test('hours that begin before those above them end', () => {
    const hours: [string, string][] = [
      ['09:00', '12:01'],
      ['12:00', '18:00'],
    ]
    expect(slips({ hours })).toEqual([
      { message: 'begins before "12:01", when the stretch above it ends', path: ['hours', 1, 0] },
    ])
  })
  test('a day that is on and off', () =>
    expect(slips({ on: ['2026-05-08', '2026-05-09'], off: ['2026-05-09', '2026-05-10'] })).toEqual([
      { message: '"2026-05-09" is also a day off', path: ['on', 1] },
    ]))
})

describe('what is wrong with a limit is said where it stands', () => {
  const slips = (more: Partial<LimitFile>) => limitSlips({ ...limit(), examples: [], ...more }).map(({ path }) => path)
  const pause = { by: 'paused', until: 'resumed' } as const
  test('nothing, of one that is sound', () => {
    expect(slips({})).toEqual([])
    expect(slips({ pause })).toEqual([])
    expect(slips({ from: 'promise', within: { promised: true } })).toEqual([])
  })
  test('a promise with a time of its own, and a time promised by nobody', () => {
    expect(slips({ from: 'promise' })).toEqual([['within']])
    expect(slips({ within: { promised: true } })).toEqual([['within', 'promised']])
  })
  test('a promise whose clock is to stop', () =>
    expect(slips({ from: 'promise', within: { promised: true }, pause })).toEqual([['pause']]))
})
