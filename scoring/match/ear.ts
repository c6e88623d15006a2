import { FOLD } from '../text/fold.ts'
import type { Transcript, Turn, Voice } from '../transcript.ts'
import type { Letters } from './letters.ts'
import { Listener } from './listener.ts'
import type { Literal } from './phrase.ts'
import type { Alphabet, Heard } from './place.ts'

/** Listens to one voice for all that a form wants to hear of it, and only once somebody asks. */
export class Ear {
  private readonly letters: Letters
  private readonly voice: Voice
  private readonly numbers = new Map<Literal, number>()
  /** Literal -> the collections it is in. */
  private readonly collections: number[][] = []
  private readonly known = new Map<string, number>()
  private listener: Listener | null = null
  private transcript: Transcript | null = null
  /** Whether all of the call has been heard. */
  private whole = false

  constructor(voice: Voice, letters: Letters) {
    this.voice = voice
    this.letters = letters
  }

  get alphabet(): Alphabet {
    return this.letters.alphabet
  }

  /** Literals to be heard together; the number by which `Heard` knows them. */
  collect(wanted: readonly Literal[]): number {
    this.letters.add(wanted)
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

  /**
   * What there is to hear in a call; holds until the next call is heard.
   * @param part where to listen, if not everywhere; it may hear more
   */
  hear(transcript: Transcript, part?: { readonly turns: readonly Turn[] }): Heard {
    const listener = this.listenTo(transcript)
    if (this.whole) return listener.places
    // As written there is always somebody who asks for all of it.
    this.whole = part === undefined || this.alphabet === FOLD
    return listener.hear(this.whole ? transcript.turns : (part as NonNullable<typeof part>).turns, this.voice)
  }

  /** Whether all of a call has been heard, or it costs nothing more to hear it. */
  hearsAll(transcript: Transcript): boolean {
    return this.alphabet === FOLD || (this.transcript === transcript && this.whole)
  }

  private listenTo(transcript: Transcript): Listener {
    // Made with the first call, so that reading and checking forms stays quick.
    this.listener ??= new Listener(this.letters, [...this.numbers.keys()], this.collections)
    if (this.transcript === transcript) return this.listener
    this.listener.begin(transcript)
    this.transcript = transcript
    this.whole = false
    return this.listener
  }
}
