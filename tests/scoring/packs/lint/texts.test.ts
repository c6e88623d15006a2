import { describe } from 'vitest'
import { texts } from '../../../../scoring/packs/lint/texts.ts'
import { type Case, cases, finding, list, ruleHead, SAID, situation } from '../tiny.ts'

describe('what is always empty in a text', () => {
  const saying = (condition: string, text: string, more = '') => ({
    'rules/r.yaml': `${ruleHead('r').replace('en: good', `en: "${text}"`)}conditions: { a: { ${condition} } ${more}}\nfind: a\n`,
  })
  const empty = (name: string, why: string) =>
    `rules/r.yaml:8 """: warning: {${name}} is always empty: no condition of this rule ${why}`
  cases(texts, [
    ...[
      'phrases: { any: [甲] }',
      'homophones: { any: [随便你] }',
      'similar: { to: [随便你啊], at_least: 0.9 }',
      'regex: { any: ["甲乙"] }',
    ].flatMap((spec): Case[] => [
      [`of ${spec}, what was said`, [saying(spec, '{said}{times}')]],
      [`of ${spec}, a figure`, [saying(spec, '{value}')], empty('value', 'measures anything')],
    ]),
    ...['entity: { any: [amount] }', 'repeat: { at_least: 0.9, times: 2 }', 'sentiment: { below: -1 }'].map(
      (spec): Case => [`of ${spec}, both`, [saying(spec, '{said}{value}{limit}')]],
    ),
    ['of a silence, what was said', [saying('silence: { at_least: 5 }', '{said}')], empty('said', 'listens for words')],
    ['of a silence, a figure', [saying('silence: { at_least: 5 }', '{value}{limit}')]],
    ['of a situation, either', [saying('situation: s', '{said}{value}'), situation('s', SAID)]],
    ['a name', [saying('silence: { at_least: 5 }', '{agent|our colleague}{customer}')]],
    ['a name with two other words', [saying(SAID, '{agent|a|b}')], /:8 """: \{agent\|a\|b\} has more than one \|/],
    ['other words for a figure', [saying(SAID, '{value|much}')], /:8 """: \{value\|much\}: other words go with a name/],
    ['what nobody knows', [saying(SAID, '{}')], /:8 """: nothing fills \{\}; there are/],
    [
      'what is skipped, of find',
      [saying(SAID, '{disordered}')],
      /nothing fills \{disordered\}: this rule has find, and no flow/,
    ],
    [
      'what is skipped, of a flow',
      [
        {
          'rules/r.yaml': `${ruleHead('r').replace('en: good', 'en: "{skipped}{disordered}"')}conditions: { a: { ${SAID} }, b: { ${SAID} } }\nflow: [{ step: a }, { step: b }]\n`,
        },
      ],
    ],
  ])
  cases(texts, [
    [
      'a text without words in a list of texts',
      [{ ...list('l', '好'), 'lists/l.yaml': 'id: l\ntitle: { zh: " ", en: "" }\nphrases: [好]\n' }],
      'lists/l.yaml:2 """: title.zh has no words',
      'lists/l.yaml:2 """: title.en has no words',
    ],
    [
      'in a situation',
      [{ 'situations/s.yaml': (situation('s', SAID)['situations/s.yaml'] as string).replace('en: Case', 'en: ""') }],
      'situations/s.yaml:3 """: title.en has no words',
    ],
    [
      'a remark without a space, in an example',
      [
        finding(SAID),
        {
          'rules/r.examples.yaml':
            'rule: r\nexamples:\n  - name: a #1\n    expect: pass\n    dialogue: [{ agent: 喂 }]\n  - name: b # two\n    expect: pass\n    dialogue: [{ agent: 喂 }]\n',
        },
      ],
      /^rules\/r\.examples\.yaml:3 "a": warning: the text ends before " #1"/,
    ],
  ])
})
