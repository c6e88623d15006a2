import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { heldBetween } from './holds.ts'
import { seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  {
    of: Type.Enum(['each', 'first', 'average', 'slowest'], {
      description: 'Every answer by itself, the first, all of them on average, or the one that took longest.',
    }),
    longer_than: seconds('Seconds, less time on hold.'),
  },
  {
    additionalProperties: false,
    description: "It took the speaker longer than this to answer the other side's first unanswered message.",
  },
)

type Spec = Static<typeof Spec>

/**
 * From the other side's first unanswered message to the speaker's answer (on the telephone from the end of the words
 * answered), less time on hold. A sign of listening or a picture can answer, but asks for no answer; what is never
 * answered has no time.
 */
export const response_time: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    return { words: false, timed: true, look: (scene, view) => look(scene, view, spec) }
  },
}

interface Answer {
  asked: Turn
  turn: Turn
  since: number
  ms: number
  /** Somebody unknown spoke in between, and may have answered. */
  unsure: boolean
}

function look(scene: Scene, view: View, { of, longer_than }: Spec): Outcome {
  if (scene.transcript.shifted()) return { hits: [], unknown: 'unreliable_timing' }
  const limit = toMs(longer_than)
  const answers = answersIn(scene, view)
  if (answers.length === 0) return { hits: [] }
  if (of === 'average') return average(answers, limit)
  const judged =
    of === 'first'
      ? answers.slice(0, 1)
      : of === 'slowest'
        ? [answers.reduce((a, b) => (b.ms > a.ms ? b : a))]
        : answers
  const late = judged.filter(({ ms }) => ms > limit)
  const hits = late.filter(({ unsure }) => !unsure).map((answer) => hitOf(answer, limit))
  return late.length > 0 && hits.length === 0 ? { hits, unknown: 'no_roles' } : { hits }
}

function average(answers: readonly Answer[], limit: number): Outcome {
  const total = answers.reduce((sum, { ms }) => sum + ms, 0)
  if (total <= limit * answers.length) return { hits: [] }
  if (answers.some(({ unsure }) => unsure)) return { hits: [], unknown: 'no_roles' }
  const last = answers.at(-1) as Answer
  const value = Math.round(total / answers.length)
  const segments = answers.map(({ turn }) => turn.segment)
  const place = { start: (answers[0] as Answer).since, end: last.turn.start, order: last.turn.rank - 0.5 }
  return { hits: [{ matchedBy: 'timing', ...place, measured: { segments, value, limit, unit: 'ms' } }] }
}

function hitOf({ asked, turn, since, ms }: Answer, limit: number): Hit {
  const measured = { segments: [asked.segment, turn.segment], value: ms, limit, unit: 'ms' }
  return { matchedBy: 'timing', start: since, end: Math.max(since, turn.start), order: turn.rank - 0.5, measured }
}

function answersIn({ call, transcript }: Scene, view: View): Answer[] {
  const answers: Answer[] = []
  let asked: Turn | null = null
  let since = 0
  let unsure = false
  const { turns } = view
  const speaker = turns[0]?.speaker
  let next = 0
  for (const turn of transcript.turns) {
    const own = turn === turns[next] || isPicture(turn, call, speaker)
    if (turn === turns[next]) next++
    if (turn.kind === 'noise' && !own) continue
    if (turn.speaker === 'unknown') {
      unsure = true
      continue
    }
    if (asked && turn.speaker === asked.speaker) {
      // A caller asks until the last word.
      if (call.channel === 'voice') since = Math.max(since, turn.end)
      continue
    }
    if (asked && own) {
      const waited = turn.start - since
      const ms = Math.max(0, waited - heldBetween(call, since, turn.start))
      answers.push({ asked, turn, since, ms, unsure })
    }
    if (turn.speaker === 'ivr' && !own) continue
    asked = turn.kind === 'words' && (turn.speaker === 'agent' || turn.speaker === 'customer') ? turn : null
    since = turn.end
    unsure = false
  }
  return answers
}

/** A picture or card the speaker sent: no words, but an answer. */
function isPicture({ kind, speaker, segment }: Turn, { segments }: Scene['call'], by: string | undefined): boolean {
  if (kind !== 'noise' || speaker !== by) return false
  const sent = segments[segment]?.kind
  return sent === 'image' || sent === 'card'
}
