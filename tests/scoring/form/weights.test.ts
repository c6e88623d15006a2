import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percent, wholeWeights } from '../../../scoring/form/points.ts'
import { itemOf, scoreOf, sectionOf } from './forms.ts'

const item = (id: string, points: number, lost: number, weight?: number) =>
  itemOf(id, points, { weight, rules: [{ rule: `found-${id}`, points: -lost }] })

describe('the score is the weighted share', () => {
  test('of items', () => {
    expect(scoreOf([sectionOf('s', [item('a', 10, 5, 3), item('b', 10, 0)])]).score).toBe(62.5)
  })
  test('of sections', () => {
    const sections = [sectionOf('s', [item('a', 10, 10)], { weight: 0.25 }), sectionOf('t', [item('b', 10, 0)])]
    expect(scoreOf(sections).score).toBe(80)
  })
  test('of both, in the same ratio', () => {
    const sections = (by: number) => [
      sectionOf('s', [item('a', 10, 4, 2 * by), item('b', 5, 1, by)], { weight: 0.7 }),
      sectionOf('t', [item('c', 20, 13)], { weight: 0.3 }),
    ]
    // (0.7 × (2 × 6 + 4) + 0.3 × 7) ÷ (0.7 × 25 + 0.3 × 20) = 13.3 ÷ 23.5
    expect(scoreOf(sections(1)).score).toBe(56.6)
  })
  test('weights all alike change nothing', () => {
    const plain = [sectionOf('s', [item('a', 10, 3), item('b', 7, 1)]), sectionOf('t', [item('c', 3, 2)])]
    const heavy = plain.map((section) => ({
      ...section,
      weight: 0.33,
      items: section.items.map((one) => ({ ...one, weight: 7.01 })),
    }))
    expect(scoreOf(heavy).score).toBe(scoreOf(plain).score)
  })
  test('of sections whose items are weighed in different units', () => {
    const sections = [sectionOf('s', [item('a', 10, 10)]), sectionOf('t', [item('b', 10, 0, 0.51)])]
    // 5.1 ÷ 15.1
    expect(scoreOf(sections).score).toBe(33.8)
  })
  test('a section’s bounds are of the weighted sum', () => {
    const sections = [sectionOf('s', [item('a', 10, 10, 2), item('b', 10, 4, 0.5)], { floor: 7.5 })]
    const result = scoreOf(sections)
    expect(result.sections).toEqual([{ id: 's', points: 25, awarded: 7.5 }])
    expect(result.score).toBe(30)
  })
})

test('whole weights stand in the ratio of the weights, one among them, and have no common divisor with it', () => {
  const weight = fc.integer({ min: 1, max: 10_000 }).map((n) => n / 100)
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 8 }), (given) => {
      const { one, weights } = wholeWeights(given)
      for (const [i, value] of weights.entries()) {
        expect(Number.isInteger(value)).toBe(true)
        expect(value / one).toBeCloseTo(given[i] as number, 10)
      }
      for (let divisor = 2; divisor <= one; divisor++)
        expect([one, ...weights].every((value) => value % divisor === 0)).toBe(false)
    }),
  )
  expect(wholeWeights([undefined, 1, 2])).toEqual({ one: 1, weights: [1, 1, 2] })
})

test('a share of any sums that fit a number is exact, on either side of every half tenth', () => {
  const sums = fc.tuple(fc.integer({ min: 2 ** 40, max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 1, max: 1000 }))
  fc.assert(
    fc.property(sums, ([possible, tenth]) => {
      const p = BigInt(possible)
      const half = ((2n * BigInt(tenth) - 1n) * p) / 2000n
      for (const a of [half - 1n, half, half + 1n])
        expect(percent(Number(a), possible)).toBe(Number((2000n * a + p) / (2n * p)) / 10)
    }),
    { numRuns: 1000 },
  )
})
