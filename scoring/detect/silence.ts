import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Probe, Scene } from './detector.ts'

const Spec = Type.Object({ at_least: Type.Number({ exclusiveMinimum: 0 }) }, { additionalProperties: false })

/** Dead air: nobody says a word for at least so many seconds, from the answer on, holds not counted. */
export const silence: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>): Probe => ({
    words: false,
    timed: true,
    look: (scene) => ({ hits: pauses(scene, spec.at_least * 1000) }),
  }),
}

function pauses({ call, transcript }: Scene, least: number): Hit[] {
  const hits: Hit[] = []
  let heardUntil = 0
  let last: Turn | null = null
  for (const turn of transcript.turns) {
    if (turn.kind === 'noise') continue
    const held = (call.holds ?? []).reduce((sum, hold) => {
      return sum + Math.max(0, Math.min(hold.end_ms, turn.start) - Math.max(hold.start_ms, heardUntil))
    }, 0)
    const quiet = turn.start - heardUntil - held
    if (quiet >= least) {
      hits.push({
        matchedBy: 'timing',
        start: heardUntil,
        end: turn.start,
        order: turn.rank - 0.5,
        measured: {
          segments: last ? [last.segment, turn.segment] : [turn.segment],
          value: quiet,
          limit: least,
          unit: 'ms',
        },
      })
    }
    if (turn.end > heardUntil) {
      heardUntil = turn.end
      last = turn
    }
  }
  return hits
}
