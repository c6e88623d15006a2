import { describe, expect, test } from 'vitest'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { during, found } from '../detectors/measuring.ts'

/** The words of each hit; else what it came to. */
function hits(condition: Record<string, unknown>, lines: readonly Line[]): (string | null | undefined)[][] | string {
  const evidence = found(condition, lines)
  if (typeof evidence === 'string') return evidence
  const grouped: (string | null | undefined)[][] = []
  for (const { hit, text } of evidence) {
    grouped[hit] ??= []
    grouped[hit].push(text)
  }
  return grouped
}

const agent = (...texts: string[]): Line[] => texts.map((text) => ['agent', text])
const between: Line = ['customer', '我在说话']
const listening: Line = ['customer', '嗯']
const one = (text: string): Line[] => [['agent', text]]

describe('several phrases', () => {
  type Case = [what: string, spec: Record<string, unknown>, lines: Line[], hits: string[][] | 'pass']
  const all = ['甲', '乙']
  const three = ['甲', '乙', '丙']

  test.each<Case>([
    ['all, in one turn', { all }, one('甲和乙'), [['甲', '乙']]],
    ['all, in any order', { all }, one('乙和甲'), [['乙', '甲']]],
    ['all, with others between', { all }, [...one('甲'), between, ...one('乙')], [['甲', '乙']]],
    ['all, each as often as it is said', { all }, one('甲甲乙'), [['甲', '甲', '乙']]],
    ['not all', { all }, one('甲甲'), 'pass'],
    [
      'all in a turn',
      { all, scope: 'turn' },
      agent('甲乙', '好甲', '好乙', '乙甲'),
      [
        ['甲', '乙'],
        ['乙', '甲'],
      ],
    ],
    ['all in a turn: none', { all, scope: 'turn' }, agent('好甲', '好乙'), 'pass'],
    ['in a turn, a phrase over two turns', { all: ['甲甲', '乙'], scope: 'turn' }, agent('乙甲', '甲乙'), 'pass'],
    ['all in a stretch', { all, scope: 'stretch' }, [...one('好甲'), listening, ...one('好乙')], [['甲', '乙']]],
    ['all in a stretch: none', { all, scope: 'stretch' }, [...one('好甲'), between, ...one('好乙')], 'pass'],
    [
      'all in each of two stretches',
      { all, scope: 'stretch' },
      [...agent('甲', '好乙'), between, ...agent('乙', '好甲')],
      [
        ['甲', '乙'],
        ['乙', '甲'],
      ],
    ],
    ['in order', { in_order: all }, one('甲和乙'), [['甲', '乙']]],
    ['in order: the other way round', { in_order: all }, one('乙和甲'), 'pass'],
    [
      'in order, twice',
      { in_order: all },
      one('甲乙甲乙'),
      [
        ['甲', '乙'],
        ['甲', '乙'],
      ],
    ],
    ['in order, the first left over', { in_order: all }, one('甲甲乙乙'), [['甲', '乙']]],
    ['in order, three', { in_order: three }, one('甲丙乙丙'), [['甲', '乙', '丙']]],
    ['in order, one missing', { in_order: three }, one('甲丙乙'), 'pass'],
    ['in order, overlapping', { in_order: ['甲乙', '乙丙'] }, one('甲乙丙'), 'pass'],
    ['in order, side by side', { in_order: ['甲乙', '丙'] }, one('甲乙丙'), [['甲乙', '丙']]],
    ['in order in a turn', { in_order: all, scope: 'turn' }, agent('好甲', '乙甲', '甲乙'), [['甲', '乙']]],
    ['at least two of three', { any: three, at_least: 2 }, one('丙甲'), [['丙', '甲']]],
    ['at least two: all three', { any: three, at_least: 2 }, one('丙甲乙'), [['丙', '甲', '乙']]],
    ['at least two: one twice', { any: three, at_least: 2 }, one('甲甲'), 'pass'],
    [
      'at least two in a turn',
      { any: three, at_least: 2, scope: 'turn' },
      agent('好甲', '乙丙', '好乙'),
      [['乙', '丙']],
    ],
    ['any, in a turn', { any: ['甲乙'], scope: 'turn' }, agent('好甲', '乙好', '甲乙'), [['甲乙']]],
    ['overlapping, both are there', { all: ['甲乙', '乙丙'] }, one('甲乙丙'), [['甲乙', '乙丙']]],
  ])('%s', (_what, phrases, lines, expected) => expect(hits({ phrases }, lines)).toEqual(expected))

  test.each<Case>([
    ['three characters', { all, within_words: 3 }, one('甲一二三乙'), [['甲', '乙']]],
    ['four', { all, within_words: 3 }, one('甲一二三四乙'), 'pass'],
    ['marks are none', { all, within_words: 3 }, one('甲一，二 。三 乙'), [['甲', '乙']]],
    ['side by side', { all, within_words: 0 }, one('甲，乙'), [['甲', '乙']]],
    ['one between', { all, within_words: 0 }, one('甲一乙'), 'pass'],
    ['three words', { all: ['ax', 'bx'], within_words: 3 }, one('ax one two three bx'), [['ax', 'bx']]],
    ['four words', { all: ['ax', 'bx'], within_words: 3 }, one('ax one two three four bx'), 'pass'],
    ['two words with a hyphen', { all: ['ax', 'bx'], within_words: 1 }, one('ax one-two bx'), 'pass'],
    ['one with an apostrophe', { all: ['ax', 'bx'], within_words: 1 }, one('ax it’s bx'), [['ax', 'bx']]],
    ['words and characters', { all, within_words: 3 }, one('甲 wifi一wifi乙'), [['甲', '乙']]],
    ['words and characters: more', { all, within_words: 2 }, one('甲 wifi一wifi乙'), 'pass'],
    ['over turns', { all, within_words: 3 }, agent('甲一', '二三乙'), [['甲', '乙']]],
    ['over turns: more', { all, within_words: 2 }, agent('甲一', '二三乙'), 'pass'],
    ['over turns, a word in each', { all, within_words: 2 }, agent('甲one', 'two乙'), [['甲', '乙']]],
    ['over turns, a word in each: more', { all, within_words: 1 }, agent('甲one', 'two乙'), 'pass'],
    ['with another between', { all, within_words: 99 }, [...one('甲'), between, ...one('乙')], 'pass'],
    [
      'two groups',
      { all, within_words: 1 },
      one('甲一乙一二三乙甲'),
      [
        ['甲', '乙'],
        ['乙', '甲'],
      ],
    ],
    ['a chain of near ones', { all: three, within_words: 1 }, one('甲一丙一乙'), [['甲', '丙', '乙']]],
    ['a chain broken', { all: three, within_words: 1 }, one('甲一丙一二乙'), 'pass'],
    [
      'from the end of the longest',
      { all: ['甲一二三', '一', '乙'], within_words: 2 },
      one('甲一二三四五乙'),
      [['甲一二三', '一', '乙']],
    ],
    ['in a later turn', { all, within_words: 3 }, [...one('说话'), between, ...one('好甲一二三乙')], [['甲', '乙']]],
    ['in a later turn: more', { all, within_words: 2 }, [...one('说话'), between, ...one('好甲一二三乙')], 'pass'],
    [
      'overlapping over two turns',
      { all: ['甲乙丙', '乙丙丁'], within_words: 0 },
      agent('好甲乙', '丙丁好'),
      [['甲乙', '丙', '乙', '丙丁']],
    ],
    ['overlapping are no way apart', { all: ['甲乙', '乙丙'], within_words: 0 }, one('甲乙丙'), [['甲乙', '乙丙']]],
    ['in order, near', { in_order: all, within_words: 1 }, one('甲一乙'), [['甲', '乙']]],
    ['in order, too far', { in_order: all, within_words: 1 }, one('甲一二乙'), 'pass'],
    ['in order, the nearer first', { in_order: all, within_words: 1 }, one('甲一二甲一乙'), [['甲', '乙']]],
    ['in order, each step by itself', { in_order: three, within_words: 1 }, one('甲一乙一丙'), [['甲', '乙', '丙']]],
    ['at least two, near', { any: three, at_least: 2, within_words: 1 }, one('甲一二丙乙'), [['丙', '乙']]],
  ])('within so many words: %s', (_what, phrases, lines, expected) =>
    expect(hits({ phrases }, lines)).toEqual(expected),
  )
})

