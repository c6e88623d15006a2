import { FOLD, isLatin, separates } from '../text/fold.ts'

/** How much was said: characters of scripts that write no spaces, and words of those that do. */
export interface Amount {
  characters: number
  words: number
}

export function amountOf(text: string): Amount {
  let characters = 0
  let words = 0
  let inWord = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const folded = FOLD[unit] as number
    if (folded === 0) {
      if (separates(unit)) inWord = false
    } else if (isLatin(folded)) {
      if (!inWord) words++
      inWord = true
    } else {
      characters++
      inWord = false
    }
  }
  return { characters, words }
}

/** Letters and digits of any script; punctuation, spaces and emoji are none. */
export function lettersOf(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) if (FOLD[text.charCodeAt(i)] !== 0) letters++
  return letters
}
