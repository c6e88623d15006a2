import { describe } from 'vitest'
import { duplicates } from '../../../../scoring/packs/lint/duplicates.ts'
import { cases, finding, list } from '../tiny.ts'

const phrases = (spec: string, more = '') => finding(`phrases: { ${spec} }${more}`)
const twice = (file: string, word: string) => `${file} "${word}": warning: "${word}" stands here twice`
const RULE = 'rules/r.yaml:9'
const in2 = (longer: string, shorter: string) =>
  `"${longer}" makes no difference, except to how much is marked: "${shorter}" is found within it`

describe('the very same', () => {
  cases(duplicates, [
    ['in a condition', [phrases('any: [甲乙, 丙丁, 甲乙]')], twice(RULE, '甲乙')],
    ['among exceptions', [phrases('any: [甲乙], except: [丙, 丁, 丙]')], twice(RULE, '丙')],
    ['expression', [finding('regex: { any: ["a+b", "ab+", "a+b"] }')], `${RULE} """: warning: "a+b" stands here twice`],
    ['text', [finding('similar: { to: [甲乙丙丁, 甲乙丙丁], at_least: 0.9 }')], twice(RULE, '甲乙丙丁')],
    [
      'list',
      [phrases('any: [丙丁], lists: [l, l]'), list('l', '甲乙')],
      `${RULE} "l": warning: list l stands here twice`,
    ],
    [
      'list of exceptions',
      [phrases('any: [丙丁], except_lists: [l, m]'), list('l', '甲乙'), list('m', '甲 乙')],
      `${RULE} "m": warning: list m adds nothing: list l says the same`,
    ],
    ['lists of phrases with gaps: nobody looks', [phrases('lists: [l, l]'), list('l', '甲…乙')]],
  ])
})

describe('a list within a phrase', () => {
  cases(duplicates, [
    [
      'stands for its phrases',
      [phrases('any: ["<l>丙", 甲乙丙]'), list('l', '甲乙')],
      `${RULE} "甲乙丙": warning: "甲乙丙" adds nothing: "<l>丙" says the same`,
    ],
    ['that there is not, stands for nothing', [phrases('any: ["<m>丙", 甲乙丙]'), list('l', '甲乙')]],
  ])
})

describe('in a list', () => {
  const within = `lists/l.yaml:5 """: info: ${in2('甲乙丙', '甲乙')}`
  const words = list('l', '甲乙', '甲乙丙')
  cases(duplicates, [
    ['that nobody uses', [words], within],
    ['that conditions look for', [words, phrases('lists: [l]')], within],
    ['in order: nothing', [words, phrases('in_order: [再见], lists: [l]')]],
    ['each for itself: nothing', [words, phrases('all: [再见], lists: [l]')]],
    ['of exceptions: nothing', [words, phrases('any: [再见], except_lists: [l]')]],
    [
      'of exceptions, and looked for: nothing',
      [words, phrases('any: [再见], except_lists: [l]'), finding('phrases: { lists: [l] }', 's')],
    ],
    [
      'in a window, at the beginning alone',
      [list('l', '甲乙', '甲乙丙', '丁甲乙'), phrases('lists: [l]', ', in: { first: { turns: 1 } }')],
      within,
    ],
    [
      'in a window, and anywhere',
      [
        list('l', '甲乙', '甲乙丙', '丁甲乙'),
        phrases('lists: [l]', ', in: { first: { turns: 1 } }'),
        finding('phrases: { lists: [l] }', 's'),
      ],
      within,
    ],
    ['each turn: nothing', [words, phrases('lists: [l]', ', every_turn: true')]],
    ['each turn, in one turn', [words, phrases('lists: [l], scope: turn', ', every_turn: true')], within],
  ])
})

describe('by its sound', () => {
  const heard = (spec: string) => finding(`homophones: { ${spec} }`)
  cases(duplicates, [
    [
      'the shorter is listened for, too',
      [heard('any: [随便你, 随便你吧]')],
      `${RULE} "随便你吧": info: ${in2('随便你吧', '随便你')}`,
    ],
    ['the shorter is not', [heard('any: [随便, 随便你]')]],
    ['neither is', [heard('any: [你, 随你]')], `${RULE} "随你": info: ${in2('随你', '你')}`],
    ['with an exception: nobody can tell', [heard('any: [随便你, 随便你吧], except: [快点]')]],
    ['of the same, with an exception', [heard('any: [随便你, 随便你], except: [快点]')], twice(RULE, '随便你')],
  ])
})

describe('that count each for itself', () => {
  const both = (one: string, other: string) => `"${one}" and "${other}" have words in common, which count as both`
  cases(duplicates, [
    ['all of them', [phrases('all: [甲乙, "(甲乙|丙)"]')], `${RULE} """: warning: ${both('(甲乙|丙)', '甲乙')}`],
    [
      'some of them',
      [phrases('any: [甲乙, 丙丁, 甲乙], at_least: 2')],
      `${RULE} "甲乙": warning: ${both('甲乙', '甲乙')}`,
    ],
    [
      'the third as the first in one way, and as the second in another',
      [phrases('all: [甲, 乙, "(乙|甲)"]')],
      `${RULE} """: warning: ${both('(乙|甲)', '乙')}`,
    ],
    ['one of its ways', [phrases('all: [甲乙, "(丙|甲乙)"]')], `${RULE} """: warning: ${both('(丙|甲乙)', '甲乙')}`],
    ['with gaps', [phrases('all: ["甲…乙", "甲…丙", "甲…乙"]')], `${RULE} """: warning: ${both('甲…乙', '甲…乙')}`],
    ['in order', [phrases('in_order: [甲乙, 甲乙]')]],
    ['one within the other', [phrases('all: [甲乙, 甲乙丙]')]],
  ])
})

describe('an alternative', () => {
  const adds = (head: string, text: string) => `"${head}" adds nothing to its choice in "${text}"`
  cases(duplicates, [
    [
      'that stands there twice',
      [list('l', '(甲|乙|甲)丙')],
      `lists/l.yaml:4 """: warning: ${adds('甲', '(甲|乙|甲)丙')}`,
    ],
    [
      'of the second choice',
      [phrases('any: ["(甲|乙)(丙|丁|丙)"]')],
      `${RULE} """: warning: ${adds('丙', '(甲|乙)(丙|丁|丙)')}`,
    ],
    [
      'of exceptions',
      [phrases('any: [戊己], except: ["(甲|甲)丙"]')],
      `${RULE} """: warning: ${adds('甲', '(甲|甲)丙')}`,
    ],
    ['three times', [list('l', '(甲|甲|甲)丙')], /"甲" adds nothing/, /"甲" adds nothing/],
    ['whose words come of the next choice', [list('l', '(甲|甲乙)(乙丙|丙)')]],
    ['of words that are all different', [list('l', '(甲|乙)(丙|丁)')]],
    [
      'in a phrase with a gap',
      [list('l', '(甲|乙|甲)…(丙|丁)')],
      `lists/l.yaml:4 """: warning: ${adds('甲', '(甲|乙|甲)…(丙|丁)')}`,
    ],
  ])
})
