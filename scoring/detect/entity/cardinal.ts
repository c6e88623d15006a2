import { GLUED, NEXT_TURN, SPACED, type Token } from './token.ts'
import { DIGIT_WORDS, HAN_DIGITS, HAN_PLACES, PLACES, SMALL_NUMBERS, TENS } from './words.ts'

/** A number that counts something, and the token after it. */
export interface Cardinal {
  value: number
  next: number
}

/** Figures of more digits than this are a name of something and count nothing. */
const MOST_FIGURES = 12
/** So many words, signs and figures make up the longest number. */
const LONGEST = 24

/** The number that begins at a token: 三百五十, 1.5万, 1,500, twenty five. Null where none does. */
export function cardinalAt(tokens: readonly Token[], at: number): Cardinal | null {
  const token = tokens[at]
  if (token === undefined || isInside(tokens, at)) return null
  switch (token.kind) {
    case 'figures':
      return afterFigures(tokens, at)
    case 'numeral':
      return hanAt(tokens, at)
    case 'word':
      return englishAt(tokens, at)
    default:
      return null
  }
}

/** Whether a token goes on with what stands before it, and so begins no number. */
export function isInside(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  const before = tokens[at - 1]
  if (before === undefined || token.gap > SPACED) return false
  if (token.kind === 'word') return token.gap <= SPACED && isEnglishDigit(before) && isEnglishDigit(token)
  if (token.gap !== GLUED) return false
  if (before.kind === 'numeral' || before.kind === 'figures') return before.text !== '半'
  if (before.kind === 'word') return /^[a-z]/.test(before.text) && token.kind === 'figures'
  // 2026-05, 1.5, 10:30
  return before.kind === 'sign' && '-.:/,+@_'.includes(before.text) && isNumber(tokens[at - 2]) && before.gap === GLUED
}

const isNumber = (token: Token | undefined): boolean => token?.kind === 'figures' || token?.kind === 'numeral'

const isEnglishDigit = ({ kind, text }: Token): boolean => kind === 'word' && text.length > 1 && DIGIT_WORDS.has(text)

/** A number in figures, with thousands, decimals, and a place in words: 1,500.50, 1.5万, 3万5, 20 thousand. */
function afterFigures(tokens: readonly Token[], at: number): Cardinal | null {
  const plain = plainFigures(tokens, at)
  if (plain === null) return null
  const { value, next } = plain
  const place = tokens[next]
  if (place?.kind === 'numeral' && place.gap <= SPACED) {
    const worth = HAN_PLACES.get(place.text)
    if (worth === undefined) return place.gap === GLUED && place.text !== '半' ? null : plain
    return withRest(tokens, next + 1, value * worth, worth)
  }
  if (place?.kind === 'word' && place.gap <= SPACED) {
    const worth = place.text === 'k' ? 1000 : PLACES.get(place.text)
    if (worth !== undefined) return { value: rounded(value * worth), next: next + 1 }
    // A1B2 is a code; 5pm and 6th are not.
    if (place.gap === GLUED && /^[a-z]/.test(place.text) && !SUFFIXES.has(place.text)) return null
  }
  return plain
}

/** What stands behind figures without a space. */
const SUFFIXES = new Set([
  ...['am', 'pm', 'a', 'p', 'st', 'nd', 'rd', 'th', 'h', 'hr', 'hrs', 'min', 'mins', 'hours', 'days', 'day', 'hour'],
  ...['rmb', 'cny', 'usd', 'gbp', 'eur', 'yuan', 'dollars', 'pounds', 'euros', 'minutes', 'cents', 'pence', 'p'],
])

