import { isBankCard, isIdCard, isMobile } from './checks.ts'
import type { Reading, ReadKind } from './reading.ts'
import type { Run } from './runs.ts'
import { GLUED, NEXT_TURN, SPACED, type Token } from './token.ts'

const EXTENSIONS = new Set(['转', '分机', '分机号', 'ext', 'extension', 'x'])
const MOST_EXTENSION = 6
/** A number of several kinds has at least so many digits that were read one by one. */
export const LEAST_PLAIN = 3

/** The number of each run, of the kinds that are asked for. @param english whether the call is in English */
export function numbersOf(
  tokens: readonly Token[],
  runs: readonly Run[],
  wanted: ReadonlySet<ReadKind>,
  least: number,
  english: boolean,
): Reading[] {
  const readings: Reading[] = []
  for (const [i, run] of runs.entries()) {
    const next = runs[i + 1]
    const reading = identity(tokens, run) ?? number(tokens, run, english, extensionOf(tokens, run, next))
    if (reading !== null && wanted.has(reading.kind)) readings.push(reading)
    else if (wanted.has('digits') && run.digits.length >= least && run.plain >= Math.min(least, LEAST_PLAIN)) {
      readings.push({ kind: 'digits', first: run.first, last: run.last, value: run.digits, sure: 0.8 })
    }
  }
  return readings
}

/** An identity number, which may end in X. */
function identity(tokens: readonly Token[], { digits, first, last }: Run): Reading | null {
  if (isIdCard(digits)) return { kind: 'id_card', first, last, value: digits, sure: 1 }
  if (digits.length !== 17) return null
  const end = tokens[last + 1]?.text === '-' ? last + 2 : last + 1
  const check = tokens[end]
  if (check === undefined || !CHECK_X.has(check.text) || check.gap > NEXT_TURN) return null
  const after = tokens[end + 1]
  const glued = after !== undefined && after.gap === GLUED && /^[a-z0-9]/.test(after.text)
  return !glued && isIdCard(`${digits}X`) ? { kind: 'id_card', first, last: end, value: `${digits}X`, sure: 1 } : null
}

const CHECK_X = new Set(['x', 'ex', '叉', '艾克斯', '埃克斯'])

function number(tokens: readonly Token[], run: Run, english: boolean, extension: Extension | null): Reading | null {
  const { digits, first, last, plus, plain } = run
  if (plain < LEAST_PLAIN) return null
  const own = digits.replace(plus ? /^86/ : /^(00)?86(?=1\d{10}$)/, '')
  const abroad = plus ? own === digits : english && isNanp(tokens, run)
  if (isMobile(own) && !abroad) return { kind: 'mobile', first, last, value: own, sure: 0.95 }
  const phone = plus ? international(digits, own) : domestic(digits, english)
  if (phone !== null) {
    const value = extension ? `${digits}-${extension.digits}` : digits
    return { kind: 'phone', first, last: extension?.last ?? last, value: plus ? `+${value}` : value, sure: phone }
  }
  return isBankCard(digits) && !plus ? { kind: 'bank_card', first, last, value: digits, sure: 1 } : null
}

/** Written as +1 or 1, and an area code apart from the rest: no mobile of the mainland. */
function isNanp(tokens: readonly Token[], { first, last }: Run): boolean {
  const figures = tokens.slice(first, Math.min(first + 4, last + 1)).filter(({ kind }) => kind === 'figures')
  return figures[0]?.text === '1' && figures[1]?.text.length === 3
}

/** How sure it is that digits behind + are a telephone number (E.164); null where they are none, or a mobile cut short. */
const international = (digits: string, own: string): number | null =>
  /^[1-9]\d{7,14}$/.test(digits) && !(digits.startsWith('86') && /^1(?!0[2-9]\d{7}$)/.test(own)) ? 0.95 : null

/** The same of a number without a +: landlines and service numbers of the mainland, in English calls those of NANP and the like. */
function domestic(digits: string, english: boolean): number | null {
  if (/^(86)?0?(10|2\d)[2-9]\d{7}$/.test(digits) && /^(86|0)/.test(digits)) return 0.9
  if (/^0[3-9]\d{2}[2-9]\d{6,7}$/.test(digits)) return 0.9
  if (/^[48]00\d{7}$/.test(digits)) return 0.9
  if (/^95\d{3}$/.test(digits)) return 0.7
  if (!english) return null
  if (/^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits)) return 0.8
  return /^0[1-9]\d{8,9}$/.test(digits) ? 0.8 : null
}

interface Extension {
  digits: string
  last: number
}

function extensionOf(tokens: readonly Token[], { last }: Run, next: Run | undefined): Extension | null {
  const word = tokens[last + 1]
  if (word === undefined || word.gap > SPACED || !EXTENSIONS.has(word.text)) return null
  return next?.first === last + 2 && next.digits.length <= MOST_EXTENSION
    ? { digits: next.digits, last: next.last }
    : null
}
