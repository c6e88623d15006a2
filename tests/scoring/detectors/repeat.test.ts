import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { fold } from '../../../scoring/text/fold.ts'
import { bestWindow, script } from '../../../scoring/text/similarity.ts'
import { tokens } from '../../../scoring/text/words.ts'
import { bookOf, callOf, HASH, type Line, ruleWith, scoreBy } from '../books.ts'
import { found, refused } from './measuring.ts'

const again = (spec: object = {}, more: object = {}) => ({ repeat: { at_least: 0.8, ...spec }, ...more })

const agent = (...texts: string[]): Line[] => texts.map((text): Line => ['agent', text])

/** The words of each hit, or why there is none. */
function repeated(condition: Record<string, unknown>, lines: readonly Line[]): string[][] | string {
  const came = found(condition, lines)
  if (typeof came === 'string') return came
  const hits: string[][] = []
  for (const { hit, segment, text } of came) hits[hit] = [...(hits[hit] ?? []), `${segment} ${text}`]
  return hits
}

test('one hit names every time it was said, and how often', () => {
  const lines: Line[] = [
    ['customer', '我的卡被吞了'],
    ['agent', '请问有什么可以帮您'],
    ['customer', '我说我的卡被吞了。'],
    ['customer', '你们什么时候来人'],
    ['customer', '我的卡，被吞了啊'],
  ]
  const place = (segment: number, start: number, text: string): Evidence => ({
    hit: 0,
    segment,
    start,
    end: start + text.length,
    text,
    start_ms: segment * 1000,
    end_ms: segment * 1000 + 900,
    value: 3,
    limit: 3,
    unit: 'times',
    matched_by: 'repeat',
  })
  expect(found(again({ times: 3 }, { speaker: 'customer' }), lines)).toEqual([
    place(0, 0, '我的卡被吞了'),
    place(2, 2, '我的卡被吞了'),
    place(4, 0, '我的卡，被吞了'),
  ])
  expect(found(again({ times: 4 }, { speaker: 'customer' }), lines)).toBe('pass')
  expect(found(again(), lines)).toBe('pass')
})

describe('what is the same', () => {
  test.each<[string, string[], unknown]>([
    ['word for word', ['我要退款谢谢', '我要退款谢谢'], [['0 我要退款谢谢', '1 我要退款谢谢']]],
    ['in other characters', ['我要退貨，謝謝', '我要退货谢谢'], [['0 我要退貨，謝謝', '1 我要退货谢谢']]],
    [
      'within more',
      ['我们会尽快处理的', '好的先生，我们会尽快处理的，请您耐心等待'],
      [['0 我们会尽快处理的', '1 我们会尽快处理的']],
    ],
    ['in other forms of the words', ['we are processing your request', 'We process your requests now'], 'pass'],
    [
      'nearly so, in English',
      ['I already told you my card is broken', 'well I already told you, my card is broken!'],
      [['0 I already told you my card is broken', '1 I already told you, my card is broken']],
    ],
    [
      'shown from the first to the last that both have',
      ['嗯请您耐心等待我们会尽快处理吧', '哦请您耐心等待我们会尽快处理呢'],
      [['0 请您耐心等待我们会尽快处理', '1 请您耐心等待我们会尽快处理']],
    ],
    ['not another thing', ['我要退款谢谢', '我要换货再见'], 'pass'],
    ['not its words in another order', ['人咬了狗就跑', '跑就狗了咬人'], 'pass'],
    ['not with another name', ['请您联系王芳女士', '请您联系李强先生'], 'pass'],
    ['not with other figures', ['your number is 48213', 'your number is 90576'], 'pass'],
    ['with the same figures', ['订单48213', '订单 48213'], [['0 订单48213', '1 订单 48213']]],
    ['not what is short', ['不用谢', '不用谢', '不用谢'], 'pass'],
    ['not one sound', ['好的好的好的', '好的好的好的'], 'pass'],
    ['not signs of listening', ['对对对', '对对对', 'mm hmm', 'mm hmm'], 'pass'],
  ])('%s', (_, texts, result) => expect(repeated(again(), agent(...texts))).toEqual(result))

  test('how alike is for the rule to say', () => {
    const lines = agent('我们会尽快为您处理', '我们会马上为您处理')
    expect(repeated(again({ at_least: 0.7 }), lines)).toHaveLength(1)
    expect(repeated(again({ at_least: 0.75 }), lines)).toBe('pass')
  })

  test('so is how short', () => {
    expect(repeated(again({ min_length: 3 }), agent('不用谢', '不用谢'))).toHaveLength(1)
    expect(repeated(again({ min_length: 7 }), agent('我要退款谢谢', '我要退款谢谢'))).toBe('pass')
  })
})

