import { expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { found } from '../detectors/measuring.ts'

const company = '长城维修'

/** The names found, each with its segment; else what it came to. */
function heard(any: string[], lines: Line[], changes = {}) {
  const evidence = found({ entity: { any } }, lines, changes)
  return typeof evidence === 'string' ? evidence : evidence.map(({ segment, text }) => [segment, text])
}

test.each<[what: string, name: string, text: string, words: string | null]>([
  ['said', company, '您好，长城维修', '长城维修'],
  ['with marks and spaces', company, '您好，长 城-维修！', '长 城-维修'],
  ['in traditional characters', company, '長城維修', '長城維修'],
  ['only half of it', company, '您好，长城维', null],
  ['after half of it', company, '长城长城维修', '长城维修'],
  ['another', company, '长城维护', null],
  ['a whole word', 'Ann', 'hi Ann!', 'Ann'],
  ['in small letters', 'Ann', 'this is ann', 'ann'],
  ['the beginning of a word', 'Ann', 'hi annabel', null],
  ['the end of a word', 'Ann', 'hi joann', null],
  ['then as a word of its own', 'Ann', 'joann, annabel, ann', 'ann'],
  ['two words', 'Ann Lee', 'it is Ann Lee', 'Ann Lee'],
  ['beside Chinese', 'Ann', '我是Ann呀', 'Ann'],
  ['of one letter', '王', '我是王', null],
])('a name %s', (_what, name, text, words) => {
  const lines: Line[] = [['agent', text]]
  expect(heard(['customer'], lines, { customer: { name } })).toEqual(words === null ? 'pass' : [[0, words]])
})

test('the first of several in a turn, and of several there the longest', () => {
  const changes = { agent: { id: '1007', name: '小王' }, attributes: { company: '长城', department: '长城维修' } }
  const all = ['company', 'department', 'agent']
  expect(heard(all, [['agent', '我是小王，长城维修']], changes)).toEqual([[0, '小王']])
  expect(heard(all, [['agent', '长城维修小王']], changes)).toEqual([[0, '长城维修']])
  expect(heard(['department', 'company'], [['agent', '长城维修小王']], changes)).toEqual([[0, '长城维修']])
  expect(heard(all, [['agent', '工号1007']], changes)).toEqual([[0, '1007']])
  expect(heard(['company'], [['agent', '小王']], changes)).toBe('pass')
  const twice: Line[] = [
    ['agent', '小王'],
    ['customer', '小王'],
    ['agent', '长城'],
  ]
  expect(heard(all, twice, changes)).toEqual([
    [0, '小王'],
    [2, '长城'],
  ])
})

test('nobody has a name that is empty, or no text', () => {
  expect(heard(['agent'], [['agent', '您好']], { agent: { id: 'A1', name: '' } })).toBe('pass')
  expect(heard(['company'], [['agent', '您好 42']], { attributes: { company: 42 } })).toBe('pass')
})
