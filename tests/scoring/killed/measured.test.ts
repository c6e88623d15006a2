import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { chat, during, found, refused, values } from '../detectors/measuring.ts'

const words = '我们在谈一件事情'
const holding = (...spans: [from: number, to: number][]): Partial<Call> => ({
  holds: spans.map(([from, to]) => ({ start_ms: from * 1000, end_ms: to * 1000 })),
})

describe('waits on hold', () => {
  const lines = [during('agent', 0, 2, `${words}甲`), during('customer', 2, 3), during('agent', 10, 12, `${words}乙`)]
  const come = (find: string, changes: Partial<Call>) => {
    const conditions = {
      h: { hold: { at_least: 2 } },
      a: { phrases: { any: ['甲'] } },
      b: { phrases: { any: ['乙'] } },
    }
    const used = Object.entries(conditions).filter(([name]) => new RegExp(`\\b${name}\\b`).test(find))
    const rule = ruleWith('r', { conditions: Object.fromEntries(used), find })
    return scoreBy(bookOf(rule), callOf(lines, changes)).items[0]?.status
  }
  test.each<[find: string, from: number, to: number, came: string]>([
    ['h then b', 4, 9, 'fail'],
    ['a then h', 4, 9, 'fail'],
    ['b then h', 4, 9, 'pass'],
    ['h then a', 4, 9, 'pass'],
    ['a then h then b', 4, 9, 'fail'],
    ['h then b', 10, 12, 'fail'],
    ['b then h', 10, 12, 'pass'],
    ['h then b', 10.001, 13, 'pass'],
    ['b then h', 10.001, 13, 'fail'],
    ['b then h', 20, 30, 'fail'],
    ['h then a', 0, 9, 'fail'],
  ])('%s, on hold from %d to %d s: %s', (find, from, to, came) => expect(come(find, holding([from, to]))).toBe(came))

  test.each<[from: number, came: number[] | string]>([
    [3.999, 'pass'],
    [4, [2000]],
    [7, [2000]],
    [10, [2000]],
    [10.001, 'pass'],
  ])('from %d s on, looked for from 4 to 10 s', (from, came) => {
    const condition = { hold: { at_least: 2 }, in: { range: { seconds: [4, 10] } } }
    expect(values(found(condition, lines.slice(0, 2), holding([from, from + 2])))).toEqual(came)
  })

  test('none lies in a window that is nowhere', () => {
    const condition = { hold: { at_least: 2 }, speaker: 'supervisor', in: { first: { turns: 1 } } }
    expect(found(condition, lines, holding([4, 9]))).toBe('pass')
  })

  test('several last from the first to the end of the longest', () => {
    const changes = holding([3, 20], [5, 9], [30, 31])
    expect(found({ hold: { more_than: 2 } }, lines, changes)).toMatchObject([
      { start_ms: 3000, end_ms: 31_000, value: 3 },
    ])
    expect(found({ hold: { more_than: 1 } }, lines, holding([3, 20], [5, 9]))).toMatchObject([
      { start_ms: 3000, end_ms: 20_000, value: 2 },
    ])
    expect(found({ hold: { total_at_least: 18 } }, lines, changes)).toMatchObject([{ value: 18_000 }])
    expect(found({ hold: { total_at_least: 18.001 } }, lines, changes)).toBe('pass')
    expect(found({ hold: { more_than: 0 } }, lines, { holds: [] })).toBe('pass')
  })
})

describe('where what is true of a whole window stands', () => {
  const few = (lines: Line[], more: Record<string, unknown> = {}) => {
    const evidence = found({ turns: { at_most: 9 }, ...more }, lines, {
      answered_at: '2026-05-06T10:00:00+08:00',
      ended_at: '2026-05-06T10:00:40+08:00',
    })
    return typeof evidence === 'string' ? evidence : evidence.map(({ start_ms, end_ms }) => [start_ms, end_ms])
  }
  const overlapping = [during('agent', 1, 4), during('agent', 2, 3), during('customer', 5, 6)]

  test('from its first turn to the end of the one that ends last', () => {
    expect(few(overlapping)).toEqual([[1000, 4000]])
    expect(few(overlapping, { speaker: 'any' })).toEqual([[1000, 6000]])
  })

  test('without a turn: the time it covers, within the call', () => {
    const none = { speaker: 'supervisor' }
    expect(few(overlapping, none)).toEqual([[0, 40_000]])
    expect(few(overlapping, { ...none, in: { range: { seconds: [13, 15] } } })).toEqual([[13_000, 15_000]])
    expect(few(overlapping, { ...none, in: { last: { seconds: 2 } } })).toEqual([[4000, 6000]])
    expect(few(overlapping, { ...none, in: { last: { seconds: 99 } } })).toEqual([[0, 6000]])
  })
})

describe('a monologue', () => {
  const MONOLOGUE = { monologue: { longer_than: 5 } }
  const segments = (lines: Line[], changes?: Partial<Call>) => {
    const evidence = found(MONOLOGUE, lines, changes)
    return typeof evidence === 'string' ? evidence : evidence.map(({ segments }) => segments)
  }

  test('is its words, not its signs of listening, nor what the speaker says later', () => {
    const lines = [
      during('agent', 0, 3),
      during('agent', 3, 4, '嗯'),
      during('customer', 4, 5, '嗯'),
      during('agent', 5, 8),
      during('customer', 9, 10),
      during('agent', 11, 12),
    ]
    expect(segments(lines)).toEqual([[0, 3]])
  })

  test('cannot be told where some words have no end, or all have one time', () => {
    const endless: Line = ['agent', words, { start_ms: 9000, end_ms: undefined }]
    const nod: Line = ['agent', '嗯', { start_ms: 9000, end_ms: undefined }]
    expect(segments([during('agent', 0, 2), during('customer', 3, 4), endless])).toBe('no_timing')
    expect(segments([during('agent', 0, 2), during('customer', 3, 4), nod])).toBe('pass')
    expect(segments([during('agent', 0, 9), during('customer', 0, 9)])).toBe('no_timing')
    expect(segments([during('agent', 0, 9), during('customer', 10, 12)], chat)).toBe('no_timing')
  })
})

test.each<Record<string, unknown>>([
  { monologue: { longer_than: 5 } },
  { silence: { at_least: 5 } },
  { hold: { at_least: 5 } },
  { turns: { at_least: 5 } },
  { length: { longer_than: 5 } },
  { talk_share: { more_than: 5 } },
  { speech_rate: { faster_than: 5 } },
  { response_time: { of: 'each', longer_than: 5 } },
  { answer_delay: { longer_than: 5 } },
  { ring: { longer_than: 5 } },
  { ending: { by: 'agent' } },
  { interruption: { after: 1, overlap: 1 } },
  { field: { path: 'queue', is: 'x' } },
])('what listens for no words is not found in every turn: %j', (condition) => {
  expect(refused({ ...condition, every_turn: true })).toContain('does not listen for words')
})
