import {
  type Calendar,
  parseTime,
  type TicketDetail,
  type TicketEvent,
  type TicketEventView,
  type TicketFacts,
  type TicketHappening,
} from '../../contract/index.ts'
import { factsOf } from '../../scoring/tickets/facts.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import type { EventVersion, StoredTicket } from '../../store/types.ts'
import { limitView } from './limit-view.ts'

interface Context {
  limits: Limits
  clock: Calendar
  /** Milliseconds since the epoch: limits are shown as they stand then. */
  at: number
}

/** A ticket as it is shown, made from all that is stored of it. */
export function ticketDetail(ticketId: string, stored: StoredTicket, context: Context): TicketDetail {
  const { limits, clock, at } = context
  const talks = { ...stored.talks, current: stored.talks.current.map(limits.callOf) }
  const facts = factsOf(ticketId, stored.versions, limits, talks)
  const customer = { id: facts.customerId, name: facts.customerName }
  const known = {
    category: facts.category,
    priority: facts.priority,
    customer: customer.name || customer.id,
    state: facts.state,
  }
  const seen = new Set(stored.calls.map((call) => call.call_id))
  return {
    ticket_id: ticketId,
    state: facts.state,
    opened_at: facts.opened && clock.format(facts.opened.at),
    category: facts.category,
    complexity: facts.complexity,
    kind: facts.kind,
    priority: facts.priority,
    department: facts.department,
    customer,
    happenings: happenings(facts, stored.versions, clock),
    limits: facts.limits
      .filter((run) => run.startedAt <= at)
      .map((run) => {
        const promise = facts.promises.find(({ key, callId }) => key === run.startEvent && seen.has(callId))
        const said = { callId: promise?.callId ?? null, said: promise?.text ?? null }
        return limitView({ ticketId, run, ...known, ...said }, limits, at)
      }),
    calls: stored.calls,
    missing_calls: stored.callIds.filter((id) => !seen.has(id)),
  }
}

/** What counts in the order of the story, what was withdrawn where it would have stood. */
function happenings(facts: TicketFacts, versions: EventVersion[], clock: Calendar): TicketHappening[] {
  const events = new Map<string, EventVersion[]>()
  for (const version of versions) {
    const { event_id } = version.event
    events.set(event_id, [version, ...(events.get(event_id) ?? [])])
  }
  const order = facts.entries.map((entry) => entry.eventId)
  const withdrawn = [...events.keys()]
    .filter((id) => !order.includes(id))
    .sort((a, b) => timeOf(events, a) - timeOf(events, b) || (a < b ? -1 : 1))
  for (const id of withdrawn) {
    const later = order.findIndex((other) => timeOf(events, other) > timeOf(events, id))
    order.splice(later === -1 ? order.length : later, 0, id)
  }
  const gone = new Set(withdrawn)
  return order.map((id) => {
    const [current, ...earlier] = events.get(id) as [EventVersion, ...EventVersion[]]
    return {
      event_id: id,
      withdrawn: gone.has(id),
      current: viewOf(current, clock),
      earlier: earlier.map((version) => viewOf(version, clock)),
      oddities: facts.oddities.filter(({ eventId }) => eventId === id).map(({ kind }) => kind),
    }
  })
}

const timeOf = (events: Map<string, EventVersion[]>, id: string): number =>
  parseTime(events.get(id)![0]!.event.occurred_at) as number

function viewOf({ event, receivedAt, source }: EventVersion, clock: Calendar): TicketEventView {
  const { agent, to } = event
  return {
    type: event.type as string,
    occurred_at: clock.format(parseTime(event.occurred_at) as number),
    received_at: clock.format(receivedAt),
    revision: event.revision ?? 0,
    source,
    agent: { id: agent?.id ?? '', name: agent?.name ?? '', team: agent?.team ?? '' },
    to: [to?.department, to?.team, to?.agent_id].filter(Boolean).join(' · '),
    department: event.department ?? '',
    category: (event.category as string | undefined) ?? '',
    comment: event.comment ?? '',
    call_id: event.call_id ?? '',
    ratings: ratingsOf(event),
  }
}

const ratingsOf = ({ rating, ratings = [] }: TicketEvent): TicketEventView['ratings'] => [
  ...(typeof rating === 'number' ? [{ dimension: '', value: rating }] : []),
  ...ratings.map(({ dimension, value }) => ({ dimension, value })),
]
