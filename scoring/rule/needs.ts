import { type Static, Type } from 'typebox'
import type { NotEvaluatedReason } from '../../contract/index.ts'
import { lettersOf } from '../detect/amount.ts'
import type { Scene, View } from '../detect/detector.ts'
import { mayBelong } from '../detect/doubt.ts'
import { OF_THE_CALL } from '../detect/index.ts'

/** What a call must have where a condition looks, or it is not judged at all. */
export const Needs = Type.Object(
  {
    confidence: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'How sure the recogniser must be there on average, by letters; 1 where a turn does not say.',
      }),
    ),
    roles: Type.Optional(Type.Enum(['known'], { description: 'Who speaks there is known.' })),
    timing: Type.Optional(
      Type.Enum(['usable'], { description: 'Turns there have a beginning and an end, by one clock.' }),
    ),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description: 'What the call must have where it looks; where it has not, nothing is judged.',
  },
)

export type Needs = Static<typeof Needs>

/** Whether a detector reads speech, so that one may need it to be clear; holds are told by the switch. */
export const readsSpeech = (detector: string): boolean => !OF_THE_CALL.has(detector) && detector !== 'hold'

/** Why needs are not met; of several reasons the first is told. */
export const UNMET: readonly NotEvaluatedReason[] = ['low_confidence', 'no_roles', 'no_timing', 'unreliable_timing']

/** Which of some needs a window does not meet; null where it meets them all. */
export function unmetIn({ confidence, roles, timing }: Needs, scene: Scene, view: View): NotEvaluatedReason | null {
  const { transcript } = scene
  if (confidence !== undefined && meanConfidence(view) < confidence) return 'low_confidence'
  if (roles !== undefined && transcript.strangers && hasStranger(scene, view)) return 'no_roles'
  if (timing === undefined) return null
  if (!transcript.timed || (scene.call.channel === 'voice' && hasInstant(view))) return 'no_timing'
  return transcript.length < 0 || transcript.shifted() ? 'unreliable_timing' : null
}

/** Of the words in a window, by letters; 1 where there are none, and 0 where somebody spoke and was not understood. */
export function meanConfidence({ turns }: View): number {
  let sum = 0
  let letters = 0
  for (const { kind, text, confidence, unheard } of turns) {
    if (unheard) return 0
    if (kind !== 'words') continue
    const own = lettersOf(text)
    sum += own * confidence
    letters += own
  }
  return letters === 0 ? 1 : sum / letters
}

const hasStranger = ({ transcript }: Scene, view: View): boolean =>
  transcript.turns.some((turn) => turn.kind === 'words' && mayBelong(turn, view, transcript))

const hasInstant = ({ turns }: View): boolean => turns.some(({ kind, start, end }) => kind === 'words' && end <= start)
