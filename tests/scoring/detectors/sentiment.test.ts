import { describe, expect, test } from 'vitest'
import { feelingsIn, scoreOf } from '../../../scoring/detect/sentiment/feelings.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, ruleWith, scoreBy } from '../books.ts'
import { found, refused } from './measuring.ts'
import { HELD_OUT, LABELLED, type Label } from './sentiment.labelled.ts'

const bad = { sentiment: { below: 0 } }
const good = { sentiment: { above: 0 } }
const customer = (...texts: string[]): Line[] => texts.map((text): Line => ['customer', text])

/** What one turn comes to, asked of a rule: 0 where neither rule finds anything. */
function score(text: string): number {
  const came = [bad, good].map((condition) => found(condition, customer(text)))
  const hit = came.find((one) => typeof one !== 'string')
  return typeof hit === 'object' ? (hit[0]?.value as number) : 0
}

/** The words shown for a turn. */
const words = (condition: Record<string, unknown>, ...texts: string[]) => {
  const came = found(condition, customer(...texts))
  return typeof came === 'string' ? came : came.map(({ text }) => text)
}

test('a finding names the words that made it so', () => {
  expect(found({ sentiment: { below: -2 } }, customer('你好，我非常不满意，太慢了，谢谢'))).toEqual([
    ...(
      [
        [4, '非常不满意'],
        [10, '太慢'],
      ] as const
    ).map(([start, text]) => ({
      hit: 0,
      segment: 0,
      start,
      end: start + text.length,
      text,
      start_ms: 0,
      end_ms: 900,
      value: -5,
      limit: -2,
      matched_by: 'sentiment',
    })),
  ])
})

test('it is the customer’s speech that is read where none is named', () => {
  const lines: Line[] = [
    ['agent', '太差了'],
    ['customer', '好的谢谢'],
  ]
  expect(found(bad, lines)).toBe('pass')
  expect(found({ ...bad, speaker: 'agent' }, lines)).toMatchObject([{ segment: 0 }])
})

describe('negation', () => {
  test.each<[string, number]>([
    ['服务好', 2],
    ['服务不好', -1.5],
    ['服务不是很好', -1.2],
    ['服务不太好', -1],
    ['服务没有多好', -1.5],
    ['不是不好', 0.38],
    ['服务很不满意', -3.75],
    ['我并不是不满意', 0.75],
    ['没有给我满意的答复', -2.25],
    ['没有人非常满意', 4.5],
    ['不，满意了', 3],
    ['很好的服务', 2.5],
    ['这样是不好的', -1.5],
    ['it was good', 3],
    ['it was not good', -2],
    ["it wasn't very nice", -1.5],
    ["I don't think it was nice", -2.25],
    ['nobody was nice to me', -2.25],
    ['hardly nice', -2.25],
    ['no nice people', -2.25],
    ['no, nice people', 3],
    ["it's no good", -2],
    ['not bad', 2],
    ['it is not terrible', 0.75],
    ["it's never not nice", 0.56],
  ])('%s: %d', (text, value) => expect(score(text)).toBe(value))
})

describe('degree', () => {
  test.each<[string, number]>([
    ['满意', 3],
    ['有点满意', 1.5],
    ['很满意', 3.75],
    ['非常满意', 4.5],
    ['非常非常满意', 5],
    ['慢死了', -3],
    ['烦得要命', -4.5],
    ['nice', 3],
    ['a bit slow', -1],
    ['slow', -2],
    ['really slow', -3],
    ['extremely slow', -3.5],
  ])('%s: %d', (text, value) => expect(score(text)).toBe(value))
})

test('what stands before a "but" weighs half', () => {
  expect([score('质量很好'), score('质量很好，但是太贵')]).toEqual([2.5, -0.25])
  expect([score('it is nice'), score('it is nice but it is slow')]).toEqual([3, -0.5])
  expect(score('太贵，但是质量很好')).toBe(1.75)
})

