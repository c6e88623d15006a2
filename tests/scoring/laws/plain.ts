import { fold, isLatin, separates } from '../../../scoring/text/fold.ts'

/** A letter of a stretch: how it is read, where it stands, and whether it belongs to the word before it. */
export interface Letter {
  folded: string
  segment: number
  at: number
  joined: boolean
}

/** A phrase in a stretch, by its first letter and the one after its last. */
export interface Place {
  stretch: number
  phrase: number
  from: number
  to: number
}

const latin = (letter: Letter | undefined): boolean => letter !== undefined && isLatin(letter.folded.charCodeAt(0))

/** The letters of some texts said one after the other. */
export function lettersOf(texts: readonly { segment: number; text: string }[]): Letter[] {
  const letters: Letter[] = []
  for (const { segment, text } of texts) {
    let apart = true
    for (let at = 0; at < text.length; at++) {
      const folded = fold(text[at] as string)
      if (folded === '') apart ||= separates(text.charCodeAt(at))
      else {
        const joined = !apart && isLatin(folded.charCodeAt(0)) && latin(letters.at(-1))
        letters.push({ folded, segment, at, joined })
        apart = false
      }
    }
  }
  return letters
}

/** Every place of a phrase, of those that overlap the earliest: each letter compared with each. */
export function placesOf(phrase: string, letters: readonly Letter[], oneTurn: boolean): { from: number; to: number }[] {
  const wanted = lettersOf([{ segment: 0, text: phrase }])
  const found: { from: number; to: number }[] = []
  for (let from = 0; from + wanted.length <= letters.length; from++) {
    const to = from + wanted.length
    const same = wanted.every(({ folded, joined }, i) => {
      const said = letters[from + i] as Letter
      return said.folded === folded && (i === 0 ? !said.joined : said.joined === joined)
    })
    if (!same || letters[to]?.joined) continue
    if (oneTurn && letters[from]?.segment !== letters[to - 1]?.segment) continue
    if (from >= (found.at(-1)?.to ?? 0)) found.push({ from, to })
  }
  return found
}

/** Words, and characters of scripts that write none, from one letter to before another. */
export const wordsIn = (letters: readonly Letter[], from: number, to: number): number =>
  letters.slice(from, to).filter((letter, i) => !latin(letter) || i === 0 || !letter.joined).length

/** Offsets of the segments some letters stand in. */
export function spansOf(letters: readonly Letter[]): string[] {
  const spans = new Map<number, [number, number]>()
  for (const { segment, at } of letters) spans.set(segment, [spans.get(segment)?.[0] ?? at, at + 1])
  return [...spans].map(([segment, [start, end]]) => `${segment}:${start}-${end}`)
}
