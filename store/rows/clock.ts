/** Milliseconds since the epoch as the engine's DateTime64(3, 'UTC') reads and writes them. */
export const dateTime = (ms: number): string => new Date(ms).toISOString().slice(0, 23).replace('T', ' ')

export const fromDateTime = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)

/** `2026-05-03` or `2026-05` -> 202605. */
export const monthOf = (day: string): number => Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))

/** 202605 -> `2026-05`. */
export const monthName = (month: number): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`

export const monthBefore = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1)

export const nextMonth = (month: number): number => monthsLater(month, 1)

/** The month so many later: 202611 and 3 -> 202702. */
export function monthsLater(month: number, steps: number): number {
  const count = Math.floor(month / 100) * 12 + (month % 100) - 1 + steps
  return Math.floor(count / 12) * 100 + (count % 12) + 1
}

/** 202605 -> `2026-05-01`. */
export const monthBegin = (month: number): string => `${monthName(month)}-01`
