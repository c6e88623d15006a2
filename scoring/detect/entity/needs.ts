import {
  CURRENCIES,
  DAY_PARTS,
  DAYS,
  DIGIT_WORDS,
  DURATIONS,
  FILLERS,
  HAN_NUMERALS,
  HAN_PLACES,
  MONTHS,
  ORDINALS,
  PLACES,
  REPEATS,
  SMALL_NUMBERS,
  TENS,
  WEEKDAY_WORDS,
} from './words.ts'

/**
 * What must at least be said, one right after the other, where there is to be something of a kind. A symbol is a
 * Chinese character, a figure, a sign or an English word; spaces and marks between symbols do not count.
 */
export interface Step {
  on: ReadonlySet<string>
  /** Symbols that may stand between this step and the next. */
  over: ReadonlySet<string>
}

const isLatin = (word: string): boolean => /^[a-z]/.test(word)
const latin = (words: Iterable<string>): string[] => [...words].filter(isLatin)
/** The symbols that words begin and end with. */
const begins = (words: Iterable<string>): string[] =>
  Array.from(words, (word) => (isLatin(word) ? word : word.charAt(0)))
const ends = (words: Iterable<string>): string[] => Array.from(words, (word) => (isLatin(word) ? word : word.slice(-1)))
const step = (on: Iterable<string>, over: Iterable<string> = []): Step => ({ on: new Set(on), over: new Set(over) })

const FIGURES = [...'0123456789']
const COUNTS = [
  ...FIGURES,
  ...Array.from(HAN_NUMERALS, (unit) => String.fromCharCode(unit)),
  ...[...DIGIT_WORDS.keys(), ...SMALL_NUMBERS.keys(), ...TENS.keys(), ...PLACES.keys(), 'k'],
]

const SIGNS = [...'¥￥$＄£￡€']
const LONG_CURRENCIES = [...CURRENCIES.keys()].filter((word) => !isLatin(word) && word.length > 1)
const SHORT_CURRENCIES = [...CURRENCIES.keys()].filter((word) => isLatin(word) || word.length === 1)

const number = step(COUNTS, ['多'])
const AMOUNT: readonly (readonly Step[])[] = [
  [number, step([...SHORT_CURRENCIES, '万'])],
  [number, step(begins(LONG_CURRENCIES)), step(LONG_CURRENCIES.map((word) => word.charAt(1)))],
  [step([...SIGNS, '币', 'rmb', 'cny', 'usd', 'gbp', 'eur', 'hkd', 'jpy']), step([...COUNTS, 'a', 'an'])],
]

const WORKING = ['工作日', '工作天', '营业日', '工作小时']
/** Days, parts of days and months: what a point in time begins with, and ends in, besides numbers. */
const NAMED = [
  ...[...DAYS.keys(), ...DAY_PARTS.keys(), ...WEEKDAY_WORDS.keys(), ...MONTHS.keys(), ...ORDINALS.keys()],
  ...['月底', '月末', '年底', '本月', '周', '周末', '星期', '礼拜', '下班', '打烊', '关门', 'week', 'month'],
]
const POINTS = [...COUNTS, ...begins(NAMED), ...'这本下', 'half', 'quarter', 'end', 'eod', 'cob', 'close']
const TIME_ENDS = [
  ...[...COUNTS, ...ends(NAMED), ...ends(DURATIONS.keys()), ...ends(WORKING)],
  ...[...'点时钟半整刻分号日末', 'oclock', 'am', 'pm', 'm', 'half', 'st', 'nd', 'rd', 'th'],
]
const LEADS = ['the', 'next', 'less', 'than', 'under', 'no', 'more', 'about', 'around', 'just', 'only', 'at', 'most']
const COUNTED = [
  ...[...COUNTS, 'a', 'an', 'half', 'couple', 'of', 'and', 'point', 'to', 'or', 'business', 'working', 'work'],
  ...'到至或者个点',
]
const WHICH = ['the', 'this', 'next']
const begun = step([...POINTS, ...WHICH, 'a', 'an'])
const TIME_PROMISE: readonly (readonly Step[])[] = [
  [step(TIME_ENDS, '之以'), step('内前后')],
  [step('最至'), step('晚迟多'), begun],
  [step('不'), step('晚迟超', '于过'), begun],
  [
    step(['within', 'inside', 'in'], LEADS),
    step([...COUNTS, 'a', 'an', 'half'], COUNTED),
    step(begins([...DURATIONS.keys(), ...WORKING])),
  ],
  [step(['by', 'before'], WHICH), step(POINTS)],
  [step(['later']), step(['than'], WHICH), step(POINTS)],
  [step(['from']), step(['now'])],
]

const ANY_NUMBER = [[step([...COUNTS, ...ORDINALS.keys(), 'noon', 'midday', 'midnight'])]]
const CLOCK = [
  [
    step([
      ...[...'点时月号日:：-/.－．／', ...MONTHS.keys(), ...latin(DAY_PARTS.keys())],
      ...['clock', 'oclock', 'am', 'pm', 'm', 'midday', 'past', 'to'],
    ]),
  ],
]
const ADDRESS = [[step([...'@＠艾爱', 'dot'])]]

/** By what they are needed for; any of the paths will do. */
export const PATHS = {
  amount: AMOUNT,
  time_promise: TIME_PROMISE,
  number: ANY_NUMBER,
  clock: CLOCK,
  address: ADDRESS,
} as const
export type Need = keyof typeof PATHS

/**
 * Symbol -> how many digits it may add, at most, to a number that is read out: 八千 is four of them, 三个八 three.
 * Symbols that are not here end a number.
 */
export const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...FILLERS].flatMap((word) => (isLatin(word) ? [word] : [...word])).map((symbol) => [symbol, 0] as const),
  ...[...'杠横中减号点', 'dash', 'hyphen', 'and', 'point'].map((symbol) => [symbol, 0] as const),
  ...COUNTS.map((symbol) => [symbol, 1] as const),
  ...[...HAN_PLACES, ...PLACES].map(([symbol, worth]) => [symbol, Math.round(Math.log10(worth))] as const),
  ...['十', '拾', ...SMALL_NUMBERS.keys(), ...TENS.keys()].map((symbol) => [symbol, 2] as const),
  ...REPEATS,
  ['个', 8],
])
