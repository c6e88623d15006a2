import type { Evidence, NotEvaluatedReason } from '../../contract/index.ts'
import type { Scene, View } from '../detect/detector.ts'
import { evidenceOf } from '../form/findings.ts'
import type { Lists } from '../match/phrase.ts'
import { type Condition, type Look, windowOf } from '../rule/condition.ts'
import type { Rule } from '../rule/schema.ts'
import type { Verdict } from '../rule/verdict.ts'
import { viewOf } from '../rule/view.ts'
import type { Where } from '../rule/where.ts'
import type { Voice } from '../transcript.ts'
import { type Measured, measuredBy } from './measured.ts'
import { type NearestTrace, nearestTo } from './nearest.ts'
import { missingFields, unsureIn } from './unsure.ts'

/** A condition, where it looked and what came of it. */
export interface ConditionTrace {
  name: string
  detector: string
  /** What it asks, as the rule has it. */
  spec: unknown
  every_turn: boolean
  /** Null where it reads nobody's speech. */
  speaker: Voice | null
  /** Null where it is about the call itself. */
  window: WindowTrace | null
  truth: Verdict['truth']
  reason: NotEvaluatedReason | null
  hits: Evidence[]
  /** Segments because of which nobody knows. */
  unsure: number[]
  /** Fields the call does not have. */
  fields: string[]
  /** Segments of the window without a hit, where each must have one. */
  lacking: number[]
  /** What was heard most like the words that were not. */
  nearest: NearestTrace[]
  /** The same words of the same speaker outside the window. */
  elsewhere: Evidence[]
  /** What was measured and did not pass the limit. */
  measured: Measured[]
}

/** Times in ms as in the call; null where there is nothing in the window. */
export interface WindowTrace {
  where: Where | null
  segments: number[]
  start_ms: number | null
  end_ms: number | null
}

/** What their detectors look at has no window. */
const OF_THE_CALL = new Set(['ending', 'field', 'length', 'ring'])
/** Detectors for which it does not matter who speaks. */
const OF_NOBODY = new Set([...OF_THE_CALL, 'hold', 'silence', 'situation'])

/** Asked through the look that judges, so that it has no story of its own. */
export function traceCondition(condition: Condition, rule: Rule, look: Look, lists: Lists): ConditionTrace {
  const { scene } = look
  const { name, detector, voice, where, everyTurn, probe } = condition
  const view = windowOf(condition, look)
  const { truth, reason, hits } = look.of(condition)
  const spec = (rule.conditions[name] as Record<string, unknown>)[detector]
  const no = truth === 'no'
  return {
    name,
    detector,
    spec,
    every_turn: everyTurn,
    speaker: OF_NOBODY.has(detector) ? null : voice,
    window: OF_THE_CALL.has(detector)
      ? null
      : {
          where: where ?? null,
          segments: view.turns.map(({ segment }) => segment),
          start_ms: view.start,
          end_ms: view.end,
        },
    truth,
    reason,
    hits: hits.flatMap((hit, index) => evidenceOf(hit, index, scene.call.segments)),
    unsure: unsureIn(reason, scene, view),
    fields: reason === 'no_metadata' ? missingFields(detector, spec, scene) : [],
    lacking: no && everyTurn ? lacking(condition, scene, view) : [],
    nearest: truth !== 'yes' && probe.words && !everyTurn ? nearestTo(condition, rule, scene, view, lists) : [],
    elsewhere: no && probe.words && !everyTurn ? elsewhere(condition, scene, view) : [],
    measured: no && !probe.words ? measuredBy(condition, spec as object, scene, view) : [],
  }
}

function lacking({ probe }: Condition, scene: Scene, view: View): number[] {
  const heard = new Set(probe.look(scene, view).hits.flatMap(({ spans }) => spans?.map(({ segment }) => segment) ?? []))
  return view.turns.filter(({ kind, segment }) => kind === 'words' && !heard.has(segment)).map(({ segment }) => segment)
}

function elsewhere({ probe, voice }: Condition, scene: Scene, view: View): Evidence[] {
  if (view.whole) return []
  const { hits } = probe.look(
    scene,
    viewOf(scene.transcript, voice, undefined, () => []),
  )
  return hits.flatMap((hit, index) => evidenceOf(hit, index, scene.call.segments))
}
