import { NONE } from './automaton.ts'
import type { Lexicon } from './lexicon.ts'
import { beginsLatin, type Part } from './part.ts'
import { GAP_CJK, GAP_LATIN } from './phrase.ts'
import { back, type Cursor, lettersBetween, type Place, settle } from './place.ts'

/** A part of a phrase with gaps, to be looked for beside another. */
export interface Beside {
  /** From where it is read, see `Automaton.start`. */
  readonly start: number
  /** Letters of its longest variant, and how many may stand between it and the other. */
  readonly longest: number
  readonly gap: number
}

/** Letters that may stand before a part. */
export const gapBefore = (part: Part): number => (beginsLatin(part) ? GAP_LATIN : GAP_CJK)

export const beside = (part: Part, gap: number, { automaton }: Lexicon): Beside => ({
  start: automaton.start([part]),
  longest: part.longest,
  gap,
})

/** A place with one part more and all that follow it, the nearest that leads so far; null where there is none. */
type Look = (place: Place, parts: readonly Beside[], from: number, lexicon: Lexicon) => Place | null

export const after: Look = (place, parts, from, lexicon) => {
  const wanted = parts[from]
  if (wanted === undefined) return place
  const cursor: Cursor = { turn: place.last, offset: place.to - place.last.base }
  for (let gap = 0; gap <= wanted.gap && settle(cursor, lexicon.alphabet); gap++) {
    for (const found of standing(cursor, wanted, lexicon)) {
      const grown = { first: place.first, from: place.from, last: found.last, to: found.to }
      const complete = after(grown, parts, from + 1, lexicon)
      if (complete) return complete
    }
    cursor.offset++
  }
  return null
}

export const before: Look = (place, parts, from, lexicon) => {
  const wanted = parts[from]
  if (wanted === undefined) return place
  const { alphabet } = lexicon
  const cursor: Cursor = { turn: place.first, offset: place.from - place.first.base }
  for (let letters = 1; letters <= wanted.gap + wanted.longest && back(cursor, alphabet); letters++) {
    for (const found of standing(cursor, wanted, lexicon)) {
      if (found.to > place.from || lettersBetween(found, place, alphabet, wanted.gap) > wanted.gap) continue
      const grown = { first: found.first, from: found.from, last: place.last, to: place.to }
      const complete = before(grown, parts, from + 1, lexicon)
      if (complete) return complete
    }
  }
  return null
}

const NOTHING: readonly Place[] = []

/** Whether some part that is read from a start may begin at a letter. */
export function goesOn({ turn, offset }: Cursor, start: number, { automaton, letters }: Lexicon): boolean {
  const letter = letters.numbered.table[turn.text.charCodeAt(offset)] as number
  return automaton.step(automaton.from(start), letter) !== NONE
}

/** Where a part stands that begins at a letter, the longest first. */
export function standing(cursor: Cursor, { start }: Beside, lexicon: Lexicon): readonly Place[] {
  if (!goesOn(cursor, start, lexicon)) return NOTHING
  const found: Place[] = []
  lexicon.automaton.read(start, cursor.turn, cursor.offset, (_, first, from, last, to) => {
    found.unshift({ first, last, from: first.base + from, to })
  })
  return found
}
