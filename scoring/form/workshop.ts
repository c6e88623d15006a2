import type { Calendar, Call } from '../../contract/index.ts'
import type { Scene, Settings, View, Workshop } from '../detect/detector.ts'
import { Listener } from '../match/listener.ts'
import type { Literal } from '../match/phrase.ts'
import type { Alphabet } from '../match/place.ts'
import type { Heard } from '../match/seek.ts'
import { RuleError } from '../rule/error.ts'
import { compileSituation } from '../rule/situation.ts'
import type { Verdict } from '../rule/verdict.ts'
import type { Transcript } from '../transcript.ts'
import type { Book } from './book.ts'

/** Collects what the rules of a book want to hear; `sceneOf` then shows them a call in which it has been heard. */
export function workshopOf({ lists, situations = {} }: Pick<Book, 'lists' | 'situations'>) {
  const choirs = new Map<Alphabet, Choir>()
  const shared = new Map<string, number>()
  const known = new Map<string, ((scene: Scene) => Verdict) | 'in the making'>()
  const workshop: Workshop = {
    collect(wanted, alphabet) {
      const choir = choirs.get(alphabet) ?? new Choir(alphabet)
      choirs.set(alphabet, choir)
      return choir.collect(wanted)
    },
    share(text) {
      const key = shared.get(text) ?? shared.size
      shared.set(text, key)
      return key
    },
    list(id) {
      const phrases = Object.hasOwn(lists, id) ? lists[id] : undefined
      if (!phrases) throw new Error(`there is no list "${id}"`)
      return phrases
    },
    situation(id) {
      const found = known.get(id)
      if (found === 'in the making') throw new Error(`situation "${id}" needs itself`)
      if (found) return found
      const situation = Object.hasOwn(situations, id) ? situations[id] : undefined
      if (!situation) throw new Error(`there is no situation "${id}"`)
      known.set(id, 'in the making')
      try {
        const made = compileSituation(situation, workshop)
        known.set(id, made)
        return made
      } catch (error) {
        known.delete(id)
        if (error instanceof RuleError) throw new Error(`situation "${id}": ${error.message}`)
        throw error
      }
    },
  }
  const sceneOf = (call: Call, transcript: Transcript, settings: Settings, clock: Calendar): Scene => {
    for (const choir of choirs.values()) choir.attend(transcript)
    const heard = (alphabet: Alphabet): Heard => choirs.get(alphabet)?.heard() ?? []
    const verdicts: (Verdict | undefined)[] = new Array(shared.size)
    const views: (View | undefined)[] = new Array(shared.size)
    return { call, transcript, settings, clock, heard, verdicts, views }
  }
  return { workshop, sceneOf }
}

/** All literals of one alphabet, heard together, and only once somebody asks. */
class Choir {
  private readonly alphabet: Alphabet
  private readonly numbers = new Map<Literal, number>()
  private readonly collections: number[][] = []
  private readonly known = new Map<string, number>()
  private listener: Listener | null = null
  private transcript: Transcript | null = null
  private places: Heard = []

  constructor(alphabet: Alphabet) {
    this.alphabet = alphabet
  }

  collect(wanted: readonly Literal[]): number {
    const members = [...new Set(wanted.map((literal) => this.numberOf(literal)))].sort((a, b) => a - b)
    const key = members.join()
    const number = this.known.get(key) ?? this.known.size
    if (number === this.known.size) for (const member of members) this.collections[member]?.push(number)
    this.known.set(key, number)
    return number
  }

  private numberOf(literal: Literal): number {
    const known = this.numbers.get(literal)
    if (known !== undefined) return known
    this.numbers.set(literal, this.collections.length)
    return this.collections.push([]) - 1
  }

  attend(transcript: Transcript): void {
    this.transcript = transcript
  }

  heard(): Heard {
    if (this.transcript !== null) {
      // Made with the first call, so that reading and checking forms stays quick.
      this.listener ??= new Listener(this.alphabet, [...this.numbers.keys()], this.collections)
      this.places = this.listener.hear(this.transcript)
      this.transcript = null
    }
    return this.places
  }
}
