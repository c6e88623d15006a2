import { describe, expect, test } from 'vitest'
import { booksOf, decodePack } from '../../../scoring/packs/decode.ts'
import { contradictions } from '../../../scoring/packs/lint/contradictions.ts'
import { AuthorError } from '../../../scoring/packs/source.ts'
import { formHead } from '../sound.ts'

type Files = Record<string, string>

const rule = (id: string, more = ''): Files => ({
  [`rules/${id}.yaml`]: `id: ${id}
version: 1.0.0
title: { zh: 字, en: Words }
tags: [x-example]
severity: minor
conditions: { said: { phrases: { any: [${id}] } } }
find: said
message: { zh: 字, en: Words }
why: { zh: 字, en: Words }
recommended: { zh: 字, en: Words }
${more}`,
})
const VOICE = 'applies: { channel: voice }\n'

const item = (id: string, rules: string[], more = '') =>
  `{ id: ${id}, title: { zh: 项, en: Item }, points: 10, ${more}rules: [${rules.map((id) => `{ rule: ${id}, points: -1 }`).join(', ')}] }`

/** Two sections of two items each, each item of its own line. */
const BASE = `${formHead('base')}sections:
  - id: talk
    title: { zh: 谈, en: Talk }
    items:
      - ${item('a1', ['r1', 'r2'], 'applies: { channel: voice }, ')}
      - ${item('a2', ['r3'])}
  - id: care
    title: { zh: 心, en: Care }
    items:
      - ${item('b1', ['r4'])}
      - ${item('b2', ['r5'])}
`

const packOf = (own: string, rules: Files = {}) => {
  const all = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map((id) => rule(id))
  const extending = `id: own\nversion: 1.0.0\ntitle: { zh: 己, en: Own }\nextends: base\n${own}`
  const files = Object.assign({}, ...all, rules, { 'forms/base.yaml': BASE, 'forms/own.yaml': extending }) as Files
  return decodePack(Object.entries(files).map(([path, text]) => ({ path, text })))
}

/** The items of each section of the extending form, with the points of their rules. */
const made = (own: string): string[] =>
  (booksOf(packOf(own), 'Asia/Shanghai').find(({ form }) => form.id === 'own')?.form.sections ?? []).map(
    ({ id, items }) =>
      `${id}: ${items.map(({ id, rules = [] }) => `${id} ${rules.map(({ points }) => points).join('/')}`).join(', ')}`,
  )

const problems = (own: string): string[] => {
  try {
    packOf(own)
    return []
  } catch (error) {
    if (error instanceof AuthorError) return error.problems.map((one) => one.split('\n')[0] as string)
    throw error
  }
}

describe('of two sections with two items each', () => {
  test.each<[what: string, own: string, sections: string[]]>([
    ['nothing else', 'not_applicable: leave_out', ['talk: a1 -1/-1, a2 -1', 'care: b1 -1, b2 -1']],
    [
      'an item of each anew',
      `sections: [{ id: care, items: [${item('b2', ['r5', 'r6'])}] }, { id: talk, items: [${item('a1', ['r1'])}] }]`,
      ['talk: a1 -1, a2 -1', 'care: b1 -1, b2 -1/-1'],
    ],
    [
      'one added to the second',
      `sections: [{ id: talk, floor: 1 }, { id: care, items: [${item('b3', ['r6'])}] }]`,
      ['talk: a1 -1/-1, a2 -1', 'care: b1 -1, b2 -1, b3 -1'],
    ],
    [
      'a section added',
      `sections: [{ id: more, title: { zh: 多, en: More }, items: [${item('c1', ['r6'])}] }]`,
      ['talk: a1 -1/-1, a2 -1', 'care: b1 -1, b2 -1', 'more: c1 -1'],
    ],
    ['all but one rule', 'without: [r1, r2, r4, r5]', ['talk: a2 -1']],
    [
      'one of two rules, and other points for the other',
      'without: [r1]\npoints: { r2: -3 }',
      ['talk: a1 -3, a2 -1', 'care: b1 -1, b2 -1'],
    ],
  ])('%s', (_what, own, sections) => expect(made(own)).toEqual(sections))
})

describe('points for a rule', () => {
  const anew = (rule: string, item: string) =>
    `forms/own.yaml:5:15: item "${item}" is given anew in sections; say there what rule "${rule}" does`
  test.each<[what: string, own: string, ...told: string[]]>([
    ['whose section has another bound', 'points: { r1: -3 }\nsections: [{ id: talk, floor: 1 }]'],
    ['beside a new item', `points: { r1: -3 }\nsections: [{ id: talk, items: [${item('a3', ['r6'])}] }]`],
    ['of another section', `points: { r1: -3 }\nsections: [{ id: care, items: [${item('b1', ['r4'])}] }]`],
    [
      'whose item is the first of two given anew',
      `points: { r1: -3 }\nsections: [{ id: talk, items: [${item('a1', ['r2'])}, ${item('a2', ['r3'])}] }]`,
      anew('r1', 'a1'),
    ],
    [
      'whose section is the second given',
      `points: { r1: -3 }\nsections: [{ id: care, floor: 1 }, { id: talk, items: [${item('a1', ['r2'])}] }]`,
      anew('r1', 'a1'),
    ],
  ])('%s', (_what, own, ...told) => expect(problems(own)).toEqual(told))

  test('that is not there is told, and not that nothing is left', () => {
    const told = problems('without: [r1, r2, r3, r4, r5, r9]')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('"base" does not use rule "r9"')
  })
})

describe('what is wrong is said where it stands', () => {
  /** Where no call could come to an item or a rule of the extending form, which is for chats. */
  const places = (own: string, ...voice: string[]) => {
    const rules = Object.assign({}, ...voice.map((id) => rule(id, VOICE))) as Files
    return contradictions(packOf(`applies_to: { language: zh, channel: chat }\n${own}`, rules)).map(({ text }) => {
      const [line = ''] = text.split('\n')
      return /\(at (forms\/\S+:\d+):\d+, which is taken over\)/.exec(line)?.[1] ?? line.split(':').slice(0, 2).join(':')
    })
  }
  const [a1, a2, b1] = ['forms/base.yaml:12', 'forms/base.yaml:13', 'forms/base.yaml:17']

  test('in the base, where nothing of it is given anew', () => {
    expect(places('', 'r3', 'r4')).toEqual([a1, a2, b1])
  })

  test('in the base, where a rule beside it is taken off, or its section has another bound', () => {
    expect(places('without: [r1]', 'r2')).toEqual([a1, a1])
    expect(places('sections: [{ id: talk, floor: 1 }]', 'r3')).toEqual([a1, a2])
  })

  test('in the base, where only the points are others', () => {
    expect(places('points: { r3: -2 }', 'r3')).toEqual([a1, a2])
  })

  test('in the extending form, where it is given there', () => {
    const chat = item('a1', ['r1', 'r2'])
    expect(places(`sections:\n  - id: talk\n    items:\n      - ${chat}`, 'r1')).toEqual(['forms/own.yaml:9'])
    const added = item('b3', ['r6'], 'applies: { channel: voice }, ')
    expect(places(`sections:\n  - id: care\n    items:\n      - ${added}`)).toEqual([a1, 'forms/own.yaml:9'])
    const more = `sections:\n  - id: more\n    title: { zh: 多, en: More }\n    items:\n      - ${added}`
    expect(places(more)).toEqual([a1, 'forms/own.yaml:10'])
  })
})
