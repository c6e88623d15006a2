import { describe, expect, test } from 'vitest'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'

/** What is heard by sound or as written in an agent's line, and how. */
function heard(spec: Record<string, unknown>, text: string): [string, string][] {
  const rule = ruleWith('r', { conditions: { said: { homophones: spec } }, find: 'said' })
  const [finding] = scoreBy(bookOf(rule), callOf([['agent', text]])).findings
  return (finding?.evidence ?? []).map((one) => [one.text as string, one.matched_by])
}

describe('words by sound', () => {
  test.each<[string, string, [string, string][]]>([
    ['as written', '这个事您等着吧', [['您等着吧', 'text']]],
    ['other characters of the same sounds', '这个事您等这八', [['您等这八', 'homophone']]],
    ['sounds that are confused', '你们拧灯遮吧', [['拧灯遮吧', 'homophone']]],
    ['other sounds', '您稍等吧', []],
    [
      'both in one line, each once',
      '您等着吧，您等这八',
      [
        ['您等着吧', 'text'],
        ['您等这八', 'homophone'],
      ],
    ],
    ['spaces, punctuation, traditional characters', '您 等 這，吧', [['您 等 這，吧', 'homophone']]],
  ])('%s', (_, text, found) => expect(heard({ any: ['您等着吧'] }, text)).toEqual(found))

  test('a set that is switched off no longer confuses', () => {
    expect(heard({ any: ['发货了'], confuse: ['f-h'] }, '花货了')).toEqual([['花货了', 'homophone']])
    expect(heard({ any: ['发货了'], confuse: [] }, '花货了')).toEqual([])
    expect(heard({ any: ['发货了'], confuse: [] }, '发祸了')).toEqual([['发祸了', 'homophone']])
  })

  test('short phrases are found as written only, and of a choice the longer variants by sound', () => {
    expect(heard({ any: ['漏水'] }, '楼睡')).toEqual([])
    expect(heard({ any: ['漏水'], min_length: 2 }, '楼水')).toEqual([['楼水', 'homophone']])
    expect(heard({ any: ['(卫生间|)漏水'] }, '卫生间楼水')).toEqual([['卫生间楼水', 'homophone']])
    expect(heard({ any: ['(卫生间|)漏水'] }, '楼水')).toEqual([])
    expect(heard({ any: ['(卫生间|)漏水'] }, '漏水')).toEqual([['漏水', 'text']])
  })

  test('an exception excuses by sound too, whichever way the words were found', () => {
    const spec = { any: ['您等着吧'], except: ['不会让'] }
    expect(heard(spec, '不会让您等着吧')).toEqual([])
    expect(heard(spec, '布回让您等着吧')).toEqual([])
    expect(heard(spec, '布回让您等这八')).toEqual([])
    expect(heard(spec, '我让您等着吧')).toEqual([['您等着吧', 'text']])
  })

  test('an innocent neighbour excuses what is only heard by sound', () => {
    const spec = { any: ['没办法'], innocent: ['每班发'] }
    expect(heard(spec, '每班发三件')).toEqual([])
    expect(heard(spec, '美办法')).toEqual([['美办法', 'homophone']])
    expect(heard(spec, '没办法，每班发')).toEqual([['没办法', 'text']])
  })

  test('parts with a gap between them', () => {
    expect(heard({ any: ['跟我…没关系'] }, '根我真的没关西')).toEqual([['根我真的没关西', 'homophone']])
  })
})
