import { describe, expect, test } from 'vitest'
import { feelingsIn, scoreOf } from '../../../scoring/detect/sentiment/feelings.ts'
import { Glance } from '../../../scoring/detect/sentiment/glance.ts'
import { entries, KIND, Lexicon, UNIT } from '../../../scoring/detect/sentiment/lexicon.ts'

/** What is made once and kept is made anew here, in every test. */
const made = () =>
  new Lexicon(
    new Map([
      ['好', [KIND.feeling, 2]],
      ['好人', [KIND.feeling, 3]],
      ['好人卡片', [KIND.neutral, 0]],
      ['不', [KIND.negation, 3]],
      ['up', [KIND.neutral, 0]],
      ['fed up', [KIND.feeling, -4]],
      ['fed', [KIND.feeling, -1]],
      ['a b c', [KIND.degree, 1.5]],
      ['ok了', [KIND.reply, 0]],
    ]),
  )

/** The words of the longest entry at the beginning of a text, how many words or characters they are, and what they say. */
const longest = (text: string, start = 0) => {
  const own = made()
  const node = own.longest(text, start)
  return node === 0 ? null : [text.slice(start, own.end), own.length, own.kinds[node], own.values[node]]
}

describe('the longest entry that begins somewhere', () => {
  test.each<[text: string, found: ReturnType<typeof longest>]>([
    ['好', ['好', 1, KIND.feeling, 2]],
    ['好人', ['好人', 2, KIND.feeling, 3]],
    ['好人卡', ['好人', 2, KIND.feeling, 3]],
    ['好人卡片', ['好人卡片', 4, KIND.neutral, 0]],
    ['好 人', ['好 人', 2, KIND.feeling, 3]],
    ['好，人', ['好', 1, KIND.feeling, 2]],
    ['人好', null],
    ['up', ['up', 1, KIND.neutral, 0]],
    ['UP!', ['UP', 1, KIND.neutral, 0]],
    ['upper', null],
    ['fed', ['fed', 1, KIND.feeling, -1]],
    ['fed up', ['fed up', 2, KIND.feeling, -4]],
    ['fed-up', ['fed-up', 2, KIND.feeling, -4]],
    ['fed   up', ['fed   up', 2, KIND.feeling, -4]],
    ['fed up好', ['fed up', 2, KIND.feeling, -4]],
    ['fed upper', ['fed', 1, KIND.feeling, -1]],
    ['fed. up', ['fed', 1, KIND.feeling, -1]],
    ['fedup', null],
    ['a b c', ['a b c', 3, KIND.degree, 1.5]],
    ['a b', null],
    ["a'b c", null],
    ['ok了', ['ok了', 2, KIND.reply, 0]],
    ['ok 了', ['ok 了', 2, KIND.reply, 0]],
    ['ok', null],
    ['', null],
  ])('%s', (text, found) => expect(longest(text)).toEqual(found))

  test('within a text', () => {
    expect(longest('我不好', 1)).toEqual(['不', 1, KIND.negation, 3])
    expect(longest('我不好', 2)).toEqual(['好', 1, KIND.feeling, 2])
    expect(longest('not fed up', 4)).toEqual(['fed up', 2, KIND.feeling, -4])
  })
})

test('what a character is where an entry may begin', () => {
  const { units } = made()
  const unit = (char: string) => units[char.charCodeAt(0)]
  expect([...' -\'"'].map(unit)).toEqual([UNIT.passed, UNIT.passed, UNIT.passed, UNIT.passed])
  expect([...'，。？！,.?!;:\n'].map(unit)).toEqual(Array.from({ length: 11 }, () => UNIT.clauseEnd))
  expect([...'aZé'].map(unit)).toEqual([UNIT.latin, UNIT.latin, UNIT.latin])
  expect([...'好不'].map(unit)).toEqual([UNIT.begins, UNIT.begins])
  expect([...'人桌'].map(unit)).toEqual([UNIT.idle, UNIT.idle])
})

test('what the words of the tables are for', () => {
  const all = entries()
  const of = (...texts: string[]) => texts.map((text) => all.get(text))
  expect(of('满意', 'fed up', 'good')).toEqual([
    [KIND.feeling, 3],
    [KIND.feeling, -4],
    [KIND.feeling, 3],
  ])
  expect(of('like', '你好', '嗯好', 'all good')).toEqual(Array.from({ length: 4 }, () => [KIND.neutral, 0]))
  expect(of('好的', '很', '死了')).toEqual([
    [KIND.reply, 0],
    [KIND.degree, 1.25],
    [KIND.after, 1.5],
  ])
  expect(of('不', 'no', 'dont')).toEqual([
    [KIND.negation, 3],
    [KIND.negation, 1],
    [KIND.negation, 3],
  ])
  expect(of('但是', 'is this', '吗', '')).toEqual([[KIND.contrast, 0], [KIND.asking, 0], [KIND.asked, 0], undefined])
})

describe('at a glance', () => {
  test('a text goes no further than it seems to', () => {
    const glance = new Glance()
    const texts = [
      '非常不满意',
      '我並不滿意',
      '没有给我满意的答复',
      '不是不满意',
      '慢死了',
      '太慢了，但是服务好',
      '他妈的骗子垃圾',
      'it was not very nice',
      "isn't terrible",
      'extremely slow',
      'fed up with you',
      'joke of a company',
      'thank you very much',
      'sick and tired',
      'TERRIBLE',
      'terrible的服务',
      '服务terrible',
      'not bad at all',
      '很好的',
    ]
    for (const text of texts) {
      const score = scoreOf(feelingsIn(text))
      expect(glance.feels(text), text).toBe(true)
      expect(glance.reach(text, -1), text).toBeGreaterThanOrEqual(-score)
      expect(glance.reach(text, 1), text).toBeGreaterThanOrEqual(score)
    }
  })

  test('no feeling', () => {
    const glance = new Glance()
    for (const text of ['', '地址是文三路', 'the address is here', '非常', '不', 'very', 'not'])
      expect([text, glance.feels(text), glance.reach(text, -1), glance.reach(text, 1)]).toEqual([text, false, 0, 0])
  })

  test('good is not bad but for a "not", nor bad good, and neither is more than its degrees make it', () => {
    const glance = new Glance()
    expect([glance.reach('服务优秀', -1), glance.reach('服务优秀', 1)]).toEqual([0, 2])
    expect([glance.reach('投诉', -1), glance.reach('投诉', 1)]).toEqual([3, 0])
    expect([glance.reach('不投诉', 1), glance.reach('不优秀', -1)]).toEqual([0.75, 1.5])
    expect([glance.reach('非常优秀', 1), glance.reach('有点优秀', 1)]).toEqual([3, 2])
    expect(glance.reach('优秀，投诉', -1)).toBe(3)
  })
})
