import { describe } from 'vitest'
import { coverage } from '../../../../scoring/packs/lint/coverage.ts'
import { cases, finding, SAID } from '../tiny.ts'

describe('proofs', () => {
  const examples = (...expects: string[]) => ({
    'rules/r.examples.yaml': `rule: r\nexamples:\n${expects.map((one, i) => `  - { name: e${i}, expect: ${one}, dialogue: [{ agent: 喂 }] }\n`).join('')}`,
  })
  cases(coverage, [
    ['a finding and a near-miss', [finding(SAID), examples('finding', 'pass')]],
    ['not judged is a near-miss', [finding(SAID), examples('finding', 'not_evaluated')]],
    [
      'no finding',
      [finding(SAID), examples('pass', 'pass')],
      'rules/r.examples.yaml:3 "-": none of the examples has a finding',
    ],
    [
      'findings alone',
      [finding(SAID), examples('finding', 'finding')],
      'rules/r.examples.yaml:3 "-": none of the examples is a near-miss',
    ],
  ])
})
