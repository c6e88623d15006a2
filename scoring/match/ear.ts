import { FOLD } from '../text/fold.ts'
import type { Transcript, Turn, Voice } from '../transcript.ts'
import type { Heard } from './heard.ts'
import type { Lexicon } from './lexicon.ts'
import { Listener } from './listener.ts'
import type { Part } from './part.ts'
import type { Alphabet } from './place.ts'
import type { Source } from './signs.ts'

/** Listens to one voice for all that a form wants to hear of it, and only once somebody asks. */
export class Ear implements Source {
  readonly lexicon: Lexicon
  private readonly voice: Voice
  /** By part: the collections it is in. */
  private readonly collections = new Map<Part, number[]>()
  private readonly known = new Map<string, number>()
  private readonly numbers = new Map<Part, number>()
  private listener: Listener | null = null
  private transcript: Transcript | null = null
  /** Whether all of the call has been heard. */
  private whole = false

  constructor(voice: Voice, lexicon: Lexicon) {
    this.voice = voice
    this.lexicon = lexicon
  }

  get alphabet(): Alphabet {
    return this.lexicon.alphabet
  }

  /** Parts to be heard together; the number by which `Heard` knows them. */
  collect(wanted: readonly Part[]): number {
    const members = [...new Set(wanted)]
    const key = members
      .map((part) => this.numberOf(part))
      .sort((a, b) => a - b)
      .join()
    const known = this.known.get(key)
    if (known !== undefined) return known
    const number = this.known.size
    this.known.set(key, number)
    for (const part of members) this.collections.get(part)?.push(number)
    return number
  }

  private numberOf(part: Part): number {
    const known = this.numbers.get(part)
    if (known !== undefined) return known
    this.collections.set(part, [])
    this.numbers.set(part, this.numbers.size)
    return this.numbers.size - 1
  }

  /**
   * What there is to hear in a call; holds until the next call is heard.
   * @param part where to listen, if not everywhere; it may hear more
   */
  hear(transcript: Transcript, part?: { readonly turns: readonly Turn[] }): Heard {
    const listener = this.listenTo(transcript)
    if (this.whole) return listener.heard
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
    this.listener ??= new Listener(this.lexicon, this.collections, this.known.size)
    if (this.transcript === transcript) return this.listener
    this.listener.begin(transcript)
    this.transcript = transcript
    this.whole = false
    return this.listener
  }
}
