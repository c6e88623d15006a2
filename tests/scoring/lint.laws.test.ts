import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Score } from '../../contract/index.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { lint } from '../../scoring/packs/lint/index.ts'
import type { Source } from '../../scoring/packs/source.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { callOf, formWith, itemWith, type Line } from './books.ts'

/** Few letters, so that phrases lie within one another, and turns are full of them. */
const word = fc.constantFrom('甲', '乙', 'ab', 'abab')
const spoken = (words: readonly string[]) => words.join(' ')
const plain = fc.array(word, { minLength: 1, maxLength: 4 }).map(spoken)
const choice = fc
  .tuple(fc.option(word, { nil: '' }), fc.array(plain, { minLength: 2, maxLength: 3 }), fc.option(word, { nil: '' }))
  .map(([before, heads, after]) => `${before} (${heads.join('|')}) ${after}`.trim())
const gap = fc.tuple(plain, fc.oneof(plain, choice)).map(([before, after]) => `${before}…${after}`)
const phrase = fc.oneof({ weight: 3, arbitrary: plain }, choice, gap)

const condition = fc.record({
  detector: fc.constantFrom('phrases', 'phrases', 'homophones'),
  kind: fc.constantFrom('any', 'any', 'none'),
  phrases: fc.array(phrase, { minLength: 2, maxLength: 5 }),
  except: fc.array(fc.oneof(plain, gap), { maxLength: 2 }),
  scope: fc.constantFrom('', 'turn'),
  window: fc.constantFrom('', '{ first: { turns: 1 } }', '{ last: { turns: 2 } }', '{ range: { turns: [2, 2] } }'),
  every: fc.constantFrom(false, false, true),
})
type Condition = typeof condition extends fc.Arbitrary<infer T> ? T : never

const line = fc.tuple(
  fc.constantFrom('agent', 'agent', 'agent', 'customer'),
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: word },
        fc.constant('嗯'),
        fc.constant('天'),
        fc.constant('天天天天天天天天天天天天天'),
      ),
      {
        minLength: 1,
        maxLength: 7,
      },
    )
    .map(spoken),
)
const dialogues = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 10, maxLength: 20 })

/** Each phrase on a line of its own, the first on line `FIRST`. */
const FIRST = 9
function ruleOf({ detector, kind, except, scope, window, every }: Condition, phrases: readonly string[]): Source {
  const list = (texts: readonly string[]) => JSON.stringify(texts)
  const text = `id: rule
version: 1.0.0
title: { zh: 字, en: Words }
tags: [x-test]
severity: minor
conditions: { said: {
  ${detector}: {
    ${kind}: [
      ${phrases.map((one) => JSON.stringify(one)).join(',\n      ')}],
    ${except.length > 0 ? `except: ${list(except)},` : ''} ${scope ? `scope: ${scope}` : ''} },
  ${window ? `in: ${window},` : ''} every_turn: ${every} }}
find: said
message: { zh: 字, en: Words }
why: { zh: 字, en: Words }
recommended: { zh: 字, en: Words }
`
  return { path: 'rules/rule.yaml', text }
}

const FORM = JSON.stringify(formWith([itemWith('item', 10, { rule: 'rule', points: -5 })]))

const scorerOf = (rule: Source) =>
  createScorer(booksOf(decodePack([rule, { path: 'forms/form.yaml', text: FORM }]), 'Asia/Shanghai'))

const statusOf = ({ items }: Score) => items[0]?.status

/** The phrases of which a remark says something, by their place. */
const remarked = (rule: Source, says: RegExp): number[] =>
  lint([rule]).flatMap(({ text }) =>
    says.test(text) ? [Number(/^rules\/rule\.yaml:(\d+):/.exec(text)?.[1]) - FIRST] : [],
  )

function compare(one: Condition, calls: Line[][], left: readonly number[], what: (score: Score) => unknown): void {
  const rest = one.phrases.filter((_, i) => !left.includes(i))
  const [whole, less] = [scorerOf(ruleOf(one, one.phrases)), scorerOf(ruleOf(one, rest))]
  for (const lines of calls) {
    const call = callOf(lines)
    expect(what(less.score(call, 'sha256:x'))).toEqual(what(whole.score(call, 'sha256:x')))
  }
}

describe('what the linter says of phrases is true of calls', () => {
  const seen = { useless: 0, within: 0, never: 0 }
  test('what adds nothing can be left out, and nothing changes', () => {
    fc.assert(
      fc.property(condition, dialogues, (one, calls) => {
        const left = remarked(ruleOf(one, one.phrases), / adds nothing: | stands here twice/)
        seen.useless += left.length
        if (left.length > 0)
          compare(one, calls as Line[][], left, (score) => [
            statusOf(score),
            score.findings.map(({ evidence }) => evidence),
          ])
      }),
      { numRuns: 600 },
    )
    expect(seen.useless).toBeGreaterThan(5)
  })
  test('what makes no difference but to the mark can be left out, and the outcome is the same', () => {
    fc.assert(
      fc.property(condition, dialogues, (one, calls) => {
        const left = remarked(ruleOf(one, one.phrases), / adds nothing: | stands here twice| makes no difference/)
        seen.within += left.length
        if (left.length > 0) compare(one, calls as Line[][], left, statusOf)
      }),
      { numRuns: 600 },
    )
    expect(seen.within).toBeGreaterThan(50)
  })
  test('what is never found is never found', () => {
    fc.assert(
      fc.property(condition, dialogues, (one, calls) => {
        const never = remarked(ruleOf(one, one.phrases), /" is never found: /)
        seen.never += never.length
        for (const i of never) {
          const scorer = scorerOf(ruleOf({ ...one, kind: 'any' }, [one.phrases[i] as string]))
          for (const lines of calls)
            expect(statusOf(scorer.score(callOf(lines as Line[]), 'sha256:x'))).not.toBe('fail')
        }
      }),
      { numRuns: 600 },
    )
    expect(seen.never).toBeGreaterThan(5)
  })
})
