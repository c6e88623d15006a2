import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { RuleError } from '../../../scoring/rule/error.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'

type Part = Omit<Parameters<typeof ruleWith>[1], 'conditions'> & { conditions: Record<string, unknown> }

const said = (any: string, more: object = {}) => ({ phrases: { any: [any] }, ...more })
const agent = (text: string, more: object = {}): Line => ['agent', text, more]
const customer = (text: string, more: object = {}): Line => ['customer', text, more]
const unsure = { confidence: 0.3 }

/** What a rule comes to: the segments of its hits, or where it looked in vain; else its status, or why there is none. */
function come(part: Part, lines: readonly Line[], changes: Partial<Call> = {}): unknown {
  const { findings, not_evaluated, items } = scoreBy(bookOf(ruleWith('r', part)), callOf(lines, changes))
  const [finding] = findings
  if (finding === undefined) return not_evaluated[0]?.reason ?? items[0]?.status
  return finding.searched ? { in: finding.searched.segments } : finding.evidence.map(({ segment }) => segment)
}

describe('in every turn', () => {
  const it = said('您', { every_turn: true })
  const every = (lines: Line[], more: object = {}) =>
    come({ conditions: { it: { ...it, ...more } }, find: 'it' }, lines)
  const not = (lines: Line[], more: object = {}) =>
    come({ conditions: { it: { ...it, ...more } }, find: 'not it' }, lines)

  test('of the speaker that has words', () => {
    const lines = [agent('您好'), customer('你好'), agent('嗯'), agent('谢谢您')]
    expect(every(lines)).toEqual([0, 3])
    expect(not(lines)).toBe('pass')
    expect(every([...lines, agent('再见')])).toBe('pass')
    expect(not([...lines, agent('再见')])).toEqual({ in: [0, 2, 3, 4] })
    expect(every([agent('再见'), ...lines])).toBe('pass')
    expect(every(lines, { in: { first: { turns: 1 } } })).toEqual([0])
  })

  test('but those nobody is sure of: of them nobody knows', () => {
    expect(not([agent('您好'), agent('再见', unsure)])).toBe('low_confidence')
    expect(every([agent('您好'), agent('再见', unsure)])).toBe('pass')
    expect(not([agent('您好'), agent('再见', unsure), agent('再见')])).toEqual({ in: [0, 1, 2] })
  })

  test('nor is it known where somebody unknown may be the speaker', () => {
    const [hello, ask]: Line[] = [agent('您好'), customer('你好')]
    expect(every([hello as Line, ask as Line, ['unknown', '再见']])).toBe('no_roles')
    expect(not([hello as Line, ask as Line, ['unknown', '再见']])).toBe('no_roles')
    expect(every([hello as Line, ask as Line, ['unknown', '嗯']])).toEqual([0])
    expect(every([hello as Line, agent('再见'), ['unknown', '再见']])).toBe('pass')
    // A sign of listening beside the window, and words too far off to be the speaker's.
    const rest = [customer('有人吗'), customer('有人吗'), customer('有人吗')]
    const far: Line[] = [hello as Line, ['unknown', '嗯'], ...rest, ['unknown', '再见']]
    expect(every(far, { in: { first: { turns: 1 } } })).toEqual([0])
    expect(every([hello as Line, customer('您好'), ['unknown', '再见']], { speaker: 'any' })).toBe('pass')
    expect(every([hello as Line, customer('您好'), ['unknown', '您说']], { speaker: 'any' })).toEqual([0, 1, 2])
  })
})

