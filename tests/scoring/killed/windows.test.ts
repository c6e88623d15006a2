import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { chat, during, sent } from '../detectors/measuring.ts'

type Where = Record<string, unknown>
const words = '甲和一些话'

/** The question beside which some windows lie. */
const q = { phrases: { any: ['问题'] }, speaker: 'customer' }

/** Forty seconds from the answer to the hang-up. */
const FORTY: Partial<Call> = { answered_at: '2026-05-06T10:00:00+08:00', ended_at: '2026-05-06T10:00:40+08:00' }

/** Where a condition looked: the segments, and from when to when in seconds. */
function looked(where: Where | undefined, lines: readonly Line[], changes: Partial<Call> = FORTY, speaker = 'agent') {
  const beside = ['before', 'after', 'around'].some((side) => side in (where ?? {}))
  const conditions = (any: string) => ({
    it: { phrases: { any: [any] }, speaker, ...(where && { in: where }) },
    ...(beside && { q }),
  })
  const call = callOf(lines, changes)
  const [absent] = scoreBy(bookOf(ruleWith('r', { conditions: conditions('没有人说'), find: 'not it' })), call).findings
  const searched = absent?.searched
  const segments = [...(searched?.segments ?? [])].sort((a, b) => a - b)
  // What is said there is found, and what is said elsewhere is not.
  const [said] = scoreBy(bookOf(ruleWith('r', { conditions: conditions('甲'), find: 'it' })), call).findings
  const heard = [...new Set((said?.evidence ?? []).map(({ segment }) => segment as number))].sort((a, b) => a - b)
  expect(heard).toEqual(segments.filter((segment) => call.segments[segment]?.text.includes('甲')))
  const seconds = (ms: number | null | undefined) => (typeof ms === 'number' ? ms / 1000 : null)
  return [segments, seconds(searched?.start_ms), seconds(searched?.end_ms)]
}

type Look = [segments: number[], from: number | null, to: number | null]

