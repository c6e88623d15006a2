import { type Static, Type } from 'typebox'
import type { NotEvaluatedReason } from '../../contract/index.ts'
import { GAP_CJK, GAP_LATIN, type Literal, type Phrase, parsePhrase } from '../match/phrase.ts'
import type { Occurrence } from '../match/scan.ts'
import { FOLD, isLatin } from '../text/fold.ts'
import { script } from '../text/similarity.ts'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View, Workshop } from './detector.ts'
import { doubtOf, mayBelong } from './doubt.ts'

const Texts = Type.Array(Type.String(), { minItems: 1 })

const Spec = Type.Object(
  {
    any: Type.Optional(Texts),
    lists: Type.Optional(Texts),
    /** A hit that one of these overlaps, or stands right before, is none. */
    except: Type.Optional(Texts),
    except_lists: Type.Optional(Texts),
  },
  { additionalProperties: false },
)

/** How far before a hit an exception may end (see `apart`); English words are longer. */
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
      wanted: wanted.map((text) => script(text.replace(/\(([^|)]*)[^)]*\)/g, '$1').replaceAll('…', ''))),
      timed: false,
      look: (scene, view) => {
        const spared = except(scene)
        const found = find(scene).filter((at) => !spared.some((other) => excuses(other, at)))
        return outcome(longest(found), scene, view)
      },
    }
  },
}

function gather(texts: string[] = [], lists: string[] = [], workshop: Workshop): string[] {
  return [...texts, ...lists.flatMap((id) => workshop.list(id))]
}

type Place = Pick<Occurrence, 'stretch' | 'from' | 'to' | 'first' | 'spans'>

/** All places of some phrases in a call, gaps joined. */
function seeker(texts: readonly string[], workshop: Workshop): (scene: Scene) => Place[] {
  const phrases = texts.map(parsePhrase)
  const whole = workshop.collect(phrases.flatMap(({ parts }) => (parts.length === 1 ? (parts[0] as Literal[]) : [])))
  const gapped = phrases
    .filter(({ parts }) => parts.length > 1)
    .map(({ parts }) => ({ gaps: gapsOf(parts), parts: parts.map((part) => workshop.collect(part)) }))
  return (scene) => {
    const found: Place[] = [...scene.found.occurrences(whole)]
    for (const { parts, gaps } of gapped) {
      if (!parts.every((part) => scene.found.heard(part))) continue
      let heads: readonly Place[] = scene.found.occurrences(parts[0] as number)
      for (let k = 1; k < parts.length && heads.length > 0; k++) {
        const tails = scene.found.occurrences(parts[k] as number)
        heads = heads.flatMap((head) => join(head, tails, gaps[k - 1] as number))
      }
      found.push(...heads)
    }
    return found
  }
}

function gapsOf(parts: Phrase['parts']): number[] {
  return parts.slice(1).map(([first]) => (isLatin(first?.folded.charCodeAt(0) ?? 0) ? GAP_LATIN : GAP_CJK))
}

/** A head with the nearest tail behind it; the words between belong to the evidence. */
function join(head: Place, tails: readonly Occurrence[], gap: number): Place[] {
  const tail = tails
    .filter((t) => t.stretch === head.stretch && t.from >= head.to && apart(t.stretch, head.to, t.from) <= gap)
    .sort((a, b) => a.from - b.from || b.to - a.to)[0]
  if (!tail) return []
  const spans = [...head.spans]
  for (const span of tail.spans) {
    const last = spans.at(-1)
    if (last?.segment === span.segment) spans[spans.length - 1] = { ...last, end: span.end }
    else spans.push(span)
  }
  return [{ ...head, to: tail.to, spans }]
}

/** Letters between two places of a stretch: spaces a recogniser put in between say nothing. */
function apart(stretch: Place['stretch'], from: number, to: number): number {
  let letters = 0
  let base = 0
  for (const { text } of stretch) {
    const last = Math.min(text.length, to - base)
    for (let i = Math.max(0, from - base); i < last; i++) if (FOLD[text.charCodeAt(i)] !== 0) letters++
    base += text.length
    if (base >= to) break
  }
  return letters
}

/** An exception stands before its hit or around it; one that only lies within the hit is part of what was said. */
function excuses(exception: Place, hit: Place): boolean {
  if (exception.stretch !== hit.stretch || exception.from > hit.from) return false
  if (exception.from === hit.from && exception.to < hit.to) return false
  const { text } = hit.stretch[hit.first] as Turn
  const latin = isLatin(FOLD[text.charCodeAt(hit.spans[0]?.start ?? 0)] as number)
  return apart(hit.stretch, exception.to, hit.from) <= (latin ? REACH_LATIN : REACH_CJK)
}

/** Of places that overlap, the earliest and of these the longest. */
function longest(found: Place[]): Place[] {
  const rank = (at: Place) => (at.stretch[0] as Turn).rank
  const sorted = found.sort((a, b) => rank(a) - rank(b) || a.from - b.from || b.to - a.to)
  const kept: Place[] = []
  for (const at of sorted) {
    const last = kept.at(-1)
    if (!last || last.stretch !== at.stretch || at.from >= last.to) kept.push(at)
  }
  return kept
}

function outcome(found: Place[], scene: Scene, view: View): Outcome {
  const inView = new Set(view.turns)
  const hits: Hit[] = []
  let unsure: NotEvaluatedReason | undefined
  for (const at of found) {
    const first = at.stretch[at.first] as Turn
    if (!inView.has(first)) {
      if (mayBelong(first, view, scene.transcript)) unsure ??= 'no_roles'
      continue
    }
    const segments = new Set(at.spans.map((span) => span.segment))
    const turns = at.stretch.filter((turn) => segments.has(turn.segment))
    if (turns.some((turn) => turn.confidence < scene.settings.min_confidence)) unsure = 'low_confidence'
    else {
      hits.push({
        matchedBy: 'text',
        start: first.start,
        end: (turns.at(-1) as Turn).end,
        order: first.rank + (at.spans[0]?.start ?? 0) / 1e6,
        spans: at.spans,
      })
    }
  }
  if (hits.length > 0) return { hits }
  return { hits, unknown: unsure, doubt: doubtOf(scene, view) }
}
