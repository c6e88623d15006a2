import { describe, expect, test } from 'vitest'
import { GAP_CJK } from '../../../scoring/match/phrase.ts'
import type { Line } from '../books.ts'
import { found } from '../detectors/measuring.ts'

/** How many hits there are. */
const hits = (condition: Record<string, unknown>, lines: readonly Line[]): number => {
  const evidence = found(condition, lines)
  return typeof evidence === 'string' ? 0 : new Set(evidence.map(({ hit }) => hit)).size
}

const saidBefore: Line[] = [
  ['customer', '前面还有好些话'],
  ['agent', '一二三四五六七八九十'],
]
const letters = (count: number, letter = '中') => letter.repeat(count)

describe('an exception', () => {
  const check = (text: string, any: string[], except: string[], expected: number) => {
    expect(hits({ phrases: { any, except } }, [['agent', text]])).toBe(expected)
    // Wherever in the call it stands.
    expect(hits({ phrases: { any, except } }, [...saidBefore, ['agent', text]])).toBe(expected)
  }

  test.each<[string, string, string[], string[], number]>([
    ['right before', '没说随便你', ['随便你'], ['没说'], 0],
    ['four letters before', `没说${letters(4)}随便你`, ['随便你'], ['没说'], 0],
    ['five letters before', `没说${letters(5)}随便你`, ['随便你'], ['没说'], 1],
    ['ten Latin letters before', 'not abcde fghij hello', ['hello'], ['not'], 0],
    ['eleven Latin letters before', 'not abcde fghijk hello', ['hello'], ['not'], 1],
    ['the longer of two', 'nevertheless abcde fghij hello', ['hello'], ['no', 'nevertheless'], 0],
    ['after it', '随便你没说', ['随便你'], ['没说'], 1],
    ['around it', '这随便你们', ['随便你'], ['这随便你们'], 0],
    ['from its beginning on', '这随便你们', ['随便你'], ['随便你们'], 0],
    ['only its beginning', '这随便你们', ['随便你'], ['随便'], 1],
    ['only its end', '这随便你们', ['随便你'], ['便你'], 1],
    ['nowhere, after much else', `${letters(40)}随便你`, ['随便你'], ['没说'], 1],
    ['with a gap', `没${letters(GAP_CJK)}说随便你`, ['随便你'], ['没…说'], 0],
    ['with a gap too wide', `没${letters(GAP_CJK + 1)}说随便你`, ['随便你'], ['没…说'], 1],
    ['with a gap, of which only one half is there', '没随便你', ['随便你'], ['没…说'], 1],
    ['with a gap, in any of its variants', '别人讲过随便你', ['随便你'], ['没…说', '别…(说|讲过)'], 0],
    ['with a gap, five letters before', `没有说${letters(5)}随便你`, ['随便你'], ['没…说'], 1],
    ['a part of a word', "don't hello", ['hello'], ['don'], 1],
    ['a part of a word, with a gap', 'no one’s hello', ['hello'], ['no…one'], 1],
    ['whole words, with a gap', 'no not one hello', ['hello'], ['no…one'], 0],
    ['with a gap, around it', '要是随便你就好', ['随便你'], ['要是…就好'], 0],
  ])('%s', (_name, text, any, except, expected) => check(text, any, except, expected))

  test('before it in the turn before, unless another spoke', () => {
    const condition = { phrases: { any: ['随便你'], except: ['没说'] } }
    expect(hits(condition, [...saidBefore, ['agent', '我没说'], ['agent', '随便你']])).toBe(0)
    expect(hits(condition, [...saidBefore, ['agent', '我没说'], ['customer', '说什么'], ['agent', '随便你']])).toBe(1)
  })

  test('that ends within a hit over two turns', () => {
    const lines: Line[] = [...saidBefore, ['agent', '我说随便'], ['agent', '你吧好']]
    expect(hits({ phrases: { any: ['随便你吧'], except: ['说随便你'] } }, lines)).toBe(0)
    expect(hits({ phrases: { any: ['随便你吧'], except: ['随便你'] } }, lines)).toBe(1)
  })

  test('excuses that hit alone', () => {
    expect(
      hits({ phrases: { any: ['随便你'], except: ['没说'] } }, [['agent', '没说随便你，但是还是那样，随便你']]),
    ).toBe(1)
  })
})

describe('an innocent word', () => {
  const check = (text: string, innocent: string[], expected: number) => {
    const condition = { homophones: { any: ['没办法了'], innocent } }
    expect(hits(condition, [['agent', text]])).toBe(expected)
    expect(hits(condition, [...saidBefore, ['agent', text]])).toBe(expected)
  }

  test.each<[string, string, string[], number]>([
    ['none', '他说梅班发了呢', ['别的'], 1],
    ['all of it', '他说梅班发了呢', ['梅班发了'], 0],
    ['its beginning', '他说梅班发了呢', ['说梅'], 0],
    ['its middle', '他说梅班发了呢', ['班发'], 0],
    ['its end', '他说梅班发了呢', ['了呢'], 0],
    ['one of two', '他说梅班发了，又梅班发了', ['说梅'], 1],
    ['the other of two', '他说梅班发了，又梅班发了', ['又梅'], 1],
    ['right before it', '他说梅班发了呢', ['他说'], 1],
    ['right after it', '他说梅班发了呢吗', ['呢吗'], 1],
    ['of what was said as written', '他说没办法了呢', ['没办法了'], 1],
  ])('%s', (_name, text, innocent, expected) => check(text, innocent, expected))
})