describe('from an end of the call', () => {
  const lines: Line[] = [
    during('agent', 0, 2, words),
    during('customer', 2, 4),
    during('agent', 4, 6, '嗯'),
    during('agent', 6, 8, words),
    during('customer', 8, 10),
    during('agent', 10, 12, words),
    during('agent', 12, 14, '[noise]'),
    during('customer', 14, 20),
    during('agent', 20, 22, words),
  ]

  test.each<[Where | undefined, ...Look]>([
    [undefined, [0, 2, 3, 5, 8], 0, 22],
    [{ first: { turns: 1 } }, [0], 0, 2],
    [{ first: { turns: 2 } }, [0, 2, 3], 0, 8],
    [{ first: { turns: 4 } }, [0, 2, 3, 5, 8], 0, 22],
    [{ first: { turns: 9 } }, [0, 2, 3, 5, 8], 0, 22],
    [{ first: { seconds: 4 } }, [0], 0, 4],
    [{ first: { seconds: 4.001 } }, [0, 2], 0, 6],
    [{ first: { seconds: 3 } }, [0], 0, 3],
    [{ first: { percent: 25 } }, [0, 2, 3], 0, 10],
    [{ first: { percent: 25, seconds: 12 } }, [0, 2, 3, 5], 0, 12],
    [{ first: { percent: 25, seconds: 1 } }, [0, 2, 3], 0, 10],
    [{ first: { turns: 1, seconds: 7 } }, [0, 2, 3], 0, 8],
    [{ first: { turns: 2, seconds: 1 } }, [0, 2, 3], 0, 8],
    [{ first: { percent_of_turns: 50 } }, [0, 2, 3], 0, 8],
    [{ first: { percent_of_turns: 51 } }, [0, 2, 3, 5], 0, 12],
    [{ first: { turns: 3, percent_of_turns: 25 } }, [0, 2, 3, 5], 0, 12],
    [{ first: { turns: 1, percent_of_turns: 50 } }, [0, 2, 3], 0, 8],
    [{ last: { turns: 1 } }, [8], 20, 22],
    [{ last: { turns: 2 } }, [5, 8], 10, 22],
    [{ last: { turns: 4 } }, [0, 2, 3, 5, 8], 0, 22],
    [{ last: { turns: 9 } }, [0, 2, 3, 5, 8], 0, 22],
    [{ last: { percent_of_turns: 50 } }, [5, 8], 10, 22],
    [{ last: { seconds: 1 } }, [8], 20, 22],
    [{ last: { seconds: 10 } }, [8], 12, 22],
    [{ last: { seconds: 10.001 } }, [5, 8], 10, 22],
    [{ last: { percent: 25 } }, [8], 12, 22],
    [{ last: { percent: 30 } }, [5, 8], 10, 22],
    [{ last: { turns: 3, seconds: 1 } }, [3, 5, 8], 6, 22],
    [{ last: { turns: 1, seconds: 11 } }, [5, 8], 10, 22],
    [{ range: { turns: [1, 1] } }, [0], 0, 2],
    [{ range: { turns: [1, 2] } }, [0, 2, 3], 0, 8],
    [{ range: { turns: [2, 3] } }, [2, 3, 5], 4, 12],
    [{ range: { turns: [4, 9] } }, [8], 20, 22],
    [{ range: { turns: [5, 9] } }, [], null, null],
    [{ range: { seconds: [4, 10] } }, [2, 3], 4, 10],
    [{ range: { seconds: [4.001, 10.001] } }, [3, 5], 4.001, 12],
    [{ range: { seconds: [3, 5] } }, [2], 3, 6],
    [{ range: { seconds: [13, 15] } }, [], 13, 15],
    [{ range: { percent: [10, 25] } }, [2, 3], 4, 10],
    [{ range: { percent: [0, 100] } }, [0, 2, 3, 5, 8], 0, 40],
  ])('%j', (where, ...seen) => expect(looked(where, lines)).toEqual(seen))

  const long = `甲${'我们在谈一件事情'.repeat(12)}`
  const overlapping: Line[] = [
    during('agent', 0, 30, long),
    during('agent', 5, 6, words),
    during('agent', 20, 21, words),
    during('agent', 28, 30, words),
  ]
  test.each<[Where, ...Look]>([
    [{ last: { seconds: 3 } }, [0, 3], 0, 30],
    [{ last: { seconds: 3, turns: 2 } }, [0, 2, 3], 0, 30],
    [{ last: { seconds: 24 } }, [0, 2, 3], 0, 30],
    [{ last: { seconds: 24.5 } }, [0, 1, 2, 3], 0, 30],
  ])('a turn that outlasts the next: %j', (where, ...seen) => expect(looked(where, overlapping)).toEqual(seen))

  test('of everybody, and of one who says nothing', () => {
    expect(looked({ first: { turns: 3 } }, lines, FORTY, 'any')).toEqual([[0, 1, 2, 3], 0, 8])
    expect(looked({ last: { turns: 2 } }, lines, FORTY, 'any')).toEqual([[7, 8], 14, 22])
    expect(looked({ last: { seconds: 3 } }, lines, FORTY, 'any')).toEqual([[7, 8], 14, 22])
    expect(looked({ first: { turns: 1 } }, lines, FORTY, 'supervisor')).toEqual([[], null, null])
    expect(looked({ first: { seconds: 5 } }, lines, FORTY, 'supervisor')).toEqual([[], 0, 5])
    expect(looked({ last: { seconds: 5 } }, lines, FORTY, 'supervisor')).toEqual([[], 17, 22])
  })

  test('the last word of anybody is where it is counted back from, noise and all', () => {
    const late = [...lines, during('customer', 30, 33, '[noise]')]
    expect(looked({ last: { seconds: 13 } }, late)).toEqual([[8], 20, 33])
    expect(looked({ last: { seconds: 11 } }, late)).toEqual([[], 22, 33])
  })
})

