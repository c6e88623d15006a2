import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import { lettersOf } from './amount.ts'
import type { Detector, Outcome, Probe, Scene, View } from './detector.ts'
import { placeOf, windowOf, within } from './place.ts'
import { needAny } from './spec.ts'

const percent = (description: string) => Type.Number({ minimum: 0, maximum: 100, description })

const Spec = Type.Object(
  { more_than: Type.Optional(percent('Percent.')), less_than: Type.Optional(percent('Percent.')) },
  {
    additionalProperties: false,
    description: "The speaker's share of all that agent and customer said; with both limits it lies between them.",
  },
)

type Spec = Static<typeof Spec>

/**
 * The speaker's share, in percent, of all that agent and customer said: of the time spoken, in a chat of the letters.
 * Where both limits are given it lies between them. Signs of listening, noise and machines do not count.
 */
export const talk_share: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    needAny('talk_share', spec, ['more_than', 'less_than'])
    if ((spec.more_than ?? 0) >= (spec.less_than ?? Infinity)) {
      throw new Error(
        'talk_share: "more_than" must be less than "less_than", as both hold at once; for either, write two conditions and "or"',
      )
    }
    return { words: false, timed: true, look: (scene, view) => look(scene, view, spec) }
  },
}

function look(scene: Scene, view: View, spec: Spec): Outcome {
  const chat = scene.call.channel === 'chat'
  let own = 0
  let all = 0
  const { turns } = view
  const window = windowOf(view)
  let next = 0
  for (const turn of scene.transcript.turns) {
    const inView = turn === turns[next]
    if (inView) next++
    if (turn.kind !== 'words' || !(inView || within(window, turn.start))) continue
    if (turn.speaker === 'unknown') return { hits: [], unknown: 'no_roles' }
    if (turn.speaker !== 'agent' && turn.speaker !== 'customer') continue
    if (!chat && endless(turn, scene)) return { hits: [], unknown: 'no_timing' }
    const amount = chat ? lettersOf(turn.text) : Math.max(0, turn.end - turn.start)
    all += amount
    if (inView) own += amount
  }
  if (all === 0) return { hits: [], unknown: 'too_short' }
  const share = (own * 100) / all
  if (share <= (spec.more_than ?? -1) || share >= (spec.less_than ?? 101)) return { hits: [] }
  const limit = (spec.more_than ?? spec.less_than) as number
  const measured = { value: Math.round(share * 10) / 10, limit, unit: '%' }
  return { hits: [{ matchedBy: 'timing', ...placeOf(view, scene.transcript), measured }] }
}

const endless = ({ segment }: Turn, { call }: Scene): boolean => call.segments[segment]?.end_ms === undefined
