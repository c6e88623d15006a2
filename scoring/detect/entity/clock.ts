import { cardinalAt } from './cardinal.ts'
import type { Reading } from './reading.ts'
import { GLUED, SPACED, type Token } from './token.ts'
import { DAY_PARTS, type DayPart, WEEKDAY_WORDS } from './words.ts'

/** A time of day in minutes since midnight, and the token after it. */
export interface Clock {
  minute: number
  next: number
  /** Whether it is clear which half of the day is meant. */
  clear: boolean
  sure: number
}

export const showClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Times of the clock: 15:30, 下午三点半, three o'clock, half past nine, at 5 pm. */
export function timesOf(tokens: readonly Token[], taken: ReadonlySet<number>): Reading[] {
  const readings: Reading[] = []
  for (let at = 0; at < tokens.length; at++) {
    const clock = taken.has(at) ? null : clockAt(tokens, at)
    if (clock === null) continue
    readings.push({ kind: 'time', first: at, last: clock.next - 1, value: showClock(clock.minute), sure: clock.sure })
    at = clock.next - 1
  }
  return readings
}

/** The time that begins at a token, with the part of the day it is said to be in. */
export function clockAt(tokens: readonly Token[], at: number): Clock | null {
  const token = tokens[at]
  if (token === undefined) return null
  const part = token.kind === 'word' ? DAY_PARTS.get(token.text) : undefined
  if (part !== undefined && /^\p{Script=Han}/u.test(token.text)) {
    const clock = near(tokens, at + 1) ? (hanClock(tokens, at + 1, true) ?? colonClock(tokens, at + 1)) : null
    return clock && shifted(clock, part)
  }
  if (token.kind === 'word' && (token.text === 'noon' || token.text === 'midday'))
    return { minute: 720, next: at + 1, clear: true, sure: 0.95 }
  if (token.kind === 'word' && token.text === 'midnight') return { minute: 0, next: at + 1, clear: true, sure: 0.95 }
  return colonClock(tokens, at) ?? hanClock(tokens, at, false) ?? englishClock(tokens, at)
}

const near = (tokens: readonly Token[], at: number): boolean => (tokens[at]?.gap ?? SPACED + 1) <= SPACED
const textAt = (tokens: readonly Token[], at: number): string => (near(tokens, at) ? (tokens[at] as Token).text : '')

function shifted(clock: Clock, { pm, ends }: DayPart): Clock {
  const hour = Math.floor(clock.minute / 60)
  const night = ends === 24
  // 晚上十二点 is when the next day begins, 半夜两点 after that; 中午十一点 is as it is.
  const [from, to] = night ? [5, 12] : [1, 11]
  const later = pm && hour >= from && hour < to ? 720 : night && hour === 12 ? -720 : 0
  return { ...clock, minute: clock.minute + later, clear: true, sure: 0.95 }
}

/** Of an hour whether it is clear which half of the day it is in: 零点 and 15:00 are in no other. */
const isClear = (hour: number): boolean => hour === 0 || hour > 12

