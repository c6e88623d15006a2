import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { found, refused } from './measuring.ts'

const LINES: Line[] = [['agent', '您好']]
const of = (field: object, changes: Partial<Call> = {}) => found({ field }, LINES, changes)
/** A test of an attribute with a value. */
const asked = (test: object, value: unknown) => of({ path: 'attributes.x', ...test }, { attributes: { x: value } })
const holds = (test: object, value: unknown) => {
  const came = asked(test, value)
  return typeof came === 'string' ? came : came.length === 1
}

test('the hit says which field, and what it held', () => {
  expect(asked({ at_least: 3 }, 3)).toEqual([
    {
      hit: 0,
      start_ms: 3_595_000,
      end_ms: 3_595_000,
      field: 'attributes.x',
      value: 3,
      limit: 3,
      matched_by: 'metadata',
    },
  ])
  expect(of({ path: 'ended_by', is: 'customer' })).toMatchObject([{ field: 'ended_by', value: 'customer' }])
})

describe('values', () => {
  test.each<[object, unknown, unknown]>([
    [{ is: '金卡' }, '金卡', true],
    [{ is: 'VIP' }, 'vip', 'pass'],
    [{ is: 3 }, 3, true],
    [{ is: 3 }, '3', 'pass'],
    [{ is: false }, false, true],
    [{ is: 'a' }, ['a'], 'no_metadata'],
    [{ one_of: ['a', 2] }, 2, true],
    [{ one_of: ['a', 2] }, 'b', 'pass'],
    [{ none_of: ['a', 2] }, 'b', true],
    [{ none_of: ['a', 2] }, 'a', 'pass'],
    [{ none_of: ['a'] }, { a: 1 }, 'no_metadata'],
    [{ more_than: 3 }, 3, 'pass'],
    [{ more_than: 3 }, 3.1, true],
    [{ less_than: 3 }, 3, 'pass'],
    [{ less_than: 3 }, 2.9, true],
    [{ at_least: 3 }, 2.9, 'pass'],
    [{ at_most: 3 }, 3, true],
    [{ at_most: 3 }, 3.1, 'pass'],
    [{ more_than: 3 }, '4', 'no_metadata'],
    [{ more_than: 3 }, true, 'no_metadata'],
    [{ contains: 'gold' }, 'ＧＯＬＤ card', true],
    [{ contains: '金卡' }, '白金卡客户', true],
    [{ contains: '退訂' }, '客户要退订', true],
    [{ contains: 'gold' }, 'silver', 'pass'],
    [{ contains: 'vip' }, ['new', 'VIP'], true],
    [{ contains: 'vip' }, ['vip2', 3, null], 'pass'],
    [{ contains: 3 }, [1, 3], true],
    [{ contains: 3 }, ['3'], 'pass'],
    [{ contains: 3 }, '33', 'no_metadata'],
    [{ contains: 'a' }, 5, 'no_metadata'],
    [{ contains: 'a' }, { a: 1 }, 'no_metadata'],
    [{ present: true }, [], true],
    [{ present: true }, null, 'pass'],
    [{ present: false }, null, true],
  ])('%j of %j: %s', (test, value, result) => expect(holds(test, value)).toBe(result))
})

describe('a field that is not there', () => {
  const tests = [
    { is: 1 },
    { one_of: [1] },
    { none_of: [1] },
    { more_than: 1 },
    { contains: 'a' },
    { time_of_day: ['09:00', '10:00'] },
    { weekday: ['mon'] },
  ]
  test.each(tests)('%j', (test) => {
    for (const value of [undefined, null]) {
      expect(asked(test, value)).toBe('no_metadata')
      expect(asked({ ...test, if_absent: 'unknown' }, value)).toBe('no_metadata')
      expect(asked({ ...test, if_absent: 'no' }, value)).toBe('pass')
    }
  })
  test('absent, or present', () => {
    expect(asked({ present: false }, undefined)).toMatchObject([{ value: 'absent' }])
    expect(of({ path: 'transferred_to', present: true }, { transferred_to: {} })).toMatchObject([{ value: 'present' }])
    expect(of({ path: 'transferred_to', present: true })).toBe('pass')
  })
  test('what every object has is no field', () => {
    for (const path of ['attributes.constructor', 'constructor', 'attributes.__proto__.x', 'language.length']) {
      expect(of({ path, present: true }, { attributes: {} })).toBe('pass')
    }
  })
  test('the last of a path in Chinese, and within', () => {
    expect(of({ path: 'attributes.客户等级', is: '金' }, { attributes: { 客户等级: '金' } })).toHaveLength(1)
    expect(of({ path: 'attributes.a.b', is: 1 }, { attributes: { a: { b: 1 } } })).toHaveLength(1)
    expect(of({ path: 'ticket_ids', contains: 't-1' }, { ticket_ids: ['T-1'] })).toHaveLength(1)
  })
})

