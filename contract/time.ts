/**
 * Times of the contract: RFC 3339 with an offset. Milliseconds since the epoch inside.
 */
/** First and last year a time may lie in; the store's DateTime64 covers more, a typing error rarely lies inside. */
export const FIRST_YEAR = 1970
export const LAST_YEAR = 2199

/** Milliseconds since the epoch, or undefined where the text is no RFC 3339 time with an offset that exists. */
export function parseTime(text: string): number | undefined {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  if (Math.min(year, month, day, hour, minute, second) < 0) return undefined
  const between = text[4] === '-' && text[7] === '-' && (text[10] === 'T' || text[10] === 't')
  if (!between || text[13] !== ':' || text[16] !== ':') return undefined
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return undefined
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  let at = 19
  let fraction = 0
  if (text[at] === '.') {
    const from = ++at
    while (at < from + 9 && digits(text, at, 1) >= 0) at++
    if (at === from) return undefined
    fraction = Math.floor(Number(`0.${text.slice(from, at)}`) * 1000)
  }
  const offset = offsetMinutes(text, at)
  if (offset === undefined) return undefined
  return Date.UTC(year, month - 1, day, hour, minute, second) + fraction - offset * 60_000
}

/** So many digits as a number; -1 where one of them is none. */
function digits(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = 10 * value + digit
  }
  return value
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS[month - 1] as number)
}

/** What stands from a place to the end: `Z` or `+08:00`. */
function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text[at]
  if (sign === 'Z' || sign === 'z') return text.length === at + 1 ? 0 : undefined
  if ((sign !== '+' && sign !== '-') || text[at + 3] !== ':' || text.length !== at + 6) return undefined
  const hours = digits(text, at + 1, 2)
  const minutes = digits(text, at + 4, 2)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes)
}

/** Days and months as a wall clock in one time zone shows them. */
export interface Calendar {
  zone: string
  /** `YYYY-MM-DD` of a moment. */
  day(ms: number): string
  /** Minutes since midnight of a moment, whole. */
  minute(ms: number): number
  /** The moment a day (`YYYY-MM-DD`) begins; where clocks leap over midnight, the first moment after it. */
  startOf(day: string): number
  /** RFC 3339 text of a moment, with this zone's offset, milliseconds only where there are any. */
  format(ms: number): string
}

/** The day so many days after another (before it, where negative): `YYYY-MM-DD`. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** @throws RangeError where the zone is not an IANA name this runtime knows. */
export function calendar(zone: string): Calendar {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  /** The wall clock read as if it were UTC, less the moment itself. */
  const ask = (ms: number): number => {
    const second = Math.floor(ms / 1000) * 1000
    const field = Object.fromEntries(parts.formatToParts(second).map((p) => [p.type, Number(p.value)]))
    return Date.UTC(field.year!, field.month! - 1, field.day!, field.hour!, field.minute!, field.second!) - second
  }
  /** By quarter hours; one in which clocks change (St John's did so a minute past midnight) is asked every time. */
  const offsets = new Map<number, number>()
  const offset = (ms: number): number => {
    const quarter = Math.floor(ms / 900_000)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const shift = ask(ms)
    if (ask(quarter * 900_000) !== ask((quarter + 1) * 900_000)) return shift
    if (offsets.size > 10_000) offsets.clear()
    offsets.set(quarter, shift)
    return shift
  }
  return {
    zone,
    day: (ms) => new Date(ms + offset(ms)).toISOString().slice(0, 10),
    minute: (ms) => Math.floor((ms + offset(ms)) / 60_000) % 1440,
    startOf: (day) => {
      const wall = Date.parse(`${day}T00:00:00Z`)
      const before = wall - offset(wall - 86_400_000)
      const after = wall - offset(wall + 86_400_000)
      const [early, late] = before < after ? [before, after] : [after, before]
      return early + offset(early) >= wall ? early : late
    },
    format: (ms) => {
      const shift = offset(ms)
      const wall = new Date(ms + shift).toISOString().replace(/\.000Z$|Z$/, '')
      const minutes = Math.round(Math.abs(shift) / 60_000)
      const two = (n: number) => String(n).padStart(2, '0')
      return `${wall}${shift < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    },
  }
}
