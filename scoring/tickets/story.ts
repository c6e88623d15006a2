import { parseTime, type TicketEvent } from '../../contract/index.ts'
import { byText } from '../text/order.ts'

/** An event that counts. `at`: milliseconds since the epoch. */
export interface Happening {
  event: TicketEvent
  at: number
  /** What was known of the ticket then: said by this event, or else by the last one before or the first one after. */
  known: Known
}

/** Fields that later events take over from earlier ones; '' where nobody says. Who acts is never known beforehand. */
export interface Known {
  category: string
  complexity: string
  kind: string
  priority: string
  department: string
  agentId: string
  team: string
}

/** What happened to a ticket, in order. */
export type Story = readonly Happening[]

/**
 * Versions of a ticket's events -> what counts of them: of each event the highest revision (of equal ones the one that
 * stands later), withdrawn ones not at all, by `occurred_at`. The order of what happened at the same moment is that of a
 * ticket's life, then that of the ids; it does not depend on the order of arrival.
 */
export function storyOf(versions: Iterable<TicketEvent>): Story {
  const current = new Map<string, TicketEvent>()
  for (const event of versions) {
    const other = current.get(event.event_id)
    if (other === undefined || (event.revision ?? 0) >= (other.revision ?? 0)) current.set(event.event_id, event)
  }
  const happened = [...current.values()]
    .filter(({ voided }) => voided !== true)
    .map((event) => ({ event, at: parseTime(event.occurred_at) as number }))
    .sort((a, b) => a.at - b.at || order(a.event) - order(b.event) || byText(a.event.event_id, b.event.event_id))
  return withKnown(happened)
}

const LIFE: readonly string[] = [
  ...['opened', 'reopened', 'complaint_filed', 'refund_requested', 'assigned', 'handed_over', 'escalated', 'paused'],
  ...['customer_replied', 'resumed', 'returned', 'replied', 'shipped', 'refunded', 'callback', 'resolved', 'rated'],
  ...['closed', 'cancelled', 'merged'],
]
const order = ({ type }: TicketEvent): number => LIFE.indexOf(type as string)

function withKnown(happened: readonly Omit<Happening, 'known'>[]): Story {
  const said = happened.map(({ event }) => sayingOf(event))
  const first = said.reduceRight((later, one) => over(one, later), NOTHING)
  let last: Known = { ...first, agentId: '', team: '' }
  return happened.map((one, i) => {
    last = over(said[i] as Known, last)
    return { ...one, known: last }
  })
}

const NOTHING: Known = { category: '', complexity: '', kind: '', priority: '', department: '', agentId: '', team: '' }

/** `complexity` and `kind` may stand among the attributes. */
function sayingOf({ agent, department, category, priority, attributes, ...event }: TicketEvent): Known {
  const text = (name: 'complexity' | 'kind') => {
    const value = event[name] ?? attributes?.[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    category: (category as string | undefined) ?? '',
    complexity: text('complexity'),
    kind: text('kind'),
    priority: priority ?? '',
    department: department ?? '',
    agentId: agent?.id ?? '',
    team: agent?.team ?? '',
  }
}

/** What is said over what was known; an agent comes with the team of the same event. */
function over(said: Known, known: Known): Known {
  return {
    category: said.category || known.category,
    complexity: said.complexity || known.complexity,
    kind: said.kind || known.kind,
    priority: said.priority || known.priority,
    department: said.department || known.department,
    agentId: said.agentId || known.agentId,
    team: said.team || (said.agentId && said.agentId !== known.agentId ? '' : known.team),
  }
}
