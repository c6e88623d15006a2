import { cardinalAt } from './cardinal.ts'
import { COMMA, type Gap, GLUED, NEXT_TURN, SPACED, STOP, type Token } from './token.ts'
import {
  CURRENCIES,
  DIGIT_WORDS,
  DURATIONS,
  FILLERS,
  HAN_DIGITS,
  HAN_PLACES,
  MEASURES,
  REPEATS,
  SMALL_NUMBERS,
  TENS,
} from './words.ts'

/** A number as it is read out: digits in figures or words, in groups. */
export interface Run {
  digits: string
  /** Its first and last token. */
  first: number
  last: number
  /** Written or said with a + before it. */
  plus: boolean
  /** How many of the digits were read one by one, not as 八千 or "thirty". */
  plain: number
}

interface Group {
  digits: string
  first: number
  next: number
  gap: Gap
  plain: boolean
  /** In English words. */
  spelled: boolean
}

/** No number of any kind is longer; what is are several, parted where they are furthest apart. */
const LONGEST = 19
/** Behind a comma or a word of hesitation a number goes on only where both sides are as short as a group is. */
const LONGEST_GROUP = 8
const MOST_FILLERS = 2

/** Every number of a stretch that is read out. @param taken tokens that are part of something else */
export function runsOf(tokens: readonly Token[], taken: ReadonlySet<number>): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < tokens.length; ) {
    const groups = groupsAt(tokens, at, taken)
    const last = groups.at(-1)
    if (last === undefined) {
      at++
      continue
    }
    at = last.next
    for (const part of divided(groups).flatMap((some) => parted(withoutQuantity(tokens, some)))) {
      const run = runOf(tokens, part)
      if (run !== null) runs.push(run)
    }
  }
  return runs
}

/** Groups of digits that follow one another from a token on. */
function groupsAt(tokens: readonly Token[], from: number, taken: ReadonlySet<number>): Group[] {
  const groups: Group[] = []
  let next = from
  let gap: Gap = STOP
  for (;;) {
    const group = groupAt(tokens, next, taken, groups.length === 0)
    if (group === null) return groups
    groups.push({ ...group, gap })
    const joint = jointAt(tokens, group.next)
    if (joint === null) return groups
    next = joint.next
    gap = joint.gap
  }
}

/** Cut at commas beside which more digits stand together than a group has. */
function divided(groups: readonly Group[]): (readonly Group[])[] {
  const cut = (starts: (group: Group, i: number) => boolean, all: readonly Group[]) => {
    const parts: Group[][] = []
    all.forEach((group, i) => {
      if (i === 0 || starts(group, i)) parts.push([])
      parts.at(-1)?.push(group)
    })
    return parts
  }
  const parts = cut(({ gap }) => gap === COMMA, groups)
  const isLong = parts.map((part) => together(part) > LONGEST_GROUP)
  let last = 0
  const joined: Group[][] = []
  parts.forEach((part, i) => {
    if (i === 0 || isLong[last] || isLong[i]) joined.push([...part])
    else joined.at(-1)?.push(...part)
    last = i
  })
  return joined
}

/** English digits are words apart by themselves. */
const together = (groups: readonly Group[]): number =>
  groups.reduce((sum, { digits, spelled }) => sum + (spelled ? 0 : digits.length), 0)

/** What stands between two groups: nothing, spaces, a hyphen, a bracket, a comma, or a word of hesitation. */
function jointAt(tokens: readonly Token[], from: number): { next: number; gap: Gap } | null {
  let gap: Gap = GLUED
  let fillers = 0
  let signs = 0
  for (let next = from; next < tokens.length; next++) {
    const token = tokens[next] as Token
    if (token.gap === STOP) return null
    gap = Math.max(gap, token.gap) as Gap
    if (token.kind === 'sign' && '-.()'.includes(token.text)) {
      if (++signs > 2) return null
      continue
    }
    if (token.kind === 'word' && JOINTS.has(token.text)) {
      if (++signs > 2) return null
      continue
    }
    if (token.kind === 'word' && FILLERS.has(token.text)) {
      if (++fillers > MOST_FILLERS) return null
      gap = Math.max(gap, COMMA) as Gap
      continue
    }
    return { next, gap }
  }
  return null
}

