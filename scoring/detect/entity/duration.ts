import { cardinalAt } from './cardinal.ts'
import { type Now, workingDays } from './now.ts'
import type { Counted } from './reading.ts'
import { SPACED, type Token } from './token.ts'
import { DURATIONS } from './words.ts'

/** A length of time from now in hours, and the token after it. */
export interface Duration {
  hours: number
  next: number
  /** Where it was said in days, working days or working hours. */
  counted?: Counted
}

const WORKING_DAYS = new Set(['工作日', '工作天', '营业日'])
const BETWEEN = new Set(['到', '至', '-', '~', '或', '或者', 'to', 'or'])

const near = (tokens: readonly Token[], at: number): boolean => (tokens[at]?.gap ?? SPACED + 1) <= SPACED

/** 两小时, 一到两个工作日, 一个半小时, 24 hours, two business days, an hour and a half; of two numbers the second. */
export function durationAt(tokens: readonly Token[], at: number, now: Now): Duration | null {
  const number = countAt(tokens, at)
  if (number === null) return null
  let { value, next } = number
  const other = near(tokens, next) && BETWEEN.has((tokens[next] as Token).text) ? secondAt(tokens, next + 1) : null
  if (other !== null) ({ value, next } = other)
  return inUnits(tokens, value, next, now)
}

function inUnits(tokens: readonly Token[], count: number, from: number, now: Now): Duration | null {
  let value = count
  let next = from
  const text = (at: number): string => (near(tokens, at) ? (tokens[at] as Token).text : '')
  const measured = text(next) === '个'
  if (measured) next++
  if (text(next) === '半' && (measured || value === Math.floor(value))) {
    value += 0.5
    next++
    if (text(next) === '个') next++
  }
  if (text(next) === 'and' && text(next + 1) === 'a' && text(next + 2) === 'half') {
    value += 0.5
    next += 3
  }
  const business = ['business', 'working', 'work'].includes(text(next))
  if (business) next++
  const unit = text(next)
  next++
  if (WORKING_DAYS.has(unit) || (business && (unit === 'day' || unit === 'days'))) {
    return { hours: workingDays(now, value), next, counted: { unit: 'working_day', count: Math.ceil(value) } }
  }
  const hours = unit === '工作小时' ? 1 : DURATIONS.get(unit)
  if (hours === undefined || (unit === '月' && !measured)) return null
  if (text(next) === '半') {
    value += 0.5
    next++
  }
  if (text(next) === 'and' && text(next + 1) === 'a' && text(next + 2) === 'half') {
    value += 0.5
    next += 3
  }
  if (unit === '工作小时') return { hours: value, next, counted: { unit: 'working_hour', count: value } }
  const days = (value * hours) / 24
  if (hours < 24 || days !== Math.floor(days)) return { hours: value * hours, next }
  return { hours: value * hours, next, counted: { unit: 'day', count: days } }
}

/** A number, or a word that counts: an, half an, a half, a couple of. */
function countAt(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const token = tokens[at]
  if (token === undefined) return null
  const { text } = token
  if (token.kind !== 'word' || !/^[a-z]/.test(text)) return cardinalAt(tokens, at)
  const after = near(tokens, at + 1) ? (tokens[at + 1] as Token).text : ''
  if (text === 'half') return { value: 0.5, next: after === 'an' || after === 'a' ? at + 2 : at + 1 }
  if (text === 'a' && after === 'half') return { value: 0.5, next: at + 2 }
  if (text === 'a' && after === 'couple') return { value: 2, next: tokens[at + 2]?.text === 'of' ? at + 3 : at + 2 }
  if ((text === 'a' || text === 'an') && after !== 'hundred' && after !== 'thousand') return { value: 1, next: at + 1 }
  return cardinalAt(tokens, at)
}

/** The second of two numbers, whatever sign stands before it. */
function secondAt(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  if (!near(tokens, at)) return null
  const window: Token[] = []
  for (let i = at; i < Math.min(tokens.length, at + 26); i++) window[i] = tokens[i] as Token
  return cardinalAt(window, at)
}
