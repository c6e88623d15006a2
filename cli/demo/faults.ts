import { type Case, talks } from './case.ts'
import { PLANTED, type Planted, slipRate } from './people.ts'

type Shape = Omit<Case, 'faults' | 'slots'>

const opening: readonly Planted[] = ['greeting', 'self-introduction', 'offer-help']
const ending: readonly Planted[] = ['closing', 'further-help']
const on_the_phone: readonly Planted[] = ['hold-notice', 'hold-return', 'interruption', 'silence']

/** Whether a slip in this respect can happen in such a call at all, and be told from its record. */
function possible(call: Shape, tag: Planted): boolean {
  if (!talks(call.outcome)) return false
  const voice = call.channel === 'voice'
  const inbound = call.direction === 'inbound'
  if (tag === 'forbidden-phrase') return call.outcome === 'talk' || call.outcome === 'gave_up'
  if (tag === 'offer-help' || tag === 'further-help') {
    return inbound && (tag === 'offer-help' || call.outcome === 'talk')
  }
  if (opening.includes(tag)) return true
  if (ending.includes(tag)) return call.outcome === 'talk'
  if (tag === 'ring') return voice && inbound && !call.received && !call.gaps.ring
  if (tag === 'hang-up-order') return voice && call.outcome === 'talk' && !call.gaps.ended_by
  if (on_the_phone.includes(tag)) {
    return voice && call.outcome === 'talk' && !(tag.startsWith('hold') && call.gaps.holds)
  }
  return false
}

/** What the agent does wrong in this call. */
export function slipsOf(call: Shape, progress: number): Set<Planted> {
  const strain = call.outage ? 1.7 : 1
  const slips = PLANTED.filter(
    (tag) => call.random.chance(slipRate(call.agent, tag, progress, strain)) && possible(call, tag),
  )
  return new Set(slips)
}
