/**
 * Numbers and times as a reader of the chosen language writes them. Times are shown as the wall clock they were sent
 * with, never moved to the browser's zone: a call's day must be the same on every desk.
 */
export type Language = 'zh' | 'en'

const tag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

export const DASH = '–'

export function number(value: number | null | undefined, language: Language, digits = 0): string {
  if (value === null || value === undefined) return DASH
  return value.toLocaleString(tag(language), { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** A score or average: one decimal, none where it is whole and `short`. */
export function points(value: number | null | undefined, language: Language): string {
  if (value === null || value === undefined) return DASH
  return value.toLocaleString(tag(language), { maximumFractionDigits: 1 })
}

export function percent(value: number | null | undefined, language: Language): string {
  return value === null || value === undefined ? DASH : `${number(value, language, 1)}%`
}

/** A part of one, 0 to 1, as whole percent. */
export const share = (value: number, language: Language): string => `${number(100 * value, language)}%`

/** With its sign: `+1.2`, `−0.4`, `±0`. */
export function signed(value: number, language: Language): string {
  if (value === 0) return '±0'
  return `${value > 0 ? '+' : '−'}${points(Math.abs(value), language)}`
}

/** The wall clock of an RFC 3339 text, or a day, read as if it were UTC. */
function wall(text: string): Date {
  const clock = text.slice(11, 19)
  return new Date(`${text.slice(0, 10)}T${clock || '00:00:00'}Z`)
}

export function date(text: string, language: Language): string {
  return wall(text).toLocaleDateString(tag(language), {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
  })
}

export function dayOfMonth(text: string, language: Language): string {
  return wall(text).toLocaleDateString(tag(language), {
    timeZone: 'UTC',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
  })
}

export function dateTime(text: string, language: Language): string {
  return `${dayOfMonth(text, language)} ${text.slice(11, 16)}`
}

export function fullDateTime(text: string, language: Language): string {
  return `${date(text, language)} ${text.slice(11, 19)}`
}

/** `2026-05` -> 2026年5月 · May 2026. */
export function month(text: string, language: Language): string {
  return wall(`${text}-01`).toLocaleDateString(tag(language), { timeZone: 'UTC', year: 'numeric', month: 'long' })
}

/** Minutes and seconds from the start of a call: `01:03`, `-00:04`, `1:00:12`. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${ms < 0 && seconds > 0 ? '-' : ''}${hours > 0 ? `${hours}:` : ''}${rest}`
}

/** How long something took: 4 分 34 秒 · 4 min 34 s; below ten seconds with a tenth. */
export function duration(ms: number, language: Language): string {
  const [minuteWord, secondWord] = language === 'zh' ? [' 分', ' 秒'] : [' min', ' s']
  if (ms < 10_000) return `${points(Math.round(ms / 100) / 10, language)}${secondWord}`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds}${secondWord}`
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)}${minuteWord}${rest === 0 ? '' : ` ${rest}${secondWord}`}`
}

/** A length of time as one says it, in days, hours and minutes, the two largest that there are: 2 天 4 小时 · 2 d 4 h. */
export function span(ms: number, language: Language): string {
  const words = language === 'zh' ? [' 天', ' 小时', ' 分钟'] : [' d', ' h', ' min']
  const minutes = Math.max(1, Math.floor(Math.abs(ms) / 60_000))
  const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const first = parts.findIndex((part) => part > 0)
  return parts
    .map((part, i) => (part > 0 && i <= first + 1 ? `${part}${words[i]}` : ''))
    .filter(Boolean)
    .join(' ')
}

/** The day after, for ranges whose end is not included: `2026-05-31` -> `2026-06-01`. */
export const dayAfter = (day: string): string => shiftDay(day, 1)
export const dayBefore = (day: string): string => shiftDay(day, -1)

function shiftDay(day: string, by: number): string {
  const moved = wall(day)
  moved.setUTCDate(moved.getUTCDate() + by)
  return moved.toISOString().slice(0, 10)
}

/** First and last day of a month. */
export function monthDays(text: string): { first: string; last: string } {
  const next = wall(`${text}-01`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return { first: `${text}-01`, last: dayBefore(next.toISOString().slice(0, 10)) }
}

/** Whether it is a month that exists: `2026-05`, not `2026-13`. */
export const isMonth = (text: unknown): text is string =>
  typeof text === 'string' && /^(19[7-9]\d|2[01]\d\d)-(0[1-9]|1[0-2])$/.test(text)

/** Whether it is a day that exists: `2026-02-28`, not `2026-02-30`. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  isMonth(text.slice(0, 7)) &&
  text.slice(8) !== '00' &&
  text <= monthDays(text.slice(0, 7)).last

/** Whether it is an RFC 3339 moment with an offset. */
export const isMoment = (text: unknown): text is string =>
  typeof text === 'string' &&
  isDay(text.slice(0, 10)) &&
  /^.{10}T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))

/** Today in a zone (IANA name): `2026-05-20`. */
export const todayIn = (timeZone: string): string => new Date().toLocaleDateString('en-CA', { timeZone })
