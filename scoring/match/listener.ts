import { SEPARATES } from '../text/fold.ts'
import type { Transcript, Turn, Voice } from '../transcript.ts'
import type { Keep } from './automaton.ts'
import { Beginnings } from './beginnings.ts'
import { Heard } from './heard.ts'
import { BETWEEN, PASSED_OVER } from './letters.ts'
import type { Lexicon } from './lexicon.ts'
import type { Part } from './part.ts'

/**
 * Hears every part in a call, each in one or more collections that are asked for together. Calls are heard one after the
 * other: what was found in one holds until the next.
 */
export class Listener {
  /** Where the parts of each collection stand in what has been heard so far. */
  readonly heard: Heard
  private readonly lexicon: Lexicon
  /** By part: the collections it is in. */
  private readonly collections: ReadonlyMap<Part, readonly number[]>
  private readonly start: number
  private readonly beginnings: Beginnings
  /** By state of the automaton: the collections of the parts that end there, once they were asked for. */
  private readonly ended: (readonly number[] | undefined)[] = []
  /** By turn, as ranked: 1 where it has been heard. */
  private turns = new Uint8Array(64)

  /** @param count of collections */
  constructor(lexicon: Lexicon, collections: ReadonlyMap<Part, readonly number[]>, count: number) {
    this.heard = new Heard(count)
    this.lexicon = lexicon
    this.collections = collections
    this.start = lexicon.automaton.start([...collections.keys()])
    this.beginnings = new Beginnings([...collections.keys()], lexicon.letters.numbered)
  }

  begin({ turns }: Transcript): void {
    this.heard.begin()
    if (this.turns.length < turns.length) this.turns = new Uint8Array(2 * turns.length)
    this.turns.fill(0, 0, turns.length)
  }

  /**
   * Hears turns of the call and the stretches they belong to.
   * @param voice whose turns are heard, and those of which nobody knows whose they are
   */
  hear(turns: readonly Turn[], voice: Voice = 'any'): Heard {
    for (const turn of turns) {
      if (turn.kind === 'noise' || this.turns[turn.rank] === 1) continue
      if (voice !== 'any' && turn.speaker !== voice && turn.speaker !== 'unknown') continue
      let head = turn
      while (head.before !== null) head = head.before
      for (let at: Turn | null = head; at !== null; at = at.after) this.pass(at)
    }
    return this.heard
  }

  private pass(turn: Turn): void {
    const { automaton, letters } = this.lexicon
    const { table, latin } = letters.numbered
    const { beginnings, start, keep } = this
    const { text } = turn
    this.turns[turn.rank] = 1
    /** The letter before, where a part may begin with it, and what it is. */
    let at = -1
    let first = PASSED_OVER
    /** Whether a word goes on that the letter before was part of. */
    let word = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const letter = table[unit] as number
      if (letter === PASSED_OVER) {
        if (SEPARATES[unit] === 1) word = 0
        continue
      }
      const own = latin[letter] as number
      if (at >= 0) {
        const apart = word === 0 && (own & (latin[first] as number)) === 1
        if (beginnings.has(first, apart ? BETWEEN : letter)) automaton.read(start, turn, at, keep)
      }
      at = (own & word) === 1 ? -1 : i
      first = letter
      word = own
    }
    if (at >= 0) automaton.read(start, turn, at, keep)
  }

  private readonly keep: Keep = (state, first, start, last, to) => {
    this.ended[state] ??= this.collectionsOf(state)
    this.heard.add({ first, last, from: first.base + start, to }, this.ended[state])
  }

  private collectionsOf(state: number): number[] {
    const parts = this.lexicon.automaton.ended(state)
    return [...new Set(parts.flatMap((part) => this.collections.get(part) ?? []))]
  }
}