test('a phrase with a gap, said by nobody knows whom, may have been the speaker’s', () => {
  const lines: Line[] = [
    ['agent', '说话'],
    ['unknown', '公司就是这样'],
  ]
  expect(found({ phrases: { any: ['公司…这样'] } }, lines)).toBe('no_roles')
  expect(found({ phrases: { any: ['公司…那样'] } }, lines)).toBe('pass')
})

describe('a phrase with a gap', () => {
  const check = (any: string, text: string, expected: number, where?: Record<string, unknown>) => {
    const lines: Line[] = [
      ['agent', '在说话'],
      ['customer', '在说话'],
      ['agent', text],
    ]
    expect(hits({ phrases: { any: [any] }, ...(where && { in: where }) }, lines)).toBe(expected)
  }
  test.each<[any: string, text: string, expected: number]>([
    ['ax…bx', 'ax one bx', 1],
    ['ax…bx', 'ax one bx’s', 0],
    ['ax…bx', 'ax one bxs', 0],
    ['ax…bx', 'max one bx', 0],
    ['ax…bx', 'ax one’bx', 0],
    ['ax…bx', 'm’ax one bx', 0],
    ['ax…bx', 'ax’ one ’bx’', 1],
    ['ax…bx', 'axbx', 0],
    ['ax…bx', 'ax,bx', 1],
    ['it is…my fault', 'it is not my fault', 1],
    ['it is…my fault', 'it is not myfault', 0],
    ['it is…my fault', 'itis not my fault', 0],
    ['长长长…短', '长长长一短', 1],
    ['短…长长长', '短一长长长', 1],
    ['短…长长长…短', '短一长长长一短', 1],
    ['短…长长长…短', '短一长长长一', 0],
    ['短…长长长…短', '一长长长一短', 0],
    ['短…长长长', `短短${letters(GAP_CJK)}长长长`, 1],
    ['短短…长长长', `短短${letters(GAP_CJK)}长长长`, 1],
    ['短短…长长长', `短短${letters(GAP_CJK + 1)}长长长`, 0],
    ['(短|短短短)…长长长', `短短短${letters(GAP_CJK + 1)}长长长`, 0],
    ['长长长…(短|一短)', `长长长${letters(GAP_CJK)}一短`, 1],
    ['(短|短短短)…长长长', `短短短${letters(GAP_CJK)}长长长`, 1],
    ['短…长长长', '短长长长', 1],
    ['甲乙…乙乙丙', '甲乙乙丙', 0],
    ['甲乙…乙乙丙', '甲乙乙乙丙', 1],
    ['甲…乙…长长长', `甲${letters(9)}乙${letters(9)}乙长长长`, 1],
    ['甲…乙…长长长', `甲${letters(13)}乙长长长`, 0],
    ['长长长…乙…甲', `长长长乙${letters(9)}乙${letters(9)}甲`, 1],
    ['ax…bx', 'ax one abx', 0],
    ['ax…bx', 'ax one b-x', 0],
    ['ax…b x', 'ax one b-x', 1],
    ['ax…b x', 'ax one bx', 0],
    ['长长长…我ok', '长长长一我 ok', 1],
    ['长长长…ok我', '长长长一ok 我', 1],
    ['长长长…(短|一短)', `长长长${letters(GAP_CJK + 1)}一短`, 0],
  ])('%s in %s', (any, text, expected) => {
    check(any, text, expected)
    check(any, text, 0, { first: { turns: 1 } })
    check(any, text, expected, { last: { turns: 1 } })
  })

  test('shows what stands from its first part to its last, the nearest of each', () => {
    const shown = (any: string, text: string) => {
      const evidence = found({ phrases: { any: [any] } }, [['agent', text]])
      return typeof evidence === 'string' ? [] : evidence.map((one) => one.text)
    }
    expect(shown('短…长长长', '短一短二长长长')).toEqual(['短二长长长'])
    expect(shown('短…长长长', '短二长长长三长长长')).toEqual(['短二长长长三长长长'])
    expect(shown('长长长…短', '长长长一短二短')).toEqual(['长长长一短'])
    expect(shown('长长长…(短|短短)', '长长长一短短')).toEqual(['长长长一短短'])
    expect(shown('短…长长长…短', '短，一短二长长长三，短短')).toEqual(['短二长长长三，短'])
    expect(shown('长长长…短', '长长长一短，长长长二短')).toEqual(['长长长一短', '长长长二短'])
  })
})
