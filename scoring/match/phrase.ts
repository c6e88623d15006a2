import { FOLD, fold, isLatin, separates } from '../text/fold.ts'

/**
 * A phrase as rule authors write it:
 * - punctuation, spaces, width, case and traditional forms do not matter; English words match whole words;
 * - `(a|b|)` stands for any one of its alternatives, the last of which may be empty; groups may follow one another;
 * - `…` stands for up to 12 letters (Chinese) or 32 (English) in between.
 */
export interface Phrase {
  /** Between the parts stand gaps; each part is any one of its literals. */
  parts: readonly (readonly Literal[])[]
}

/** A text to be found as it stands. */
export interface Literal {
  folded: string
  /** For each letter: whether a new word begins with it. */
  breaks: readonly boolean[]
  /** Whether it has words that are written apart. */
  latin: boolean
}

/** Letters a gap may have, by the script of what follows it. */
export const GAP_CJK = 12
export const GAP_LATIN = 32
const MOST_VARIANTS = 1000

/** @throws Error with a sentence for the author where the phrase cannot be read. */
export function parsePhrase(text: string): Phrase {
  if (/\([^)]*…/.test(text)) throw new Error(`"${text}" has a … inside ( ); write two phrases`)
  const parts = text.split('…').map((part) => expand(part).map(literal))
  if (parts.flat().some(({ folded }) => folded === '')) {
    throw new Error(`"${text}" has a part without a letter: what stands around … and every choice need words`)
  }
  return { parts }
}

function expand(text: string): string[] {
  const open = text.indexOf('(')
  if (open < 0) {
    if (text.includes(')') || text.includes('|')) throw new Error(`"${text}" has a ) or | without its (`)
    return [text]
  }
  const close = text.indexOf(')', open)
  if (close < 0) throw new Error(`"${text}" has a ( without its )`)
  if (text.slice(open + 1, close).includes('('))
    throw new Error(`"${text}" nests one ( ) in another; write them side by side`)
  const heads = text.slice(open + 1, close).split('|')
  const tails = expand(text.slice(close + 1))
  const before = text.slice(0, open)
  if (before.includes(')') || before.includes('|')) throw new Error(`"${text}" has a ) or | without its (`)
  const all = heads.flatMap((head) => tails.map((tail) => before + head + tail))
  if (all.length > MOST_VARIANTS)
    throw new Error(`"${text}" stands for ${all.length} phrases; at most ${MOST_VARIANTS}`)
  return all
}

function literal(text: string): Literal {
  const breaks: boolean[] = []
  let separated = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (FOLD[unit] === 0) separated ||= separates(unit)
    else {
      breaks.push(separated)
      separated = false
    }
  }
  const folded = fold(text)
  return { folded, breaks, latin: [...folded].some((letter) => isLatin(letter.charCodeAt(0))) }
}
