import { type Act, agentSays, customerSays } from './act.ts'
import type { Aside, Exchange } from './banks/types.ts'
import { type Case, say } from './case.ts'
import { closeCall } from './closing.ts'
import { lookUp } from './lookup.ts'
import { openCall } from './opening.ts'

/** A conversation from the first word to the last, with the faults of the case in it and no others. */
export function converse(call: Case): Act[] {
  const acts = [...beginning(call), ...stepsOf(call), ...storyOf(call)]
  if (call.outcome === 'transferred') return [...acts, ...handOn(call)]
  const turn = call.random.int(0, call.story.finding.agent.length - 1)
  acts.push(...lookUp(call), ...exchange(call, variant(call.story.finding, turn)))
  if (call.outcome === 'dropped') return cutOff(call, acts)
  acts.push(...rudeness(call))
  if (call.outcome === 'gave_up') return [...acts, customerSays(say(call, call.manners.customer.give_up))]
  return [...acts, ...solve(call, turn), ...closeCall(call)]
}

/** On the phone the agent opens; in a chat the customer writes first, and not always a greeting. */
function beginning(call: Case): Act[] {
  if (call.channel === 'voice') return [...openCall(call), ...reasonOf(call)]
  if (!coldly(call) && call.random.chance(0.4)) return [...reasonOf(call).slice(0, 1), ...openCall(call)]
  return [customerSays(say(call, call.manners.customer.hello)), ...openCall(call), ...reasonOf(call)]
}

/** Who asks about the matter, or answers at once, has offered help as well as who says so: this agent does neither. */
const coldly = ({ direction, faults }: Case): boolean => direction === 'inbound' && faults.has('offer-help')

/** The customer has told the matter and has to go on, as nobody takes it up. */
function leftWaiting(call: Case): Act[] {
  const { agent, customer } = call.manners
  return call.random
    .sample(customer.goes_on, 2)
    .flatMap((words) => [agentSays(say(call, agent.mumble)), customerSays(say(call, [words]))])
}

const exchange = (call: Case, { agent, customer }: Exchange): Act[] => [
  agentSays(say(call, agent)),
  customerSays(say(call, customer)),
]

/** Findings, answers and solutions of one story fit by their place in lists of equal length. */
function variant({ agent, customer }: Exchange, turn: number): Exchange {
  if (turn >= agent.length) return { agent, customer }
  return { agent: [agent[turn]!], customer: agent.length === customer.length ? [customer[turn]!] : customer }
}

function aside(lines: Aside): Act[] {
  return lines.map((line) => (line.agent === undefined ? customerSays(line.customer ?? '') : agentSays(line.agent)))
}

function reasonOf(call: Case): Act[] {
  const { random, manners, scenario, story } = call
  if (!story.reason) return []
  const hello = random.chance(0.5) && call.channel === 'voice' ? say(call, manners.customer.hello) : ''
  const acts: Act[] = [customerSays(`${hello}${say(call, story.reason)}`)]
  const angry = scenario.complaint === true || (call.outage && random.chance(0.35))
  if (angry && random.chance(0.75)) acts.push(customerSays(say(call, manners.customer.anger)))
  if (coldly(call)) acts.push(...leftWaiting(call))
  if (angry) acts.push(agentSays(say(call, manners.agent.sorry)))
  return acts
}

/** Questions and answers; now and then small talk, or words that only look like a fault. */
function stepsOf(call: Case): Act[] {
  const { random, story, bank } = call
  const least = call.direction === 'outbound' ? story.steps.length : 1
  const steps = random.sample(story.steps, random.int(least, story.steps.length))
  const acts = steps.flatMap((step) => exchange(call, step))
  if (call.channel === 'voice') {
    if (random.chance(0.12)) acts.push(...aside(random.pick(bank.asides)))
    if (random.chance(0.09)) acts.push(...aside(random.pick(bank.look_alikes)))
    if (call.outage && random.chance(0.4)) acts.push(...aside(random.pick(bank.outage)))
  }
  return acts
}

/** A long story of the customer, which the agent hears out or cuts short. */
function storyOf(call: Case): Act[] {
  const { random, manners, faults, direction } = call
  const cuts = faults.has('interruption')
  if (!cuts && (direction === 'outbound' || !random.chance(0.14))) return []
  const story = customerSays(say(call, manners.customer.ramble))
  if (!cuts) return [story]
  const cut = agentSays(say(call, manners.agent.cut_in), { over: 'rudely' })
  return [story, cut, customerSays(say(call, manners.customer.not_finished))]
}

function rudeness(call: Case): Act[] {
  const { random, faults, bank } = call
  if (!faults.has('forbidden-phrase')) return []
  const fitting = bank.rude.exchanges.filter(({ queues }) => queues === undefined || queues.includes(call.queue))
  return random
    .sample(fitting, random.chance(0.2) ? 2 : 1)
    .flatMap((slip) => [
      customerSays(say(call, slip.cue.customer)),
      agentSays(`${random.chance(0.4) ? say(call, bank.rude.lead.agent) : ''}${say(call, slip.rude.agent)}`),
      customerSays(say(call, slip.retort.customer)),
    ])
}

function solve(call: Case, turn: number): Act[] {
  const { random, story, faults, bank } = call
  const solving = variant(story.solving, turn)
  const silent = faults.has('silence')
  const after = silent ? random.int(20_500, 52_000) : undefined
  const words = call.manners.customer.still_there
  const acts: Act[] = []
  if (silent && random.chance(0.35)) {
    acts.push(customerSays(say(call, words), { after }), agentSays(say(call, solving.agent)))
  } else acts.push(agentSays(say(call, solving.agent), { after }))
  if (call.channel === 'voice' && random.chance(0.1)) {
    const [first, second] = random.pick(bank.cut_ins)
    acts.push(customerSays(first?.customer ?? '', { over: 'politely' }), agentSays(second?.agent ?? ''))
  }
  acts.push(customerSays(say(call, solving.customer)))
  return acts
}

function handOn(call: Case): Act[] {
  const { manners, random } = call
  const acts: Act[] = [agentSays(say(call, manners.agent.transfer)), customerSays(say(call, manners.customer.consent))]
  return random.chance(0.3) ? acts.slice(0, 1) : acts
}

/** The line drops: the last words are half words. */
function cutOff(call: Case, acts: Act[]): Act[] {
  const kept = acts.slice(0, call.random.int(Math.ceil(acts.length * 0.7), acts.length))
  const last = kept.at(-1)
  if (last?.kind !== 'say') return kept.slice(0, -1)
  return [...kept.slice(0, -1), { ...last, text: last.text.slice(0, Math.ceil(last.text.length * 0.6)) }]
}
