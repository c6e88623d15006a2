import { FOLD } from '../../text/fold.ts'
import type { Turn } from '../../transcript.ts'
import type { ReadKind } from './reading.ts'
import {
  CURRENCIES,
  DAY_PARTS,
  DAYS,
  DIGIT_WORDS,
  DURATIONS,
  FILLERS,
  HAN_NUMERALS,
  MONTHS,
  ORDINALS,
  PLACES,
  SMALL_NUMBERS,
  TENS,
  WEEKDAY_WORDS,
} from './words.ts'

const NUMBER = 1
/** Stands between the digits of a number that is read out. */
const BETWEEN = 2
const MONEY = 4
const ADDRESS = 8
const CLOCK = 16
const DUE = 32
const LETTER = 64
const SPAN = 128

/** UTF-16 unit -> what it may be part of; one look a character tells that there is nothing to read. */
const MARKS: Uint8Array = marks()

function marks(): Uint8Array {
  const han: readonly (readonly [string, number])[] = [
    ['元块圆币镑毛角分钱万', MONEY],
    ['艾爱', ADDRESS],
    ['点时月号日', CLOCK],
    ['内前后最不至', DUE],
    ['时天日周期拜月年点午晨晚今明班打关秒分钟刻号上早夜末底', SPAN],
    ['个杠横减中转分机叉艾埃克斯加', BETWEEN],
  ]
  const meaning = new Map<number, number>()
  const add = (unit: number, mark: number) => meaning.set(unit, (meaning.get(unit) ?? 0) | mark)
  for (const [chars, mark] of han) for (const char of chars) add(char.charCodeAt(0), mark)
  for (const filler of FILLERS)
    if (/^\p{Script=Han}/u.test(filler)) for (const char of filler) add(char.charCodeAt(0), BETWEEN)
  for (const numeral of HAN_NUMERALS) add(numeral, NUMBER | BETWEEN)
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = FOLD[unit] as number
    if (letter >= 0x61 && letter <= 0x7a) table[unit] = LETTER | BETWEEN
    else if (letter >= 0x30 && letter <= 0x39) table[unit] = NUMBER | BETWEEN
    else table[unit] = letter === 0 ? BETWEEN : (meaning.get(letter) ?? 0)
  }
  const set = (chars: string, mark: number) => {
    for (const char of chars) table[char.charCodeAt(0)] = (table[char.charCodeAt(0)] as number) | mark
  }
  set('¥￥$＄£￡€', MONEY)
  set('@＠', ADDRESS)
  set(':：-/.－．／', CLOCK)
  set(':：-/.', SPAN)
  set('○', NUMBER)
  return table
}

/** UTF-16 unit -> 1 to 26 for the letters of English words, 0 for what ends one. */
const LETTERS: Uint8Array = letters()

function letters(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = FOLD[unit] as number
    if (letter >= 0x61 && letter <= 0x7a) table[unit] = letter - 0x60
  }
  return table
}

const SLOTS = 4096
const step = (hash: number, letter: number): number => (Math.imul(hash, 31) + letter) | 0
const slotOf = (hash: number): number => (hash ^ (hash >>> 12)) & (SLOTS - 1)

/** Hash of an English word -> what it may be part of; words that share a slot are read for nothing, no more. */
const WORD_MARKS: Uint8Array = wordMarks()

function wordMarks(): Uint8Array {
  const table = new Uint8Array(SLOTS)
  const add = (words: Iterable<string>, mark: number) => {
    for (const word of words) {
      let hash = 0
      for (let i = 0; i < word.length; i++) hash = step(hash, LETTERS[word.charCodeAt(i)] as number)
      table[slotOf(hash)] = (table[slotOf(hash)] as number) | mark
    }
  }
  const latin = (words: Iterable<string>) => [...words].filter((word) => /^[a-z]/.test(word))
  add([...latin(DIGIT_WORDS.keys()), ...SMALL_NUMBERS.keys(), ...TENS.keys(), ...PLACES.keys()], NUMBER)
  add([...ORDINALS.keys(), 'noon', 'midday', 'midnight'], NUMBER)
  add(['half', 'quarter'], SPAN)
  add(latin(CURRENCIES.keys()), MONEY)
  add(['dot'], ADDRESS)
  add([...MONTHS.keys(), 'clock', 'am', 'pm', 'm', 'noon', 'midday', 'midnight', 'past', 'to'], CLOCK)
  add([...latin(DAY_PARTS.keys())], CLOCK | SPAN)
  add(['within', 'inside', 'in', 'by', 'before', 'later', 'from'], DUE)
  add([...latin(DURATIONS.keys()), ...latin(DAYS.keys()), ...WEEKDAY_WORDS.keys(), ...MONTHS.keys()], SPAN)
  add(['year', 'business', 'eod', 'cob', 'clock', 'am', 'pm', 'm'], SPAN)
  return table
}

/** Fewer characters and words of numbers are no number that is read out: 三个八 has two for three digits. */
const FEWEST_OF_DIGITS = 2
const FEWEST = 5

/** What may stand in a stretch, seen in one pass. */
export class Scan {
  private marks = 0
  /** Number characters in the run that is open, and in the longest. */
  private run = 0
  private longest = 0
  private words = 0

  /** @param head the first turn of a stretch */
  read(head: Turn): void {
    this.marks = this.run = this.longest = this.words = 0
    for (let turn: Turn | null = head; turn !== null; turn = turn.after) {
      if (this.pass(turn.text)) this.passWords(turn.text)
    }
  }

  private pass(text: string): boolean {
    let all = 0
    let { run, longest } = this
    for (let i = 0; i < text.length; i++) {
      const mark = MARKS[text.charCodeAt(i)] as number
      all |= mark
      run = mark & BETWEEN ? run + (mark & NUMBER) : 0
      if (run > longest) longest = run
    }
    this.run = run
    this.longest = longest
    this.marks |= all
    return (all & LETTER) !== 0
  }

  private passWords(text: string): void {
    let hash = 0
    let all = 0
    let words = 0
    for (let i = 0; i < text.length; i++) {
      const letter = LETTERS[text.charCodeAt(i)] as number
      if (letter !== 0) hash = step(hash, letter)
      else if (hash !== 0) {
        const mark = WORD_MARKS[slotOf(hash)] as number
        all |= mark
        words += mark & NUMBER
        hash = 0
      }
    }
    const mark = hash === 0 ? 0 : (WORD_MARKS[slotOf(hash)] as number)
    this.marks |= all | mark
    this.words += words + (mark & NUMBER)
  }

  /** Whether there may be something of a kind. */
  mayHold(kind: ReadKind): boolean {
    const { marks } = this
    const counts = (marks & NUMBER) !== 0
    switch (kind) {
      case 'amount':
        return counts && (marks & MONEY) !== 0
      case 'date':
      case 'time':
        return counts && (marks & CLOCK) !== 0
      case 'time_promise':
        return (marks & DUE) !== 0 && (marks & SPAN) !== 0
      case 'email':
        return (marks & ADDRESS) !== 0
      default:
        return this.longest + this.words >= (kind === 'digits' ? FEWEST_OF_DIGITS : FEWEST)
    }
  }
}
