import { FOLD, isLatin, SEPARATES } from '../text/fold.ts'
import type { Turn } from '../transcript.ts'
import type { Hit } from './detector.ts'
import { hitOf, inOrder, type Sighting } from './sighting.ts'

/** Several phrases that are wanted together. */
interface Together {
  kind: 'any' | 'all' | 'in_order' | 'none'
  /** How many phrases there are. */
  count: number
  at_least?: number
  scope?: 'turn' | 'stretch' | 'window'
  within_words?: number
}

/** Sightings of several phrases -> one hit for each place where enough of them are together. */
export function together({
  kind,
  count,
  at_least,
  scope,
  within_words,
}: Together): (all: readonly Sighting[]) => Hit[] {
  const need = at_least ?? count
  return (all) => {
    const sorted = [...all].sort(inOrder)
    return partsBy(scope ?? 'window', sorted).flatMap((part) => {
      if (kind === 'in_order') return chains(part, count, within_words).map(hitOf)
      const runs = within_words === undefined ? [part] : runsOf(part, within_words)
      return runs.filter((run) => new Set(run.map(({ phrase }) => phrase)).size >= need).map(hitOf)
    })
  }
}

/** Sightings that lie in one turn, one stretch or the one window, in order. */
function partsBy(scope: 'turn' | 'stretch' | 'window', sorted: readonly Sighting[]): (readonly Sighting[])[] {
  if (scope === 'window') return [sorted]
  const parts = new Map<Turn, Sighting[]>()
  for (const one of sorted) {
    const key = scope === 'turn' ? one.place.first : headOf(one.place.first)
    const part = parts.get(key)
    if (part) part.push(one)
    else parts.set(key, [one])
  }
  return [...parts.values()]
}

function headOf(turn: Turn): Turn {
  let head = turn
  while (head.before) head = head.before
  return head
}

/** Cut wherever more than so many words stand between one sighting and the next. */
function runsOf(sorted: readonly Sighting[], most: number): Sighting[][] {
  const runs: Sighting[][] = []
  let furthest: Sighting | null = null
  for (const one of sorted) {
    if (furthest && wordsBetween(furthest, one, most) <= most) (runs.at(-1) as Sighting[]).push(one)
    else runs.push([one])
    if (!furthest || one.place.to > furthest.place.to) furthest = one
  }
  return runs
}

/** Every phrase once, each after the one before; no sighting is in two chains. */
function chains(sorted: readonly Sighting[], count: number, most: number | undefined): Sighting[][] {
  const found: Sighting[][] = []
  let from = -1
  for (const first of sorted) {
    if (first.phrase !== 0 || first.place.from < from) continue
    const chain = chainFrom(first, sorted, count, most)
    if (!chain) continue
    found.push(chain)
    from = (chain.at(-1) as Sighting).place.to
  }
  return found
}

function chainFrom(
  first: Sighting,
  sorted: readonly Sighting[],
  count: number,
  most: number | undefined,
): Sighting[] | null {
  if (first.phrase === count - 1) return [first]
  for (const next of sorted) {
    if (next.phrase !== first.phrase + 1 || next.place.from < first.place.to) continue
    if (most !== undefined && wordsBetween(first, next, most) > most) continue
    const rest = chainFrom(next, sorted, count, most)
    if (rest) return [first, ...rest]
  }
  return null
}

/** Words, or characters of scripts that write none, between two sightings of one stretch; `most + 1` where more do. */
function wordsBetween(a: Sighting, b: Sighting, most: number): number {
  let turn: Turn | null = a.place.last
  let offset = a.place.to - turn.base
  let count = 0
  let word = false
  for (; turn !== null && count <= most; turn = turn.after, offset = 0, word = false) {
    const end: number = turn === b.place.first ? b.place.from - turn.base : turn.text.length
    for (; offset < end && count <= most; offset++) {
      const unit = turn.text.charCodeAt(offset)
      const letter = FOLD[unit] as number
      if (letter === 0) {
        if (SEPARATES[unit] === 1) word = false
      } else if (!isLatin(letter)) {
        count++
        word = false
      } else {
        if (!word) count++
        word = true
      }
    }
    if (turn === b.place.first) return count
  }
  return b.place.from < a.place.to ? 0 : most + 1
}