const JOINTS = new Set(['杠', '横杠', '中杠', '减号', 'dash', 'hyphen'])

function groupAt(tokens: readonly Token[], at: number, taken: ReadonlySet<number>, first: boolean): Group | null {
  const token = tokens[at]
  if (token === undefined || taken.has(at)) return null
  const made = (digits: string, next: number, plain = true): Group => ({
    digits,
    first: at,
    next,
    gap: STOP,
    plain,
    spelled: token.kind === 'word',
  })
  if (token.kind === 'figures') {
    if (isPartOfCode(tokens, at) || isDecimal(tokens, at)) return null
    if (token.text.length === 1) {
      const repeated = repeatedHan(tokens, at, Number(token.text))
      if (repeated) return made(repeated, at + 3)
    }
    const place = tokens[at + 1]
    const counts =
      place?.gap === GLUED && place.kind === 'numeral' && (HAN_PLACES.has(place.text) || place.text === '半')
    return counts ? null : made(token.text, at + 1)
  }
  if (token.kind === 'numeral') return hanGroup(tokens, at, made)
  return token.kind === 'word' ? englishGroup(tokens, at, first, made) : null
}

type Make = (digits: string, next: number, plain?: boolean) => Group

function hanGroup(tokens: readonly Token[], at: number, made: Make): Group | null {
  const token = tokens[at] as Token
  const digit = HAN_DIGITS.get(token.text)
  const repeated = repeatedHan(tokens, at, token.text === '两' ? 2 : (digit ?? 0))
  if (repeated) return made(repeated, at + 3)
  const after = tokens[at + 1]
  const counts = after?.gap === GLUED && after.kind === 'numeral' && HAN_PLACES.has(after.text)
  if (digit !== undefined && !counts) return made(String(digit), at + 1)
  if (digit === undefined && token.text !== '两' && token.text !== '十' && token.text !== '拾') return null
  const cardinal = cardinalAt(unglued(tokens, at), at)
  if (cardinal === null || (cardinal.next === at + 1 && token.text === '两')) return null
  return Number.isInteger(cardinal.value) ? made(String(cardinal.value), cardinal.next, false) : null
}

/** The same tokens, of which one begins anew: 一三八八千 is 138 and 8000. */
function unglued(tokens: readonly Token[], at: number): readonly Token[] {
  const window: Token[] = []
  for (let i = at; i < Math.min(tokens.length, at + 16); i++) window[i] = tokens[i] as Token
  return window
}

/** 三个八 is 888. Null where it is not said so. */
function repeatedHan(tokens: readonly Token[], at: number, times: number): string | null {
  if (times < 2 || times > 8 || tokens[at + 1]?.text !== '个' || tokens[at + 1]?.gap !== GLUED) return null
  const what = tokens[at + 2]
  if (what?.gap !== GLUED) return null
  const digit = what.kind === 'figures' && what.text.length === 1 ? Number(what.text) : HAN_DIGITS.get(what.text)
  if (digit === undefined) return null
  const after = tokens[at + 3]
  if (after?.gap === GLUED && (after.kind === 'numeral' ? HAN_PLACES.has(after.text) : isMeasure(after))) return null
  return String(digit).repeat(times)
}

function englishGroup(tokens: readonly Token[], at: number, first: boolean, made: Make): Group | null {
  const { text } = tokens[at] as Token
  const after = tokens[at + 1]
  const spaced = after !== undefined && (after.gap === SPACED || after.gap === NEXT_TURN)
  const times = REPEATS.get(text)
  if (times !== undefined) {
    const digit = spaced ? digitOf(after) : undefined
    return digit === undefined ? null : made(String(digit).repeat(times), at + 2)
  }
  const digit = DIGIT_WORDS.get(text)
  // "Oh, one moment": it is a zero only right before a digit.
  if (first && (text === 'o' || (text === 'oh' && !(after?.gap === SPACED && digitOf(after) !== undefined))))
    return null
  if (digit !== undefined && !(after?.gap === SPACED && (after.text === 'hundred' || after.text === 'thousand')))
    return made(String(digit), at + 1)
  if (digit === undefined && !SMALL_NUMBERS.has(text) && !TENS.has(text)) return null
  const cardinal = cardinalAt(unglued(tokens, at), at)
  return cardinal !== null && Number.isInteger(cardinal.value)
    ? made(String(cardinal.value), cardinal.next, false)
    : null
}

