import { expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { during, found, refused } from './measuring.ts'

const agent: Line = ['agent', '您好']
const customer: Line = ['customer', 'my washer is broken']

test('at least so many turns with words, each a hit', () => {
  const two = { turns: { at_least: 2 } }
  expect(found(two, [agent, customer])).toBe('pass')
  expect(found(two, [agent, customer, agent])).toEqual([
    { hit: 0, start_ms: 0, end_ms: 900, segments: [0], value: 2, limit: 2, unit: 'turns', matched_by: 'metadata' },
    { hit: 1, start_ms: 2000, end_ms: 2900, segments: [2], value: 2, limit: 2, unit: 'turns', matched_by: 'metadata' },
  ])
})

test('at most so many, one hit for all', () => {
  const few = { turns: { at_most: 1 }, speaker: 'customer' }
  expect(found(few, [agent, customer, customer])).toBe('pass')
  expect(found(few, [agent, customer])).toEqual([
    { hit: 0, start_ms: 1000, end_ms: 1900, segments: [1], value: 1, limit: 1, unit: 'turns', matched_by: 'metadata' },
  ])
  expect(found({ turns: { at_most: 0 }, speaker: 'customer' }, [agent])).toMatchObject([{ segments: [], value: 0 }])
})

test('both', () => {
  const some = { turns: { at_least: 2, at_most: 3 } }
  expect(
    [1, 2, 3, 4].map((n) =>
      Array.isArray(
        found(
          some,
          Array.from({ length: n }, () => agent),
        ),
      ),
    ),
  ).toEqual([false, true, true, false])
})

test('signs of listening and noise claim no turn, words nobody is sure of do', () => {
  const said = { turns: { at_least: 1 }, speaker: 'customer' }
  for (const text of ['嗯', 'mm hmm', '[noise]', '']) expect(found(said, [agent, ['customer', text]])).toBe('pass')
  expect(found(said, [agent, ['customer', '听不清', { confidence: 0.1 }]])).toMatchObject([{ value: 1 }])
})

test('somebody unknown may be the speaker', () => {
  const unknown = during('unknown', 5, 6)
  expect(found({ turns: { at_least: 2 } }, [agent, unknown])).toBe('no_roles')
  expect(found({ turns: { at_least: 3 } }, [agent, unknown])).toBe('pass')
  expect(found({ turns: { at_most: 1 } }, [agent, unknown])).toBe('no_roles')
  expect(found({ turns: { at_most: 2 } }, [agent, unknown])).toMatchObject([{ value: 1 }])
})

test.each([
  [{}, 'turns needs at least one of "at_least" and "at_most"'],
  [{ at_least: 3, at_most: 2 }, 'turns: "at_least" must not be more than "at_most"'],
])('refused: %j', (turns, message) => expect(refused({ turns })).toBe(message))
