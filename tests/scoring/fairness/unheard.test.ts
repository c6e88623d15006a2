import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call, Segment } from '../../../contract/index.ts'
import { anyCall } from '../arbitrary.ts'
import { anyRule, bookOfOne, type Rule } from '../arbitrary-rules.ts'
import { bookOf, callOf, type Line, ruleWith, saying } from '../books.ts'
import { comesTo, during, found } from '../detectors/measuring.ts'
import { judgeOf, outcomeOf, several } from '../laws/scoring.ts'

const CLOSED = bookOf(ruleWith('r', { conditions: { a: { phrases: { any: ['再见'] } } }, find: 'not a' }))
const closed = (lines: readonly Line[], changes: Partial<Call> = {}) =>
  outcomeOf(judgeOf(CLOSED)(callOf(lines, changes)))

/** A call without a goodbye, its last line spoken by somebody for some seconds. */
const ending = (text: string, seconds: number, who: Line[0] = 'agent', kind?: Segment['kind']): Line[] => [
  ['agent', '查到了'],
  ['customer', '那就好'],
  [who, text, { start_ms: 3000, end_ms: 3000 + seconds * 1000, ...(kind && { kind }) }],
]

describe('what was audibly spoken and not written', () => {
  test.each([
    ['nothing', '', 4],
    ['a full stop', '。', 5],
    ['a mark for words', '<unk>', 0.4],
    ['a mark for words among sounds', '[noise] [unintelligible]', 1],
    ['听不清', '[听不清]', 1],
    ['one character in four seconds', '嗯', 4],
    ['three in eight', '那个嗯', 8],
    ['a word in five', 'well', 5],
    ['marks do not count as letters', '<unk> well <unk>', 5],
  ])('may have been what one misses: %s', (_, text, seconds) => {
    expect(closed(ending(text, seconds))).toBe('low_confidence')
  })

  test.each([
    ['nothing, for a moment', '', 3.9],
    ['a sound', '[noise]', 9],
    ['laughter', '[laughter]', 9],
    ['two characters in four seconds', '那好', 4],
    ['four words in five', 'well then okay so', 5],
    ['as much as people say', '那我就先帮您登记了', 4],
  ])('but not this: %s', (_, text, seconds) => {
    expect(closed(ending(text, seconds))).toBe('finding')
  })

  test('noise is noise, the customer is not the agent, and silence is no excuse', () => {
    expect(closed(ending('', 9, 'agent', 'noise'))).toBe('finding')
    expect(closed(ending('', 9, 'customer'))).toBe('finding')
    expect(closed([['agent', '查到了'], during('customer', 30, 32)])).toBe('finding')
  })

  test('nobody is heard in a chat', () => {
    const lines = ending('', 9).map(([who, text, more]): Line => [who, text, { ...more, end_ms: undefined }])
    expect(closed(lines, { channel: 'chat', answered_at: undefined })).toBe('finding')
    expect(closed(ending('<unk>', 9), { channel: 'chat', answered_at: undefined })).toBe('finding')
  })

  test('only in the window one looks at', () => {
    const last = bookOf(
      ruleWith('r', { conditions: { a: { phrases: { any: ['再见'] }, in: { last: { turns: 1 } } } }, find: 'not a' }),
    )
    const lines: Line[] = [during('agent', 0, 5, '嗯'), during('customer', 5, 7), during('agent', 8, 9)]
    expect(outcomeOf(judgeOf(last)(callOf(lines)))).toBe('finding')
    expect(closed(lines)).toBe('low_confidence')
  })

  test('what was written of it counts', () => {
    const said = judgeOf(bookOf(saying('r', '滚')))
    expect(outcomeOf(said(callOf([during('agent', 0, 6, '滚')])))).toBe('finding')
    expect(closed(ending('再见', 9))).toBe('pass')
  })

  test('every_turn cannot ask for words in it', () => {
    const each = { phrases: { any: ['谢谢'] }, every_turn: true }
    const lines = [during('agent', 0, 2, '谢谢您'), during('agent', 3, 8, '')]
    expect(found({ ...each }, lines)).toBe('pass')
    const rule = ruleWith('r', { conditions: { a: each }, find: 'not a' })
    expect(outcomeOf(judgeOf(bookOf(rule))(callOf(lines)))).toBe('low_confidence')
  })
})

