import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, ruleWith, scoreBy } from '../books.ts'
import { found, refused } from './measuring.ts'

const again = (spec: object = {}, more: object = {}) => ({ repeat: { at_least: 0.8, ...spec }, ...more })

const agent = (...texts: string[]): Line[] => texts.map((text): Line => ['agent', text])

/** The words of each hit, or why there is none. */
function repeated(condition: Record<string, unknown>, lines: readonly Line[]): string[][] | string {
  const came = found(condition, lines)
  if (typeof came === 'string') return came
  const hits: string[][] = []
  for (const { hit, segment, text } of came) hits[hit] = [...(hits[hit] ?? []), `${segment} ${text}`]
  return hits
}

test('one hit names every time it was said, and how often', () => {
  const lines: Line[] = [
    ['customer', '我的卡被吞了'],
    ['agent', '请问有什么可以帮您'],
    ['customer', '我说我的卡被吞了。'],
    ['customer', '你们什么时候来人'],
    ['customer', '我的卡，被吞了啊'],
  ]
  const place = (segment: number, start: number, text: string): Evidence => ({
    hit: 0,
    segment,
    start,
    end: start + text.length,
    text,
    start_ms: segment * 1000,
    end_ms: segment * 1000 + 900,
    value: 3,
    limit: 3,
    unit: 'times',
    matched_by: 'repeat',
  })
  expect(found(again({ times: 3 }, { speaker: 'customer' }), lines)).toEqual([
    place(0, 0, '我的卡被吞了'),
    place(2, 2, '我的卡被吞了'),
    place(4, 0, '我的卡，被吞了'),
  ])
  expect(found(again({ times: 4 }, { speaker: 'customer' }), lines)).toBe('pass')
  expect(found(again(), lines)).toBe('pass')
})

describe('what is the same', () => {
  test.each<[string, string[], unknown]>([
    ['word for word', ['我要退款谢谢', '我要退款谢谢'], [['0 我要退款谢谢', '1 我要退款谢谢']]],
    ['in other characters', ['我要退貨，謝謝', '我要退货谢谢'], [['0 我要退貨，謝謝', '1 我要退货谢谢']]],
    [
      'within more',
      ['我们会尽快处理的', '好的先生，我们会尽快处理的，请您耐心等待'],
      [['0 我们会尽快处理的', '1 我们会尽快处理的']],
    ],
    ['in other forms of the words', ['we are processing your request', 'We process your requests now'], 'pass'],
    [
      'nearly so, in English',
      ['I already told you my card is broken', 'well I already told you, my card is broken!'],
      [['0 I already told you my card is broken', '1 I already told you, my card is broken']],
    ],
    [
      'shown from the first to the last that both have',
      ['嗯请您耐心等待我们会尽快处理吧', '哦请您耐心等待我们会尽快处理呢'],
      [['0 请您耐心等待我们会尽快处理', '1 请您耐心等待我们会尽快处理']],
    ],
    ['not another thing', ['我要退款谢谢', '我要换货再见'], 'pass'],
    ['not its words in another order', ['人咬了狗就跑', '跑就狗了咬人'], 'pass'],
    ['not with another name', ['请您联系王芳女士', '请您联系李强先生'], 'pass'],
    ['not with other figures', ['your number is 48213', 'your number is 90576'], 'pass'],
    ['with the same figures', ['订单48213', '订单 48213'], [['0 订单48213', '1 订单 48213']]],
    ['not what is short', ['不用谢', '不用谢', '不用谢'], 'pass'],
    ['not one sound', ['好的好的好的', '好的好的好的'], 'pass'],
    ['not signs of listening', ['对对对', '对对对', 'mm hmm', 'mm hmm'], 'pass'],
  ])('%s', (_, texts, result) => expect(repeated(again(), agent(...texts))).toEqual(result))

  test('how alike is for the rule to say', () => {
    const lines = agent('我们会尽快为您处理', '我们会马上为您处理')
    expect(repeated(again({ at_least: 0.7 }), lines)).toHaveLength(1)
    expect(repeated(again({ at_least: 0.75 }), lines)).toBe('pass')
  })

  test('so is how short', () => {
    expect(repeated(again({ min_length: 3 }), agent('不用谢', '不用谢'))).toHaveLength(1)
    expect(repeated(again({ min_length: 7 }), agent('我要退款谢谢', '我要退款谢谢'))).toBe('pass')
  })
})

