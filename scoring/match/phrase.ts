import { FOLD, isLatin, separates } from '../text/fold.ts'
import { BREAK_UNIT, type Literal, type Node, type Part, partFrom, variantsOf } from './part.ts'
import type { Alphabet } from './place.ts'

/**
 * A phrase as rule authors write it:
 * - punctuation, spaces, width, case and traditional forms do not matter; English words match whole words;
 * - `(a|b|)` stands for any one of its alternatives, the last of which may be empty; groups may follow one another;
 * - `<id>` stands for any phrase of the shared list with that id;
 * - `…` stands for up to 12 letters (Chinese) or 32 (English) in between.
 */
export interface Phrase {
  /** Between the parts stand gaps. */
  readonly parts: readonly Part[]
}

/** A phrase in all its variants, by part. */
export interface WrittenOut {
  readonly parts: readonly (readonly Literal[])[]
}

/** Letters a gap may have, by the script of what follows it. */
export const GAP_CJK = 12
export const GAP_LATIN = 32
const MOST_VARIANTS = 1000

/** A shared list's phrases. @throws Error where there is no such list */
export type Lists = (id: string) => readonly string[]

/** @throws Error with a sentence for the author where the phrase cannot be read. */
export function parsePhrase(text: string, lists: Lists, alphabet: Alphabet = FOLD): Phrase {
  if (/\([^)]*…/.test(text)) throw new Error(INSIDE(text))
  const parts = text.split('…').map((part) => {
    const made = partFrom(continued(sequence(part, text, lists), 0, alphabet, end())(OTHER))
    if (made.variants > MOST_VARIANTS)
      throw new Error(`"${text}" stands for ${made.variants} phrases; at most ${MOST_VARIANTS}`)
    return made
  })
  if (parts.some(({ shortest }) => shortest === 0)) {
    throw new Error(`"${text}" has a part without a letter: what stands around … and every choice need words`)
  }
  return { parts }
}

export const writtenOut = ({ parts }: Phrase): WrittenOut => ({ parts: parts.map(variantsOf) })

/** The shared lists a phrase names. */
export const listsIn = (text: string): string[] => [...text.matchAll(/<([^<>]*)>/g)].map(([, id]) => id as string)

const INSIDE = (text: string) => `"${text}" has a … inside ( ) or a list; write two phrases`

/** What is said one after the other: words as written, and choices. */
type Sequence = readonly (string | readonly Sequence[])[]

/** @param phrase of which the text is a part, for complaints */
function sequence(text: string, phrase: string, lists: Lists): Sequence {
  const mark = /<([^<>]*)>|[()|]/.exec(text)
  if (mark === null) return [text]
  const [whole, id] = mark
  let end = mark.index + whole.length
  let choice: readonly Sequence[]
  if (id !== undefined) choice = listed(id, phrase, lists)
  else {
    if (whole !== '(') throw new Error(`"${phrase}" has a ) or | without its (`)
    const close = text.indexOf(')', end)
    if (close < 0) throw new Error(`"${phrase}" has a ( without its )`)
    const inner = text.slice(end, close)
    if (inner.includes('(')) throw new Error(`"${phrase}" nests one ( ) in another; write them side by side`)
    choice = inner.split('|').map((head) => sequence(head, phrase, lists))
    end = close + 1
  }
  return [text.slice(0, mark.index), choice, ...sequence(text.slice(end), phrase, lists)]
}

/** The phrases of a list as a choice. */
function listed(id: string, phrase: string, lists: Lists): Sequence[] {
  return lists(id).map((text) => {
    if (/<[^<>]*>/.test(text)) throw new Error(`"${phrase}" names list "${id}", which names a list itself ("${text}")`)
    if (text.includes('…')) throw new Error(INSIDE(phrase))
    return sequence(text, text, lists)
  })
}

/** What stands right before a place: no Latin letter, one, or one and then a separator. */
type Before = typeof OTHER | typeof LATIN | typeof APART
const OTHER = 0
const LATIN = 1
const APART = 2

/** What follows a place, by what stands before it. */
type Then = (before: Before) => Node

/** What follows a part: nothing. */
function end(): Then {
  const last = { ends: true, edges: [] }
  return () => last
}

/** A sequence from one of its pieces on, and what follows it: each node once, however many choices lead to it. */
function continued(pieces: Sequence, from: number, alphabet: Alphabet, then: Then): Then {
  const piece = pieces[from]
  if (piece === undefined) return then
  const rest = continued(pieces, from + 1, alphabet, then)
  const known: Node[] = []
  return (before) => {
    known[before] ??=
      typeof piece === 'string'
        ? spelt(piece, before, alphabet, rest)
        : either(piece.map((choice) => continued(choice, 0, alphabet, rest)(before)))
    return known[before]
  }
}

function either(nodes: readonly Node[]): Node {
  const [first] = nodes
  if (first !== undefined && nodes.length === 1) return first
  return { ends: nodes.some(({ ends }) => ends), edges: nodes.flatMap(({ edges }) => edges) }
}

function spelt(text: string, from: Before, alphabet: Alphabet, then: Then): Node {
  const units: number[] = []
  let before = from
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const letter = alphabet[unit] as number
    if (letter === 0) {
      if (before === LATIN && separates(unit)) before = APART
      continue
    }
    const latin = isLatin(letter)
    if (latin && before === APART) units.push(BREAK_UNIT)
    units.push(letter)
    before = latin ? LATIN : OTHER
  }
  return units.reduceRight((to: Node, unit): Node => ({ ends: false, edges: [{ unit, to }] }), then(before))
}
