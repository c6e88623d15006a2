import chinese from 'chinese-days'
import type { Calendar } from '../../contract/index.ts'
import type { WorkTimes } from './worktimes.ts'

/** When a centre works: whole days, and the hours of each. Days are `YYYY-MM-DD`. */
export interface WorkCalendar {
  clock: Calendar
  isWorkday(day: string): boolean
  /** From and to, in minutes since midnight, in order, none overlapping. */
  hours: readonly (readonly [from: number, to: number])[]
}

const BASES = { china: chinese.isWorkday, plain: (day: string) => !isWeekend(day), daily: () => true }

export function workCalendar(
  clock: Calendar,
  { base = 'china', off = [], on = [], hours = [['09:00', '18:00']] }: Omit<WorkTimes, 'id'> = {},
): WorkCalendar {
  const [free, worked] = [new Set(off), new Set(on)]
  const known = new Map<string, boolean>()
  return {
    clock,
    isWorkday: (day) => {
      let works = known.get(day)
      if (works === undefined) {
        works = !free.has(day) && (worked.has(day) || BASES[base](day))
        if (known.size > 10_000) known.clear()
        known.set(day, works)
      }
      return works
    },
    hours: hours.map(([from, to]) => [minutesOf(from), minutesOf(to)] as const),
  }
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** `HH:MM` -> minutes since midnight. */
const minutesOf = (text: string): number => 60 * Number(text.slice(0, 2)) + Number(text.slice(3))

/**
 * Whether China's holidays of a year are known: they are announced in the autumn before it, and until then only weekends
 * are free.
 */
export const holidaysKnown = (year: number): boolean =>
  !chinese.isWorkday(`${year}-10-01`) && !chinese.isWorkday(`${year}-10-02`) && !chinese.isWorkday(`${year}-10-03`)
