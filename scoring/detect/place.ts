import type { Transcript, Turn } from '../transcript.ts'
import type { Hit, View } from './detector.ts'

/** Times of a view, read once where many moments are compared with them. */
export type Window = Pick<View, 'whole' | 'start' | 'end'>

export const windowOf = ({ whole, start, end }: View): Window => ({ whole, start, end })

/** Whether a moment, in ms, lies in the time a condition looks at; one without a window looks everywhere. */
export function within({ whole, start, end }: Window, ms: number): boolean {
  if (whole) return true
  return start !== null && end !== null && ms >= start && ms <= end
}

/** Place in the reading order of what begins between turns. */
export function orderAt({ turns }: Transcript, ms: number): number {
  let before = 0
  while (before < turns.length && (turns[before] as Turn).start < ms) before++
  return before - 0.5
}

type Place = Pick<Hit, 'start' | 'end' | 'order'>

/** The place of what is true of a whole view: from its first turn to the end of its last. */
export function placeOf(view: View, transcript: Transcript): Place {
  const last = view.turns.at(-1)
  if (!last)
    return {
      start: Math.max(0, view.start ?? 0),
      end: Math.max(0, view.end ?? transcript.length),
      order: transcript.turns.length,
    }
  let end = last.end
  for (const turn of view.turns) if (turn.end > end) end = turn.end
  return { start: (view.turns[0] as Turn).start, end, order: last.rank }
}

/** The place of what is true of the call: its very end. */
export function endOf({ length, turns }: Transcript): Place {
  const at = Math.max(0, length)
  return { start: at, end: at, order: turns.length }
}
