import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Scene, View } from '../detect/detector.ts'
import { isUnsure, mayBelong } from '../detect/doubt.ts'
import type { Turn } from '../transcript.ts'

/**
 * The segments because of which nobody can tell what was said in a window.
 * @param confidence what is asked of it on average, where more is than the form does
 */
export function unsureIn(reason: NotEvaluatedReason | null, scene: Scene, view: View, confidence = 0): number[] {
  return turnsOf(reason, scene, view, confidence).map(({ segment }) => segment)
}

function turnsOf(
  reason: NotEvaluatedReason | null,
  { transcript, settings }: Scene,
  view: View,
  confidence: number,
): readonly Turn[] {
  switch (reason) {
    case 'low_confidence': {
      const least = { ...settings, min_confidence: Math.max(settings.min_confidence, confidence) }
      return view.turns.filter((turn) => isUnsure(turn, least))
    }
    case 'no_roles':
      return transcript.turns.filter((turn) => turn.kind === 'words' && mayBelong(turn, view, transcript))
    default:
      return []
  }
}

/** Which fields a detector asks the call for; the first path is that of `field`. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  answer_delay: ['answered_at'],
  ending: ['ended_by'],
  hold: ['holds'],
  length: ['answered_at'],
  ring: ['ring_count', 'answered_at', 'offered_at'],
}

/** What a call would have to say so that a detector could judge it. */
export function missingFields(detector: string, spec: unknown, { call, settings }: Scene): string[] {
  if (detector === 'field') {
    const { path = 'started_at', working_time } = spec as { path?: string; working_time?: boolean }
    return working_time !== undefined && settings.working_time === undefined ? ['settings.working_time'] : [path]
  }
  return (FIELDS[detector] ?? []).filter((name) => call[name as keyof typeof call] === undefined)
}
