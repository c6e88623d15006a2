import { describe, expect, test } from 'vitest'
import { RuleError } from '../../../scoring/rule/error.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'

/** Conditions by the names that an expression uses: each looks for its own name. */
const conditionsIn = (...sentences: (string | undefined)[]) =>
  Object.fromEntries(
    [...new Set(sentences.join(' ').match(/\b[a-f]\d*\b/g) ?? [])].map((name) => [
      name,
      { phrases: { any: [`x${name}`] }, speaker: 'any' },
    ]),
  )

const LINES: Line[] = [['agent', 'xa']]

/** What an author is told of an expression, and at which character; null where it can be read. */
function told(find: string, conditions: Record<string, unknown> = conditionsIn(find)): [string, number | null] | null {
  try {
    scoreBy(bookOf(ruleWith('r', { conditions, find })), callOf(LINES))
    return null
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    expect(error.path.slice(0, 2)).toEqual(['r', 'find'])
    return [error.message, error.offset]
  }
}

const AB = conditionsIn('a b')
const OPERAND = 'expected a condition, "not" or "("'
const NEXT = 'expected "and", "or", "then" or the end'
const AMOUNT = 'expected a number of seconds or turns'
const UNIT = 'expected "s" or "turns" after the number'
const WITHIN = 'within follows then: a then b within 5 s'

describe('what cannot be read', () => {
  test.each<[find: string, message: string, offset: number]>([
    ['', `${OPERAND}, found the end`, 0],
    ['   ', `${OPERAND}, found the end`, 3],
    ['a and', `${OPERAND}, found the end`, 5],
    ['not', `${OPERAND}, found the end`, 3],
    ['and a', `${OPERAND}, found "and"`, 0],
    ['a or or b', `${OPERAND}, found "or"`, 5],
    ['a then then b', `${OPERAND}, found "then"`, 7],
    ['a and 5', `${OPERAND}, found "5"`, 6],
    ['a and )', `${OPERAND}, found ")"`, 6],
    ['()', `${OPERAND}, found ")"`, 1],
    ['(a', 'expected ")", found the end', 2],
    ['((a) or b', 'expected ")", found the end', 9],
    ['(a b)', 'expected ")", found "b"', 3],
    ['a b', `${NEXT}, found "b"`, 2],
    ['a)', `${NEXT}, found ")"`, 1],
    ['a  not b', `${NEXT}, found "not"`, 3],
    ['a within 5 s', WITHIN, 2],
    ['(a within 5 s)', WITHIN, 3],
    ['a and b within 5 s', WITHIN, 8],
    ['a then b within', `${AMOUNT}, found the end`, 15],
    ['a then b within a', `${AMOUNT}, found "a"`, 16],
    ['a then b within 0 s', `${AMOUNT}, found "0"`, 16],
    ['a then b within 5', `${UNIT}, found the end`, 17],
    ['a then b within 5 m', `${UNIT}, found "m"`, 18],
    ['a then b within 2 turn', `${UNIT}, found "turn"`, 18],
    ['a then b within 5 s s', `${NEXT}, found "s"`, 20],
  ])('%s', (find, message, offset) => expect(told(find, AB)).toEqual([message, offset]))

  const meaningless = (word: string) =>
    `"${word}" has no meaning here; allowed: and, or, not, then, ( ), and names of conditions in small letters`
  test.each<[find: string, message: string, offset: number]>([
    ['a AND b', '"AND" is written in small letters: and', 2],
    ['Not a', '"Not" is written in small letters: not', 0],
    ['a & b', meaningless('&'), 2],
    ['a && b', meaningless('&&'), 2],
    ['Ab', meaningless('Ab'), 0],
    ['a or  甲乙', meaningless('甲乙'), 6],
    ['a or _', meaningless('_'), 5],
    ['a, b', meaningless(','), 1],
    ['a then b within 5.s', meaningless('.'), 17],
  ])('%s', (find, message, offset) => expect(told(find, AB)).toEqual([message, offset]))

  test('a name that is not there', () => {
    expect(told('a and c', AB)).toEqual(['no condition "c"; did you mean "a"? there are: a, b', 6])
    expect(told('a and\n  longer', AB)).toEqual(['no condition "longer"; there are: a, b', 8])
  })
})

