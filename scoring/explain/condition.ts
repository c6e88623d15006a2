import type { Bilingual, Evidence, NotEvaluatedReason } from '../../contract/index.ts'
import type { Scene, View } from '../detect/detector.ts'
import { OF_THE_CALL } from '../detect/index.ts'
import { evidenceOf } from '../form/evidence.ts'
import type { Shelf } from '../form/workshop.ts'
import { type Condition, Look, windowOf } from '../rule/condition.ts'
import { type Needs, unmetIn } from '../rule/needs.ts'
import type { Condition as Spec } from '../rule/schema.ts'
import type { Verdict } from '../rule/verdict.ts'
import { viewOf } from '../rule/view.ts'
import type { Where } from '../rule/where.ts'
import type { Voice } from '../transcript.ts'
import type { Spec as AnySpec } from './again.ts'
import { type Measured, measuredBy } from './measured.ts'
import { phrasesOfHits } from './named.ts'
import { type NearestTrace, nearestTo } from './nearest.ts'
import { type PartTrace, tracePart } from './part.ts'
import { type Uncounted, uncountedIn } from './uncounted.ts'
import { missingFields, unsureIn } from './unsure.ts'

/** A condition, where it looked and what came of it. */
export interface ConditionTrace {
  name: string
  title: Bilingual | null
  detector: string
  /** What it asks, as the rule has it. */
  spec: unknown
  every_turn: boolean
  needs: Needs | null
  /** Null where it reads nobody's speech. */
  speaker: Voice | null
  /** Null where it is about the call itself. */
  window: WindowTrace | null
  truth: Verdict['truth']
  reason: NotEvaluatedReason | null
  hits: Evidence[]
  /** By hit, the phrase it is of, where that cannot be read off the words. */
  phrases: (string | null)[]
  /** Segments because of which nobody knows. */
  unsure: number[]
  /** Fields the call does not have. */
  fields: string[]
  /** Segments of the window without a hit, where each must have one. */
  lacking: number[]
  /** What was heard most like the words that were not. */
  nearest: NearestTrace[]
  /** Words in the window that would have been it, and why they do not count. */
  uncounted: Uncounted | null
  /** The same words of the same speaker outside the window. */
  elsewhere: Evidence[]
  /** What was measured and did not pass the limit. */
  measured: Measured[]
  /** What the situation it names came to. */
  situation: SituationTrace | null
}

/** A situation and what it is made of. */
export interface SituationTrace {
  id: string
  version: string
  title: Bilingual
  truth: Verdict['truth']
  reason: NotEvaluatedReason | null
  conditions: ConditionTrace[]
  holds: PartTrace
}

/** Where conditions stand, a rule or a situation; what is recommended where words are wanted that are not written out. */
export interface Author {
  conditions: Readonly<Record<string, Spec>>
  recommended: Bilingual | null
}

/** Times in ms as in the call; null where there is nothing in the window. */
export interface WindowTrace {
  where: Where | null
  segments: number[]
  start_ms: number | null
  end_ms: number | null
}

/** Detectors for which it does not matter who speaks. */
const OF_NOBODY = new Set([...OF_THE_CALL, 'hold', 'silence', 'situation'])
/** Detectors of words that want none in particular, and measure those there are. */
const OF_ANY_WORDS = new Set(['repeat', 'sentiment'])

/** Asked through the look that judges, so that it has no story of its own. */
export function traceCondition(condition: Condition, author: Author, look: Look, shelf: Shelf): ConditionTrace {
  const { scene } = look
  const { name, detector, voice, where, everyTurn, probe, needs } = condition
  const view = windowOf(condition, look)
  const verdict = look.of(condition)
  const { truth, reason, hits } = verdict
  const spec = (author.conditions[name] as Spec)[detector]
  const no = truth === 'no'
  const unmet = needs !== null && unmetIn(needs, scene, view) !== null
  const silent = truth !== 'yes' && probe.words && !everyTurn && !unmet
  const measures = !probe.words || OF_ANY_WORDS.has(detector)
  const uncounted = silent ? uncountedIn(condition, spec as AnySpec, verdict, scene, view, shelf) : null
  return {
    name,
    title: (author.conditions[name] as Spec).title ?? null,
    detector,
    spec,
    every_turn: everyTurn,
    needs,
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
    phrases: truth === 'yes' ? phrasesOfHits(condition, spec as AnySpec, hits, scene, view, shelf) : [],
    unsure: unsureIn(reason, scene, view, needs?.confidence),
    fields: reason === 'no_metadata' ? missingFields(detector, spec, scene) : [],
    lacking: no && everyTurn ? lacking(condition, scene, view) : [],
    nearest: silent && !measures ? nearestTo(condition, author, scene, view, shelf) : [],
    uncounted,
    elsewhere: no && silent && uncounted === null ? elsewhere(condition, scene, view) : [],
    measured: no ? measuredBy(condition, spec as object, scene, view) : [],
    situation: detector === 'situation' ? traceSituation(spec as string, look, shelf) : null,
  }
}

/** @param look of its scene; what a situation comes to does not depend on the hit at hand */
export function traceSituation(id: string, { scene }: Look, shelf: Shelf): SituationTrace {
  const { situation, parts } = shelf.situation(id)
  const look = new Look(scene)
  const author = { conditions: situation.conditions as Author['conditions'], recommended: null }
  const holds = tracePart(parts.holds, look)
  return {
    id,
    version: situation.version,
    title: situation.title,
    truth: holds.truth,
    reason: holds.reason,
    conditions: [...parts.conditions.values()].map((one) => traceCondition(one, author, look, shelf)),
    holds,
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
