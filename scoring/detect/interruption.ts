import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Probe } from './detector.ts'

const Seconds = Type.Number({ exclusiveMinimum: 0 })

const Spec = Type.Object(
  {
    /** How long the other had been speaking, and for how long both then spoke. */
    after: Seconds,
    overlap: Seconds,
  },
  { additionalProperties: false },
)

/** So many cuts in, and in so large a share of the replies, are rather two channels shifted against each other. */
const IMPLAUSIBLE_COUNT = 4
const IMPLAUSIBLE_SHARE = 0.5

/** The speaker cut in with words on the other's words; signs of listening and noise do not count. */
export const interruption: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>): Probe => ({
    words: false,
    timed: true,
    look: ({ transcript }, view) => {
      const inView = new Set(view.turns)
      const speakers = new Set<string>()
      const hits: Hit[] = []
      let replies = 0
      let open: Turn[] = []
      for (const turn of transcript.turns) {
        if (turn.kind !== 'words') continue
        open = open.filter((other) => other.end > turn.start)
        if (inView.has(turn)) {
          if (speakers.size > (speakers.has(turn.speaker) ? 1 : 0)) replies++
          const cut = open.find((other) => cutsIn(turn, other, spec.after * 1000, spec.overlap * 1000))
          if (cut) hits.push(hitOf(turn, cut, spec.overlap * 1000))
        }
        open.push(turn)
        speakers.add(turn.speaker)
      }
      if (hits.length >= IMPLAUSIBLE_COUNT && hits.length > replies * IMPLAUSIBLE_SHARE) {
        return { hits: [], unknown: 'unreliable_timing' }
      }
      return { hits }
    },
  }),
}

const cutsIn = (turn: Turn, other: Turn, after: number, overlap: number): boolean =>
  other.speaker !== turn.speaker &&
  (other.speaker === 'customer' || other.speaker === 'agent') &&
  turn.start - other.start >= after &&
  Math.min(turn.end, other.end) - turn.start >= overlap

function hitOf(turn: Turn, other: Turn, limit: number): Hit {
  const end = Math.min(turn.end, other.end)
  const measured = { segments: [other.segment, turn.segment], value: end - turn.start, limit, unit: 'ms' }
  return { matchedBy: 'timing', start: turn.start, end, order: turn.rank, measured }
}
