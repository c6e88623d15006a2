import type { Call, Segment, TicketEvent } from '../../contract/index.ts'
import { en, visits as en_visits, support } from './banks/en/index.ts'
import { ja_lines } from './banks/names.ts'
import type { LanguageBank, Scenario, Story } from './banks/types.ts'
import { equipment, property, shop, telecom, zh, visits as zh_visits } from './banks/zh/index.ts'
import { type Day, dateOf, daysOf, startsOf } from './calendar.ts'
import { type Case, type Outcome, talks } from './case.ts'
import { writeChat } from './chat.ts'
import { converse } from './dialogue.ts'
import { slipsOf } from './faults.ts'
import { hearVoice } from './noise.ts'
import { type Agent, hire, PLANTED, type Planted, type Tongue } from './people.ts'
import { createRandom, type Random } from './random.ts'
import { type Frame, recordOf } from './record.ts'
import { slotsOf } from './slots.ts'
import { callBack, openTicket, type Ticket } from './tickets.ts'
import { timeChat, timeVoice } from './timing.ts'

export interface Sample {
  call: Call
  /** The tags of the faults the agent was made to commit, each once, in a fixed order; no other fault is in the call. */
  truth: Planted[]
  /** What happened to the call's ticket, in order; some of it weeks later. */
  events: TicketEvent[]
}

export interface Options {
  /** The same seed gives the same month. */
  seed?: number
  /** `YYYY-MM`, in Asia/Shanghai. */
  month?: string
  calls?: number
}

export { PLANTED, type Planted } from './people.ts'

/**
 * A month of calls, chats and tickets of an invented organisation, one after another.
 * @throws RangeError where `month` is no month
 */
export function* generate({ seed = 1, month = '2026-05', calls = 3000 }: Options = {}): Generator<Sample> {
  const days = daysOf(month, calls, createRandom(seed, month, 'days'))
  const desk = openDesk(seed, month, calls)
  for (const day of days) {
    const progress = (day.date - 1) / (days.length - 1)
    for (const start of startsOf(day, createRandom(seed, month, 'starts', day.date))) {
      yield desk.next(start, day, progress)
    }
  }
}

const queue_share = {
  property: 27,
  'hotline-800': 20,
  telecom: 16,
  'shop-chat': 12,
  'english-support': 22,
  'english-chat': 3,
}
type Queue = keyof typeof queue_share

const matters: Record<
  Queue,
  { tongue: Tongue; bank: LanguageBank; scenarios: readonly Scenario[]; visits: readonly Scenario[] }
> = {
  property: { tongue: 'zh', bank: zh, scenarios: property, visits: zh_visits },
  'hotline-800': { tongue: 'zh', bank: zh, scenarios: equipment, visits: zh_visits },
  telecom: { tongue: 'zh', bank: zh, scenarios: telecom, visits: zh_visits },
  'shop-chat': { tongue: 'zh', bank: zh, scenarios: shop, visits: [] },
  'english-support': { tongue: 'en', bank: en, scenarios: support, visits: en_visits },
  'english-chat': { tongue: 'en', bank: en, scenarios: support, visits: [] },
}

const voice_outcomes: Record<Exclude<Outcome, 'unanswered' | 'voicemail'>, number> = {
  talk: 885,
  transferred: 30,
  dropped: 14,
  gave_up: 20,
  abandoned: 26,
  empty: 8,
  other_language: 2,
}

/** A call handed on: its other half comes next. */
interface HandedOn {
  from: Case
  contact_id: string
  customer_id: string
  at: number
}

interface Desk {
  next(start: number, day: Day, progress: number): Sample
}

