import { describe, expect, test } from 'vitest'
import { checkSchemes } from '../../../scoring/packs/check.ts'
import { packOf } from './month.ts'

/** What an example of a month comes out as, other than it says. */
const failures = (month: string, expected: string): string[] =>
  checkSchemes(
    packOf({
      'schemes/mine.examples.yaml': `scheme: mine\nexamples:\n  - name: a\n    month: { ${month} }\n    expect: { ${expected} }\n`,
    }),
  ).failures.map((one) => one.replace('schemes/mine.examples.yaml "a" (1): ', ''))

const CALLS = 'calls: [{ score: 90, times: 2 }]'

describe('what a month comes to', () => {
  test.each<[what: string, month: string, expected: string]>([
    ['calls alone', CALLS, 'total: 90, grade: good, factor: 1, parts: { qa: 90, limits: null }, measures: []'],
    ['each call by itself', 'calls: [{ score: 90 }, { score: 80 }]', 'total: 85, parts: { qa: 85 }'],
    [
      'one call, which is too few',
      'calls: [{ score: 90 }]',
      'total: null, grade: null, factor: null, why: too_few_calls',
    ],
    ['no call at all', '', 'total: null, why: too_few_calls'],
    [
      'a critical finding',
      'calls: [{ score: 90, critical: true }, { score: 90 }]',
      'total: 80, adjustments: { critical: -10 }',
    ],
    ['no critical finding', CALLS, 'adjustments: { critical: 0 }'],
    [
      'limits met, missed and running',
      `${CALLS}, limits: [{ limit: answered, met: 3, missed: 1, running: 2 }]`,
      'parts: { limits: 75 }, left_out: { limits: 2 }, total: 82.5, kpis: [{ kpi: callback, value: 75, met: false }]',
    ],
    [
      'none of them',
      `${CALLS}, limits: [{ limit: answered, met: 0 }]`,
      'parts: { limits: null }, kpis: [{ kpi: callback, value: null, met: null }]',
    ],
    [
      'ratings',
      `${CALLS}, ratings: [{ value: 5, times: 3 }, { value: 1 }]`,
      'parts: { ratings: 75 }, kpis: [{ kpi: satisfaction, value: 75, met: true }]',
    ],
    ['complaints', `${CALLS}, complaints: { simple: 2, complex: 1 }`, 'parts: { complaints: 70 }'],
    ['tickets without a complaint', `${CALLS}, tickets: {}`, 'parts: { complaints: 100 }'],
    ['no tickets', CALLS, 'parts: { complaints: null }'],
    [
      'tickets with complaints and repairs',
      `${CALLS}, tickets: { complained: 4, handled: 3, repaired: 10, reopened: 1 }`,
      'kpis: [{ kpi: complaint_handling, value: 75, met: false }, { kpi: rework, value: 10, met: true }]',
    ],
    [
      'an inspection',
      `${CALLS}, inspections: [{ checklist: list, problems: { files: 2, desk: 1 } }]`,
      'parts: { inspections: 70 }',
    ],
    [
      'an item lost as a whole',
      `${CALLS}, inspections: [{ checklist: list, problems: { files: 0, desk: 1 }, whole: [files] }]`,
      'parts: { inspections: 30 }',
    ],
    [
      'what somebody entered',
      `${CALLS}, entered: [{ kpi: equipment, numerator: 96, denominator: 100 }, { kpi: major_accidents, numerator: 1 }]`,
      'kpis: [{ kpi: equipment, value: 96, met: true }, { kpi: major_accidents, value: 1, met: false }]',
    ],
    ['a second bad month', 'calls: [{ score: 50, times: 2 }], before: [fail]', 'grade: fail, measures: [talk]'],
    ['the first for a while', 'calls: [{ score: 50, times: 2 }], before: [fail, good, null]', 'measures: []'],
    ['the second of three', 'calls: [{ score: 50, times: 2 }], before: [fail, null]', 'measures: [talk]'],
  ])('%s', (_, month, expected) => expect(failures(month, expected)).toEqual([]))

  test.each<[expected: string, ...failures: string[]]>([
    ['total: 90'],
    ['total: null', 'expected total null, came out 90'],
    ['grade: fail', 'expected grade "fail", came out "good"'],
    ['factor: 2', 'expected factor 2, came out 1'],
    ['why: no_parts', 'expected why "no_parts", came out null'],
    ['parts: { qa: 1, limits: 2 }', 'expected part qa 1, came out 90', 'expected part limits 2, came out null'],
    [
      'left_out: { qa: 1, other: 2 }',
      'expected left out of qa 1, came out 0',
      'expected left out of other 2, came out null',
    ],
    [
      'adjustments: { critical: 1, other: 2 }',
      'expected adjustment critical 1, came out 0',
      'expected adjustment other 2, came out null',
    ],
    ['measures: [talk]', 'expected measures ["talk"], came out []'],
    [
      'kpis: [{ kpi: rework, value: 1, met: true }, { kpi: response, value: 2, met: false }]',
      'expected rate rework 1, came out null',
      'expected whether rework is reached true, came out null',
      'expected rate response 2, came out null',
      'expected whether response is reached false, came out null',
    ],
  ])('{ %s } is told where it is not so', (expected, ...told) => expect(failures(CALLS, expected)).toEqual(told))
})

test('how many schemes and examples were tried', () => {
  const two =
    'scheme: mine\nexamples:\n  - { name: a, month: {}, expect: { total: null } }\n  - { name: b, month: {}, expect: { total: 1 } }\n'
  expect(checkSchemes(packOf({ 'schemes/mine.examples.yaml': two }))).toEqual({
    schemes: 1,
    examples: 2,
    failures: ['schemes/mine.examples.yaml "b" (2): expected total 1, came out null'],
  })
})
