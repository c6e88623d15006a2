import { expect, test } from 'vitest'
import { chat, during, found, refused, sent } from './measuring.ts'

const of = (length: object, ended: string, changes = {}) =>
  found({ length }, [during('agent', 0, 2)], { ended_at: `2026-05-06T10:${ended}+08:00`, ...changes })

test('from the answer to the hang-up', () => {
  expect(of({ longer_than: 60 }, '01:05')).toBe('pass')
  expect(of({ longer_than: 60 }, '01:05.001')).toEqual([
    {
      hit: 0,
      start_ms: 0,
      end_ms: 60_001,
      field: 'ended_at',
      value: 60_001,
      limit: 60_000,
      unit: 'ms',
      matched_by: 'timing',
    },
  ])
  expect(of({ shorter_than: 60 }, '01:05')).toBe('pass')
  expect(of({ shorter_than: 60 }, '01:04.999')).toMatchObject([{ value: 59_999, limit: 60_000 }])
  expect(of({ longer_than: 10, shorter_than: 60 }, '00:15')).toBe('pass')
  expect(of({ longer_than: 10, shorter_than: 60 }, '00:16')).toMatchObject([{ value: 11_000, limit: 10_000 }])
  expect(of({ longer_than: 10, shorter_than: 60 }, '01:05')).toBe('pass')
})

test('without a time of the answer, ringing may be part of it', () => {
  expect(of({ longer_than: 60 }, '02:00', { answered_at: undefined })).toBe('no_metadata')
  expect(of({ longer_than: 60 }, '00:30', { answered_at: undefined })).toBe('pass')
  expect(of({ shorter_than: 60 }, '00:30', { answered_at: undefined })).toMatchObject([{ value: 30_000 }])
  const ended_at = '2026-05-06T10:02:00+08:00'
  expect(found({ length: { longer_than: 60 } }, [sent('agent', 0)], { ...chat, ended_at })).toMatchObject([
    { value: 120_000 },
  ])
})

test('not judged where it ended before it was answered', () => {
  expect(of({ shorter_than: 60 }, '00:04')).toBe('unreliable_timing')
})

test.each([
  [{}, 'length needs at least one of "longer_than" and "shorter_than"'],
  [
    { longer_than: 60, shorter_than: 60 },
    'length: "longer_than" must be less than "shorter_than", as both hold at once; for either, write two conditions and "or"',
  ],
])('refused: %j', (length, message) => expect(refused({ length })).toBe(message))
