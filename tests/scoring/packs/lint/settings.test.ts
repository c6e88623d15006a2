import { describe } from 'vitest'
import { settings } from '../../../../scoring/packs/lint/settings.ts'
import { cases, finding, form, ruleHead, SAID, situation } from '../tiny.ts'

describe('settings', () => {
  const working = 'field: { working_time: true }'
  cases(settings, [
    ['nobody asks', [finding(SAID), form('f', 'min_confidence: 0.6', 'r')]],
    [
      'a situation asks for the working time',
      [finding('situation: open'), situation('open', working), form('f', 'min_confidence: 0.6, company: A', 'r')],
      'forms/f.yaml:5 "{": "open" asks for the working time; settings need "working_time"',
    ],
    [
      'of another field nothing is asked',
      [finding('field: { path: queue, is: a }'), form('f', 'min_confidence: 0.6', 'r')],
    ],
    [
      'two rules listen for a name, one says it',
      [
        finding('entity: { any: [amount, company] }'),
        finding('entity: { any: [company] }', 's'),
        {
          'rules/t.yaml': `${ruleHead('t')}conditions: { a: { ${SAID} } }\nfind: a\n`.replace(
            'zh: 说',
            'zh: "{hours}"',
          ),
        },
        form('f', 'min_confidence: 0.6', 'r', 's', 't'),
      ],
      'forms/f.yaml:5 "{": info: without "company", calls must say it in their attributes, for r, s',
      /^forms\/f\.yaml:5 "\{": warning: without "hours", t will say/,
    ],
  ])
})
