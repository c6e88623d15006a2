import { expect, test } from 'vitest'
import type { Book } from '../../../scoring/form/book.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'

const LINES: Line[] = [
  ['agent', '您好'],
  ['customer', '我要投诉'],
  ['agent', '请讲'],
]

function found(condition: Record<string, unknown>, lines: Line[] = LINES): boolean {
  const title = { zh: '投诉', en: 'Complaint' }
  const conditions = { said: { phrases: { any: ['投诉'] }, speaker: 'customer' } }
  const situations = { complaint: { id: 'complaint', version: '1.0.0', title, conditions, holds: 'said' } }
  const rule = ruleWith('r', { conditions: { a: { situation: 'complaint', ...condition } }, find: 'a' })
  return scoreBy({ ...bookOf(rule), situations } as unknown as Book, callOf(lines)).findings.length > 0
}

test.each<[Record<string, unknown>, boolean]>([
  [{}, true],
  [{ speaker: 'supervisor' }, true],
  [{ in: { first: { seconds: 5 } } }, true],
  [{ in: { range: { seconds: [0, 0.5] } } }, false],
])('a situation, asked for with %j: %s', (condition, is) => expect(found(condition)).toBe(is))

test('a situation in a call without any times', () => {
  const untimed = LINES.map(([who, text]): Line => [who, text, { start_ms: 0, end_ms: 0 }])
  expect(found({}, untimed)).toBe(true)
})

test('a situation is not of every turn', () => {
  expect(() => found({ every_turn: true })).toThrow(/does not listen for words/)
})
