import { describe } from 'vitest'
import { needs } from '../../../../scoring/packs/lint/needs.ts'
import { type Case, cases, rule, SAID, situation } from '../tiny.ts'

describe('needs', () => {
  const needing = (needs: string, conditions: string, find = 'a') =>
    rule(`needs: { ${needs} }\nconditions:\n${conditions}\nfind: ${find}`)
  const WHEN = /^rules\/r\.yaml:9 "usable": warning: no condition of this rule asks when something was said$/
  cases(needs, [
    ['of what was said', [needing('confidence: 0.7', `  a: { ${SAID} }`)]],
    [
      'of a rule that reads nothing',
      [needing('confidence: 0.7', '  a: { ring: { longer_than: 5 } }')],
      'rules/r.yaml:9 "{": warning: "needs" changes nothing: no condition reads what was said',
    ],
    ['of times nobody asks for', [needing('timing: usable', `  a: { ${SAID} }`)], WHEN],
    [
      'of times in a window of turns',
      [needing('timing: usable', `  a: { ${SAID}, in: { first: { turns: 1 } } }`)],
      WHEN,
    ],
    ['a window in seconds asks', [needing('timing: usable', `  a: { ${SAID}, in: { first: { seconds: 5 } } }`)]],
    ['a window in percent asks', [needing('timing: usable', `  a: { ${SAID}, in: { first: { percent: 5 } } }`)]],
    [
      'of seconds after another',
      [needing('timing: usable', `  a: { ${SAID} }\n  b: { ${SAID} }`, 'a then b within 2.5  s')],
    ],
    [
      'of turns after another',
      [needing('timing: usable', `  a: { ${SAID} }\n  b: { ${SAID} }`, 'a then b within 2 turns')],
      WHEN,
    ],
    [
      'of seconds in given',
      [
        rule(
          `needs: { timing: usable }\nconditions: { a: { ${SAID} }, b: { ${SAID} } }\ngiven: a then b within 2 s\nfind: a`,
        ),
      ],
    ],
    ...['step: b, if: a then b within 2 s', 'step: a then b within 2 s', 'step: b, if: a'].map(
      (step, i): Case => [
        `of a flow: ${step}`,
        [
          rule(
            `needs: { timing: usable }\nconditions: { a: { ${SAID} }, b: { ${SAID} } }\nflow: [{ step: a }, { ${step} }]`,
          ),
        ],
        ...(i === 2 ? [WHEN] : []),
      ],
    ),
    ...['interruption: { after: 1, overlap: 1 }', 'silence: { at_least: 5 }', 'monologue: { longer_than: 60 }'].map(
      (spec): Case => [`of ${spec}`, [needing('timing: usable', `  a: { ${SAID} }\n  b: { ${spec} }`, 'a and b')]],
    ),
    [
      'of a condition that asks for no times',
      [rule(`conditions:\n  a: { ${SAID}, needs: { timing: usable } }\nfind: a`)],
      'rules/r.yaml:10 "usable": warning: "a" does not ask when something was said',
    ],
    [
      'of a condition that reads nothing',
      [situation('s', 'ring: { longer_than: 5 }, needs: { timing: usable }')],
      'situations/s.yaml:4 "{": warning: "needs" changes nothing: "a" reads no speech',
    ],
    [
      'of a condition that asks',
      [rule('conditions:\n  a: { silence: { at_least: 5 }, needs: { timing: usable } }\nfind: a')],
    ],
    [
      'of a condition, of how it was heard',
      [rule(`conditions:\n  a: { ${SAID}, needs: { confidence: 0.7 } }\nfind: a`)],
    ],
  ])
})
