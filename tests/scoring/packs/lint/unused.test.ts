import { describe } from 'vitest'
import { unused } from '../../../../scoring/packs/lint/unused.ts'
import { cases, finding, form, list, SAID, situation } from '../tiny.ts'

describe('what nobody uses', () => {
  const used = form('f', 'min_confidence: 0.6', 'r')
  const words = list('words', '您好')
  const nobody = (id: string) => `lists/${id}.yaml:1 "${id}": warning: nobody uses list "${id}"`
  cases(unused, [
    ['a list in a condition', [finding('phrases: { lists: [words] }'), words, used]],
    ['a list of exceptions', [finding('phrases: { any: [甲], except_lists: [words] }'), words, used]],
    ['a list of innocent words', [finding('homophones: { any: [随便你], innocent_lists: [words] }'), words, used]],
    ['a list within a phrase', [finding('phrases: { any: ["甲<words>"] }'), words, used]],
    ['a list within an exception', [finding('phrases: { any: [甲], except: ["甲<words>"] }'), words, used]],
    ['a list within innocent words', [finding('homophones: { any: [随便你], innocent: ["甲<words>"] }'), words, used]],
    ['a list to be alike', [finding('similar: { lists: [words], at_least: 0.9 }'), list('words', '您好您好'), used]],
    ['a list of a list', [finding('phrases: { lists: [more] }'), words, list('more', '<words>吗'), used]],
    [
      'a list by which agents are known',
      [
        finding(SAID),
        words,
        form('f', 'min_confidence: 0.6, roles: { agent_says: [words], customer_says: [others] }', 'r'),
        list('others', '再见'),
      ],
    ],
    [
      'a list that another extends',
      [
        finding('phrases: { lists: [more] }'),
        words,
        { 'lists/more.yaml': 'id: more\nextends: words\nphrases: [再见]\n' },
        used,
      ],
    ],
    ['a list that nobody does', [finding(SAID), words, list('more', '再见'), used], nobody('words'), nobody('more')],
    [
      'a situation in a situation',
      [finding('situation: s'), situation('s', 'situation: t'), situation('t', SAID), used],
    ],
    ['a rule in two forms', [finding(SAID), used, form('g', 'min_confidence: 0.6', 'r')]],
  ])
  const item = (uses: string) => ({
    'forms/f.yaml': (used['forms/f.yaml'] as string).replace(/rules: \[.*/, `rules: [${uses}] }`),
  })
  const never = 'forms/f.yaml:12 "[": warning: item "r" never changes: all its rules have 0 points'
  cases(unused, [
    [
      'an item of rules without points',
      [finding(SAID), finding(SAID, 's'), item('{ rule: r, points: 0 }, { rule: s, points: 0 }')],
      never,
    ],
    [
      'one of them has points',
      [finding(SAID), finding(SAID, 's'), item('{ rule: r, points: 0 }, { rule: s, points: -1 }')],
    ],
    ['one of them zeroes the section', [finding(SAID), item('{ rule: r, points: 0, critical: section }')]],
    ['one of them is for a person', [finding(SAID), item('{ rule: r, points: 0, review: true }')]],
    [
      'an item that a person judges',
      [
        finding(SAID),
        {
          'forms/f.yaml': `${used['forms/f.yaml']}      - { id: x, title: { zh: 项, en: Item }, points: 5, review: { zh: 听, en: hear } }\n`,
        },
      ],
    ],
  ])
})
