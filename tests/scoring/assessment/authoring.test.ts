import { describe, expect, test } from 'vitest'
import { checkSchemes } from '../../../scoring/packs/check.ts'
import { coverageOf } from '../../../scoring/packs/coverage.ts'
import { booksOf, decodePack } from '../../../scoring/packs/decode.ts'
import { AuthorError } from '../../../scoring/packs/source.ts'
import { LIST } from '../sound.ts'

const SCHEME = `id: mine
version: 1.0.0
title: { zh: 案, en: Scheme }
note: { zh: 注, en: Note }
min_calls: 2
parts:
  qa: { weight: 50, clauses: [s1-judged] }
  inspections: { weight: 50, checklists: [list] }
grades:
  - { id: good, from: 80, title: { zh: 好, en: Good }, factor: 1 }
  - { id: fail, from: 0, title: { zh: 差, en: Fail }, factor: 0.5 }
ladder:
  - { grades: [fail], times: 2, within: 3, measures: [talk] }
kpis:
  - { kpi: rework, at_most: 0 }
`
const CHECKLIST = `id: list
version: 1.0.0
title: { zh: 表, en: List }
note: { zh: 注, en: Note }
items:
  - { id: files, title: { zh: 档, en: Files }, look: { zh: 看, en: look }, points: 4, per_problem: 0.5, frequency: daily, methods: [records], clauses: [s1-filed] }
`
const EXAMPLES = `scheme: mine
examples:
  - name: a
    clauses: [s1-judged, s1-filed]
    month: { calls: [{ score: 90, times: 2 }], inspections: [{ checklist: list, problems: { files: 4 } }] }
    expect: { total: 70, grade: fail, parts: { inspections: 50 } }
`
const CLAUSES = `manual: s1
title: { zh: 册, en: Manual }
clauses:
  - { id: s1-judged, zh: 评, en: judged, kind: assessment, needs: [aggregate], due: months }
  - { id: s1-filed, zh: 档, en: filed, kind: scoring, needs: [human] }
`
const SOUND: Record<string, string> = {
  'pack/lists/words.yaml': LIST,
  'pack/schemes/mine.yaml': SCHEME,
  'pack/schemes/mine.examples.yaml': EXAMPLES,
  'pack/checklists/list.yaml': CHECKLIST,
  'pack/clauses/s1.yaml': CLAUSES,
}
const packOf = (changes: Record<string, string>) =>
  decodePack(Object.entries({ ...SOUND, ...changes }).map(([path, text]) => ({ path, text })))

function told(changes: Record<string, string>): string[] {
  try {
    booksOf(packOf(changes), 'Asia/Shanghai')
    return []
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error
    return error.problems.map((problem) => (problem.split('\n')[0] as string).replace('pack/', ''))
  }
}
const scheme = (from: string, to: string) => ({ 'pack/schemes/mine.yaml': SCHEME.replace(from, to) })

test('a sound pack is sound', () => {
  expect(told({})).toEqual([])
  expect(checkSchemes(packOf({}))).toEqual({ schemes: 1, examples: 1, failures: [] })
  expect(coverageOf(packOf({})).problems).toEqual([])
  const [manual] = coverageOf(packOf({})).manuals
  expect(manual?.clauses.map(({ by, figures }) => [by, figures])).toEqual([
    ['figure', ['mine/qa']],
    ['figure', ['list/files']],
  ])
})

