import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import { type Amount, amountOf } from './amount.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { isUnsure } from './doubt.ts'
import { placeOf } from './place.ts'
import { needAny } from './spec.ts'

const rate = (description: string) => Type.Number({ exclusiveMinimum: 0, description })

const Spec = Type.Object(
  {
    faster_than: Type.Optional(rate('Faster than so many Chinese characters and English words a minute.')),
    slower_than: Type.Optional(rate('Slower than so many Chinese characters and English words a minute.')),
    over: Type.Optional(
      Type.Enum(['turn', 'call'], { description: 'Each turn by itself, or all of them together (the default).' }),
    ),
    min_length: Type.Optional(
      Type.Integer({ minimum: 1, description: 'So many characters and words it takes to judge; 10 where not said.' }),
    ),
  },
  {
    additionalProperties: false,
    description:
      'How fast the speaker speaks, of own speech without the pauses; with both limits, either makes it true.',
  },
)

type Spec = Static<typeof Spec>

const MIN_LENGTH = 10
/** Nobody speaks so fast: a turn said in so little time was not said in that time. */
const IMPLAUSIBLE_RATE = 1000

/**
 * The speaker speaks faster, or slower, than so many characters and words a minute of own speech. Signs of listening
 * and lines the recogniser was unsure of are left out, pauses between turns too; a chat has no rate.
 */
export const speech_rate: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    needAny('speech_rate', spec, ['faster_than', 'slower_than'])
    if ((spec.slower_than ?? 0) >= (spec.faster_than ?? Infinity)) {
      throw new Error('speech_rate: "slower_than" must be less than "faster_than", or every rate is a hit')
    }
    const look = spec.over === 'turn' ? eachTurn : together
    return { words: false, timed: true, look: (scene, view) => look(scene, view, spec) }
  },
}

/** Speech and the milliseconds it took. */
interface Spoken extends Amount {
  ms: number
}

function together(scene: Scene, view: View, spec: Spec): Outcome {
  const all: Spoken = { characters: 0, words: 0, ms: 0 }
  for (const turn of view.turns) {
    if (!counts(turn, scene)) continue
    const { characters, words } = amountOf(turn.text)
    all.characters += characters
    all.words += words
    all.ms += turn.end - turn.start
  }
  const judged = judge(all, spec)
  if (judged === 'too_short') return { hits: [], unknown: whyShort(scene, view) }
  if (judged === 'unreliable_timing') return { hits: [], unknown: judged }
  return { hits: judged ? [{ matchedBy: 'timing', ...placeOf(view, scene.transcript), measured: judged }] : [] }
}

function eachTurn(scene: Scene, view: View, spec: Spec): Outcome {
  const hits: Hit[] = []
  let measured = false
  let unreliable = false
  for (const turn of view.turns) {
    if (!counts(turn, scene)) continue
    const judged = judge({ ...amountOf(turn.text), ms: turn.end - turn.start }, spec)
    if (judged === 'too_short') continue
    if (judged === 'unreliable_timing') {
      unreliable = true
      continue
    }
    measured = true
    if (!judged) continue
    const { start, end, rank: order, segment } = turn
    hits.push({ matchedBy: 'timing', start, end, order, measured: { segments: [segment], ...judged } })
  }
  if (hits.length > 0) return { hits }
  if (unreliable) return { hits, unknown: 'unreliable_timing' }
  return measured ? { hits } : { hits, unknown: whyShort(scene, view) }
}

const counts = (turn: Turn, { settings }: Scene): boolean =>
  turn.kind === 'words' && turn.end > turn.start && !isUnsure(turn, settings)

/** What is measured where a limit is passed, null where none is. */
function judge(
  { characters, words, ms }: Spoken,
  { faster_than, slower_than, min_length = MIN_LENGTH }: Spec,
): NonNullable<Hit['measured']> | null | 'too_short' | 'unreliable_timing' {
  const units = characters + words
  if (units < min_length) return 'too_short'
  const rate = (units * 60_000) / ms
  if (rate > IMPLAUSIBLE_RATE) return 'unreliable_timing'
  const limit = rate > (faster_than ?? Infinity) ? faster_than : rate < (slower_than ?? 0) ? slower_than : undefined
  if (limit === undefined) return null
  return { value: Math.round(rate), limit, unit: words > characters ? 'words/min' : 'characters/min' }
}

/** Too little that counts was said: because there are no times, or nobody is sure of the words, or there is no more. */
function whyShort({ call, settings }: Scene, { turns }: View): 'no_timing' | 'low_confidence' | 'too_short' {
  const spoken = turns.filter((turn) => turn.kind === 'words')
  if (call.channel === 'chat' || spoken.some((turn) => turn.end <= turn.start)) return 'no_timing'
  return spoken.some((turn) => isUnsure(turn, settings)) ? 'low_confidence' : 'too_short'
}
