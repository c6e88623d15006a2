import { describe, expect, test } from 'vitest'
import { callOf, type Line } from '../books.ts'
import { comesTo, during } from '../detectors/measuring.ts'
import { dialogue, shifted } from '../fairness/dialogue.ts'

/** Who had the last word is told by one clock only. */
const isShifted = (lines: readonly Line[]) =>
  comesTo({ ending: { last_words: 'agent' } }, callOf(lines)) === 'unreliable_timing'

type Spoken = readonly [from: number, to: number]

/** What each said, in seconds: agent and customer as they begin. */
const talk = (agent: readonly Spoken[], customer: readonly Spoken[]): Line[] => [
  ...agent.map(([from, to]) => during('agent', from, to)),
  ...customer.map(([from, to]) => during('customer', from, to)),
]

/** Two who take turns of four seconds with a second between them, the agent's so many seconds late. */
const late = (by: number, turns = 5) =>
  talk(
    Array.from({ length: turns }, (_, i): Spoken => [10 * i + by, 10 * i + by + 4]),
    Array.from({ length: turns }, (_, i): Spoken => [10 * i + 5, 10 * i + 9]),
  )

describe('clocks that differ', () => {
  test.each([2, -2, 3.5, 4.9, -4.9])('by %d s, agent or customer late', (by) => expect(isShifted(late(by))).toBe(true))

  test.each([0, 0.5, -0.5, 1, 1.1, -1.1])('by %d s: nobody overlaps', (by) => expect(isShifted(late(by))).toBe(false))

  test('two overlaps of a fifth of a second each are in question, less is not', () => {
    const pair = (overlap: number) =>
      talk(
        [
          [0, 4],
          [10, 14],
          [20, 24],
        ],
        [
          [4 - overlap, 8],
          [14 - overlap, 18],
          [26, 30],
        ],
      )
    expect(isShifted(pair(0.2))).toBe(true)
    expect(isShifted(pair(0.199))).toBe(false)
    const turned = pair(0.2).map(([who, text, more]): Line => [who === 'agent' ? 'customer' : 'agent', text, more])
    expect(isShifted(turned)).toBe(true)
  })
})

describe('what is no sign of it', () => {
  const overlapping = (i: number): [Line, Line] => [
    during('agent', 10 * i, 10 * i + 4),
    during('customer', 10 * i + 2, 10 * i + 6),
  ]
  const calm = (i: number): [Line, Line] => [
    during('agent', 10 * i, 10 * i + 1),
    during('customer', 10 * i + 5, 10 * i + 6),
  ]
  const pairs = (...kinds: ((i: number) => Line[])[]) => kinds.flatMap((kind, i) => kind(i))

  test('two overlaps for four changes of speaker are enough, for five they are not', () => {
    expect(isShifted(pairs(overlapping, overlapping, calm, calm, calm))).toBe(true)
    expect(isShifted(pairs(overlapping, overlapping, calm, calm, calm, calm))).toBe(false)
  })

  test('both must have been answered twice', () => {
    const once = pairs(overlapping, overlapping)
    expect(isShifted(once)).toBe(false)
    expect(isShifted([...once, during('agent', 20, 21)])).toBe(true)
    expect(isShifted([during('agent', 0, 0.5), ...once])).toBe(false)
    expect(isShifted([...once, during('customer', 20, 21)])).toBe(false)
  })

  test('signs of listening, and others who speak', () => {
    const nods = pairs(overlapping, overlapping, calm).map(
      ([who, text, more]): Line => [who, who === 'agent' ? '嗯嗯' : text, more],
    )
    expect(isShifted(nods)).toBe(false)
    const third = pairs(overlapping, overlapping, calm).map(
      ([who, text, more]): Line => [who === 'agent' ? 'supervisor' : who, text, more],
    )
    expect(isShifted(third)).toBe(false)
    expect(isShifted([...pairs(overlapping, overlapping, calm), during('supervisor', 0, 30)])).toBe(true)
    expect(
      isShifted([
        ...pairs(overlapping, overlapping, calm),
        during('agent', 3.5, 6, '嗯'),
        during('agent', 13.5, 16, '嗯'),
      ]),
    ).toBe(true)
  })

  test('one who cuts in again and again, and is answered at once', () => {
    expect(
      isShifted(
        dialogue(Array.from({ length: 14 }, (_, i) => [4000, i % 2 === 0 ? -1500 : 300])).segments.map(
          ({ speaker, text, start_ms, end_ms }): Line => [speaker, text, { start_ms, end_ms }],
        ),
      ),
    ).toBe(false)
  })

  test('what would still overlap once moved back by four seconds: of two overlaps hardly any, of more a quarter', () => {
    const by = (seconds: number) => (i: number) => [
      during('agent', 20 * i, 20 * i + 5),
      during('customer', 20 * i + 5 - seconds, 20 * i + 10),
    ]
    expect(isShifted(pairs(by(2), by(4.1), by(-1)))).toBe(true)
    expect(isShifted(pairs(by(2), by(4.5), by(-1)))).toBe(false)
    expect(isShifted(pairs(by(2), by(4.5), by(2)))).toBe(true)
    expect(isShifted(pairs(by(4.9), by(4.9), by(4.9)))).toBe(true)
    expect(isShifted(pairs(by(4), by(4), by(-1)))).toBe(true)
  })

  test('one turn within another of the same speaker ends nothing', () => {
    const inner = (i: number): Line[] => [
      during('agent', 10 * i, 10 * i + 4),
      during('agent', 10 * i + 1, 10 * i + 2),
      during('customer', 10 * i + 3.5, 10 * i + 6),
    ]
    expect(isShifted(pairs(inner, inner, calm))).toBe(true)
  })
})

test.each([
  { silence: { at_least: 2 } },
  { interruption: { after: 0.5, overlap: 0.5 } },
  { response_time: { of: 'slowest', longer_than: 2 } },
])('what compares two clocks is not judged by clocks that differ: %j', (condition) => {
  const calm = dialogue(Array.from({ length: 12 }, (_, i) => [2500 + (i % 3) * 900, 400 + (i % 4) * 200]))
  expect(comesTo(condition, shifted(calm, 2000))).toBe('unreliable_timing')
  expect(comesTo(condition, calm)).not.toBe('unreliable_timing')
})
