import { type Cardinal, cardinalAt, isInside, rounded } from './cardinal.ts'
import type { Reading } from './reading.ts'
import { GLUED, SPACED, type Token } from './token.ts'
import { CURRENCIES, DIGIT_WORDS, HAN_DIGITS, PIECES } from './words.ts'

/** Dollars by the letters before their sign. */
const DOLLARS: Readonly<Record<string, string>> = { us: 'USD', hk: 'HKD', a: 'AUD', c: 'CAD', s: 'SGD', nt: 'TWD' }

/** Amounts of money: ¥350, 三百五十块, 1.5万元, 两块五, twenty five dollars. */
export function amountsOf(tokens: readonly Token[]): Reading[] {
  const readings: Reading[] = []
  for (let at = 0; at < tokens.length; ) {
    const reading = amountAt(tokens, at)
    if (reading !== null) readings.push(reading)
    at = reading === null ? at + 1 : reading.last + 1
  }
  return readings
}

const made = (first: number, next: number, value: number, unit: string, sure: number): Reading => ({
  kind: 'amount',
  first,
  last: next - 1,
  value: Math.round(value * 100) / 100,
  unit,
  sure,
})

function amountAt(tokens: readonly Token[], at: number): Reading | null {
  const token = tokens[at] as Token
  const before = CURRENCIES.get(token.text)
  if (before && before[1] === 1 && isPrefix(tokens, at)) {
    const number = near(tokens, at + 1) ? cardinalAt(asFirst(tokens, at + 1), at + 1) : null
    if (number !== null) return prefixed(tokens, at, number, before[0])
  }
  if (token.kind !== 'figures' && token.kind !== 'numeral' && token.kind !== 'word') return null
  const number = hundredsAt(tokens, at) ?? cardinalAt(tokens, at)
  return number === null ? null : counted(tokens, at, number)
}

/** one twenty dollars, nine ninety-nine euros; "two fifty dollar notes" are two of fifty. */
function hundredsAt(tokens: readonly Token[], at: number): Cardinal | null {
  const hundreds = DIGIT_WORDS.get((tokens[at] as Token).text) ?? 0
  const after = tokens[at + 1]
  if (hundreds === 0 || isInside(tokens, at) || after?.kind !== 'word' || after.gap !== SPACED) return null
  const rest = cardinalAt(tokens, at + 1)
  if (rest === null || rest.value < 10 || rest.value >= 100) return null
  const unit = near(tokens, rest.next) ? (tokens[rest.next] as Token).text : ''
  const many = unit.endsWith('s') && CURRENCIES.get(unit)?.[1] === 1
  return many ? { value: hundreds * 100 + rest.value, next: rest.next } : null
}

/** Signs, and words that stand before a number as well as behind one. */
const isPrefix = (tokens: readonly Token[], at: number): boolean => {
  const { kind, text } = tokens[at] as Token
  return kind === 'sign' || ['人民币', 'rmb', 'cny', 'usd', 'gbp', 'eur', 'hkd', 'jpy'].includes(text)
}

/** A currency's sign begins a number, whatever stands before it. */
function asFirst(tokens: readonly Token[], at: number): readonly Token[] {
  const window: Token[] = []
  for (let i = at; i < Math.min(tokens.length, at + 26); i++) window[i] = tokens[i] as Token
  return window
}

const near = (tokens: readonly Token[], at: number): boolean => (tokens[at]?.gap ?? SPACED + 1) <= SPACED

function prefixed(tokens: readonly Token[], at: number, { value, next }: Cardinal, code: string): Reading {
  const letters = tokens[at - 1]
  const own = (tokens[at] as Token).text === '$' && letters?.kind === 'word' && (tokens[at] as Token).gap === GLUED
  const dollars = own ? DOLLARS[(letters as Token).text] : undefined
  const after = tokens[next]
  const again = after !== undefined && near(tokens, next) && CURRENCIES.get(after.text)?.[0] === code
  return made(dollars ? at - 1 : at, again ? next + 1 : next, value, dollars ?? code, 0.95)
}