/** 15:30, 9:05 pm */
function colonClock(tokens: readonly Token[], at: number): Clock | null {
  const [hours, colon, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (hours?.kind !== 'figures' || colon?.text !== ':' || minutes?.kind !== 'figures') return null
  if (colon.gap !== GLUED || minutes.gap !== GLUED || hours.text.length > 2 || minutes.text.length !== 2) return null
  const before = tokens[at - 1]
  if (before && hours.gap === GLUED && before.kind !== 'other' && !/^\p{Script=Han}/u.test(before.text)) return null
  const [hour, minute] = [Number(hours.text), Number(minutes.text)]
  if (minute > 59 || hour * 60 + minute > 1440) return null
  let next = at + 3
  if (tokens[next]?.text === ':' && tokens[next]?.gap === GLUED && tokens[next + 1]?.kind === 'figures') next += 2
  return halved(tokens, next, (hour * 60 + minute) % 1440, isClear(hour))
}

/** What follows an English time: am, p.m., in the afternoon. */
function halved(tokens: readonly Token[], at: number, minute: number, clear: boolean): Clock {
  const half = halfAt(tokens, at)
  const hour = Math.floor(minute / 60)
  if (half === null || hour > 12) {
    const clock = { minute, next: half?.next ?? at, clear, sure: 0.95 }
    const part = partBehind(tokens, at)
    return part ? shifted(clock, part) : clock
  }
  const shift = half.pm ? (hour < 12 ? 720 : 0) : hour === 12 ? -720 : 0
  return { minute: minute + shift, next: half.next, clear: true, sure: 0.95 }
}

function halfAt(tokens: readonly Token[], at: number): { pm: boolean; next: number } | null {
  if (!near(tokens, at)) return null
  const { text } = tokens[at] as Token
  if (text === 'am' || text === 'pm') return { pm: text === 'pm', next: at + 1 }
  if (text === 'a' || text === 'p') {
    const dot = tokens[at + 1]?.text === '.' ? 1 : 0
    if (tokens[at + 1 + dot]?.text !== 'm' || !near(tokens, at + 1 + dot)) return null
    const last = at + 2 + dot
    const closes =
      dot === 1 && tokens[last]?.text === '.' && tokens[last]?.gap === GLUED && tokens[last + 1]?.gap !== GLUED
    return { pm: text === 'p', next: closes ? last + 1 : last }
  }
  if (text === 'in' && tokens[at + 1]?.text === 'the') {
    const part = DAY_PARTS.get(tokens[at + 2]?.text ?? '')
    if (part !== undefined) return { pm: part.pm, next: at + 3 }
  }
  return null
}

/** The part of its day that stands behind a time: three o'clock tonight, tomorrow afternoon, on Friday morning. */
function partBehind(tokens: readonly Token[], from: number): DayPart | undefined {
  let at = from
  while (at < from + 3 && isOfDay(textAt(tokens, at))) at++
  const text = textAt(tokens, at)
  return /^[a-z]/.test(text) ? DAY_PARTS.get(text) : undefined
}

const isOfDay = (text: string): boolean =>
  text === 'on' || text === 'this' || text === 'next' || text === 'tomorrow' || WEEKDAY_WORDS.has(text)

/** Words behind which 两点 is two points, and those before. */
const POINTS_AFTER = new Set([
  ...['建议', '要求', '意见', '原因', '问题', '说明', '要', '需要', '注意'],
  '多',
  '几',
  '儿',
  '也',
  '都',
])
const POINTS_BEFORE = new Set(['第', '这', '那', '有', '几', '每', '以下', '如下', '这个'])

/** 三点, 三点半, 三点十五分, 三点一刻, 15时30分 */
function hanClock(tokens: readonly Token[], at: number, within: boolean): Clock | null {
  const hours = tokens[at]
  if (hours?.kind !== 'figures' && hours?.kind !== 'numeral') return null
  if (!hasMark(tokens, at + 1)) return null
  const number = hourAt(tokens, at)
  if (number === null) return null
  const mark = tokens[number.next]
  if (mark === undefined || mark.gap > SPACED || !MARKS.has(mark.text)) return null
  const hour = number.value
  if (!Number.isInteger(hour) || hour > 24) return null
  if (mark.text === '点半')
    return { minute: (hour % 24) * 60 + 30, next: number.next + 1, clear: isClear(hour), sure: 0.95 }
  const rest = minutesAt(tokens, number.next + 1)
  const minute = ((hour % 24) * 60 + rest.minute) % 1440
  const explicit = within || mark.text === '点钟' || rest.next > number.next + 1
  if (!explicit) {
    const before = tokens[at - 1]
    const after = tokens[number.next + 1]
    if (mark.text === '时' || hour === 1) return null
    if (after?.gap === GLUED && (after.kind === 'numeral' || after.kind === 'figures')) return null
    if (before && hours.gap === GLUED && POINTS_BEFORE.has(before.text)) return null
    if (after?.gap === GLUED && POINTS_AFTER.has(after.text)) return null
  }
  return { minute, next: rest.next, clear: isClear(hour), sure: explicit ? 0.95 : 0.7 }
}

const MARKS: ReadonlySet<string> = new Set(['点', '点钟', '点半', '时'])

/** An hour has at most three characters. */
function hasMark(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 3; i++) if (MARKS.has(tokens[i]?.text ?? '')) return true
  return false
}

