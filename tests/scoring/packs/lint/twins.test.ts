import { describe } from 'vitest'
import { twins } from '../../../../scoring/packs/lint/twins.ts'
import { cases, list, rule, SAID, situation } from '../tiny.ts'

describe('twins', () => {
  const two = (first: string, second: string) =>
    rule(
      `conditions:\n  a: { ${first} }\n  b: { ${second} }\n  c: { ${SAID} }\n  d: { phrases: { any: [丁] } }\nfind: a or b or c or d`,
    )
  const same = /:11 "\{": warning: condition "b" says the same as "a"; use that one/
  const other = 'phrases: { any: [乙] }'
  cases(twins, [
    ['conditions of two words', [two(other, 'phrases: { any: [丙] }')]],
    [
      'of one, whatever they are called',
      [two(`${other}, title: { zh: 一, en: One }`, `title: { zh: 二, en: Two }, ${other}`)],
      same,
    ],
    ['beside the same', [two(`${other}, in: { after: { hit: c } }`, `${other}, in: { after: { hit: c } }`)], same],
    ['beside others', [two(`${other}, in: { after: { hit: c } }`, `${other}, in: { after: { hit: d } }`)]],
    ['beside one and nowhere', [two(`${other}, in: { after: { hit: c } }`, other)]],
    ['before and after', [two(`${other}, in: { after: { hit: c } }`, `${other}, in: { before: { hit: c } }`)]],
    ['each beside the other', [two(`${other}, in: { after: { hit: b } }`, `${other}, in: { after: { hit: a } }`)]],
    [
      'situations',
      [situation('s', SAID), situation('t', SAID), situation('u', other)],
      'situations/t.yaml:1 "t": warning: this situation is that of situations/s.yaml',
    ],
    [
      'lists, in another order and other spaces',
      [list('l', '您好', '再见'), list('m', '再 见', '您好'), list('n', '您好', '再会')],
      'lists/m.yaml:1 "m": warning: this list has the phrases of lists/l.yaml',
    ],
  ])
  const rules = (first: string, second: string) => [rule(first, 'r'), rule(second, 's')]
  const RULE = /^rules\/s\.yaml:1 "s": warning: this rule finds what rules\/r\.yaml finds/
  const conditions = `conditions: { a: { ${SAID} }, b: { ${other} } }\n`
  const renamed = `conditions: { x: { ${SAID} }, a: { ${other} } }\n`
  cases(twins, [
    ['rules by other names', rules(`${conditions}find: a then b`, `${renamed}find: x  then a`), RULE],
    ['rules the other way round', rules(`${conditions}find: a then b`, `${renamed}find: a then x`)],
    ['rules given the same', rules(`${conditions}given: a\nfind: b`, `${renamed}given: x\nfind: a`), RULE],
    ['rules given other things', rules(`${conditions}given: a\nfind: b`, `${renamed}given: a\nfind: x`)],
    ['rules for each of the same', rules(`${conditions}each: a\nfind: b`, `${renamed}each: x\nfind: a`), RULE],
    ['rules for each of others', rules(`${conditions}each: a\nfind: b`, `${conditions}each: b\nfind: a`)],
    [
      'rules of other days',
      rules(`${conditions}find: a or b`, `effective: { from: 2026-05-01 }\n${conditions}find: a or b`),
    ],
    [
      'flows whose steps wait for others',
      rules(`${conditions}flow: [{ step: a }, { step: b, if: a }]`, `${conditions}flow: [{ step: a }, { step: b }]`),
    ],
    [
      'flows with an optional step',
      rules(
        `${conditions}flow: [{ step: a }, { step: b, optional: true }]`,
        `${conditions}flow: [{ step: a }, { step: b }]`,
      ),
    ],
  ])
})
