import { describe } from 'vitest'
import { flows } from '../../../../scoring/packs/lint/flows.ts'
import { cases, rule, SAID } from '../tiny.ts'

describe('flows', () => {
  const flow = (steps: string) => rule(`conditions: { a: { ${SAID} }, b: { ${SAID} } }\nflow: [${steps}]`)
  cases(flows, [
    [
      'a first step that is always due',
      [flow('{ step: a, always: true }, { step: b }')],
      /"true": warning: "always" changes nothing/,
    ],
    ['a later one', [flow('{ step: a }, { step: b, always: true }')]],
    [
      'an optional step that waits',
      [flow('{ step: a }, { step: b, if: a, optional: true }')],
      /"a": warning: "if" changes nothing/,
    ],
    ['an optional step', [flow('{ step: a }, { step: b, optional: true }')]],
    [
      'one that waits for itself, in other spaces',
      [flow('{ step: a }, { step: "b  or a ", if: b or  a }')],
      /"b": "b {2}or a " waits for itself/,
    ],
    ['one that waits for another', [flow('{ step: a }, { step: b, if: a }')]],
  ])
})
