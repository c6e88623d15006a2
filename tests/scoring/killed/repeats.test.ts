import { describe, expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'
import { chat, found, sent } from '../detectors/measuring.ts'

const agent = (...texts: string[]): Line[] => texts.map((text): Line => ['agent', text])

/** The segments and words found, or what it came to. */
function again(lines: Line[], at_least: number, more: object = {}) {
  const evidence = found({ repeat: { at_least, ...more } }, lines)
  return typeof evidence === 'string' ? evidence : evidence.map(({ segment, text }) => `${segment} ${text}`)
}

const same = (a: string, b: string, at_least: number, more: object = {}) =>
  again(agent(a, b), at_least, more) !== 'pass' && again(agent(b, a), at_least, more) !== 'pass'

describe('how much there must be of it', () => {
  test.each([
    ['四个字儿', 4],
    ['one two three four', 4],
    ['4821', 4],
    ['ab 12 c', 4],
    ['ab12 一 c3 9', 4],
    ['订单48', 4],
    ['第12a次3', 4],
    ["it's a b c", 4],
  ])('%s is %d', (text, tokens) => {
    expect(same(text, `${text}。`, 1, { min_length: tokens })).toBe(true)
    expect(same(text, `${text}。`, 1, { min_length: tokens + 1 })).toBe(false)
  })

  test('what is said twice in it counts once', () => {
    expect(same('好好说说', '好好说说', 1, { min_length: 2 })).toBe(true)
    expect(same('好好说说', '好好说说', 1, { min_length: 3 })).toBe(false)
  })
})

describe('how alike', () => {
  // Of single tokens and neighbouring pairs, as many as both have, by what the shorter has.
  test.each<[a: string, b: string, alike: number]>([
    ['一二三四', '一二三四', 1],
    ['一二三四', '五一二三四六', 1],
    ['一二三四', '一二三五', 5 / 7],
    ['一二三四', '零二三四', 5 / 7],
    ['一二三四', '一二五四', 4 / 7],
    ['一二三四', '四三二一', 4 / 7],
    ['一二三四', '一五二六三七四', 2 / 7],
    ['one two three four', 'well one two three four then', 1],
    ['one two three four', 'one two three five', 5 / 7],
    ['number 1234', 'number 1235', 7 / 9],
    ['number 1234', 'number 5234', 6 / 9],
    ['number 1234', 'number 1 2 3 4', 1],
    ['number a1234', 'number a1235', 1 / 3],
    ['订单1234', '订单1243', 9 / 11],
    ['好好好说说话', '好好说话说话', 8 / 11],
    ['一一二二', '一二一二', 5 / 7],
    ['一一一二三四', '一二三四', 1],
    ['四三二一一一', '四三二一', 1],
  ])('%s and %s', (a, b, alike) => {
    expect(same(a, b, alike - 1e-6, { min_length: 2 })).toBe(true)
    if (alike < 1) expect(same(a, b, alike + 1e-6, { min_length: 2 })).toBe(false)
  })

  test('what other turns have does not help', () => {
    const texts = ['一二三四五六', '六五四三二一', '一二六五三四']
    expect(again(agent(...texts), 0.8)).toBe('pass')
    expect(again(agent(...texts), 8 / 11 - 1e-6)).toEqual(['0 一二三四五六', '2 一二六五三四'])
  })

  test('of hundreds of tokens', () => {
    const long = Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x4e00 + 7 * i)).join('')
    expect(again(agent(long, `${long.slice(0, 300)}。`), 1)).toHaveLength(2)
    expect(again(agent(long, [...long].reverse().join('')), 0.6)).toBe('pass')
  })

  test('all of it within a longer turn, whatever it is made of', () => {
    const all = [
      '一二三四五六七八九十百千万年月日时分秒天地人你我他请谢对不起客服电话订单退款地址姓名',
      'one two three four five six seven eight nine ten eleven twelve customer service order refund address 0 1 2 3 4 5 6 7 8 9 90210 z',
      'a1 b2 c3 d4 e5 f6 g7 h8 i9 j0 k l m n o p q r s t u v w x y',
    ]
    for (const text of all) {
      expect(same(text, `好的那么，${text.toUpperCase()}！ok`, 1)).toBe(true)
      expect(same(text.slice(18), text, 1)).toBe(true)
    }
  })
})

