import fc from 'fast-check'
import type { Call, Speaker } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { anyWindow, bookOfOne, conditionsOf, LISTS, type Rule, ruleOf, type Spec } from '../arbitrary-rules.ts'
import { bookWith, callOf, formWith, itemWith, type Line, ruleWith } from '../books.ts'
import { judgeOf, outcomeOf, type Words, wordsOf } from './scoring.ts'

/** Few words at a time, so that phrases are found, overlap and repeat. */
const SAID = [
  '您好',
  '您',
  '不是',
  '我的错',
  '没办法',
  'hello',
  'sorry',
  'hello sorry',
  '没班发',
  '泥好',
  '一',
  '、',
  '。 ',
]

/** Phrases of these words. */
export const fewPhrase: fc.Arbitrary<string> = fc.constantFrom(
  ...['您好', '您', '好', '不是', '我的错', '(不是|不)我的错', '您…错', '没办法', '好您', '是我', '您您', '错不是'],
  ...['hello', 'sorry', 'hello sorry', 'sorry hello', 'hello … sorry', '<short>好', '<plain>', '<heard>', '是…<short>'],
)

/** What is said in these words. */
export const wordy = fc.array(fc.constantFrom(...SAID), { minLength: 1, maxLength: 6 }).map((words) => words.join(''))

const SPEAKERS: Speaker[] = ['agent', 'agent', 'agent', 'customer']

/** Lines one after the other, mostly the agent's. @param confidences how sure the recogniser may be */
const lines = (speakers: readonly Speaker[], confidences: readonly number[]): fc.Arbitrary<Line[]> =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...speakers), wordy, fc.constantFrom(...confidences))
      .map(([speaker, text, confidence]): Line => [speaker, text, { confidence }]),
    { minLength: 1, maxLength: 8 },
  )

const calls = (of: fc.Arbitrary<Line[]>) =>
  fc.tuple(of, fc.constantFrom('voice' as const, 'chat' as const)).map(([lines, channel]) => callOf(lines, { channel }))

/** Calls in which every word is clear and everybody known. */
export const clearTalk: fc.Arbitrary<Call> = calls(lines(SPEAKERS, [1]))

/** Calls of which not every word is sure, nor whose it is. */
export const anyTalk: fc.Arbitrary<Call> = calls(lines([...SPEAKERS, 'agent', 'unknown'], [1, 1, 1, 0.3]))

/** What a condition comes to in a call: a finding, or why there is none; and the words of it. */
export function ask(condition: Spec): (call: Call) => { outcome: string; words: Words[] } {
  const judge = judgeOf(bookOfOne(ruleWith('r', { conditions: { a: condition }, find: 'a' })))
  return (call) => {
    const score = judge(call)
    return { outcome: outcomeOf(score), words: wordsOf(score) }
  }
}

export const overlap = (a: Words, b: Words): boolean => a.segment === b.segment && a.start < b.end && b.start < a.end

const patterns = fc.uniqueArray(fc.constantFrom('您|好', '您好', '[^a-z]+', '是.', 'o', 'lo s'), {
  minLength: 1,
  maxLength: 3,
})

/** A condition on these words. */
const condition = (others: readonly string[]): fc.Arbitrary<Spec> =>
  fc
    .tuple(
      fc.uniqueArray(fewPhrase, { minLength: 1, maxLength: 2 }),
      fc.constantFrom('any', 'any', 'all', 'in_order', 'none'),
      fc.constantFrom({}, { speaker: 'customer' }, { speaker: 'any' }),
      fc.constantFrom({}, {}, { every_turn: true }),
      fc.option(anyWindow(others), { nil: undefined }),
    )
    .map(([phrases, kind, speaker, every, window]) => ({
      phrases: { [kind]: phrases },
      ...speaker,
      ...every,
      ...(window && { in: window }),
    }))

/** A rule that listens for these words, in rows, windows and chains. */
export const fewRule = (id: string): fc.Arbitrary<Rule> =>
  ruleOf(
    id,
    conditionsOf((others) =>
      fc.oneof(
        { weight: 5, arbitrary: condition(others) },
        { weight: 1, arbitrary: patterns.map((any): Spec => ({ regex: { any } })) },
      ),
    ),
  )

/** A book of some such rules, an item each. */
export const fewBook: fc.Arbitrary<Book> = fc.tuple(...['r0', 'r1', 'r2', 'r3', 'r4'].map(fewRule)).map((rules) => ({
  ...bookWith(
    formWith(rules.map(({ id }, i) => itemWith(`i${i}`, 10, { rule: id, points: -1, per: 'hit' }))),
    ...rules,
  ),
  lists: LISTS,
}))
