import { describe } from 'vitest'
import { forms } from '../../../../scoring/packs/lint/forms.ts'
import { cases, finding, form, SAID } from '../tiny.ts'

describe('forms', () => {
  const head = (more: string) => ({
    'forms/f.yaml': (form('f', 'min_confidence: 0.6', 'r')['forms/f.yaml'] as string).replace(/points: -5/, more),
  })
  const graded = (...from: number[]) => ({
    'forms/f.yaml': (form('f', 'min_confidence: 0.6', 'r')['forms/f.yaml'] as string).replace(
      /grades:.*/,
      `grades:\n${from.map((one, i) => `  - { id: g${i}, from: ${one}, title: { zh: 级, en: Grade } }\n`).join('')}`,
    ),
  })
  cases(forms, [
    ['a cap as high as a hit', [finding(SAID), head('points: -5, per: hit, cap: -5')]],
    ['a cap below a hit', [finding(SAID), head('points: -5, per: hit, cap: -4')], /"-4": warning: cap -4 is less than/],
    ['a cap of one finding', [finding(SAID), head('points: -5, cap: -9')], /"-9": warning: cap goes with "per: hit"/],
    ['grades apart', [finding(SAID), graded(90, 60, 0)]],
    [
      'the third as the first',
      [finding(SAID), graded(60, 0, 60)],
      'forms/f.yaml:10 "60": warning: "g2" begins at 60, as "g0" does; one of them is never given',
    ],
  ])
})