/** The hour, without the decimals a number may have: 三点五分 is five past three. */
function hourAt(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const short: Token[] = []
  for (let i = Math.max(0, at - 2); i < Math.min(tokens.length, at + 4); i++) {
    const token = tokens[i] as Token
    if (i > at && token.kind === 'word') break
    short[i] = token
  }
  return cardinalAt(short, at)
}

function minutesAt(tokens: readonly Token[], at: number): { minute: number; next: number } {
  const none = { minute: 0, next: at }
  const token = tokens[at]
  if (token === undefined || token.gap > SPACED) return none
  if (token.text === '半') return { minute: 30, next: at + 1 }
  if (token.text === '整') return { minute: 0, next: at + 1 }
  const from = token.text === '零' ? at + 1 : at
  const window: Token[] = []
  for (let i = from; i < Math.min(tokens.length, from + 4); i++) window[i] = tokens[i] as Token
  const number = cardinalAt(window, from)
  if (number === null || !Number.isInteger(number.value)) return none
  const unit = tokens[number.next]
  if (unit?.text === '刻' && unit.gap === GLUED && number.value <= 3)
    return { minute: number.value * 15, next: number.next + 1 }
  if (number.value > 59) return none
  if (unit?.text === '分' && unit.gap === GLUED) return { minute: number.value, next: number.next + 1 }
  // 三点五十, but neither 三点五 nor 三点十个.
  const ends =
    unit === undefined ||
    unit.gap !== GLUED ||
    unit.kind === 'other' ||
    ['前', '之前', '以前', '到'].includes(unit.text)
  return number.value >= 10 && ends ? { minute: number.value, next: number.next } : none
}

/** Behind these and before a part of a day a number is an hour: at ten tonight. */
const AT: ReadonlySet<string> = new Set(['at', 'by', 'before', 'than'])

/** three o'clock, five pm, half past nine, quarter to five, nine thirty am */
function englishClock(tokens: readonly Token[], at: number): Clock | null {
  const token = tokens[at] as Token
  if (token.kind !== 'word' && token.kind !== 'figures') return null
  const past = pastAt(tokens, at)
  if (past !== null) return past
  const hour = cardinalAt(tokens, at)
  if (hour === null || !Number.isInteger(hour.value) || hour.value < 1 || hour.value > 24) return null
  const after = tokens[hour.next]
  if (after?.text === 'oclock' && after.gap <= SPACED) {
    return halved(tokens, hour.next + 1, (hour.value % 24) * 60, hour.value > 12)
  }
  const isHour = AT.has(tokens[at - 1]?.text ?? '') && partBehind(tokens, hour.next) !== undefined
  if (isHour || halfAt(tokens, hour.next))
    return hour.value > 12 ? null : halved(tokens, hour.next, hour.value * 60, false)
  const minutes =
    near(tokens, hour.next) && token.kind === 'word' ? cardinalAt(asWords(tokens, hour.next), hour.next) : null
  if (minutes && minutes.value >= 10 && minutes.value < 60 && halfAt(tokens, minutes.next))
    return halved(tokens, minutes.next, hour.value * 60 + minutes.value, false)
  return null
}

/** The tokens from one on, as if nothing stood before. */
function asWords(tokens: readonly Token[], at: number): readonly Token[] {
  const window: Token[] = []
  for (let i = at; i < Math.min(tokens.length, at + 4); i++) window[i] = tokens[i] as Token
  return window
}

function pastAt(tokens: readonly Token[], at: number): Clock | null {
  const { text } = tokens[at] as Token
  const minutes = text === 'half' ? 30 : text === 'quarter' ? 15 : null
  const side = tokens[at + 1]?.text
  if (minutes === null || (side !== 'past' && side !== 'to')) return null
  const hour = near(tokens, at + 2) ? cardinalAt(tokens, at + 2) : null
  if (hour === null || hour.value < 1 || hour.value > 12 || !Number.isInteger(hour.value)) return null
  const minute = hour.value * 60 + (side === 'past' ? minutes : -minutes)
  return halved(tokens, hour.next, minute, false)
}
