import { FOLD, isLatin } from './fold.ts'

/** A voice that is heard for so long, in ms, has said something. */
export const LONG_MS = 4000
/**
 * Nobody speaks so slowly: less than one letter of a script without spaces, or a word of five Latin letters, in so many
 * ms. That is 30 a minute, where 240 is common in Chinese and 150 in English.
 */
const SLOWEST_MS = 2000
const WORD_LETTERS = 5

/** What stands between brackets was not said. */
export const MARKS = /\[[^[\]]*\]|<[^<>]*>/g

/** What transcribers and recognisers write for words they could not make out. */
const NOT_MADE_OUT =
  /[[<](?:unk|unknown|unintelligible|inaudible|indistinct|indiscernible|incomprehensible|unclear|crosstalk|overlap|foreign|听不清|聽不清|不清|不清楚|模糊|无法识别|無法識別|无法辨认|無法辨認|方言)[\]>]/i

/**
 * Whether a line of a call was audibly spoken and little or nothing of it written: nothing but a mark for words that
 * could not be made out, or far too few letters for the time it took. @param blank whether there are no letters in it
 */
export function isUnheard(text: string, blank: boolean, ms: number): boolean {
  if (blank && /[[<]/.test(text)) return NOT_MADE_OUT.test(text)
  return ms >= LONG_MS && saysLittle(text, ms)
}

/** Reads no further than it takes to see that enough was said. @param marked whether there may be marks in the text */
function saysLittle(text: string, ms: number, marked = true): boolean {
  let wanted = ms
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (marked && (unit === OPENING_BRACKET || unit === LESS_THAN))
      return saysLittle(text.replace(MARKS, ' '), ms, false)
    const letter = FOLD[unit] as number
    if (letter === 0) continue
    wanted -= isLatin(letter) ? SLOWEST_MS / WORD_LETTERS : SLOWEST_MS
    if (wanted <= 0) return false
  }
  return true
}

const OPENING_BRACKET = 0x5b
const LESS_THAN = 0x3c
