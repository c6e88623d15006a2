import { describe, expect, it } from 'vitest'
import { countsOf, coverageOf } from '../../scoring/packs/coverage.ts'
import { decodePack } from '../../scoring/packs/decode.ts'
import { EXAMPLES, FORM, soundPack } from './sound.ts'

const RULE = `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
clauses: [s1-polite]
conditions:
  said: { phrases: { lists: [words] } }
find: said
message: { zh: 说, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
const clause = (id: string, more = '') =>
  `  - { id: ${id}, zh: 要求, en: It asks, kind: tone, needs: [transcript]${more} }\n`
const STANDARD = `manual: s1\ntitle: { zh: 手册, en: Manual }\nclauses:\n`
const SHOWN = EXAMPLES.replace('expect: finding\n', 'expect: finding\n    clauses: [s1-polite]\n')
const SOUND: Record<string, string> = {
  ...soundPack(RULE),
  'pack/rules/rude.examples.yaml': SHOWN,
  'pack/clauses/s1.yaml': STANDARD + clause('s1-polite'),
}

function coverage(changes: Record<string, string> = {}) {
  const sources = Object.entries({ ...SOUND, ...changes }).map(([path, text]) => ({ path, text }))
  return coverageOf(decodePack(sources))
}
const told = (changes: Record<string, string>) =>
  coverage(changes).problems.map((text) => (text.split('\n')[0] as string).replace('pack/', ''))
const standard = (...clauses: string[]) => ({ 'pack/clauses/s1.yaml': STANDARD + clauses.join('') })

describe('a clause', () => {
  it('is checked by the rules of forms that cite it', () => {
    const { manuals, problems } = coverage()
    expect(problems).toEqual([])
    expect(manuals[0]?.clauses[0]).toMatchObject({ by: 'rule', rules: ['rude'], items: [] })
  })

  it('is judged by the auditor where an item of a form stands for it', () => {
    const item = `      - id: manner\n        title: { zh: 态度, en: Manner }\n        points: 5\n        review: { zh: 听, en: listen }\n        clauses: [s1-kind]\n`
    const changed = { ...standard(clause('s1-polite'), clause('s1-kind')), 'pack/forms/form.yaml': FORM + item }
    expect(coverage(changed).manuals[0]?.clauses[1]).toMatchObject({ by: 'human', items: ['form/manner'] })
    expect(told(changed)).toEqual([])
  })

  it('may wait for tickets or months, or be uncheckable for a reason', () => {
    const changed = standard(
      clause('s1-polite'),
      clause('s1-back', ', due: tickets'),
      clause('s1-rate', ', due: months'),
      clause('s1-smile', ', uncheckable: { zh: 看不见, en: unseen }'),
    )
    expect(told(changed)).toEqual([])
    const [manual] = coverage(changed).manuals
    expect(manual?.clauses.map(({ by }) => by)).toEqual(['rule', 'tickets', 'months', 'uncheckable'])
    expect(countsOf(manual?.clauses ?? [])).toEqual({
      rule: 1,
      limit: 0,
      figure: 0,
      human: 0,
      tickets: 1,
      months: 1,
      uncheckable: 1,
      none: 0,
    })
  })

  it('of which a rule on no form speaks is nobody’s', () => {
    const other = { 'pack/rules/other.yaml': RULE.replace('id: rude', 'id: other').replace('s1-polite', 's1-two') }
    const examples = { 'pack/rules/other.examples.yaml': EXAMPLES.replace('rule: rude', 'rule: other') }
    expect(told({ ...other, ...examples, ...standard(clause('s1-polite'), clause('s1-two')) })).toEqual([
      'clauses/s1.yaml:5:11: nobody accounts for "s1-two": no rule of a form, no limit, no monthly figure, no item for the auditor, not due, not uncheckable',
    ])
  })
})

describe('what does not add up is said where it stands', () => {
  const cases: [string, Record<string, string>, ...string[]][] = [
    [
      'a clause nobody accounts for',
      standard(clause('s1-polite'), clause('s1-more')),
      'clauses/s1.yaml:5:11: nobody accounts for "s1-more": no rule of a form, no limit, no monthly figure, no item for the auditor, not due, not uncheckable',
    ],
    [
      'a rule that cites a clause there is not',
      { 'pack/rules/rude.yaml': RULE.replace('[s1-polite]', '[s1-polite, s1-polit]') },
      'rules/rude.yaml:6:22: there is no clause "s1-polit"; did you mean "s1-polite"?',
    ],
    [
      'a clause that no example shows',
      { 'pack/rules/rude.examples.yaml': EXAMPLES },
      'clauses/s1.yaml:4:11: "s1-polite" is called checked by rude, but no example in which it is broken names it in its clauses',
    ],
    [
      'an example of something else',
      { 'pack/rules/rude.examples.yaml': SHOWN.replace('[s1-polite]', '[s1-polite, s1-other]') },
      'rules/rude.examples.yaml:5:26: rule "rude" does not cite "s1-other"',
    ],
    [
      'an example in which nothing is found',
      { 'pack/rules/rude.examples.yaml': SHOWN.replace('expect: pass\n', 'expect: pass\n    clauses: [s1-polite]\n') },
      'rules/rude.examples.yaml:9:15: nothing is found in this example, so it cannot show "s1-polite"',
    ],
    [
      'a clause called uncheckable and checked',
      standard(clause('s1-polite', ', uncheckable: { zh: 无, en: no }')),
      'clauses/s1.yaml:4:11: "s1-polite" is called uncheckable, yet it is checked by rude',
    ],
    [
      'a clause twice',
      standard(clause('s1-polite'), clause('s1-polite')),
      'clauses/s1.yaml:5:11: there is another clause "s1-polite"',
    ],
  ]
  it.each(cases)('%s', (_what, changes, ...wanted) => {
    expect(told(changes)).toEqual(wanted)
  })
})
