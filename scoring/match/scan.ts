import { FOLD, separates } from '../text/fold.ts'
import type { Stretch, Transcript, Turn } from '../transcript.ts'
import { type Automaton, run } from './automaton.ts'
import { type Literal, oneWord } from './phrase.ts'

/** Where words stand in one segment: UTF-16 offsets, `text.slice(start, end)`. */
export interface Span {
  segment: number
  start: number
  end: number
}

/** A literal found. `from` and `to` are its place in the stretch, the segments' texts laid end to end. */
export interface Occurrence {
  stretch: Stretch
  from: number
  to: number
  /** Index within the stretch of the turn it begins and ends in. */
  first: number
  last: number
  spans: readonly Span[]
}

/** What a scan found, by collection of literals; places are worked out when they are asked for. */
export class Found {
  private readonly raw: (RawHit[] | undefined)[]
  private readonly located: (readonly Occurrence[] | undefined)[]

  constructor(collections: number) {
    this.raw = new Array(collections)
    this.located = new Array(collections)
  }

  add(collection: number, hit: RawHit): void {
    const others = this.raw[collection]
    if (others) others.push(hit)
    else this.raw[collection] = [hit]
  }

  /** False where nothing of a collection was heard; true where it may have been. */
  heard(collection: number): boolean {
    return this.raw[collection] !== undefined
  }

  occurrences(collection: number): readonly Occurrence[] {
    const known = this.located[collection]
    if (known) return known
    const made = (this.raw[collection] ?? []).flatMap((hit) => locate(hit) ?? [])
    this.located[collection] = made
    return made
  }
}

/** The last unit of a literal: unit `end` of turn `last` of a stretch, whose text begins at `base`. */
interface RawHit {
  literal: Literal
  stretch: Stretch
  last: number
  end: number
  base: number
}

/** Looks for all literals in all stretches of a call, in reading order of their ends. */
export function scan(
  automaton: Automaton,
  literals: readonly Literal[],
  members: readonly (readonly number[])[],
  collections: number,
  transcript: Transcript,
): Found {
  const found = new Found(collections)
  for (const stretch of transcript.stretches) {
    let state = 0
    let base = 0
    for (let last = 0; last < stretch.length; last++) {
      const turn = stretch[last] as Turn
      if (turn.kind !== 'noise') {
        state = run(automaton, turn.text, state, (patterns, end) => {
          for (const pattern of patterns) {
            const hit = { literal: literals[pattern] as Literal, stretch, last, end, base }
            for (const collection of members[pattern] as readonly number[]) found.add(collection, hit)
          }
        })
      }
      base += turn.text.length
    }
  }
  return found
}

/** Walks back from a literal's last unit to its first; null where the words are cut otherwise than the literal's. */
function locate({ literal, stretch, last, end, base }: RawHit): Occurrence | null {
  const { folded, breaks } = literal
  if (runsOn(stretch, last, end)) return null
  const spans: Span[] = []
  let index = last
  let turn = stretch[index] as Turn
  let from = base
  let at = end
  let until = end + 1
  let begin = end
  let separated = false
  for (let k = folded.length - 1; ; ) {
    const unit = turn.text.charCodeAt(at)
    if (FOLD[unit] !== 0) {
      const later = folded.charCodeAt(k + 1)
      if (k < folded.length - 1 && oneWord(folded.charCodeAt(k), later) && separated !== breaks[k + 1]) return null
      separated = false
      begin = at
      if (k === 0) break
      k--
    } else if (separates(unit)) separated = true
    at--
    while (at < 0) {
      if (begin < until) spans.push({ segment: turn.segment, start: begin, end: until })
      do index--
      while ((stretch[index] as Turn).kind === 'noise')
      from = offsetOf(stretch, index)
      turn = stretch[index] as Turn
      at = turn.text.length - 1
      until = lastRead(turn.text) + 1
      begin = until
      separated = true
    }
  }
  if (startsInside(turn.text, begin)) return null
  spans.push({ segment: turn.segment, start: begin, end: until })
  return { stretch, from: from + begin, to: base + end + 1, first: index, last, spans: spans.reverse() }
}

function offsetOf(stretch: Stretch, index: number): number {
  let offset = 0
  for (let i = 0; i < index; i++) offset += (stretch[i] as Turn).text.length
  return offset
}

/** Offset of the last unit that is read, -1 where none is. */
function lastRead(text: string): number {
  let at = text.length - 1
  while (at >= 0 && FOLD[text.charCodeAt(at)] === 0) at--
  return at
}

/** Whether a Latin word goes on after `end` in the same segment. */
function runsOn(stretch: Stretch, index: number, end: number): boolean {
  const { text } = stretch[index] as Turn
  const last = FOLD[text.charCodeAt(end)] as number
  for (let i = end + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const folded = FOLD[unit] as number
    if (folded !== 0) return oneWord(last, folded)
    if (separates(unit)) return false
  }
  return false
}

/** Whether a Latin word began before `begin`. */
function startsInside(text: string, begin: number): boolean {
  const first = FOLD[text.charCodeAt(begin)] as number
  for (let i = begin - 1; i >= 0; i--) {
    const unit = text.charCodeAt(i)
    const folded = FOLD[unit] as number
    if (folded !== 0) return oneWord(first, folded)
    if (separates(unit)) return false
  }
  return false
}