describe('at each hit of a condition', () => {
  const q = said('问题', { speaker: 'customer' })
  const a = said('回答', { in: { after: { hit: 'q', turns: 1 } } })
  const [asks, answers, other] = [customer('我有问题'), agent('我来回答'), agent('我看一下')]
  const each = (part: Partial<Part>, lines: Line[]) =>
    come({ conditions: { q, a }, each: 'q', find: 'not a', ...part }, lines)

  test('what lies beside it counts', () => {
    expect(each({}, [asks, answers, asks, answers])).toBe('pass')
    const lines = [asks, answers, asks, other]
    const { findings } = scoreBy(
      bookOf(ruleWith('r', { conditions: { q, a }, each: 'q', find: 'not a' })),
      callOf(lines),
    )
    expect(findings[0]).toMatchObject({ evidence: [{ segment: 2, hit: 0 }], searched: { segments: [3] } })
    expect(findings[0]?.evidence).toHaveLength(1)
  })

  test('it is itself, and what looks nowhere beside it is asked of the call', () => {
    const lines = [asks, other, asks, answers]
    const evidence = (find: string, more: object = {}) => {
      const rule = ruleWith('r', { conditions: { q, a, ...more }, each: 'q', find } as never)
      return scoreBy(bookOf(rule), callOf(lines)).findings[0]?.evidence.map(({ hit, segment }) => [hit, segment])
    }
    expect(evidence('q and a')).toEqual([
      [0, 2],
      [1, 3],
    ])
    expect(evidence('q and not a')).toEqual([[0, 0]])
    expect(evidence('a and far', { far: said('看一下') })).toEqual([
      [0, 2],
      [1, 3],
      [2, 1],
    ])
  })

  test('what lies beside what lies beside it, too', () => {
    const b = said('完了', { in: { after: { hit: 'a', turns: 1 } } })
    const rule = { conditions: { q, a, b }, each: 'q', find: 'a and not b' } as Part
    const done = agent('完了')
    expect(come(rule, [asks, answers, done, asks, answers, done])).toBe('pass')
    const { findings } = scoreBy(
      bookOf(ruleWith('r', rule as never)),
      callOf([asks, answers, done, asks, answers, other]),
    )
    expect(findings[0]?.evidence.map(({ segment }) => segment)).toEqual([3, 4])
  })

  test('without a hit it does not apply, or passes where the rule says so', () => {
    expect(each({}, [agent('您好'), answers])).toBe('not_applicable')
    expect(each({ if_none: 'pass' }, [agent('您好'), answers])).toBe('pass')
    expect(each({}, [customer('我有问题', unsure), answers])).toBe('low_confidence')
  })

  test('one that passes leaves it open where nobody knows of another', () => {
    expect(each({}, [asks, answers, asks, agent('我看一下', unsure)])).toBe('low_confidence')
    expect(each({}, [asks, agent('我看一下', unsure), asks, other])).toEqual({ in: [3] })
  })

  test('what the rule needs is asked beside each', () => {
    const vague = (confidence: number) => agent('我看一下', { confidence })
    const lines = [asks, vague(0.6), asks, vague(0.8)]
    const needs = { confidence: 0.75 }
    expect(each({ needs }, lines)).toEqual({ in: [3] })
    expect(each({ needs: { confidence: 0.9 } }, lines)).toBe('low_confidence')
    expect(each({}, lines)).toEqual({ in: [1] })
    const { findings } = scoreBy(
      bookOf(ruleWith('r', { conditions: { q, a }, each: 'q', find: 'not a', needs })),
      callOf(lines),
    )
    expect(findings[0]?.evidence.map(({ segment }) => segment)).toEqual([2])
  })
})

test('words that were not said are shown before what was not measured', () => {
  const conditions = { quiet: { silence: { at_least: 5 }, speaker: 'customer' }, a: said('再见') }
  expect(come({ conditions, find: 'not quiet and not a' }, [agent('好的呀'), customer('谢谢你')])).toEqual({ in: [0] })
})

test('of a flow with a step out of order and another skipped, it is shown where that was looked for', () => {
  const conditions = { a: said('第一'), b: said('第二'), c: said('第三', { speaker: 'customer' }), d: said('第四') }
  const flow = ['a', 'b', 'c', 'd'].map((step) => ({ step }))
  const lines = [agent('第二'), agent('第一'), customer('没有了'), agent('第四')]
  expect(come({ conditions, flow } as never, lines)).toEqual({ in: [2] })
})

