import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendar } from '../../../contract/index.ts'
import { dueOf, type Pause, type Within } from '../../../scoring/tickets/clock.ts'
import { holidaysKnown, workCalendar } from '../../../scoring/tickets/workdays.ts'
import type { WorkTimes } from '../../../scoring/tickets/worktimes.ts'

const shanghai = calendar('Asia/Shanghai')
const ms = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const shown = (at: number | null) => (at === null ? null : shanghai.format(at).slice(0, 16).replace('T', ' '))

function due(
  start: string,
  within: Within,
  pauses: [from: string, to: string | null][] = [],
  times: Partial<WorkTimes> = {},
) {
  const stopped = pauses.map(([from, to]): Pause => ({ from: ms(from), to: to === null ? null : ms(to) }))
  return shown(dueOf(ms(start), within, stopped, workCalendar(shanghai, times)))
}

describe('worked out by hand from the calendar of 2025 to 2026', () => {
  test.each<[what: string, start: string, within: Within, due: string]>([
    ['hours run through the night', '2026-05-06 20:00', { hours: 24 }, '2026-05-07 20:00'],
    ['hours run through Labour Day', '2026-04-30 20:00', { hours: 48 }, '2026-05-02 20:00'],
    ['a quarter of an hour', '2026-05-06 20:00', { hours: 0.25 }, '2026-05-06 20:15'],
    ['working hours stop at six', '2026-05-06 17:00', { working_hours: 2 }, '2026-05-07 10:00'],
    ['two that end at six exactly', '2026-05-06 16:00', { working_hours: 2 }, '2026-05-06 18:00'],
    ['before opening they wait', '2026-05-06 03:00', { working_hours: 2 }, '2026-05-06 11:00'],
    ['Friday, with a Saturday worked for Labour Day', '2026-05-08 17:00', { working_hours: 2 }, '2026-05-09 10:00'],
    ['Friday before an ordinary weekend', '2026-05-15 17:00', { working_hours: 2 }, '2026-05-18 10:00'],
    ['eleven working days of nine hours', '2026-05-11 09:00', { working_hours: 99 }, '2026-05-25 18:00'],
    ['the first day is not counted', '2026-05-06 00:00', { days: 1 }, '2026-05-08 00:00'],
    ['nor is it a minute before midnight', '2026-05-06 23:59', { days: 1 }, '2026-05-08 00:00'],
    ['no day is the same day', '2026-05-06 08:00', { days: 0 }, '2026-05-07 00:00'],
    ['days over the end of a month', '2026-05-30 08:00', { days: 4 }, '2026-06-04 00:00'],
    ['days over the end of a year', '2026-12-30 08:00', { days: 4 }, '2027-01-04 00:00'],
    ['a leap day', '2028-02-28 08:00', { days: 1 }, '2028-03-01 00:00'],
    ['Spring Festival of 2026, 15 to 23 February', '2026-02-13 08:00', { working_days: 1 }, '2026-02-15 00:00'],
    ['and the Saturday after it is worked', '2026-02-14 08:00', { working_days: 4 }, '2026-02-28 00:00'],
    ['so the fifth is that Saturday', '2026-02-14 08:00', { working_days: 5 }, '2026-03-01 00:00'],
    ['New Year of 2026 with the Sunday worked', '2025-12-31 08:00', { working_days: 1 }, '2026-01-05 00:00'],
    ['the Mid-Autumn and National Days of 2025', '2025-09-30 08:00', { working_days: 1 }, '2025-10-10 00:00'],
    ['Tomb-sweeping Day is a Monday off', '2026-04-03 08:00', { working_days: 1 }, '2026-04-08 00:00'],
    ['filed on a day off, the next working day counts', '2026-05-03 08:00', { working_days: 1 }, '2026-05-07 00:00'],
  ])('%s', (_what, start, within, expected) => expect(due(start, within)).toBe(expected))
})

describe('a clock that stands still', () => {
  test.each<[what: string, within: Within, pauses: [string, string | null][], due: string | null]>([
    ['adds its hours', { hours: 24 }, [['2026-05-06 12:00', '2026-05-06 15:00']], '2026-05-07 13:00'],
    [
      'adds them twice',
      { hours: 24 },
      [
        ['2026-05-06 12:00', '2026-05-06 15:00'],
        ['2026-05-07 01:00', '2026-05-07 02:00'],
      ],
      '2026-05-07 14:00',
    ],
    ['not once it has run out', { hours: 2 }, [['2026-05-06 12:00', '2026-05-06 15:00']], '2026-05-06 12:00'],
    ['and for ever, until it goes on', { hours: 24 }, [['2026-05-06 12:00', null]], null],
    ['not for what ran out before', { hours: 1 }, [['2026-05-06 12:00', null]], '2026-05-06 11:00'],
    ['before the start is nothing', { hours: 1 }, [['2026-05-06 01:00', '2026-05-06 02:00']], '2026-05-06 11:00'],
    ['at the start begins later', { hours: 1 }, [['2026-05-06 09:00', '2026-05-06 12:00']], '2026-05-06 13:00'],
    ['spares working hours only', { working_hours: 2 }, [['2026-05-06 11:00', '2026-05-07 08:00']], '2026-05-07 10:00'],
    ['within a day changes no day', { days: 2 }, [['2026-05-07 08:00', '2026-05-07 20:00']], '2026-05-09 00:00'],
    ['from midnight on spares no day', { days: 1 }, [['2026-05-08 00:00', '2026-05-08 08:00']], '2026-05-08 00:00'],
    ['up to midnight spares no day', { days: 1 }, [['2026-05-07 20:00', '2026-05-08 00:00']], '2026-05-08 00:00'],
    ['over midnight spares a day', { days: 2 }, [['2026-05-07 20:00', '2026-05-08 08:00']], '2026-05-10 00:00'],
    [
      'over a day off spares no working day',
      { working_days: 4 },
      [['2026-05-10 10:00', '2026-05-11 08:00']],
      '2026-05-12 00:00',
    ],
    [
      'for longer than the day it had ends a day later',
      { days: 0 },
      [['2026-05-06 20:00', '2026-05-07 08:00']],
      '2026-05-08 00:00',
    ],
    ['in days for ever', { working_days: 2 }, [['2026-05-07 10:00', null]], null],
  ])('%s', (_what, within, pauses, expected) => expect(due('2026-05-06 10:00', within, pauses)).toBe(expected))
})