describe('what could never, or always, be true', () => {
  const NEVER = 'this can never be true, whatever is said'
  const ALWAYS = 'this is always true, whatever is said'
  test.each<[find: string, message: string | null]>([
    ['a', null],
    ['not a', null],
    ['a and b', null],
    ['a or not b', null],
    ['a and not b', null],
    ['a then b', null],
    ['not (a then b)', null],
    ['a then a', null],
    ['(a then b) or not a', null],
    ['(a or not b) and (not a or b)', null],
    ['a then b then c', null],
    ['a and not a', NEVER],
    ['a and b and not a', NEVER],
    ['(a or b) and not a and not b', NEVER],
    ['not (a or not a)', NEVER],
    ['(a then b) and not a', NEVER],
    ['(a then b) and not b', NEVER],
    ['(a then b then c) and not c', NEVER],
    ['not a then b', NEVER],
    ['a then not b', NEVER],
    ['a then b then not c', NEVER],
    ['a or not a', ALWAYS],
    ['not (a and not a)', ALWAYS],
    ['a or b or not (a and b)', ALWAYS],
    ['not (a then not b)', ALWAYS],
    ['not (a then b) or a', ALWAYS],
  ])('%s', (find, message) => expect(told(find)).toEqual(message === null ? null : [message, 0]))

  test('more conditions than can be tried in all ways are not', () => {
    const both = (count: number) =>
      ['a and not a', ...Array.from({ length: count - 1 }, (_, i) => `b${i}`)].join(' and ')
    expect(told(both(12))).toEqual([NEVER, 0])
    expect(told(both(13))).toBeNull()
    const either = (count: number) =>
      ['a or not a', ...Array.from({ length: count - 1 }, (_, i) => `b${i}`)].join(' or ')
    expect(told(either(12))).toEqual([ALWAYS, 0])
    expect(told(either(13))).toBeNull()
  })
})

describe('within so many turns', () => {
  const holds = (find: string, lines: Line[]) => {
    const { findings } = scoreBy(bookOf(ruleWith('r', { conditions: conditionsIn(find), find })), callOf(lines))
    return findings[0]?.evidence.map(({ segment }) => segment) ?? null
  }
  const apart: Line[] = [
    ['agent', 'xa'],
    ['customer', '嗯'],
    ['agent', '[noise]'],
    ['customer', '我在说话'],
    ['agent', 'xb'],
    ['customer', 'xb'],
  ]
  test.each<[find: string, lines: Line[], found: number[] | null]>([
    ['a then b within 1 turn', apart, null],
    ['a then b within 2 turns', apart, [0, 4]],
    ['a then b within 2turns', apart, [0, 4]],
    ['a then b within 1 turns', [['agent', 'xa then xb']], [0, 0]],
    [
      'a then b within 1 turn',
      [
        ['agent', 'xa'],
        ['customer', 'xb'],
      ],
      [0, 1],
    ],
    ['a then b within 3.5 s', apart, [0, 4]],
    ['a then b within 3.1 s', apart, [0, 4]],
    ['a then b within 3 s', apart, null],
    ['b then b within 1 turn', apart, [4, 5]],
    ['a then b within 3.15 s', apart, [0, 4]],
    ['a then b within 3.05 s', apart, null],
    [
      'a then b within 1 s',
      [
        ['agent', 'xa'],
        ['agent', 'xb', { start_ms: 1900, end_ms: 2500 }],
      ],
      [0, 1],
    ],
    [
      'a then b within 1 s',
      [
        ['agent', 'xa'],
        ['agent', 'xb', { start_ms: 1901, end_ms: 2500 }],
      ],
      null,
    ],
    ['b then a', apart, null],
  ])('%s', (find, lines, found) => expect(holds(find, lines)).toEqual(found))
})

describe('what an expression shows', () => {
  const shown = (find: string, lines: Line[]) => {
    const conditions = conditionsIn(find)
    const { findings } = scoreBy(bookOf(ruleWith('r', { conditions, find })), callOf(lines))
    return findings[0] && [findings[0].evidence.map(({ text }) => text), findings[0].searched?.speaker ?? null]
  }
  const lines: Line[] = [
    ['agent', 'xa xb'],
    ['customer', 'xc xa'],
  ]
  test.each<[find: string, texts: string[], searched: string | null]>([
    ['a and b', ['xa', 'xa', 'xb'], null],
    ['b and a', ['xb', 'xa', 'xa'], null],
    ['a or b', ['xa', 'xa', 'xb'], null],
    ['a or d', ['xa', 'xa'], null],
    ['d or a', ['xa', 'xa'], null],
    ['a and not d', ['xa', 'xa'], 'any'],
    ['not d and a', ['xa', 'xa'], 'any'],
    ['not d and not e', [], 'any'],
    ['not d or not e', [], 'any'],
    ['not (d or e)', [], 'any'],
    ['a and b and c', ['xa', 'xa', 'xb', 'xc'], null],
    ['not not b', [], null],
    ['a then b then c', ['xa', 'xb', 'xc'], null],
    ['a then c', ['xa', 'xc'], null],
    ['(a or b) then c', ['xa', 'xc', 'xb'], null],
    ['b then (c and a)', ['xb', 'xc'], null],
  ])('%s', (find, texts, searched) => expect(shown(find, lines)).toEqual([texts, searched]))
})