describe('beside a hit', () => {
  const lines: Line[] = [
    during('agent', 0, 2, words),
    during('agent', 3, 5, words),
    during('customer', 6, 8, '问题'),
    during('agent', 9, 11, words),
    during('agent', 11, 12, '嗯'),
    during('agent', 13, 15, words),
    during('customer', 16, 18, '问题'),
    during('agent', 19, 21, words),
  ]
  const hit = 'q'
  test.each<[Where, ...Look]>([
    [{ before: { hit } }, [0, 1, 3, 4, 5], 0, 15],
    [{ before: { hit, which: 'any' } }, [0, 1, 3, 4, 5], 0, 15],
    [{ before: { hit, which: 'first' } }, [0, 1], 0, 5],
    [{ before: { hit, which: 'last' } }, [0, 1, 3, 4, 5], 0, 15],
    [{ before: { hit, which: 1 } }, [0, 1], 0, 5],
    [{ before: { hit, which: 2 } }, [0, 1, 3, 4, 5], 0, 15],
    [{ before: { hit, which: 3 } }, [], null, null],
    [{ before: { hit, turns: 1 } }, [1, 5], 3, 15],
    [{ before: { hit, turns: 2, which: 'last' } }, [3, 4, 5], 9, 15],
    [{ before: { hit, turns: 9, which: 'first' } }, [0, 1], 0, 5],
    [{ before: { hit, seconds: 1 } }, [1, 5], 3, 16],
    [{ before: { hit, seconds: 0.999 } }, [], 5.001, 16],
    [{ before: { hit, turns: 1, seconds: 4 } }, [0, 1, 4, 5], 0, 16],
    [{ before: { hit, which: 3, seconds: 5 } }, [], null, null],
    [{ after: { hit } }, [3, 4, 5, 7], 9, 21],
    [{ after: { hit, which: 'first' } }, [3, 4, 5, 7], 9, 21],
    [{ after: { hit, which: 'last' } }, [7], 19, 21],
    [{ after: { hit, which: 2 } }, [7], 19, 21],
    [{ after: { hit, turns: 1 } }, [3, 7], 9, 21],
    [{ after: { hit, turns: 2, which: 'first' } }, [3, 4, 5], 9, 15],
    [{ after: { hit, seconds: 1 } }, [3, 7], 8, 21],
    [{ after: { hit, seconds: 0.999 } }, [], 8, 18.999],
    [{ after: { hit, turns: 1, seconds: 3, which: 'first' } }, [3, 4], 8, 12],
    [{ around: { hit } }, [0, 1, 3, 4, 5, 7], 0, 21],
    [{ around: { hit, which: 'first', turns: 1 } }, [1, 3], 3, 11],
    [{ around: { hit, which: 'last', turns: 1 } }, [5, 7], 13, 21],
    [{ around: { hit, which: 'first', seconds: 1 } }, [1, 3], 3, 11],
    [{ around: { hit, which: 'first', seconds: 0.5 } }, [], 5.5, 8.5],
  ])('%j', (where, ...seen) => expect(looked(where, lines)).toEqual(seen))

  test('of everybody: around takes in the turn of the hit itself', () => {
    expect(looked({ around: { hit, which: 'first', turns: 1 } }, lines, FORTY, 'any')).toEqual([[1, 2, 3], 3, 11])
    expect(looked({ before: { hit, which: 'first', turns: 1 } }, lines, FORTY, 'any')).toEqual([[1], 3, 5])
    expect(looked({ after: { hit, which: 'first', turns: 1 } }, lines, FORTY, 'any')).toEqual([[3], 9, 11])
  })

  test.each<[number, number[]]>([
    [7.5, [1]],
    [7.499, []],
    [8, [1]],
  ])('one who begins at %d s follows what ends at 8 s, or not', (begins, segments) => {
    const near = [during('customer', 6, 8, '问题'), during('agent', begins, 12, words)]
    expect(looked({ after: { hit, turns: 1 } }, near)[0]).toEqual(segments)
    expect(looked({ after: { hit, seconds: 1 } }, near)[0]).toEqual(segments)
  })

  test('where it is not found, nothing is looked at', () => {
    const silent = lines.map(([who, text, more]): Line => [who, text.replace('问题', '话'), more])
    for (const side of ['before', 'after', 'around']) {
      expect(looked({ [side]: { hit, turns: 1 } }, silent)).toEqual([[], null, null])
      expect(looked({ [side]: { hit, seconds: 1 } }, silent)).toEqual([[], null, null])
    }
  })

  test('in a chat, by the time of the messages', () => {
    const messages = [
      sent('agent', 0, words),
      sent('customer', 10, '问题'),
      sent('agent', 12, words),
      sent('agent', 30, words),
    ]
    expect(looked({ after: { hit, seconds: 2 } }, messages, chat)).toEqual([[2], 10, 12])
    expect(looked({ before: { hit, seconds: 10 } }, messages, chat)).toEqual([[0], 0, 10])
    expect(looked({ before: { hit, seconds: 9 } }, messages, chat)).toEqual([[], 1, 10])
  })
})

