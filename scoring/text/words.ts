import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { FOLD, isLatin, separates } from './fold.ts'

/** A unit of comparison: an English word by its stem, or one Chinese character. `start` and `end` are text offsets. */
export interface Token {
  key: string
  start: number
  end: number
}

/** Splits a text into stems of words and single characters of scripts that write none. */
export function tokens(text: string): Token[] {
  const out: Token[] = []
  let word = ''
  let start = 0
  let end = 0
  const finish = () => {
    if (word !== '') out.push({ key: stem(word), start, end })
    word = ''
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const folded = FOLD[unit] as number
    if (folded === 0) {
      if (separates(unit)) finish()
    } else if (isLatin(folded)) {
      if (word === '') start = i
      word += String.fromCharCode(folded)
      end = i + 1
    } else {
      finish()
      out.push({ key: String.fromCharCode(folded), start: i, end: i + 1 })
    }
  }
  finish()
  return out
}

const stems = new Map<string, string>()

function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const made = porter.stem(word)
  if (stems.size < 50_000) stems.set(word, made)
  return made
}