describe('how near', () => {
  const apart = (n: number) =>
    agent(
      '我要退款谢谢',
      ...'一二三四五六七八九十百千'
        .slice(0, n - 1)
        .split('')
        .map((x) => `${x}${x}话`),
      '我要退款谢谢',
    )
  test('no more of the speaker’s turns apart', () => {
    expect(repeated(again({ within_turns: 4 }), apart(4))).toHaveLength(1)
    expect(repeated(again({ within_turns: 4 }), apart(5))).toBe('pass')
    expect(repeated(again(), apart(10))).toHaveLength(1)
    expect(repeated(again(), apart(11))).toBe('pass')
  })
  test('all times within as many', () => {
    const lines = [...apart(6), ...apart(6).slice(1)]
    expect(repeated(again({ times: 3 }), lines)).toBe('pass')
    expect(repeated(again({ times: 3, within_turns: 12 }), lines)).toHaveLength(1)
  })
  test('what somebody else says does not count, nor do signs of listening', () => {
    const between: Line[] = [
      ['customer', '什么叫退款'],
      ['agent', '嗯'],
      ['customer', '说说退款'],
      ['agent', '好的'],
    ]
    const lines: Line[] = [['agent', '我要退款谢谢'], ...between, ...between, ['agent', '我要退款谢谢']]
    expect(repeated(again({ within_turns: 1 }), lines)).toHaveLength(1)
  })
  test('two things are two hits, one said often one', () => {
    const lines = agent('我要退款谢谢', '你们经理在哪里', '我要退款谢谢', '你们经理在哪里', '我要退款谢谢')
    expect(repeated(again(), lines)).toEqual([
      ['0 我要退款谢谢', '2 我要退款谢谢', '4 我要退款谢谢'],
      ['1 你们经理在哪里', '3 你们经理在哪里'],
    ])
    expect(repeated(again({ within_turns: 2 }), lines)).toHaveLength(2)
  })
  test('turns alike to one between them are not alike to each other', () => {
    const lines = agent('我要退款，你们经理在哪里', '我要退款', '你们经理在哪里')
    expect(repeated(again({ times: 3 }), lines)).toHaveLength(1)
    expect(repeated(again({ times: 3 }), agent('我要退款', '我要退款', '你们经理在哪里'))).toBe('pass')
  })
})

test('how sure it is: as alike as the least alike time', () => {
  const sure = (...texts: string[]) => {
    const rule = ruleWith('r', { conditions: { it: again({ at_least: 0.5 }) }, find: 'it' })
    return scoreBy(bookOf(rule), callOf(agent(...texts))).findings[0]?.confidence
  }
  expect(sure('我们会尽快为您处理', '我们会尽快为您处理')).toBe(1)
  expect(sure('我们会尽快为您处理', '我们会马上为您处理')).toBe(0.71)
})

describe('where nobody is sure', () => {
  const outcome = (lines: Line[], find = 'it') => {
    const rule = ruleWith('r', { conditions: { it: again() }, find })
    const { findings, not_evaluated } = scoreBy(bookOf(rule), callOf(lines))
    return not_evaluated[0]?.reason ?? findings.length
  }
  const [first, second] = agent('我要退款谢谢', '我要退款谢谢') as [Line, Line]
  test('of the words', () => {
    const unsure: Line = ['agent', '我要退款谢谢', { confidence: 0.3 }]
    expect([outcome([first, unsure]), outcome([first, unsure], 'not it')]).toEqual([0, 'low_confidence'])
    expect(outcome([first, unsure, second])).toBe(1)
  })
  test('of who said them', () => {
    const unknown: Line = ['unknown', '我要退款谢谢']
    expect([outcome([first, unknown]), outcome([first, unknown], 'not it')]).toEqual([0, 'no_roles'])
    expect(outcome([first, second])).toBe(1)
    expect(outcome([first], 'not it')).toBe(1)
  })
})

