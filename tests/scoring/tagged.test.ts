import { describe, expect, it } from 'vitest'
import type { RuleUse } from '../../scoring/form/schema.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { AuthorError } from '../../scoring/packs/source.ts'
import { oneItem } from './sound.ts'

const rule = (id: string, more = '') => `id: ${id}
version: 1.0.0
title: { zh: 规, en: Rule }
tags: [x-rude]
severity: minor
${more}conditions: { said: { phrases: { any: [${id}] } } }
find: said
message: { zh: 说, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
const FORM = `${oneItem('form')}        rules: [{ rule: named, points: -1 }]
        tags: [{ tag: x-rude, points: -5, per: hit, cap: -10 }]
`
const RULES: Record<string, string> = {
  'rules/named.yaml': rule('named'),
  'rules/any.yaml': rule('any'),
  'rules/spoken.yaml': rule('spoken', 'applies: { channel: voice }\n'),
  'rules/english.yaml': rule('english', 'applies: { language: en }\n'),
}

function usesIn(id: string, files: Record<string, string>): RuleUse[] {
  const sources = Object.entries({ ...RULES, 'forms/form.yaml': FORM, ...files }).map(([path, text]) => ({
    path,
    text,
  }))
  const book = booksOf(decodePack(sources), 'Asia/Shanghai').find(({ form }) => form.id === id)
  return book?.form.sections.flatMap(({ items }) => items.flatMap(({ rules = [] }) => rules)) ?? []
}
const told = (files: Record<string, string>): string => {
  try {
    usesIn('form', files)
    return ''
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error
    return error.problems.map((text) => text.split('\n')[0]).join('\n')
  }
}
const NAMED = { rule: 'named', points: -1 }
const brought = (rule: string) => ({ rule, points: -5, per: 'hit', cap: -10 })

describe('an item with a tag', () => {
  it('has every rule with it that a call of the form may come to, after those it names', () => {
    expect(usesIn('form', {})).toEqual([NAMED, brought('any'), brought('spoken')])
  })

  it('leaves out what is for another channel than the form', () => {
    const chat = FORM.replace('{ language: zh }', '{ language: zh, channel: chat }')
    expect(usesIn('form', { 'forms/form.yaml': chat })).toEqual([NAMED, brought('any')])
  })

  it('has one more with one more file', () => {
    expect(usesIn('form', { 'rules/deep/later.yaml': rule('later') })).toContainEqual(brought('later'))
  })

  it('is nothing where no rule is left to it', () => {
    const only = FORM.replace('        rules: [{ rule: named, points: -1 }]\n', '').replace('x-rude', 'x-other')
    const english = { 'rules/other.yaml': rule('other', 'applies: { language: en }\n').replace('x-rude', 'x-other') }
    expect(told({ 'forms/form.yaml': only, ...english })).toBe(
      'forms/form.yaml:9:3: no item has points, so there is no score to give',
    )
  })
})

describe('a form that extends one with tags', () => {
  const own = (text: string) => ({
    'forms/own.yaml': `id: own\nversion: 1.0.0\ntitle: { zh: 己, en: Own }\nextends: form\n${text}`,
  })

  it('takes off a rule that a tag brought, and changes the points of another', () => {
    const uses = usesIn('own', own('without: [any]\npoints: { spoken: -2 }\n'))
    expect(uses).toEqual([NAMED, { ...brought('spoken'), points: -2 }])
  })

  it('loses by itself what it is not for', () => {
    expect(usesIn('own', own('applies_to: { language: zh, channel: chat }\n'))).toEqual([NAMED, brought('any')])
  })
})

describe('what is wrong is told where it stands', () => {
  it('a tag that no rule has', () => {
    expect(told({ 'forms/form.yaml': FORM.replace('tag: x-rude', 'tag: x-rued') })).toBe(
      'forms/form.yaml:16:16: no rule has the tag "x-rued"; did you mean "x-rude"?',
    )
  })

  it('points that a tag gives to all its rules', () => {
    expect(told({ 'forms/form.yaml': FORM.replace('cap: -10', 'cap: 10') })).toBe(
      'forms/form.yaml:16:58: cap 10 needs the sign of the points (-5): it is the most they come to',
    )
  })
})
