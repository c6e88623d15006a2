import type { LanguageBank, Manners, Scenario, Story } from './banks/types.ts'
import type { Agent, Planted, Tongue } from './people.ts'
import type { Random } from './random.ts'
import { fill, type Slots } from './template.ts'
import type { Ticket } from './ticket.ts'

/** How a call goes. The first four have a conversation in a language that is judged. */
export type Outcome =
  | 'talk'
  | 'transferred'
  | 'dropped'
  | 'gave_up'
  | 'abandoned'
  | 'unanswered'
  | 'voicemail'
  | 'empty'
  | 'other_language'

/** Telephone systems that deliver less than they could. */
export interface Gaps {
  ring: boolean
  holds: boolean
  ended_by: boolean
}

/** Everything decided about a call before anybody speaks. */
export interface Case {
  random: Random
  now: number
  tongue: Tongue
  channel: 'voice' | 'chat'
  direction: 'inbound' | 'outbound'
  queue: string
  agent: Agent
  customer_id: string
  outcome: Outcome
  outage: boolean
  /** Outbound: the repair it asks about. */
  visit?: Ticket
  /** Received from another agent. */
  received: boolean
  gaps: Gaps
  /** The transcript comes in traditional characters. */
  traditional: boolean
  scenario: Scenario
  story: Story
  bank: LanguageBank
  manners: Manners
  slots: Slots
  /** What the agent will do wrong. Rude openings and closings add to it. */
  faults: Set<Planted>
}

/** One of the sentences, filled in for this call. */
export const say = (call: Case, sentences: readonly string[]): string =>
  fill(call.random.pick(sentences), call.slots, call.random)

export const talks = (outcome: Outcome): boolean =>
  outcome === 'talk' || outcome === 'transferred' || outcome === 'dropped' || outcome === 'gave_up'
