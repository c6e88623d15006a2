import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { FOLD, fold, isLatin, SEPARATES } from './fold.ts'

/** An English word's stem, or the folded unit of one character of a script that writes none. */
export type Key = string | number

/** The units of comparison of a text, in order; `start` and `end` are text offsets. */
export interface Tokens {
  keys: Key[]
  starts: number[]
  ends: number[]
}

/** Splits a text into stems of words and single characters of scripts that write none. */
export function tokens(text: string): Tokens {
  const out: Tokens = { keys: [], starts: [], ends: [] }
  let start = -1
  let end = 0
  const finish = () => {
    if (start < 0) return
    keep(out, stem(text.slice(start, end)), start, end)
    start = -1
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const folded = FOLD[unit] as number
    if (folded === 0) {
      if (SEPARATES[unit] === 1) finish()
    } else if (isLatin(folded)) {
      if (start < 0) start = i
      end = i + 1
    } else {
      finish()
      keep(out, folded, i, i + 1)
    }
  }
  finish()
  return out
}

function keep({ keys, starts, ends }: Tokens, key: Key, start: number, end: number): void {
  keys.push(key)
  starts.push(start)
  ends.push(end)
}

const stems = new Map<string, string>()

/** The stem of a word as it is written. */
function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const made = porter.stem(fold(word))
  if (stems.size < 50_000) stems.set(word, made)
  return made
}
