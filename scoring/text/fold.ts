import { SIMPLIFIED } from './simplified.ts'

/**
 * One table says how every UTF-16 unit is read when words are looked for: width, case, accents and traditional forms
 * are folded; punctuation, spaces, symbols and emoji are passed over (0). Offsets stay those of the text as it came in.
 */
export const FOLD: Uint16Array = buildTable()

/** Passed over without ending a word: apostrophes, zero-width characters, combining marks. */
const JOINERS = /^['’‘ʼ`´\u00ad\u200b-\u200d\u2060\ufeff]$|^\p{M}$/u

/** 1 where a passed-over unit separates two words. */
export const SEPARATES: Uint8Array = buildSeparators()

export const separates = (unit: number): boolean => SEPARATES[unit] === 1

/** Folded `a`–`z` and `0`–`9`: the letters of languages that write words apart. */
export const isLatin = (folded: number): boolean =>
  (folded >= 0x61 && folded <= 0x7a) || (folded >= 0x30 && folded <= 0x39)

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue
    const char = String.fromCharCode(unit)
    if (/[\p{L}\p{N}]/u.test(char)) table[unit] = foldOne(char)
  }
  return table
}

function foldOne(char: string): number {
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const narrow = plain.length === 1 ? plain : char
  return (SIMPLIFIED.get(narrow) ?? narrow).charCodeAt(0)
}

function buildSeparators(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    if (FOLD[unit] === 0 && !JOINERS.test(String.fromCharCode(unit))) table[unit] = 1
  }
  return table
}

/** A text as it is compared: folded units with nothing between them. */
export function fold(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const folded = FOLD[text.charCodeAt(i)] as number
    if (folded !== 0) out += String.fromCharCode(folded)
  }
  return out
}