describe('beside a hit, closely', () => {
  const hit = 'q'
  const segments = (where: Where, lines: Line[], speaker?: string) => looked(where, lines, FORTY, speaker)[0]

  test('one who begins right before it', () => {
    const lines = [during('agent', 5.8, 7, words), during('customer', 6, 8, '问题')]
    expect(segments({ before: { hit } }, lines)).toEqual([0])
    expect(segments({ before: { hit, turns: 1 } }, lines)).toEqual([0])
  })

  test('one who began before it does not follow it, however short it is', () => {
    const lines = [during('agent', 5.95, 8, words), during('customer', 6, 6.4, '问题')]
    expect(segments({ after: { hit } }, lines)).toEqual([])
  })

  test('its own turn follows it no more', () => {
    const lines = [during('customer', 6, 6.4, '问题甲'), during('agent', 7, 9, words)]
    expect(segments({ after: { hit } }, lines, 'customer')).toEqual([])
  })

  test('so many seconds after its end, not after its beginning', () => {
    const lines = [during('customer', 6, 8, '问题'), during('agent', 8.4, 10, words)]
    expect(segments({ after: { hit, seconds: 0.4 } }, lines)).toEqual([1])
    expect(segments({ after: { hit, seconds: 0.3 } }, lines)).toEqual([])
  })

  test('the last of three', () => {
    const lines = [0, 4, 8].flatMap((at) => [
      during('customer', at, at + 2, '问题'),
      during('agent', at + 2, at + 4, words),
    ])
    expect(segments({ after: { hit, which: 'last' } }, lines)).toEqual([5])
    expect(segments({ after: { hit, which: 2 } }, lines)).toEqual([3, 5])
    expect(segments({ after: { hit, which: 3 } }, lines)).toEqual([5])
    expect(segments({ before: { hit, which: 'first' } }, lines)).toEqual([])
  })

  test('around words that span two turns stand both', () => {
    const lines = [during('customer', 0, 2, '我问'), during('customer', 2, 4, '题甲'), during('agent', 5, 7, words)]
    expect(segments({ around: { hit, turns: 1 } }, lines, 'any')).toEqual([0, 1, 2])
  })

  test('around what is no words', () => {
    const conditions = {
      quiet: { silence: { at_least: 5 } },
      it: { phrases: { any: ['甲'] }, in: { around: { hit: 'quiet', turns: 1 } } },
    }
    const lines = [during('agent', 0, 2, words), during('agent', 2, 4, words), during('agent', 12, 14, words)]
    const { findings } = scoreBy(bookOf(ruleWith('r', { conditions, find: 'it' })), callOf(lines, FORTY))
    expect(findings[0]?.evidence.map(({ segment }) => segment)).toEqual([1, 2])
  })
})

test('the last turns end with the last of them, whoever speaks later', () => {
  const lines = [
    during('agent', 0, 2, words),
    during('customer', 3, 5),
    during('agent', 6, 8, words),
    during('customer', 9, 11),
  ]
  expect(looked({ last: { turns: 1 } }, lines)).toEqual([[2], 6, 8])
  expect(looked({ last: { turns: 1, seconds: 4 } }, lines)).toEqual([[2], 6, 11])
})

test('words of nobody known, amid those of the speaker, are not the speaker’s', () => {
  const lines: Line[] = [during('agent', 0, 2), during('unknown', 2, 4, words), during('agent', 4, 6)]
  const conditions = { it: { phrases: { any: ['甲'] } } }
  const { findings, not_evaluated } = scoreBy(bookOf(ruleWith('r', { conditions, find: 'it' })), callOf(lines, FORTY))
  expect([findings, not_evaluated[0]?.reason]).toEqual([[], 'no_roles'])
})
