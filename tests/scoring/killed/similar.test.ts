import { describe, expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { found } from '../detectors/measuring.ts'

/** The words found, each with its segment; else what it came to. */
function heard(condition: Record<string, unknown>, lines: readonly Line[]) {
  const evidence = found(condition, lines)
  return typeof evidence === 'string' ? evidence : evidence.map(({ segment, text }) => [segment, text])
}

const said = (text: string, to: string[], at_least: number, more = {}) => {
  const evidence = heard({ similar: { to, at_least, ...more } }, [['agent', text]])
  return typeof evidence === 'string' ? evidence : evidence[0]?.[1]
}

describe('how alike', () => {
  // Twice what both have, by what there is in both: single characters (words) and neighbouring pairs.
  test.each<[what: string, text: string, script: string, alike: number, window: string]>([
    ['the very words', '请您稍等一下', '请您稍等一下', 1, '请您稍等一下'],
    ['in the middle', '好的，请您稍等一下，马上', '请您稍等一下', 1, '请您稍等一下'],
    ['at the end', '马上请您稍等一下', '请您稍等一下', 1, '请您稍等一下'],
    ['one character another', '请您稍候一下', '请您稍等一下', 16 / 22, '请您稍候一下'],
    ['its first another', '让您稍等一下', '请您稍等一下', 18 / 22, '让您稍等一下'],
    ['its last another', '请您稍等一会', '请您稍等一下', 18 / 22, '请您稍等一会'],
    ['in another order', '一下请您稍等', '请您稍等一下', 20 / 22, '一下请您稍等'],
    ['half of it, alone', '请您稍', '请您稍等一下', 10 / 16, '请您稍'],
    ['one of it, alone', '请', '请您稍等一下', 2 / 12, '请'],
    ['one and others', '请不要这么说', '请您稍等一下', 2 / 22, '请不要这么说'],
    ['no more than is wanted', '请请请请请请', '请您稍等一下', 2 / 22, '请请请请请请'],
    ['twice where wanted twice', '好好说', '好好讲', 6 / 10, '好好说'],
    ['once where wanted twice', '好说说', '好好讲', 2 / 10, '好说说'],
    ['wanted once, said twice', '好讲讲', '好好讲', 6 / 10, '好讲讲'],
    ['some of it here and some far off', '请不要这么说的您', '请您稍等一下', 2 / 22, '请不要这么说'],
    ['its first once more', '请请您稍等一下', '请您稍等一下', 1, '请您稍等一下'],
    ['of two as good, the first', '请您稍等一下请您稍等一下', '请您稍等一下', 1, '请您稍等一下'],
    ['the better of two', '请您稍候一下，请您稍等一下', '请您稍等一下', 1, '请您稍等一下'],
    ['marks between', '请 您，稍等。一下', '请您稍等一下', 1, '请 您，稍等。一下'],
    ['traditional', '請您稍等一下', '请您稍等一下', 1, '請您稍等一下'],
    ['words', 'ok please hold the line now', 'please hold the line', 1, 'please hold the line'],
    ['their stems', 'pleased holding the lines', 'please hold the line', 1, 'pleased holding the lines'],
    ['another word', 'please hold my line', 'please hold the line', 8 / 14, 'please hold my line'],
    ['an apostrophe in a word', 'that’s not my problem', "that's not my problem", 1, 'that’s not my problem'],
    [
      'a word with or without an apostrophe',
      'thats not my problem',
      "that's not my problem",
      1,
      'thats not my problem',
    ],
    ['a hyphen between words', 'not my pro-blem', 'not my problem', 6 / 10, 'not my pro'],
    ['both scripts', '您的 wifi 断了', '您的wifi断了', 1, '您的 wifi 断了'],
  ])('%s', (_what, text, script, alike, window) => {
    expect(said(text, [script], Math.max(0.001, Math.min(1, alike) - 0.0001))).toBe(window)
    if (alike < 1) expect(said(text, [script], alike + 0.0001)).toBe('pass')
  })

  test('nothing in common', () => expect(said('没有了再见', ['请您稍等一下'], 0.001)).toBe('pass'))

  test.each([
    ['zoo', 'z oo qq'],
    ['azz', 'a zz qq'],
    ['90', '9 0 qq'],
    ['09', '0 9 qq'],
    ['a1', 'a 1 qq'],
  ])('a word or number is one: %s is not %s', (text, script) => expect(said(text, [script], 0.001)).toBe('pass'))

  test('of two as good, the first', () => {
    const evidence = found({ similar: { to: ['请您稍等'], at_least: 1 } }, [['agent', '请您稍等，请您稍等']])
    expect(evidence).toMatchObject([{ start: 0, end: 4 }])
  })
})

describe('of several texts', () => {
  test.each<[what: string, text: string, to: string[], at_least: number, found: string]>([
    ['the one most alike', '让您久等了，请您稍等一下', ['请您稍等一下', '让您久等啦'], 0.5, '请您稍等一下'],
    ['wherever it is named', '让您久等了，请您稍等一下', ['让您久等啦', '请您稍等一下'], 0.5, '请您稍等一下'],
    ['of two as good the earlier', '让您久等了，请您稍等', ['请您稍等', '让您久等了'], 0.5, '让您久等了'],
    ['of two from one place the longer', '请您稍等一下', ['请您稍等', '请您稍等一下'], 0.5, '请您稍等一下'],
  ])('%s', (_what, text, to, at_least, found) => expect(said(text, to, at_least)).toBe(found))

  test('one hit in each turn with words, and none in what nobody is sure of', () => {
    const lines: Line[] = [
      ['agent', '请您稍等一下'],
      ['customer', '请您稍等一下'],
      ['agent', '请您稍等一下', { confidence: 0.59 }],
      ['agent', '请您稍等一下', { kind: 'noise' }],
      ['agent', '好，请您稍等', { confidence: 0.6 }],
    ]
    const condition = { similar: { to: ['请您稍等一下'], at_least: 0.6 } }
    expect(heard(condition, lines)).toEqual([
      [0, '请您稍等一下'],
      [4, '好，请您稍等'],
    ])
    expect(heard({ ...condition, speaker: 'any' }, lines)).toHaveLength(3)
    expect(heard({ ...condition, speaker: 'ivr' }, lines)).toBe('pass')
  })
})
