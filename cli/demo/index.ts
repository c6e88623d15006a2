import { daysOf, startsOf } from './calendar.ts'
import { openDesk, type Sample } from './desk.ts'
import { createRandom } from './random.ts'

export type { Sample } from './desk.ts'
export { PLANTED, type Planted } from './people.ts'

export interface Options {
  /** The same seed gives the same month. */
  seed?: number
  /** `YYYY-MM`, in Asia/Shanghai. */
  month?: string
  calls?: number
}

/**
 * A month of calls, chats and tickets of an invented organisation, one after another.
 * @throws RangeError where `month` is no month
 */
export function* generate({ seed = 1, month = '2026-05', calls = 3000 }: Options = {}): Generator<Sample> {
  const desk = openDesk(seed, month, calls)
  for (const day of daysOf(month, calls, createRandom(seed, month, 'days'))) {
    for (const start of startsOf(day, createRandom(seed, month, 'starts', day.date))) yield desk.next(start, day)
  }
}