function counted(tokens: readonly Token[], at: number, number: Cardinal): Reading | null {
  const { value } = number
  let { next } = number
  if (tokens[next]?.text === '多' && near(tokens, next)) next++
  const unit = tokens[next]
  if (unit === undefined) return bare(tokens, at, number)
  const currency = unit.gap <= SPACED + 1 ? CURRENCIES.get(unit.text) : undefined
  if (currency === undefined || unit.text === '¥' || unit.text === '£' || unit.text === '$')
    return bare(tokens, at, number)
  const [code, worth] = currency
  if (worth !== 1) return made(at, next + 1, value * worth, code, 0.95)
  if (unit.text === '块') return inPieces(tokens, at, next, number)
  const small = change(tokens, next + 1, code)
  return made(at, small.next, value + small.value, code, 0.95)
}

/** 块 is a piece of something, too, and 一块 means together. */
function inPieces(tokens: readonly Token[], at: number, unit: number, { value }: Cardinal): Reading | null {
  const small = change(tokens, unit + 1, 'CNY')
  if (small.next > unit + 1) return made(at, small.next, value + small.value, 'CNY', 0.95)
  const after = tokens[unit + 1]
  const besides = after !== undefined && after.gap === GLUED
  if (value === 1 || (besides && PIECES.has(after.text))) return null
  return made(at, unit + 1, value, 'CNY', 0.9)
}

/** What follows the whole units: 五毛, 五角二分, 两块五, "and fifty cents". */
function change(tokens: readonly Token[], from: number, code: string): { value: number; next: number } {
  let value = 0
  let next = from
  if (code === 'CNY') {
    for (const [units, worth] of [
      [['毛', '角', '毛钱', '角钱'], 0.1],
      [['分', '分钱'], 0.01],
    ] as const) {
      if (tokens[next]?.text === '零' && tokens[next]?.gap === GLUED) next++
      const digit = digitOf(tokens[next])
      if (digit === null) break
      const unit = tokens[next + 1]
      if (unit?.gap === GLUED && (units as readonly string[]).includes(unit.text)) {
        value += digit * worth
        next += 2
      } else if (worth === 0.1 && (unit?.text === '分' || unit?.text === '分钱') && unit.gap === GLUED) {
        // 三块零五分 has none of the first.
        return { value: value + digit * 0.01, next: next + 2 }
      } else {
        // 三块五: the last digit needs no unit, but must be the last of its number.
        const goesOn =
          unit?.gap === GLUED && (unit.kind === 'numeral' || unit.kind === 'figures' || unit.kind === 'word')
        if (goesOn) break
        return { value: rounded(value + digit * worth), next: next + 1 }
      }
    }
    if (next === from && tokens[next]?.text === '半' && tokens[next]?.gap === GLUED)
      return { value: 0.5, next: next + 1 }
    return { value: rounded(value), next }
  }
  const start = tokens[from]?.text === 'and' && near(tokens, from) ? from + 1 : from
  const number = near(tokens, start) ? cardinalAt(tokens, start) : null
  const unit = number && tokens[number.next]
  const worth = unit && near(tokens, number.next) ? CURRENCIES.get(unit.text)?.[1] : undefined
  return number !== null && worth === 0.01 && number.value < 100
    ? { value: number.value * worth, next: number.next + 1 }
    : { value, next }
}

const digitOf = (token: Token | undefined): number | null => {
  if (token === undefined || token.gap !== GLUED) return null
  if (token.kind === 'figures') return token.text.length === 1 ? Number(token.text) : null
  return token.text === '两'
    ? 2
    : token.text === '幺' || token.kind !== 'numeral'
      ? null
      : (HAN_DIGITS.get(token.text) ?? null)
}

/** 赔您五万: of nothing else than money where nothing follows that could be counted. */
function bare(tokens: readonly Token[], at: number, { value, next }: Cardinal): Reading | null {
  const last = tokens[next - 1] as Token
  if (last.text !== '万' || last.kind !== 'numeral' || !Number.isFinite(value)) return null
  const after = tokens[next]
  const ends = after === undefined || after.gap !== GLUED || PARTICLES.has(after.text)
  return ends ? made(at, next, value, 'CNY', 0.6) : null
}

const PARTICLES = new Set(['吧', '了', '呢', '啊', '吗', '左右', '以上', '以下'])
