import { isLatin } from '../text/fold.ts'
import { BREAK, GAP_CJK, GAP_LATIN, type Literal, lengthOf } from './phrase.ts'
import {
  type Alphabet,
  back,
  type Cursor,
  letterAfter,
  letterBefore,
  lettersBetween,
  type Place,
  settle,
} from './place.ts'

/** A part of a phrase with gaps, to be looked for beside another: its literals by their first letter, the longest first. */
export interface Part {
  byFirst: ReadonlyMap<number, readonly Literal[]>
  longest: number
  gap: number
}

/** Letters that may stand before a part. */
export const gapBefore = (part: readonly Literal[]): number =>
  isLatin(part[0]?.charCodeAt(0) ?? 0) ? GAP_LATIN : GAP_CJK

export function partOf(literals: readonly Literal[], gap: number): Part {
  const byFirst = new Map<number, Literal[]>()
  for (const literal of [...literals].sort((a, b) => b.length - a.length)) {
    const first = literal.charCodeAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), literal])
  }
  return { byFirst, longest: Math.max(...literals.map(lengthOf)), gap }
}

/** A place with one part more and all that follow it, the nearest that leads so far; null where there is none. */
type Look = (place: Place, parts: readonly Part[], from: number, alphabet: Alphabet) => Place | null

export const after: Look = (place, parts, from, alphabet) => {
  const part = parts[from]
  if (part === undefined) return place
  const cursor: Cursor = { turn: place.last, offset: place.to - place.last.base }
  for (let gap = 0; gap <= part.gap && settle(cursor, alphabet); gap++) {
    for (const literal of literalsAt(cursor, part, alphabet)) {
      const found = stands(cursor, literal, alphabet)
      const grown = found && { first: place.first, from: place.from, last: found.last, to: found.to }
      const complete = grown && after(grown, parts, from + 1, alphabet)
      if (complete) return complete
    }
    cursor.offset++
  }
  return null
}

export const before: Look = (place, parts, from, alphabet) => {
  const part = parts[from]
  if (part === undefined) return place
  const cursor: Cursor = { turn: place.first, offset: place.from - place.first.base }
  for (let letters = 1; letters <= part.gap + part.longest && back(cursor, alphabet); letters++) {
    for (const literal of literalsAt(cursor, part, alphabet)) {
      const found = stands(cursor, literal, alphabet)
      if (!found || found.to > place.from || lettersBetween(found, place, alphabet, part.gap) > part.gap) continue
      const grown = { first: found.first, from: found.from, last: place.last, to: place.to }
      const complete = before(grown, parts, from + 1, alphabet)
      if (complete) return complete
    }
  }
  return null
}

const NONE: readonly Literal[] = []

/** A part's literals that begin with the letter, the longest first. */
export const literalsAt = ({ turn, offset }: Cursor, part: Part, alphabet: Alphabet): readonly Literal[] =>
  part.byFirst.get(alphabet[turn.text.charCodeAt(offset)] as number) ?? NONE

/** A literal's place where it begins at a letter, cut into words as the text is. */
export function stands({ turn, offset }: Cursor, literal: Literal, alphabet: Alphabet): Place | null {
  if (isLatin(literal.charCodeAt(0)) && isLatin(letterBefore(turn, offset, alphabet))) return null
  const cursor = { turn, offset }
  for (let i = 1; i < literal.length; i++) {
    const wanted = literal.charCodeAt(i)
    if (wanted === BREAK_UNIT) continue
    cursor.offset++
    if (!settle(cursor, alphabet) || alphabet[cursor.turn.text.charCodeAt(cursor.offset)] !== wanted) return null
    const before = literal.charCodeAt(i - 1)
    const joined = letterBefore(cursor.turn, cursor.offset, alphabet) !== 0
    if (before === BREAK_UNIT ? joined : isLatin(before) && isLatin(wanted) && !joined) return null
  }
  const last = cursor.turn
  const end = cursor.offset + 1
  if (isLatin(literal.charCodeAt(literal.length - 1)) && isLatin(letterAfter(last, end, alphabet))) return null
  return { first: turn, last, from: turn.base + offset, to: last.base + end }
}

const BREAK_UNIT = BREAK.charCodeAt(0)
