import type { Turn } from '../../transcript.ts'
import { amountsOf } from './amount.ts'
import { timesOf } from './clock.ts'
import { datesOf } from './date.ts'
import { emailsOf } from './email.ts'
import { numbersOf } from './numbers.ts'
import { promisesOf } from './promise.ts'
import { type Circumstances, READ_KINDS, type Reading, type ReadKind } from './reading.ts'
import { runsOf } from './runs.ts'
import type { Scan } from './scan.ts'
import { type Token, tokensOf } from './token.ts'

const NUMBERS: ReadonlySet<ReadKind> = new Set(['mobile', 'phone', 'id_card', 'bank_card', 'digits'])

/** What is asked of the words. */
export interface Wanted {
  kinds: readonly ReadKind[]
  minDigits: number
}

/** Entities of a stretch and its tokens; of those that overlap the earliest, then the longest, then the surest kind. */
export function readStretch(
  head: Turn,
  { kinds, minDigits }: Wanted,
  scan: Scan,
  circumstances: Circumstances,
): { tokens: readonly Token[]; readings: readonly Reading[] } {
  scan.read(head)
  if (!holdsAny(scan, kinds, minDigits)) return NOTHING
  const tokens = tokensOf(head)
  const readings = all(tokens, kinds, minDigits, scan, circumstances)
  return { tokens, readings: readings.length > 1 ? apart(readings) : readings }
}

const NOTHING = { tokens: [], readings: [] }

function holdsAny(scan: Scan, kinds: readonly ReadKind[], least: number): boolean {
  for (let i = 0; i < kinds.length; i++) if (scan.mayHold(kinds[i] as ReadKind, least)) return true
  return false
}

function all(
  tokens: readonly Token[],
  wanted: readonly ReadKind[],
  least: number,
  scan: Scan,
  circumstances: Circumstances,
): Reading[] {
  const readings: Reading[] = []
  const kinds = wanted.filter((kind) => scan.mayHold(kind, least))
  const numbers = kinds.some((kind) => NUMBERS.has(kind))
  const add = (kind: ReadKind, read: () => Reading[]): readonly Reading[] => {
    const asked = kinds.includes(kind)
    if (!asked && !(numbers && scan.mayHold(kind, least))) return NOTHING.readings
    const own = read()
    if (asked) readings.push(...own)
    return own
  }
  // What is money, a day, a time or an address is no number that is read out, whether or not it is asked for.
  const taken = new Set<number>()
  const take = (own: readonly Reading[]) => {
    for (const { first, last } of own) for (let i = first; i <= last; i++) taken.add(i)
  }
  take(add('email', () => emailsOf(tokens)))
  take(add('amount', () => amountsOf(tokens)))
  take(add('date', () => datesOf(tokens)))
  take(add('time', () => timesOf(tokens, taken)))
  if (kinds.includes('time_promise')) readings.push(...promisesOf(tokens, circumstances))
  if (numbers) {
    const english = circumstances.call.language.toLowerCase().startsWith('en')
    readings.push(...numbersOf(tokens, runsOf(tokens, taken), new Set(kinds), least, english))
  }
  return readings
}

function apart(readings: Reading[]): Reading[] {
  const kept: Reading[] = []
  const rank = (kind: ReadKind) => READ_KINDS.indexOf(kind)
  for (const one of readings.sort((a, b) => a.first - b.first || b.last - a.last || rank(a.kind) - rank(b.kind))) {
    if (one.first > (kept.at(-1)?.last ?? -1)) kept.push(one)
  }
  return kept
}
