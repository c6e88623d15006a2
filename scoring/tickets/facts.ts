import {
  STATE_AFTER,
  type TicketCall,
  type TicketEntry,
  type TicketEvent,
  type TicketFacts,
  type TicketRating,
  type TicketState,
  type TicketVersion,
} from '../../contract/index.ts'
import { callsOf } from './calls.ts'
import { displeasureIn } from './displeasure.ts'
import { promiseKey } from './judge.ts'
import type { Limits } from './limits.ts'
import { TOLERANCE_MS } from './oddities.ts'
import { ratingsOf } from './ratings.ts'
import { type Happening, type Story, storyOf } from './story.ts'

/**
 * Versions of a ticket's events, in the order of their places, and calls that may be of it -> all that is to be known of it.
 */
export function factsOf(
  ticketId: string,
  versions: readonly TicketVersion<TicketEvent>[],
  limits: Pick<Limits, 'judge' | 'oddities'>,
  calls: { current: readonly TicketCall[]; versions: number } = { current: [], versions: 0 },
): TicketFacts {
  const story = storyOf(versions.map(({ event }) => event))
  const received = Math.max(...versions.map(({ receivedAt }) => receivedAt))
  const last = story.at(-1)?.known
  const opened = story.find(({ event }) => event.type === 'opened')
  const talks = callsOf(ticketId, story, calls.current)
  const customers = story.flatMap(({ event }) => event.customer ?? [])
  return {
    ticketId,
    versions: versions.length + calls.versions,
    state: stateOf(story.filter(({ at }) => at <= received + TOLERANCE_MS)),
    opened: opened ? { ...entryOf(opened), category: opened.known.category } : null,
    category: last?.category ?? '',
    complexity: last?.complexity ?? '',
    kind: last?.kind ?? '',
    priority: last?.priority ?? '',
    department: last?.department ?? '',
    customerId: customers.findLast(({ id }) => id)?.id ?? '',
    customerName: customers.findLast(({ name }) => name)?.name ?? '',
    calls: [...new Set([...story.flatMap(({ event }) => event.call_id ?? []), ...talks.map(({ callId }) => callId)])],
    talks,
    promises: talks.flatMap(({ callId, promises }) =>
      promises.map((promise) => ({ ...promise, callId, key: promiseKey(callId, promise) })),
    ),
    entries: story.map(entryOf),
    complaints: story
      .filter(({ event }) => event.type === 'complaint_filed')
      .map((one) => ({ ...entryOf(one), comment: one.event.comment ?? '' })),
    ratings: story.flatMap((one) =>
      ratingsOf(one.event).map(
        (rating): TicketRating => ({
          ...entryOf(one),
          ...rating,
          comment: one.event.comment ?? '',
        }),
      ),
    ),
    displeasures: displeasureIn(story),
    limits: limits.judge(story, talks),
    oddities: limits.oddities(story, received),
  }
}

const entryOf = ({ event, at, known }: Happening): TicketEntry => ({
  eventId: event.event_id,
  type: event.type as string,
  at,
  agentId: known.agentId,
  team: known.team,
  department: known.department,
})

function stateOf(story: Story): TicketState {
  const last = story.findLast(({ event }) => Object.hasOwn(STATE_AFTER, event.type as string))
  return last === undefined ? 'open' : (STATE_AFTER[last.event.type as string] as TicketState)
}
