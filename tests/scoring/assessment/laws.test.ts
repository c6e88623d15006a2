import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgentFacts } from '../../../contract/index.ts'
import { AT, inspection, rating, scheme, sheetOf } from './months.ts'

const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 8 })
const facts: fc.Arbitrary<Partial<AgentFacts>> = fc.record({
  calls: many(
    fc.record({
      call_id: fc.string({ maxLength: 3 }),
      at: fc.constant(AT),
      score: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
      critical: fc.boolean(),
      form_id: fc.constant('f'),
      queue: fc.constant(''),
      times: fc.integer({ min: 1, max: 9 }),
    }),
  ),
  limits: many(
    fc.record({
      ticket_id: fc.string({ maxLength: 3 }),
      limit_id: fc.constantFrom('a', 'b'),
      at: fc.constant(AT),
      status: fc.constantFrom('met' as const, 'missed' as const, 'running' as const, 'paused' as const),
    }),
  ),
  ratings: many(
    fc
      .tuple(fc.integer({ min: -60, max: 210 }), fc.constantFrom('', 'technical', 'attitude'))
      .map(([v, d]) => rating(v, d)),
  ),
  complaints: many(
    fc.record({
      ticket_id: fc.string({ maxLength: 3 }),
      event_id: fc.constant('e'),
      at: fc.constant(AT),
      complexity: fc.constantFrom('simple' as const, 'complex' as const, '' as const),
    }),
  ),
  inspections: many(
    fc
      .record({ files: fc.nat(12), visits: fc.nat(8) })
      .chain((problems) => fc.nat(99).map((n) => inspection(problems, { inspection_id: `i-${n}` }))),
  ),
})

test('facts in another order make the same sheet', () => {
  fc.assert(
    fc.property(facts, fc.integer(), (own, seed) => {
      const turned = Object.fromEntries(
        Object.entries(own).map(([name, list]) => [name, turn(list as unknown[], seed)]),
      ) as Partial<AgentFacts>
      expect(sheetOf(turned)).toEqual(sheetOf(own))
    }),
  )
})

const turn = <T>(list: T[], seed: number): T[] =>
  list
    .map((one, i) => [Math.imul(i + 1, seed | 1) >>> 3, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)

test('one fact with times is as many facts', () => {
  fc.assert(
    fc.property(facts, (own) => {
      const calls = own.calls!.flatMap(({ times = 1, ...one }) => Array.from({ length: times }, () => one))
      const told = ({ total, base, parts }: ReturnType<typeof sheetOf>) => [
        total,
        base,
        parts.map(({ points, counted, left_out, steps }) => [points, counted, left_out, steps]),
      ]
      expect(told(sheetOf({ ...own, calls }))).toEqual(told(sheetOf(own)))
    }),
  )
})

test('what the parts bring comes to the base, but for rounding, and totals lie within 0 and 100', () => {
  fc.assert(
    fc.property(facts, (own) => {
      const { total, base, parts } = sheetOf(own)
      if (base === null || total === null) return
      const brought = parts.reduce((sum, { brings }) => sum + (brings ?? 0), 0)
      expect(Math.abs(brought - base.result)).toBeLessThan(0.04)
      expect(total).toBeGreaterThanOrEqual(0)
      expect(total).toBeLessThanOrEqual(100)
      for (const { points, why } of parts) expect(points === null).toBe(why !== null)
    }),
  )
})

test('a better score, a limit met, a complaint less never lower the total', () => {
  fc.assert(
    fc.property(facts, (own) => {
      const before = sheetOf(own).total
      if (before === null) return
      const better = (more: Partial<AgentFacts>) =>
        expect(sheetOf({ ...own, ...more }).total).toBeGreaterThanOrEqual(before)
      better({ calls: own.calls!.map((one) => ({ ...one, score: Math.min(100, one.score + 1) })) })
      better({ limits: own.limits!.map((one) => (one.status === 'missed' ? { ...one, status: 'met' } : one)) })
      better({ complaints: own.complaints!.slice(1) })
    }),
  )
})

test('a part of weight 0 is shown and changes nothing', () => {
  const without = (weight: number) => scheme({ parts: { qa: { weight: 50 }, limits: { weight } } })
  const only = scheme({ parts: { qa: { weight: 50 } } })
  fc.assert(
    fc.property(facts, (own) => {
      const sheet = sheetOf(own, {}, without(0))
      expect(sheet.total).toBe(sheetOf(own, {}, only).total)
      expect(sheet.parts).toHaveLength(2)
    }),
  )
})
