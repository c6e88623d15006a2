import { cardinalAt } from './cardinal.ts'
import type { Reading } from './reading.ts'
import { GLUED, SPACED, type Token } from './token.ts'
import { HAN_DIGITS, MONTHS, ORDINALS, TENS } from './words.ts'

/** A day of the calendar; without a year, one of any. */
export interface CalendarDay {
  year: number | null
  month: number
  day: number
  next: number
}

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (value: number): string => String(value).padStart(2, '0')

/** Days of the calendar: 2026年5月6日, 五月六号, 2026-05-06, May 6th, the sixth of May. */
export function datesOf(tokens: readonly Token[]): Reading[] {
  const readings: Reading[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = dayAt(tokens, at)
    if (found === null) continue
    const { year, month, day, next } = found
    const value = `${year === null ? '' : `${year}-`}${two(month)}-${two(day)}`
    readings.push({ kind: 'date', first: at, last: next - 1, value, sure: year === null ? 0.9 : 0.95 })
    at = next - 1
  }
  return readings
}

/** The day that begins at a token; null where none does. */
export function dayAt(tokens: readonly Token[], at: number): CalendarDay | null {
  const found = inFigures(tokens, at) ?? inHan(tokens, at) ?? inEnglish(tokens, at)
  return found !== null && isDay(found) ? found : null
}

/** Of no other month than the twelve there are days. */
const isDay = ({ year, month, day }: CalendarDay): boolean =>
  day >= 1 && day <= (DAYS_IN[month - 1] ?? 0) && (year === null || (year >= 1900 && year <= 2199))

const near = (tokens: readonly Token[], at: number): boolean => (tokens[at]?.gap ?? SPACED + 1) <= SPACED

/** 2026-05-06, 2026/5/6, 2026.5.6, 5/6/2026 with the month first. */
function inFigures(tokens: readonly Token[], at: number): CalendarDay | null {
  if (tokens[at]?.kind !== 'figures') return null
  const [one, sign, other, again, last] = [0, 1, 2, 3, 4].map((i) => tokens[at + i])
  if (one?.kind !== 'figures' || other?.kind !== 'figures' || last?.kind !== 'figures') return null
  if (!sign || !'-/.'.includes(sign.text) || sign.text === '' || again?.text !== sign.text) return null
  if ([sign, other, again, last].some((token) => token?.gap !== GLUED)) return null
  if (one.gap === GLUED && (tokens[at - 1]?.kind === 'sign' || tokens[at - 1]?.kind === 'figures')) return null
  const further = tokens[at + 5]
  if (further?.gap === GLUED && further.kind === 'sign' && further.text === sign.text && tokens[at + 6]?.gap === GLUED)
    return null
  const [a, b, c] = [one, other, last].map(({ text }) => Number(text)) as [number, number, number]
  if (other.text.length > 2) return null
  if (one.text.length === 4 && last.text.length <= 2) return { year: a, month: b, day: c, next: at + 5 }
  if (last.text.length === 4 && one.text.length <= 2) {
    return a > 12 ? { year: c, month: b, day: a, next: at + 5 } : { year: c, month: a, day: b, next: at + 5 }
  }
  return null
}

/** (二零二六年)五月六号 */
function inHan(tokens: readonly Token[], at: number): CalendarDay | null {
  const token = tokens[at] as Token
  if (token.kind !== 'figures' && token.kind !== 'numeral') return null
  const year = yearAt(tokens, at)
  const from = year?.next ?? at
  if (year !== null && !near(tokens, from)) return null
  const month = cardinalAt(tokens, from)
  if (month === null || tokens[month.next]?.text !== '月' || !near(tokens, month.next)) return null
  const day = near(tokens, month.next + 1) ? cardinalAt(tokens, month.next + 1) : null
  if (day === null || !near(tokens, day.next)) return null
  const mark = tokens[day.next]?.text
  if (mark !== '日' && mark !== '号') return null
  return { year: year?.value ?? null, month: month.value, day: day.value, next: day.next + 1 }
}

/** Four digits before 年, in figures or read one by one. */
function yearAt(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  let digits = ''
  let next = at
  while (digits.length < 4) {
    const token = tokens[next]
    if (token === undefined || (next > at && token.gap !== GLUED)) return null
    const digit = token.kind === 'figures' ? token.text : HAN_DIGITS.get(token.text)
    if (digit === undefined) return null
    digits += digit
    next++
  }
  return digits.length === 4 && tokens[next]?.text === '年' && near(tokens, next)
    ? { value: Number(digits), next: next + 1 }
    : null
}

/** May 6th(, 2026), 6 May 2026, the sixth of May */
function inEnglish(tokens: readonly Token[], at: number): CalendarDay | null {
  const token = tokens[at] as Token
  const month = token.kind === 'word' ? MONTHS.get(token.text) : undefined
  if (month !== undefined) {
    const start = tokens[at + 1]?.text === 'the' ? at + 2 : at + 1
    const day = near(tokens, start) ? ordinalAt(tokens, start) : null
    return day && withYear(tokens, { year: null, month, day: day.value, next: day.next })
  }
  const day = ordinalAt(tokens, at)
  if (day === null || !near(tokens, day.next)) return null
  const of = tokens[day.next]?.text === 'of' ? 1 : 0
  const named = MONTHS.get(tokens[day.next + of]?.text ?? '')
  if (named === undefined || (of === 0 && !day.figures)) return null
  return withYear(tokens, { year: null, month: named, day: day.value, next: day.next + of + 1 })
}

interface Ordinal {
  value: number
  next: number
  figures: boolean
}

/** 6, 6th, sixth, twenty first */
function ordinalAt(tokens: readonly Token[], at: number): Ordinal | null {
  const token = tokens[at]
  if (token?.kind === 'figures') {
    if (token.text.length > 2) return null
    const suffix = tokens[at + 1]
    const ordinal = suffix?.gap === GLUED && /^(st|nd|rd|th)$/.test(suffix.text)
    if (!ordinal && suffix?.gap === GLUED && suffix.kind !== 'other' && suffix.text !== '.') return null
    return { value: Number(token.text), next: ordinal ? at + 2 : at + 1, figures: true }
  }
  if (token?.kind !== 'word') return null
  const plain = ORDINALS.get(token.text)
  if (plain !== undefined) return { value: plain, next: at + 1, figures: false }
  const tens = TENS.get(token.text)
  if (tens === undefined) return null
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0
  const ones = near(tokens, at + 1 + hyphen) ? ORDINALS.get(tokens[at + 1 + hyphen]?.text ?? '') : undefined
  return ones !== undefined && ones < 10 ? { value: tens + ones, next: at + 2 + hyphen, figures: false } : null
}

function withYear(tokens: readonly Token[], day: CalendarDay): CalendarDay {
  const token = tokens[day.next]
  if (token?.kind !== 'figures' || token.text.length !== 4 || token.gap > SPACED + 2) return day
  const after = tokens[day.next + 1]
  const goesOn = after?.gap === GLUED && after.kind !== 'other' && after.text !== '.'
  const year = Number(token.text)
  return goesOn || year < 1900 || year > 2199 ? day : { ...day, year, next: day.next + 1 }
}
