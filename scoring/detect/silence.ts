import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { heldBetween } from './holds.ts'
import { within } from './place.ts'
import { seconds, toMs } from './spec.ts'

const side = (description: string) => Type.Enum(['agent', 'customer'], { description })

const Spec = Type.Object(
  {
    at_least: seconds('Seconds.'),
    after: Type.Optional(side('Who was heard last before it.')),
    before: Type.Optional(side("Who was heard first after it; the same as before: a pause within one's own speech.")),
  },
  {
    additionalProperties: false,
    description: 'Dead air: nobody is heard for so long, time on hold not counted.',
  },
)

type Spec = Static<typeof Spec>

/**
 * Dead air: nobody is heard for at least so many seconds between the answer and the last word. Signs of listening and
 * machines end it, noise does not; time on hold is not counted. In a window, those that begin in it.
 */
export const silence: Detector = {
  schema: Spec,
  compile: (spec: Spec): Probe => ({
    words: false,
    timed: true,
    look: (scene, view) => pauses(scene, view, spec),
  }),
}

function pauses({ call, transcript }: Scene, view: View, spec: Spec): Outcome {
  if (transcript.shifted()) return { hits: [], unknown: 'unreliable_timing' }
  const least = toMs(spec.at_least)
  const hits: Hit[] = []
  let unsure = false
  let heardUntil = 0
  let last: Turn | null = null
  for (const turn of transcript.turns) {
    if (turn.kind === 'noise') continue
    if (turn.start - heardUntil >= least && within(view, heardUntil)) {
      const quiet = turn.start - heardUntil - heldBetween(call, heardUntil, turn.start)
      const fits = both(isSide(last, spec.after), isSide(turn, spec.before))
      if (quiet >= least && fits === null) unsure = true
      else if (quiet >= least && fits) hits.push(hitOf(heardUntil, last, turn, quiet, least))
    }
    if (turn.end > heardUntil) {
      heardUntil = turn.end
      last = turn
    }
  }
  return hits.length === 0 && unsure ? { hits, unknown: 'no_roles' } : { hits }
}

/** Null where nobody knows who spoke. */
function isSide(turn: Turn | null, side: Spec['after']): boolean | null {
  if (side === undefined) return true
  return turn?.speaker === 'unknown' ? null : turn?.speaker === side
}

const both = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true

function hitOf(start: number, last: Turn | null, turn: Turn, value: number, limit: number): Hit {
  const segments = last ? [last.segment, turn.segment] : [turn.segment]
  const measured = { segments, value, limit, unit: 'ms' }
  return { matchedBy: 'timing', start, end: turn.start, order: turn.rank - 0.5, measured }
}
