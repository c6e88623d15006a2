import { describe, expect, test } from 'vitest'
import { feelingsIn } from '../../../scoring/detect/sentiment/feelings.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { found } from '../detectors/measuring.ts'

/** The words of feeling, each with what is before and behind that belongs to it, and what they weigh. */
const read = (text: string) =>
  feelingsIn(text)
    .map(({ start, end, value }) => `${text.slice(start, end)} ${Math.round(value * 100) / 100}`)
    .join(', ')

const check = (cases: [text: string, feelings: string][]) =>
  test.each(cases)('%s: %s', (text, feelings) => expect(read(text)).toBe(feelings))

describe('a degree', () => {
  check([
    ['很满意', '很满意 3.75'],
    ['很不满意', '很不满意 -3.75'],
    ['非常非常满意', '非常非常满意 6.75'],
    ['有点不满意', '有点不满意 -1.5'],
    ['很，满意', '满意 3'],
    ['很我满意', '很我满意 3.75'],
    ['很你们我满意', '满意 3'],
    ['慢死了', '慢死了 -3'],
    ['满意极了', '满意极了 4.5'],
    ['慢，死了', '慢 -2'],
    ['慢了死了', '慢 -2'],
    ['really a happy one', 'really a happy 4.5'],
    ['really one of the happy', 'happy 3'],
    ['a bit happy', 'a bit happy 1.5'],
    ['happy a bit', 'happy 3'],
    ['extremely happy', 'extremely happy 5.25'],
  ])
})

describe('a "not"', () => {
  check([
    ['没失望', '没失望 0.75'],
    ['没有很失望', '没有很失望 0.6'],
    ['没有人很失望', '很失望 -3.75'],
    ['没有给我满意的答复', '没有给我满意 -2.25'],
    ['不知道满意', '满意 3'],
    ['不，满意', '满意 3'],
    ['不满意了', '不满意 -3'],
    ['不太慢', '不太慢 0.33'],
    ['不太满意', '不太满意 -1.5'],
    ['不是很满意', '不是很满意 -1.8'],
    ['不很满意', '不很满意 -1.8'],
    ['没有不满意', '没有不满意 0.75'],
    ['并不是不好', '并不是不好 0.38'],
    ['not happy', 'not happy -2.25'],
    ['not a very happy', 'not a very happy -1.5'],
    ['not one of the happy', 'not one of the happy -2.25'],
    ['not one of these are happy', 'happy 3'],
    ['not slow', 'not slow 0.5'],
    ['not that slow', 'not that slow 0.5'],
    ['not very slow', 'not very slow 0.33'],
    ['never, slow', 'slow -2'],
    ['no happy people', 'no happy -2.25'],
    ['no very happy people', 'no very happy -1.5'],
    ['not really happy', 'not really happy -1.5'],
    ['really not happy', 'really not happy -3.37'],
    ['happy not', 'happy 3'],
  ])
})

describe('before a "but"', () => {
  check([
    ['太慢了，但是服务好', '太慢 -1.5, 服务好 2'],
    ['服务好但是太慢了', '服务好 1, 太慢 -3'],
    ['服务好。但是太慢了。但是专业', '服务好 1, 太慢 -1.5, 专业 2'],
    ['slow but nice', 'slow -1, nice 3'],
    ['nice but slow but nice', 'nice 1.5, slow -1, nice 3'],
    ['但是服务好', '服务好 2'],
  ])
})

describe('a question holds nothing good', () => {
  check([
    ['服务好吗', ''],
    ['服务好？', ''],
    ['service is good?', ''],
    ['is this good', ''],
    ['it is good', 'good 3'],
    ['well, is this good', ''],
    ['now is this good', 'good 3'],
    ['is this good, it is good', 'good 3'],
    ['服务好吗满意', '满意 3'],
    ['服务好？满意', '满意 3'],
    ['服务慢吗', '慢 -2'],
    ['服务不好吗', '不好 -1.5'],
  ])
})

describe('好 as an answer', () => {
  check([
    ['好的', ''],
    ['好的好的', ''],
    ['很好的', '很好 2.5'],
    ['不好的', '不好 -1.5'],
    ['很，好的', ''],
    ['很 好的', '很 好 2.5'],
    ['好的很好', '很好 2.5'],
    ['真好了', '真好 2.5'],
    ['我很想好的', ''],
  ])
})

