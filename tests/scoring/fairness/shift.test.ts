import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generate } from '../../../cli/demo/index.ts'
import type { Call } from '../../../contract/index.ts'
import { readScorer } from '../../../ingest/packs.ts'
import { harperCalls, harperFile } from '../../support/harper.ts'
import { bookOf, callOf, type Line, ruleWith } from '../books.ts'
import { comesTo, during } from '../detectors/measuring.ts'
import { judgeOf, outcomeOf } from '../laws/scoring.ts'
import { dialogue, shifted, takingTurns } from './dialogue.ts'

const CUT = { interruption: { after: 0.5, overlap: 0.5 } }

/** Who had the last word cannot be told where the channels are shifted, and always otherwise. */
const judge = judgeOf(bookOf(ruleWith('r', { conditions: { it: { ending: { last_words: 'agent' } } }, find: 'it' })))
const isShifted = (call: Call) => outcomeOf(judge(call)) === 'unreliable_timing'

const calm = dialogue(Array.from({ length: 12 }, (_, i) => [2500 + (i % 3) * 900, 400 + (i % 4) * 200]))

describe('channels shifted against each other', () => {
  const late = shifted(calm, 2000)

  test.each([
    ['interruption', CUT],
    ['silence', { silence: { at_least: 2 } }],
    ['response_time', { response_time: { of: 'slowest', longer_than: 2 } }],
    ['answer_delay', { answer_delay: { longer_than: 2 } }],
    ['the last words', { ending: { last_words: 'agent' } }],
    ['how soon it ended', { ending: { sooner_than: 5000 } }],
  ])('what compares two clocks is not judged: %s', (_, condition) => {
    expect(comesTo(condition, late)).toBe('unreliable_timing')
    expect(comesTo(condition, calm)).not.toBe('unreliable_timing')
  })

  test.each([
    ['speech_rate', { speech_rate: { faster_than: 100 } }],
    ['monologue', { monologue: { longer_than: 2 } }],
    ['talk_share', { talk_share: { more_than: 20 } }],
    ['length', { length: { longer_than: 5 } }],
    ['who hung up', { ending: { by: 'customer' } }],
    ['words', { phrases: { any: ['我们'] } }],
  ])('what asks one of them is judged all the same: %s', (_, condition) => {
    expect(comesTo(condition, late)).toBeInstanceOf(Array)
  })

  test.each([-3500, -3000, -2000, -1500, 1500, 2000, 3000, 3500])('by %i ms, whoever is late', (ms) => {
    expect(isShifted(shifted(calm, ms))).toBe(true)
    expect(isShifted(shifted(calm, ms, 'customer'))).toBe(true)
  })

  test('by less than a second it is not seen, and does no harm', () => {
    expect([-700, 700].map((ms) => comesTo(CUT, shifted(calm, ms)))).toEqual(['pass', 'pass'])
  })

  test('a chat has one clock', () => {
    const lines = late.segments.map(
      ({ speaker, text, start_ms }): Line => [speaker, text, { start_ms, end_ms: undefined }],
    )
    const chat = callOf(lines, { channel: 'chat', answered_at: undefined })
    expect(comesTo({ response_time: { of: 'slowest', longer_than: 2 } }, chat)).toBeInstanceOf(Array)
  })
})

describe('what looks like it and is not', () => {
  test('one who cuts in again and again, and is answered at once', () => {
    const rude = dialogue(Array.from({ length: 14 }, (_, i) => [4000, i % 2 === 0 ? -1500 : 300]))
    expect(isShifted(rude)).toBe(false)
    expect(isShifted(dialogue(Array.from({ length: 14 }, (_, i) => [4000, i % 4 === 0 ? -1500 : 300])))).toBe(false)
  })

  test('two who hardly wait for each other', () => {
    expect(isShifted(dialogue(Array.from({ length: 20 }, (_, i) => [2000, (i % 3) * 200 - 250])))).toBe(false)
  })

  test('signs of listening', () => {
    const lines = Array.from({ length: 6 }, (_, i) => [
      during('customer', i * 10, i * 10 + 6),
      during('agent', i * 10 + 2, i * 10 + 5, '嗯嗯'),
    ]).flat()
    expect(isShifted(callOf(lines))).toBe(false)
  })

  test('one cut in, however long the waits: one is too few to tell', () => {
    const lines = [
      ...[during('agent', 0, 3), during('customer', 8, 12), during('agent', 10.5, 14), during('customer', 20, 23)],
      ...[during('agent', 28, 31), during('customer', 36, 39)],
    ]
    expect(comesTo(CUT, callOf(lines))).toMatchObject([{ value: 1500 }])
  })
})

test('a shift never makes somebody cut in or fall silent, where people take turns and speak longer than the shift', () => {
  const quiet = { silence: { at_least: 3 } }
  fc.assert(
    fc.property(takingTurns, fc.integer({ min: 1500, max: 2400 }), fc.constantFrom(-1, 1), (call, ms, sign) => {
      const moved = shifted(call, ms * sign)
      for (const condition of [CUT, quiet]) {
        if (comesTo(condition, call) === 'pass') expect(comesTo(condition, moved)).not.toBeInstanceOf(Array)
      }
    }),
    { numRuns: 150 },
  )
})

describe('over a month of sample calls', () => {
  const calls = [...generate({ calls: 3000 })].map(({ call }) => call).filter(({ channel }) => channel === 'voice')

  test('none is taken for one whose channels are shifted', () => {
    expect(calls.filter(isShifted).map(({ call_id }) => call_id)).toEqual([])
  })

  test.each([-3000, -2000, 2000, 3000])('most are, once one channel is moved by %i ms', (ms) => {
    const some = calls.slice(0, 600)
    expect(some.filter((call) => isShifted(shifted(call, ms))).length / some.length).toBeGreaterThan(0.9)
  })

  test('hardly any agent is then said to cut in who was not before', () => {
    const scorer = readScorer('Asia/Shanghai')
    const cutsIn = (call: Call) =>
      scorer.score(call, 'sha256:x').findings.some(({ tags }) => tags.includes('interruption'))
    const some = calls.slice(0, 600).filter((call) => !cutsIn(call))
    expect(some.filter((call) => cutsIn(shifted(call, -2000))).length / some.length).toBeLessThan(0.02)
  })
})

const file = harperFile()

test.skipIf(file === undefined)('ten real calls are not taken for shifted (passed over where they are absent)', () => {
  for (const text of ['human', 'asr'] as const) {
    const calls = harperCalls(file as string, text)
    expect(calls.filter(isShifted)).toEqual([])
    // People on these lines wait long before they answer: where nobody overlaps, nothing can be seen.
    const seen = (ms: number) => calls.filter((call) => isShifted(shifted(call, ms))).length
    expect([seen(-3000), seen(3000)].every((count) => count >= 6)).toBe(true)
  }
})
