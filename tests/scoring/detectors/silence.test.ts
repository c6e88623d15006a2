import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { chat, during, found, sent, values } from './measuring.ts'

const QUIET = { silence: { at_least: 10 } }
const between = (...who: [Line[0], Line[0]]): Line[] => [during(who[0], 0, 2), during(who[1], 12, 14)]

test('nobody is heard for so long', () => {
  expect(found(QUIET, between('agent', 'customer'))).toEqual([
    {
      hit: 0,
      start_ms: 2000,
      end_ms: 12_000,
      segments: [0, 1],
      value: 10_000,
      limit: 10_000,
      unit: 'ms',
      matched_by: 'timing',
    },
  ])
  expect(found(QUIET, [during('agent', 0, 2.001), during('customer', 12, 14)])).toBe('pass')
})

test('from the answer on, not after the last word', () => {
  expect(found(QUIET, [during('agent', 10, 12)])).toMatchObject([{ start_ms: 0, value: 10_000, segments: [0] }])
})

test('signs of listening and machines end it, noise does not', () => {
  const amid = (who: Line[0], text: string): Line[] => [...between('agent', 'customer'), during(who, 5, 6, text)]
  expect(found(QUIET, amid('customer', '嗯'))).toBe('pass')
  expect(found(QUIET, amid('ivr', '请稍候，正在为您转接'))).toBe('pass')
  expect(values(found(QUIET, amid('customer', '[noise]')))).toEqual([10_000])
})

test('time on hold is not counted, and once where holds overlap', () => {
  const lines = [during('agent', 0, 2), during('customer', 30, 32)]
  const holds = (...spans: [number, number][]) => ({
    holds: spans.map(([from, to]) => ({ start_ms: from * 1000, end_ms: to * 1000 })),
  })
  expect(values(found(QUIET, lines, holds([5, 20])))).toEqual([13_000])
  expect(values(found(QUIET, lines, holds([10, 20], [5, 20])))).toEqual([13_000])
  expect(found(QUIET, lines, holds([0, 20.001]))).toBe('pass')
})

describe('who spoke before and after', () => {
  const cases: [object, Line[0], Line[0], boolean | 'no_roles'][] = [
    [{ after: 'agent' }, 'agent', 'customer', true],
    [{ after: 'agent' }, 'customer', 'agent', false],
    [{ before: 'agent' }, 'customer', 'agent', true],
    [{ before: 'agent' }, 'agent', 'customer', false],
    [{ after: 'customer', before: 'agent' }, 'customer', 'agent', true],
    [{ after: 'customer', before: 'agent' }, 'agent', 'agent', false],
    [{ after: 'agent', before: 'agent' }, 'agent', 'agent', true],
    [{ after: 'agent', before: 'agent' }, 'agent', 'customer', false],
    [{ after: 'agent' }, 'ivr', 'agent', false],
    [{ after: 'agent' }, 'unknown', 'agent', 'no_roles'],
    [{ before: 'agent' }, 'agent', 'unknown', 'no_roles'],
    [{ after: 'customer', before: 'agent' }, 'agent', 'unknown', false],
  ]
  test.each(cases)('%j: %s, then %s: %s', (option, last, first, result) => {
    const lines: Line[] = [...between(last, first), during('agent', 14, 16)]
    const came = found({ silence: { at_least: 10, ...option } }, lines)
    if (result === true) expect(came).toMatchObject([{ segments: [0, 1] }])
    else expect(came).toBe(result || 'pass')
  })
  test('the answer is nobody', () => {
    expect(found({ silence: { at_least: 10, after: 'agent' } }, [during('agent', 10, 12)])).toBe('pass')
  })
})

test('in a window, those that begin in it', () => {
  const lines = [during('agent', 0, 2), during('agent', 20, 22), during('agent', 40, 42)]
  expect(found(QUIET, lines)).toMatchObject([{ start_ms: 2000 }, { start_ms: 22_000 }])
  expect(found({ ...QUIET, in: { first: { seconds: 10 } } }, lines)).toMatchObject([{ start_ms: 2000 }])
  expect(found({ ...QUIET, in: { first: { seconds: 1 } } }, [during('customer', 0, 2), ...lines.slice(1)])).toBe('pass')
})

test('a chat is quiet while nobody writes; without times nobody knows', () => {
  expect(values(found(QUIET, [sent('agent', 0), sent('customer', 10)], chat))).toEqual([10_000])
  expect(found(QUIET, [during('agent', 20, 20), during('customer', 20, 20)])).toBe('no_timing')
})

test('pauses lie between what is heard, and noise changes nothing', () => {
  const line = fc
    .tuple(fc.constantFrom<Line[0]>('agent', 'customer'), fc.nat(60), fc.nat(10))
    .map(([who, from, long]) => during(who, from, from + long))
  const noise = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, long]) => during('customer', from, from + long, '[noise]'))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(noise, { maxLength: 5 }), (said, noises) => {
      const lines = [during('agent', 0, 1), ...said]
      const came = found({ silence: { at_least: 3 } }, lines)
      expect(found({ silence: { at_least: 3 } }, [...lines, ...noises])).toEqual(came)
      if (typeof came === 'string') return
      for (const { start_ms, end_ms, value } of came) {
        expect(value).toBe((end_ms as number) - (start_ms as number))
        const heard = lines.filter(([, , more]) => {
          return (more?.end_ms as number) > (start_ms as number) && (more?.start_ms as number) < (end_ms as number)
        })
        expect(heard).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
