import { after, before, gapBefore, partOf } from './parts.ts'
import { type Literal, lengthOf, type Phrase } from './phrase.ts'
import type { Alphabet, Place } from './place.ts'

/** Collects literals to be heard together; the number by which `Heard` knows them. */
export type Collect = (literals: readonly Literal[]) => number

/** By collection: where its literals stand in the call at hand, in no order. */
export type Heard = readonly (readonly Place[] | undefined)[]

const NOTHING: readonly Place[] = []

/**
 * All places of some phrases in a call, in no order. Whole phrases are heard by themselves, and of those with gaps only
 * one part, the anchor, which is long enough to be rare; the other parts are looked for beside it.
 */
export function seeker(
  phrases: readonly Phrase[],
  collect: Collect,
  alphabet: Alphabet,
): (heard: Heard) => readonly Place[] {
  if (phrases.length === 0) return () => NOTHING
  const whole = phrases.flatMap(({ parts }) => (parts.length === 1 ? (parts[0] as readonly Literal[]) : []))
  const wholes = whole.length === 0 ? null : collect(whole)
  const gapped = phrases.filter(({ parts }) => parts.length > 1).map(({ parts }) => anchored(parts, collect))
  return (heard) => {
    const found = (wholes === null ? undefined : heard[wholes]) ?? NOTHING
    let all: Place[] | null = null
    for (const { anchor, left, right } of gapped) {
      const places = heard[anchor]
      if (places === undefined) continue
      for (const place of places) {
        const begun = before(place, left, 0, alphabet)
        const complete = begun && after(begun, right, 0, alphabet)
        if (complete) {
          all ??= [...found]
          all.push(complete)
        }
      }
    }
    return all ?? found
  }
}

function anchored(parts: Phrase['parts'], collect: Collect) {
  const shortest = parts.map((part) => Math.min(...part.map(lengthOf)))
  const anchor = shortest.indexOf(Math.max(...shortest))
  const gapAfter = parts.map((_, i) => gapBefore(parts[i + 1] ?? []))
  return {
    anchor: collect(parts[anchor] as Literal[]),
    left: parts
      .slice(0, anchor)
      .map((part, i) => partOf(part, gapAfter[i] as number))
      .reverse(),
    right: parts.slice(anchor + 1).map((part) => partOf(part, gapBefore(part))),
  }
}
