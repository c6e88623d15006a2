import { describe, expect, test } from 'vitest'
import { callOf, type Line } from '../books.ts'
import { comesTo, during } from '../detectors/measuring.ts'

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
  })
})
