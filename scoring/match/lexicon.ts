import { Automaton } from './automaton.ts'
import { Letters } from './letters.ts'
import { type Lists, type Phrase, parsePhrase } from './phrase.ts'
import type { Alphabet } from './place.ts'

/** The phrases that are listened for in one alphabet: each is read once, however many rules have it. */
export class Lexicon {
  readonly alphabet: Alphabet
  readonly letters: Letters
  readonly automaton: Automaton
  private readonly lists: Lists
  private readonly known = new Map<string, Phrase>()

  constructor(alphabet: Alphabet, lists: Lists) {
    this.alphabet = alphabet
    this.lists = lists
    this.letters = new Letters(alphabet)
    this.automaton = new Automaton(this.letters)
  }

  /** @throws Error with a sentence for the author where the phrase cannot be read */
  phrase(text: string): Phrase {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const phrase = parsePhrase(text, this.lists, this.alphabet)
    this.letters.add(phrase.parts)
    this.known.set(text, phrase)
    return phrase
  }
}
