import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Outcome, Probe, Scene, View } from './detector.ts'
import { seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  { longer_than: seconds('Seconds spoken, without the pauses.') },
  { additionalProperties: false, description: 'The speaker spoke longer than this while nobody else said a word.' },
)

/**
 * The longest that the speaker spoke without anybody else saying a word: the time spoken, without the pauses. Signs of
 * listening and noise do not break it. A chat has none.
 */
export const monologue: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    const limit = toMs(spec.longer_than)
    return { words: false, timed: true, look: (scene, view) => look(scene, view, limit) }
  },
}

/** Speech of one speaker: its turns by rank, when it began and was heard last, and the milliseconds spoken. */
interface Run {
  speaker: string
  first: number
  last: number
  start: number
  end: number
  spoken: number
}

function look({ call, transcript }: Scene, view: View, limit: number): Outcome {
  if (call.channel === 'chat') return { hits: [], unknown: 'no_timing' }
  const { run: longest, unknownBroke } = longestRun(transcript.turns, view.turns)
  if (longest && longest.spoken > limit) {
    const said = view.turns.filter(
      (turn) =>
        turn.kind === 'words' &&
        turn.speaker === longest.speaker &&
        turn.rank >= longest.first &&
        turn.rank <= longest.last,
    )
    const measured = { segments: said.map((turn) => turn.segment), value: longest.spoken, limit, unit: 'ms' }
    const { start, end, first } = longest
    return { hits: [{ matchedBy: 'timing', start, end, order: first, measured }] }
  }
  const endless = view.turns.some((turn) => turn.kind === 'words' && call.segments[turn.segment]?.end_ms === undefined)
  if (endless) return { hits: [], unknown: 'no_timing' }
  return { hits: [], doubt: unknownBroke ? 'no_roles' : undefined }
}

function longestRun(turns: readonly Turn[], own: readonly Turn[]): { run: Run | null; unknownBroke: boolean } {
  let longest: Run | null = null
  let run: Run | null = null
  let unknownBroke = false
  let next = 0
  for (const turn of turns) {
    const isOwn = turn === own[next]
    if (isOwn) next++
    if (turn.kind !== 'words') continue
    if (run && run.speaker !== turn.speaker) {
      if (turn.speaker === 'unknown') unknownBroke = true
      const rest: Run | null = restOf(run, turn)
      longest = longer(longest, run)
      run = isOwn ? null : rest
    }
    if (!isOwn) continue
    if (run) extend(run, turn)
    else run = begin(turn)
  }
  return { run: longer(longest, run), unknownBroke }
}

const begin = ({ speaker, rank, start, end }: Turn): Run => {
  return { speaker, first: rank, last: rank, start, end, spoken: Math.max(0, end - start) }
}

/** Where turns of one speaker overlap, the time counts once. */
function extend(run: Run, { rank, start, end }: Turn): void {
  run.spoken += Math.max(0, end - Math.max(start, run.end))
  run.end = Math.max(run.end, end)
  run.last = rank
}

/** Ends a run where another's words begin; what goes on after these is a run of its own. */
function restOf(run: Run, other: Turn): Run | null {
  const goesOn = run.end - other.end
  const rest = goesOn > 0 ? { ...run, first: run.last, start: other.end, spoken: goesOn } : null
  run.spoken -= Math.max(0, run.end - other.start)
  run.end = Math.min(run.end, other.start)
  return rest
}

const longer = (a: Run | null, b: Run | null): Run | null => (!a || (b && b.spoken > a.spoken) ? b : a)
