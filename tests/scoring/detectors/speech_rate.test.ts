import { describe, expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { chat, during, found, refused, sent } from './measuring.ts'

const FAST = { speech_rate: { faster_than: 300 } }
const SLOW = { speech_rate: { slower_than: 120 } }
const EACH = { speech_rate: { faster_than: 300, slower_than: 120, over: 'turn' } }
/** So many Chinese characters, with marks that are none. */
const zh = (n: number) => `${'说'.repeat(n)}，。`
const en = (n: number) => `${"don't ".repeat(n)}!`

describe('over the call', () => {
  test('characters a minute of own speech', () => {
    const lines = [during('agent', 0, 3, zh(20)), during('customer', 3, 10, zh(90)), during('agent', 10, 13, zh(10))]
    expect(found(FAST, lines)).toBe('pass')
    const faster = [...lines, during('agent', 20, 21, zh(6))]
    expect(found(FAST, faster)).toEqual([
      {
        hit: 0,
        start_ms: 0,
        end_ms: 21_000,
        value: 309,
        limit: 300,
        unit: 'characters/min',
        matched_by: 'timing',
      },
    ])
    expect(found({ ...FAST, speaker: 'customer' }, lines)).toMatchObject([
      { value: 771, start_ms: 3000, end_ms: 10_000 },
    ])
  })
  test('words a minute', () => {
    expect(found(SLOW, [during('agent', 0, 10, en(20))])).toBe('pass')
    expect(found(SLOW, [during('agent', 0, 10.001, en(20))])).toMatchObject([
      { value: 120, limit: 120, unit: 'words/min' },
    ])
  })
  test('both limits', () => {
    const both = { speech_rate: { faster_than: 300, slower_than: 120 } }
    expect(found(both, [during('agent', 0, 3, zh(20))])).toMatchObject([{ value: 400, limit: 300 }])
    expect(found(both, [during('agent', 0, 15, zh(20))])).toMatchObject([{ value: 80, limit: 120 }])
    expect(found(both, [during('agent', 0, 6, zh(20))])).toBe('pass')
  })
})

describe('each turn', () => {
  test('by itself', () => {
    const lines = [
      during('agent', 0, 2, zh(10)),
      during('agent', 2, 3, zh(10)),
      during('agent', 3, 13, zh(10)),
      during('agent', 13, 13.5, zh(9)),
    ]
    expect(found(EACH, lines)).toEqual([
      {
        hit: 0,
        start_ms: 2000,
        end_ms: 3000,
        segments: [1],
        value: 600,
        limit: 300,
        unit: 'characters/min',
        matched_by: 'timing',
      },
      {
        hit: 1,
        start_ms: 3000,
        end_ms: 13_000,
        segments: [2],
        value: 60,
        limit: 120,
        unit: 'characters/min',
        matched_by: 'timing',
      },
    ])
  })
})

test('so little is not judged', () => {
  const short = [during('agent', 0, 1, zh(9)), during('agent', 1, 2, '嗯嗯嗯')]
  for (const over of ['call', 'turn']) {
    expect(found({ speech_rate: { faster_than: 300, over } }, short)).toBe('too_short')
    expect(found({ speech_rate: { faster_than: 300, over, min_length: 9 } }, short)).toMatchObject([{ value: 540 }])
  }
})

test('not judged: unsure of the words, no times, times nobody speaks in', () => {
  const unsure: Line = ['agent', zh(20), { start_ms: 0, end_ms: 2000, confidence: 0.3 }]
  const endless: Line = ['agent', zh(20), { start_ms: 0, end_ms: undefined }]
  for (const condition of [FAST, { speech_rate: { faster_than: 300, over: 'turn' } }]) {
    expect(found(condition, [unsure])).toBe('low_confidence')
    expect(found(condition, [endless])).toBe('no_timing')
    expect(found(condition, [during('agent', 0, 1.19, zh(20))])).toBe('unreliable_timing')
    expect(found(condition, [during('agent', 0, 1.2, zh(20))])).toMatchObject([{ value: 1000 }])
    expect(found(condition, [sent('agent', 0, zh(20))], chat)).toBe('no_timing')
  }
})

test.each([
  [{}, 'speech_rate needs at least one of "faster_than" and "slower_than"'],
  [
    { faster_than: 100, slower_than: 100 },
    'speech_rate: "slower_than" must be less than "faster_than", or every rate is a hit',
  ],
])('refused: %j', (speech_rate, message) => expect(refused({ speech_rate })).toBe(message))
