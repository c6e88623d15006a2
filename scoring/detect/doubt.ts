import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Scene, View } from './detector.ts'

/** Why words that were not found in a view may have been said all the same; undefined where they were not. */
export function doubtOf({ transcript, settings }: Scene, view: View): NotEvaluatedReason | undefined {
  if (view.turns.some((turn) => turn.kind === 'words' && turn.confidence < settings.min_confidence))
    return 'low_confidence'
  const from = view.turns[0]?.rank ?? 0
  const to = view.turns.at(-1)?.rank ?? transcript.turns.length
  const unknown = transcript.turns.some(
    (turn) => turn.speaker === 'unknown' && turn.kind === 'words' && turn.rank >= from - 3 && turn.rank <= to + 3,
  )
  return unknown ? 'no_roles' : undefined
}
