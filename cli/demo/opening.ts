import { type Act, agentSays, customerSays } from './act.ts'
import { type Case, say } from './case.ts'

/** The agent picks up (inbound) or is picked up (outbound); the parts the agent forgets are left out. */
export function openCall(call: Case): Act[] {
  if (call.direction === 'outbound') return openOutbound(call)
  if (rudely(call)) {
    for (const tag of ['greeting', 'self-introduction', 'offer-help'] as const) call.faults.add(tag)
    return [agentSays(say(call, call.bank.rude.opening.agent))]
  }
  return [agentSays(inboundWords(call))]
}

function rudely(call: Case): boolean {
  const { faults, random } = call
  return call.channel === 'voice' && faults.has('forbidden-phrase') && faults.has('greeting') && random.chance(0.5)
}

function inboundWords(call: Case): string {
  const { agent } = call.manners
  const left = {
    greet: !call.faults.has('greeting'),
    introduce: !call.faults.has('self-introduction'),
    offer: !call.faults.has('offer-help'),
  }
  const all = left.greet && left.introduce && left.offer
  if (all && call.random.chance(0.65)) return say(call, agent.opening)
  const parts = [left.greet && say(call, agent.greet), left.introduce && say(call, agent.introduce)].filter(
    (part) => part !== false,
  )
  if (parts.length === 0 && !left.offer) return say(call, agent.bare)
  const comma = call.tongue === 'zh' ? '，/' : ', /'
  const stop = call.tongue === 'zh' ? '。' : '.'
  const offer = left.offer ? say(call, agent.offer) : ''
  if (parts.length === 0) return offer
  const first = parts.join(comma)
  if (offer === '') return `${first}${stop}`
  return call.tongue === 'zh' ? `${first}，/${offer}` : `${first}. /${offer}`
}

/** Outbound: the customer speaks first; no offer of help is owed, the reason follows. */
function openOutbound(call: Case): Act[] {
  const { agent, customer } = call.manners
  const zh = call.tongue === 'zh'
  const greet = call.faults.has('greeting') ? '' : `${say(call, agent.greet)}${zh ? '，' : ', '}`
  const who = `${greet}${say(call, agent.ask_for)}`
  const yes = zh
    ? ['是我。', '我是，哪位？', '对，你说。', '嗯，是的。']
    : ['Yes, speaking.', 'That is me.', 'Yes, who is this?']
  const acts = [customerSays(say(call, customer.pick_up)), agentSays(who), customerSays(call.random.pick(yes))]
  if (call.faults.has('self-introduction')) return acts
  return [...acts, agentSays(`${say(call, agent.introduce)}${zh ? '。' : '.'}`)]
}
