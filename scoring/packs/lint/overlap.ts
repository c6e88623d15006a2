import { BREAK, type Literal, lengthOf } from '../../match/part.ts'
import { GAP_CJK, GAP_LATIN, type WrittenOut } from '../../match/phrase.ts'
import { isLatin } from '../../text/fold.ts'

/** What is known of the condition in which some phrases stand side by side. */
export interface Setting {
  /**
   * Whether a phrase may stand for another within whose words it lies: wherever it does, only at their beginning (a
   * window holds the turn in which a hit begins), or not at all.
   */
  within: 'anywhere' | 'beginning' | 'never'
  exceptions: readonly WrittenOut[]
  /** Whether the one is listened for in every way in which the other is. */
  heardAs(one: WrittenOut, other: WrittenOut): boolean
}

/** All that a phrase finds is found by others: at the very same places, or at places within its own. */
export interface Shadow {
  how: 'same' | 'within'
  /** One of those others. */
  by: number
}

/**
 * Phrases that could be left out one after the other without a change in whether any of the rest is found. Of two that
 * say the same it is the later one.
 */
export function shadows(phrases: readonly WrittenOut[], setting: Setting): (Shadow | null)[] {
  const found: (Shadow | null)[] = phrases.map(() => null)
  if (phrases.length < 2) return found
  const kept = new Set(phrases.keys())
  const index = indexOf(phrases)
  const others = (phrase: number, candidates: readonly number[]) =>
    candidates.find(
      (one) =>
        one !== phrase && kept.has(one) && setting.heardAs(phrases[one] as WrittenOut, phrases[phrase] as WrittenOut),
    )
  const gapped = [...phrases.keys()].filter((one) => (phrases[one] as WrittenOut).parts.length > 1)

  const same = (phrase: number): number | undefined => {
    const { parts } = phrases[phrase] as WrittenOut
    if (parts.length > 1) {
      const key = keyOf(parts)
      return others(
        phrase,
        gapped.filter((one) => keyOf((phrases[one] as WrittenOut).parts) === key),
      )
    }
    return everyOf(parts[0] as readonly Literal[], (literal) => others(phrase, index.get(literal) ?? []))
  }

  const inLiteral = (phrase: number, literal: Literal): number | undefined => {
    const alone = (phrases[phrase] as WrittenOut).parts.length === 1
    for (const { part, from } of piecesOf(literal)) {
      const by = others(phrase, index.get(part) ?? [])
      if (by !== undefined && allowed(literal, from, part, alone, setting)) return by
    }
    return others(
      phrase,
      gapped.filter((one) =>
        placesOf(phrases[one] as WrittenOut, literal).some(({ from, to }) =>
          allowed(literal, from, literal.slice(from, to), alone, setting),
        ),
      ),
    )
  }

  const within = (phrase: number): number | undefined => {
    if (setting.within === 'never') return undefined
    const { parts } = phrases[phrase] as WrittenOut
    for (const [i, part] of parts.entries()) {
      if (i > 0 && (setting.within === 'beginning' || setting.exceptions.length > 0)) break
      const by = everyOf(part, (literal) => inLiteral(phrase, literal))
      if (by !== undefined) return by
    }
    if (parts.length === 1) return undefined
    return others(
      phrase,
      gapped.filter((one) => closer((phrases[one] as WrittenOut).parts, parts, setting)),
    )
  }

  for (const [how, by] of [
    ['same', same],
    ['within', within],
  ] as const) {
    for (let phrase = phrases.length - 1; phrase >= 0; phrase--) {
      const other = kept.has(phrase) ? by(phrase) : undefined
      if (other === undefined) continue
      found[phrase] = { how, by: other }
      kept.delete(phrase)
    }
  }
  return found
}

/** The first answer where there is one for every literal. */
function everyOf(literals: readonly Literal[], ask: (literal: Literal) => number | undefined): number | undefined {
  let first: number | undefined
  for (const literal of literals) {
    const answer = ask(literal)
    if (answer === undefined) return undefined
    first ??= answer
  }
  return first
}

/** Literal -> the phrases without gaps that it is a variant of. */
function indexOf(phrases: readonly WrittenOut[]): ReadonlyMap<Literal, readonly number[]> {
  const index = new Map<Literal, number[]>()
  for (const [i, { parts }] of phrases.entries()) {
    if (parts.length > 1) continue
    for (const literal of parts[0] as readonly Literal[]) {
      const owners = index.get(literal)
      if (owners) owners.push(i)
      else index.set(literal, [i])
    }
  }
  return index
}