describe('what is wrong in a scheme is said where it stands', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'an unknown key',
      scheme('min_calls', 'least_calls'),
      'schemes/mine.yaml:5:1: unknown key "least_calls" in the file; did you mean "min_calls"? known here: id, version, title, note, clauses, applies_to, effective, min_calls, parts, adjustments, grades, ladder, kpis',
    ],
    [
      'a checklist there is not',
      scheme('checklists: [list]', 'checklists: [lists]'),
      'schemes/mine.yaml:8:43: there is no checklist "lists"; did you mean "list"?',
    ],
    [
      'a grade there is not',
      scheme('grades: [fail]', 'grades: [fall]'),
      'schemes/mine.yaml:13:16: there is no grade "fall"; did you mean "fail"?',
    ],
    [
      'a form there is not',
      scheme('min_calls', 'applies_to: { forms: [none] }\nmin_calls'),
      'schemes/mine.yaml:5:23: there is no form "none"',
    ],
    [
      'no grade at the bottom',
      scheme('from: 0', 'from: 10'),
      'schemes/mine.yaml:10:3: no grade begins at 0, so low totals would have none',
    ],
    [
      'a rung nobody reaches',
      scheme('times: 2, within: 3', 'times: 4, within: 3'),
      'schemes/mine.yaml:13:30: 4 times within 3 months cannot be',
    ],
    [
      'weights of nothing',
      { 'pack/schemes/mine.yaml': SCHEME.replaceAll('weight: 50', 'weight: 0') },
      'schemes/mine.yaml:7:3: no part has a weight above 0',
    ],
    [
      'a rate that counts limits without naming them',
      scheme('kpi: rework, at_most: 0', 'kpi: callback, at_least: 90'),
      'schemes/mine.yaml:15:5: callback needs "limits": the ids of those it counts',
    ],
    [
      'a target without a side',
      scheme('kpi: rework, at_most: 0', 'kpi: rework'),
      'schemes/mine.yaml:15:5: kpis.0 needs either at_least or at_most; it has neither',
    ],
    [
      'a scale that falls',
      scheme(
        'checklists: [list] }',
        'checklists: [list] }\n  ratings: { weight: 1, scales: [{ id: s, title: { zh: 级, en: S }, points: [[5, 0], [1, 100]], satisfied_from: 4 }] }',
      ),
      'schemes/mine.yaml:9:85: the values of a scale rise',
    ],
    [
      'two schemes for the same',
      { 'pack/schemes/other.yaml': SCHEME.replace('id: mine', 'id: other') },
      'schemes/other.yaml:1:1: this scheme and "mine" are both for everybody whom no other names',
    ],
    [
      'an example of no scheme',
      { 'pack/schemes/mina.examples.yaml': EXAMPLES.replace('scheme: mine', 'scheme: mina') },
      'schemes/mina.examples.yaml:1:9: there is no scheme "mina"; did you mean "mine"?',
    ],
    [
      'another id than the file’s name',
      { 'pack/checklists/other.yaml': CHECKLIST.replace('id: list', 'id: lost') },
      'checklists/other.yaml:1:5: the id is "lost", but the file is called "other"',
    ],
  ])('%s', (_what, changes, wanted) => expect(told(changes)).toEqual(expect.arrayContaining([wanted])))

  test('two schemes for different months, or different teams, are none too many', () => {
    const later = SCHEME.replace('id: mine', 'id: other').replace(
      'min_calls',
      'effective: { from: 2026-06 }\nmin_calls',
    )
    const now = SCHEME.replace('min_calls', 'effective: { to: 2026-06 }\nmin_calls')
    expect(told({ 'pack/schemes/mine.yaml': now, 'pack/schemes/other.yaml': later })).toEqual([])
    const team = SCHEME.replace('id: mine', 'id: other').replace('min_calls', 'applies_to: { teams: [a] }\nmin_calls')
    expect(told({ 'pack/schemes/other.yaml': team })).toEqual([])
  })
})

describe('examples', () => {
  test('that come out otherwise are told, with what came out', () => {
    const examples = EXAMPLES.replace('total: 70', 'total: 71').replace('inspections: 50 }', 'inspections: 51 }')
    expect(checkSchemes(packOf({ 'pack/schemes/mine.examples.yaml': examples })).failures).toEqual([
      'pack/schemes/mine.examples.yaml "a" (1): expected total 71, came out 70',
      'pack/schemes/mine.examples.yaml "a" (1): expected part inspections 51, came out 50',
    ])
  })
  test('a scheme without any is told', () => {
    const { 'pack/schemes/mine.examples.yaml': _, ...without } = SOUND
    const pack = decodePack(Object.entries(without).map(([path, text]) => ({ path, text })))
    expect(checkSchemes(pack).failures).toEqual([
      'pack/schemes/mine.yaml: no examples; write mine.examples.yaml beside it',
    ])
    expect(coverageOf(pack).problems.map((one) => one.split('\n')[0])).toEqual([
      'pack/clauses/s1.yaml:4:11: "s1-judged" is called checked by mine/qa, but no example of a scheme names it in its clauses',
      'pack/clauses/s1.yaml:5:11: "s1-filed" is called checked by list/files, but no example of a scheme names it in its clauses',
    ])
  })
  test('that name what the scheme does not stand for are told', () => {
    const examples = EXAMPLES.replace('s1-filed]', 's1-field]')
    const { problems } = coverageOf(packOf({ 'pack/schemes/mine.examples.yaml': examples }))
    expect(problems.map((one) => one.split('\n')[0])).toContain(
      'pack/schemes/mine.examples.yaml:4:26: scheme "mine" does not cite "s1-field"; did you mean "s1-filed"?',
    )
  })
  test('a clause there is not', () => {
    const { problems } = coverageOf(packOf(scheme('s1-judged', 's1-judge')))
    expect(problems.map((one) => one.split('\n')[0])).toContain(
      'pack/schemes/mine.yaml:7:31: there is no clause "s1-judge"; did you mean "s1-judged"?',
    )
  })
})
