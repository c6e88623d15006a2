import type { Calendar } from '../../contract/index.ts'
import { WEEKDAYS, type Weekday, type WorkingTime } from './detector.ts'

/** What the wall clock showed at a moment. */
export interface Moment {
  /** 0 is Monday. */
  day: number
  /** Minutes since midnight. */
  minute: number
}

const DAY_MS = 86_400_000

export function momentOf(ms: number, clock: Calendar): Moment {
  const date = Date.parse(clock.day(ms))
  // The epoch began on a Thursday.
  return { day: (((date / DAY_MS + 3) % 7) + 7) % 7, minute: clock.minute(ms) }
}

export const weekdayOf = ({ day }: Moment): Weekday => WEEKDAYS[day] as Weekday

/** `HH:MM` -> minutes since midnight; `24:00` is the end of the day. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

export const textOf = ({ minute }: Moment): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** From–to, the end not included; one that ends before it begins goes past midnight. */
export const isBetween = ({ minute }: Moment, from: number, to: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to

/** Whether a centre works; a shift past midnight belongs to the day it began on. */
export const isWorking = ({ day, minute }: Moment, times: readonly WorkingTime[]): boolean =>
  times.some(({ days, from: begins, to: ends }) => {
    const [from, to] = [minutesOf(begins), minutesOf(ends)]
    const on = (index: number) => days.includes(WEEKDAYS[(index + 7) % 7] as Weekday)
    if (from < to) return on(day) && minute >= from && minute < to
    return (on(day) && minute >= from) || (on(day - 1) && minute < to)
  })
