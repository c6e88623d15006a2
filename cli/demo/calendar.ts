import type { Random } from './random.ts'

const DAY_MS = 86_400_000
/** Asia/Shanghai keeps no summer time, so its offset is a number. */
const OFFSET_MS = 8 * 3_600_000

/** The week the systems are down. */
const OUTAGE = { from: 11, to: 17 }

const weekday_volume = [0.62, 1.25, 1.12, 1.05, 1.02, 1, 0.7]
const hour_volume = [0.3, 0.2, 0.1, 0.1, 0.1, 0.3, 1, 3, 8, 12, 13, 10, 6, 7, 10, 11, 10, 8, 6, 6, 5, 3, 2, 0.8]

export interface Day {
  /** Midnight in Shanghai, in milliseconds since the epoch. */
  start: number
  date: number
  weekday: number
  /** How much of the month is over, 0 to 1. */
  progress: number
  outage: boolean
  calls: number
}

/**
 * The days of a month with their share of the calls, which add up to `calls` exactly.
 * @param month `YYYY-MM`
 * @throws RangeError where the month is none
 */
export function daysOf(month: string, calls: number, random: Random): Day[] {
  const match = /^(\d{4})-(\d\d)$/.exec(month)
  const [year, index] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || index < 1 || index > 12)
    throw new RangeError(`"${month}" is not a month; write YYYY-MM, such as 2026-05.`)
  const length = new Date(Date.UTC(year, index, 0)).getUTCDate()
  const days = Array.from({ length }, (_, i): Day & { weight: number } => {
    const midnight = Date.UTC(year, index - 1, i + 1)
    const outage = i + 1 >= OUTAGE.from && i + 1 <= OUTAGE.to
    const weekday = new Date(midnight).getUTCDay()
    const weight = weekday_volume[weekday]! * (outage ? 1.4 : 1) * (0.92 + 0.16 * random.next())
    const progress = i / (length - 1)
    return { start: midnight - OFFSET_MS, date: i + 1, weekday, progress, outage, calls: 0, weight }
  })
  const total = days.reduce((sum, day) => sum + day.weight, 0)
  let weight = 0
  let given = 0
  for (const day of days) {
    weight += day.weight
    day.calls = Math.round((calls * weight) / total) - given
    given += day.calls
  }
  return days.map(({ weight: _, ...day }) => day)
}

const hours: Record<string, number> = Object.fromEntries(hour_volume.map((volume, hour) => [`h${hour}`, volume]))

/** When the calls of a day begin, in order; busier in the morning and the afternoon. */
export function startsOf(day: Day, random: Random): number[] {
  return Array.from({ length: day.calls }, () => {
    const hour = Number(random.weighted(hours).slice(1))
    return day.start + hour * 3_600_000 + random.int(0, 3599) * 1000
  }).sort((a, b) => a - b)
}

/** RFC 3339 with Shanghai's offset; milliseconds only where there are any. */
export function formatTime(ms: number): string {
  return `${new Date(ms + OFFSET_MS).toISOString().replace(/\.000Z$|Z$/, '')}+08:00`
}

export const hourOf = (ms: number): number => Math.floor(((ms + OFFSET_MS) % DAY_MS) / 3_600_000)

/** Day of the month and month in Shanghai. */
export function dateOf(ms: number): { month: number; day: number; compact: string } {
  const text = new Date(ms + OFFSET_MS).toISOString()
  return {
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
    compact: text.slice(0, 10).replaceAll('-', ''),
  }
}
