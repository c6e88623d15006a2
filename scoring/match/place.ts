import { SEPARATES } from '../text/fold.ts'
import type { Turn } from '../transcript.ts'

/** UTF-16 unit -> letter; 0 is passed over. `FOLD` reads words as they are written, `sounds()` as they sound. */
export type Alphabet = Uint16Array

/** Words found in a call: from a character of one turn to before a character of the same or a later turn of its stretch. */
export interface Place {
  first: Turn
  last: Turn
  /** Characters of the whole call, see `Turn.base`; `to` is not included. */
  from: number
  to: number
}

/** Where words stand in one segment: UTF-16 offsets, `text.slice(start, end)`. */
export interface Span {
  segment: number
  start: number
  end: number
}

/** A place as offsets of the segments it lies in, each from its first to its last letter there. */
export function spansOf({ first, last, from, to }: Place, alphabet: Alphabet): Span[] {
  if (first === last) return [{ segment: first.segment, start: from - first.base, end: to - first.base }]
  const spans: Span[] = []
  for (let turn: Turn | null = first; turn; turn = turn === last ? null : turn.after) {
    let start = turn === first ? from - turn.base : 0
    let end = turn === last ? to - turn.base : turn.text.length
    while (start < end && alphabet[turn.text.charCodeAt(start)] === 0) start++
    while (end > start && alphabet[turn.text.charCodeAt(end - 1)] === 0) end--
    if (start < end) spans.push({ segment: turn.segment, start, end })
  }
  return spans
}

/** A letter's place while one goes through a stretch. */
export interface Cursor {
  turn: Turn
  offset: number
}

/** To the letter before; false at the beginning of the stretch, and the cursor is then of no use. */
export function back(cursor: Cursor, alphabet: Alphabet): boolean {
  for (;;) {
    const { text } = cursor.turn
    while (--cursor.offset >= 0) if (alphabet[text.charCodeAt(cursor.offset)] !== 0) return true
    if (cursor.turn.before === null) return false
    cursor.turn = cursor.turn.before
    cursor.offset = cursor.turn.text.length
  }
}

/** To the letter at or after; false at the end of the stretch. */
export function settle(cursor: Cursor, alphabet: Alphabet): boolean {
  for (;;) {
    const { text } = cursor.turn
    for (; cursor.offset < text.length; cursor.offset++) {
      if (alphabet[text.charCodeAt(cursor.offset)] !== 0) return true
    }
    if (cursor.turn.after === null) return false
    cursor.turn = cursor.turn.after
    cursor.offset = 0
  }
}

/** The letter at or after a character, in this turn or a later one of its stretch; 0 where none is. */
export function letterFrom(turn: Turn, offset: number, table: Uint16Array): number {
  for (let at: Turn | null = turn; at !== null; at = at.after) {
    const { text } = at
    for (let i = at === turn ? offset : 0; i < text.length; i++) {
      const letter = table[text.charCodeAt(i)] as number
      if (letter !== 0) return letter
    }
  }
  return 0
}

/** How many letters a place has. */
export function lettersIn({ first, last, from, to }: Place, alphabet: Alphabet): number {
  let count = 0
  for (let turn: Turn | null = first; turn; turn = turn === last ? null : turn.after) {
    const end = turn === last ? to - turn.base : turn.text.length
    for (let i = turn === first ? from - turn.base : 0; i < end; i++) {
      if (alphabet[turn.text.charCodeAt(i)] !== 0) count++
    }
  }
  return count
}

/** How many letters stand from one place's end to another's beginning in the same stretch; `most + 1` where more do. */
export function lettersBetween(end: Place, begin: Place, alphabet: Alphabet, most: number): number {
  const cursor = { turn: end.last, offset: end.to - end.last.base }
  for (let count = 0; count <= most; count++) {
    if (!settle(cursor, alphabet) || cursor.turn.base + cursor.offset >= begin.from) return count
    cursor.offset++
  }
  return most + 1
}

/** The letter right before a character of a turn; 0 where a separator or the turn's beginning comes first. */
export function letterBefore({ text }: Turn, offset: number, alphabet: Alphabet): number {
  for (let i = offset - 1; i >= 0; i--) {
    const unit = text.charCodeAt(i)
    const letter = alphabet[unit] as number
    if (letter !== 0 || SEPARATES[unit] === 1) return letter
  }
  return 0
}