function plainFigures(tokens: readonly Token[], at: number): Cardinal | null {
  let text = (tokens[at] as Token).text
  if (text.length > MOST_FIGURES) return null
  let next = at + 1
  while (text.length <= MOST_FIGURES && (text.length <= 3 || next > at + 1) && isThousands(tokens, next)) {
    text += (tokens[next] as Token).text
    next++
  }
  const [dot, decimals] = [tokens[next], tokens[next + 1]]
  const isDecimal = dot?.text === '.' && dot.gap === GLUED && decimals?.kind === 'figures' && decimals.gap === GLUED
  if (isDecimal && decimals.text.length <= MOST_FIGURES) {
    // 1.2.3 counts nothing.
    const further = tokens[next + 2]
    if (further?.text === '.' && further.gap === GLUED && tokens[next + 3]?.gap === GLUED) return null
    return { value: Number(`${text}.${decimals.text}`), next: next + 2 }
  }
  return { value: Number(text), next }
}

/** Three figures behind a comma without a space. */
function isThousands(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1] as Token]
  if (token?.kind !== 'figures' || token.text.length !== 3 || token.turn !== before.turn) return false
  if (token.start !== before.end + 1) return false
  const comma = token.turn.text[before.end]
  return comma === ',' || comma === '，'
}

function hanAt(tokens: readonly Token[], at: number): Cardinal | null {
  const first = (tokens[at] as Token).text
  if (first === '半') return { value: 0.5, next: at + 1 }
  if (first === '十' || first === '拾') return withRest(tokens, at + 1, 10, 10)
  const one = countOf(tokens[at])
  if (one === null) return null
  const second = glued(tokens, at + 1)
  const two = second?.gap === GLUED ? countOf(second) : null
  if (two !== null) {
    // 三五天, 两三百: about so many, and at most the second.
    const third = glued(tokens, at + 2)
    if (one === 0 || two <= one || two > one + 2 || countOf(third) !== null) return null
    return afterDigit(tokens, at + 1, two)
  }
  return afterDigit(tokens, at, one)
}

function afterDigit(tokens: readonly Token[], at: number, digit: number): Cardinal {
  const worth = placeOf(glued(tokens, at + 1))
  return worth > 0 ? withRest(tokens, at + 2, digit * worth, worth) : withDecimals(tokens, at + 1, digit)
}

/** What follows a place: smaller places, or a last digit that stands for the next smaller one (三百五, 一万二). */
function withRest(tokens: readonly Token[], from: number, first: number, of: number): Cardinal {
  /** What is settled by 万 and 亿, and what is being counted below them. */
  let great = of >= 10_000 ? first : 0
  let section = of >= 10_000 ? 0 : first
  let worth = of
  let next = from
  let zero = false
  while (next < from + LONGEST) {
    const token = glued(tokens, next)
    if (token === undefined) break
    const place = placeOf(token)
    if (place >= 10_000) {
      if (zero || section === 0 || (great > 0 && great < place * 10_000)) break
      great += section * place
      section = 0
      worth = place
      next++
      continue
    }
    if (isZero(token)) {
      if (zero) break
      zero = true
      next++
      continue
    }
    const ten = place === 10 && zero
    const digit = ten ? 1 : countOf(token)
    if (digit === null || worth === 1) break
    const own = ten ? 10 : placeOf(glued(tokens, next + 1))
    if (own > 0 && own < 10_000) {
      if (own >= worth) break
      section += digit * own
      worth = own
      next += ten ? 1 : 2
      zero = false
      continue
    }
    if (own === 0 && countOf(glued(tokens, next + 1)) !== null) break
    section += digit * (zero || worth === 10 ? 1 : worth / 10)
    worth = 1
    next++
    zero = false
  }
  return { value: rounded(great + section), next: zero ? next - 1 : next }
}

/** 0 where it is no place. */
const placeOf = (token: Token | undefined): number => (token && HAN_PLACES.get(token.text)) ?? 0

const isZero = ({ text }: Token): boolean => text === '零' || text === '〇' || text === '○'

/** 一点五, 一点五万. 三点十五 is a time. */
function withDecimals(tokens: readonly Token[], at: number, whole: number): Cardinal {
  const plain = { value: whole, next: at }
  const point = tokens[at]
  if (point?.text !== '点' || point.gap !== GLUED) return plain
  let decimals = ''
  let next = at + 1
  for (let digit = digitAt(glued(tokens, next)); digit !== null && decimals.length < MOST_FIGURES; ) {
    decimals += digit
    next++
    digit = digitAt(glued(tokens, next))
  }
  if (decimals === '') return plain
  const value = Number(`${whole}.${decimals}`)
  const worth = placeOf(glued(tokens, next))
  if (worth === 0) return { value, next }
  return worth >= 10_000 ? { value: rounded(value * worth), next: next + 1 } : plain
}