describe('words that mean nothing of the kind', () => {
  test.each([
    ...[
      '你好',
      '您好您好',
      '不好意思',
      '对不起',
      '麻烦您帮我查一下',
      '麻烦你再说一遍',
      '好的好的',
      '好几天了',
      '好像是',
      '我刚好在家',
      '最好下午来',
    ],
    ...[
      '是不是好了',
      '好不好',
      '你们服务好吗',
      '质量好吗？',
      '这个满意度调查怎么做',
      '贵公司在哪里',
      '贵姓',
      '我在出差',
      '差不多了',
      '滚筒洗衣机',
      '拖鞋',
    ],
    ...[
      '不用谢',
      '十分钟以后',
      '累计消费',
      '值班电话',
      '机器坏了',
      '别着急',
      '订单错误',
      '我要取消',
      '垃圾桶多少钱',
      '投诉电话是多少',
      '没想到',
    ],
    ...[
      'good morning',
      'good afternoon sir',
      'have a good day',
      "it's kind of long",
      'what kind of card',
      "it's like three",
      'I would like to cancel',
    ],
    ...[
      'I have a problem with my card',
      'please help me',
      'is this a good time',
      'do you have a good number for me?',
      'sorry',
      'excuse me',
      'no problem',
    ],
    ...[
      'I lost my card',
      'the customer care number',
      'a gift card',
      'the free line',
      'pretty sure',
      'it is fine',
      'miss lee',
      'thank you bye',
      'constructor toString',
    ],
  ])('%s', (text) => expect(score(text)).toBe(0))
  test('and next to them those that do', () => {
    const those = [
      '没问题',
      '没关系',
      '不错',
      '不好',
      '很好',
      '麻烦死了',
      '太贵了',
      '服务质量差',
      'a kind lady',
      'that was good',
      "I don't like waiting, it is awful",
    ]
    expect(those.map((text) => Math.sign(score(text)))).toEqual([1, 1, 1, -1, 1, -1, -1, -1, 1, 1, -1])
  })
})

test('simplified and traditional, wide and narrow, accented or not', () => {
  expect(score('我對你們的處理結果很不滿意')).toBe(score('我对你们的处理结果很不满意'))
  expect(score('ＴＥＲＲＩＢＬＥ')).toBe(score('terrible'))
  expect(score('doesn’t seem nice')).toBe(score('doesnt seem nice'))
  expect(score('terribles')).toBe(0)
  expect(score('unterrible')).toBe(0)
})

describe('of: window', () => {
  const mean = { sentiment: { below: -1, of: 'window' } }
  test('the mean of its turns, those without a feeling too', () => {
    expect(found(mean, customer('太差了真的', '地址是文三路'))).toMatchObject([
      { value: -1.5, limit: -1, text: '太差' },
    ])
    expect(found(mean, customer('太差了真的', '地址是文三路', '二十八号楼'))).toBe('pass')
    expect(found({ ...mean, in: { last: { turns: 1 } } }, customer('地址是文三路', '太差了真的'))).toHaveLength(1)
    expect(found({ ...mean, in: { first: { turns: 1 } } }, customer('地址是文三路', '太差了真的'))).toBe('pass')
  })
  test('shows the words that speak for it', () => {
    expect(words(mean, '太差了，谢谢你们', '我要投诉你们')).toEqual(['太差', '投诉'])
    expect(words({ sentiment: { above: 0.5, of: 'window' } }, '有点慢啊', '师傅很热情，非常满意')).toEqual([
      '很热情',
      '非常满意',
    ])
  })
})

describe('a trend', () => {
  const falls = { sentiment: { falls_by: 1.5 } }
  const rises = { sentiment: { rises_by: 1.5 } }
  const down = ['你们服务挺好', '地址是文三路', '我有点着急', '你们太慢了', '我要投诉你们']
  test('the mean of the last third against that of the first', () => {
    expect(found(falls, customer(...down))).toMatchObject([
      { segment: 0, text: '挺好', value: 5, limit: 1.5 },
      { segment: 4, text: '投诉', value: 5 },
    ])
    expect(found(rises, customer(...down))).toBe('pass')
    expect(found(rises, customer(...down.toReversed()))).toMatchObject([{ text: '投诉' }, { text: '挺好' }])
    expect(found({ sentiment: { falls_by: 5 } }, customer(...down))).toHaveLength(2)
    expect(found({ sentiment: { falls_by: 5.1 } }, customer(...down))).toBe('pass')
  })
  test('thirds are cut so that first and last are even', () => {
    const five = ['非常满意', '太差了真的', '太差了真的', '太差了真的', '非常满意']
    expect(found(falls, customer(...five))).toBe('pass')
    expect(found(falls, customer(...five, '太差了真的'))).toBe('pass')
    expect(
      found(falls, customer('非常满意', '非常满意', '我想问一下', '我想问一下', '太差了真的', '我想问一下')),
    ).toMatchObject([{ value: 6 }, {}, {}])
  })
  test('it takes three turns with words of feeling', () => {
    expect(found(falls, customer('你们服务挺好', '地址是文三路', '我要投诉你们'))).toBe('pass')
    expect(found(falls, customer('你们服务挺好', '有点慢啊', '我要投诉你们'))).toHaveLength(2)
  })
})

test('how sure it is: by how far beyond the limit', () => {
  const sure = (text: string) => {
    const rule = ruleWith('r', { conditions: { it: { sentiment: { below: -2 } } }, find: 'it' })
    return scoreBy(bookOf(rule), callOf(customer(text))).findings[0]?.confidence
  }
  expect([sure('我要投诉你们'), sure('气死我了啊')]).toEqual([0.75, 1])
})

