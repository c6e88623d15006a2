import type { Workshop } from '../detect/detector.ts'
import { isLatin } from '../text/fold.ts'
import type { Found } from './found.ts'
import { GAP_CJK, GAP_LATIN, type Literal, parsePhrase } from './phrase.ts'
import { type Place, type Reading, wordsFit } from './reading.ts'

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

type Look = (reading: Reading, place: Place, part: Part) => Place | null

function extend(reading: Reading, place: Place, parts: readonly Part[], look: Look): Place | null {
  let grown: Place | null = place
  for (const part of parts) {
    grown = look(reading, grown, part)
    if (grown === null) return null
  }
  return grown
}

const lookAfter: Look = (reading, { from, to }, part) => {
  for (let at = to; at <= to + part.gap; at++) {
    const literal = literalAt(reading, at, part, reading.stretches[from] as number, reading.count)
    if (literal) return { from, to: at + literal.folded.length }
  }
  return null
}

const lookBefore: Look = (reading, { from, to }, part) => {
  const furthest = Math.max(0, from - part.gap - part.longest)
  for (let at = from - 1; at >= furthest; at--) {
    const literal = literalAt(reading, at, part, reading.stretches[from] as number, from)
    if (literal && from - (at + literal.folded.length) <= part.gap) return { from: at, to }
  }
  return null
}

/** The longest literal of a part that begins at a letter, in the same stretch, and ends before a limit. */
function literalAt(reading: Reading, at: number, part: Part, stretch: number, limit: number): Literal | undefined {
  if (at >= reading.count || reading.stretches[at] !== stretch) return undefined
  return part.byFirst
    .get(reading.letters[at] as number)
    ?.find((literal) => stands(reading, at, literal, stretch, limit))
}

function stands(reading: Reading, at: number, literal: Literal, stretch: number, limit: number): boolean {
  const { folded } = literal
  const end = at + folded.length
  if (end > limit || reading.stretches[end - 1] !== stretch) return false
  for (let k = 1; k < folded.length; k++) if (reading.letters[at + k] !== folded.charCodeAt(k)) return false
  return wordsFit(reading, at, literal)
}
