import type { Call, TicketEvent } from '../../contract/index.ts'
import { type Day, dateOf } from './calendar.ts'
import { type Case, talks } from './case.ts'
import { slipsOf } from './faults.ts'
import { pickUp, type Shift, takeOver } from './intake.ts'
import { hire, PLANTED, type Planted } from './people.ts'
import { createRandom } from './random.ts'
import { recordOf } from './record.ts'
import type { Ticket } from './ticket.ts'
import { callBack, openTicket, settle } from './tickets.ts'
import { wordsOf } from './words.ts'

export interface Sample {
  call: Call
  /** The tags of the faults the agent was made to commit, each once, in a fixed order; no other fault is in the call. */
  truth: Planted[]
  /** What happened to the call's ticket, in order; some of it weeks later. */
  events: TicketEvent[]
}

export interface Desk {
  /** The next call, which begins at `start` unless it is the other half of the one before. */
  next(start: number, day: Day): Sample
}

/** A call handed on: its other half comes next. */
interface HandedOn {
  from: Case
  contact_id: string
  at: number
}

/** The organisation at work: remembers what was handed on and who has to be called back. */
export function openDesk(seed: number, month: string, calls: number): Desk {
  const agents = hire(createRandom(seed, 'agents'))
  const repaired: Ticket[] = []
  let handed: HandedOn | undefined
  let count = 0

  return {
    next(start, day) {
      count += 1
      const received = handed
      const shift: Shift = {
        random: createRandom(seed, month, 'call', count),
        now: received?.at ?? start,
        day,
        agents,
        repaired,
      }
      const call = received ? takeOver(shift, received.from) : pickUp(shift)
      if (count === calls && call.outcome === 'transferred') call.outcome = 'talk'
      call.faults = slipsOf(call, day.progress)
      const call_id = `c-${dateOf(call.now).compact}-${String(count).padStart(6, '0')}`
      const record = recordOf(call, { call_id, ...wordsOf(call) })
      const ticket_id = `T-${month.replace('-', '')}-${String(count).padStart(5, '0')}`
      const events = followUp(call, record, ticket_id, repaired)
      handed = call.outcome === 'transferred' ? handOn(call, record) : undefined
      if (received) Object.assign(record, secondLeg(received))
      return { call: record, truth: PLANTED.filter((tag) => call.faults.has(tag)), events }
    },
  }
}

/** What the call leads to, and whose ticket it closes. */
function followUp(call: Case, record: Call, id: string, repaired: Ticket[]): TicketEvent[] {
  const ended = Date.parse(record.ended_at)
  const opens = call.outcome === 'talk' || call.outcome === 'gave_up'
  const ticket = opens ? openTicket(call, id, record.call_id, ended) : undefined
  const ticket_id = ticket?.id ?? call.visit?.id
  if (ticket_id !== undefined) record.ticket_ids = [ticket_id]
  if (call.visit && talks(call.outcome)) return callBack(call.visit, call.random, ended, record.agent, record.call_id)
  if (ticket === undefined) return []
  const later = settle(ticket, call)
  if (later === undefined) repaired.push(ticket)
  return [...ticket.events]
}

function handOn(call: Case, record: Call): HandedOn {
  const contact_id = `k-${record.call_id.slice(2)}`
  const kind = call.random.pick(['warm', 'blind'] as const)
  Object.assign(record, { contact_id, leg: 1, transferred_to: { queue: call.queue, kind } })
  return { from: call, contact_id, at: Date.parse(record.ended_at) }
}

const secondLeg = ({ contact_id, from }: HandedOn): Pick<Call, 'contact_id' | 'leg' | 'transferred_from'> => ({
  contact_id,
  leg: 2,
  transferred_from: { agent_id: from.agent.id, queue: from.queue },
})
