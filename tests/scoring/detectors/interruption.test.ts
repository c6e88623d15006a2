import { expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { during, found, refused } from './measuring.ts'

const CUT = { interruption: { after: 0.8, overlap: 0.6 } }
const ANY = { interruption: { after: 0, overlap: 0.2 } }

test('the speaker cut in on the other', () => {
  expect(found(CUT, [during('customer', 0, 5), during('agent', 0.8, 1.4)])).toEqual([
    { hit: 0, start_ms: 800, end_ms: 1400, segments: [0, 1], value: 600, limit: 600, unit: 'ms', matched_by: 'timing' },
  ])
  expect(found(CUT, [during('customer', 0, 5), during('agent', 0.799, 3)])).toBe('pass')
  expect(found(CUT, [during('customer', 0, 5), during('agent', 1, 1.599)])).toBe('pass')
  expect(found(CUT, [during('customer', 0, 1.599), during('agent', 1, 3)])).toBe('pass')
})

test('after 0: any overlap, however soon', () => {
  expect(found(ANY, [during('customer', 0, 5), during('agent', 0.001, 3)])).toMatchObject([
    { value: 2999, start_ms: 1 },
  ])
  expect(found(ANY, [during('customer', 0, 1), during('agent', 0.801, 3)])).toBe('pass')
  expect(found(ANY, [during('customer', 0, 1), during('agent', 1, 3)])).toBe('pass')
})

test('of two who begin at the same moment neither cuts in', () => {
  const lines = [during('customer', 1, 5), during('agent', 1, 6), during('customer', 8, 9)]
  expect(found(ANY, lines)).toBe('pass')
  expect(
    found({ ...ANY, speaker: 'customer' }, [during('customer', 1, 7), during('agent', 1, 6), during('agent', 8, 9)]),
  ).toBe('pass')
})

test('signs of listening, noise and machines neither cut in nor are cut off', () => {
  const over = (who: Line[0], other: string, own: string): Line[] => [
    during(who, 0, 5, other),
    during('agent', 1, 4, own),
  ]
  expect(found(CUT, over('customer', '我的洗衣机坏了', '嗯'))).toBe('pass')
  expect(found(CUT, over('customer', 'my washer is broken', 'mm hmm'))).toBe('pass')
  expect(found(CUT, over('customer', '[noise]', '我来帮您看看'))).toBe('pass')
  expect(found(CUT, over('customer', '好的', '我来帮您看看'))).toBe('pass')
  expect(found(CUT, over('ivr', '本次通话将被录音', '我来帮您看看'))).toBe('pass')
  expect(found(CUT, over('customer', '我的洗衣机坏了', '我来帮您看看'))).toMatchObject([{ value: 3000 }])
})

test('so many that the channels must be shifted', () => {
  const cuts = (n: number): Line[] =>
    Array.from({ length: n }, (_, i) => [
      during('customer', i * 6.2, i * 6.2 + 5),
      during('agent', i * 6.2 + 1, i * 6.2 + 6),
    ]).flat()
  expect(found(CUT, cuts(3))).toHaveLength(3)
  expect(found(CUT, cuts(4))).toBe('unreliable_timing')
  const replies = Array.from({ length: 4 }, (_, i) => during('agent', 100 + i * 10, 101 + i * 10))
  expect(found(CUT, [...cuts(4), ...replies])).toHaveLength(4)
})

test('not judged without times', () => {
  expect(found(CUT, [during('agent', 1, 1), during('customer', 1, 1)])).toBe('no_timing')
  expect(refused(ANY)).toBe(null)
})
