import type { Workshop } from '../detect/detector.ts'
import { isLatin } from '../text/fold.ts'
import type { Found } from './found.ts'
import { GAP_CJK, GAP_LATIN, type Literal, parsePhrase } from './phrase.ts'
import { letterAt, type Place, type Reading, stretchAt, wordsFit } from './reading.ts'

/** A part beside the anchor, to be looked for nearby: its literals by their first letter, the longest first. */
interface Part {
  byFirst: ReadonlyMap<number, readonly Literal[]>
  longest: number
  gap: number
}

/**
 * All places of some phrases in a call. The automaton looks for whole phrases, and of those with gaps only for one part,
 * the anchor, which is long enough to be rare; the other parts are looked for beside it.
 */
export function seeker(texts: readonly string[], workshop: Workshop): (found: Found) => Place[] {
  const phrases = texts.map((text) => parsePhrase(text).parts)
  const whole = workshop.collect(phrases.flatMap((parts) => (parts.length === 1 ? (parts[0] as Literal[]) : [])))
  const gapped = phrases.filter((parts) => parts.length > 1).map((parts) => anchored(parts, workshop))
  return (found) => {
    const places: Place[] = [...found.of(whole)]
    for (const { anchor, before, after } of gapped) {
      for (const place of found.of(anchor)) {
        const left = extend(found.reading, place, before, lookBefore)
        const complete = left && extend(found.reading, left, after, lookAfter)
        if (complete) places.push(complete)
      }
    }
    return places
  }
}

function anchored(parts: readonly (readonly Literal[])[], workshop: Workshop) {
  const shortest = parts.map((part) => Math.min(...part.map(({ folded }) => folded.length)))
  const anchor = shortest.indexOf(Math.max(...shortest))
  const gapAfter = parts.map((_, i) => gapBefore(parts[i + 1] ?? []))
  return {
    anchor: workshop.collect(parts[anchor] as Literal[]),
    before: parts
      .slice(0, anchor)
      .map((part, i) => partOf(part, gapAfter[i] as number))
      .reverse(),
    after: parts.slice(anchor + 1).map((part) => partOf(part, gapBefore(part))),
  }
}

const gapBefore = (part: readonly Literal[]): number =>
  isLatin(part[0]?.folded.charCodeAt(0) ?? 0) ? GAP_LATIN : GAP_CJK

function partOf(literals: readonly Literal[], gap: number): Part {
  const byFirst = new Map<number, Literal[]>()
  for (const literal of [...literals].sort((a, b) => b.folded.length - a.folded.length)) {
    const first = literal.folded.charCodeAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), literal])
  }
  return { byFirst, longest: Math.max(...literals.map(({ folded }) => folded.length)), gap }
}

/** Every place that has one part more, the nearest first. */
type Look = (reading: Reading, place: Place, part: Part) => Iterable<Place>

/** A place with all of some parts; where the nearest of one leads no further, the next nearest is tried. */
function extend(reading: Reading, place: Place, [part, ...rest]: readonly Part[], look: Look): Place | null {
  if (!part) return place
  for (const grown of look(reading, place, part)) {
    const complete = extend(reading, grown, rest, look)
    if (complete) return complete
  }
  return null
}

function* lookAfter(reading: Reading, { from, to }: Place, part: Part): Generator<Place> {
  for (let at = to; at <= to + part.gap; at++) {
    for (const literal of literalsAt(reading, at, part, stretchAt(reading, from), reading.count)) {
      yield { from, to: at + literal.folded.length }
    }
  }
}

function* lookBefore(reading: Reading, { from, to }: Place, part: Part): Generator<Place> {
  const furthest = Math.max(0, from - part.gap - part.longest)
  for (let at = from - 1; at >= furthest; at--) {
    for (const literal of literalsAt(reading, at, part, stretchAt(reading, from), from)) {
      if (from - (at + literal.folded.length) <= part.gap) yield { from: at, to }
    }
  }
}

const NONE: readonly Literal[] = []

/** A part's literals that begin at a letter, in the same stretch, and end before a limit; the longest first. */
function literalsAt(reading: Reading, at: number, part: Part, stretch: number, limit: number): readonly Literal[] {
  if (at >= reading.count || stretchAt(reading, at) !== stretch) return NONE
  const begun = part.byFirst.get(letterAt(reading, at))
  return begun ? begun.filter((literal) => stands(reading, at, literal, stretch, limit)) : NONE
}

function stands(reading: Reading, at: number, literal: Literal, stretch: number, limit: number): boolean {
  const { folded } = literal
  const end = at + folded.length
  if (end > limit || stretchAt(reading, end - 1) !== stretch) return false
  for (let k = 1; k < folded.length; k++) if (letterAt(reading, at + k) !== folded.charCodeAt(k)) return false
  return wordsFit(reading, at, literal)
}