describe('a centre of its own', () => {
  test.each<[what: string, start: string, within: Within, times: Partial<WorkTimes>, due: string]>([
    [
      'has a noon break',
      '2026-05-06 11:30',
      { working_hours: 2 },
      {
        hours: [
          ['09:00', '12:00'],
          ['13:00', '18:00'],
        ],
      },
      '2026-05-06 14:30',
    ],
    ['works every day', '2026-05-02 08:00', { working_days: 1 }, { base: 'daily' }, '2026-05-04 00:00'],
    ['knows no make-up days', '2026-05-08 08:00', { working_days: 1 }, { base: 'plain' }, '2026-05-12 00:00'],
    ['has a day off more', '2026-05-06 08:00', { working_days: 1 }, { off: ['2026-05-07'] }, '2026-05-09 00:00'],
    ['works on a holiday', '2026-05-01 08:00', { working_days: 1 }, { on: ['2026-05-02'] }, '2026-05-03 00:00'],
    [
      'works through the night',
      '2026-05-06 23:00',
      { working_hours: 2 },
      { hours: [['00:00', '24:00']] },
      '2026-05-07 01:00',
    ],
  ])('%s', (_what, start, within, times, expected) => expect(due(start, within, [], times)).toBe(expected))

  test('that never works has no working hours, and is told so', () => {
    expect(due('2026-05-06 08:00', { working_hours: 1 }, [], { base: 'plain', hours: [['09:00', '09:00']] })).toBeNull()
  })

  test('elsewhere, on a day of 23 hours', () => {
    const berlin = calendar('Europe/Berlin')
    const at = dueOf(Date.parse('2026-03-28T10:00:00+01:00'), { days: 1 }, [], workCalendar(berlin, { base: 'daily' }))
    expect(berlin.format(at as number)).toBe('2026-03-30T00:00:00+02:00')
  })
})

test('holidays are known as far as they are announced', () => {
  expect([2025, 2026].map(holidaysKnown)).toEqual([true, true])
  expect(holidaysKnown(2190)).toBe(false)
})

describe('whatever the limit', () => {
  const moment = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2026-12-31') })
  const within = fc.oneof(
    fc.integer({ min: 1, max: 400 }).map((hours) => ({ hours: hours / 4 })),
    fc.integer({ min: 1, max: 100 }).map((working_hours) => ({ working_hours: working_hours / 4 })),
    fc.integer({ min: 0, max: 12 }).map((days) => ({ days })),
    fc.integer({ min: 0, max: 12 }).map((working_days) => ({ working_days })),
  )
  const times = workCalendar(shanghai)
  const HOUR = 3_600_000

  test('it ends after it began, later the later it begins, and later with a pause than without', () => {
    fc.assert(
      fc.property(
        moment,
        within,
        fc.nat(200 * HOUR),
        fc.nat(100 * HOUR),
        fc.nat(100 * HOUR),
        (start, limit, later, from, long) => {
          const plain = dueOf(start, limit, [], times) as number
          expect(plain).toBeGreaterThan(start)
          expect(dueOf(start + later, limit, [], times) as number).toBeGreaterThanOrEqual(plain)
          const pause = { from: start + from, to: start + from + long }
          const paused = dueOf(start, limit, [pause], times) as number
          expect(paused).toBeGreaterThanOrEqual(plain)
          if (pause.from >= plain) expect(paused).toBe(plain)
          if ('hours' in limit && pause.from < plain) expect(paused).toBe(plain + long)
        },
      ),
    )
  })

  test('no more time passes than the limit has, counted minute by minute', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 40 }), (start, quarters) => {
        const begin = start - (start % 60_000)
        const end = dueOf(begin, { working_hours: quarters / 4 }, [], times) as number
        let minutes = 0
        for (let at = begin; at < end; at += 60_000) {
          const minute = shanghai.minute(at)
          if (times.isWorkday(shanghai.day(at)) && minute >= 540 && minute < 1080) minutes++
        }
        expect(minutes).toBe(quarters * 15)
      }),
      { numRuns: 30 },
    )
  })
})