describe('how near', () => {
  const apart = (n: number) =>
    agent(
      '我要退款谢谢',
      ...'一二三四五六七八九十百千'
        .slice(0, n - 1)
        .split('')
        .map((x) => `${x}${x}话`),
      '我要退款谢谢',
    )
  test('no more of the speaker’s turns apart', () => {
    expect(repeated(again({ within_turns: 4 }), apart(4))).toHaveLength(1)
    expect(repeated(again({ within_turns: 4 }), apart(5))).toBe('pass')
    expect(repeated(again(), apart(10))).toHaveLength(1)
    expect(repeated(again(), apart(11))).toBe('pass')
  })
  test('all times within as many', () => {
    const lines = [...apart(6), ...apart(6).slice(1)]
    expect(repeated(again({ times: 3 }), lines)).toBe('pass')
    expect(repeated(again({ times: 3, within_turns: 12 }), lines)).toHaveLength(1)
  })
  test('what somebody else says does not count, nor do signs of listening', () => {
    const between: Line[] = [
      ['customer', '什么叫退款'],
      ['agent', '嗯'],
      ['customer', '说说退款'],
      ['agent', '好的'],
    ]
    const lines: Line[] = [['agent', '我要退款谢谢'], ...between, ...between, ['agent', '我要退款谢谢']]
    expect(repeated(again({ within_turns: 1 }), lines)).toHaveLength(1)
  })
  test('two things are two hits, one said often one', () => {
    const lines = agent('我要退款谢谢', '你们经理在哪里', '我要退款谢谢', '你们经理在哪里', '我要退款谢谢')
    expect(repeated(again(), lines)).toEqual([
      ['0 我要退款谢谢', '2 我要退款谢谢', '4 我要退款谢谢'],
      ['1 你们经理在哪里', '3 你们经理在哪里'],
    ])
    expect(repeated(again({ within_turns: 2 }), lines)).toHaveLength(2)
  })
  test('turns alike to one between them are not alike to each other', () => {
    const lines = agent('我要退款，你们经理在哪里', '我要退款', '你们经理在哪里')
    expect(repeated(again({ times: 3 }), lines)).toHaveLength(1)
    expect(repeated(again({ times: 3 }), agent('我要退款', '我要退款', '你们经理在哪里'))).toBe('pass')
  })
})

test('how sure it is: as alike as the least alike time', () => {
  const sure = (...texts: string[]) => {
    const rule = ruleWith('r', { conditions: { it: again({ at_least: 0.5 }) }, find: 'it' })
    return scoreBy(bookOf(rule), callOf(agent(...texts))).findings[0]?.confidence
  }
  expect(sure('我们会尽快为您处理', '我们会尽快为您处理')).toBe(1)
  expect(sure('我们会尽快为您处理', '我们会马上为您处理')).toBe(0.71)
})

describe('where nobody is sure', () => {
  const outcome = (lines: Line[], find = 'it') => {
    const rule = ruleWith('r', { conditions: { it: again() }, find })
    const { findings, not_evaluated } = scoreBy(bookOf(rule), callOf(lines))
    return not_evaluated[0]?.reason ?? findings.length
  }
  const [first, second] = agent('我要退款谢谢', '我要退款谢谢') as [Line, Line]
  test('of the words', () => {
    const unsure: Line = ['agent', '我要退款谢谢', { confidence: 0.3 }]
    expect([outcome([first, unsure]), outcome([first, unsure], 'not it')]).toEqual([0, 'low_confidence'])
    expect(outcome([first, unsure, second])).toBe(1)
  })
  test('of who said them', () => {
    const unknown: Line = ['unknown', '我要退款谢谢']
    expect([outcome([first, unknown]), outcome([first, unknown], 'not it')]).toEqual([0, 'no_roles'])
    expect(outcome([first, second])).toBe(1)
    expect(outcome([first], 'not it')).toBe(1)
  })
})

test('where it found nothing, it says how near it came', () => {
  const measured = (condition: Record<string, unknown>, lines: Line[]) => {
    const rule = ruleWith('r', { conditions: { it: condition }, find: 'it' })
    const { items } = createScorer([bookOf(rule)]).explain(callOf(lines), HASH)
    return items[0]?.rules[0]?.conditions[0]?.measured.map(({ value }) => value)
  }
  const lines = agent('我要退款谢谢', '我要退款谢谢', '你们经理在哪里')
  expect(measured(again({ times: 3 }), lines)).toEqual([2])
  expect(measured(again({ times: 3 }), lines.slice(1))).toEqual([])
})

test('refused: more times than there is room for', () => {
  expect(refused(again({ times: 4, within_turns: 2 }))).toBe('repeat: 4 times take more than 2 turns after the first')
  expect(refused(again({ times: 3, within_turns: 2 }))).toBeNull()
})
