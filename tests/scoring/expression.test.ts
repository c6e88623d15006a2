import { describe, expect, test } from 'vitest'
import type { Call } from '../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from './books.ts'

/** What a rule over conditions t and s (true), f and g (false), u (cannot be judged), d (not found, yet perhaps said) comes to. */
const CONDITIONS = {
  t: { phrases: { any: ['甲'] } },
  s: { phrases: { any: ['甲'] }, in: { first: { turns: 1 } } },
  f: { phrases: { any: ['没有人说'] }, in: { first: { turns: 1 } } },
  g: { phrases: { any: ['没有人说'] }, in: { range: { turns: [1, 1] } } },
  u: { field: { path: 'queue', is: 'x' } },
  d: { phrases: { any: ['没有人说'] }, in: { last: { turns: 1 } } },
}
const LINES: Line[] = [
  ['agent', '甲'],
  ['customer', '说话'],
  ['agent', '听不清', { confidence: 0.1 }],
]

const used = <T extends object>(conditions: T, ...expressions: (string | undefined)[]): T =>
  Object.fromEntries(
    Object.entries(conditions).filter(([name]) =>
      expressions.some((one) => new RegExp(`\\b${name}\\b`).test(one ?? '')),
    ),
  ) as T

function come(find: string, given?: string): string {
  const rule = ruleWith('r', { conditions: used(CONDITIONS, find, given), find, ...(given && { given }) })
  const { items, not_evaluated } = scoreBy(bookOf(rule), callOf(LINES))
  return not_evaluated[0]?.reason ?? (items[0]?.status as string)
}

const check = (find: string, status: string) => expect(come(find)).toBe(status)
const YES = 'fail'
const NO = 'pass'
const NO_METADATA = 'no_metadata'
const DOUBT = 'low_confidence'

describe('three-valued logic', () => {
  test.each<[string, string]>([
    ['t', YES],
    ['f', NO],
    ['u', NO_METADATA],
    ['d', NO],
    ['not t', NO],
    ['not f', YES],
    ['not u', NO_METADATA],
    ['not d', DOUBT],
    ['not not t', YES],
    ['not not f', NO],
    ['not not d', DOUBT],
    ['t and f', NO],
    ['t and t', YES],
    ['t and u', NO_METADATA],
    ['u and f', NO],
    ['f and u', NO],
    ['t and d', NO],
    ['t and not d', DOUBT],
    ['f and not d', NO],
    ['t or u', YES],
    ['u or t', YES],
    ['f or u', NO_METADATA],
    ['f or f', NO],
    ['not (t or u)', NO],
    ['not (u or t)', NO],
    ['not (f or d)', DOUBT],
    ['not (d or f)', DOUBT],
    ['not (f or f)', YES],
    ['not (f and d)', YES],
    ['not (d and f)', YES],
    ['not (t and d)', DOUBT],
    ['not (u and f)', YES],
    ['not (t and u)', NO_METADATA],
  ])('%s: %s', check)
})

describe('what binds closest', () => {
  test.each<[string, string]>([
    ['t or t and f', YES],
    ['(t or t) and f', NO],
    ['f and f or t', YES],
    ['f and (f or t)', NO],
    ['not f and g', NO],
    ['not (f and f)', YES],
    ['not f or t', YES],
    ['not t or s', YES],
    ['not (t or t)', NO],
    ['f or f and t or t', YES],
    ['((t))', YES],
    ['  t\n and\tnot  f ', YES],
    ['t or t then f', YES],
    ['(t or t) then f', NO],
  ])('%s: %s', check)
})

describe('given', () => {
  test.each<[string, string]>([
    ['t', YES],
    ['f', 'not_applicable'],
    ['u', NO_METADATA],
    ['not d', DOUBT],
    ['not f', YES],
    ['u and f', 'not_applicable'],
  ])('%s', (given, status) => expect(come('t', given)).toBe(status))
})

describe('then … within', () => {
  const conditions = {
    a: { phrases: { any: ['甲'] }, speaker: 'any' },
    b: { phrases: { any: ['乙'] }, speaker: 'any' },
    c: { phrases: { any: ['丙'] }, speaker: 'any' },
  }
  /** The words found, in the order of the evidence; null where nothing was. */
  const found = (find: string, lines: Line[], changes: Partial<Call> = {}): string[] | null => {
    const rule = ruleWith('r', { conditions: used(conditions, find), find })
    const [finding] = scoreBy(bookOf(rule), callOf(lines, changes)).findings
    return finding ? finding.evidence.map(({ segment, start }) => `${segment}:${start}`) : null
  }
  const at = (text: string, start_ms: number, end_ms: number): Line => ['agent', text, { start_ms, end_ms }]

  test.each<[string, string, Line[], string[] | null]>([
    ['in order', 'a then b', [at('甲', 0, 900), at('乙', 1000, 1900)], ['0:0', '1:0']],
    ['the other way round', 'a then b', [at('乙', 0, 900), at('甲', 1000, 1900)], null],
    ['within one line', 'a then b', [at('甲和乙', 0, 900)], ['0:0', '0:2']],
    ['within one line, the other way round', 'a then b', [at('乙和甲', 0, 900)], null],
    ['by time, not by place on input', 'a then b', [at('乙', 5000, 5900), at('甲', 0, 900)], ['1:0', '0:0']],
    ['exactly in time', 'a then b within 10 s', [at('甲', 0, 1000), at('乙', 11_000, 12_000)], ['0:0', '1:0']],
    ['a millisecond late', 'a then b within 10 s', [at('甲', 0, 1000), at('乙', 11_001, 12_000)], null],
    ['half seconds', 'a then b within 0.5 s', [at('甲', 0, 1000), at('乙', 1501, 2000)], null],
    ['no time to it', 'a then b within 10s', [at('甲', 0, 1000), at('乙', 2000, 3000)], ['0:0', '1:0']],
    ['the nearest second', 'a then b', [at('甲', 0, 900), at('乙', 1000, 1900), at('乙', 2000, 2900)], ['0:0', '1:0']],
    [
      'each first with its second',
      'a then b',
      [at('甲', 0, 900), at('乙', 1000, 1900), at('甲', 2000, 2900), at('乙', 3000, 3900)],
      ['0:0', '1:0', '2:0', '3:0'],
    ],
    [
      'a chain',
      'a then b then c',
      [at('甲', 0, 900), at('乙', 1000, 1900), at('丙', 2000, 2900)],
      ['0:0', '1:0', '2:0'],
    ],
    [
      'a chain that takes the second 乙',
      'a then b then c within 1s',
      [at('甲', 0, 900), at('乙', 1000, 1900), at('乙', 5000, 5900), at('丙', 6000, 6900)],
      ['0:0', '2:0', '3:0'],
    ],
    ['a chain out of order', 'a then b then c', [at('甲', 0, 900), at('丙', 1000, 1900), at('乙', 2000, 2900)], null],
  ])('%s', (_name, find, lines, evidence) => expect(found(find, lines)).toEqual(evidence))
})
