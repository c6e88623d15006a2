/** Points in whole thousandths, so that 0.5 stays 0.5 however often it is added. */
export type Milli = number

export const toMilli = (points: number): Milli => Math.round(points * 1000)
export const fromMilli = (milli: Milli): number => milli / 1000

/** Awarded of possible as a score 0 to 100 with one decimal, halves up. */
export const percent = (awarded: Milli, possible: Milli): number =>
  Math.floor((2000 * awarded + possible) / (2 * possible)) / 10