const digitOf = (token: Token): number | undefined =>
  token.kind === 'figures' && token.text.length === 1 ? Number(token.text) : DIGIT_WORDS.get(token.text)

/** Figures right beside letters or @ name something else; an X behind may be a check character. */
function isPartOfCode(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1]]
  if (before && token.gap === GLUED && (isLatinWord(before) || isBound(before))) return true
  if (after?.gap !== GLUED) return false
  return (isLatinWord(after) && after.text !== 'x' && after.text !== 'ext') || isBound(after)
}

const isLatinWord = ({ kind, text }: Token): boolean => kind === 'word' && /^[a-z]/.test(text)
const isBound = ({ kind, text }: Token): boolean => kind === 'sign' && '@_:/%$£€¥'.includes(text)

/** 3.14 and 1,234 count something; 555.010.0199 is a number in groups. */
function isDecimal(tokens: readonly Token[], at: number): boolean {
  const dotted = (sign: number, other: number): boolean => {
    const [dot, side] = [tokens[sign], tokens[other]]
    if (dot?.text !== '.' || side?.kind !== 'figures' || (tokens[Math.max(sign, at)] as Token).gap !== GLUED)
      return false
    if ((tokens[Math.max(sign, other)] as Token).gap !== GLUED) return false
    return side.text.length < 3 || (tokens[at] as Token).text.length < 3
  }
  return dotted(at - 1, at - 2) || dotted(at + 1, at + 2) || isThousands(tokens, at)
}

const isThousands = (tokens: readonly Token[], at: number): boolean =>
  joinsThousands(tokens, at) || joinsThousands(tokens, at + 1)

function joinsThousands(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (before?.kind !== 'figures' || token?.kind !== 'figures' || token.turn !== before.turn) return false
  return (
    token.start === before.end + 1 &&
    token.turn.text[before.end] === ',' &&
    token.text.length === 3 &&
    before.text.length <= 3
  )
}

/** What stands before a measure or a currency counts something, and is not read out. */
function withoutQuantity(tokens: readonly Token[], groups: readonly Group[]): readonly Group[] {
  const last = groups.at(-1) as Group
  const after = tokens[last.next]
  if (after === undefined || after.gap > SPACED || !isMeasure(after)) return groups
  let from = groups.length - 1
  while (from > 0 && (groups[from] as Group).gap === GLUED) from--
  const digits = groups.slice(from).reduce((sum, group) => sum + group.digits.length, 0)
  return digits > LONGEST_GROUP ? groups : groups.slice(0, from)
}

const isMeasure = ({ text }: Token): boolean =>
  text !== '' && (MEASURES.has(text) || DURATIONS.has(text) || CURRENCIES.has(text))

function parted(groups: readonly Group[]): (readonly Group[])[] {
  if (groups.length === 0) return []
  const length = groups.reduce((sum, { digits }) => sum + digits.length, 0)
  const widest = groups.reduce<number>((most, { gap }, i) => (i > 0 && gap > most ? gap : most), GLUED)
  if (length <= LONGEST || widest === GLUED) return [groups]
  const parts: Group[][] = []
  groups.forEach((group, i) => {
    if (i === 0 || group.gap === widest) parts.push([])
    parts.at(-1)?.push(group)
  })
  return parts.flatMap(parted)
}

function runOf(tokens: readonly Token[], groups: readonly Group[]): Run | null {
  const digits = groups.map((group) => group.digits).join('')
  const plain = groups.reduce((sum, group) => sum + (group.plain ? group.digits.length : 0), 0)
  let first = (groups[0] as Group).first
  const last = (groups.at(-1) as Group).next - 1
  const opens = tokens[first - 1]
  if (opens?.text === '(' && (tokens[first] as Token).gap === GLUED && closes(tokens, first, last)) first--
  const sign = tokens[first - 1]
  const plus = sign !== undefined && (tokens[first] as Token).gap <= SPACED && PLUS.has(sign.text)
  if (plus) first--
  return { digits, first, last, plus, plain }
}

const PLUS = new Set(['+', '加', 'plus'])

function closes(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if ((tokens[i] as Token).text === ')') return true
  return false
}
