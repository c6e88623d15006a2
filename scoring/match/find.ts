import { FOLD, isLatin } from '../text/fold.ts'

/** First place in a text of what is folded already, whole words only; null where it is not there. */
export function findFolded(text: string, wanted: string): { start: number; end: number } | null {
  const first = wanted.charCodeAt(0)
  for (let start = 0; start < text.length; start++) {
    if (letterAt(text, start) !== first || joined(letterAt(text, start - 1), first)) continue
    const end = endOf(text, start, wanted)
    if (end > 0 && !joined(letterAt(text, end - 1), letterAt(text, end))) return { start, end }
  }
  return null
}

/** After the last letter of what stands from a place on; -1 where it is something else. */
function endOf(text: string, start: number, wanted: string): number {
  let at = start
  for (let i = 0; i < wanted.length; at++) {
    if (at >= text.length) return -1
    const letter = letterAt(text, at)
    if (letter === 0) continue
    if (letter !== wanted.charCodeAt(i)) return -1
    i++
  }
  return at
}

/** 0 where none is. */
const letterAt = (text: string, at: number): number =>
  at < 0 || at >= text.length ? 0 : (FOLD[text.charCodeAt(at)] as number)

const joined = (a: number, b: number): boolean => isLatin(a) && isLatin(b)
