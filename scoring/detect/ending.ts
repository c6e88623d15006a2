import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene } from './detector.ts'
import { endOf } from './place.ts'
import { needAny, seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  {
    by: Type.Optional(Type.Enum(['agent', 'customer', 'system'], { description: 'Who hung up.' })),
    last_words: Type.Optional(Type.Enum(['agent', 'customer'], { description: 'Whose words were the last.' })),
    sooner_than: Type.Optional(seconds('Hung up less than so many seconds after the last word of all.')),
    later_than: Type.Optional(seconds('Hung up more than so many seconds after the last word of all.')),
  },
  {
    additionalProperties: false,
    description: 'How the call ended; all that is named must hold.',
  },
)

type Spec = Static<typeof Spec>

/** Segments may end this much after the hang-up: many systems report it in whole seconds. */
const SLACK_MS = 1000

/**
 * How the call ended; everything that is asked must hold. Signs of listening and machines have no last word, and an
 * ending after a machine's words is neither soon nor late. The hit stands at the very end.
 */
export const ending: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    needAny('ending', spec, ['by', 'last_words', 'sooner_than', 'later_than'])
    const asksTime = spec.sooner_than !== undefined || spec.later_than !== undefined
    if ((spec.later_than ?? 0) >= (spec.sooner_than ?? Infinity)) {
      throw new Error('ending: "later_than" must be less than "sooner_than", as both hold at once')
    }
    return {
      words: false,
      timed: asksTime || spec.last_words !== undefined,
      look: (scene) => all([byWhom(scene, spec), whoseWords(scene, spec), howLong(scene, spec)], scene),
    }
  },
}

/** What one of the questions comes to: null where it is not asked. */
type Answer = null | 'no' | NonNullable<Outcome['unknown']> | NonNullable<Hit['measured']>

/** The last that was measured is shown: a time rather than a name. */
function all(answers: readonly Answer[], { transcript }: Scene): Outcome {
  const asked = answers.filter((answer) => answer !== null)
  if (asked.includes('no')) return { hits: [] }
  const unknown = asked.find((answer) => typeof answer === 'string')
  if (unknown) return { hits: [], unknown: unknown as NonNullable<Outcome['unknown']> }
  const measured = asked.at(-1) as NonNullable<Hit['measured']>
  return { hits: [{ matchedBy: 'unit' in measured ? 'timing' : 'metadata', ...endOf(transcript), measured }] }
}

function byWhom({ call }: Scene, { by }: Spec): Answer {
  if (by === undefined) return null
  if (call.ended_by === undefined) return 'no_metadata'
  return call.ended_by === by ? { field: 'ended_by', value: by } : 'no'
}

function whoseWords(scene: Scene, { last_words }: Spec): Answer {
  if (last_words === undefined) return null
  if (scene.transcript.shifted()) return 'unreliable_timing'
  const last = lastWords(scene)
  if (last?.speaker === 'unknown') return 'no_roles'
  return last?.speaker === last_words ? { segments: [last.segment], field: 'last_words', value: last_words } : 'no'
}

function howLong(scene: Scene, { sooner_than, later_than }: Spec): Answer {
  if (sooner_than === undefined && later_than === undefined) return null
  const { call, transcript } = scene
  const last = lastWords(scene)
  if (!last || machineAfter(last, scene)) return 'no'
  if (call.channel === 'voice' && call.segments[last.segment]?.end_ms === undefined) return 'no_timing'
  if (transcript.shifted()) return 'unreliable_timing'
  const since = transcript.length - last.end
  if (since < -SLACK_MS) return 'unreliable_timing'
  const value = Math.max(0, since)
  const [soon, late] = [toMs(sooner_than ?? Infinity), toMs(later_than ?? 0)]
  if (value >= soon || (later_than !== undefined && value <= late)) return 'no'
  return {
    segments: [last.segment],
    field: 'ended_at',
    value,
    limit: later_than === undefined ? soon : late,
    unit: 'ms',
  }
}

/** The words that ended last, whoever said them; a machine has none. */
function lastWords({ transcript }: Scene): Turn | null {
  let last: Turn | null = null
  for (const turn of transcript.turns) {
    if (turn.kind === 'words' && turn.speaker !== 'ivr' && (!last || turn.end >= last.end)) last = turn
  }
  return last
}

const machineAfter = (last: Turn, { transcript }: Scene): boolean =>
  transcript.turns.some((turn) => turn.speaker === 'ivr' && turn.kind === 'words' && turn.end > last.end)
