import { parsePhrase, type WrittenOut, writtenOut } from '../../match/phrase.ts'
import { CONFUSIONS, type Confusion, sounds } from '../../text/sounds.ts'
import type { Pack } from '../decode.ts'
import { type Remark, warning } from './remark.ts'
import { spotOf, wordingsOf } from './wordings.ts'

/** Innocent words that share no sound with any phrase: they can touch no hit. */
export function innocent(pack: Pack): Remark[] {
  return wordingsOf(pack).flatMap((wording) => {
    const { spec, texts } = wording
    if (!spec.innocent) return []
    const alphabet = sounds((spec as { confuse?: Confusion[] }).confuse ?? CONFUSIONS)
    const phrasesOf = (id: string) => pack.lists.get(id)?.value.phrases ?? []
    const heard = (text: string): WrittenOut | null => {
      try {
        return writtenOut(parsePhrase(text, phrasesOf, alphabet))
      } catch {
        return null
      }
    }
    const wanted = [...texts, ...(spec.lists ?? []).flatMap(phrasesOf)].map(heard)
    // What stands in a gap may be any words.
    if (wanted.some((phrase) => phrase === null || phrase.parts.length > 1)) return []
    const letters = new Set(wanted.flatMap((phrase) => lettersOf(phrase as WrittenOut)))
    return spec.innocent.flatMap((text, i) => {
      const own = heard(text)
      return own === null || lettersOf(own).some((letter) => letters.has(letter))
        ? []
        : [
            warning(
              spotOf(wording, 'innocent', i),
              `"${text}" sounds like no part of a phrase here, and excuses nothing`,
            ),
          ]
    })
  })
}

const lettersOf = ({ parts }: WrittenOut): string[] => parts.flatMap((part) => part.flatMap((one) => [...one]))
