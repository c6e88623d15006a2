import { describe, expect, test } from 'vitest'
import { checkExamples } from '../../../scoring/packs/check.ts'
import { decodePack } from '../../../scoring/packs/decode.ts'
import { callOf, type Example } from '../../../scoring/packs/examples.ts'
import { oneItem } from '../sound.ts'

/** A rule of two words that an agent must not say, and one of a silence of five seconds. */
const rule = (conditions: string, more = '') => `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
${more}conditions: { found: { ${conditions} } }
find: found
message: { zh: 说, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
const WORDS = rule('phrases: { any: [随便, 快点] }')
const SILENCE = rule('silence: { at_least: 5 }')

const FINDING = '{ name: a, expect: finding, dialogue: [{ agent: 随便 }] }'
const MISS = '{ name: b, expect: pass, dialogue: [{ agent: 您好 }] }'

function check(text: string, ...examples: string[]) {
  const files = {
    'forms/form.yaml': `${oneItem('form')}        rules: [{ rule: rude, points: -5 }]\n`,
    'rules/rude.yaml': text,
    'rules/rude.examples.yaml': `rule: rude\nexamples:\n${examples.map((one) => `  - ${one}\n`).join('')}`,
  }
  return checkExamples(decodePack(Object.entries(files).map(([path, text]) => ({ path, text }))))
}
/** What a third example comes out as, other than it says. */
const told = (example: string, text = WORDS) =>
  check(text, FINDING, MISS, `{ name: c, ${example} }`)
    .failures.filter((one) => one.startsWith('rules/rude.examples.yaml "c" (3): '))
    .map((one) => one.replace('rules/rude.examples.yaml "c" (3): ', ''))

test('examples that come out as they say are counted', () => {
  expect(check(WORDS, FINDING, MISS)).toEqual({ rules: 1, examples: 2, failures: [] })
})

test('a rule needs a finding and a near-miss', () => {
  expect(check(WORDS, FINDING, FINDING).failures).toEqual(['rules/rude.yaml: no near-miss'])
  expect(check(WORDS, MISS, MISS).failures).toEqual(['rules/rude.yaml: no example with a finding'])
})

describe('an example that comes out otherwise', () => {
  test.each<[what: string, example: string, ...told: string[]]>([
    [
      'is told with what was said',
      'expect: pass, dialogue: [{ agent: 随便 }, { agent: 您快点 }]',
      'expected pass, came out finding: 「随便」「快点」',
    ],
    ['is told', 'expect: finding, dialogue: [{ agent: 您好 }]', 'expected finding, came out pass'],
    [
      'at other words',
      'expect: finding, dialogue: [{ agent: "我[[随]]便" }]',
      'marked 0:1–2 「随」, found 0:1–3 「随便」',
    ],
    [
      'in another line',
      'expect: finding, dialogue: [{ agent: "[[您好]]" }, { agent: 随便 }]',
      'marked 0:0–2 「您好」, found 1:0–2 「随便」',
    ],
    [
      'at more words than are marked',
      'expect: finding, dialogue: [{ agent: "[[随便]]，快点" }]',
      'marked 0:0–2 「随便」, found 0:0–2 「随便」 0:3–5 「快点」',
    ],
    ['at all of them', 'expect: finding, dialogue: [{ agent: "[[随便]]，[[快点]]" }]'],
    ['wherever, if nothing is marked', 'expect: finding, dialogue: [{ agent: 随便 }]'],
    [
      'with marks where nothing is found',
      'expect: pass, dialogue: [{ agent: "[[您好]]" }]',
      'marked 0:0–2 「您好」, found none',
    ],
    ['as sure as it says', 'expect: finding, confidence: 0.8, dialogue: [{ agent: 随便, confidence: 0.8 }]'],
    [
      'less sure',
      'expect: finding, confidence: 0.9, dialogue: [{ agent: 随便, confidence: 0.8 }]',
      'expected confidence 0.9, found 0.8',
    ],
    [
      'with a confidence where nothing is found',
      'expect: pass, confidence: 0.9, dialogue: [{ agent: 您好 }]',
      'expected confidence 0.9, found none',
    ],
    [
      'as nobody writes it',
      'expect: pass, call: { agent: { id: 1 } }, dialogue: [{ agent: 您好 }]',
      'agent.id: found 1, expected text of 1 to 128 characters',
    ],
  ])('%s', (_, example, ...wanted) => expect(told(example)).toEqual(wanted))

  test.each<[what: string, example: string, ...told: string[]]>([
    ['is told with the reason', 'expect: pass', 'expected pass, came out not_evaluated (low_confidence)'],
    [
      'for another reason',
      'expect: not_evaluated, reason: no_roles',
      'expected reason no_roles, came out low_confidence',
    ],
    ['for this reason', 'expect: not_evaluated, reason: low_confidence'],
    ['for whatever reason', 'expect: not_evaluated'],
  ])('nobody being sure what was said: %s', (_, example, ...wanted) => {
    const unsaid = rule('phrases: { none: [您好] }')
    expect(told(`${example}, dialogue: [{ agent: 喂, confidence: 0.4 }]`, unsaid)).toEqual(wanted)
    expect(told('expect: finding, dialogue: [{ agent: 喂, confidence: 0.5 }]', unsaid)).toEqual([])
  })

  test('at other times', () => {
    const quiet = 'dialogue: [{ agent: 您好, at: [0, 1] }, { agent: 在吗, at: [7, 8] }]'
    expect(told(`expect: finding, times: [[1000, 7000]], ${quiet}`, SILENCE)).toEqual([])
    expect(told(`expect: finding, times: [[1000, 6000]], ${quiet}`, SILENCE)).toEqual([
      'expected times 1000–6000, found 1000–7000',
    ])
    expect(told(`expect: finding, times: [[1000, 7000], [8000, 9000]], ${quiet}`, SILENCE)).toEqual([
      'expected times 1000–7000, 8000–9000, found 1000–7000',
    ])
    expect(told(`expect: pass, ${quiet}`, SILENCE)).toEqual(['expected pass, came out finding: 「1000–7000 ms」'])
    const talk = 'dialogue: [{ agent: 您好 }, { agent: 在吗 }]'
    expect(told(`expect: pass, times: [[1000, 7000]], ${talk}`, SILENCE)).toEqual([
      'expected times 1000–7000, found none',
    ])
    // Words have no times of their own.
    expect(told('expect: finding, times: [[0, 1800]], dialogue: [{ agent: 随便 }]')).toEqual([
      'expected times 0–1800, found none',
    ])
  })
})

test('a rule for calls in English has examples in English', () => {
  const english = rule('phrases: { any: [whatever] }', 'applies: { language: en }\n')
  const [finding, miss] = [FINDING.replace('随便', 'Whatever'), MISS.replace('您好', 'Hello')]
  expect(check(english, finding, miss).failures).toEqual([])
})

test('why an example came out as it did is told below the last thing wrong with it', () => {
  const files = {
    'rules/rude.yaml': WORDS,
    'rules/rude.examples.yaml': `rule: rude\nexamples:\n  - ${FINDING}\n  - ${MISS}\n  - { name: c, expect: finding, confidence: 0.5, dialogue: [{ agent: "随[[便]]" }] }\n`,
  }
  const pack = decodePack(Object.entries(files).map(([path, text]) => ({ path, text })))
  const tell = (call: { segments: readonly unknown[] }, items: readonly { names: readonly string[] }[]) =>
    `${call.segments.length} line, ${items.map(({ names }) => names.join()).join()}`
  expect(checkExamples(pack, tell as Parameters<typeof checkExamples>[1]).failures).toEqual([
    'rules/rude.examples.yaml "c" (3): marked 0:1–2 「便」, found 0:0–2 「随便」',
    'rules/rude.examples.yaml "c" (3): expected confidence 0.5, found 1\n1 line, rude',
  ])
})

describe('the call of an example', () => {
  const call = (dialogue: object[], more: object = {}) =>
    callOf({ name: 'a', expect: 'pass', dialogue, ...more } as Example, 'zh')

  test('takes two seconds a line, with a breath between', () => {
    const { segments, ended_at } = call([{ agent: '一' }, { customer: '二' }, { agent: '三' }]).call
    expect(segments.map(({ speaker, start_ms, end_ms }) => [speaker, start_ms, end_ms])).toEqual([
      ['agent', 0, 1800],
      ['customer', 2000, 3800],
      ['agent', 4000, 5800],
    ])
    expect(ended_at).toBe('2026-05-06T02:00:11.800Z')
  })

  test('goes on after a line whose time is given', () => {
    const { segments, ended_at } = call([
      { agent: '一', at: [10, 12.5] },
      { agent: '二' },
      { agent: '三', at: [1, 3] },
    ]).call
    expect(segments.map(({ start_ms, end_ms }) => [start_ms, end_ms])).toEqual([
      [10_000, 12_500],
      [12_700, 14_500],
      [1000, 3000],
    ])
    expect(ended_at).toBe('2026-05-06T02:00:20.500Z')
  })

  test('ends a second after the answer where all is before it', () => {
    expect(call([{ agent: '一', at: [-5, -4] }]).call.ended_at).toBe('2026-05-06T02:00:06.000Z')
  })

  test.each(['agent', 'customer', 'ivr', 'supervisor', 'other', 'unknown'])('has lines of %s', (who) => {
    expect(call([{ [who]: '喂' }]).call.segments).toMatchObject([{ speaker: who, text: '喂' }])
  })

  test('has a line of noise without words', () => {
    const { segments } = call([{ noise: 'customer', confidence: 0.2 }, { agent: '喂' }]).call
    expect(segments.map(({ speaker, kind, text, confidence }) => [speaker, kind, text, confidence])).toEqual([
      ['customer', 'noise', '', 0.2],
      ['agent', undefined, '喂', undefined],
    ])
    expect(Object.keys(segments[1] ?? {})).toEqual(['speaker', 'start_ms', 'end_ms', 'text'])
  })

  test('has the fields that are given, and the usual ones', () => {
    const { call: one } = call([{ agent: '喂' }], { call: { channel: 'chat', queue: 'a' } })
    expect(one).toMatchObject({ channel: 'chat', queue: 'a', direction: 'inbound', language: 'zh', holds: [] })
  })

  test('marks words by their place without the marks', () => {
    const { call: one, marked } = call([{ agent: '[[一]]二[[三四]]' }, { agent: '五' }, { agent: '六[[七]]' }])
    expect(one.segments.map(({ text }) => text)).toEqual(['一二三四', '五', '六七'])
    expect(marked).toEqual([
      { segment: 0, start: 0, end: 1 },
      { segment: 0, start: 2, end: 4 },
      { segment: 2, start: 1, end: 2 },
    ])
  })
})