describe('detectors of time', () => {
  test('somebody is heard: no dead air, and an answer', () => {
    const lines = [during('customer', 0, 2), during('agent', 4, 9, ''), during('customer', 11, 12)]
    expect(found({ silence: { at_least: 5 } }, lines)).toBe('pass')
    expect(found({ response_time: { of: 'slowest', longer_than: 5 } }, lines)).toBe('pass')
  })

  test('nobody cuts in with it, or on it', () => {
    const cut = { interruption: { after: 0.5, overlap: 0.5 } }
    expect(found(cut, [during('customer', 0, 5), during('agent', 2, 7, '')])).toBe('pass')
    expect(found(cut, [during('customer', 0, 5, '嗯那'), during('agent', 2, 4)])).toBe('pass')
    expect(found(cut, [during('customer', 0, 5), during('agent', 2, 4)])).toBeInstanceOf(Array)
    const rule = ruleWith('r', { conditions: { a: cut }, find: 'not a' })
    const lines = [during('customer', 0, 5), during('agent', 2, 7, '')]
    expect(outcomeOf(judgeOf(bookOf(rule))(callOf(lines)))).toBe('low_confidence')
  })

  test('nobody speaks slowly in it', () => {
    const slow = { speech_rate: { slower_than: 60, over: 'turn', min_length: 1 } }
    expect(found(slow, [during('agent', 0, 5, '那')])).toBe('low_confidence')
    expect(comesTo(slow, callOf([during('agent', 0, 5, '那我们来看')]))).toBe('pass')
    expect(found(slow, [during('agent', 0, 5, '那我们')])).toBeInstanceOf(Array)
  })
})

const has = (rule: Rule, ...words: string[]) => words.some((word) => JSON.stringify(rule).includes(word))
/** Another window, where one of the hits it stands beside is missed; or a measure of one. */
const beside = (rule: Rule): boolean =>
  /"which":("first|"last|\d)/.test(JSON.stringify(rule)) ||
  (has(rule, '"hit"') &&
    has(rule, '"all"', 'in_order', 'at_least', 'at_most', 'talk_share', 'answer_delay', 'response_time', 'monologue'))

/** All is clear, and everybody speaks for a second. */
const clearCall = anyCall.map(
  (call): Call => ({
    ...call,
    language: 'zh',
    disposition: 'answered',
    segments: call.segments.map(({ confidence: _, ...segment }) => ({
      ...segment,
      speaker: segment.speaker === 'unknown' ? 'agent' : segment.speaker,
    })),
  }),
)

test('a line with words that nobody could make out brings no finding, whatever the rule, but for speech_rate and what is measured beside a hit', () => {
  const unheard = (segment: Segment): Segment =>
    hasWords(segment.text) && (segment.kind ?? 'text') === 'text' ? { ...segment, text: '<unk>' } : segment
  const pairs = clearCall.chain((call) =>
    fc
      .nat(7)
      .map((n): [Call, Call] => [
        call,
        { ...call, segments: call.segments.map((segment, i) => (i === n ? unheard(segment) : segment)) },
      ]),
  )
  let changed = 0
  fc.assert(
    fc.property(
      anyRule('r').filter((rule) => !beside(rule) && !has(rule, 'speech_rate')),
      several(pairs, 30),
      (rule, calls) => {
        const judge = judgeOf(bookOfOne(rule))
        for (const [call, worse] of calls) {
          const [before, after] = [outcomeOf(judge(call)), outcomeOf(judge(worse))]
          if (before !== after) changed++
          if (before !== 'finding') expect(after).not.toBe('finding')
        }
      },
    ),
    { numRuns: 250 },
  )
  expect(changed).toBeGreaterThan(10)
})

/** More than signs of listening. */
const hasWords = (text: string): boolean => text.replace(/[^\p{L}\p{N}]/gu, '').length > 8
