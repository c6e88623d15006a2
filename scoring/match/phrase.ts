import { FOLD, isLatin, separates } from '../text/fold.ts'
import type { Alphabet } from './place.ts'

/**
 * A phrase as rule authors write it:
 * - punctuation, spaces, width, case and traditional forms do not matter; English words match whole words;
 * - `(a|b|)` stands for any one of its alternatives, the last of which may be empty; groups may follow one another;
 * - `<id>` stands for any phrase of the shared list with that id;
 * - `…` stands for up to 12 letters (Chinese) or 32 (English) in between.
 */
export interface Phrase {
  /** Between the parts stand gaps; each part is any one of its literals. */
  parts: readonly (readonly Literal[])[]
}

/** Letters to be found one after the other, with `BREAK` where a new Latin word begins. */
export type Literal = string

/** Stands between two Latin letters of different words. No letter: U+0001 is passed over in every text. */
export const BREAK = '\u0001'

/** Letters a gap may have, by the script of what follows it. */
export const GAP_CJK = 12
export const GAP_LATIN = 32
const MOST_VARIANTS = 1000

/** A shared list's phrases. @throws Error where there is no such list */
export type Lists = (id: string) => readonly string[]

/** @throws Error with a sentence for the author where the phrase cannot be read. */
export function parsePhrase(text: string, lists: Lists, alphabet: Alphabet = FOLD): Phrase {
  const whole = withLists(text, lists)
  if (/\([^)]*…/.test(whole)) throw new Error(`"${text}" has a … inside ( ) or a list; write two phrases`)
  const parts = whole.split('…').map((part) => expand(part, text).map((variant) => literal(variant, alphabet)))
  if (parts.flat().includes('')) {
    throw new Error(`"${text}" has a part without a letter: what stands around … and every choice need words`)
  }
  return { parts: parts.map((part) => [...new Set(part)]) }
}

/** Each `<id>` replaced by a choice of that list's phrases, all variants written out. */
function withLists(text: string, lists: Lists): string {
  return text.replace(/<([^<>]*)>/g, (_, id: string) => {
    const phrases = lists(id)
    const nested = phrases.find((phrase) => /<[^<>]*>/.test(phrase))
    if (nested) throw new Error(`"${text}" names list "${id}", which names a list itself ("${nested}")`)
    return `(${phrases.flatMap((phrase) => (phrase.includes('…') ? phrase : expand(phrase, phrase))).join('|')})`
  })
}

/** The shared lists a phrase names. */
export const listsIn = (text: string): string[] => [...text.matchAll(/<([^<>]*)>/g)].map(([, id]) => id as string)

function expand(text: string, phrase: string): string[] {
  const open = text.indexOf('(')
  if (open < 0) {
    if (text.includes(')') || text.includes('|')) throw new Error(`"${phrase}" has a ) or | without its (`)
    return [text]
  }
  const close = text.indexOf(')', open)
  if (close < 0) throw new Error(`"${phrase}" has a ( without its )`)
  if (text.slice(open + 1, close).includes('('))
    throw new Error(`"${phrase}" nests one ( ) in another; write them side by side`)
  const heads = text.slice(open + 1, close).split('|')
  const tails = expand(text.slice(close + 1), phrase)
  const before = text.slice(0, open)
  if (before.includes(')') || before.includes('|')) throw new Error(`"${phrase}" has a ) or | without its (`)
  const all = heads.flatMap((head) => tails.map((tail) => before + head + tail))
  if (all.length > MOST_VARIANTS)
    throw new Error(`"${phrase}" stands for ${all.length} phrases; at most ${MOST_VARIANTS}`)
  return all
}

function literal(text: string, alphabet: Alphabet): Literal {
  let letters = ''
  let separated = false
  let latin = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const letter = alphabet[unit] as number
    if (letter === 0) {
      separated ||= separates(unit)
      continue
    }
    if (separated && latin && isLatin(letter)) letters += BREAK
    letters += String.fromCharCode(letter)
    latin = isLatin(letter)
    separated = false
  }
  return letters
}

/** How many letters a literal has. */
export const lengthOf = (literal: Literal): number => {
  let length = 0
  for (let i = 0; i < literal.length; i++) if (literal[i] !== BREAK) length++
  return length
}
