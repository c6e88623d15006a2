import { FOLD } from '../../text/fold.ts'
import type { Turn } from '../../transcript.ts'
import { HAN_NUMERALS, HAN_WORDS } from './words.ts'

/**
 * What numbers and times are made of. `figures` are digits as figures, `numeral` one Chinese character of a number,
 * `word` an English word or a Chinese one that means something here, `sign` a mark that does; all else is `other`.
 */
export type TokenKind = 'figures' | 'numeral' | 'word' | 'sign' | 'other'

export interface Token {
  kind: TokenKind
  /** As it is compared: folded, figures narrow. */
  text: string
  /** What stands between it and the token before. */
  gap: Gap
  turn: Turn
  /** Offsets in the turn's text. */
  start: number
  end: number
}

/** How far two tokens are apart; the greater, the less they belong together. */
export const GLUED = 0
export const SPACED = 1
/** The one ends a turn, the other begins the next of the stretch. */
export const NEXT_TURN = 2
export const COMMA = 3
/** The end of a sentence, or a mark that means nothing here. */
export const STOP = 4
export type Gap = typeof GLUED | typeof SPACED | typeof NEXT_TURN | typeof COMMA | typeof STOP

const SIGNS = new Map<number, string>()
const GAPS = new Map<number, Gap>()
const addSigns = (sign: string, units: string) => {
  for (const unit of units) SIGNS.set(unit.charCodeAt(0), sign)
}
addSigns('-', '-‐‑‒–—－−')
addSigns('.', '.．·')
addSigns(':', ':：')
addSigns('/', '/／')
addSigns('+', '+＋')
addSigns('@', '@＠')
addSigns('_', '_＿')
addSigns('(', '(（')
addSigns(')', ')）')
addSigns('%', '%％')
addSigns('~', '~～')
addSigns('¥', '¥￥')
addSigns('$', '$＄')
addSigns('£', '£￡')
addSigns('€', '€')
for (const unit of ' \u3000\n\t"“”\'‘’「」『』*') GAPS.set(unit.charCodeAt(0), SPACED)
for (const unit of ',，、;；…') GAPS.set(unit.charCodeAt(0), COMMA)

const SPACE = /\s/
const WORDLESS = /[\u00ad\u200b-\u200d\u2060\ufeff]|\p{M}/u
const ZERO = 0x30
const WIDE_ZERO = 0xff10
const CIRCLE = 0x25cb

/** 1 for folded characters that are a number's or begin a word. */
const KNOWN = new Uint8Array(0x10000)
for (const letter of [...HAN_NUMERALS, ...HAN_WORDS.keys()]) KNOWN[letter] = 1

/** The tokens of a stretch, from its first turn to its last. */
export function tokensOf(head: Turn): Token[] {
  const tokens: Token[] = []
  for (let turn: Turn | null = head; turn !== null; turn = turn.after) read(turn, tokens)
  return tokens
}

function read(turn: Turn, tokens: Token[]): void {
  const { text } = turn
  let gap: Gap = NEXT_TURN
  let first = true
  const put = (kind: TokenKind, folded: string, start: number, end: number) => {
    tokens.push({ kind, text: folded, gap: tokens.length === 0 ? STOP : first ? NEXT_TURN : gap, turn, start, end })
    gap = GLUED
    first = false
  }
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i)
    if (figureOf(unit) >= 0) {
      const end = endOfFigures(text, i)
      put('figures', narrow(text, i, end), i, end)
      i = end
      continue
    }
    const letter = unit === CIRCLE ? CIRCLE : (FOLD[unit] as number)
    if (letter === 0) {
      const sign = SIGNS.get(unit)
      if (sign !== undefined) put('sign', sign, i, i + 1)
      else gap = Math.max(gap, gapOf(unit)) as Gap
      i++
    } else if (isLetter(letter)) {
      const end = endOfWord(text, i)
      put('word', foldLetters(text, i, end), i, end)
      i = end
    } else {
      const known = KNOWN[letter] === 1
      const end = known ? i + lengthOfWord(text, i, letter) : i
      if (end > i) {
        put('word', foldAll(text, i, end), i, end)
        i = end
      } else if (known && HAN_NUMERALS.has(letter)) {
        put('numeral', String.fromCharCode(letter), i, i + 1)
        i++
      } else {
        const last = tokens[tokens.length - 1]
        // What means nothing here is one token however long it is.
        if (last?.kind === 'other' && last.turn === turn && last.end === i) last.end = i + 1
        else put('other', '', i, i + 1)
        i++
      }
    }
  }
}

/** 0–9, narrow or wide; -1 where it is no figure. */
function figureOf(unit: number): number {
  if (unit >= ZERO && unit < ZERO + 10) return unit - ZERO
  return unit >= WIDE_ZERO && unit < WIDE_ZERO + 10 ? unit - WIDE_ZERO : -1
}

function endOfFigures(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && figureOf(text.charCodeAt(end)) >= 0) end++
  return end
}

function narrow(text: string, start: number, end: number): string {
  const plain = text.slice(start, end)
  if (/^[0-9]*$/.test(plain)) return plain
  return Array.from(plain, (char) => figureOf(char.charCodeAt(0))).join('')
}

const isLetter = (letter: number): boolean => letter >= 0x61 && letter <= 0x7a
const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019

/** Letters, and apostrophes between them: o'clock. */
function endOfWord(text: string, start: number): number {
  let end = start + 1
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (isLetter(FOLD[unit] as number)) end++
    else if (isApostrophe(unit) && isLetter(FOLD[text.charCodeAt(end + 1)] as number)) end += 2
    else break
  }
  return end
}

/** Longer than any word that means something. */
const LONGEST = 64

function foldLetters(text: string, start: number, end: number): string {
  let folded = ''
  for (let i = start; i < Math.min(end, start + LONGEST); i++) {
    const unit = text.charCodeAt(i)
    if (!isApostrophe(unit)) folded += String.fromCharCode(FOLD[unit] as number)
  }
  return folded
}

function foldAll(text: string, start: number, end: number): string {
  let folded = ''
  for (let i = start; i < end; i++) folded += String.fromCharCode(FOLD[text.charCodeAt(i)] as number)
  return folded
}

/** Of the longest Chinese word that means something and begins here; 0 where none does. */
function lengthOfWord(text: string, start: number, letter: number): number {
  for (const word of HAN_WORDS.get(letter) ?? []) {
    let length = 1
    while (length < word.length && FOLD[text.charCodeAt(start + length)] === word.charCodeAt(length)) length++
    if (length === word.length) return length
  }
  return 0
}

function gapOf(unit: number): Gap {
  const known = GAPS.get(unit)
  if (known !== undefined) return known
  const char = String.fromCharCode(unit)
  return SPACE.test(char) ? SPACED : WORDLESS.test(char) ? GLUED : STOP
}
