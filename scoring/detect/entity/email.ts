import type { Reading } from './reading.ts'
import { type Gap, GLUED, NEXT_TURN, type Token } from './token.ts'
import { DIGIT_WORDS, HAN_DIGITS } from './words.ts'

const SPOKEN_AT = new Set(['at', '艾特', '爱特'])
const DOTS = new Set(['.', 'dot', '点'])
const JOINTS: ReadonlyMap<string, string> = new Map([
  ...[...DOTS].map((word) => [word, '.'] as const),
  ...['_', 'underscore', '下划线'].map((word) => [word, '_'] as const),
  ...['-', 'dash', 'hyphen', '杠', '横杠', '中杠', '减号'].map((word) => [word, '-'] as const),
  ...['+', 'plus', '加'].map((word) => [word, '+'] as const),
])

/** What a spoken address ends in: said, it would else be any sentence with "at" and "dot" in it. */
const ENDINGS = new Set([
  ...[
    'com',
    'cn',
    'net',
    'org',
    'edu',
    'gov',
    'io',
    'co',
    'uk',
    'us',
    'info',
    'biz',
    'me',
    'ai',
    'app',
    'dev',
    'cc',
    'tv',
  ],
  ...['hk', 'tw', 'jp', 'kr', 'sg', 'au', 'ca', 'de', 'fr', 'in', 'eu', 'vip', 'top', 'xyz'],
])

/** Parts of a name, or of a domain, before one gives up. */
const MOST_PARTS = 64

/** Addresses of electronic mail, written or said: john@gmail.com, "john dot smith at gmail dot com", 张艾特一六三点com. */
export function emailsOf(tokens: readonly Token[]): Reading[] {
  const readings: Reading[] = []
  let free = 0
  for (let at = 1; at < tokens.length - 1; at++) {
    const token = tokens[at] as Token
    const written = token.kind === 'sign' && token.text === '@'
    if (!written && !(token.kind === 'word' && SPOKEN_AT.has(token.text))) continue
    const glued = written && token.gap === GLUED && tokens[at + 1]?.gap === GLUED
    const name = glued ? writtenName(tokens, at, free) : spokenName(tokens, at, free)
    const domain = name && domainAt(tokens, at + 1, glued)
    if (!name || !domain) continue
    const value = `${name.text}@${domain.text}`
    readings.push({ kind: 'email', first: name.first, last: domain.next - 1, value, sure: written ? 0.95 : 0.85 })
    free = domain.next
    at = domain.next
  }
  return readings
}

interface Name {
  text: string
  first: number
}

const isLatin = ({ kind, text }: Token): boolean => kind === 'word' && /^[a-z]/.test(text)

/** Letters, figures and . _ - + without a space, back from an @. */
function writtenName(tokens: readonly Token[], at: number, free: number): Name | null {
  let first = at
  while (first > free && (tokens[first] as Token).gap === GLUED && at - first < MOST_PARTS) {
    const token = tokens[first - 1] as Token
    if (!isLatin(token) && token.kind !== 'figures' && !(token.kind === 'sign' && '._-+'.includes(token.text))) break
    first--
  }
  while (first < at && (tokens[first] as Token).kind === 'sign') first++
  if (first === at) return null
  let text = ''
  for (let i = first; i < at; i++) text += (tokens[i] as Token).text
  return { text, first }
}

/** A word, or letters and digits one by one; more of them behind dots and underscores. */
function spokenName(tokens: readonly Token[], at: number, free: number): Name | null {
  let text = ''
  let first = at
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const from = partBefore(tokens, first, free)
    if (from === first) return parts === 0 ? null : { text: text.slice(1), first: first + 1 }
    for (let i = first - 1; i >= from; i--) text = shown(tokens[i] as Token) + text
    first = from
    const joint = first > free + 1 && isClose(tokens, first) ? JOINTS.get((tokens[first - 1] as Token).text) : undefined
    if (joint === undefined || !isClose(tokens, first - 1)) return { text, first }
    text = joint + text
    first--
  }
  return { text: text.replace(/^[._+-]/, ''), first }
}

/** Where the word, or the letters and digits said one by one, that end before a token begin. */
function partBefore(tokens: readonly Token[], end: number, free: number): number {
  let from = end
  while (from > free && end - from < MOST_PARTS && isClose(tokens, from)) {
    const token = tokens[from - 1] as Token
    const single = digitOf(token) !== null || (isLatin(token) && token.text.length === 1)
    if (single || token.kind === 'figures') {
      from--
      continue
    }
    // A whole word stands alone, or right before its figures: john99.
    const whole = isLatin(token) && (from === end || (tokens[from] as Token).gap === GLUED)
    return whole && !NO_NAMES.has(token.text) ? from - 1 : from
  }
  return from
}

/** "reach me at …", "email us at …" */
const NO_NAMES = new Set(['me', 'us', 'it', 'is', 'the', 'look', 'be', 'him', 'her', 'them', 'dot'])

const isClose = (tokens: readonly Token[], at: number): boolean => (tokens[at] as Token).gap <= NEXT_TURN

function digitOf({ kind, text }: Token): number | null {
  if (kind === 'numeral') return HAN_DIGITS.get(text) ?? null
  return kind === 'word' && text !== 'o' && text !== 'oh' ? (DIGIT_WORDS.get(text) ?? null) : null
}

const shown = (token: Token): string => String(digitOf(token) ?? token.text)

/** gmail.com, "gmail dot com", "一六三点com" */
function domainAt(tokens: readonly Token[], from: number, glued: boolean): { text: string; next: number } | null {
  const most: Gap = glued ? GLUED : NEXT_TURN
  let text = ''
  let next = from
  let ending: string | null = null
  let good: { text: string; next: number } | null = null
  for (let labels = 0; labels < MOST_PARTS; labels++) {
    const label = labelAt(tokens, next, most)
    if (label === null) break
    text += label.text
    next = label.next
    ending = label.text
    if (labels > 0 && (glued ? /^[a-z]{2,}$/.test(ending) : ENDINGS.has(ending))) good = { text, next }
    const dot = tokens[next]
    if (dot === undefined || dot.gap > most || !DOTS.has(dot.text)) break
    text += '.'
    next++
  }
  return good
}

function labelAt(tokens: readonly Token[], from: number, most: Gap): { text: string; next: number } | null {
  let text = ''
  let next = from
  while (next < tokens.length && next - from < MOST_PARTS) {
    const token = tokens[next] as Token
    const single = digitOf(token) !== null || token.kind === 'figures' || (isLatin(token) && token.text.length === 1)
    const far = next === from ? token.gap > most : token.gap > (single && !text.endsWith('-') ? most : GLUED)
    if (far || DOTS.has(token.text)) break
    const whole = isLatin(token) && (next === from || token.gap === GLUED)
    const hyphen = token.text === '-' && token.gap === GLUED && next > from && tokens[next + 1]?.gap === GLUED
    if (!single && !whole && !hyphen) break
    if (
      single &&
      next > from &&
      text.length > 1 &&
      /[a-z]$/.test(text) &&
      token.gap !== GLUED &&
      isWord(tokens, next - 1)
    )
      break
    text += shown(token)
    next++
  }
  return text === '' ? null : { text, next }
}

const isWord = (tokens: readonly Token[], at: number): boolean => (tokens[at] as Token).text.length > 1
