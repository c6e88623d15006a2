import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feelingsIn, scoreOf } from '../../../scoring/detect/sentiment/feelings.ts'
import { entries } from '../../../scoring/detect/sentiment/lexicon.ts'
import type { Line } from '../books.ts'
import { found } from '../detectors/measuring.ts'

const bad = { sentiment: { below: 0 } }
const customer = (...texts: string[]): Line[] => texts.map((text): Line => ['customer', text])

const POSITIVE = ['满意', '好用', '热情', '专业', '满意的', 'nice', 'friendly', 'excellent', 'helpful']
const NEGATIVE = ['差劲', '投诉', '糟糕', '敷衍', 'terrible', 'rude', 'slow', 'awful']
const FACTS = [
  '我的地址',
  '是文三路',
  '二十八号',
  '订单',
  'my account',
  ' number is ',
  ' five ',
  '，',
  '。',
  ' ',
  '😀',
  '3',
  '一',
]
const facts = fc.array(fc.constantFrom(...FACTS), { maxLength: 5 }).map((all) => all.join(''))
const feeling = fc.constantFrom(...POSITIVE, ...NEGATIVE)
const isLatin = (text: string) => /[a-z]/.test(text)
const spoken = fc
  .array(
    fc.oneof(
      feeling,
      fc.constantFrom(
        ...FACTS,
        '不',
        '没有',
        '很',
        '非常',
        '有点',
        '但是',
        '死了',
        '吗',
        '？',
        ' not ',
        ' no ',
        ' very ',
        ' but ',
        ' a bit ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(''))

describe('laws', () => {
  test('a turn lies between −5 and 5, in hundredths, and shows words where and only where it is not 0', () => {
    fc.assert(
      fc.property(spoken, (text) => {
        const feelings = feelingsIn(text)
        const value = scoreOf(feelings)
        expect(Math.abs(value)).toBeLessThanOrEqual(5)
        expect(Math.round(value * 100) / 100).toBe(value)
        if (value !== 0) expect(feelings.some((one) => one.value * value > 0)).toBe(true)
        let before = 0
        for (const { start, end } of feelings) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  test('without a word of feeling nothing is found', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 9 }), (texts) => {
        const lines = customer(...texts)
        for (const sentiment of [
          { below: 0 },
          { above: 0 },
          { above: 0, of: 'window' },
          { falls_by: 0.01 },
          { rises_by: 0.01 },
        ])
          expect(found({ sentiment }, [...lines, ['customer', '我的地址']])).toBe('pass')
      }),
      { numRuns: 100 },
    )
  })

  test('what is shown is what was said, and holds a word of feeling that is not undone', () => {
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1, maxLength: 6 }), (texts) => {
        const came = found(bad, [...customer(...texts), ['customer', '我的地址']])
        if (typeof came === 'string') return
        for (const { text, segment, start, end, value } of came) {
          expect(texts[segment as number]?.slice(start, end)).toBe(text)
          expect(value).toBeLessThan(0)
          expect(scoreOf(feelingsIn(text as string)) * 1).not.toBe(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a "not" before something good never makes it better', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...POSITIVE), fc.constantFrom(...FACTS), (before, word, after) => {
        const not = isLatin(word) ? ' not ' : '不'
        const gap = isLatin(word) ? ' ' : ''
        const plain = scoreOf(feelingsIn(`${before}${gap}${word}${gap}${after}`))
        const denied = scoreOf(feelingsIn(`${before}${not}${word}${gap}${after}`))
        expect(denied).toBeLessThanOrEqual(plain)
      }),
      { numRuns: 500 },
    )
  })

  test('a stronger degree never says less', () => {
    fc.assert(
      fc.property(feeling, facts, (word, after) => {
        const [weak, very] = isLatin(word) ? [' a bit ', ' very '] : ['有点', '非常']
        const said = [weak, ' ', very].map((degree) =>
          Math.abs(scoreOf(feelingsIn(`${degree}${word}${isLatin(word) ? ' ' : ''}${after}`))),
        )
        expect(said.toSorted((a, b) => a - b)).toEqual(said)
      }),
      { numRuns: 300 },
    )
  })

  test('the order in which segments come in does not matter', () => {
    const talk = fc
      .array(spoken, { minLength: 3, maxLength: 9 })
      .chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
      )
    fc.assert(
      fc.property(
        talk,
        fc.constantFrom({ below: -1 }, { above: 0.5, of: 'window' }, { falls_by: 1 }),
        ([texts, order], sentiment) => {
          const timed = texts.map((text, i): Line => ['customer', text, { start_ms: i * 1000, end_ms: i * 1000 + 900 }])
          const shown = (lines: Line[]) => {
            const came = found({ sentiment }, [
              ...lines,
              ['customer', '我的地址', { start_ms: 90_000, end_ms: 90_900 }],
            ])
            return typeof came === 'string' ? came : came.map(({ segment: _, ...rest }) => rest)
          }
          expect(shown(order.map((i) => timed[i] as Line))).toEqual(shown(timed))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a lower bar loses nothing', () => {
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1, maxLength: 6 }), (texts) => {
        const lines: Line[] = [...customer(...texts), ['customer', '我的地址']]
        const segments = (sentiment: object) => {
          const came = found({ sentiment }, lines)
          return typeof came === 'string' ? [] : came.map(({ segment }) => segment)
        }
        expect(segments({ below: -1 })).toEqual(expect.arrayContaining(segments({ below: -3 })))
        expect(segments({ above: 1 })).toEqual(expect.arrayContaining(segments({ above: 3 })))
      }),
      { numRuns: 200 },
    )
  })
})

