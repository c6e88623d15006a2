import { expect, test } from 'vitest'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { chat, during, found, sent } from './measuring.ts'

const LONG = { monologue: { longer_than: 60 } }

test('the longest stretch nobody else broke, without the pauses', () => {
  expect(found(LONG, [during('agent', 0, 30), during('agent', 100, 130)])).toBe('pass')
  const lines = [
    during('agent', 0, 61),
    during('customer', 61, 65),
    during('agent', 65, 100),
    during('agent', 110, 140.5),
    during('customer', 141, 150),
  ]
  expect(found(LONG, lines)).toEqual([
    {
      hit: 0,
      start_ms: 65_000,
      end_ms: 140_500,
      segments: [2, 3],
      value: 65_500,
      limit: 60_000,
      unit: 'ms',
      matched_by: 'timing',
    },
  ])
  expect(found({ ...LONG, speaker: 'customer' }, lines)).toBe('pass')
})

test('signs of listening and noise do not break it, words do', () => {
  const amid = (who: Line[0], text: string) => [
    during('agent', 0, 40),
    during(who, 40, 41, text),
    during('agent', 42, 72),
  ]
  for (const text of ['嗯', '好的', 'mm hmm', 'okay', '[noise]']) {
    expect(found(LONG, amid('customer', text))).toMatchObject([{ value: 70_000, segments: [0, 2] }])
  }
  expect(found(LONG, amid('customer', '等一下'))).toBe('pass')
  expect(found(LONG, amid('customer', 'hold on a moment'))).toBe('pass')
})

test('words on top of a turn break it too', () => {
  const lines = (at: number) => [during('agent', 0, 100), during('customer', at, at + 1)]
  expect(found(LONG, lines(50))).toBe('pass')
  expect(found(LONG, lines(30))).toMatchObject([{ start_ms: 31_000, end_ms: 100_000, value: 69_000, segments: [0] }])
  expect(found(LONG, lines(70))).toMatchObject([{ start_ms: 0, end_ms: 70_000, value: 70_000 }])
})

test('turns of one speaker that overlap count once', () => {
  expect(found(LONG, [during('agent', 0, 40), during('agent', 20, 60)])).toBe('pass')
  expect(found(LONG, [during('agent', 0, 40), during('agent', 20, 61)])).toMatchObject([{ value: 61_000 }])
})

test('somebody unknown broke it, or was the speaker', () => {
  const missing = (who: Line[0]) => {
    const rule = ruleWith('r', { conditions: { it: LONG }, find: 'not it' })
    const lines = [during('agent', 0, 40), during(who, 40, 41), during('agent', 41, 80)]
    const { findings, not_evaluated } = scoreBy(bookOf(rule), callOf(lines))
    return not_evaluated[0]?.reason ?? findings.length
  }
  expect(missing('customer')).toBe(1)
  expect(missing('unknown')).toBe('no_roles')
})

test('not judged where nobody knows', () => {
  expect(found(LONG, [sent('agent', 0), sent('agent', 100)], chat)).toBe('no_timing')
  expect(found(LONG, [['agent', '我说一句话', { start_ms: 0, end_ms: undefined }]])).toBe('no_timing')
})