describe('where nobody is sure', () => {
  const outcome = (lines: Line[], condition: object, find = 'it') => {
    const rule = ruleWith('r', { conditions: { it: condition }, find })
    const { findings, not_evaluated } = scoreBy(bookOf(rule), callOf(lines))
    return not_evaluated[0]?.reason ?? findings.length
  }
  const falls = { sentiment: { falls_by: 1 } }
  test.each<[string, object]>([
    ['a turn', bad],
    ['a window', { sentiment: { below: 0, of: 'window' } }],
    ['a trend', falls],
  ])('%s', (_, condition) => {
    const unsure: Line = ['customer', '太差了真的', { confidence: 0.3 }]
    const unknown: Line = ['unknown', '太差了真的']
    const sure: Line = ['customer', '地址是文三路']
    const agent: Line = ['agent', '请讲请讲']
    expect(outcome([sure, unsure], condition)).toBe(0)
    expect(outcome([sure, unsure], condition, 'not it')).toBe('low_confidence')
    expect(outcome([agent, sure, unknown], condition, 'not it')).toBe('no_roles')
    expect(outcome([sure], condition, 'not it')).toBe(1)
  })
})

test.each<[object, string | null]>([
  [{}, 'sentiment needs exactly one of "below", "above", "falls_by" and "rises_by"; has none'],
  [
    { below: -1, above: 1 },
    'sentiment needs exactly one of "below", "above", "falls_by" and "rises_by"; has "below" and "above"',
  ],
  [{ falls_by: 1, of: 'window' }, 'sentiment: "of" goes with "below" and "above", not "falls_by"'],
  [{ above: 1, of: 'turn' }, null],
])('refused: %j', (sentiment, message) => expect(refused({ sentiment })).toBe(message))

test('where it found nothing, it says how near it came', () => {
  const measured = (sentiment: object, ...texts: string[]) => {
    const condition = { sentiment }
    const lines = customer(...texts)
    const rule = ruleWith('r', { conditions: { it: condition }, find: 'it' })
    const { items } = createScorer([bookOf(rule)]).explain(callOf(lines), HASH)
    return items[0]?.rules[0]?.conditions[0]?.measured.map(({ value }) => value)
  }
  expect(measured({ below: -3 }, '有点慢啊', '太慢了吧', '你们挺好')).toEqual([-3])
  expect(measured({ above: 3 }, '有点慢啊', '太慢了吧', '你们挺好')).toEqual([2])
  expect(measured({ below: -2, of: 'window' }, '有点慢啊', '太慢了吧')).toEqual([-2])
  expect(measured({ falls_by: 4 }, '有点慢啊', '太慢了吧', '我要投诉')).toEqual([2])
  expect(measured({ rises_by: 4 }, '有点慢啊', '太慢了吧', '我要投诉')).toEqual([-2])
})

test('each turn may have to be so, a trend cannot', () => {
  const every = { ...bad, every_turn: true }
  expect(found(every, customer('太差了真的', '我要投诉你们'))).toHaveLength(2)
  expect(found(every, customer('太差了真的', '地址是文三路'))).toBe('pass')
  expect(refused({ sentiment: { falls_by: 1 }, every_turn: true })).toMatch(/does not listen for words/)
})

describe('against what a person says of it', () => {
  const labelOf = (value: number): Label => (value <= -1 ? 'negative' : value >= 1 ? 'positive' : 'neutral')
  const judged = (set: typeof LABELLED) =>
    set.map(([text, label]) => ({ label, said: labelOf(scoreOf(feelingsIn(text))) }))
  const share = (of: ReturnType<typeof judged>) => of.filter(({ label, said }) => label === said).length / of.length
  test('what the lexicon was made for', () => {
    for (const language of [/\p{Script=Han}/u, /^[^\p{Script=Han}]+$/u]) {
      const own = LABELLED.filter(([text]) => language.test(text))
      expect(own).toHaveLength(60)
      expect(share(judged(own))).toBeGreaterThanOrEqual(0.95)
    }
  })
  test('other words: half of them are missed, few taken for their opposite, no fact for a feeling', () => {
    const own = judged(HELD_OUT)
    expect(own).toHaveLength(60)
    expect(share(own)).toBeGreaterThanOrEqual(0.55)
    const opposite = own.filter(({ label, said }) => said !== 'neutral' && label !== 'neutral' && said !== label)
    expect(opposite.length).toBeLessThanOrEqual(3)
    expect(own.filter(({ label, said }) => label === 'neutral' && said !== 'neutral')).toEqual([])
  })
})