/** A numeral or figures right behind the token before, or a numeral that begins the next line. */
function glued(tokens: readonly Token[], at: number): Token | undefined {
  const token = tokens[at]
  if (token === undefined || !isNumber(token)) return undefined
  return token.gap === GLUED || (token.gap === NEXT_TURN && token.kind === 'numeral') ? token : undefined
}

/** What one numeral counts; null where it is none of 0 to 9. */
const countOf = (token: Token | undefined): number | null => (token?.text === '两' ? 2 : digitAt(token))

const digitAt = (token: Token | undefined): number | null => {
  if (token === undefined) return null
  if (token.kind === 'figures') return token.text.length === 1 ? Number(token.text) : null
  return token.text === '幺' ? null : (HAN_DIGITS.get(token.text) ?? null)
}

/** twenty five, one hundred and fifty, two thousand five hundred, one point five. */
function englishAt(tokens: readonly Token[], at: number): Cardinal | null {
  let total = 0
  let section = -1
  let next = at
  /** What the last word leaves room for: a unit below a hundred, ones, or only a place. */
  let room = 1000
  const end = at + LONGEST
  while (next < end) {
    const token = tokens[next] as Token | undefined
    if (token?.kind !== 'word' || (next > at && !isBeside(tokens, next))) break
    const small = smallOf(token.text)
    if (small !== null) {
      const fits = small >= 20 ? room >= 100 : small >= 10 ? room >= 100 : room >= 10
      if (!fits || (small === 0 && next > at)) break
      section = Math.max(0, section) + small
      room = small >= 20 ? 10 : 1
      next = next + 1 + (hyphened(tokens, next + 1) && small >= 20 ? 1 : 0)
      continue
    }
    const place = PLACES.get(token.text)
    const article = next === at && (token.text === 'a' || token.text === 'an')
    if (article && PLACES.has(tokens[next + 1]?.text ?? '')) {
      section = 1
      next++
      continue
    }
    if (place !== undefined && section > 0) {
      if (place === 100) {
        section *= 100
        room = 100
      } else {
        total += section * place
        section = 0
        room = 1000
      }
      next++
      continue
    }
    if (token.text === 'and' && (room === 100 || room === 1000) && next > at && smallOf(tokens[next + 1]?.text ?? '')) {
      next++
      continue
    }
    break
  }
  if (section < 0) return null
  return englishDecimals(tokens, next, total + section)
}

/** 'oh' is a digit that counts nothing. */
const smallOf = (word: string): number | null =>
  word === 'oh' || word === 'o' ? null : (DIGIT_WORDS.get(word) ?? SMALL_NUMBERS.get(word) ?? TENS.get(word) ?? null)

const isBeside = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token
  return token.gap === SPACED || (token.gap === GLUED && tokens[at - 1]?.text === '-')
}

/** twenty-five */
const hyphened = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' && tokens[at]?.gap === GLUED && (smallOf(tokens[at + 1]?.text ?? '') ?? 10) < 10

function englishDecimals(tokens: readonly Token[], at: number, whole: number): Cardinal {
  let decimals = ''
  let next = at + 1
  if (tokens[at]?.text === 'point' && tokens[at]?.gap === SPACED) {
    while (decimals.length < MOST_FIGURES && tokens[next]?.gap === SPACED) {
      const digit = DIGIT_WORDS.get(tokens[next]?.text ?? '')
      if (digit === undefined) break
      decimals += digit
      next++
    }
  }
  if (decimals === '') return { value: whole, next: at }
  const value = Number(`${whole}.${decimals}`)
  const place = PLACES.get(tokens[next]?.text ?? '')
  return place === undefined ? { value, next } : { value: rounded(value * place), next: next + 1 }
}

/** Without the dust of binary fractions: 1.1 × 10,000. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
