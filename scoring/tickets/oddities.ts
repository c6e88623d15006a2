import type { Oddity } from '../../contract/index.ts'
import { isOffScale } from '../assessment/ratings.ts'
import type { Scale } from '../assessment/schema.ts'
import { ratingsOf } from './ratings.ts'
import type { Story } from './story.ts'

/** A clock somewhere may be a little fast. */
export const TOLERANCE_MS = 5 * 60_000

/**
 * What cannot be right about a ticket, though nothing is refused for it: it was never opened; an event dated before it
 * was; an event dated after `at` (milliseconds), which counts for nothing until then; a rating outside every scale there is
 * for it, which counts for nothing.
 */
export function odditiesOf(story: Story, at: number, scales: readonly Scale[]): Oddity[] {
  const opened = story.find(({ event }) => event.type === 'opened')
  return story.flatMap(({ event, at: when }, i): Oddity[] => {
    const odd = (kind: Oddity['kind']): Oddity => ({ kind, eventId: event.event_id })
    return [
      ...(i === 0 && opened === undefined ? [odd('never_opened')] : []),
      ...(opened !== undefined && when < opened.at ? [odd('before_opened')] : []),
      ...(when > at + TOLERANCE_MS ? [odd('in_future')] : []),
      ...(ratingsOf(event).some((rating) => isOffScale(scales, rating)) ? [odd('off_scale')] : []),
    ]
  })
}
