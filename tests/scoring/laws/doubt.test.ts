import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Call, Segment } from '../../../contract/index.ts'
import { anyCall } from '../arbitrary.ts'
import { anyRule, bookOfOne, type Rule } from '../arbitrary-rules.ts'
import { judgeOf, outcomeOf, several } from './scoring.ts'
import { clearTalk, fewRule } from './talk.ts'

const clear = (call: Call): Call => ({
  ...call,
  language: 'zh',
  disposition: 'answered',
  segments: call.segments.map(({ confidence, ...segment }) => ({
    ...segment,
    speaker: segment.speaker === 'unknown' ? 'agent' : segment.speaker,
  })),
})

const clearCall = anyCall.map(clear)

/** A call in which all is clear and known, and the same with one segment that is not. */
const less = (change: (segment: Segment) => Segment, calls: fc.Arbitrary<Call>) =>
  calls.chain((call) =>
    fc
      .nat(7)
      .map((n): [Call, Call] => [
        call,
        { ...call, segments: call.segments.map((segment, i) => (i === n ? change(segment) : segment)) },
      ]),
  )

/** Rules that found nothing in a clear call find nothing in one that is less clear. */
const law = (rules: fc.Arbitrary<Rule>, pairs: fc.Arbitrary<[Call, Call]>, numRuns: number) =>
  fc.assert(
    fc.property(rules, several(pairs, 30), (rule, calls) => {
      const judge = judgeOf(bookOfOne(rule))
      for (const [call, doubtful] of calls) {
        if (outcomeOf(judge(call)) !== 'finding') expect(outcomeOf(judge(doubtful))).not.toBe('finding')
      }
    }),
    { numRuns },
  )

const N = 150
const dense = fewRule('r')
const has = (rule: Rule, ...words: string[]) => words.some((word) => JSON.stringify(rule).includes(word))
const unsure = (segment: Segment): Segment => ({ ...segment, confidence: 0.1 })
const unknown = (segment: Segment): Segment => ({ ...segment, speaker: 'unknown' })
/** Beside the first, last or nth hit, or several words as one: another window where one of them is missed. */
const beside = (rule: Rule): boolean =>
  /"which":("first|"last|\d)/.test(JSON.stringify(rule)) ||
  (has(rule, '"hit"') && has(rule, '"all"', 'in_order', 'at_least'))
/** A measure of what lies beside a hit: another one where the window is. */
const measured = (rule: Rule): boolean =>
  has(rule, '"hit"') && has(rule, 'at_most', 'talk_share', 'answer_delay', 'response_time', 'monologue')

/** A mean of several turns: another one where one of them is left out. */
const averaged = (rule: Rule): boolean => has(rule, '"of":"window"', 'falls_by', 'rises_by')

test('words nobody could make out bring no finding, unless a window hangs on which hit, or how long a one, it stands beside, or every turn on words over several', () => {
  law(
    dense.filter((rule) => !beside(rule) && !has(rule, 'every_turn')),
    less(unsure, clearTalk),
    N,
  )
})

test('nor do they with any detector but speech_rate and the sentiment of several turns, which leave them out, and measures beside a hit', () => {
  law(
    anyRule('r').filter((rule) => !beside(rule) && !measured(rule) && !has(rule, 'speech_rate') && !averaged(rule)),
    less(unsure, clearCall),
    N,
  )
})

/** Within three turns of each other, which is as far as a speaker nobody knows may be in question. */
const short = (calls: fc.Arbitrary<Call>) => calls.map((call) => ({ ...call, segments: call.segments.slice(0, 4) }))

test('a speaker nobody knows brings no finding, unless a window is counted in turns or hangs on which hit, or how long a one, it stands beside', () => {
  law(
    dense.filter((rule) => !beside(rule) && !has(rule, 'turns"')),
    less(unknown, short(clearTalk)),
    N,
  )
})

test('nor does one with any detector but those that count turns, measure beside a hit, ask who answered or cut in on whom, or spare what follows other words', () => {
  law(
    anyRule('r').filter(
      (rule) =>
        !beside(rule) &&
        !measured(rule) &&
        !averaged(rule) &&
        !has(rule, 'turns"', 'speech_rate', 'response_time', 'interruption', 'except', 'innocent'),
    ),
    less(unknown, short(clearCall)),
    N,
  )
})
