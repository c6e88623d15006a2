import { describe, expect, test } from 'vitest'
import { parsePhrase, writtenOut } from '../../../../scoring/match/phrase.ts'
import { placesOf, type Setting, shadows } from '../../../../scoring/packs/lint/overlap.ts'

const phrase = (text: string) => writtenOut(parsePhrase(text, () => []))

/** Which of some phrases could be left out, and for which: `same 0`, `in 2`, `-`. */
function left(texts: string[], changes: Partial<Setting> = {}, except: string[] = []): string[] {
  const setting: Setting = { within: 'anywhere', exceptions: except.map(phrase), heardAs: () => true, ...changes }
  return shadows(texts.map(phrase), setting).map((one) =>
    one === null ? '-' : `${one.how === 'same' ? 'same' : 'in'} ${one.by}`,
  )
}

describe('a phrase that says the same', () => {
  test.each<[texts: string[], left: string[]]>([
    [[], []],
    [['您好'], ['-']],
    [
      ['您好', '您 好'],
      ['-', 'same 0'],
    ],
    [
      ['(您|你)好', '您好', '你好'],
      ['-', 'same 0', 'same 0'],
    ],
    [
      ['您好', '你好', '(您|你)好'],
      ['-', '-', 'same 0'],
    ],
    [
      ['您好', '(您|你)好'],
      ['same 1', '-'],
    ],
    [
      ['您好', '(您|你|他)好'],
      ['same 1', '-'],
    ],
    [
      ['(您|你)好', '(你|他)好'],
      ['-', '-'],
    ],
    [
      ['喂…您好', '喂…您好'],
      ['-', 'same 0'],
    ],
    [
      ['喂…(您|你)好', '喂…(你|您)好'],
      ['-', 'same 0'],
    ],
    [
      ['喂…您好', '喂…你好'],
      ['-', '-'],
    ],
  ])('%j: %j', (texts, wanted) => expect(left(texts)).toEqual(wanted))

  test('is so wherever it may not stand for another', () => {
    expect(left(['您好', '您好', '您好吗'], { within: 'never' })).toEqual(['-', 'same 0', '-'])
  })

  test('is not if it is listened for in fewer ways', () => {
    expect(left(['您好', '您好'], { heardAs: (one, other) => one === other })).toEqual(['-', '-'])
  })
})