describe('a window beside another condition', () => {
  const beside = (hit: string, more: object = {}) => ({ in: { after: { hit, turns: 1, ...more } } })

  test('is its own for each of two conditions that say the same', () => {
    const conditions = {
      ...{ p: said('第一'), q: said('第二') },
      ...{ a: said('好的呀', beside('p')), b: said('好的呀', beside('q')) },
    }
    const lines = [agent('第一'), agent('好的呀'), agent('第二'), agent('没有了')]
    expect(come({ conditions, find: 'a and not b' }, lines)).toEqual({ in: [3] })
    expect(come({ conditions, find: 'b and not a' }, lines)).toBe('pass')
  })

  test('is nowhere where that was not said', () => {
    const conditions = { q: said('第一'), a: said('好的呀', beside('q')) }
    expect(come({ conditions, find: 'a' }, [agent('好的呀'), agent('好的呀')])).toBe('pass')
    expect(come({ conditions, find: 'not a' }, [agent('好的呀'), agent('好的呀')])).toEqual({ in: [] })
  })

  test('nobody knows where that may have been missed', () => {
    const conditions = { q: said('第一', { speaker: 'customer' }), a: said('好的呀', beside('q')) }
    const lines = [customer('第二', unsure), agent('没有了')]
    expect(come({ conditions, find: 'not a' }, lines)).toBe('low_confidence')
    expect(come({ conditions, find: 'a' }, lines)).toBe('pass')
    const none = { ...conditions, a: { phrases: { none: ['好的呀'] }, ...beside('q') } }
    expect(come({ conditions: none, find: 'a' }, lines)).toBe('low_confidence')
    expect(come({ conditions: none, find: 'a' }, [customer('第一'), agent('没有了')])).toEqual({ in: [1] })
    expect(come({ conditions: none, find: 'q and a' }, [customer('第一'), agent('没有了')])).toEqual({ in: [1] })
  })

  test('nor where it could not be measured, though nothing of it was heard', () => {
    const still = { start_ms: 0, end_ms: 0 }
    const conditions = { q: { silence: { at_least: 5 } }, a: said('好的呀', beside('q')) }
    const lines = [agent('第一', still), customer('第二', still)]
    expect(come({ conditions, find: 'not a' }, lines)).toBe('no_timing')
    expect(come({ conditions, find: 'a' }, lines)).toBe('pass')
  })

  test('nor with one hit more, where only the first or the last counts, or where it counts them', () => {
    const lines = [customer('第一'), agent('好的呀'), customer('第二', unsure), agent('没有了')]
    const q = said('第一', { speaker: 'customer' })
    const find = (a: object) => come({ conditions: { q, a }, find: 'a' }, lines)
    expect(find(said('好的呀', beside('q')))).toEqual([1])
    expect(find(said('好的呀', beside('q', { which: 'any' })))).toEqual([1])
    expect(find(said('好的呀', beside('q', { which: 'last' })))).toBe('low_confidence')
    expect(find({ turns: { at_most: 1 }, ...beside('q') })).toBe('low_confidence')
  })
})

describe('how far apart, in turns', () => {
  const conditions = { a: said('第一'), b: said('第二', { speaker: 'any' }) }
  const within = (turns: number, lines: Line[]) => come({ conditions, find: `a then b within ${turns} turns` }, lines)
  test('with words, whoever says them', () => {
    const lines = [agent('第一'), customer('有人吗'), customer('嗯'), agent('没有了'), customer('第二')]
    expect(within(3, lines)).toEqual([0, 4])
    expect(within(2, lines)).toBe('pass')
  })
})