describe('what is shown', () => {
  test.each<[a: string, b: string, shown: string[]]>([
    ['我要退款谢谢', '那我要退款谢谢啦', ['0 我要退款谢谢', '1 我要退款谢谢']],
    ['那我要退款谢谢啦', '我要退款谢谢', ['0 我要退款谢谢', '1 我要退款谢谢']],
    ['那我要退款谢谢', '嗯我要退款谢谢', ['0 我要退款谢谢', '1 我要退款谢谢']],
    ['我要退款谢谢吧', '我要退款谢谢啊', ['0 我要退款谢谢', '1 我要退款谢谢']],
    ['我的订单48213', '我的订单 4 8 2 1 3 吧', ['0 我的订单48213', '1 我的订单 4 8 2 1 3']],
    ['我要退款，我要退款', '我要退款我', ['0 我要退款，我', '1 我要退款我']],
  ])('of %s and %s', (a, b, shown) => expect(again(agent(a, b), 0.7)).toEqual(shown))

  test('of each turn, what is in the one it is most like', () => {
    const texts = ['我要退款谢谢你们', '我要退款谢谢您', '嗯我要退款谢谢您']
    expect(again(agent(...texts), 0.6)).toEqual(['0 我要退款谢谢', '1 我要退款谢谢您', '2 我要退款谢谢您'])
  })
})

describe('how near, and how often', () => {
  const say = '我要退款谢谢'
  const others = ['说说天气', '今天下雨', '明天晴朗', '后天刮风']
  test.each<[within: number, times: number, texts: string[], came: number[] | string]>([
    [1, 2, [say, say], [0, 1]],
    [1, 2, [say, '说说天气', say], 'pass'],
    [2, 2, [say, '说说天气', say], [0, 2]],
    [2, 3, [say, say, say], [0, 1, 2]],
    [3, 3, [say, say, '说说天气', '今天下雨', say], 'pass'],
    [4, 3, [say, say, '说说天气', '今天下雨', say], [0, 1, 4]],
    [2, 2, [say, say, ...others, say, say], [0, 1, 6, 7]],
    [2, 3, [say, say, say, ...others, say, say], [0, 1, 2]],
    [2, 3, [...others, say, say, say], [4, 5, 6]],
    // The first is near one of the others, but not one of three times within four turns.
    [4, 3, [say, ...others.slice(0, 3), say, say, say], [4, 5, 6]],
  ])('within %d turns, %d times', (within_turns, times, texts, came) => {
    const evidence = found({ repeat: { at_least: 0.9, within_turns, times } }, agent(...texts))
    expect(typeof evidence === 'string' ? evidence : evidence.map(({ segment }) => segment)).toEqual(came)
  })

  test('two that have a turn in common are one', () => {
    const lines = agent(say, say, say, say)
    const evidence = found({ repeat: { at_least: 1, within_turns: 1 } }, lines)
    expect(evidence).toMatchObject([0, 1, 2, 3].map((segment) => ({ hit: 0, segment, value: 4, limit: 2 })))
    const apart = found({ repeat: { at_least: 1, within_turns: 1 } }, agent(say, say, '说说天气', say, say))
    expect(apart).toMatchObject([0, 0, 1, 1].map((hit) => ({ hit, value: 2 })))
  })

  test('more turns than usual', () => {
    const long = Array.from({ length: 300 }, (_, i) => `第${String.fromCharCode(0x4e00 + 7 * i)}句`)
    const evidence = found({ repeat: { at_least: 1 } }, agent(...long, say, say))
    expect(evidence).toMatchObject([{ segment: 300 }, { segment: 301 }])
  })
})

test('in a chat, too, and without any times', () => {
  const lines = [sent('agent', 0, '我要退款谢谢'), sent('agent', 9, '我要退款谢谢')]
  expect(found({ repeat: { at_least: 1 } }, lines, chat)).toHaveLength(2)
  const untimed = agent('我要退款谢谢', '我要退款谢谢').map(
    ([who, text]): Line => [who, text, { start_ms: 0, end_ms: 0 }],
  )
  expect(found({ repeat: { at_least: 1 } }, untimed)).toHaveLength(2)
})

test('words that are just sure enough count', () => {
  const said = (confidence: number): Line => ['agent', '我要退款谢谢', { confidence }]
  expect(found({ repeat: { at_least: 1 } }, [said(0.6), said(0.6)])).toHaveLength(2)
  expect(found({ repeat: { at_least: 1 } }, [said(0.59), said(0.6)])).toBe('pass')
})

test('it stands where it begins in its first turn', () => {
  const conditions = { a: { phrases: { any: ['甲'] } }, it: { repeat: { at_least: 1 } } }
  const holds = (find: string) =>
    scoreBy(bookOf(ruleWith('r', { conditions, find })), callOf(agent('甲的，我要退款谢谢', '我要退款谢谢'))).findings
      .length > 0
  expect([holds('a then it'), holds('it then a')]).toEqual([true, false])
})
