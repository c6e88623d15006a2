import type { TicketEvent } from '../../contract/index.ts'
import type { TicketKind } from './banks/types.ts'
import { formatTime } from './calendar.ts'
import type { Case } from './case.ts'
import { notesOf } from './notes.ts'
import type { Random } from './random.ts'
import type { Ticket } from './ticket.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type More = Partial<Omit<TicketEvent, 'schema' | 'event_id' | 'ticket_id' | 'type' | 'occurred_at'>>

interface Log {
  ticket: Ticket
  random: Random
  /** Writes down what happened so many milliseconds after the event before. */
  add(type: TicketEvent['type'], after: number, more?: More): number
}

function openLog(ticket: Ticket, random: Random, start: number): Log {
  let now = start
  return {
    ticket,
    random,
    add: (type, after, more = {}) => {
      now += Math.round(after / 1000) * 1000
      const event_id = `e-${ticket.id.slice(2)}-${ticket.events.length + 1}`
      ticket.events.push({
        schema: 'ticket.v1',
        event_id,
        ticket_id: ticket.id,
        type,
        occurred_at: formatTime(now),
        department: ticket.department,
        customer: ticket.customer,
        ...more,
      })
      return now
    },
  }
}

const comments = {
  complaint: {
    zh: ['等了两天没人来', '同样的问题反复出现', '接线员态度不好', '收费没有提前说明', '答应的时间没有做到'],
    en: [
      'nobody came on the day agreed',
      'the same fault again',
      'charged without notice',
      'the agent was impolite',
      'promised a call that never came',
    ],
  },
  rated: {
    zh: ['还可以', '师傅很专业', '慢了点', '', '态度好'],
    en: ['quick and friendly', 'took too long', '', 'all good', 'not impressed'],
  },
  furious: { zh: '气死我了，再也不来了', en: 'what a scam, I am furious' },
}

/** The ticket a call leads to, with all that happens to it, on time or not. */
export function openTicket(call: Case, id: string, call_id: string, ended: number): Ticket | undefined {
  const { scenario, random, agent } = call
  if (scenario.ticket === undefined) return undefined
  const ticket: Ticket = {
    id,
    queue: call.queue,
    kind: scenario.ticket,
    department: departmentOf(call),
    customer: { id: call.customer_id, name: call.slots.customer! },
    notes: notesOf(call, id),
    events: [],
  }
  const { description, mobile, address } = ticket.notes
  const log = openLog(ticket, random, ended)
  // Most of the annoyed are content with an answer; the others file a complaint.
  const formal = random.chance(call.agent.team.morale > 2 ? 0.6 : 0.4)
  const complexity = random.chance(0.7) ? 'simple' : 'complex'
  const priority = call.outage || scenario.complaint ? random.pick(['high', 'urgent']) : 'normal'
  const by = { id: agent.id, name: agent.name, team: agent.team.id, site: agent.team.site }
  log.add('opened', random.int(0, 4) * MINUTE, {
    agent: by,
    category: scenario.ticket === 'complaint' && !formal ? 'service' : scenario.category,
    complexity,
    priority,
    call_id,
    attributes: { description, mobile, address },
    ...(scenario.ticket === 'order' && { kind: 'order' }),
  })
  flows[scenario.ticket === 'complaint' && !formal ? 'consultation' : scenario.ticket](log, call, complexity)
  return ticket
}

/** The last department of a list gathers the most complaints. */
function departmentOf(call: Case): string {
  const { departments, complaint } = call.scenario
  if (!complaint) return call.random.pick(departments)
  return departments[Math.max(call.random.int(0, departments.length - 1), call.random.int(0, departments.length - 1))]!
}

const slow = (random: Random, strained: boolean) => random.chance(strained ? 0.4 : 0.15)

type Flow = (log: Log, call: Case, complexity: 'simple' | 'complex') => void