describe('days on which a rule is in force', () => {
  const on = (effective: object, started_at = '2026-05-06T00:30:00+08:00') =>
    come({ conditions: { it: said('您') }, find: 'it', effective } as never, [agent('您好')], { started_at })
  test.each<[effective: object, is: boolean]>([
    [{ from: '2026-05-06' }, true],
    [{ from: '2026-05-05' }, true],
    [{ from: '2026-05-07' }, false],
    [{ to: '2026-05-06' }, false],
    [{ to: '2026-05-07' }, true],
    [{ from: '2026-05-06', to: '2026-05-07' }, true],
    [{ from: '2026-05-05', to: '2026-05-06' }, false],
    [{ from: '2026-05-07', to: '2026-05-08' }, false],
  ])('%j', (effective, is) => expect(on(effective)).toEqual(is ? [0] : 'not_applicable'))
})

describe('conditions that make no sense are refused, and where', () => {
  const refusal = (conditions: Record<string, unknown>, find = Object.keys(conditions).join(' and ')) => {
    try {
      createScorer([bookOf(ruleWith('r', { conditions, find }))])
      return null
    } catch (error) {
      if (error instanceof RuleError) return [error.message, error.path.join('.')]
      throw error
    }
  }
  const behind = (hit: string) => ({ in: { after: { hit } } })

  test.each<[conditions: Record<string, unknown>, message: string, path: string]>([
    [
      { a: said('甲', behind('b')), b: said('乙', behind('a')) },
      'the windows of "a" and "b" wait for each other',
      'r.conditions.b.in',
    ],
    [
      { a: said('甲', behind('b')), b: said('乙', behind('c')), c: said('丙', behind('a')) },
      'the windows of "a" and "c" wait for each other',
      'r.conditions.c.in',
    ],
    [
      { a: said('甲', behind('c')), b: said('乙') },
      'no other condition "c" here; there are: a, b',
      'r.conditions.a.in',
    ],
    [
      { a: said('甲', behind('a')), b: said('乙') },
      'no other condition "a" here; there are: a, b',
      'r.conditions.a.in',
    ],
    [{ a: said('甲', behind('toString')) }, 'no other condition "toString" here; there are: a', 'r.conditions.a.in'],
    [{ a: said('甲', { in: { range: { turns: [3, 2] } } }) }, 'range turns [3, 2] is empty', 'r.conditions.a.in'],
    [{ a: said('甲', { in: { range: { seconds: [2, 2] } } }) }, 'range seconds [2, 2] is empty', 'r.conditions.a.in'],
    [
      { a: { silence: { at_least: 5 }, every_turn: true } },
      'every_turn asks for words in each turn; silence does not listen for words',
      'r.conditions.a.every_turn',
    ],
    [{ a: { phrases: { lists: ['rude'] } } }, 'there is no list "rude"', 'r.conditions.a.phrases'],
    [{ a: { situation: 'odd' } }, 'there is no situation "odd"', 'r.conditions.a.situation'],
  ])('%j: %s', (conditions, message, path) => expect(refusal(conditions)).toEqual([message, path]))

  test('if_none where nothing is looked for each time', () => {
    const rule = ruleWith('r', { conditions: { a: said('甲') }, find: 'a', if_none: 'pass' })
    expect(() => createScorer([bookOf(rule)])).toThrow(
      expect.objectContaining({ message: 'if_none goes with "each"', path: ['r', 'if_none'] }),
    )
  })

  test('one turn, or several beside one another, are not', () => {
    expect(refusal({ a: said('甲', { in: { range: { turns: [2, 2] } } }) })).toBeNull()
    expect(refusal({ a: said('甲'), b: said('乙', behind('a')), c: said('丙', behind('b')) })).toBeNull()
    expect(refusal({ c: said('丙', behind('b')), b: said('乙', behind('a')), a: said('甲') })).toBeNull()
    expect(refusal({ b: said('乙', behind('a')), c: said('丙', behind('a')), a: said('甲') })).toBeNull()
  })
})
