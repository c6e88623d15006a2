import { cardinalAt } from './cardinal.ts'
import { clockAt } from './clock.ts'
import { dayAt } from './date.ts'
import { closeOf, DAY_MINUTES, daysTo, daysToDay, daysToEnd, hoursTo, type Now } from './now.ts'
import { GLUED, SPACED, type Token } from './token.ts'
import { DAY_PARTS, DAYS, HAN_DIGITS, ORDINALS, WEEKDAY_WORDS } from './words.ts'

/** A moment ahead: hours from now to its end, and to its beginning, and the token after it. */
export interface Point {
  hours: number
  begins: number
  next: number
}

/** A whole day, week, month or year: days from today to its first and its last day. */
interface Days {
  first: number
  last: number
  next: number
}

const near = (tokens: readonly Token[], at: number): boolean => (tokens[at]?.gap ?? SPACED + 1) <= SPACED
const textAt = (tokens: readonly Token[], at: number): string => (near(tokens, at) ? (tokens[at] as Token).text : '')

/** 明天上午, 下周一, 今天下班, 三点半, 5月6号; tomorrow, next Monday morning, noon, 5 pm, the end of the day. */
export function pointAt(tokens: readonly Token[], at: number, now: Now): Point | null {
  const days = daysAt(tokens, at, now)
  if (days === null) return onDay(tokens, at, null, now)
  const named = tokens[at] as Token
  // 今晚 and "tonight" name a part of the day with it.
  const own = days.next === at + 1 ? DAY_PARTS.get(named.text) : undefined
  const link = LINKS.has(textAt(tokens, days.next)) ? 1 : 0
  // 明晚八点 is no 八点 of any half of the day.
  const time = own !== undefined && clockAt(tokens, at) !== null ? at : days.next + link
  const within =
    days.first === days.last && (time === at || near(tokens, time)) ? onDay(tokens, time, days.first, now) : null
  if (within !== null) return within
  const ends = own === undefined ? DAY_MINUTES : own.ends * 60
  return {
    hours: hoursTo(now, days.last, ends),
    begins: hoursTo(now, days.first, own === undefined ? 0 : Math.max(0, own.ends - 6) * 60),
    next: days.next,
  }
}

const LINKS = new Set(['at', 'by', 'before', '的', 'in'])

/** A time of a day; of today or, where that is over, tomorrow where no day is said. */
function onDay(tokens: readonly Token[], at: number, day: number | null, now: Now): Point | null {
  const found = minuteAt(tokens, at, day ?? 0, now)
  if (found === null) return null
  const { next, minutes } = found
  const named = day === null ? dayBehind(tokens, next, now) : null
  if (named !== null) {
    const point = onDay(tokens, at, named.first, now)
    return point && { ...point, next: named.next }
  }
  const options = day === null ? [...minutes, ...minutes.map((minute) => minute + DAY_MINUTES)] : minutes
  const ahead = options.find((minute) => hoursTo(now, day ?? 0, minute) > 0) ?? (options.at(-1) as number)
  const hours = hoursTo(now, day ?? 0, ahead)
  return { hours, begins: hours, next }
}

/** The day a time is of, where it stands behind it: 5 pm tomorrow, ten on Friday morning. In Chinese it stands before. */
function dayBehind(tokens: readonly Token[], at: number, now: Now): Days | null {
  const on = textAt(tokens, at) === 'on'
  const from = on ? at + 1 : at
  const text = textAt(tokens, from)
  // Without "on", "the second" may be no day.
  const days = on || (/^[a-z]/.test(text) && text !== 'the') ? daysAt(tokens, from, now) : null
  if (days === null || days.first !== days.last || text === '') return null
  return DAY_PARTS.has(textAt(tokens, days.next)) ? { ...days, next: days.next + 1 } : days
}

/** The minutes of a day that may be meant, the likeliest first. */
function minuteAt(
  tokens: readonly Token[],
  at: number,
  day: number,
  now: Now,
): { minutes: number[]; next: number } | null {
  const text = textAtOrFirst(tokens, at)
  if (text === '下班' || text === '打烊' || text === '关门') return { minutes: [closeOf(now, day)], next: at + 1 }
  const clock = clockAt(tokens, at)
  if (clock !== null) {
    const { minute, clear, next } = clock
    if (clear || minute >= 720) return { minutes: [minute === 0 ? DAY_MINUTES : minute], next }
    if (day > 0) return { minutes: [minute < 8 * 60 ? minute + 720 : minute], next }
    return { minutes: [minute, minute + 720], next }
  }
  const the = text === 'the' ? 1 : 0
  const part = DAY_PARTS.get(the ? textAt(tokens, at + 1) : text)
  return part === undefined ? null : { minutes: [part.ends * 60], next: at + 1 + the }
}

const textAtOrFirst = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? ''

function daysAt(tokens: readonly Token[], at: number, now: Now): Days | null {
  const token = tokens[at]
  if (token === undefined) return null
  const date = dayAt(tokens, at)
  if (date !== null) return single(daysTo(now, date.year, date.month, date.day), date.next)
  if (token.kind === 'figures' || token.kind === 'numeral') {
    const day = cardinalAt(tokens, at)
    if (day === null || textAt(tokens, day.next) !== '号' || day.value < 1 || day.value > 31) return null
    return single(daysToDay(now, day.value), day.next + 1)
  }
  if (token.kind !== 'word') return null
  return /^[a-z]/.test(token.text) ? englishDays(tokens, at, now) : hanDays(tokens, at, now)
}

const single = (day: number, next: number): Days => ({ first: day, last: day, next })

