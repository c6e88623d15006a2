import { type Act, agentSays, customerSays } from './act.ts'
import { type Case, say } from './case.ts'

/** Asks whether anything else is needed and says goodbye; the parts the agent forgets are left out. */
export function closeCall(call: Case): Act[] {
  const { manners, random, faults } = call
  const acts: Act[] = []
  if (!faults.has('further-help')) {
    acts.push(agentSays(say(call, manners.agent.further)), customerSays(say(call, manners.customer.no_more)))
  }
  if (faults.has('forbidden-phrase') && call.channel === 'voice' && random.chance(0.14)) {
    faults.add('closing')
    return [...acts, agentSays(say(call, call.bank.rude.closing.agent))]
  }
  const bye = () => customerSays(say(call, manners.customer.bye))
  if (!faults.has('closing')) {
    acts.push(agentSays(say(call, manners.agent.close)))
    return random.chance(0.75) ? [...acts, bye()] : acts
  }
  const last = random.chance(0.7) ? [agentSays(say(call, manners.agent.leave))] : []
  return random.chance(0.6) ? [...acts, ...last, bye()] : [...acts, ...last]
}
