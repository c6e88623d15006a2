import type { Call, Segment } from '../../contract/index.ts'
import { formatTime } from './calendar.ts'
import type { Case } from './case.ts'
import { houses } from './slots.ts'

/** What the telephone system knows beside the words. */
export interface Frame {
  call_id: string
  segments: Segment[]
  holds: { start_ms: number; end_ms: number }[]
  /** Milliseconds from the answer to the end; from the first ring where nobody answered. */
  end: number
}

type Ringing = Pick<Call, 'started_at' | 'offered_at' | 'answered_at' | 'ring_count'> & { answered: number }

/** A case and its words as one call.v1 object. */
export function recordOf(call: Case, frame: Frame): Call {
  const { answered, ...times } = call.channel === 'chat' ? chatTimes(call) : ringing(call)
  const { team } = call.agent
  return {
    schema: 'call.v1',
    call_id: frame.call_id,
    channel: call.channel,
    direction: call.direction,
    queue: call.queue,
    language: languageOf(call),
    agent: { id: call.agent.id, name: call.agent.name, team: team.id, site: team.site },
    customer: { id: call.customer_id, name: call.slots.customer! },
    ...times,
    ended_at: formatTime(answered + Math.ceil(frame.end / 1000) * 1000),
    ...disposition(call),
    ...endedBy(call),
    ...(call.channel === 'voice' && !call.gaps.holds && { holds: frame.holds }),
    segments: frame.segments,
    attributes: {
      ...houses[call.queue],
      ...(call.channel === 'chat' && call.slots.nick !== undefined && { nick: call.slots.nick }),
      ...(call.random.chance(0.05) && { vip: true }),
    },
  }
}

function languageOf(call: Case): string {
  if (call.outcome === 'other_language') return 'ja'
  if (call.tongue === 'en') return call.random.pick(['en', 'en-US', 'en-GB'])
  return call.traditional ? 'zh-TW' : 'zh-CN'
}

function chatTimes(call: Case): Ringing {
  return {
    started_at: formatTime(call.now),
    ...(call.random.chance(0.15) && { answered_at: formatTime(call.now) }),
    answered: call.now,
  }
}

/** Rings are five seconds apart; the switchboard counts them, or says only when it began to ring. */
function ringing(call: Case): Ringing {
  const { random, faults, gaps, outcome, now } = call
  const started_at = formatTime(now)
  if (outcome === 'abandoned' || outcome === 'unanswered') {
    return { started_at, ring_count: random.int(3, 9), answered: now }
  }
  if (call.direction === 'outbound') {
    const rings = random.int(1, 6)
    const answered = now + rings * 5_000 - random.int(0, 3) * 1000
    return { started_at, answered_at: formatTime(answered), ...(random.chance(0.4) && { ring_count: rings }), answered }
  }
  if (gaps.ring || call.received) {
    const answered = now + random.int(2, 10) * 1000
    return { started_at, answered_at: formatTime(answered), answered }
  }
  const queued = random.chance(0.4) ? random.int(6, 95) * 1000 : 0
  const rings = faults.has('ring') ? random.int(4, 9) : random.weighted({ 1: 40, 2: 38, 3: 22 })
  const late =
    Number(rings) * 5_000 -
    (faults.has('ring') ? 0 : random.int(0, 4) * 1000) +
    (faults.has('ring') ? random.int(0, 4) * 1000 : 0)
  const answered = now + queued + late
  const counted = random.chance(0.7)
  return {
    started_at,
    ...((queued > 0 || !counted || random.chance(0.6)) && { offered_at: formatTime(now + queued) }),
    answered_at: formatTime(answered),
    ...(counted && { ring_count: Number(rings) }),
    answered,
  }
}

function disposition(call: Case): Pick<Call, 'disposition'> {
  const { outcome } = call
  if (outcome === 'abandoned' || outcome === 'unanswered' || outcome === 'voicemail' || outcome === 'dropped') {
    return { disposition: outcome }
  }
  return call.random.chance(0.7) ? { disposition: 'answered' } : {}
}

/** On the phone only the fault lets the agent hang up; a chat may be closed by anybody. */
function endedBy(call: Case): Pick<Call, 'ended_by'> {
  if (call.gaps.ended_by) return {}
  if (call.channel === 'chat') return { ended_by: call.random.pick(['agent', 'customer', 'system'] as const) }
  if (call.faults.has('hang-up-order')) return { ended_by: 'agent' }
  if (call.outcome === 'dropped' || call.outcome === 'transferred') return { ended_by: 'system' }
  if (call.outcome === 'unanswered' || call.outcome === 'voicemail') return { ended_by: 'agent' }
  return { ended_by: 'customer' }
}
