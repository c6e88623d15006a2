import { FOLD, isLatin, separates } from '../text/fold.ts'
import type { Transcript, Turn } from '../transcript.ts'
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
  /** Folded, see `FOLD`. */
  letters: Uint16Array
  /** Rank of the turn a letter is in, and its UTF-16 offset there. */
  turns: Int32Array
  offsets: Int32Array
  stretches: Int32Array
  /** 1 where nothing of the same word stands before: a separator, or the turn's beginning. */
  breaks: Uint8Array
  count: number
}

/** Literals that ended: the automaton's states, and the letters at which it was in them. */
interface Endings {
  states: number[]
  letters: number[]
}

/** Reads a call once and runs the automaton over it; a literal may span the turns of a stretch. */
export function read(automaton: Automaton, transcript: Transcript): { reading: Reading; endings: Endings } {
  const size = transcript.turns.reduce((sum, turn) => sum + turn.text.length, 0)
  const reading: Reading = {
    letters: new Uint16Array(size),
    turns: new Int32Array(size),
    offsets: new Int32Array(size),
    stretches: new Int32Array(size),
    breaks: new Uint8Array(size),
    count: 0,
  }
  const endings: Endings = { states: [], letters: [] }
  transcript.stretches.forEach((stretch, index) => {
    let state = 0
    for (const turn of stretch)
      if (turn.kind !== 'noise') state = readTurn(turn, index, state, automaton, reading, endings)
  })
  return { reading, endings }
}

function readTurn(
  turn: Turn,
  stretch: number,
  from: number,
  automaton: Automaton,
  reading: Reading,
  endings: Endings,
): number {
  const { classes, root, cells, accepting } = automaton
  const { letters, turns, offsets, stretches, breaks } = reading
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
    letters[count] = FOLD[unit] as number
    turns[count] = rank
    offsets[count] = i
    stretches[count] = stretch
    breaks[count] = separated
    separated = 0
    const cell = (state + c) << 1
    state = cells[cell] === state ? (cells[cell + 1] as number) : (root[c] as number)
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
  const { letters, breaks } = reading
  const to = from + literal.folded.length
  const oneWord = (k: number) => isLatin(letters[k - 1] as number) && isLatin(letters[k] as number)
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
