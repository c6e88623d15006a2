import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../../scoring/packs/coverage.ts'
import { JOINED_CLAUSES } from '../../../scoring/packs/figures.ts'
import { CHECKLIST, type Files, packOf, SCHEME } from './month.ts'
import { pointed } from './pointed.ts'

describe('clauses that monthly figures stand for', () => {
  const clause = (id: string, more = '') =>
    `  - { id: ${id}, zh: 要求, en: It asks, kind: assessment, needs: [aggregate]${more} }\n`
  const standard = (...clauses: string[]): Files => ({
    'clauses/s1.yaml': `manual: s1\ntitle: { zh: 册, en: Manual }\nclauses:\n${clauses.join('')}`,
  })
  /** A clause for each place that may name one; that of the checklist, and of an item of it. */
  const CITING: Files = {
    'schemes/mine.yaml': SCHEME.replace('min_calls', 'clauses: [s1-a]\nmin_calls')
      .replace('qa: { weight: 20', 'qa: { weight: 20, clauses: [s1-b, s1-a]')
      .replace('each: -10', 'each: -10, clauses: [s1-c]')
      .replace('within: 3,', 'within: 3, clauses: [s1-d],')
      .replace('at_most: 10', 'at_most: 10, clauses: [s1-e]'),
    'checklists/list.yaml': CHECKLIST.replace('items:', 'clauses: [s1-f]\nitems:').replace(
      'methods: [records]',
      'methods: [records], clauses: [s1-g]',
    ),
  }
  const IDS = ['s1-a', 's1-b', 's1-c', 's1-d', 's1-e', 's1-f', 's1-g']
  const shown = (clauses: readonly string[]): Files => ({
    'schemes/mine.examples.yaml': `scheme: mine\nexamples:\n  - { name: a, clauses: [${clauses.join(', ')}], month: {}, expect: { total: null } }\n  - { name: b, month: {}, expect: { total: null } }\n`,
  })
  const coverage = (files: Files) => coverageOf(packOf(files))
  const told = (files: Files) => coverage(files).problems.map(pointed)

  test('are covered by the parts that name them', () => {
    const { manuals, problems } = coverage({ ...CITING, ...shown(IDS), ...standard(...IDS.map((id) => clause(id))) })
    expect(problems).toEqual([])
    expect(manuals[0]?.clauses.map(({ by, figures }) => [by, ...figures])).toEqual([
      ['figure', 'mine', 'mine/qa'],
      ['figure', 'mine/qa'],
      ['figure', 'mine/critical'],
      ['figure', 'mine/ladder'],
      ['figure', 'mine/rework'],
      ['figure', 'list'],
      ['figure', 'list/files'],
    ])
  })

  test.each<[what: string, files: Files, ...told: string[]]>([
    ['may be any where there is no standard', { ...CITING, ...shown(['s1-a']) }],
    [
      'each that is not there is told where it stands',
      { ...CITING, ...shown([]), ...standard(clause('other', ', due: months')) },
      'schemes/mine.yaml:5 "s1-a": there is no clause "s1-a"',
      'schemes/mine.yaml:8 "s1-b": there is no clause "s1-b"',
      'schemes/mine.yaml:8 "s1-a": there is no clause "s1-a"',
      'schemes/mine.yaml:16 "s1-c": there is no clause "s1-c"',
      'schemes/mine.yaml:21 "s1-d": there is no clause "s1-d"',
      'schemes/mine.yaml:23 "s1-e": there is no clause "s1-e"',
      'checklists/list.yaml:5 "s1-f": there is no clause "s1-f"',
      'checklists/list.yaml:7 "s1-g": there is no clause "s1-g"',
    ],
    [
      'what the checklist of no scheme names counts for nothing',
      {
        'checklists/more.yaml': CHECKLIST.replace('id: list', 'id: more').replace('items:', 'clauses: [s1-z]\nitems:'),
        ...standard(clause('s1-y', ', due: months')),
      },
    ],
    [
      'an example names what its scheme does not stand for',
      { ...CITING, ...shown(['s1-b', 's1-z']), ...standard(...IDS.map((id) => clause(id))) },
      ...['s1-a', 's1-c', 's1-d', 's1-e', 's1-f', 's1-g'].map((id) => {
        const by =
          {
            's1-a': 'mine, mine/qa',
            's1-c': 'mine/critical',
            's1-d': 'mine/ladder',
            's1-e': 'mine/rework',
            's1-f': 'list',
          }[id] ?? 'list/files'
        return `clauses/s1.yaml:${4 + IDS.indexOf(id)} "${id}": "${id}" is called checked by ${by}, but no example of a scheme names it in its clauses`
      }),
      'schemes/mine.examples.yaml:3 "s1-z": scheme "mine" does not cite "s1-z"; did you mean "s1-a"?',
    ],
    [
      'one that is called uncheckable',
      {
        ...CITING,
        ...shown(IDS),
        ...standard(...IDS.map((id) => clause(id, id === 's1-c' ? ', uncheckable: { zh: 无, en: no }' : ''))),
      },
      'clauses/s1.yaml:6 "s1-c": "s1-c" is called uncheckable, yet it is checked by mine/critical',
    ],
    [
      'one that is due: it is checked once there are months',
      { ...CITING, ...shown(IDS), ...standard(...IDS.map((id) => clause(id, ', due: months'))) },
    ],
  ])('%s', (_, files, ...wanted) => expect(told(files)).toEqual(wanted))

  test('figures of calls and tickets stand for theirs in every pack', () => {
    const [id] = JOINED_CLAUSES.first_asked_dropped as readonly [string, ...string[]]
    const { manuals, problems } = coverage(standard(clause(id)))
    expect(problems).toEqual([])
    expect(manuals[0]?.clauses).toMatchObject([{ by: 'figure', figures: ['joined/first_asked_dropped'] }])
  })
})