describe('none', () => {
  const none = ['甲', '乙']
  test.each<[string, Line[], string[][] | string]>([
    ['said', one('好甲'), 'pass'],
    ['not said', one('我在说话'), []],
    ['said by another', [...one('我在说话'), ['customer', '甲']], []],
    ['perhaps said, by nobody knows whom', [...one('我在说话'), ['unknown', '甲']], 'no_roles'],
    [
      'perhaps said, in a line nobody is sure of',
      [...one('我在说话'), ['agent', '好的吧', { confidence: 0.5 }]],
      'low_confidence',
    ],
    ['said, in a line nobody is sure of', [...one('我在说话'), ['agent', '甲', { confidence: 0.5 }]], 'low_confidence'],
  ])('%s', (_what, lines, expected) => expect(hits({ phrases: { none } }, lines)).toEqual(expected))
})

describe('who may have said it', () => {
  /** What a rule comes to that wants words which an unknown speaker, so many turns off, might have said. */
  const come = (where: Record<string, unknown>, at: number, turns: number) => {
    const lines = Array.from(
      { length: turns },
      (_, i): Line => [i === at ? 'unknown' : i % 2 ? 'customer' : 'agent', '我在说话'],
    )
    const rule = ruleWith('r', { conditions: { said: { phrases: { any: ['谢谢'] }, in: where } }, find: 'not said' })
    const { not_evaluated, items } = scoreBy(bookOf(rule), callOf(lines))
    return not_evaluated[0]?.reason ?? items[0]?.status
  }
  test.each<[where: Record<string, unknown>, at: number, turns: number, came: string]>([
    [{ first: { turns: 1 } }, 3, 9, 'no_roles'],
    [{ first: { turns: 1 } }, 4, 9, 'fail'],
    [{ last: { turns: 1 } }, 5, 9, 'no_roles'],
    [{ last: { turns: 1 } }, 4, 9, 'fail'],
    [{ range: { turns: [2, 2] } }, 1, 9, 'no_roles'],
  ])('in %j, the %dth of %d turns: %s', (where, at, turns, came) => expect(come(where, at, turns)).toBe(came))

  test('words heard of one nobody knows are no hit, and leave it open; noise does not', () => {
    const any = ['谢谢']
    expect(hits({ phrases: { any } }, [...one('我在说话'), ['unknown', '谢谢']])).toBe('no_roles')
    expect(hits({ phrases: { any } }, [...one('谢谢'), ['unknown', '谢谢']])).toEqual([['谢谢']])
    expect(hits({ phrases: { any } }, [...one('我在说话'), ['customer', '谢谢']])).toBe('pass')
    expect(hits({ phrases: { any }, speaker: 'any' }, [...one('我在说话'), ['unknown', '谢谢']])).toEqual([['谢谢']])
  })

  test('words heard elsewhere are nobody’s doubt', () => {
    const lines = Array.from(
      { length: 9 },
      (_, i): Line => [i === 1 ? 'unknown' : 'agent', i === 0 ? '谢谢' : '我在说话'],
    )
    expect(hits({ phrases: { any: ['谢谢'] }, in: { last: { turns: 1 } } }, lines)).toBe('pass')
  })

  test('words in a line that is just sure enough count, beside one that is not', () => {
    const lines: Line[] = [
      ['agent', '好的吧', { confidence: 0.5 }],
      ['agent', '谢谢', { confidence: 0.6 }],
    ]
    expect(hits({ phrases: { any: ['谢谢'] } }, lines)).toEqual([['谢谢']])
  })

  test('words heard in a line nobody is sure of are no hit, and leave it open', () => {
    const any = ['谢谢', '谢谢您']
    expect(hits({ phrases: { any } }, [['agent', '谢谢', { confidence: 0.59 }]])).toBe('low_confidence')
    expect(hits({ phrases: { any } }, [['agent', '谢谢', { confidence: 0.6 }]])).toEqual([['谢谢']])
    const twoLines: Line[] = [
      ['agent', '好的谢'],
      ['agent', '谢您', { confidence: 0.5 }],
    ]
    expect(hits({ phrases: { any } }, twoLines)).toBe('low_confidence')
    expect(hits({ phrases: { any } }, [...twoLines, between, ...one('谢谢')])).toEqual([['谢谢']])
  })
})

