import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Transcript, Turn } from '../transcript.ts'
import type { Scene, Settings, View } from './detector.ts'

/** Why words that were not found in a view may have been said all the same; undefined where they were not. */
export function doubtOf({ transcript, settings }: Scene, view: View): NotEvaluatedReason | undefined {
  if (transcript.unheard || transcript.leastSure < settings.min_confidence) {
    if (view.turns.some((turn) => isUnsure(turn, settings))) return 'low_confidence'
  }
  if (!transcript.strangers) return undefined
  const unknown = transcript.turns.some((turn) => turn.kind === 'words' && mayBelong(turn, view, transcript))
  return unknown ? 'no_roles' : undefined
}

/** Whether more may have been said in a turn than can be read there. */
export const isUnsure = ({ kind, confidence, unheard }: Turn, { min_confidence }: Settings): boolean =>
  unheard || (kind === 'words' && confidence < min_confidence)

/** Whether words of nobody known may be of a view's speaker: they stand in it or a few turns off. */
export function mayBelong(turn: Turn, view: View, transcript: Transcript): boolean {
  if (turn.speaker !== 'unknown') return false
  const from = view.turns[0]?.rank ?? 0
  const to = view.turns.at(-1)?.rank ?? transcript.turns.length
  return turn.rank >= from - 3 && turn.rank <= to + 3
}