test('where it found nothing, it says how near it came', () => {
  const measured = (condition: Record<string, unknown>, lines: Line[]) => {
    const rule = ruleWith('r', { conditions: { it: condition }, find: 'it' })
    const { items } = createScorer([bookOf(rule)]).explain(callOf(lines), HASH)
    return items[0]?.rules[0]?.conditions[0]?.measured.map(({ value }) => value)
  }
  const lines = agent('我要退款谢谢', '我要退款谢谢', '你们经理在哪里')
  expect(measured(again({ times: 3 }), lines)).toEqual([2])
  expect(measured(again({ times: 3 }), lines.slice(1))).toEqual([])
})

test('refused: more times than there is room for', () => {
  expect(refused(again({ times: 4, within_turns: 2 }))).toBe('repeat: 4 times take more than 2 turns after the first')
  expect(refused(again({ times: 3, within_turns: 2 }))).toBeNull()
})

/** Few words, so that turns are often alike. */
const said = fc
  .array(fc.constantFrom('我要', '退款', '经理', '在哪', 'my card', ' broken ', '12', '3 ', '，', '你们', '怎么办'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(''))
  .filter((text) => fold(text) !== '')
const talk = fc.array(said, { minLength: 1, maxLength: 14 })
const spec = fc.record({
  at_least: fc.constantFrom(0.3, 0.5, 0.8, 1),
  times: fc.integer({ min: 2, max: 3 }),
  within_turns: fc.integer({ min: 2, max: 8 }),
  min_length: fc.integer({ min: 2, max: 5 }),
})
type Given = { at_least: number; times: number; within_turns: number; min_length: number }

/** Likeness as `similar` has it, the shorter of two texts being the script; null where one is too short. */
function plainLikeness(a: string, b: string, min_length: number): number {
  const digits = (text: string) => text.replace(/\b\d+\b/g, (number) => ` ${[...number].join(' ')} `)
  const keys = [a, b].map((text) => tokens(digits(text)).keys)
  if (keys.some((own) => new Set(own).size < min_length)) return 0
  const [short, long] = (keys[0]?.length ?? 0) <= (keys[1]?.length ?? 0) ? [a, b] : [b, a]
  return bestWindow(tokens(digits(long)), script(digits(short)))?.similarity ?? 0
}

/** The turns that are in a cluster, by trying every group. */
function plainly(texts: readonly string[], { at_least, times, within_turns, min_length }: Given): number[] {
  const alike = (a: number, b: number) =>
    a === b || plainLikeness(texts[a] as string, texts[b] as string, min_length) >= at_least
  const members = new Set<number>()
  texts.forEach((_, centre) => {
    for (let begin = centre - within_turns; begin <= centre; begin++) {
      const group = texts.map((_, i) => i).filter((i) => i >= begin && i <= begin + within_turns && alike(centre, i))
      if (group.length >= times) for (const i of group) members.add(i)
    }
  })
  return [...members].sort((a, b) => a - b)
}

const segmentsOf = (given: Given, lines: readonly Line[]): number[] => {
  const came = found(again(given), lines)
  return typeof came === 'string' ? [] : came.map(({ segment }) => segment as number).sort((a, b) => a - b)
}

const lines = (texts: readonly string[]) => agent(...texts)

test('it finds what trying every group finds', () => {
  let some = 0
  fc.assert(
    fc.property(spec, talk, (given, texts) => {
      const wanted = plainly(texts, given)
      if (wanted.length > 0) some++
      expect(segmentsOf(given, lines(texts))).toEqual(wanted)
    }),
    { numRuns: 600 },
  )
  expect(some).toBeGreaterThan(100)
})

test('nor does the first look hide any of it: lines nobody is sure of, and hundreds of turns', () => {
  const unsure = fc.array(fc.boolean(), { minLength: 14, maxLength: 14 })
  const filler = fc.constantFrom(0, 0, 0, 300)
  let some = 0
  fc.assert(
    fc.property(spec, fc.integer({ min: 2, max: 4 }), talk, unsure, filler, (given, times, texts, unsure, before) => {
      const wanted = { ...given, times: Math.min(times, given.within_turns + 1) }
      const short = Array.from({ length: before }, (): Line => ['agent', '喂喂'])
      const own = texts.map((text, i): Line => ['agent', text, { confidence: unsure[i] ? 0.1 : 1 }])
      const all = plainly(
        texts.map((text, i) => (unsure[i] ? '' : text)),
        wanted,
      )
      if (all.length > 0) some++
      expect(segmentsOf(wanted, [...short, ...own])).toEqual(all.map((i) => i + before))
    }),
    { numRuns: 300 },
  )
  expect(some).toBeGreaterThan(30)
})

test('the order in which segments come in does not matter', () => {
  const shuffled = talk.chain((texts) =>
    fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
  )
  fc.assert(
    fc.property(spec, shuffled, (given, [texts, order]) => {
      const timed = texts.map((text, i): Line => ['agent', text, { start_ms: i * 1000, end_ms: i * 1000 + 900 }])
      const shown = (lines: Line[]) => {
        const came = found(again(given), lines)
        return typeof came === 'string' ? came : came.map(({ segment: _, ...rest }) => rest)
      }
      expect(shown(order.map((i) => timed[i] as Line))).toEqual(shown(timed))
    }),
    { numRuns: 300 },
  )
})

test('turns of which no two are alike never repeat; of those shown each is like another', () => {
  fc.assert(
    fc.property(spec, talk, (given, texts) => {
      const came = found(again(given), lines(texts))
      const alike = (a: number, b: number) =>
        plainLikeness(texts[a] as string, texts[b] as string, given.min_length) >= given.at_least
      const none = texts.every((_, a) => texts.every((_, b) => a === b || !alike(a, b)))
      if (none) expect(came).toBe('pass')
      if (typeof came === 'string') return
      for (const one of came) {
        expect(texts[one.segment as number]?.slice(one.start, one.end)).toBe(one.text)
        expect(
          came.some(
            (other) => other !== one && other.hit === one.hit && alike(one.segment as number, other.segment as number),
          ),
        ).toBe(true)
        expect(fold(one.text as string)).not.toBe('')
        expect(one.value).toBeGreaterThanOrEqual(given.times)
      }
    }),
    { numRuns: 400 },
  )
})

test('a turn more, fewer times, a longer reach, a lower likeness take nothing away', () => {
  fc.assert(
    fc.property(spec, talk, said, (given, texts, more) => {
      const before = segmentsOf(given, lines(texts))
      const wider = [
        segmentsOf(given, lines([...texts, more])),
        segmentsOf({ ...given, times: 2 }, lines(texts)),
        segmentsOf({ ...given, within_turns: given.within_turns + 1 }, lines(texts)),
        segmentsOf({ ...given, at_least: given.at_least / 2 }, lines(texts)),
      ]
      for (const after of wider) expect(after).toEqual(expect.arrayContaining(before))
    }),
    { numRuns: 300 },
  )
})

describe('long calls are read; were every turn compared with every other, they would take hours', () => {
  const readBy = (texts: readonly string[]) => found(again({ times: 3 }), lines(texts))
  const some = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i))
  test.each<[string, (i: number) => string]>([
    ['equal', () => '这个我们会尽快处理的'],
    ['nearly equal', (i) => `这个我们会尽快处理的${i % 97}`],
    ['of the same characters', (i) => '甲乙丙丁戊己庚辛'.slice(i % 8) + '甲乙丙丁戊己庚辛'.slice(0, i % 8)],
  ])('100,000 turns that are %s', (_, text) => {
    expect(readBy(some(100_000, text))).not.toBe('pass')
  })
  test('few turns, each as long as a call may be', () => {
    const long = (n: number) => some(10, (i) => `${String.fromCharCode(0x4e00 + i)}我们会尽快处理`.repeat(n))
    expect(readBy(long(20_000))).not.toBe('pass')
  })
})