describe('when it was said', () => {
  test('a hit begins with its first turn and ends with its last', () => {
    const lines = [during('agent', 1, 3, '好的谢'), during('agent', 3, 5, '谢您')]
    const evidence = found({ phrases: { any: ['谢谢'] } }, lines)
    expect(evidence).toMatchObject([
      { start_ms: 1000, end_ms: 3000, text: '谢' },
      { start_ms: 3000, end_ms: 5000, text: '谢' },
    ])
  })

  test.each<[find: string, text: string, came: string]>([
    ['a then b', '甲乙', 'fail'],
    ['a then b', '乙甲', 'pass'],
    ['a then a', '甲甲', 'fail'],
    ['a then a', '甲', 'pass'],
  ])('%s in %s', (find, text, came) => {
    const conditions = {
      a: { phrases: { any: ['甲'] } },
      ...(find.includes('b') && { b: { phrases: { any: ['乙'] } } }),
    }
    expect(scoreBy(bookOf(ruleWith('r', { conditions, find })), callOf(one(`我们${text}`))).items[0]?.status).toBe(came)
  })

  test('by sound and as written together: as written first, then what does not touch it', () => {
    const evidence = found({ homophones: { any: ['没办法'] } }, one('没办法，梅班发，没办法'))
    expect(
      typeof evidence === 'string' ? evidence : evidence.map(({ text, matched_by }) => [text, matched_by]),
    ).toEqual([
      ['没办法', 'text'],
      ['梅班发', 'homophone'],
      ['没办法', 'text'],
    ])
  })
})

