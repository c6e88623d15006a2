import { expect, test } from 'vitest'
import { during, found, refused, values } from './measuring.ts'

const LINES = [during('agent', 0, 10), during('customer', 10, 12), during('agent', 60, 70)]
const holds = (...spans: [number, number][]) => ({
  holds: spans.map(([from, to]) => ({ start_ms: from * 1000, end_ms: to * 1000 })),
})
const of = (hold: object, ...spans: [number, number][]) => found({ hold }, LINES, holds(...spans))

test('each hold so long', () => {
  expect(of({ at_least: 10 }, [40, 50.5], [15, 25], [30, 39.999])).toEqual([
    {
      hit: 0,
      start_ms: 15_000,
      end_ms: 25_000,
      field: 'holds',
      value: 10_000,
      limit: 10_000,
      unit: 'ms',
      matched_by: 'timing',
    },
    {
      hit: 1,
      start_ms: 40_000,
      end_ms: 50_500,
      field: 'holds',
      value: 10_500,
      limit: 10_000,
      unit: 'ms',
      matched_by: 'timing',
    },
  ])
  expect(of({ at_least: 10 }, [30, 39.999])).toBe('pass')
})

test('more holds than so many', () => {
  expect(of({ more_than: 2 }, [15, 20], [30, 35])).toBe('pass')
  expect(of({ more_than: 2 }, [30, 35], [15, 20], [40, 41], [50, 50])).toEqual([
    {
      hit: 0,
      start_ms: 15_000,
      end_ms: 41_000,
      field: 'holds',
      value: 3,
      limit: 2,
      unit: 'holds',
      matched_by: 'timing',
    },
  ])
  expect(of({ more_than: 0 })).toBe('pass')
})

test('so long in all, where they overlap once', () => {
  expect(of({ total_at_least: 15 }, [15, 25], [30, 34.999])).toBe('pass')
  expect(of({ total_at_least: 15 }, [30, 35], [15, 25])).toEqual([
    {
      hit: 0,
      start_ms: 15_000,
      end_ms: 35_000,
      field: 'holds',
      value: 15_000,
      limit: 15_000,
      unit: 'ms',
      matched_by: 'timing',
    },
  ])
  expect(values(of({ total_at_least: 15 }, [15, 35], [20, 25], [30, 40]))).toEqual([25_000])
})

test('in a window, those that begin in it', () => {
  const early = { hold: { at_least: 5 }, in: { first: { seconds: 30 } } }
  expect(found(early, [during('agent', 0, 10)], holds([20, 30], [31, 40]))).toMatchObject([{ start_ms: 20_000 }])
})

test('not judged where the telephone system says nothing', () => {
  for (const hold of [{ at_least: 1 }, { more_than: 0 }, { total_at_least: 1 }]) {
    expect(found({ hold }, LINES, { holds: undefined })).toBe('no_metadata')
  }
})

test.each([
  [{}, 'hold needs exactly one of "at_least", "more_than" and "total_at_least"; has none'],
  [
    { at_least: 1, more_than: 1 },
    'hold needs exactly one of "at_least", "more_than" and "total_at_least"; has "at_least" and "more_than"',
  ],
])('refused: %j', (hold, message) => expect(refused({ hold })).toBe(message))
