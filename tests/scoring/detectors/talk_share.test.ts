import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { chat, during, found, refused, sent, values } from './measuring.ts'

const MUCH = { talk_share: { more_than: 60 } }
const LITTLE = { talk_share: { less_than: 40 } }

test('of the time agent and customer spoke', () => {
  const lines = (until: number) => [during('customer', 0, 4), during('agent', 10, until)]
  expect(found(MUCH, lines(16))).toBe('pass')
  expect(found(MUCH, lines(16.1))).toEqual([
    { hit: 0, start_ms: 10_000, end_ms: 16_100, value: 60.4, limit: 60, unit: '%', matched_by: 'timing' },
  ])
  expect(found({ ...LITTLE, speaker: 'customer' }, lines(16))).toBe('pass')
  expect(found({ ...LITTLE, speaker: 'customer' }, lines(16.1))).toMatchObject([{ value: 39.6, limit: 40 }])
})

test('between two limits', () => {
  const some = { talk_share: { more_than: 20, less_than: 50 } }
  const lines = (until: number) => [during('customer', 0, 4), during('agent', 10, until)]
  expect(found(some, lines(11))).toBe('pass')
  expect(found(some, lines(12))).toMatchObject([{ value: 33.3, limit: 20 }])
  expect(found(some, lines(14))).toBe('pass')
})

test('machines, supervisors, noise and signs of listening are no part of it', () => {
  const lines = [during('agent', 0, 6), during('customer', 6, 10)]
  const more = [
    during('ivr', 10, 90),
    during('supervisor', 10, 90),
    during('agent', 20, 90, '嗯'),
    during('agent', 20, 90, '[noise]'),
  ]
  expect(found(MUCH, [...lines, ...more])).toBe('pass')
})

test('in a chat of the letters of any script', () => {
  const lines = (own: string) => [sent('customer', 0, '我要退货'), sent('agent', 5, own)]
  expect(found(MUCH, lines('好，马上办理。'), chat)).toBe('pass')
  expect(found(MUCH, lines('ok now, go'), chat)).toMatchObject([{ value: 63.6, unit: '%' }])
})

test('in a window, of what began in it', () => {
  const lines = [
    during('customer', 0, 50),
    during('agent', 50, 53),
    during('customer', 55, 57),
    during('agent', 58, 60),
  ]
  const late = { ...MUCH, in: { range: { seconds: [50, 60] } } }
  expect(found(late, lines)).toMatchObject([{ value: 71.4, start_ms: 50_000, end_ms: 60_000 }])
  expect(found(MUCH, lines)).toBe('pass')
})

test('who says nothing has no share', () => {
  expect(found({ ...LITTLE, speaker: 'customer' }, [during('agent', 0, 6)])).toMatchObject([{ value: 0, limit: 40 }])
})

test('not judged where nobody knows', () => {
  const lines: Line[] = [during('agent', 0, 6), during('customer', 6, 7)]
  expect(found(MUCH, [...lines, during('unknown', 7, 8)])).toBe('no_roles')
  expect(found(MUCH, [...lines, ['customer', '我说一句话', { start_ms: 9000, end_ms: undefined }]])).toBe('no_timing')
  expect(found(MUCH, [during('agent', 0, 6, '嗯')])).toBe('too_short')
})

test('the shares of both make a hundred', () => {
  const line = fc
    .tuple(fc.constantFrom<Line[0]>('agent', 'customer'), fc.nat(60), fc.integer({ min: 1, max: 10 }))
    .map(([who, from, long]) => during(who, from, from + long))
  const share = (speaker: string, lines: Line[]) =>
    values(found({ talk_share: { more_than: 0 }, speaker }, lines))?.[0] as number
  fc.assert(
    fc.property(fc.array(line), (said) => {
      const lines = [during('agent', 0, 3), during('customer', 3, 7), ...said]
      expect(share('agent', lines) + share('customer', lines)).toBeCloseTo(100, 0)
      expect(share('any', lines)).toBe(100)
    }),
    { numRuns: 100 },
  )
})

test.each([
  [{}, 'talk_share needs at least one of "more_than" and "less_than"'],
  [
    { more_than: 70, less_than: 30 },
    'talk_share: "more_than" must be less than "less_than", as both hold at once; for either, write two conditions and "or"',
  ],
])('refused: %j', (talk_share, message) => expect(refused({ talk_share })).toBe(message))
