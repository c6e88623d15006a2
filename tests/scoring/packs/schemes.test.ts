import { describe, expect, test } from 'vitest'
import { booksOf } from '../../../scoring/packs/decode.ts'
import { assessmentOf } from '../../../scoring/packs/schemes.ts'
import { AuthorError } from '../../../scoring/packs/source.ts'
import { CHECKLIST, type Files, packOf, SCHEME } from './month.ts'
import { pointed } from './pointed.ts'

test('what months are assessed by: each scheme with its checklists, and all checklists', () => {
  const { assessors, checklists } = assessmentOf(
    packOf({ 'checklists/more.yaml': CHECKLIST.replace('id: list', 'id: more') }),
  )
  expect(assessors.map(({ scheme, checklists: own }) => [scheme.id, ...own.keys()])).toEqual([['mine', 'list']])
  expect([...checklists].map(([id, own]) => [id, own.id])).toEqual([
    ['list', 'list'],
    ['more', 'more'],
  ])
})

describe('what is wrong in a scheme or checklist is said where it stands', () => {
  const told = (changes: Files): string[] => {
    try {
      booksOf(packOf(changes), 'UTC')
      return []
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error
      return error.problems.map(pointed)
    }
  }
  const scheme = (from: string, to: string): Files => ({ 'schemes/mine.yaml': SCHEME.replace(from, to) })
  test.each<[what: string, changes: Files, ...told: string[]]>([
    ['nothing', {}],
    [
      'one part with a weight is enough',
      { 'schemes/mine.yaml': SCHEME.replaceAll(/weight: 20(?=,| })/g, 'weight: 0') },
    ],
    [
      'a limit there is not',
      scheme('limits: { weight: 20 }', 'limits: { weight: 20, only: [answered, answerd] }'),
      'schemes/mine.yaml:8 "answerd": there is no limit "answerd"; did you mean "answered"?',
    ],
    [
      'a limit of a rate there is not',
      scheme('limits: [answered]', 'limits: [replied]'),
      'schemes/mine.yaml:25 "replied": there is no limit "replied"',
    ],
    [
      'a rate that counts no limits',
      scheme('at_most: 10', 'at_most: 10, limits: [answered]'),
      'schemes/mine.yaml:22 "[": rework counts no limits',
    ],
    ...(['timely_repair', 'response'] as const).map((kpi): [string, Files, string] => [
      `${kpi} without limits`,
      scheme('kpi: rework', `kpi: ${kpi}`),
      `schemes/mine.yaml:22 "{": ${kpi} needs "limits": the ids of those it counts`,
    ]),
    [
      'a grade twice',
      scheme('id: fail', 'id: good'),
      'schemes/mine.yaml:18 "good": there is another grade good',
      'schemes/mine.yaml:20 "fail": there is no grade "fail"',
    ],
    [
      'grades that begin together',
      scheme('from: 80', 'from: 0'),
      'schemes/mine.yaml:18 "0": there is another grade from 0',
    ],
    [
      'an adjustment twice',
      scheme('grades:\n', '  - { id: critical, title: { zh: 严, en: Critical }, of: complaints, each: -1 }\ngrades:\n'),
      'schemes/mine.yaml:16 "critical": there is another adjustment critical',
    ],
    [
      'a rate twice',
      scheme('kpi: complaint_handling', 'kpi: rework'),
      'schemes/mine.yaml:23 "rework": there is another rate rework',
    ],
    ['a rung reached by every month', scheme('times: 2, within: 3', 'times: 3, within: 3')],
    [
      'a scale twice',
      scheme(
        'satisfied_from: 4 }]',
        'satisfied_from: 4 }, { id: stars, title: { zh: 星, en: Stars }, points: [[1, 0], [5, 100]], satisfied_from: 4 }]',
      ),
      'schemes/mine.yaml:11 "stars": there is another scale stars',
    ],
    [
      'a scale that stands still',
      scheme('[[1, 0], [5, 100]]', '[[1, 0], [1, 100]]'),
      'schemes/mine.yaml:11 "[": the values of a scale rise',
      'schemes/mine.yaml:11 "4": satisfied_from is 4, which is not on the scale',
    ],
    ['satisfied from its first value', scheme('satisfied_from: 4', 'satisfied_from: 1')],
    ['satisfied from its last', scheme('satisfied_from: 4', 'satisfied_from: 5')],
    [
      'satisfied from below',
      scheme('satisfied_from: 4', 'satisfied_from: 0'),
      'schemes/mine.yaml:11 "0": satisfied_from is 0, which is not on the scale',
    ],
    [
      'satisfied from above',
      scheme('satisfied_from: 4', 'satisfied_from: 6'),
      'schemes/mine.yaml:11 "6": satisfied_from is 6, which is not on the scale',
    ],
    [
      'an item of a checklist twice',
      { 'checklists/list.yaml': CHECKLIST.replace('id: desk', 'id: files') },
      'checklists/list.yaml:7 "files": there is another item files',
    ],
  ])('%s', (_, changes, ...wanted) => expect(told(changes)).toEqual(wanted))
})