describe('how sure words by sound are', () => {
  const sure = (any: string[], lines: Line[]) => {
    const rule = ruleWith('r', { conditions: { said: { homophones: { any } } }, find: 'said' })
    return scoreBy(bookOf(rule), callOf([['customer', '我在说话'], ...lines])).findings[0]?.confidence
  }
  // One less a share of two and the letters: the more of them there are, the less it is by chance.
  test.each<[what: string, any: string, lines: Line[], sure: number]>([
    ['as written', '没办法', one('没办法'), 1],
    ['three letters', '没办法', one('好，梅班发呢'), 0.8],
    ['four letters', '没办法了', one('好，梅班发了呢'), 0.83],
    ['marks are none', '没办法了', one('梅 班，发。了'), 0.83],
    ['over two turns', '没办法了', agent('好，梅班', '发了，呢'), 0.83],
    ['over three turns', '没办法了', agent('好，梅', '，班。', '发了，呢'), 0.83],
  ])('%s', (_what, any, lines, expected) => expect(sure([any], lines)).toBe(expected))
})

test('as written goes before by sound, even where the sounds come first', () => {
  const evidence = found({ homophones: { any: ['没办没'] } }, one('梅班没办没'))
  expect(evidence).toMatchObject([{ text: '没办没', matched_by: 'text' }])
})

test('what is heard together is by sound where any of it is', () => {
  const evidence = found({ homophones: { all: ['没办法', '请稍等'] } }, one('没办法，青烧等'))
  expect(evidence).toMatchObject([
    { hit: 0, text: '没办法', matched_by: 'homophone' },
    { hit: 0, text: '青烧等', matched_by: 'homophone' },
  ])
})