describe('a phrase within another', () => {
  test.each<[texts: string[], anywhere: string[], beginning: string[]]>([
    [
      ['随便', '我随便'],
      ['-', 'in 0'],
      ['-', '-'],
    ],
    [
      ['随便', '随便你'],
      ['-', 'in 0'],
      ['-', 'in 0'],
    ],
    [
      ['随便你', '随便'],
      ['in 1', '-'],
      ['in 1', '-'],
    ],
    [
      ['随便', '(我|你)随便', '随便(我|他)'],
      ['-', 'in 0', 'in 0'],
      ['-', '-', 'in 0'],
    ],
    [
      ['随便', '(我随便|快点)'],
      ['-', '-'],
      ['-', '-'],
    ],
    [
      ['随便', '快点', '(随便你|快点吧)'],
      ['-', '-', 'in 0'],
      ['-', '-', 'in 0'],
    ],
    [
      ['port', 'portal'],
      ['-', '-'],
      ['-', '-'],
    ],
    [
      ['port', 'port city', 'the port'],
      ['-', 'in 0', 'in 0'],
      ['-', 'in 0', '-'],
    ],
    [
      ['ok', 'ok吧', '好ok吧'],
      ['-', 'in 0', 'in 1'],
      ['-', 'in 0', '-'],
    ],
    // A part of it lies beside a gap.
    [
      ['随便', '随便…你', '您…随便你'],
      ['-', 'in 0', 'in 0'],
      ['-', 'in 0', '-'],
    ],
    // One with a gap lies within another's part, or within a whole phrase.
    [
      ['您…好', '您就好', '您好吗'],
      ['-', 'in 0', 'in 0'],
      ['-', 'in 0', 'in 0'],
    ],
    [
      ['您…好', '喂您就好'],
      ['-', 'in 0'],
      ['-', '-'],
    ],
    // As many parts, longer at the outside.
    [
      ['喂…说话', '喂…说话呀'],
      ['-', 'in 0'],
      ['-', 'in 0'],
    ],
    [
      ['喂…说话', '喂喂…说话'],
      ['-', 'in 0'],
      ['-', '-'],
    ],
    [
      ['喂…说话', '喂你…说话'],
      ['-', '-'],
      ['-', '-'],
    ],
    [
      ['喂…说话', '喂…你说话'],
      ['-', '-'],
      ['-', '-'],
    ],
    [
      ['喂…说话…呀', '喂…说话'],
      ['-', '-'],
      ['-', '-'],
    ],
    [
      ['喂…a', '喂…a b'],
      ['-', 'in 0'],
      ['-', 'in 0'],
    ],
    [
      ['port…说话', 'airport…说话'],
      ['-', '-'],
      ['-', '-'],
    ],
    [
      ['port…说话', 'the port…说话'],
      ['-', 'in 0'],
      ['-', '-'],
    ],
    [
      ['喂…a', '喂…ab'],
      ['-', '-'],
      ['-', '-'],
    ],
  ])('%j', (texts, anywhere, beginning) => {
    expect([left(texts), left(texts, { within: 'beginning' })]).toEqual([anywhere, beginning])
    expect(left(texts, { within: 'never' })).toEqual(texts.map(() => '-'))
  })
})

describe('an exception', () => {
  test.each<[texts: string[], except: string, left: string[]]>([
    // It could stand before or around the one and not the other.
    [['随便', '我随便'], '我', ['-', '-']],
    [['随便', '我随便'], '想我', ['-', 'in 0']],
    [['随便', '我随便'], '您', ['-', 'in 0']],
    [['随便', '随便你'], '随便你', ['-', 'in 0']],
    [['随便', '随便你'], '随便你看', ['-', 'in 0']],
    [['随便', '随便你'], '随便看', ['-', 'in 0']],
    [['随便', '随便你'], '随', ['-', 'in 0']],
    // It excuses both.
    [['随便', '我随便'], '我随便', ['-', 'in 0']],
    [['随便', '我随便'], '我随便看', ['-', 'in 0']],
    // It excuses what stands at the end of the whole.
    [['随便', '我随便'], '随便看', ['-', '-']],
    [['port', '我port'], '您', ['-', '-']],
    [['port', 'a port'], '您', ['-', 'in 0']],
    // A gap leaves room for anything.
    [['喂…说话', '喂…说话呀'], '您', ['-', '-']],
    [['说话', '喂…说话'], '您', ['-', '-']],
    [['喂', '喂…说话'], '您', ['-', 'in 0']],
  ])('%j, but not with %s: %j', (texts, except, wanted) => expect(left(texts, {}, [except])).toEqual(wanted))
})

describe('where a phrase stands in words', () => {
  test.each<[text: string, words: string, places: string[]]>([
    ['好', '好不好', ['0-1', '2-3']],
    ['您好', '好', []],
    ['(好|好不)', '好不好', ['0-1', '2-3', '0-2']],
    ['port', 'portport', []],
    ['a', 'ba', []],
    ['a', '啊a啊', ['1-2']],
    ['您…好', '您好', ['0-2']],
    ['您…好', '您不好不好', ['0-3', '0-5']],
    ['您…好', '好您', []],
    ['您…不…好', '您不好', ['0-3']],
    ['您…好', '您一二三四五六七八九十一二三四五六七八九十好', []],
  ])('%s in %s', (text, words, places) => {
    expect(placesOf(phrase(text), words).map(({ from, to }) => `${from}-${to}`)).toEqual(places)
  })
})