describe('times on the wall clock of the centre', () => {
  // 2026-05-06 is a Wednesday; the clock is that of Shanghai.
  const at = (time: string) => ({
    started_at: `2026-05-06T${time}`,
    answered_at: undefined,
    ended_at: '2026-05-08T10:00:00Z',
  })
  const office = { time_of_day: ['09:00', '18:00'] }
  const night = { time_of_day: ['22:00', '06:00'] }

  test.each<[object, string, string | null]>([
    [office, '08:59:59.999+08:00', null],
    [office, '09:00:00+08:00', '09:00'],
    [office, '17:59:59+08:00', '17:59'],
    [office, '18:00:00+08:00', null],
    [office, '02:30:00Z', '10:30'],
    [night, '21:59:00+08:00', null],
    [night, '22:00:00+08:00', '22:00'],
    [night, '05:59:00+08:00', '05:59'],
    [night, '06:00:00+08:00', null],
    [{ time_of_day: ['18:00', '24:00'] }, '23:59:00+08:00', '23:59'],
  ])('%j at %s: %s', (test, time, value) => {
    const came = of(test, at(time))
    if (value === null) expect(came).toBe('pass')
    else expect(came).toMatchObject([{ field: 'started_at', value, limit: Object.values(test)[0].join('-') }])
  })

  test('of another field', () => {
    expect(of({ path: 'answered_at', ...office })).toMatchObject([{ field: 'answered_at', value: '10:00' }])
    expect(asked(office, '2026-05-06T12:00:00Z')).toBe('pass')
    expect(asked(office, '2026-05-06T12:00:00+09:00')).toMatchObject([{ value: '11:00' }])
    expect(asked(office, '12:00')).toBe('no_metadata')
    expect(asked(office, 12)).toBe('no_metadata')
  })

  test('weekdays', () => {
    expect(of({ weekday: ['wed'] }, at('10:00:00+08:00'))).toMatchObject([{ field: 'started_at', value: 'wed' }])
    expect(of({ weekday: ['thu', 'fri'] }, at('10:00:00+08:00'))).toBe('pass')
    expect(of({ weekday: ['thu'] }, at('16:00:00Z'))).toMatchObject([{ value: 'thu' }])
    const week = Array.from({ length: 7 }, (_, i) => `2026-05-0${i + 3}T10:00:00+08:00`)
    const named = week.map((day) =>
      ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].filter((name) => asked({ weekday: [name] }, day) !== 'pass'),
    )
    expect(named.join()).toBe('sun,mon,tue,wed,thu,fri,sat')
  })

  describe('working time', () => {
    const comes = (working: unknown, wanted: boolean, time: string, day = '2026-05-06') => {
      const book = bookOf(ruleWith('r', { conditions: { it: { field: { working_time: wanted } } }, find: 'it' }))
      Object.assign(book.form.settings as object, { working_time: working })
      const call = callOf(LINES, {
        started_at: `${day}T${time}+08:00`,
        answered_at: undefined,
        ended_at: '2026-06-01T10:00:00Z',
      })
      const { findings, not_evaluated } = scoreBy(book, call)
      return findings[0]?.evidence[0]?.value ?? not_evaluated[0]?.reason ?? 'pass'
    }
    const weekdays = [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' },
      { days: ['sat'], from: '10:00', to: '12:00' },
    ]
    test('inside and outside', () => {
      expect(comes(weekdays, true, '09:00:00')).toBe('wed 09:00')
      expect(comes(weekdays, false, '09:00:00')).toBe('pass')
      expect(comes(weekdays, true, '18:00:00')).toBe('pass')
      expect(comes(weekdays, false, '18:00:00')).toBe('wed 18:00')
      expect(comes(weekdays, true, '10:00:00', '2026-05-09')).toBe('sat 10:00')
      expect(comes(weekdays, true, '09:30:00', '2026-05-09')).toBe('pass')
      expect(comes(weekdays, false, '10:00:00', '2026-05-10')).toBe('sun 10:00')
    })
    test('a shift past midnight belongs to the day it began on', () => {
      const night = [{ days: ['wed', 'sun'], from: '22:00', to: '06:00' }]
      expect(comes(night, true, '22:00:00')).toBe('wed 22:00')
      expect(comes(night, true, '05:59:00', '2026-05-07')).toBe('thu 05:59')
      expect(comes(night, true, '05:59:00')).toBe('pass')
      expect(comes(night, true, '01:00:00', '2026-05-11')).toBe('mon 01:00')
    })
    test('nobody said when the centre works', () => {
      expect(comes(undefined, true, '10:00:00')).toBe('no_metadata')
      expect(comes(undefined, false, '10:00:00')).toBe('no_metadata')
    })
  })

  test('a time of day is in a range or in the rest of the day, never in both', () => {
    const clock = fc
      .nat(1439)
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
    fc.assert(
      fc.property(clock, clock, clock, (from, to, now) => {
        fc.pre(from !== to)
        const time = at(`${now}:00+08:00`)
        const inside = of({ time_of_day: [from, to] }, time) !== 'pass'
        expect(of({ time_of_day: [to, from] }, time) !== 'pass').toBe(!inside)
      }),
      { numRuns: 100 },
    )
  })
})

const ALL =
  '"is", "one_of", "none_of", "present", "more_than", "less_than", "at_least", "at_most", "contains", "time_of_day", "weekday" and "working_time"'

test.each([
  [{ path: 'queue' }, `field needs exactly one of ${ALL}; has none`],
  [{ path: 'queue', is: 'a', present: true }, `field needs exactly one of ${ALL}; has "is" and "present"`],
  [{ is: 'a' }, 'field needs "path" for "is"'],
  [{ time_of_day: ['09:00', '09:00'] }, 'field: "time_of_day" must not end when it begins'],
  [{ path: 'queue', contains: '…' }, 'field: "…" has no letters or digits to look for in "contains"'],
])('refused: %j', (field, message) => expect(refused({ field })).toBe(message))
