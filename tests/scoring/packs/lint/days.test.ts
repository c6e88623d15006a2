import { describe } from 'vitest'
import { contradictions } from '../../../../scoring/packs/lint/contradictions.ts'
import { cases, finding, form, rule, SAID } from '../tiny.ts'

describe('days', () => {
  const effective = (days: string) => rule(`effective: { ${days} }\nconditions: { a: { ${SAID} } }\nfind: a`)
  const used = (days: string) => ({
    'forms/f.yaml': (form('f', 'min_confidence: 0.6', 'r')['forms/f.yaml'] as string).replace(
      'not_applicable',
      `effective: { ${days} }\nnot_applicable`,
    ),
  })
  const APART = /"r": rule "r" never applies here: their effective days have none in common/
  cases(contradictions, [
    ['from one on', [effective('from: 2026-05-01')]],
    ['up to one', [effective('to: 2026-05-01')]],
    ['one day', [effective('from: 2026-05-01, to: 2026-05-02')]],
    ['no day', [effective('from: 2026-05-02, to: 2026-05-01')], /:9 "\{": over before it begins/],
    ['a day there is not', [effective('to: 2026-04-31')], /:9 "2026-04-31": there is no 2026-04-31/],
    ['a month there is not', [effective('to: 2026-13-01')], /:9 "2026-13-01": there is no 2026-13-01/],
    ['a rule before its form', [effective('to: 2026-05-01'), used('from: 2026-05-01')], APART],
    ['a rule after its form', [effective('from: 2026-05-01'), used('to: 2026-05-01')], APART],
    [
      'a rule within its form',
      [effective('from: 2026-05-01, to: 2026-05-02'), used('from: 2026-01-01, to: 2027-01-01')],
    ],
    [
      'a form within its rule',
      [effective('from: 2026-01-01, to: 2027-01-01'), used('from: 2026-05-01, to: 2026-05-02')],
    ],
    ['a rule without end, a form without beginning', [effective('from: 2026-05-01'), used('to: 2026-05-02')]],
    ['a form without days', [effective('to: 2026-05-01'), form('f', 'min_confidence: 0.6', 'r')]],
    ['a rule without days', [finding(SAID), used('to: 2026-05-01')]],
  ])
})
