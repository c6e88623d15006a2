import { monthBegin, monthName, monthOf, monthsLater } from './clock.ts'

/** A month, or a quarter of several, by the numbers of its months. */
export interface Period {
  /** `2026-04` or `2026-Q2`. */
  name: string
  months: number[]
}

/** Days, `YYYY-MM-DD`; `to` not included. */
export interface Days {
  from: string
  to: string
}

/** Every month that some days touch, then every quarter of which no day is missing. */
export function periodsOf({ from, to }: Days): Period[] {
  const months = monthsOf({ from, to })
  const quarters = months
    .filter((month) => (month % 100) % 3 === 1 && monthBegin(month) >= from && monthBegin(monthsLater(month, 3)) <= to)
    .map((month) => ({
      name: `${Math.floor(month / 100)}-Q${Math.ceil((month % 100) / 3)}`,
      months: [0, 1, 2].map((step) => monthsLater(month, step)),
    }))
  return [...months.map((month) => ({ name: monthName(month), months: [month] })), ...quarters]
}

function monthsOf({ from, to }: Days): number[] {
  const months: number[] = []
  for (let month = monthOf(from); monthBegin(month) < to; month = monthsLater(month, 1)) months.push(month)
  return months
}
