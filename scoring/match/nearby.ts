import type { Lexicon } from './lexicon.ts'
import type { Part } from './part.ts'
import { after, type Beside, beside, gapBefore, goesOn, standing } from './parts.ts'
import type { Phrase } from './phrase.ts'
import { back, type Cursor, type Place } from './place.ts'

/** Whether one of some phrases that passes a test stands beside a place. */
export type Nearby = (place: Place, from: 'first' | 'last', test: (one: Place) => boolean) => boolean

/**
 * Looks for phrases beside a place only, so that they cost nothing where nothing was found: those that begin at its
 * first letter (or at any up to its last), or before it but so near that no more than `reach` letters are in between.
 */
export function nearby(phrases: readonly Phrase[], lexicon: Lexicon, reach: number): Nearby {
  const { automaton, alphabet } = lexicon
  const whole = automaton.start(phrases.flatMap(({ parts }) => (parts.length === 1 ? parts : [])))
  const gapBeforePart = (part: Part, i: number) => (i === 0 ? 0 : gapBefore(part))
  const several = phrases.filter(({ parts }) => parts.length > 1)
  const gapped = several.map(({ parts }) => parts.map((part, i) => beside(part, gapBeforePart(part, i), lexicon)))
  const firsts = automaton.start(several.flatMap(({ parts }) => parts.slice(0, 1)))
  const longest = Math.max(
    ...phrases.map(({ parts }) => parts.reduce((sum, part, i) => sum + part.longest + gapBeforePart(part, i), 0)),
  )
  return (place, from, test) => {
    const begin = from === 'first' ? { turn: place.first, to: place.from + 1 } : { turn: place.last, to: place.to }
    const cursor: Cursor = { turn: begin.turn, offset: begin.to - 1 - begin.turn.base }
    let found = false
    const keep = (_: number, first: Place['first'], start: number, last: Place['last'], to: number): void => {
      found ||= test({ first, last, from: first.base + start, to })
    }
    for (let before = 0; before <= longest + reach; ) {
      automaton.read(whole, cursor.turn, cursor.offset, keep)
      if (found) return true
      if (goesOn(cursor, firsts, lexicon)) {
        for (const chain of gapped) if (begins(cursor, chain, lexicon, test)) return true
      }
      if (!back(cursor, alphabet)) return false
      if (cursor.turn.base + cursor.offset < place.from) before++
    }
    return false
  }
}

function begins(cursor: Cursor, chain: readonly Beside[], lexicon: Lexicon, test: (one: Place) => boolean): boolean {
  for (const begun of standing(cursor, chain[0] as Beside, lexicon)) {
    const whole = after(begun, chain, 1, lexicon)
    if (whole && test(whole)) return true
  }
  return false
}
