import { describe } from 'vitest'
import { hitless } from '../../../../scoring/packs/lint/hitless.ts'
import { type Case, cases, rule, SAID, situation } from '../tiny.ts'

describe('what has no hits', () => {
  const none = 'phrases: { none: [甲] }'
  const of = (conditions: string, find: string) => rule(`conditions: { ${conditions} }\n${find}`)
  const PLACE = /a part of "then" has no place in the call/
  cases(hitless, [
    [
      'each of them',
      [of(`a: { homophones: { none: [随便你] } }, b: { ${SAID} }`, 'each: a\nfind: b')],
      /:10 "a": "a" has no hits, being "none": nothing is ever judged/,
    ],
    [
      'a window beside it',
      [of(`a: { ${none} }, b: { ${SAID}, in: { before: { hit: a } } }`, 'find: a and b')],
      /:9 "\{": "a" has no hits, being "none": the window is always empty/,
    ],
    ['in a chain, in one of two ways', [of(`a: { ${none} }, b: { ${SAID} }, c: { ${SAID} }`, 'find: (a or c) then b')]],
    [
      'in a chain, in both ways',
      [of(`a: { ${none} }, b: { ${SAID} }, c: { ${none} }`, 'find: (a or c) then b')],
      PLACE,
    ],
    ['a chain in a chain', [of(`a: { ${SAID} }, b: { ${SAID} }, c: { ${SAID} }`, 'find: (a then b) then c')]],
    ['what is not so, behind', [of(`a: { ${SAID} }, b: { ${SAID} }`, 'find: a or (b then not a)')], PLACE],
    [
      'in what is given',
      [of(`a: { ${none} }, b: { ${SAID} }`, 'given: a then b\nfind: b')],
      /^rules\/r\.yaml:10 "a": a part/,
    ],
    ['under not', [of(`a: { ${none} }, b: { ${SAID} }`, 'find: not (a then b)')], PLACE],
    [
      'in a situation',
      [
        {
          'situations/s.yaml': (situation('s', none, `, b: { ${SAID} }`)['situations/s.yaml'] as string).replace(
            'holds: a',
            'holds: a then b',
          ),
        },
      ],
      /^situations\/s\.yaml:5 "a": a part/,
    ],
    [
      'a step that is not so',
      [of(`a: { ${SAID} }, b: { ${SAID} }`, 'flow: [{ step: a }, { step: not b }]')],
      /"not": "not b" has no place in the call/,
    ],
  ])
  cases(hitless, [
    [
      'given that excludes find',
      [of(`a: { ${SAID} }, b: { ${SAID} }`, 'given: not a\nfind: a and b')],
      /:11 "a": this can never be true where "given" is: not a/,
    ],
    ['given that does not', [of(`a: { ${SAID} }, b: { ${SAID} }`, 'given: not a\nfind: b')]],
    ['given beside a flow', [of(`a: { ${SAID} }, b: { ${SAID} }`, 'given: a\nflow: [{ step: a }, { step: b }]')]],
    [
      'the speaker of a situation',
      [of('a: { situation: s, speaker: agent }', 'find: a'), situation('s', SAID)],
      /"agent": warning: "speaker" of "a": a situation/,
    ],
    ['the speaker of words', [of(`a: { ${SAID}, speaker: agent }`, 'find: a')]],
    ...[
      'interruption: { after: 1, overlap: 1 }',
      'speech_rate: { over: turn, faster_than: 5 }',
      'monologue: { longer_than: 9 }',
    ].map(
      (spec): Case => [
        `in a chat, ${spec}`,
        [rule(`applies: { channel: chat }\nconditions: { a: { ${spec} } }\nfind: a`)],
        /:10 "\{": warning: in a chat there is no [a-z_]+ to find/,
      ],
    ),
    [
      'on the phone',
      [rule('applies: { channel: voice }\nconditions: { a: { monologue: { longer_than: 9 } } }\nfind: a')],
    ],
  ])
})
