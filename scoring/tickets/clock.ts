import { dayAfter } from '../../contract/index.ts'
import type { WorkCalendar } from './workdays.ts'

/** How long: exactly one of them. */
export type Within = { hours: number } | { working_hours: number } | { days: number } | { working_days: number }

/** While a clock stands still, in milliseconds, in order; `to` is null where it still does. */
export interface Pause {
  from: number
  to: number | null
}

/**
 * When a clock started at a moment has run out; null where a pause that has not ended comes first.
 *
 * Hours run on through nights and holidays, working hours only while the centre works; neither runs in a pause. A day
 * counts when it ends while the clock runs; the day of the start does not, and the limit ends with the last one (24:00).
 */
export function dueOf(start: number, within: Within, pauses: readonly Pause[], calendar: WorkCalendar): number | null {
  if ('days' in within) return endOfDay(start, within.days, pauses, calendar, () => true)
  if ('working_days' in within) return endOfDay(start, within.working_days, pauses, calendar, calendar.isWorkday)
  if ('hours' in within) return spend(stretches(start, pauses), within.hours * HOUR)
  return spend(worked(stretches(start, pauses), calendar), within.working_hours * HOUR)
}

const HOUR = 3_600_000

function endOfDay(
  start: number,
  days: number,
  pauses: readonly Pause[],
  { clock }: WorkCalendar,
  counts: (day: string) => boolean,
): number | null {
  let day = clock.day(start)
  let left = days
  for (let i = 0; i < MOST_DAYS; i++) {
    const end = clock.startOf(dayAfter(day))
    const pause = pauses.find(({ from, to }) => from < end && (to === null || to > end))
    const counted = i > 0 && counts(day)
    if (pause === undefined && counted) left--
    if (pause === undefined && left <= 0) return end
    if (pause?.to === null) return null
    day = dayAfter(day)
  }
  throw new RangeError(`${days} days do not end within ${MOST_DAYS} days`)
}

/** More days than any limit has, holidays and pauses included. */
const MOST_DAYS = 20_000

type Stretch = [from: number, to: number]

/** Between the pauses; the last goes on for ever, unless a pause does. */
function* stretches(start: number, pauses: readonly Pause[]): Generator<Stretch> {
  let from = start
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= from) continue
    if (pause.from > from) yield [from, pause.from]
    if (pause.to === null) return
    from = pause.to
  }
  yield [from, Number.POSITIVE_INFINITY]
}

/** What of some stretches are working hours. */
function* worked(all: Iterable<Stretch>, { clock, isWorkday, hours }: WorkCalendar): Generator<Stretch> {
  for (const [from, to] of all) {
    let day = clock.day(from)
    for (let i = 0; i < MOST_DAYS; i++) {
      const midnight = clock.startOf(day)
      if (midnight >= to) break
      if (isWorkday(day)) {
        for (const [open, close] of hours) {
          const [begin, end] = [Math.max(from, midnight + open * 60_000), Math.min(to, midnight + close * 60_000)]
          if (begin < end) yield [begin, end]
        }
      }
      day = dayAfter(day)
    }
  }
}

/** The moment by which so many milliseconds have passed; null where the stretches end before. */
function spend(all: Iterable<Stretch>, milliseconds: number): number | null {
  let left = milliseconds
  for (const [from, to] of all) {
    if (to - from >= left) return from + left
    left -= to - from
  }
  return null
}