const keyOf = (parts: WrittenOut['parts']): string => JSON.stringify(parts.map((part) => [...part].sort()))

/** Everything that stands in a literal as whole words, itself too; the longest first at each place. */
function* piecesOf(literal: Literal): Generator<{ part: Literal; from: number }> {
  for (let from = 0; from < literal.length; from++) {
    if (!cutsWords(literal, from)) continue
    for (let to = literal.length; to > from; to--) {
      if (cutsWords(literal, to)) yield { part: literal.slice(from, to), from }
    }
  }
}

/** Whether no Latin word goes on from one side of a character of a literal to the other. */
function cutsWords(literal: Literal, at: number): boolean {
  if (at === 0 || at === literal.length) return true
  if (literal[at] === BREAK || literal[at - 1] === BREAK) return true
  return !(isLatin(literal.charCodeAt(at - 1)) && isLatin(literal.charCodeAt(at)))
}

/** Where a phrase stands in a literal as whole words. */
export function placesOf({ parts }: WrittenOut, literal: Literal): { from: number; to: number }[] {
  const after = (part: number, from: number, most: number): number[] =>
    (parts[part] as readonly Literal[]).flatMap((wanted) =>
      startsOf(wanted, literal, from).flatMap((start) => {
        if (lengthOf(literal.slice(from, start)) > most) return []
        const end = start + wanted.length
        return part === parts.length - 1
          ? [end]
          : after(part + 1, end, gapBefore(parts[part + 1] as readonly Literal[]))
      }),
    )
  return (parts[0] as readonly Literal[]).flatMap((wanted) =>
    startsOf(wanted, literal, 0).flatMap((from) => {
      const end = from + wanted.length
      if (parts.length === 1) return [{ from, to: end }]
      return after(1, end, gapBefore(parts[1] as readonly Literal[])).map((to) => ({ from, to }))
    }),
  )
}

function startsOf(wanted: Literal, literal: Literal, from: number): number[] {
  const starts: number[] = []
  for (let at = literal.indexOf(wanted, from); at >= 0; at = literal.indexOf(wanted, at + 1))
    if (cutsWords(literal, at) && cutsWords(literal, at + wanted.length)) starts.push(at)
  return starts
}

/** Letters the gap before a part may have. */
const gapBefore = (part: readonly Literal[]): number => (isLatin(part[0]?.charCodeAt(0) ?? 0) ? GAP_LATIN : GAP_CJK)

/**
 * Whether a piece of a literal is a hit wherever the literal is one: none of the exceptions stands so that it excuses
 * the one and not the other. An exception right before or around the whole is one of its pieces, too.
 * @param alone whether the literal is a whole phrase, and no part beside a gap
 */
function allowed(
  literal: Literal,
  from: number,
  piece: Literal,
  alone: boolean,
  { within, exceptions }: Setting,
): boolean {
  if (from > 0 && within === 'beginning') return false
  if (from > 0 && exceptions.length > 0 && isLatin(piece.charCodeAt(0)) && !isLatin(literal.charCodeAt(0))) return false
  return !exceptions.some(({ parts }) =>
    (parts[0] as readonly Literal[]).some((exception) => {
      // What begins with the whole and is no part of it excuses both; what begins with the piece and is part of it, neither.
      const { length } = exception
      const fair = parts.length === 1 && ((alone && length >= literal.length) || (from === 0 && length < piece.length))
      for (let at = fair ? 1 : 0; at <= from; at++) if (agree(literal, exception, at)) return true
      return false
    }),
  )
}

/** Whether a text could be both: a literal, and another one that begins at a character of it. */
function agree(literal: Literal, other: Literal, at: number): boolean {
  const length = Math.min(other.length, literal.length - at)
  return literal.slice(at, at + length) === other.slice(0, length)
}

/** Whether a phrase with gaps stands within every place of another one with as many, the gaps no wider. */
function closer(one: WrittenOut['parts'], other: WrittenOut['parts'], { within, exceptions }: Setting): boolean {
  if (one.length !== other.length) return false
  const last = other.length - 1
  return other.every((part, i) => {
    const mine = one[i] as readonly Literal[]
    if (i > 0 && gapBefore(mine) !== gapBefore(part)) return false
    return part.every((literal) =>
      mine.some((candidate) => {
        if (candidate === literal) return true
        if (exceptions.length > 0) return false
        if (i === 0 && within === 'anywhere')
          return literal.endsWith(candidate) && cutsWords(literal, literal.length - candidate.length)
        return i === last && literal.startsWith(candidate) && cutsWords(literal, candidate.length)
      }),
    )
  })
}
