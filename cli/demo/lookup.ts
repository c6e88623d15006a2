import { type Act, agentSays, customerSays } from './act.ts'
import { type Case, say } from './case.ts'

/** The agent looks something up: on hold, with the line open, within a breath, or not at all. */
export function lookUp(call: Case): Act[] {
  if (call.faults.has('hold-notice') || call.faults.has('hold-return')) return hold(call)
  if (call.outcome === 'dropped') return []
  if (call.channel === 'chat') return call.random.chance(0.4) ? waitInChat(call) : []
  switch (call.random.weighted({ hold: call.gaps.holds ? 0 : 34, wait: 14, glance: 30, none: 22 })) {
    case 'hold':
      return hold(call)
    case 'wait':
      return wait(call)
    case 'glance':
      return [agentSays(say(call, call.manners.agent.glance))]
    case 'none':
      return []
  }
}

function asked(call: Case): Act[] {
  return [agentSays(say(call, call.manners.agent.notice)), customerSays(say(call, call.manners.customer.consent))]
}

function hold(call: Case): Act[] {
  const before = call.faults.has('hold-notice') ? [] : asked(call)
  const after = call.faults.has('hold-return') ? [] : [agentSays(say(call, call.manners.agent.back))]
  return [...before, { kind: 'hold', ms: call.random.int(12_000, call.outage ? 140_000 : 85_000) }, ...after]
}

/** Announced, with the line open: a long pause that is no dead air. */
function wait(call: Case): Act[] {
  return [...asked(call), agentSays(say(call, call.manners.agent.back), { after: call.random.int(7_000, 34_000) })]
}

function waitInChat(call: Case): Act[] {
  const acts = [agentSays(say(call, call.manners.agent.notice))]
  return call.random.chance(0.7) ? [...acts, agentSays(say(call, call.manners.agent.back))] : acts
}
