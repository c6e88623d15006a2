import { en, visits as en_visits, support } from './banks/en/index.ts'
import type { LanguageBank, Scenario, Story } from './banks/types.ts'
import { equipment, property, shop, telecom, zh, visits as zh_visits } from './banks/zh/index.ts'
import type { Day } from './calendar.ts'
import type { Case, Outcome } from './case.ts'
import type { Agent, Tongue } from './people.ts'
import type { Random } from './random.ts'
import { slotsOf } from './slots.ts'
import type { Ticket } from './ticket.ts'

const queue_share = {
  property: 27,
  'hotline-800': 20,
  telecom: 16,
  'shop-chat': 12,
  'english-support': 22,
  'english-chat': 3,
}

type Queue = keyof typeof queue_share

interface Matters {
  tongue: Tongue
  bank: LanguageBank
  scenarios: readonly Scenario[]
  /** Reasons to call a customer; a queue without any makes no calls. */
  visits: readonly Scenario[]
}

const matters: Record<Queue, Matters> = {
  property: { tongue: 'zh', bank: zh, scenarios: property, visits: zh_visits },
  'hotline-800': { tongue: 'zh', bank: zh, scenarios: equipment, visits: zh_visits },
  telecom: { tongue: 'zh', bank: zh, scenarios: telecom, visits: zh_visits },
  'shop-chat': { tongue: 'zh', bank: zh, scenarios: shop, visits: [] },
  'english-support': { tongue: 'en', bank: en, scenarios: support, visits: en_visits },
  'english-chat': { tongue: 'en', bank: en, scenarios: support, visits: [] },
}

const inbound_outcomes = {
  talk: 885,
  transferred: 30,
  dropped: 14,
  gave_up: 20,
  abandoned: 26,
  empty: 8,
  other_language: 2,
}

/** What there is to work with when a call comes in. */
export interface Shift {
  random: Random
  now: number
  day: Day
  agents: readonly Agent[]
  /** Finished repairs whose customers have not been called yet; a visit takes its own out of it. */
  repaired: Ticket[]
}

/** A new call, in or out. */
export function pickUp(shift: Shift): Case {
  const { random, now, day, agents } = shift
  const queue = random.weighted(queue_share)
  const { visits, scenarios, tongue } = matters[queue]
  const outbound = visits.length > 0 && random.chance(0.11)
  const outcome = outcomeOf(random, queue, outbound)
  const scenario = random.pick(outbound ? visits : mattersOf(random, scenarios, day))
  const visit = scenario.id === 'repair-visit' && outcome === 'talk' ? takeDue(shift.repaired, queue, now) : undefined
  const somebody = tongue === 'zh' ? `cust-${random.int(1, 1700)}` : `cust-e${random.int(1, 500)}`
  return prepare(shift, queue, random.pick(staffOf(agents, queue, day)), {
    outcome,
    scenario,
    story: random.pick(scenario.stories),
    direction: outbound ? 'outbound' : 'inbound',
    received: false,
    customer_id: visit?.customer.id ?? somebody,
    ...(visit && { visit }),
  })
}

/** The other half of a call that was handed on: the same customer and matter, somebody else answers. */
export function takeOver(shift: Shift, from: Case): Case {
  const staff = staffOf(shift.agents, from.queue, shift.day)
  const others = staff.filter((agent) => agent !== from.agent)
  return prepare(shift, from.queue as Queue, shift.random.pick(others.length > 0 ? others : staff), {
    outcome: 'talk',
    scenario: from.scenario,
    story: from.story,
    direction: 'inbound',
    received: true,
    customer_id: from.customer_id,
  })
}

interface Course extends Pick<Case, 'outcome' | 'scenario' | 'direction' | 'received' | 'customer_id' | 'visit'> {
  story: Story
}

function prepare({ random, now, day }: Shift, queue: Queue, agent: Agent, course: Course): Case {
  const { tongue, bank } = matters[queue]
  const channel = queue.endsWith('chat') ? 'chat' : 'voice'
  return {
    ...course,
    random,
    now,
    tongue,
    channel,
    queue,
    agent,
    outage: day.outage,
    gaps: { ring: random.chance(0.06), holds: random.chance(0.06), ended_by: random.chance(0.05) },
    traditional: tongue === 'zh' && channel === 'voice' && random.chance(0.045),
    bank,
    manners: bank[channel],
    slots: slotsOf({ random, tongue, agent, queue, now, customer_id: course.customer_id }),
    faults: new Set(),
  }
}

function staffOf(agents: readonly Agent[], queue: string, day: Day): readonly Agent[] {
  const all = agents.filter((agent) => agent.team.queues.includes(queue))
  const present = all.filter((agent) => !agent.off.includes(day.weekday))
  return present.length > 0 ? present : all
}

/** Most people need a repair; in the week the systems are down more of them call to complain. */
function mattersOf(random: Random, scenarios: readonly Scenario[], day: Day): readonly Scenario[] {
  const complaints = scenarios.filter((scenario) => scenario.complaint)
  if (complaints.length > 0 && random.chance(day.outage ? 0.35 : 0.1)) return complaints
  const others = scenarios.filter((scenario) => !scenario.complaint)
  return [...others, ...others.filter((scenario) => scenario.ticket === 'repair')]
}

function outcomeOf(random: Random, queue: Queue, outbound: boolean): Outcome {
  if (queue.endsWith('chat')) return random.weighted({ talk: 97, gave_up: 3 })
  if (outbound) return random.weighted({ talk: 88, unanswered: 7, voicemail: 5 })
  return random.weighted(inbound_outcomes)
}

function takeDue(repaired: Ticket[], queue: string, now: number): Ticket | undefined {
  const at = repaired.findIndex((ticket) => ticket.queue === queue && ticket.resolved! < now)
  return at < 0 ? undefined : repaired.splice(at, 1)[0]
}
