import { type Static, Type } from 'typebox'
import type { Detector, Probe } from './detector.ts'

const Spec = Type.Object({ at_least: Type.Number({ exclusiveMinimum: 0 }) }, { additionalProperties: false })

/** Waits on hold of at least so many seconds, as the telephone system reported them. */
export const hold: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>): Probe => ({
    words: false,
    timed: true,
    look: ({ call, transcript }) => {
      if (call.holds === undefined) return { hits: [], unknown: 'no_metadata' }
      const long = call.holds
        .filter(({ start_ms, end_ms }) => end_ms - start_ms >= spec.at_least * 1000)
        .sort((a, b) => a.start_ms - b.start_ms || a.end_ms - b.end_ms)
      return {
        hits: long.map(({ start_ms, end_ms }) => ({
          matchedBy: 'timing',
          start: start_ms,
          end: end_ms,
          order: transcript.turns.filter((turn) => turn.start < start_ms).length - 0.5,
          measured: { field: 'holds', value: end_ms - start_ms, limit: spec.at_least * 1000, unit: 'ms' },
        })),
      }
    },
  }),
}
