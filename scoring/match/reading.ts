import { FOLD, isLatin, separates } from '../text/fold.ts'
import type { Stretch, Transcript, Turn } from '../transcript.ts'
import type { Automaton } from './automaton.ts'
import type { Literal } from './phrase.ts'

/** Where words stand in one segment: UTF-16 offsets, `text.slice(start, end)`. */
export interface Span {
  segment: number
  start: number
  end: number
}

/** Letters `from` (included) to `to` (not included) of a reading. */
export interface Place {
  from: number
  to: number
}

/** All letters of a call, stretch after stretch, with what is between them left out, and where each stands. */
export interface Reading {
  /** As they came in; `letterAt` folds them. */
  units: Uint16Array
  /** Rank of the turn a letter is in, and its UTF-16 offset there. */
  turns: Int32Array
  offsets: Int32Array
  /** 1 where nothing of the same word stands before: a separator, or the turn's beginning. */
  breaks: Uint8Array
  count: number
  /** Stretch a turn is in, by its rank. */
  stretches: number[]
}

export const letterAt = (reading: Reading, k: number): number => FOLD[reading.units[k] as number] as number

export const stretchAt = (reading: Reading, k: number): number =>
  reading.stretches[reading.turns[k] as number] as number

/** Literals that ended: the automaton's states, and the letters at which it was in them. */
export interface Endings {
  states: number[]
  letters: number[]
}

/** An empty reading with room for so many letters. */
export const roomFor = (letters: number): Reading => ({
  units: new Uint16Array(letters),
  turns: new Int32Array(letters),
  offsets: new Int32Array(letters),
  breaks: new Uint8Array(letters),
  count: 0,
  stretches: [],
})

/** Reads a call once and runs the automaton over it; a literal may span the turns of a stretch. */
export function read(automaton: Automaton, transcript: Transcript, reading: Reading): Endings {
  reading.count = 0
  reading.stretches = []
  const endings: Endings = { states: [], letters: [] }
  for (let index = 0; index < transcript.stretches.length; index++) {
    let state = 0
    for (const turn of transcript.stretches[index] as Stretch) {
      reading.stretches[turn.rank] = index
      if (turn.kind !== 'noise') state = readTurn(turn, state, automaton, reading, endings)
    }
  }
  return endings
}

function readTurn(turn: Turn, from: number, automaton: Automaton, reading: Reading, endings: Endings): number {
  const { classes, root, cells, fallback, accepting } = automaton
  const { units, turns, offsets, breaks } = reading
  const { text, rank } = turn
  let count = reading.count
  let state = from
  let separated = 1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const c = classes[unit] as number
    if (c === 0) {
      if (separates(unit)) separated = 1
      continue
    }
    units[count] = unit
    turns[count] = rank
    offsets[count] = i
    breaks[count] = separated
    separated = 0
    let cell = (state + c) << 1
    while (state !== 0 && cells[cell] !== state) {
      state = fallback[state] as number
      cell = (state + c) << 1
    }
    state = (state === 0 ? root[c] : cells[cell + 1]) as number
    if (state >= accepting) {
      endings.states.push(state)
      endings.letters.push(count)
    }
    count++
  }
  reading.count = count
  return state
}

/** Whether a literal's letters, which stand from `from` on, are cut into words as the literal is. */
export function wordsFit(reading: Reading, from: number, literal: Literal): boolean {
  const { breaks } = reading
  const to = from + literal.folded.length
  const oneWord = (k: number) => isLatin(letterAt(reading, k - 1)) && isLatin(letterAt(reading, k))
  if (from > 0 && breaks[from] === 0 && oneWord(from)) return false
  if (to < reading.count && breaks[to] === 0 && oneWord(to)) return false
  if (!literal.latin) return true
  for (let k = 1; k < literal.folded.length; k++) {
    if (oneWord(from + k) && (breaks[from + k] === 1) !== literal.breaks[k]) return false
  }
  return true
}

/** A place as offsets of the segments it lies in. */
export function spansOf(reading: Reading, { from, to }: Place, transcript: Transcript): Span[] {
  const spans: Span[] = []
  for (let k = from; k < to; k++) {
    const rank = reading.turns[k] as number
    const end = (reading.offsets[k] as number) + 1
    const last = spans.at(-1)
    const { segment } = transcript.turns[rank] as Turn
    if (last?.segment === segment) last.end = end
    else spans.push({ segment, start: reading.offsets[k] as number, end })
  }
  return spans
}
