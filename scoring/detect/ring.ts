import { type Static, Type } from 'typebox'
import { parseTime } from '../../contract/index.ts'
import type { Detector, Probe } from './detector.ts'

const Spec = Type.Object(
  { more_than: Type.Integer({ minimum: 1 }), seconds_a_ring: Type.Number({ exclusiveMinimum: 0 }) },
  { additionalProperties: false },
)

/**
 * Picked up after more rings than allowed; where the call does not count them, by the time it rang. A call that says
 * nothing of ringing (picked up at the moment it began, as many exports have it) is not judged.
 */
export const ring: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>): Probe => ({
    words: false,
    timed: false,
    look: ({ call }) => {
      const answered = parseTime(call.answered_at ?? call.started_at) as number
      const waited = answered - (parseTime(call.offered_at ?? call.started_at) as number)
      const silent = call.ring_count === undefined && call.offered_at === undefined && waited === 0
      if (silent) return { hits: [], unknown: 'no_metadata' }
      const rings = call.ring_count ?? Math.ceil(waited / 1000 / spec.seconds_a_ring)
      if (rings <= spec.more_than) return { hits: [] }
      const measured = { field: 'ring_count', value: rings, limit: spec.more_than, unit: 'rings' }
      return { hits: [{ matchedBy: 'timing', start: -Math.max(0, waited), end: 0, order: -1, measured }] }
    },
  }),
}
