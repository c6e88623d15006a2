import { FOLD, fold, isLatin } from '../text/fold.ts'

/** First place of a needle in a text, both read as `fold` reads them, whole words only; null where it is not there. */
export function findFolded(text: string, needle: string): { start: number; end: number } | null {
  const wanted = fold(needle)
  if (wanted === '') return null
  const places: number[] = []
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const unit = FOLD[text.charCodeAt(i)] as number
    if (unit !== 0) {
      folded += String.fromCharCode(unit)
      places.push(i)
    }
  }
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const last = at + wanted.length - 1
    const start = places[at] as number
    const end = (places[last] as number) + 1
    const glued = (a: number, b: number) =>
      b < folded.length &&
      a >= 0 &&
      places[b] === (places[a] as number) + 1 &&
      isLatin(folded.charCodeAt(a)) &&
      isLatin(folded.charCodeAt(b))
    if (!glued(at - 1, at) && !glued(last, last + 1)) return { start, end }
  }
  return null
}
