import { describe, expect, test } from 'vitest'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { chat, during, found, refused, sent } from './measuring.ts'

// The calls of these tests end a minute after the answer.
const ended_at = '2026-05-06T10:01:05+08:00'
const of = (ending: object, lines: readonly Line[], changes = {}) => found({ ending }, lines, { ended_at, ...changes })
const TALK = [during('customer', 0, 10), during('agent', 10, 57)]

test('who hung up', () => {
  expect(of({ by: 'customer' }, TALK)).toEqual([
    { hit: 0, start_ms: 60_000, end_ms: 60_000, field: 'ended_by', value: 'customer', matched_by: 'metadata' },
  ])
  expect(of({ by: 'agent' }, TALK)).toBe('pass')
  expect(of({ by: 'agent' }, TALK, { ended_by: undefined })).toBe('no_metadata')
  const untimed = [during('agent', 1, 1), during('customer', 1, 1)]
  expect(of({ by: 'customer' }, untimed)).toHaveLength(1)
})

describe('who spoke last', () => {
  test('by the end of the words', () => {
    expect(of({ last_words: 'agent' }, TALK)).toEqual([
      {
        hit: 0,
        start_ms: 60_000,
        end_ms: 60_000,
        segments: [1],
        field: 'last_words',
        value: 'agent',
        matched_by: 'metadata',
      },
    ])
    expect(of({ last_words: 'customer' }, TALK)).toBe('pass')
    expect(of({ last_words: 'agent' }, [...TALK, during('customer', 50, 56)])).toHaveLength(1)
  })
  test('signs of listening, noise and machines have no last word', () => {
    for (const line of [
      during('customer', 57, 58, '嗯'),
      during('customer', 57, 58, '[noise]'),
      during('ivr', 57, 59),
    ]) {
      expect(of({ last_words: 'agent' }, [...TALK, line])).toHaveLength(1)
    }
    expect(of({ last_words: 'agent' }, [...TALK, during('customer', 57, 58, 'bye now')])).toBe('pass')
    expect(of({ last_words: 'agent' }, [...TALK, during('unknown', 57, 58)])).toBe('no_roles')
    expect(of({ last_words: 'agent' }, [during('agent', 1, 1), during('customer', 1, 1)])).toBe('no_timing')
  })
})

describe('how long after the last word', () => {
  test('sooner and later', () => {
    expect(of({ sooner_than: 3 }, TALK)).toBe('pass')
    expect(of({ sooner_than: 3.001 }, TALK)).toEqual([
      {
        hit: 0,
        start_ms: 60_000,
        end_ms: 60_000,
        segments: [1],
        field: 'ended_at',
        value: 3000,
        limit: 3001,
        unit: 'ms',
        matched_by: 'timing',
      },
    ])
    expect(of({ later_than: 3 }, TALK)).toBe('pass')
    expect(of({ later_than: 2.999 }, TALK)).toMatchObject([{ value: 3000, limit: 2999 }])
    expect(of({ later_than: 2, sooner_than: 4 }, TALK)).toMatchObject([{ value: 3000, limit: 2000 }])
  })
  test('a machine spoke after it', () => {
    for (const ending of [{ sooner_than: 5 }, { later_than: 1 }]) {
      expect(of(ending, TALK)).toHaveLength(1)
      expect(of(ending, [...TALK, during('ivr', 57, 59)])).toBe('pass')
    }
  })
  test('words may end a little after the hang-up, not much', () => {
    expect(of({ sooner_than: 1 }, [during('agent', 0, 61)])).toMatchObject([{ value: 0 }])
    expect(of({ sooner_than: 1 }, [during('agent', 0, 61.001)])).toBe('unreliable_timing')
  })
  test('words without an end', () => {
    expect(of({ later_than: 1 }, [['agent', '您好', { start_ms: 0, end_ms: undefined }]])).toBe('no_timing')
    expect(of({ later_than: 60 }, [sent('agent', 0)], chat)).toMatchObject([{ value: 65_000 }])
  })
})

test('everything that is asked must hold', () => {
  expect(of({ by: 'customer', last_words: 'agent', sooner_than: 5 }, TALK)).toMatchObject([{ value: 3000 }])
  expect(of({ by: 'agent', last_words: 'agent', sooner_than: 5 }, TALK)).toBe('pass')
  expect(of({ by: 'customer', last_words: 'customer', sooner_than: 5 }, TALK)).toBe('pass')
  expect(of({ by: 'customer', last_words: 'agent', sooner_than: 2 }, TALK)).toBe('pass')
  expect(of({ by: 'customer', last_words: 'customer' }, TALK, { ended_by: undefined })).toBe('pass')
})

test('it stands at the very end: words, then the ending within so long', () => {
  const rule = (within: number) =>
    ruleWith('r', {
      conditions: { said: { phrases: { any: ['不说了'] } }, left: { ending: { by: 'agent' } } },
      find: `said then left within ${within} s`,
    })
  const call = callOf([during('agent', 0, 57, '不说了')], { ended_at, ended_by: 'agent' })
  expect(scoreBy(bookOf(rule(3)), call).findings).toHaveLength(1)
  expect(scoreBy(bookOf(rule(2.9)), call).findings).toHaveLength(0)
})

test.each([
  [{}, 'ending needs at least one of "by", "last_words", "sooner_than" and "later_than"'],
  [{ later_than: 3, sooner_than: 3 }, 'ending: "later_than" must be less than "sooner_than", as both hold at once'],
])('refused: %j', (ending, message) => expect(refused({ ending })).toBe(message))
