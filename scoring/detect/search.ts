import type { NotEvaluatedReason } from '../../contract/index.ts'
import { nearby } from '../match/nearby.ts'
import { atLeast } from '../match/part.ts'
import type { Phrase } from '../match/phrase.ts'
import { type Alphabet, lettersBetween, type Place } from '../match/place.ts'
import { seeker, signsOf } from '../match/seek.ts'
import { FOLD, isLatin } from '../text/fold.ts'
import type { Voice } from '../transcript.ts'
import type { Scene, View, Workshop } from './detector.ts'
import { mayBelong } from './doubt.ts'
import { inOrder, type Sighting, type Way } from './sighting.ts'

/** How many letters before a hit an exception may end; English words are longer. */
const REACH_CJK = 4
const REACH_LATIN = 10

interface Search {
  sightings: readonly Sighting[]
  /** Why something heard may not be used. */
  unsure: NotEvaluatedReason | undefined
}

const NOT_SEEN: Search = { sightings: [], unsure: undefined }

/** What narrows a search. */
interface Sparing {
  except?: readonly string[]
  except_lists?: readonly string[]
  scope?: 'turn' | 'stretch' | 'window'
}

/**
 * Looks for each group of phrases; of places that overlap within a group, the earliest and of these the longest counts.
 * @param needsAll whether one group that is not there is enough to know that nothing is
 */
export function searcher(
  groups: readonly (readonly string[])[],
  spec: Sparing,
  workshop: Workshop,
  voice: Voice,
  ways: readonly Way[],
  needsAll: boolean,
) {
  const parse = (texts: readonly string[], alphabet: Alphabet): Phrase[] =>
    texts.map((text) => workshop.lexicon(alphabet).phrase(text))
  const seek = (texts: readonly string[], { alphabet, shortest }: Way) =>
    seeker(
      parse(texts, alphabet).flatMap((phrase) => longEnough(phrase, shortest) ?? []),
      workshop.ear(voice, alphabet),
    )
  const except = [...(spec.except ?? []), ...(spec.except_lists ?? []).flatMap((id) => workshop.list(id))]
  // What may be found by sound may be excused by sound, however it was found.
  const exceptions =
    except.length === 0
      ? []
      : ways.map(({ alphabet }) => nearby(parse(except, alphabet), workshop.lexicon(alphabet), REACH_LATIN))
  const finders = ways.map((way) => ({
    way,
    find: groups.map((texts) => seek(texts, way)),
    innocent: way.innocent.length === 0 ? null : nearby(parse(way.innocent, FOLD), workshop.lexicon(FOLD), 0),
  }))
  const oneTurn = spec.scope === 'turn'

  const signs = (needsAll ? groups.map((_, group) => [group]) : [groups.map((_, group) => group)]).map((members) =>
    finders.flatMap(({ way, find }) =>
      signsOf(
        members.flatMap((group) => find[group] ?? []),
        workshop.ear(voice, way.alphabet),
      ),
    ),
  )
  const search = (scene: Scene, view: View, first: boolean): Search => {
    const { transcript, settings } = scene
    const careful = transcript.leastSure < settings.min_confidence
    let unsure: NotEvaluatedReason | undefined
    let all: Sighting[] | null = null
    for (let group = 0; group < groups.length; group++) {
      let own: Sighting[] | null = null
      for (const { way, find, innocent } of finders) {
        find[group]?.seek(transcript, view, (place) => {
          if (oneTurn && place.first !== place.last) return false
          if (!view.has(place.first)) {
            if (transcript.strangers && mayBelong(place.first, view, transcript)) unsure ??= 'no_roles'
            return false
          }
          if (exceptions.some((excused) => excused(place, 'first', (other) => excuses(other, place)))) return false
          if (innocent?.(place, 'last', (other) => other.to > place.from)) return false
          if (careful && leastSure(place) < settings.min_confidence) {
            unsure = 'low_confidence'
            return false
          }
          if (own === null) own = [{ place, way, phrase: group }]
          else own.push({ place, way, phrase: group })
          return first
        })
        if (first && own !== null) return { sightings: own, unsure }
      }
      if (own === null) continue
      const kept: Sighting[] = (own as Sighting[]).length === 1 ? own : apart(own)
      if (all === null) all = kept
      else all.push(...kept)
    }
    return all === null ? (unsure === undefined ? NOT_SEEN : { ...NOT_SEEN, unsure }) : { sightings: all, unsure }
  }
  return { search, signs }
}

/** A phrase without its variants of fewer letters; with gaps, all of it or nothing. */
function longEnough(phrase: Phrase, letters: number): Phrase | null {
  const [first, ...others] = phrase.parts
  if (first === undefined || phrase.parts.reduce((sum, { shortest }) => sum + shortest, 0) >= letters) return phrase
  const left = others.length > 0 ? null : atLeast(first, letters)
  return left && { parts: [left] }
}

/** An exception stands before its hit or around it; one that only lies within the hit is part of what was said. */
function excuses(exception: Place, hit: Place): boolean {
  if (exception.from > hit.from || (exception.from === hit.from && exception.to < hit.to)) return false
  if (exception.to >= hit.to) return true
  const reach = isLatin(FOLD[hit.first.text.charCodeAt(hit.from - hit.first.base)] as number) ? REACH_LATIN : REACH_CJK
  return sameStretch(exception, hit) && lettersBetween(exception, hit, FOLD, reach) <= reach
}

function sameStretch(a: Place, b: Place): boolean {
  for (let turn: Place['last'] | null = a.last; turn; turn = turn.after) if (turn === b.first) return true
  return a.to > b.from
}

/** Confidence of the least sure turn in which words of a place stand. */
function leastSure({ first, last }: Place): number {
  let least = last.confidence
  for (let turn = first; turn !== last; turn = turn.after as Place['last']) least = Math.min(least, turn.confidence)
  return least
}

/** As written before by sound, then the earliest, then the longest. */
function apart(sightings: Sighting[]): Sighting[] {
  const written = disjoint(sightings.filter(({ way }) => way.by === 'text'))
  const sounded = sightings.filter(({ way, place }) => way.by !== 'text' && !meets(place, written))
  return sounded.length === 0 ? written : [...written, ...disjoint(sounded)].sort(inOrder)
}

/** Whether one of some sightings, in their order and apart from each other, stands where a place does. */
function meets(place: Place, others: readonly Sighting[]): boolean {
  let [low, high] = [0, others.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((others[middle] as Sighting).place.to > place.from) high = middle
    else low = middle + 1
  }
  const next = others[low]
  return next !== undefined && next.place.from < place.to
}

function disjoint(sightings: Sighting[]): Sighting[] {
  const kept: Sighting[] = []
  let until = -1
  for (const one of sightings.sort(inOrder)) {
    if (one.place.from < until) continue
    kept.push(one)
    until = one.place.to
  }
  return kept
}