/** All words of the lexicon, those too that only stand in longer ones. */
const WORDS = [...entries().keys()]
const jumbled = fc
  .array(
    fc.tuple(
      fc.oneof(
        { arbitrary: fc.constantFrom(...WORDS), weight: 3 },
        {
          arbitrary: fc.constantFrom('不', '没', '很', '太', '死了', 'not', 'so', 'extremely', 'A', '我', '好'),
          weight: 2,
        },
        { arbitrary: spoken, weight: 1 },
      ),
      fc.constantFrom('', '', ' ', '，', '？', "'", '\u200b', '😀'),
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.flat().join(''))
const limit = fc.integer({ min: 0, max: 48 }).map((tenths) => tenths / 10)

describe('the first look hides nothing that reading every turn would find', () => {
  const turnsFound = (sentiment: object, texts: readonly string[]) => {
    const came = found({ sentiment }, customer(...texts))
    return typeof came === 'string' ? [] : [...new Set(came.map(({ segment }) => segment as number))]
  }
  const indexes = (texts: readonly string[], passes: (value: number) => boolean) =>
    texts.flatMap((text, i) => (passes(scoreOf(feelingsIn(text))) ? [i] : []))
  // So that a turn is no mere sign of listening, which is not looked at.
  const texts = fc.array(
    jumbled.map((text) => `${text}。文三路二十八号三单元`),
    { minLength: 1, maxLength: 5 },
  )

  test('of each turn', () => {
    let some = 0
    fc.assert(
      fc.property(texts, limit, (texts, far) => {
        const [low, high] = [indexes(texts, (value) => value < -far), indexes(texts, (value) => value > far)]
        some += low.length + high.length
        expect(turnsFound({ below: -far }, texts)).toEqual(low)
        expect(turnsFound({ above: far }, texts)).toEqual(high)
      }),
      { numRuns: 500 },
    )
    expect(some).toBeGreaterThan(200)
  })

  test('of the mean of all', () => {
    fc.assert(
      fc.property(texts, (texts) => {
        const sum = texts.reduce((sum, text) => sum + scoreOf(feelingsIn(text)), 0)
        const mean = Math.round((sum / texts.length) * 100) / 100 + 0
        const came = [{ below: 0 }, { above: 0 }].map((side) =>
          found({ sentiment: { ...side, of: 'window' } }, customer(...texts)),
        )
        const hit = came.find((one) => typeof one !== 'string')
        expect(typeof hit === 'object' ? (hit[0]?.value as number) : 0).toBe(mean)
      }),
      { numRuns: 300 },
    )
  })

  test('of every word of the lexicon', () => {
    const texts = WORDS.map((word) => `${word}。文三路二十八号三单元`)
    expect(turnsFound({ below: 0 }, texts)).toEqual(indexes(texts, (value) => value < 0))
    expect(turnsFound({ above: 0 }, texts)).toEqual(indexes(texts, (value) => value > 0))
  })
})

test('a turn of a million characters is read, whatever it says; were it read anew for each word, it would take hours', () => {
  for (const unit of ['不', '很', '不很', '很好', 'not very ', 'kind of sort of ', 'a', '十分', 'a bit ']) {
    expect(found({ sentiment: { below: -2 } }, customer(unit.repeat(1_000_000 / unit.length)))).toBe('pass')
  }
})
