/** Points in whole thousandths, so that 0.5 stays 0.5 however often it is added. */
export type Milli = number

export const toMilli = (points: number): Milli => Math.round(points * 1000)
export const fromMilli = (milli: Milli): number => milli / 1000

export const clamp = (value: number, floor: number, ceiling: number): number =>
  Math.min(Math.max(value, floor), ceiling)

/**
 * Weights, in hundredths at the finest, as the smallest whole numbers in the same ratio to 1: a weight is
 * `weights[i] / one`.
 */
export function wholeWeights(weights: readonly (number | undefined)[]): { one: number; weights: number[] } {
  const hundredths = weights.map((weight = 1) => Math.round(weight * 100))
  const common = hundredths.reduce(gcd, 100)
  return { one: 100 / common, weights: hundredths.map((weight) => weight / common) }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** Awarded of possible, both whole and safe, as a score 0 to 100 with one decimal, halves up. */
export function percent(awarded: number, possible: number): number {
  const share = clamp(awarded, 0, possible)
  if (possible <= MOST_IN_NUMBERS) return Math.floor((2000 * share + possible) / (2 * possible)) / 10
  return Number((2000n * BigInt(share) + BigInt(possible)) / (2n * BigInt(possible))) / 10
}

const MOST_IN_NUMBERS = Math.floor(Number.MAX_SAFE_INTEGER / 2001)
