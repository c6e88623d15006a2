import type { Calendar, Call } from '../../contract/index.ts'
import type { Scene, Workshop } from '../detect/detector.ts'
import { type Automaton, compileAutomaton } from '../match/automaton.ts'
import { Found } from '../match/found.ts'
import type { Literal } from '../match/phrase.ts'
import { roomFor } from '../match/reading.ts'
import type { Transcript } from '../transcript.ts'
import type { Book } from './compile.ts'

/** Collects every literal the rules want, then makes the one automaton and the scenes that run it. */
export function phraseBook({ form, lists }: Book, clock: Calendar) {
  const numbers = new Map<string, number>()
  const literals: Literal[] = []
  /** Literal -> the collections it is in. */
  const collections: number[][] = []
  let count = 0
  const numberOf = (literal: Literal): number => {
    const key = `${literal.folded} ${literal.breaks.map(Number).join('')}`
    const found = numbers.get(key)
    if (found !== undefined) return found
    numbers.set(key, literals.length)
    collections.push([])
    return literals.push(literal) - 1
  }
  const known = new Map<string, number>()
  const shared = new Map<string, number>()
  const workshop: Workshop = {
    collect(wanted) {
      const members = [...new Set(wanted.map(numberOf))].sort((a, b) => a - b)
      const key = members.join()
      const same = known.get(key)
      if (same !== undefined) return same
      for (const number of members) collections[number]?.push(count)
      known.set(key, count)
      return count++
    },
    share(text) {
      const key = shared.get(text) ?? shared.size
      shared.set(text, key)
      return key
    },
    list(id) {
      const phrases = lists[id]
      if (!phrases) throw new Error(`there is no list "${id}"`)
      return phrases
    },
  }
  const finish = () => {
    // Made with the first call, so that reading and checking forms stays quick.
    let automaton: Automaton | undefined
    let room = roomFor(4096)
    return (call: Call, transcript: Transcript): Scene => {
      automaton ??= compileAutomaton(literals.map(({ folded }) => folded))
      const letters = transcript.turns.reduce((sum, turn) => sum + turn.text.length, 0)
      if (letters > room.units.length) room = roomFor(2 * letters)
      const found = new Found(automaton, { literals, collections }, transcript, room)
      const done: unknown[] = []
      const once = <T>(key: number, work: () => T): T => {
        done[key] ??= work()
        return done[key] as T
      }
      return { call, transcript, settings: form.settings, clock, found, once }
    }
  }
  return { workshop, finish }
}
