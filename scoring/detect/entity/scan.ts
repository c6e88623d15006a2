import type { Turn } from '../../transcript.ts'
import type { ReadKind } from './reading.ts'
import { AUTOMATON, hashed, isLetter, PASSED, slotOf } from './symbols.ts'

const { first: FIRST, last: LAST, enter: ENTER, stay: STAY, keep: KEEP, digits: DIGITS } = AUTOMATON
const { units: UNITS, words: WORDS } = AUTOMATON

/** The shortest number of a kind: 95588 is a telephone's. */
const FEWEST = { phone: 5, mobile: 11, bank_card: 13, id_card: 17 } as const

/** What may stand in a stretch, seen in one pass: where something is needed that is not there, nothing need be read. */
export class Scan {
  /** Every step that was taken. */
  private steps = 0
  /** The most digits a number may have. */
  private longest = 0

  /** @param head the first turn of a stretch */
  read(head: Turn): void {
    let state = 0
    let steps = 0
    let digits = 0
    let longest = 0
    for (let turn: Turn | null = head; turn !== null; turn = turn.after) {
      const { text } = turn
      const { length } = text
      let hash = 0
      // Without branches for what a character means: the processor would guess most of them wrong.
      for (let i = 0; i <= length; i++) {
        let own = i < length ? (UNITS[text.charCodeAt(i)] as number) : PASSED
        if (isLetter(own)) {
          hash = hashed(hash, own)
          continue
        }
        if (hash !== 0) {
          if (own === PASSED && joins(text, i)) continue
          own = WORDS[slotOf(hash)] as number
          hash = 0
          // What ends the word is looked at again.
          i--
        }
        const entered = ((state << 1) | FIRST) & (ENTER[own] as number)
        state = entered | (state & (STAY[own] as number))
        steps |= state
        digits = (digits & (KEEP[own] as number)) + (DIGITS[own] as number)
        if (digits > longest) longest = digits
      }
    }
    this.steps = steps
    this.longest = longest
  }

  /** Whether there may be something of a kind. @param least with `digits`, how many */
  mayHold(kind: ReadKind, least: number): boolean {
    const { steps, longest } = this
    switch (kind) {
      case 'amount':
      case 'time_promise':
        return (steps & LAST[kind]) !== 0
      case 'date':
      case 'time':
        return (steps & LAST.number) !== 0 && (steps & LAST.clock) !== 0
      case 'email':
        return (steps & LAST.address) !== 0
      case 'digits':
        return longest >= least
      default:
        return longest >= FEWEST[kind]
    }
  }
}

/** Whether an apostrophe stands between letters: o'clock. */
function joins(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit !== 0x27 && unit !== 0x2019) return false
  return at + 1 < text.length && isLetter(UNITS[text.charCodeAt(at + 1)] as number)
}