/** The organisation at work: remembers what was handed on and who has to be called back. */
function openDesk(seed: number, month: string, last: number): Desk {
  const agents = hire(createRandom(seed, 'agents'))
  const repaired: Ticket[] = []
  let handed: HandedOn | undefined
  let count = 0

  return {
    next(start, day, progress) {
      count += 1
      const random = createRandom(seed, month, 'call', count)
      const received = handed
      handed = undefined
      const now = received?.at ?? start
      const call = received ? takeOver(random, received, agents, day) : pickUp(random, now, agents, day)
      const call_id = `c-${dateOf(now).compact}-${String(count).padStart(6, '0')}`
      let customer_id = received?.customer_id ?? `cust-${random.int(1, 2200)}`

      const due =
        call.direction === 'outbound' && call.scenario.id === 'repair-visit' ? takeDue(repaired, call, now) : undefined
      if (due) {
        customer_id = due.customer.id
        call.slots = { ...call.slots, customer: due.customer.name }
      }
      if (count === last && call.outcome === 'transferred') call.outcome = 'talk'
      call.faults = slipsOf(call, progress)

      const frame: Frame = { call_id, customer_id, ...wordsOf(call) }
      const record = recordOf(call, frame)
      const ended = Date.parse(record.ended_at)
      const events: TicketEvent[] = []
      const ticket =
        call.outcome === 'talk' || call.outcome === 'gave_up'
          ? openTicket(
              call,
              `T-${month.replace('-', '')}-${String(count).padStart(5, '0')}`,
              call_id,
              customer_id,
              ended,
            )
          : undefined
      if (ticket) events.push(...ticket.events)
      if (ticket?.resolved !== undefined) events.push(...settle(ticket, call, random, repaired))
      if (due && talks(call.outcome)) events.push(...callBack(due, random, ended, record.agent, call_id))
      const ticket_id = ticket?.id ?? due?.id
      if (ticket_id !== undefined) record.ticket_ids = [ticket_id]
      if (call.outcome === 'transferred') {
        handed = { from: call, contact_id: `k-${call_id.slice(2)}`, customer_id, at: ended }
        Object.assign(record, {
          contact_id: handed.contact_id,
          leg: 1,
          transferred_to: { queue: call.queue, kind: random.pick(['warm', 'blind']) },
        })
      }
      if (received) {
        Object.assign(record, {
          contact_id: received.contact_id,
          leg: 2,
          transferred_from: { agent_id: received.from.agent.id, queue: call.queue },
        })
      }
      return { call: record, truth: PLANTED.filter((tag) => call.faults.has(tag)), events }
    },
  }
}

function staffOf(agents: readonly Agent[], queue: string, day: Day): readonly Agent[] {
  const all = agents.filter((agent) => agent.team.queues.includes(queue))
  const present = all.filter((agent) => !agent.off.includes(day.weekday))
  return present.length > 0 ? present : all
}

function pickUp(random: Random, now: number, agents: readonly Agent[], day: Day): Case {
  const queue = random.weighted(queue_share)
  const { visits, scenarios } = matters[queue]
  const outbound = visits.length > 0 && random.chance(0.11)
  const outcome = outcomeOf(random, queue, outbound)
  const scenario = random.pick(outbound ? visits : angryFirst(random, scenarios, day))
  return prepare(random, now, queue, random.pick(staffOf(agents, queue, day)), day, {
    outcome,
    scenario,
    outbound,
    received: false,
  })
}

/** In the week the systems are down more people call to complain. */
function angryFirst(random: Random, scenarios: readonly Scenario[], day: Day): readonly Scenario[] {
  const complaints = scenarios.filter((scenario) => scenario.complaint)
  return day.outage && complaints.length > 0 && random.chance(0.3) ? complaints : scenarios
}

function outcomeOf(random: Random, queue: Queue, outbound: boolean): Outcome {
  if (queue.endsWith('chat')) return random.weighted({ talk: 97, gave_up: 3 })
  if (outbound) return random.weighted({ talk: 88, unanswered: 7, voicemail: 5 })
  return random.weighted(voice_outcomes)
}

function takeOver(random: Random, { from, at }: HandedOn, agents: readonly Agent[], day: Day): Case {
  const others = staffOf(agents, from.queue, day).filter((agent) => agent !== from.agent)
  const call = prepare(random, at, from.queue as Queue, random.pick(others.length > 0 ? others : [from.agent]), day, {
    outcome: 'talk',
    scenario: from.scenario,
    story: from.story,
    outbound: false,
    received: true,
  })
  return { ...call, slots: { ...call.slots, customer: from.slots.customer!, caller: from.slots.caller! } }
}

interface Course {
  outcome: Outcome
  scenario: Scenario
  /** Any of the scenario's, if absent. */
  story?: Story
  outbound: boolean
  received: boolean
}

