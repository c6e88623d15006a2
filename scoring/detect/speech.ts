import { type Static, Type } from 'typebox'
import type { Detector, Probe } from './detector.ts'

const Spec = Type.Object({ turns: Type.Integer({ minimum: 1 }) }, { additionalProperties: false })

/** Whether a speaker said anything at all: at least so many turns with words. */
export const speech: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>): Probe => ({
    words: false,
    timed: false,
    look: (_scene, view) => {
      const spoken = view.turns.filter((turn) => turn.kind === 'words')
      if (spoken.length < spec.turns) return { hits: [] }
      return {
        hits: spoken.map((turn) => ({
          matchedBy: 'metadata',
          start: turn.start,
          end: turn.end,
          order: turn.rank,
          measured: { segments: [turn.segment], value: spoken.length, limit: spec.turns, unit: 'turns' },
        })),
      }
    },
  }),
}
