import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  {
    after: Type.Number({ minimum: 0, description: 'Seconds the other had been speaking; 0 for any time at all.' }),
    overlap: seconds('Seconds for which both then spoke.'),
  },
  {
    additionalProperties: false,
    description: "The speaker cut in with words on the other's words.",
  },
)

/** So many cuts in, and in so large a share of the replies, are rather two channels shifted against each other. */
const IMPLAUSIBLE_COUNT = 4
const IMPLAUSIBLE_SHARE = 0.5

/**
 * The speaker cut in with words on the other's words. Signs of listening, noise and machines do not count, and of two
 * who begin at the same moment neither cuts in.
 */
export const interruption: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    const [after, overlap] = [toMs(spec.after), toMs(spec.overlap)]
    return { words: false, timed: true, look: (scene, view) => cuts(scene, view, after, overlap) }
  },
}

function cuts({ transcript }: Scene, view: View, after: number, overlap: number): Outcome {
  const hits: Hit[] = []
  // Turns that are not over; only the first so many count, so that the array is made once.
  const open: Turn[] = []
  let speaking = 0
  let first: Turn | null = null
  let severalSpoke = false
  let replies = 0
  // Cuts in with, or on, what nobody could make out.
  let vague = 0
  const { turns } = view
  let next = 0
  for (const turn of transcript.turns) {
    const own = turn === turns[next]
    if (own) next++
    if (turn.kind !== 'words') continue
    first ??= turn
    severalSpoke ||= turn.speaker !== first.speaker
    speaking = stillOpen(open, speaking, turn.start)
    if (own && severalSpoke) {
      replies++
      let cut: Turn | null = null
      for (let i = 0; i < speaking && (cut === null || cut.unheard); i++) {
        const other = open[i] as Turn
        if (cutsIn(turn, other, after, overlap)) cut = other
      }
      if (cut !== null && (turn.unheard || cut.unheard)) vague++
      else if (cut !== null) hits.push(hitOf(turn, cut, overlap))
    }
    open[speaking++] = turn
  }
  if (transcript.shifted()) return { hits: [], unknown: 'unreliable_timing' }
  const cuts = hits.length + vague
  if (cuts >= IMPLAUSIBLE_COUNT && cuts > replies * IMPLAUSIBLE_SHARE) {
    return { hits: [], unknown: 'unreliable_timing' }
  }
  return vague > 0 ? { hits, doubt: 'low_confidence' } : { hits }
}

/** Takes out turns that are over, in place; how many are left. */
function stillOpen(open: Turn[], count: number, now: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const turn = open[i] as Turn
    if (turn.end > now) open[kept++] = turn
  }
  return kept
}

const cutsIn = (turn: Turn, other: Turn, after: number, overlap: number): boolean =>
  other.speaker !== turn.speaker &&
  (other.speaker === 'customer' || other.speaker === 'agent') &&
  turn.start > other.start &&
  turn.start - other.start >= after &&
  Math.min(turn.end, other.end) - turn.start >= overlap

function hitOf(turn: Turn, other: Turn, limit: number): Hit {
  const end = Math.min(turn.end, other.end)
  const measured = { segments: [other.segment, turn.segment], value: end - turn.start, limit, unit: 'ms' }
  return { matchedBy: 'timing', start: turn.start, end, order: turn.rank, measured }
}
