import { parseTime } from '../../../contract/index.ts'
import type { Turn } from '../../transcript.ts'
import { WEEKDAYS, type WorkingTime } from '../detector.ts'
import { minutesOf } from '../moment.ts'
import type { Circumstances } from './reading.ts'

export const DAY_MINUTES = 1440
/** When work ends where the form does not say. */
const CLOSES = 18 * 60
const DAY_MS = 86_400_000

/** The centre's wall clock while something is said; what is due is reckoned by it. */
export interface Now {
  /** Days since 1970, and 0 for Monday. */
  readonly date: number
  readonly weekday: number
  /** Minutes since midnight, seconds as their fraction. */
  readonly minute: number
  readonly working: readonly WorkingTime[] | undefined
}

/** The moment a turn begins; its parts are worked out when first asked, which a number of hours never does. */
export const nowAt = (turn: Turn, circumstances: Circumstances): Now => new Moment(turn, circumstances)

class Moment implements Now {
  private readonly turn: Turn
  private readonly circumstances: Circumstances
  private knownDate: number | null = null
  private knownMinute: number | null = null

  constructor(turn: Turn, circumstances: Circumstances) {
    this.turn = turn
    this.circumstances = circumstances
  }

  get date(): number {
    this.knownDate ??= Math.floor(Date.parse(this.circumstances.clock.day(this.ms)) / DAY_MS)
    return this.knownDate
  }

  get weekday(): number {
    return weekdayOf(this.date)
  }

  get minute(): number {
    const { ms } = this
    const seconds = (((ms % 60_000) + 60_000) % 60_000) / 60_000
    this.knownMinute ??= this.circumstances.clock.minute(ms) + seconds
    return this.knownMinute
  }

  get working(): Now['working'] {
    return this.circumstances.settings.working_time
  }

  private get ms(): number {
    const { call } = this.circumstances
    return (parseTime(call.answered_at ?? call.started_at) as number) + this.turn.start
  }
}

/** The epoch began on a Thursday. */
const weekdayOf = (date: number): number => (((date + 3) % 7) + 7) % 7

/** Hours from now to a minute of a day so many days away. */
export const hoursTo = ({ minute }: Now, day: number, at: number): number => (day * DAY_MINUTES + at - minute) / 60

const worksOn = ({ working }: Now, weekday: number): boolean =>
  working?.length ? working.some(({ days }) => days.includes(WEEKDAYS[weekday] as never)) : weekday < 5

/** Hours to the same time of day so many working days on; today is not counted, nor are days without work. */
export function workingDays(now: Now, count: number): number {
  const whole = Math.ceil(count)
  if (whole > MOST_DAYS) return whole * 24
  let day = 0
  for (let left = whole; left > 0 && day < 10 * MOST_DAYS; ) {
    day++
    if (worksOn(now, (now.weekday + day) % 7)) left--
  }
  return day * 24
}

const MOST_DAYS = 1000

/** The minute work ends on a day so many days away. */
export function closeOf(now: Now, day: number): number {
  const name = WEEKDAYS[(now.weekday + day) % 7] as never
  const ends = (now.working ?? [])
    .filter(({ days }) => days.includes(name))
    .map(({ from, to }) => (minutesOf(to) > minutesOf(from) ? minutesOf(to) : DAY_MINUTES + minutesOf(to)))
  return ends.length > 0 ? Math.max(...ends) : CLOSES
}

/** Days to a day of the calendar: of its year, or else of this one, or the next where it is over. */
export function daysTo(now: Now, year: number | null, month: number, day: number): number {
  const own = new Date(now.date * DAY_MS).getUTCFullYear()
  const away = (of: number) => Date.UTC(of, month - 1, day) / DAY_MS - now.date
  if (year !== null) return away(year)
  return away(own) >= 0 ? away(own) : away(own + 1)
}

/** Days to a day of this month, or of the next where it is over. */
export function daysToDay(now: Now, day: number): number {
  const today = new Date(now.date * DAY_MS)
  const ahead = day - today.getUTCDate()
  return ahead >= 0 ? ahead : Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, day) / DAY_MS - now.date
}

/** Days to the last day of this month, or of this year. */
export function daysToEnd(now: Now, of: 'month' | 'year'): number {
  const today = new Date(now.date * DAY_MS)
  const next = of === 'month' ? today.getUTCMonth() + 1 : 12
  return Date.UTC(today.getUTCFullYear(), next, 0) / DAY_MS - now.date
}
