import { describe, expect, test } from 'vitest'
import type { AgentFacts, EnteredFact, TicketFact } from '../../../contract/index.ts'
import { kpisOf } from '../../../scoring/assessment/kpis.ts'
import type { Scheme } from '../../../scoring/assessment/schema.ts'
import { AT, agentFacts, limit, rating, SCHEME } from './months.ts'

type Wanted = NonNullable<Scheme['kpis']>[number]
const rate = (wanted: Wanted, ...facts: Partial<AgentFacts>[]) =>
  kpisOf({ ...SCHEME, kpis: [wanted] }, facts.map(agentFacts))[0]!
const counted = (...[wanted, ...facts]: Parameters<typeof rate>) => {
  const { numerator, denominator, value, met } = rate(wanted, ...facts)
  return [numerator, denominator, value, met]
}
const ticket = (more: Partial<TicketFact>): TicketFact => ({
  ticket_id: 'T',
  at: AT,
  repair: false,
  repaired: false,
  reopened: false,
  complained: false,
  handled: false,
  ...more,
})
const entered = (kpi: EnteredFact['kpi'], numerator: number, denominator: number | null = null) => ({
  entered: [{ kpi, numerator, denominator }],
})

test('complaints handled are of those of the month, whatever else became of other tickets', () => {
  const tickets = [
    ticket({ complained: true, handled: true, times: 2 }),
    ticket({ complained: true }),
    ticket({ handled: true }),
  ]
  expect(counted({ kpi: 'complaint_handling', at_least: 100 }, { tickets })).toEqual([2, 3, 66.67, false])
  expect(counted({ kpi: 'complaint_handling', at_least: 100 }, { tickets: [ticket({})] })).toEqual([0, 0, null, null])
})

test('rework is of repairs that were done', () => {
  const tickets = [
    ticket({ repair: true, repaired: true, reopened: true }),
    ticket({ repair: true, repaired: true, times: 3 }),
    ticket({ repair: true, reopened: true }),
    ticket({ repaired: true, reopened: true }),
  ]
  expect(counted({ kpi: 'rework', at_most: 25 }, { tickets })).toEqual([1, 4, 25, true])
  expect(counted({ kpi: 'rework', at_most: 24.99 }, { tickets })).toEqual([1, 4, 25, false])
})

describe('limits', () => {
  const limits = [
    limit('met', 'a'),
    limit('met', 'a'),
    limit('missed', 'b'),
    limit('running', 'a'),
    limit('paused', 'b'),
  ]
  test.each(['timely_repair', 'callback', 'response'] as const)(
    'of %s are those named that are met or missed',
    (kpi) => {
      expect(counted({ kpi, at_least: 50, limits: ['a', 'b'] }, { limits })).toEqual([2, 3, 66.67, true])
      expect(counted({ kpi, at_least: 50, limits: ['b'] }, { limits })).toEqual([0, 1, 0, false])
      expect(counted({ kpi, at_least: 50, limits: ['c'] }, { limits })).toEqual([0, 0, null, null])
    },
  )
  test('of a rate that names none are none', () =>
    expect(counted({ kpi: 'callback', at_least: 50 }, { limits })).toEqual([0, 0, null, null]))
})

describe('what was entered', () => {
  test('of several teams is added up, so that the larger weighs more', () => {
    const facts = [entered('equipment', 9, 10), entered('equipment', 30, 90), entered('fee_collection', 1, 1)]
    expect(counted({ kpi: 'equipment', at_least: 39 }, ...facts)).toEqual([39, 100, 39, true])
    expect(counted({ kpi: 'fee_collection', at_least: 39 }, ...facts)).toEqual([1, 1, 100, true])
  })
  test('of accidents is how many, with no rate', () => {
    const facts = [entered('major_accidents', 1), entered('major_accidents', 2)]
    expect(counted({ kpi: 'major_accidents', at_most: 3 }, ...facts)).toEqual([3, null, 3, true])
    expect(counted({ kpi: 'major_accidents', at_most: 2 }, ...facts)).toEqual([3, null, 3, false])
    expect(counted({ kpi: 'major_accidents', at_most: 0 }, entered('major_accidents', 0))).toEqual([0, null, 0, true])
  })
  test('by nobody is not measured, and neither reached nor missed', () => {
    expect(rate({ kpi: 'major_accidents', at_most: 0 })).toMatchObject({ numerator: null, met: null, measured: false })
    expect(rate({ kpi: 'major_accidents', at_most: 0 }, entered('major_accidents', 0)).measured).toBe(true)
    // What events tell is measured though there was nothing to count.
    expect(rate({ kpi: 'rework', at_most: 0 }).measured).toBe(true)
  })
  test('is told as entered by hand', () => {
    const byHand = (kpi: Wanted['kpi']) => rate({ kpi, at_least: 1 }).by_hand
    expect((['equipment', 'fee_collection', 'major_accidents'] as const).map(byHand)).toEqual([true, true, true])
    expect((['satisfaction', 'rework', 'callback'] as const).map(byHand)).toEqual([false, false, false])
  })
})

describe('a target', () => {
  const ratings = [rating(5), rating(1)]
  test.each<[bound: Partial<Wanted>, met: boolean]>([
    [{ at_least: 50 }, true],
    [{ at_least: 50.01 }, false],
    [{ at_most: 50 }, true],
    [{ at_most: 49.99 }, false],
  ])('%j against 50 %%: %s', (bound, met) =>
    expect(rate({ kpi: 'satisfaction', ...bound } as Wanted, { ratings }).met).toBe(met),
  )
  test('is told with its side', () => {
    expect(rate({ kpi: 'rework', at_most: 2 })).toMatchObject({ target: 2, bound: 'at_most', unit: 'percent' })
    expect(rate({ kpi: 'rework', at_most: 0 })).toMatchObject({ target: 0, bound: 'at_most' })
    expect(rate({ kpi: 'equipment', at_least: 98 })).toMatchObject({ target: 98, bound: 'at_least', unit: 'percent' })
    expect(rate({ kpi: 'major_accidents', at_most: 0 }).unit).toBe('count')
  })
})

test('a rate says which limits it counts and which clauses it stands for', () => {
  const wanted = { kpi: 'callback', at_least: 1, limits: ['a'], clauses: ['s1-c'] } as const
  expect(rate(wanted as unknown as Wanted)).toMatchObject({ kpi: 'callback', limits: ['a'], clauses: ['s1-c'] })
  expect(rate({ kpi: 'callback', at_least: 1 })).toMatchObject({ limits: [], clauses: [] })
})

test('a scheme without rates has none, and one without scales has no satisfaction', () => {
  expect(kpisOf(SCHEME, [agentFacts()])).toEqual([])
  const { ratings: _, ...parts } = SCHEME.parts
  const scheme: Scheme = { ...SCHEME, parts, kpis: [{ kpi: 'satisfaction', at_least: 1 }] }
  expect(kpisOf(scheme, [agentFacts({ ratings: [rating(5)] })])).toMatchObject([{ denominator: 0, value: null }])
})