function hanDays(tokens: readonly Token[], at: number, now: Now): Days | null {
  const { text, gap } = tokens[at] as Token
  const named = DAYS.get(text)
  if (named !== undefined) {
    // 明 and 今 alone mean a day only before a part of it.
    if (text.length === 1 && !DAY_PARTS.has(textAt(tokens, at + 1))) return null
    return single(named, at + 1)
  }
  if (text === '月底' || text === '月末' || text === '本月')
    return { first: 0, last: daysToEnd(now, 'month'), next: at + 1 }
  if (text === '年底') return { first: 0, last: daysToEnd(now, 'year'), next: at + 1 }
  if (gap === GLUED && PASSED.has(tokens[at - 1]?.text ?? '')) return null
  const weeks = WEEKS.get(text) ?? null
  const week = weeks === null ? text : textAt(tokens, at + 1)
  const next = weeks === null ? at + 1 : at + 2
  if (week === '周末') return single((weeks ?? 0) * 7 + 6 - now.weekday, next)
  if (week !== '周' && week !== '星期' && week !== '礼拜') return null
  const day = weekdayAt(tokens, next)
  if (day === null) {
    if (weeks === null) return null
    const first = weeks * 7 - now.weekday
    return { first: Math.max(0, first), last: first + 6, next }
  }
  return single(ahead(now, day, weeks), next + 1)
}

/** Weeks from this one, by what stands before 周 and 周末. */
const WEEKS: ReadonlyMap<string, number> = new Map([
  ...['这', '这个', '本'].map((word) => [word, 0] as const),
  ...['下', '下个'].map((word) => [word, 1] as const),
  ['下下', 2],
])

/** What stands before a day that is over: 上周五 is not the next one. */
const PASSED = new Set(['上', '上个', 'last'])

function weekdayAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (token?.gap !== GLUED) return null
  if (token.text === '日' || token.text === '天') return 6
  const digit =
    token.kind === 'numeral' ? HAN_DIGITS.get(token.text) : token.kind === 'figures' ? Number(token.text) : undefined
  return digit !== undefined && digit >= 1 && digit <= 6 ? digit - 1 : null
}

/** Days to a weekday: the next one after today, or that of this week or a later one. */
const ahead = ({ weekday }: Now, day: number, weeks: number | null): number =>
  weeks === null ? ((day - weekday + 6) % 7) + 1 : weeks * 7 + day - weekday

const SPANS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year' | 'work'>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  business: 'work',
  work: 'work',
}

function englishDays(tokens: readonly Token[], at: number, now: Now): Days | null {
  const { text } = tokens[at] as Token
  const word = (i: number): string => (i === at ? text : textAt(tokens, i))
  const named = DAYS.get(text)
  if (named !== undefined) return single(named, at + 1)
  if (PASSED.has(tokens[at - 1]?.text ?? '')) return null
  const prefix = text === 'this' ? 0 : text === 'next' ? 1 : null
  const weekday = WEEKDAY_WORDS.get(prefix === null ? text : word(at + 1))
  if (weekday !== undefined) return single(ahead(now, weekday, prefix), at + (prefix === null ? 1 : 2))
  if (prefix !== null && word(at + 1) === 'week') {
    const first = prefix * 7 - now.weekday
    return { first: Math.max(0, first), last: first + 6, next: at + 2 }
  }
  if (prefix === 0 && word(at + 1) === 'month') return { first: 0, last: daysToEnd(now, 'month'), next: at + 2 }
  if (text === 'the' && tokens[at + 1] !== undefined) {
    const figures = tokens[at + 1]?.kind === 'figures' && /^(st|nd|rd|th)$/.test(textAt(tokens, at + 2))
    const day = figures ? Number(tokens[at + 1]?.text) : ORDINALS.get(word(at + 1))
    if (day !== undefined && day >= 1 && day <= 31) return single(daysToDay(now, day), at + (figures ? 3 : 2))
  }
  return null
}

/** (the) end of (the) day, close of business, eod: when that is over. */
export function endAt(tokens: readonly Token[], from: number, now: Now): Point | null {
  const word = (at: number): string => tokens[at]?.text ?? ''
  const done = (hours: number, next: number): Point => ({ hours, begins: hours, next })
  let at = word(from) === 'the' ? from + 1 : from
  if (word(at) === 'eod') return done(hoursTo(now, 0, DAY_MINUTES), at + 1)
  if (word(at) === 'cob') return done(hoursTo(now, 0, closeOf(now, 0)), at + 1)
  const close = word(at) === 'close'
  if ((!close && word(at) !== 'end') || word(at + 1) !== 'of') return null
  at += 2
  if (word(at) === 'the') at++
  const kind = SPANS[word(at)]
  if (close || kind === 'work') {
    const next = at + (word(at + 1) === 'day' ? 2 : 1)
    return kind === 'work' || kind === 'day' ? withDay(tokens, next, now) : null
  }
  switch (kind) {
    case 'day':
      return done(hoursTo(now, 0, DAY_MINUTES), at + 1)
    case 'week':
      return done(hoursTo(now, 6 - now.weekday, DAY_MINUTES), at + 1)
    case 'month':
    case 'year':
      return done(hoursTo(now, daysToEnd(now, kind), DAY_MINUTES), at + 1)
    default: {
      const days = daysAt(tokens, at, now)
      return days && done(hoursTo(now, days.last, DAY_MINUTES), days.next)
    }
  }
}

/** The close of business of today, or of the day that is named behind it. */
function withDay(tokens: readonly Token[], at: number, now: Now): Point {
  const days = near(tokens, at) ? daysAt(tokens, textAt(tokens, at) === 'on' ? at + 1 : at, now) : null
  const day = days?.last ?? 0
  const close = hoursTo(now, day, closeOf(now, day))
  const hours = close > 0 ? close : hoursTo(now, day, DAY_MINUTES)
  return { hours, begins: hours, next: days?.next ?? at }
}
