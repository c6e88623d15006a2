import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../scoring/text/fold.ts'
import { bestWindow, script } from '../../../scoring/text/similarity.ts'
import { tokens } from '../../../scoring/text/words.ts'
import type { Line } from '../books.ts'
import { found } from '../detectors/measuring.ts'

const again = (spec: object) => ({ repeat: spec })

const lines = (texts: readonly string[]) => texts.map((text): Line => ['agent', text])

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
  const readBy = (texts: readonly string[]) => found(again({ at_least: 0.8, times: 3 }), lines(texts))
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
