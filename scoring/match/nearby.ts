import type { Letters } from './letters.ts'
import { after, gapBefore, literalsAt, type Part, partOf, stands } from './parts.ts'
import type { Literal, Phrase } from './phrase.ts'
import { type Alphabet, back, type Cursor, type Place } from './place.ts'
import { Trie } from './trie.ts'

/** Whether one of some phrases that passes a test stands beside a place. */
export type Nearby = (place: Place, from: 'first' | 'last', test: (one: Place) => boolean) => boolean

/**
 * Looks for phrases beside a place only, so that they cost nothing where nothing was found: those that begin at its
 * first letter (or at any up to its last), or before it but so near that no more than `reach` letters are in between.
 */
export function nearby(phrases: readonly Phrase[], letters: Letters, reach: number): Nearby {
  const { alphabet } = letters
  const whole = phrases.flatMap(({ parts }) => (parts.length === 1 ? (parts[0] as readonly Literal[]) : []))
  letters.add(whole)
  let trie: Trie | null = null
  const gapped = phrases.filter(({ parts }) => parts.length > 1).map(({ parts }) => parts.map(asPart))
  const longest = Math.max(
    ...phrases.map(({ parts }) => parts.map(asPart).reduce((sum, part) => sum + part.longest + part.gap, 0)),
  )
  return (place, from, test) => {
    const begin = from === 'first' ? { turn: place.first, to: place.from + 1 } : { turn: place.last, to: place.to }
    const cursor: Cursor = { turn: begin.turn, offset: begin.to - 1 - begin.turn.base }
    trie ??= new Trie([...new Set(whole)], letters)
    let found = false
    const keep = (_: number, first: Place['first'], start: number, last: Place['last'], to: number): void => {
      found ||= test({ first, last, from: first.base + start, to })
    }
    for (let before = 0; before <= longest + reach; ) {
      trie.read(cursor.turn, cursor.offset, keep)
      if (found) return true
      for (const parts of gapped) if (begins(cursor, parts, alphabet, test)) return true
      if (!back(cursor, alphabet)) return false
      if (cursor.turn.base + cursor.offset < place.from) before++
    }
    return false
  }
}

const asPart = (part: readonly Literal[], i: number): Part => partOf(part, i === 0 ? 0 : gapBefore(part))

function begins(cursor: Cursor, parts: readonly Part[], alphabet: Alphabet, test: (one: Place) => boolean): boolean {
  for (const literal of literalsAt(cursor, parts[0] as Part, alphabet)) {
    const begun = stands(cursor, literal, alphabet)
    const whole = begun && after(begun, parts, 1, alphabet)
    if (whole && test(whole)) return true
  }
  return false
}
