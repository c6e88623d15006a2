/**
 * Times of the contract: RFC 3339 with an offset. Milliseconds since the epoch inside.
 */
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/

/** First and last year a time may lie in; the store's DateTime64 covers more, a typing error rarely lies inside. */
export const FIRST_YEAR = 1970
export const LAST_YEAR = 2199

/** Milliseconds since the epoch, or undefined where the text is no RFC 3339 time with an offset that exists. */
export function parseTime(text: string): number | undefined {
  const part = RFC3339.exec(text)
  if (!part) return undefined
  const [year, month, day, hour, minute, second] = part.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return undefined
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(utc)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined
  const offset = offsetMinutes(part[8] as string)
  if (offset === undefined) return undefined
  return utc + Math.floor(Number(`0${part[7] ?? ''}`) * 1000) - offset * 60_000
}

function offsetMinutes(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (hours > 23 || minutes > 59) return undefined
  return (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes)
}

/** Days and months as a wall clock in one time zone shows them. */
export interface Calendar {
  zone: string
  /** `YYYY-MM-DD` of a moment. */
  day(ms: number): string
  /** Minutes since midnight of a moment, whole. */
  minute(ms: number): number
  /** RFC 3339 text of a moment, with this zone's offset, milliseconds only where there are any. */
  format(ms: number): string
}

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
    format: (ms) => {
      const shift = offset(ms)
      const wall = new Date(ms + shift).toISOString().replace(/\.000Z$|Z$/, '')
      const minutes = Math.round(Math.abs(shift) / 60_000)
      const two = (n: number) => String(n).padStart(2, '0')
      return `${wall}${shift < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    },
  }
}
