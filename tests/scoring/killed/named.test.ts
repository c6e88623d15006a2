import { describe, expect, test } from 'vitest'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, ruleWith } from '../books.ts'

const LISTS = { polite: ['请问', '您…好'], plain: ['请问'] }

/** The phrases that are named beside the hits of a condition. */
function named(it: Record<string, unknown>, ...texts: string[]) {
  const book = { ...bookOf(ruleWith('r', { conditions: { it }, find: 'it' })), lists: LISTS }
  const lines = texts.map((text): Line => ['agent', text])
  return createScorer([book]).explain(callOf(lines), HASH).items[0]?.rules[0]?.conditions[0]?.phrases
}

describe('the phrase of a hit is named where it cannot be read off the words', () => {
  test.each<[what: string, it: Record<string, unknown>, texts: string[], named: (string | null)[]]>([
    ['the very words', { phrases: { any: ['快点', '慢点'] } }, ['您快点'], [null]],
    ['a gap in it', { phrases: { any: ['快点', '您…走'] } }, ['您先走', '快点'], ['您…走', null]],
    ['the second of two with gaps', { phrases: { any: ['他…走', '您…走'] } }, ['您先走'], ['您…走']],
    ['a list in it', { phrases: { any: ['<plain>吗'] } }, ['请问吗'], ['<plain>吗']],
    ['of a list', { phrases: { lists: ['polite'] } }, ['您真好', '请问'], ['您…好', null]],
    ['by its sound', { homophones: { any: ['随便你', '不知道'] } }, ['岁遍你'], ['随便你']],
    ['by its words, where it may be heard by sound', { homophones: { any: ['随便你'] } }, ['随便你'], [null]],
    ['one by its sound, one by its words', { homophones: { any: ['随便你'] } }, ['岁遍你', '随便你'], ['随便你', null]],
    [
      'with a gap, by its words',
      { homophones: { any: ['随便…你', '不知道'] } },
      ['随便我你', '不只道'],
      ['随便…你', '不知道'],
    ],
    ['all of several', { phrases: { all: ['您…走', '快点'] } }, ['您先走快点'], [null]],
    ['several in order', { phrases: { in_order: ['您…走', '快点'] } }, ['您先走快点'], [null]],
    ['some of several', { phrases: { any: ['您…走', '快点'], at_least: 2 } }, ['您先走快点'], [null]],
    ['an expression', { regex: { any: ['您.走'] } }, ['您先走'], [null]],
    ['nothing that was said', { phrases: { any: ['您…走'] } }, ['快点'], []],
    ['what must not be said, and was not', { phrases: { none: ['您…走'] } }, ['快点'], []],
  ])('%s', (_, it, texts, wanted) => expect(named(it, ...texts)).toEqual(wanted))
})
