import { describe, expect, test } from 'vitest'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'

type Conditions = Record<string, unknown>

const said = (...any: string[]) => ({ phrases: { any } })
const all: Conditions = {
  a: said('随便你'),
  b: said('不是我的错'),
  c: said('再见了'),
  hung_up: { ending: { by: 'customer' } },
}

/** How sure a rule's finding is; null where it finds nothing. */
function sure(part: object, lines: readonly Line[]): number | null {
  const named = JSON.stringify(part)
  const conditions = Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`\\b${name}\\b`).test(named)))
  const { findings } = scoreBy(bookOf(ruleWith('r', { conditions, ...part } as never)), callOf(lines))
  return findings[0]?.confidence ?? null
}

const line = (text: string, confidence = 1): Line => ['agent', text, { confidence }]
const flow = (...steps: string[]) => ({ flow: steps.map((step) => ({ step })) })

test('a chain of which something is missing is as sure as that, whatever else of it was said', () => {
  const lines = [line('不是我的错吗', 0.7), line('好的那我来办', 0.9)]
  expect(sure({ find: 'not (a then b)' }, lines)).toBe(0.8)
  expect(sure({ find: 'not (b then a)' }, lines)).toBe(0.8)
})

describe('a flow that was broken', () => {
  test('by a step in two ways is as sure as that neither was done', () => {
    expect(sure(flow('a or b', 'c'), [line('这样吧', 0.7), line('再见了', 0.9)])).toBe(0.8)
  })

  test('twice by its order is as sure as the surer of the two, whatever the other', () => {
    expect(sure(flow('a', 'b', 'c'), [line('再见了', 0.7), line('不是我的错', 0.9), line('随便你')])).toBe(0.9)
  })

  test('is no less sure by a step that has no place', () => {
    expect(sure(flow('a', 'b', 'hung_up'), [line('不是我的错', 0.9), line('随便你', 0.8)])).toBe(0.8)
  })
})
