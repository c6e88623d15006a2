import { type Static, Type } from 'typebox'
import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Transcript, Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View, Workshop } from './detector.ts'
import { doubtOf, mayBelong } from './doubt.ts'
import { Expressions, type Match } from './expressions.ts'
import { Found } from './found.ts'

const expressions = (description: string) => Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description })

const Spec = Type.Object(
  {
    any: expressions('Regular expressions (RE2), any of which is found.'),
    except: Type.Optional(expressions('A match that overlaps one of these is none.')),
  },
  {
    additionalProperties: false,
    description: "Regular expressions over each turn's text as it came in; case does not matter.",
  },
)

/** Regular expressions (RE2: linear time) over a turn's text as it came in. Case does not matter. */
export const regex: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>, { lookout }: Workshop): Probe {
    const wanted = new Expressions(spec.any, lookout)
    const except = spec.except ? new Expressions(spec.except, lookout) : null
    const matches: Matches = (transcript, turn) => {
      const all = wanted.matches(transcript, turn)
      return all.length === 0 ? all : apart(all, except?.matches(transcript, turn) ?? [])
    }
    const isIn = except
      ? (transcript: Transcript, turn: Turn) => matches(transcript, turn).length > 0
      : (transcript: Transcript, turn: Turn) => wanted.isIn(transcript, turn)
    return {
      words: true,
      timed: false,
      ...(wanted.signs && { signs: wanted.signs }),
      look: (scene, view) => look(scene, view, matches, isIn),
    }
  },
}

type Matches = (transcript: Transcript, turn: Turn) => readonly Match[]

/** Matches that overlap no exception; of those that overlap one another the earliest, and of these the longest. */
function apart(all: Match[], spared: readonly Match[]): Match[] {
  const kept: Match[] = []
  for (const match of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start < (kept.at(-1)?.end ?? 0)) continue
    if (!spared.some((other) => other.start < match.end && other.end > match.start)) kept.push(match)
  }
  return kept
}

function look(
  scene: Scene,
  view: View,
  matches: Matches,
  isIn: (transcript: Transcript, turn: Turn) => boolean,
): Outcome {
  const { transcript, settings } = scene
  const isSure = (turn: Turn) => turn.confidence >= settings.min_confidence
  let unsure: NotEvaluatedReason | undefined
  for (const turn of view.turns) {
    if (!isIn(transcript, turn)) continue
    if (isSure(turn)) {
      const hitsIn = (one: Turn) => matches(transcript, one).map((match) => hitOf(one, match))
      return new Found(() => view.turns.filter(isSure).flatMap(hitsIn))
    }
    unsure = 'low_confidence'
  }
  const maybe = (turn: Turn) => turn.kind !== 'noise' && mayBelong(turn, view, transcript)
  if (!unsure && transcript.turns.some((turn) => maybe(turn) && isIn(transcript, turn))) unsure = 'no_roles'
  return { hits: [], unknown: unsure, doubt: doubtOf(scene, view) }
}

function hitOf(turn: Turn, { start, end }: Match): Hit {
  const spans = [{ segment: turn.segment, start, end }]
  return { matchedBy: 'regex', start: turn.start, end: turn.end, order: turn.rank + start / 1e6, spans }
}
