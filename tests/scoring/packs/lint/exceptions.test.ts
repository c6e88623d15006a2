import { describe } from 'vitest'
import { exceptions } from '../../../../scoring/packs/lint/exceptions.ts'
import { cases, finding, list } from '../tiny.ts'

const phrases = (spec: string) => finding(`phrases: { ${spec} }`)
const heard = (spec: string) => finding(`homophones: { ${spec} }`)
const never = (word: string, what = `"${word}"`) =>
  `rules/r.yaml:9 "${word}": ${what} is never found: an exception has the very same words`

describe('a phrase that is its own exception', () => {
  cases(exceptions, [
    ['is never found', [phrases('any: [甲乙, 丙丁], except: [丙丁]')], never('丙丁')],
    ['in all of its ways', [phrases('any: [甲乙, "(丙|戊)丁"], except: [丙丁, 戊丁]')], never('"', '"(丙|戊)丁"')],
    [
      'in one of them',
      [phrases('any: ["(丙|戊)丁"], except: [戊丁]')],
      'rules/r.yaml:9 """: info: "(丙|戊)丁" is never found as "戊丁": an exception has the very same words',
    ],
    [
      'in one of them, in English',
      [phrases('any: ["(bye|see) you"], except: [see you]')],
      'rules/r.yaml:9 """: info: "(bye|see) you" is never found as "see you": an exception has the very same words',
    ],
    ['by a list', [phrases('any: [甲乙], except_lists: [l]'), list('l', '丙', '甲乙')], never('甲乙')],
    ['of a list', [phrases('lists: [l], except: [甲乙]'), list('l', '丙', '甲乙')], never('l', '"甲乙" of list l')],
    ['with a gap', [phrases('any: ["甲…乙"], except: ["甲…乙"]')], never('"', '"甲…乙"')],
    ['with a gap, where the exception has none', [phrases('any: ["甲…乙"], except: [甲乙]')]],
    ['without a gap, where the exception has one', [phrases('any: [甲乙], except: ["甲…乙"]')]],
    ['is found where it only sounds so', [heard('any: [随便你], except: [随便你]')]],
    ['and is not where it is too short for that', [heard('any: [随便], except: [随便]')], never('随便')],
    ['or may be', [heard('any: [随便], except: [随便], min_length: 2')]],
    ['in order', [phrases('in_order: [甲乙, 丙丁], except: [丙丁]')], never('丙丁')],
  ])
})

describe('an exception within a phrase', () => {
  const within = (gravity: string, word: string, phrase: string) =>
    `rules/r.yaml:9 "${word}": ${gravity}: "${word}" lies within "${phrase}"; what lies within a hit is no exception to it`
  cases(exceptions, [
    ['excuses nothing', [phrases('any: [甲乙丙], except: [乙]')], within('warning', '乙', '甲乙丙')],
    ['of a list', [phrases('lists: [l], except: [乙]'), list('l', '甲乙')], within('warning', '乙', '甲乙')],
    ['may be for another', [phrases('any: [甲乙, 丙丁], except: [乙]')], within('info', '乙', '甲乙')],
    ['lies within one of its ways', [phrases('any: ["(甲乙|丙丁)"], except: [乙]')]],
    ['lies within one of its parts', [phrases('any: ["甲乙…丙"], except: [乙]')], within('warning', '乙', '甲乙…丙')],
    ['is one of its parts', [phrases('any: ["甲乙…丙"], except: [甲乙]')], within('warning', '甲乙', '甲乙…丙')],
    ['is no whole word of it', [phrases('any: [portal], except: [port]')]],
    ['is a word of it', [phrases('any: [the port], except: [port]')], within('warning', 'port', 'the port')],
    ['has a gap', [phrases('any: [甲乙丙], except: ["甲…丙"]')]],
    ['of a list may be for other rules', [phrases('any: [甲乙丙], except_lists: [l]'), list('l', '乙')]],
  ])
})
