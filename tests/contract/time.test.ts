import { describe, expect, test } from 'vitest'
import { calendar, parseTime } from '../../contract/index.ts'

describe('times', () => {
  const check = (text: string, iso: string | undefined) =>
    expect(parseTime(text)).toBe(iso === undefined ? undefined : Date.parse(iso))

  test.each<[string, string | undefined]>([
    ['2026-05-03T09:15:00+08:00', '2026-05-03T01:15:00Z'],
    ['2026-05-03t09:15:00z', '2026-05-03T09:15:00Z'],
    ['2026-05-03T09:15:00-00:00', '2026-05-03T09:15:00Z'],
    ['2026-05-03T09:15:00+05:45', '2026-05-03T03:30:00Z'],
    ['2026-05-03T09:15:00-12:30', '2026-05-03T21:45:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00Z'],
    ['2026-12-31T23:59:59.999999999Z', '2026-12-31T23:59:59.999Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['1970-01-01T00:00:00+08:00', '1969-12-31T16:00:00Z'],
    ['2199-12-31T23:59:59Z', '2199-12-31T23:59:59Z'],
    ['2023-02-29T00:00:00Z', undefined],
    ['2100-02-29T00:00:00Z', undefined],
    ['2026-04-31T00:00:00Z', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-00-01T00:00:00Z', undefined],
    ['2026-01-00T00:00:00Z', undefined],
    ['2026-01-01T24:00:00Z', undefined],
    ['2026-01-01T23:60:00Z', undefined],
    ['2026-12-31T23:59:60Z', undefined],
    ['2026-01-01T00:00:00+24:00', undefined],
    ['2026-01-01T00:00:00+08:60', undefined],
    ['2026-01-01T00:00:00+0800', undefined],
    ['2026-01-01T00:00:00', undefined],
    ['2026-01-01T00:00Z', undefined],
    ['2026-01-01T00:00:00.Z', undefined],
    ['2026-01-01T00:00:00.1234567890Z', undefined],
    ['1969-12-31T23:59:59Z', undefined],
    ['2200-01-01T00:00:00Z', undefined],
    ['20260101T000000Z', undefined],
    [' 2026-01-01T00:00:00Z', undefined],
    ['2026-01-01T00:00:00Z\n', undefined],
    ['２026-01-01T00:00:00Z', undefined],
    ['', undefined],
  ])('%s', check)

  test('every millisecond is read as written', () => {
    for (let ms = 0; ms < 1000; ms++) {
      const fraction = String(ms).padStart(3, '0')
      expect((parseTime(`2026-05-03T09:15:00.${fraction}Z`) as number) % 1000).toBe(ms)
      expect((parseTime(`2026-05-03T09:15:00.${fraction}000Z`) as number) % 1000).toBe(ms)
    }
  })
})

describe('the calendar of a zone', () => {
  const zones =
    'Asia/Shanghai America/New_York Europe/London Australia/Lord_Howe Asia/Kathmandu America/St_Johns Pacific/Apia UTC'
  /** What a clock on the wall shows, by Intl's own formatting. */
  const shown = (zone: string) => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    return (ms: number) => clock.format(ms).replace(' ', 'T')
  }

  /** Moments a minute before, at and a minute after each change of clocks, and every sixth hour, through some years. */
  function* moments(zone: string): Generator<number> {
    const clock = shown(zone)
    const offset = (ms: number) => Date.parse(`${clock(ms)}Z`) - ms
    for (const year of [1991, 2011, 2026, 2027]) {
      let last = offset(Date.UTC(year, 0, 1))
      for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 6 * 3_600_000) {
        yield ms
        const now = offset(ms)
        if (now === last) continue
        last = now
        for (let near = ms - 6 * 3_600_000; near <= ms; near += 15 * 60_000) yield* [near - 1000, near, near + 1000]
      }
    }
  }

  test.each(zones.split(' '))('%s agrees with Intl, at changes of clocks too', (zone) => {
    const { day, format } = calendar(zone)
    const clock = shown(zone)
    let seen = 0
    for (const ms of moments(zone)) {
      const wall = clock(ms)
      const text = format(ms)
      if (day(ms) !== wall.slice(0, 10) || text.slice(0, 19) !== wall || parseTime(text) !== ms)
        expect([zone, ms, day(ms), text]).toEqual([zone, ms, wall.slice(0, 10), wall])
      seen++
    }
    expect(seen).toBeGreaterThan(5000)
  })

  test.each<[string, string, string]>([
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08T01:59:59-05:00'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08T03:00:00-04:00'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T01:30:00-04:00'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T01:30:00-05:00'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00+10:30'],
    ['Asia/Shanghai', '2026-04-30T15:59:59.999Z', '2026-04-30T23:59:59.999+08:00'],
    ['Asia/Shanghai', '2026-04-30T16:00:00Z', '2026-05-01T00:00:00+08:00'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01T05:45:00+05:45'],
    ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31T20:30:00-03:30'],
    ['UTC', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00+00:00'],
  ])('%s at %s', (zone, moment, text) => {
    const { day, format } = calendar(zone)
    expect(format(Date.parse(moment))).toBe(text)
    expect(day(Date.parse(moment))).toBe(text.slice(0, 10))
  })

  test('a zone nobody knows is refused', () => expect(() => calendar('Asia/Peking2')).toThrow(RangeError))
})