function prepare(random: Random, now: number, queue: Queue, agent: Agent, day: Day, course: Course): Case {
  const { tongue, bank } = matters[queue]
  const channel = queue.endsWith('chat') ? 'chat' : 'voice'
  return {
    random,
    now,
    tongue,
    channel,
    direction: course.outbound ? 'outbound' : 'inbound',
    queue,
    agent,
    outcome: course.outcome,
    outage: day.outage,
    received: course.received,
    gaps: { ring: random.chance(0.06), holds: random.chance(0.06), ended_by: random.chance(0.05) },
    traditional: tongue === 'zh' && channel === 'voice' && random.chance(0.045),
    scenario: course.scenario,
    story: course.story ?? random.pick(course.scenario.stories),
    bank,
    manners: bank[channel],
    slots: slotsOf(random, tongue, agent, queue, now),
    faults: new Set(),
  }
}

/** A repaired customer who has not been called yet. */
function takeDue(repaired: Ticket[], call: Case, now: number): Ticket | undefined {
  const at = repaired.findIndex(
    (ticket) => ticket.resolved! < now && ticket.id !== '' && isZh(ticket) === (call.tongue === 'zh'),
  )
  return at < 0 ? undefined : repaired.splice(at, 1)[0]
}

const isZh = (ticket: Ticket): boolean => /\p{Script=Han}/u.test(ticket.department)

/** Half of the repairs wait for an outbound call, most others are called back from the desk, a few never. */
function settle(ticket: Ticket, call: Case, random: Random, repaired: Ticket[]): TicketEvent[] {
  if (random.chance(0.45)) {
    repaired.push(ticket)
    return []
  }
  if (random.chance(0.08)) return []
  const wait = random.chance(0.2) ? random.int(26, 70) : random.int(2, 22)
  return callBack(ticket, random, ticket.resolved! + wait * 3_600_000, { id: call.agent.id, team: call.agent.team.id })
}

type Words = Omit<Frame, 'call_id' | 'customer_id'>

function wordsOf(call: Case): Words {
  if (!talks(call.outcome)) return fewWords(call)
  const acts = converse(call)
  if (call.channel === 'chat') {
    const timed = timeChat(call, acts)
    return { segments: writeChat(call, timed), holds: [], end: timed.end }
  }
  const timed = timeVoice(call, acts)
  return { segments: [...announcement(call), ...hearVoice(call, timed)], holds: timed.holds, end: timed.end }
}

function announcement(call: Case): Segment[] {
  if (call.direction === 'outbound' || !call.random.chance(0.12)) return []
  const text =
    call.tongue === 'zh' ? '为保证服务质量，您的通话可能会被录音。' : 'This call may be recorded for training purposes.'
  return [{ speaker: 'ivr', start_ms: -6_500, end_ms: -1_200, text }]
}

/** Calls in which nobody can be judged. */
function fewWords(call: Case): Words {
  const { random, outcome } = call
  if (outcome === 'voicemail') return voicemail(call)
  if (outcome === 'other_language') {
    const acts = ja_lines.map(({ speaker, text }) => ({ kind: 'say' as const, who: speaker, text }))
    const { spoken, end } = timeVoice(call, acts)
    return {
      segments: spoken.map(({ who, start, end, text }) => ({
        speaker: who,
        start_ms: start,
        end_ms: end,
        text,
        confidence: 0.9,
      })),
      holds: [],
      end,
    }
  }
  const noise: Segment[] = [{ speaker: 'customer', start_ms: 900, end_ms: 1_300, text: '[noise]', kind: 'noise' }]
  const segments = outcome === 'empty' && random.chance(0.5) ? noise : []
  return { segments, holds: [], end: random.int(9_000, 45_000) }
}

function voicemail(call: Case): Words {
  const zh = call.tongue === 'zh'
  const machine = zh
    ? '您拨打的用户暂时无法接听，请在提示音后留言。'
    : 'The person you are calling cannot take your call, please leave a message after the tone.'
  const { customer, company, agent } = call.slots
  const message = zh
    ? `${customer}您好，我是${company}的${agent}，稍后再联系您。`
    : `Hello ${customer}, this is ${agent} at ${company}, I will try again later.`
  return {
    segments: [
      { speaker: 'ivr', start_ms: 300, end_ms: 5_200, text: machine },
      { speaker: 'agent', start_ms: 7_000, end_ms: 12_500, text: message, confidence: 0.95 },
    ],
    holds: [],
    end: 14_000,
  }
}
