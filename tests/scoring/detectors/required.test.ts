import fc from 'fast-check'
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { alternativesOf } from '../../../scoring/detect/alternatives.ts'
import { requiredBy } from '../../../scoring/detect/required.ts'

test.each<[string, ...string[]]>([
  ['订单', '订单'],
  ['订单[号码]', '订单', '号 码'],
  ['refund(ed|s)?', 'refund'],
  ['(refund|money)s? now', 'refund money', '_now'],
  ['\\b(can|could) (i|we) (swap|exchange)\\b', 'swap exchange', 'can could'],
  ['ab+c', 'ab', 'bc'],
  ['姓[^名]', '姓'],
  ['a|bc'],
  ['a?b?c?'],
  ['(退|换)?货', '货'],
  ['x{0,3}yz', 'yz'],
  ['\\x41bc', 'bc'],
  ['\\pNab', 'ab'],
  ['\\Qab(\\E|cd'],
  ['[ab]c'],
  ['(?i)Refund', 'Refund'],
  ['(好|行)?[呗唄]', '呗 唄'],
  ['[^呗]好', '好'],
  ['Καλημέρα|bonjour'],
  ['𠮷野家', '𠮷野家'],
  ['a+bc', 'abc'],
  ['a?bc', 'bc'],
  ['a{2}bc', 'abc'],
  ['a{2,}bc', 'abc'],
  ['a{12}bc', 'abc'],
  ['a{0,2}bc', 'bc'],
  ['ab+?cd', 'bcd', 'ab'],
  ['(?:refund|退款)', 'refund 退款'],
  ['(?P<ordered>订单)', '订单'],
  ['(?<ordered>订单)', '订单'],
  ['(?im)refund', 'refund'],
  ['(?im)退', '退'],
  ['(?i:refund)', 'refund'],
  ['(to|refund) cancel', '_cancel', 'to refund'],
  ['(what is|tell me) (your|the) (pin|password)', 'what_is tell_me', 'pin password', 'your the'],
  ['(电话|手机)(记|写)(下来|一下)', '电话 手机', '下来 一下', '记 写'],
])('every match of %s has a word of each choice', (source, ...choices) => {
  expect(requiredBy(source)).toEqual(choices.map((words) => words.split(' ').map((word) => word.replaceAll('_', ' '))))
})

test.each<[string, ...string[]]>([
  ['退|换', '退', '换'],
  ['(退|换)货|[|]|\\|x', '(退|换)货', '[|]', '\\|x'],
  ['退货', '退货'],
  ['a|', 'a', ''],
  ['(?i)a|b', '(?i)a|b'],
  ['\\Qa|b\\E', '\\Qa|b\\E'],
])('%s is made up of %j …', (source, ...alternatives) => {
  expect(alternativesOf(source)).toEqual(alternatives)
})

const insensitive = (source: string): RE2JS => RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)

const atom = fc.constantFrom(
  'a',
  'b',
  'c',
  '甲',
  '乙',
  'ab',
  '甲乙',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\b',
  '\\x61',
  '\\pL',
)
const quantity = fc.constantFrom('', '', '', '?', '*', '+', '{0,2}', '{2}', '+?', '*?')
const { expression } = fc.letrec<{ expression: string; group: string }>((tie) => ({
  group: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'group' },
    atom,
    fc.tuple(fc.constantFrom('(', '(?:', '(?P<n>'), tie('expression')).map(([open, inner]) => `${open}${inner})`),
  ),
  expression: fc
    .array(
      fc
        .array(fc.tuple(tie('group'), quantity), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.map(([one, many]) => one + many).join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((choices) => choices.join('|')),
}))

test('whatever the expression, what matches has a word of each choice, and is matched by an alternative', () => {
  let told = 0
  fc.assert(
    fc.property(
      expression,
      fc.array(fc.constantFrom('a', 'B', 'b', 'C', '甲', '乙', ' '), { maxLength: 8 }),
      (source, letters) => {
        let compiled: RE2JS
        try {
          compiled = insensitive(source)
        } catch {
          return fc.pre(false)
        }
        const text = letters.join('')
        expect(alternativesOf(source).some((one) => insensitive(one).test(text))).toBe(compiled.test(text))
        const needed = requiredBy(source)
        if (needed.length === 0 || !compiled.test(text)) return
        told++
        const has = (word: string) => text.toLowerCase().includes(word.toLowerCase())
        expect(needed.filter((words) => !words.some(has))).toEqual([])
      },
    ),
    { numRuns: 3000 },
  )
  expect(told).toBeGreaterThan(50)
})