const flows: Record<TicketKind, Flow> = {
  repair: (log, call) => {
    const { random, ticket } = log
    const { plan, result } = ticket.notes
    log.add('assigned', random.int(3, 50) * MINUTE, { to: { department: ticket.department }, attributes: { plan } })
    if (random.chance(0.12)) log.add('handed_over', random.int(1, 5) * HOUR, { to: { team: 'second-line' } })
    if (random.chance(0.1)) {
      log.add('paused', random.int(1, 6) * HOUR, { comment: call.tongue === 'zh' ? '等配件' : 'waiting for a part' })
      log.add('resumed', random.int(10, 40) * HOUR)
    }
    if (random.chance(0.06)) {
      log.add('complaint_filed', random.int(20, 60) * HOUR, {
        category: 'complaint',
        comment: random.pick(comments.complaint[call.tongue]),
      })
    }
    if (random.chance(0.05)) return
    ticket.resolved = log.add('resolved', (slow(random, call.outage) ? random.int(30, 90) : random.int(1, 22)) * HOUR, {
      comment: result,
    })
    if (random.chance(0.05)) {
      log.add('reopened', random.int(3, 40) * HOUR)
      ticket.resolved = log.add('resolved', random.int(2, 30) * HOUR, { comment: result })
    }
  },
  complaint: (log, call, complexity) => {
    const { random } = log
    log.add('complaint_filed', 0, {
      category: 'complaint',
      complexity,
      comment: random.pick(comments.complaint[call.tongue]),
    })
    log.add('assigned', random.int(5, 90) * MINUTE, { to: { department: log.ticket.department } })
    if (complexity === 'complex' && random.chance(0.4)) log.add('escalated', random.int(1, 8) * HOUR)
    const limit = complexity === 'simple' ? 2 : 24
    const late = slow(random, call.outage)
    log.add('replied', late ? random.int(limit + 1, limit * 3) * HOUR : random.int(10, limit * 55) * MINUTE, {
      comment: log.ticket.notes.plan,
    })
    if (random.chance(0.85)) log.add('callback', random.int(1, slow(random, call.outage) ? 60 : 18) * HOUR)
    log.add('resolved', random.int(2, 60) * HOUR)
    rate(log, call, 0.5)
    if (random.chance(0.9)) log.add('closed', random.int(1, 20) * HOUR)
  },
  consultation: (log, call) => {
    const { random } = log
    const late = slow(random, call.outage)
    if (random.chance(0.04)) return
    log.add('replied', late ? random.int(25, 70) * HOUR : random.int(5, 600) * MINUTE, {
      comment: log.ticket.notes.plan,
    })
    if (random.chance(0.1)) log.add('customer_replied', random.int(1, 20) * HOUR)
    log.add('closed', random.int(1, 30) * HOUR)
    rate(log, call, 0.2)
  },
  refund: (log, call) => {
    const { random } = log
    log.add('refund_requested', random.int(1, 30) * MINUTE, { attributes: { amount: Number(call.slots.amount) } })
    if (random.chance(0.05)) {
      log.add('cancelled', random.int(1, 20) * HOUR)
      return
    }
    if (random.chance(0.05)) return
    log.add('refunded', (slow(random, call.outage) ? random.int(50, 120) : random.int(2, 46)) * HOUR, {
      attributes: { amount: Number(call.slots.amount) },
    })
    log.add('closed', random.int(1, 10) * HOUR)
    rate(log, call, 0.4)
  },
  order: (log, call) => {
    const { random } = log
    log.add('assigned', random.int(3, 40) * MINUTE, { to: { department: log.ticket.department } })
    if (random.chance(0.06)) return
    log.add('shipped', (slow(random, call.outage) ? random.int(98, 150) : random.int(4, 90)) * HOUR, { kind: 'order' })
    log.add('closed', random.int(24, 90) * HOUR)
    rate(log, call, 0.4)
  },
}

/** Of the equipment hotline customers choose two percentages, from -50 to 200; elsewhere they give one to five. */
const PERCENT: Readonly<Record<number, readonly [technical: number, attitude: number]>> = {
  1: [-50, 0],
  2: [20, 50],
  3: [80, 100],
  4: [100, 150],
  5: [150, 200],
}

function given({ queue }: Ticket, stars: number): Pick<TicketEvent, 'rating' | 'ratings'> {
  if (queue !== 'hotline-800') return { rating: stars }
  const [technical, attitude] = PERCENT[stars] as readonly [number, number]
  return {
    ratings: [
      { dimension: 'technical', value: technical },
      { dimension: 'attitude', value: attitude },
    ],
  }
}

/** Customers of a bad team are less pleased. */
function rate(log: Log, call: Case, share: number): void {
  const { random } = log
  if (!random.chance(share)) return
  const unhappy = call.faults.size + (call.agent.team.morale > 2 ? 1 : 0)
  const said = random.pick(comments.rated[call.tongue])
  const after = random.int(1, 12) * HOUR
  const rating = Math.max(1, random.int(3, 5) - Math.min(unhappy, 3))
  const comment = rating === 1 ? comments.furious[call.tongue] : said
  log.add('rated', after, { ...given(log.ticket, rating), ...(comment !== '' && { comment }) })
}

/** Repaired: somebody calls the customer back, sooner, later or never. `call_id` where it is a call of its own. */
export function callBack(
  ticket: Ticket,
  random: Random,
  at: number,
  agent: NonNullable<TicketEvent['agent']>,
  call_id?: string,
): TicketEvent[] {
  const known = ticket.events.length
  const log = openLog(ticket, random, at)
  log.add('callback', 0, { agent, ...(call_id !== undefined && { call_id }) })
  if (random.chance(0.6))
    log.add(
      'rated',
      random.int(1, 5) * MINUTE,
      given(ticket, random.weighted({ 5: 55, 4: 25, 3: 10, 2: 6, 1: 4 }) === '5' ? 5 : random.int(2, 4)),
    )
  log.add('closed', random.int(5, 60) * MINUTE)
  return ticket.events.slice(known)
}

/**
 * After a repair: nearly half of the customers wait for a call of its own (then undefined), most others are called
 * from the desk, in time or late, a few never. Anything else is settled already.
 */
export function settle(ticket: Ticket, { random, agent }: Case): TicketEvent[] | undefined {
  if (ticket.resolved === undefined) return []
  if (random.chance(0.45)) return undefined
  if (random.chance(0.08)) return []
  const wait = random.chance(0.2) ? random.int(26, 70) : random.int(2, 22)
  return callBack(ticket, random, ticket.resolved + wait * HOUR, {
    id: agent.id,
    name: agent.name,
    team: agent.team.id,
  })
}