describe('words that are written apart', () => {
  check([
    ['fed up with you', 'fed up -4'],
    ['fed-up', 'fed-up -4'],
    ['fed, up', ''],
    ['fedup', ''],
    ['sick and tired of it', 'sick and tired -4'],
    ['sick and', ''],
    ['waste of my time', 'waste of my time -3'],
    ['don’t trust you', 'don’t trust -3'],
    ['dont trust you', 'dont trust -3'],
    ['terrible!', 'terrible -3'],
    ['terribles', ''],
    ['unterrible', ''],
    ['他妈的terrible', '他妈的 -5, terrible -3'],
    ['terrible的', 'terrible -3'],
    ['服 务好', '服 务好 2'],
    ['服务 好 用', '服务 好 2'],
    ['ter rible', ''],
  ])
})

test('however many there are', () => {
  expect(feelingsIn('慢，'.repeat(300))).toHaveLength(300)
  expect(read(`${'慢，'.repeat(300)}很满意`)).toMatch(/慢 -2, 很满意 3.75$/)
  expect(feelingsIn(`${'好，'.repeat(300)}好吗`)).toHaveLength(300)
  expect(read('很满意')).toBe('很满意 3.75')
})

describe('how far a turn goes', () => {
  const says = (limit: object, ...texts: string[]) => {
    const came = found(
      { sentiment: limit },
      texts.map((text): Line => ['customer', text]),
    )
    return typeof came === 'string' ? came : came.map(({ text, value }) => `${text} ${value}`)
  }

  test('as far as its words say, with their degrees', () => {
    expect(says({ below: -4 }, '非常不满意')).toEqual(['非常不满意 -4.5'])
    expect(says({ below: -4.5 }, '非常不满意')).toBe('pass')
    expect(says({ above: 4 }, '非常满意')).toEqual(['非常满意 4.5'])
    expect(says({ below: -2 }, '没有给我满意的答复')).toEqual(['没有给我满意 -2.25'])
    expect(says({ above: 0.7 }, '我并不是不满意')).toEqual(['并不是不满意 0.75'])
    expect(says({ below: -2 }, 'it was not nice')).toEqual(['not nice -2.25'])
    expect(says({ above: 0.7 }, "isn't terrible")).toEqual(["isn't terrible 0.75"])
    expect(says({ below: -2.9 }, '慢死了')).toEqual(['慢死了 -3'])
    expect(says({ below: -3.9 }, 'fed up with you')).toEqual(['fed up -4'])
    expect(says({ below: -4.9 }, '投诉你们，垃圾')).toEqual(['投诉 -5', '垃圾 -5'])
    expect(says({ above: 2.9 }, 'impressed')).toEqual(['impressed 3'])
  })

  test('with a "not" good may be bad, and in words of one entry what they say together', () => {
    expect(says({ below: -0.5 }, '不太好，谢谢')).toEqual(['不太好 -1'])
    expect(says({ below: -3 }, 'joke of a company, terrible')).toEqual(['joke of a -5', 'terrible -5'])
  })

  test('and stands where they do', () => {
    const holds = (find: string) => {
      const conditions = {
        a: { phrases: { any: ['甲'] }, speaker: 'customer' },
        it: { sentiment: { below: -1 } },
      }
      const call = callOf([['customer', '甲的服务太慢了']])
      return scoreBy(bookOf(ruleWith('r', { conditions, find })), call).findings.length > 0
    }
    expect([holds('a then it'), holds('it then a')]).toEqual([true, false])
  })

  test('also in a call without any times', () => {
    const untimed: Line[] = ['太慢了吧', '太慢了呀'].map((text) => ['customer', text, { start_ms: 0, end_ms: 0 }])
    expect(found({ sentiment: { below: -1 } }, untimed)).toHaveLength(2)
    expect(found({ sentiment: { below: -1, of: 'window' } }, untimed)).toHaveLength(2)
  })

  test('words of which nobody is sure do not count', () => {
    const said = (confidence: number): Line => ['customer', '太差了真的', { confidence }]
    expect(found({ sentiment: { below: -2 } }, [said(0.6)])).toHaveLength(1)
    expect(found({ sentiment: { below: -2 } }, [said(0.59)])).toBe('pass')
    expect(found({ sentiment: { below: -2, of: 'window' } }, [said(0.6)])).toHaveLength(1)
    expect(found({ sentiment: { below: -2, of: 'window' } }, [said(0.59)])).toBe('pass')
  })
})
