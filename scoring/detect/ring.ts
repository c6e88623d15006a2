import { type Static, Type } from 'typebox'
import { type Call, parseTime } from '../../contract/index.ts'
import type { Detector, Hit, Outcome, Probe } from './detector.ts'
import { onlyOne, seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  {
    more_than: Type.Optional(
      Type.Integer({ minimum: 0, description: 'More rings than so many; goes with seconds_a_ring.' }),
    ),
    seconds_a_ring: Type.Optional(seconds('How long a ring is, for calls that do not count them.')),
    longer_than: Type.Optional(seconds('Seconds of ringing.')),
  },
  {
    additionalProperties: false,
    description: 'Picked up late: by the number of rings, or by the time it rang.',
  },
)

/**
 * Picked up after more rings, or longer ringing, than allowed; where the call does not count rings, by the time it
 * rang. A call that says nothing of ringing (picked up at the moment it began, as many exports have it) is not judged.
 */
export const ring: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    const test = onlyOne('ring', spec, ['more_than', 'longer_than'])
    if ((test === 'more_than') !== (spec.seconds_a_ring !== undefined)) {
      throw new Error('ring takes "seconds_a_ring" with "more_than", and only with it')
    }
    const limit = test === 'longer_than' ? toMs(spec.longer_than as number) : (spec.more_than as number)
    return {
      words: false,
      timed: false,
      look: ({ call }) => {
        const rang = ringing(call)
        if (test === 'longer_than') {
          if (typeof rang === 'string') return { hits: [], unknown: rang }
          return late(rang, limit, { field: 'answered_at', value: rang, limit, unit: 'ms' })
        }
        if (call.ring_count === undefined && typeof rang === 'string') return { hits: [], unknown: rang }
        const waited = typeof rang === 'string' ? 0 : rang
        const rings = call.ring_count ?? Math.ceil(waited / toMs(spec.seconds_a_ring as number))
        const field = call.ring_count === undefined ? 'answered_at' : 'ring_count'
        return late(waited, limit, { field, value: rings, limit, unit: 'rings' })
      },
    }
  },
}

/** Milliseconds from the offer to the answer, or why nobody knows. */
function ringing(call: Call): number | 'no_metadata' | 'unreliable_timing' {
  if (call.answered_at === undefined) return 'no_metadata'
  const waited = (parseTime(call.answered_at) as number) - (parseTime(call.offered_at ?? call.started_at) as number)
  if (waited < 0) return 'unreliable_timing'
  return waited === 0 && call.offered_at === undefined ? 'no_metadata' : waited
}

/** It rang before the call's zero, which is the answer. */
function late(waited: number, limit: number, measured: Hit['measured'] & { value: number }): Outcome {
  if (measured.value <= limit) return { hits: [] }
  return { hits: [{ matchedBy: 'timing', start: 0 - waited, end: 0, order: -1, measured }] }
}
