import { type Static, Type } from 'typebox'
import type { NotEvaluatedReason } from '../../contract/index.ts'
import { letterAt, type Place, type Reading, spansOf, stretchAt } from '../match/reading.ts'
import { seeker } from '../match/seek.ts'
import { isLatin } from '../text/fold.ts'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View, Workshop } from './detector.ts'
import { doubtOf, mayBelong } from './doubt.ts'

const Texts = Type.Array(Type.String(), { minItems: 1 })

const Spec = Type.Object(
  {
    any: Type.Optional(Texts),
    lists: Type.Optional(Texts),
    /** A hit that one of these stands right before, or around, is none. */
    except: Type.Optional(Texts),
    except_lists: Type.Optional(Texts),
  },
  { additionalProperties: false },
)

/** How many letters before a hit an exception may end; English words are longer. */
const REACH_CJK = 4
const REACH_LATIN = 10

/** Any of some phrases, as written or from shared lists. */
export const phrases: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>, workshop: Workshop): Probe {
    const wanted = gather(spec.any, spec.lists, workshop)
    if (wanted.length === 0) throw new Error('phrases needs "any" or "lists"')
    const find = seeker(wanted, workshop)
    const except = seeker(gather(spec.except, spec.except_lists, workshop), workshop)
    return {
      words: true,
      timed: false,
      look: (scene, view) => {
        const places = find(scene.found)
        const spared = places.length === 0 ? [] : except(scene.found)
        const { reading } = scene.found
        return outcome(
          longest(places.filter((at) => !spared.some((other) => excuses(reading, other, at)))),
          scene,
          view,
        )
      },
    }
  },
}

function gather(texts: string[] = [], lists: string[] = [], workshop: Workshop): string[] {
  return [...texts, ...lists.flatMap((id) => workshop.list(id))]
}

/** An exception stands before its hit or around it; one that only lies within the hit is part of what was said. */
function excuses(reading: Reading, exception: Place, hit: Place): boolean {
  if (stretchAt(reading, exception.from) !== stretchAt(reading, hit.from) || exception.from > hit.from) return false
  if (exception.from === hit.from && exception.to < hit.to) return false
  return hit.from - exception.to <= (isLatin(letterAt(reading, hit.from)) ? REACH_LATIN : REACH_CJK)
}

/** Of places that overlap, the earliest and of these the longest. */
function longest(places: Place[]): Place[] {
  const kept: Place[] = []
  for (const at of places.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (at.from >= (kept.at(-1)?.to ?? 0)) kept.push(at)
  }
  return kept
}

function outcome(places: Place[], scene: Scene, view: View): Outcome {
  const { transcript, settings, found } = scene
  const hits: Hit[] = []
  let unsure: NotEvaluatedReason | undefined
  for (const at of places) {
    const first = transcript.turns[found.reading.turns[at.from] as number] as Turn
    if (!view.turns.includes(first)) {
      if (mayBelong(first, view, transcript)) unsure ??= 'no_roles'
      continue
    }
    const said = turnsOf(at, scene)
    if (said.some((turn) => turn.confidence < settings.min_confidence)) unsure = 'low_confidence'
    else {
      hits.push({
        matchedBy: 'text',
        start: first.start,
        end: (said.at(-1) as Turn).end,
        order: first.rank + (found.reading.offsets[at.from] as number) / 1e6,
        spans: spansOf(found.reading, at, transcript),
      })
    }
  }
  if (hits.length > 0) return { hits }
  return { hits, unknown: unsure, doubt: doubtOf(scene, view) }
}

/** The turns in which words of a place stand. */
function turnsOf({ from, to }: Place, { transcript, found }: Scene): Turn[] {
  const turns: Turn[] = []
  for (let k = from; k < to; k++) {
    const turn = transcript.turns[found.reading.turns[k] as number] as Turn
    if (turn !== turns.at(-1)) turns.push(turn)
  }
  return turns
}
