import { expect, test } from 'vitest'
import { chat, during, found, sent } from './measuring.ts'

const LATE = { answer_delay: { longer_than: 5 } }

test('from the answer to the first words', () => {
  expect(found(LATE, [during('agent', 5, 7)])).toBe('pass')
  expect(found(LATE, [during('customer', 1, 2), during('agent', 5.001, 7), during('agent', 9, 10)])).toEqual([
    { hit: 0, start_ms: 0, end_ms: 5001, segments: [1], value: 5001, limit: 5000, unit: 'ms', matched_by: 'timing' },
  ])
})

test('signs of listening and noise are no words', () => {
  for (const text of ['嗯', 'mm hmm', '[noise]']) {
    expect(found(LATE, [during('agent', 1, 2, text), during('agent', 6, 7, 'how may I help you')])).toMatchObject([
      { segments: [1], value: 6000 },
    ])
  }
})

test('what a machine says meanwhile is no delay of anybody', () => {
  const call = (until: number) => [during('ivr', 1, until), during('ivr', 1, 2), during('agent', 8, 9)]
  expect(found(LATE, call(4))).toBe('pass')
  expect(found(LATE, call(3.5))).toMatchObject([{ value: 5500, segments: [2] }])
})

test('spoken before the answer, or only before it, is not late', () => {
  expect(found(LATE, [during('agent', -2, 1), during('agent', 9, 10)])).toBe('pass')
})

test('who says nothing has no delay', () => {
  expect(found({ ...LATE, speaker: 'customer' }, [during('agent', 1, 2)])).toBe('pass')
  expect(found({ ...LATE, speaker: 'customer' }, [during('agent', 1, 2), during('customer', 7, 8)])).toMatchObject([
    { value: 7000 },
  ])
})

test('in a chat from its start', () => {
  expect(found(LATE, [sent('customer', 0), sent('agent', 5)], chat)).toBe('pass')
  expect(found(LATE, [sent('customer', 0), sent('agent', 6)], chat)).toMatchObject([{ value: 6000, segments: [1] }])
})

test('not judged where nobody knows', () => {
  expect(found(LATE, [during('unknown', 1, 2), during('agent', 6, 7)])).toBe('no_roles')
  expect(found(LATE, [during('agent', 6, 7)], { answered_at: undefined })).toBe('no_metadata')
  expect(found(LATE, [during('agent', 5, 7)], { answered_at: undefined })).toBe('pass')
  expect(found(LATE, [during('agent', 6, 6), during('customer', 6, 6)])).toBe('no_timing')
})
