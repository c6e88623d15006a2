import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, ruleWith, scoreBy } from '../books.ts'

const said = (any: string[], more = {}) => ({ phrases: { any }, ...more })
const conditions: Record<string, unknown> = {
  a: said(['第一步']),
  b: said(['第二步']),
  c: said(['第三步']),
  theirs: said(['好了'], { speaker: 'customer' }),
  sign: said(['信号'], { speaker: 'any' }),
  hung_up: { ending: { by: 'agent' } },
}

/** A flow of steps in order; `b if sign` waits. */
function flowOf(...steps: string[]) {
  const flow = steps.map((step) => {
    const [of, wait] = step.split(' if ')
    return { step: of, ...(wait && { if: wait }) }
  })
  const used = Object.entries(conditions).filter(([name]) => new RegExp(`\\b${name}\\b`).test(steps.join()))
  return ruleWith('r', { conditions: Object.fromEntries(used), flow } as never)
}

type Flow = ReturnType<typeof flowOf>

const SIGNS = { done: '+', skipped: '-', out_of_order: '<', not_due: '.', not_judged: '?' }

const traceOf = (rule: Flow, lines: readonly Line[], changes: Partial<Call> = {}) =>
  createScorer([bookOf(rule)]).explain(callOf(lines, changes), HASH).items[0]?.rules[0]

/** What became of the rule and its steps: `+` done, `-` skipped, `<` out of order, `.` not due, `?` not judged. */
function read(rule: Flow, lines: readonly Line[], changes?: Partial<Call>): string {
  const trace = traceOf(rule, lines, changes)
  return [trace?.status, ...(trace?.flow ?? []).map(({ state }) => SIGNS[state])].join(' ')
}

const line = (text: string, more = {}): Line => ['agent', text, more]
const [a, b, c] = [line('第一步'), line('第二步'), line('第三步')]
const other: Line = ['customer', '那个多少钱']
const unsure: Line = ['customer', '那个', { confidence: 0.1 }]

describe('the order of steps', () => {
  test.each<[what: string, comes: string, steps: string[], lines: Line[]]>([
    ['the first comes last: the two others are in order', 'fail < + +', ['a', 'b', 'c'], [b, c, a]],
    ['of a step in two ways, whichever fits', 'pass + +', ['a or b', 'c'], [b, c, a]],
    ['how the call ended has no place', 'pass + . +', ['a', 'b', 'hung_up'], [a]],
    ['nor is it ever late', 'pass + +', ['hung_up', 'a'], [a]],
    ['what comes in one turn with the first was gone on to', 'fail + - +', ['a', 'b', 'c'], [line('第一步，第三步')]],
    ['a sign of listening is no going on', 'pass + .', ['a', 'b'], [a, ['customer', '嗯']]],
    ['nobody is heard surely, and nothing was done', 'fail - -', ['a', 'b'], [unsure]],
    ['words just sure enough are a going on', 'fail + -', ['a', 'b'], [a, ['customer', '那个', { confidence: 0.6 }]]],
  ])('%s', (_, comes, steps, lines) => expect(read(flowOf(...steps), lines, { ended_by: 'agent' })).toBe(comes))

  test('the hit that fits in is shown', () => {
    const { findings } = scoreBy(bookOf(flowOf('a', 'b', 'c')), callOf([b, a, b, other]))
    expect(findings[0]?.steps?.map(({ evidence }) => evidence.map(({ segment }) => segment))).toEqual([[1], [2], []])
  })
})

describe('a step that may have been done earlier, or later, than it was heard', () => {
  test('is out of order where another is sure', () => {
    const rule = flowOf('theirs', 'b')
    expect(read(rule, [b, ['customer', '好了']])).toBe('fail + <')
    expect(read(rule, [unsure, b, ['customer', '好了']])).toBe('not_evaluated ? +')
  })

  test('may be the last thing in the call, with nothing due after it', () => {
    const done: Line = ['customer', '好了']
    expect(read(flowOf('theirs', 'b'), [done, c])).toBe('fail + -')
    expect(read(flowOf('theirs', 'b'), [done, c, unsure])).toBe('not_evaluated + ?')
    expect(read(flowOf('a', 'theirs', 'b'), [a, done, c, unsure])).toBe('not_evaluated + + ?')
    expect(read(flowOf('a', 'b'), [a, other, unsure])).toBe('fail + -')
  })
})

describe('a step that waits', () => {
  test.each<[what: string, comes: string, steps: string[], lines: Line[]]>([
    ['the first may wait for something anywhere', 'fail - +', ['a if sign', 'b'], [['customer', '信号'], b]],
    [
      'what it waits for is in one turn with the step before',
      'pass + .',
      ['a', 'b if sign'],
      [line('第一步，信号'), c],
    ],
    [
      'or with its last words',
      'pass + .',
      ['a', 'b if sign'],
      [line('第一'), line('步，信号'), ['customer', '喂您好']],
    ],
    ['or in the next turn', 'fail + -', ['a', 'b if sign'], [a, line('信号'), c]],
  ])('%s', (_, comes, steps, lines) => expect(read(flowOf(...steps), lines)).toBe(comes))
})

test.each<[what: string, reason: string, steps: string[], lines: Line[]]>([
  ['who may have gone on was not heard well', 'low_confidence', ['a', 'b'], [a, unsure]],
  [
    'who may have gone on is not known',
    'no_roles',
    ['a', 'hung_up', 'b'],
    [
      a,
      ...Array(4)
        .fill(other)
        .map((): Line => ['ivr', '请稍候']),
      ['unknown', '那个'],
    ],
  ],
  ['what it waits for may have come again', 'low_confidence', ['a', 'b if sign'], [a, ['customer', '信号'], unsure, c]],
])('why a step is not judged: %s', (_, reason, steps, lines) => {
  const { not_evaluated } = scoreBy(bookOf(flowOf(...steps)), callOf(lines))
  expect(not_evaluated.map((one) => one.reason)).toEqual([reason])
})

describe('as it is written', () => {
  test('a step is called by its condition, whatever the spaces', () => {
    const trace = traceOf(flowOf(' a  or\n b ', 'c'), [a, c])
    expect(trace?.flow?.map(({ id }) => id)).toEqual(['a or b', 'c'])
  })

  test('a step of nothing that is said has no place', () => {
    const flow = [{ step: 'not a or not b' }, { step: 'a and b' }]
    const refusal = () =>
      createScorer([bookOf(ruleWith('r', { conditions: { a: conditions.a, b: conditions.b }, flow } as never))])
    expect(refusal).toThrow('has no place')
  })
})
