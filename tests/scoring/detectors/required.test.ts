import fc from 'fast-check'
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { requiredBy } from '../../../scoring/detect/required.ts'

test.each<[string, readonly string[] | null]>([
  ['订单', ['订单']],
  ['订单[号码]', ['订单']],
  ['refund(ed|s)?', ['refund']],
  ['(refund|money back)s? now', ['refund', 'money']],
  ['\\b(can|could) (i|we) (swap|exchange)\\b', ['swap', 'exchange']],
  ['ab+c', ['ab']],
  ['姓[^名]', ['姓']],
  ['a|bc', null],
  ['a?b?c?', null],
  ['(退|换)?货', ['货']],
  ['x{0,3}yz', ['yz']],
  ['\\x41bc', ['bc']],
  ['\\pNab', ['ab']],
  ['\\Qab(\\E|cd', null],
  ['[ab]c', null],
  ['(?i)Refund', ['Refund']],
  ['(好|行)?[呗唄]', ['呗', '唄']],
  ['[^呗]好', ['好']],
  ['a+bc', ['abc']],
  ['a?bc', ['bc']],
  ['a{2}bc', ['abc']],
  ['a{2,}bc', ['abc']],
  ['a{12}bc', ['abc']],
  ['a{0,2}bc', ['bc']],
  ['ab+?cd', ['bcd']],
  ['(?:refund|退款)', ['refund', '退款']],
  ['(?P<ordered>订单)', ['订单']],
  ['(?<ordered>订单)', ['订单']],
  ['(?im)refund', ['refund']],
  ['(?im)退', ['退']],
  ['(?i:refund)', ['refund']],
  ['(to|refund) cancel', ['cancel']],
  ['(what is|tell me) (your|the) (pin|password)', ['pin', 'password']],
])('every match of %s has one of %j', (source, words) => {
  expect(requiredBy(source)).toEqual(words)
})

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

test('whatever the expression, what matches has one of its words', () => {
  let told = 0
  fc.assert(
    fc.property(
      expression,
      fc.array(fc.constantFrom('a', 'B', 'b', 'C', '甲', '乙', ' '), { maxLength: 8 }),
      (source, letters) => {
        let compiled: RE2JS
        try {
          compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
        } catch {
          return fc.pre(false)
        }
        const text = letters.join('')
        const words = requiredBy(source)
        if (words === null || !compiled.test(text)) return
        told++
        expect(words.some((word) => text.toLowerCase().includes(word.toLowerCase()))).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
  expect(told).toBeGreaterThan(50)
})
