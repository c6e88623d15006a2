import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { found, refused } from './measuring.ts'

const RINGS = { ring: { more_than: 3, seconds_a_ring: 5 } }
const LONG = { ring: { longer_than: 15 } }
const at = (second: string) => `2026-05-06T10:00:${second}+08:00`
const of = (condition: Record<string, unknown>, changes: Partial<Call>) =>
  found(condition, [['agent', '您好']], changes)

describe('more rings than allowed', () => {
  test('counted by the telephone system', () => {
    expect(of(RINGS, { ring_count: 4 })).toEqual([
      {
        hit: 0,
        start_ms: -5000,
        end_ms: 0,
        field: 'ring_count',
        value: 4,
        limit: 3,
        unit: 'rings',
        matched_by: 'timing',
      },
    ])
    expect(of(RINGS, { ring_count: 3, answered_at: at('59') })).toBe('pass')
  })
  test('counted by the time it rang', () => {
    expect(of(RINGS, { answered_at: at('15') })).toBe('pass')
    expect(of(RINGS, { answered_at: at('15.001') })).toMatchObject([
      { field: 'answered_at', value: 4, start_ms: -15_001 },
    ])
    expect(of(RINGS, { answered_at: at('30'), offered_at: at('20') })).toBe('pass')
  })
  test('counted although nobody knows when it was picked up', () => {
    expect(of(RINGS, { ring_count: 9, answered_at: undefined })).toMatchObject([{ value: 9, start_ms: 0, end_ms: 0 }])
  })
})

describe('longer ringing than allowed', () => {
  test('from the offer, or else the start, to the answer', () => {
    expect(of(LONG, { answered_at: at('15') })).toBe('pass')
    expect(of(LONG, { answered_at: at('15.001') })).toEqual([
      {
        hit: 0,
        start_ms: -15_001,
        end_ms: 0,
        field: 'answered_at',
        value: 15_001,
        limit: 15_000,
        unit: 'ms',
        matched_by: 'timing',
      },
    ])
    expect(of(LONG, { answered_at: at('30'), offered_at: at('20') })).toBe('pass')
    expect(of(LONG, { answered_at: at('30'), offered_at: at('10') })).toMatchObject([{ value: 20_000 }])
    expect(of(LONG, { answered_at: at('10'), ring_count: 20 })).toBe('pass')
  })
  test('picked up the moment it was offered', () => {
    expect(of(LONG, { offered_at: at('20'), answered_at: at('20') })).toBe('pass')
  })
})

test.each<[string, Partial<Call>, string]>([
  ['nothing is known of ringing', { answered_at: at('00') }, 'no_metadata'],
  ['nobody knows when it was picked up', { answered_at: undefined }, 'no_metadata'],
  ['it was answered before it was offered', { offered_at: at('20'), answered_at: at('10') }, 'unreliable_timing'],
])('not judged where %s', (_name, changes, reason) => {
  expect(of(RINGS, changes)).toBe(reason)
  expect(of(LONG, changes)).toBe(reason)
})

test.each([
  [{}, 'ring needs exactly one of "more_than" and "longer_than"; has none'],
  [
    { more_than: 3, longer_than: 15, seconds_a_ring: 5 },
    'ring needs exactly one of "more_than" and "longer_than"; has "more_than" and "longer_than"',
  ],
  [{ more_than: 3 }, 'ring takes "seconds_a_ring" with "more_than", and only with it'],
  [{ longer_than: 15, seconds_a_ring: 5 }, 'ring takes "seconds_a_ring" with "more_than", and only with it'],
])('refused: %j', (ring, message) => expect(refused({ ring })).toBe(message))
