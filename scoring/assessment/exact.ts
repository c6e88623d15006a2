/** Points in whole hundredths: every figure of a sheet can be reckoned again by hand from those beside it. */
export type Centi = number

export const toCenti = (points: number): Centi => Math.round(points * 100)
export const fromCenti = (centi: Centi): number => centi / 100

/** Whole / whole, rounded to a whole, halves up. @param d above 0 */
export const halfUp = (n: number, d: number): number =>
  Math.abs(n) <= MOST_IN_NUMBERS
    ? Math.floor((2 * n + d) / (2 * d))
    : Number(floor(2n * BigInt(n) + BigInt(d), 2n * BigInt(d)))

const MOST_IN_NUMBERS = 2 ** 51

function floor(n: bigint, d: bigint): bigint {
  const whole = n / d
  return n < 0n && whole * d !== n ? whole - 1n : whole
}

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
