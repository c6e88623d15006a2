import { describe, expect, test } from 'vitest'
import { generate } from '../../../cli/demo/index.ts'
import type { Call } from '../../../contract/index.ts'
import { readScorer } from '../../../ingest/packs.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { lint } from '../../../scoring/packs/lint/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { harperCalls, harperFile } from '../../support/harper.ts'
import { bookOf, callOf, HASH, type Line, saying } from '../books.ts'
import { FORM, soundPack } from '../sound.ts'
import { swapped } from './dialogue.ts'

/** A book by which one sees who says what. @param customers what customers say, where that is asked */
function bookWith(...customers: string[]): Book {
  const book = bookOf(saying('r', '随便你'))
  const roles = { agent_says: ['agents'], ...(customers.length > 0 && { customer_says: ['customers'] }) }
  return {
    ...book,
    form: { ...book.form, settings: { ...book.form.settings, roles } },
    lists: { agents: ['(有什么|有啥)…帮您', '感谢您的来电', '久等了', '为您<how>'], how: ['服务', '查询'], customers },
  }
}
const outcome = (lines: readonly Line[], book = bookWith()) => {
  const score = createScorer([book]).score(callOf(lines), HASH)
  return score.unscored ?? score.score
}

const call: Line[] = [
  ['agent', '您好，有什么可以帮您？'],
  ['customer', '我的机器又坏了'],
  ['agent', '随便你，感谢您的来电'],
]
const turned = (lines: readonly Line[]): Line[] =>
  lines.map(([who, text, more]) => [who === 'agent' ? 'customer' : who === 'customer' ? 'agent' : who, text, more])

describe('agent and customer taken for one another', () => {
  test('the call has no score, and nobody loses points', () => {
    expect(outcome(call)).toBe(0)
    expect(outcome(turned(call))).toBe('swapped_roles')
    const score = createScorer([bookWith()]).score(callOf(turned(call)), HASH)
    expect(score).toMatchObject({ score: null, grade: null, items: [], findings: [], unscored: 'swapped_roles' })
  })

  test('a form that does not say how to see it never says so', () => {
    expect(outcome(turned(call), bookOf(saying('r', '随便你')))).toBe(100)
  })

  test('it takes two different things, in two turns, and none from the agent', () => {
    const said = (...texts: string[]): Line[] => [
      ['agent', '我的机器坏了'],
      ...texts.map((text): Line => ['customer', text]),
    ]
    expect(outcome(said('感谢您的来电'))).toBe(100)
    expect(outcome(said('感谢您的来电', '感谢您的来电'))).toBe(100)
    expect(outcome(said('感谢您的来电，让您久等了'))).toBe(100)
    expect(outcome(said('感谢您的来电', '让您久等了'))).toBe('swapped_roles')
    expect(outcome(said('感谢您的来电', '为您查询'))).toBe('swapped_roles')
    expect(outcome([...said('感谢您的来电', '让您久等了'), ['agent', '有什么能帮您']])).toBe(100)
    expect(outcome([...said('感谢您的来电', '让您久等了'), ['unknown', '有什么能帮您']])).toBe('swapped_roles')
    expect(outcome([...said('感谢您的来电'), ['ivr', '让您久等了'], ['unknown', '有什么能帮您']])).toBe(100)
  })

  test('one turn is enough where the agent says what customers say', () => {
    const lines: Line[] = [
      ['agent', '我的机器坏了'],
      ['customer', '感谢您的来电，让您久等了'],
    ]
    expect(outcome(lines, bookWith('我的机器'))).toBe('swapped_roles')
    expect(outcome(lines, bookWith('我的订单'))).toBe(100)
    expect(outcome([lines[0] as Line, ['customer', '感谢您的来电']], bookWith('我的机器'))).toBe(100)
  })

  test('a greeting is no sign, nor is what a customer quotes', () => {
    const scorer = readScorer('Asia/Shanghai')
    const unscored = (lines: Line[]) => scorer.score(callOf(lines), HASH).unscored
    expect(
      unscored([
        ['agent', '喂'],
        ['customer', '你好，您好，我姓王'],
        ['agent', '嗯'],
        ['customer', '谢谢，再见'],
      ]),
    ).toBe(undefined)
    expect(
      unscored([
        ['agent', '喂'],
        ['customer', '你们上次说感谢您的来电，有什么可以帮您，结果呢'],
      ]),
    ).toBe(undefined)
  })
})

const unscoredBy = (): ((call: Call) => string | undefined) => {
  const scorer = readScorer('Asia/Shanghai')
  return (call) => scorer.score(call, HASH).unscored
}

test('over a month of sample calls none is called so; swapped, 95 of 100 of those with a proper opening are', () => {
  const unscored = unscoredBy()
  const all = [...generate({ calls: 3000 })]
  expect(all.filter(({ call }) => unscored(call) === 'swapped_roles')).toEqual([])
  const opening = new Set<string>(['greeting', 'self-introduction', 'offer-help'])
  const proper = all.filter(({ call, truth }) => unscored(call) === undefined && !truth.some((tag) => opening.has(tag)))
  const seen = proper.filter(({ call }) => unscored(swapped(call)) === 'swapped_roles')
  expect(seen.length / proper.length).toBeGreaterThanOrEqual(0.95)
})

const file = harperFile()

test.skipIf(file === undefined)(
  'of ten real calls none is, and all are once swapped (passed over where they are absent)',
  () => {
    const unscored = unscoredBy()
    for (const text of ['human', 'asr'] as const) {
      const calls = harperCalls(file as string, text)
      expect(calls.filter((call) => unscored(call) === 'swapped_roles')).toEqual([])
      expect(calls.filter((call) => unscored(swapped(call)) !== 'swapped_roles')).toEqual([])
    }
  },
)

test('a list that does not exist is complained of where the form names it; one named there is used', () => {
  const settings = (id: string) =>
    FORM.replace('min_confidence: 0.6', `min_confidence: 0.6, roles: { agent_says: [${id}] }`)
  const rule = (phrases: string) => `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
conditions: { said: { phrases: { any: [${phrases}] } } }
find: said
message: { zh: 说了, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
  const told = (id: string) =>
    lint(
      Object.entries({ ...soundPack(rule('随便你')), 'pack/forms/form.yaml': settings(id) }).map(([path, text]) => ({
        path,
        text,
      })),
    )
      .map(({ text }) => text.split('\n')[0] as string)
      .filter((text) => text.includes('list'))
  expect(told('wards')).toContainEqual(expect.stringMatching(/form\.yaml:5:\d+: there is no list "wards"/))
  expect(told('words')).toEqual([])
})
