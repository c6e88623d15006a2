import { type Static, Type } from 'typebox'
import type { Detector, Probe } from './detector.ts'
import { needAny, seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  { longer_than: Type.Optional(seconds('Seconds.')), shorter_than: Type.Optional(seconds('Seconds.')) },
  {
    additionalProperties: false,
    description: 'The length of the call from answer to hang-up; with both limits it lies between them.',
  },
)

/** The call's length from the answer to the hang-up; where both limits are given it lies between them. */
export const length: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    needAny('length', spec, ['longer_than', 'shorter_than'])
    const longer = spec.longer_than === undefined ? null : toMs(spec.longer_than)
    const shorter = spec.shorter_than === undefined ? null : toMs(spec.shorter_than)
    if (longer !== null && shorter !== null && longer >= shorter) {
      throw new Error(
        'length: "longer_than" must be less than "shorter_than", as both hold at once; for either, write two conditions and "or"',
      )
    }
    return {
      words: false,
      timed: false,
      look: ({ call, transcript }) => {
        const value = transcript.length
        if (value < 0) return { hits: [], unknown: 'unreliable_timing' }
        if ((longer !== null && value <= longer) || (shorter !== null && value >= shorter)) return { hits: [] }
        // Without a time of the answer the ringing counts too.
        const rang = call.channel === 'voice' && call.answered_at === undefined
        if (rang && longer !== null) return { hits: [], unknown: 'no_metadata' }
        const measured = { field: 'ended_at', value, limit: (longer ?? shorter) as number, unit: 'ms' }
        return { hits: [{ matchedBy: 'timing', start: 0, end: value, order: transcript.turns.length, measured }] }
      },
    }
  },
}
