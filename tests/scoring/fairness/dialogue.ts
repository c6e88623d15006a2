import fc from 'fast-check'
import type { Call, Segment, Speaker } from '../../../contract/index.ts'
import { callOf, type Line } from '../books.ts'

/** One side's segments so many ms later, as if it had been recorded by another clock. */
export const shifted = (call: Call, ms: number, who: Speaker = 'agent'): Call => ({
  ...call,
  segments: call.segments.map((segment) => (segment.speaker === who ? later(segment, ms) : segment)),
})

const later = (segment: Segment, ms: number): Segment => ({
  ...segment,
  start_ms: (segment.start_ms as number) + ms,
  ...(segment.end_ms !== undefined && { end_ms: segment.end_ms + ms }),
})

/** What agent and customer say is taken for the other's. */
export const swapped = (call: Call): Call => ({
  ...call,
  segments: call.segments.map((segment) => ({ ...segment, speaker: OTHER[segment.speaker] ?? segment.speaker })),
})

const OTHER: Partial<Record<Speaker, Speaker>> = { agent: 'customer', customer: 'agent' }

/** Agent and customer in turn: how long each speaks, and after what pause (below 0: before the other is over), in ms. */
export function dialogue(turns: readonly (readonly [length: number, pause: number])[], changes: Partial<Call> = {}) {
  let until = 0
  const lines = turns.map(([length, pause], i): Line => {
    const start_ms = Math.max(0, until + pause)
    until = start_ms + length
    const who = i % 2 === 0 ? 'agent' : 'customer'
    return [who, WORDS.slice(0, Math.max(4, Math.ceil(length / 250))), { start_ms, end_ms: until }]
  })
  return callOf(lines, changes)
}

const WORDS = '我们现在来说一说这件事情到底是怎么一回事然后再看看可以怎么样来办理'.repeat(3)

/** People who take turns: seconds of speech, and an answer after a breath. */
export const takingTurns: fc.Arbitrary<Call> = fc
  .array(fc.tuple(fc.integer({ min: 2500, max: 7000 }), fc.integer({ min: 150, max: 1100 })), {
    minLength: 10,
    maxLength: 30,
  })
  .map((turns) => dialogue(turns))
