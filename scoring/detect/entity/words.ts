/** Chinese characters and words, English words: what each means where numbers and times are read. */

/** Digits as they are read out one by one. 两 is none: it only counts. */
export const HAN_DIGITS: ReadonlyMap<string, number> = new Map([
  ...['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖'].flatMap((row) => [...row].map((char, i) => [char, i] as const)),
  ['○', 0],
  ['幺', 1],
])

export const HAN_PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
])

export const DIGIT_WORDS: ReadonlyMap<string, number> = new Map([
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
    (word, i) => [word, i] as const,
  ),
  ['oh', 0],
  ['o', 0],
])

export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  ].map((word, i) => [word, i + 10] as const),
)

export const TENS: ReadonlyMap<string, number> = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (word, i) => [word, (i + 2) * 10] as const,
  ),
)

export const PLACES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
])

export const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
])

/** Said while one thinks of the next figures. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...['嗯', '啊', '呃', '额', '哦', '那个', '然后', '就是'],
  ...['uh', 'um', 'er', 'erm', 'ah', 'hmm', 'then'],
])

type Currency = readonly [code: string, worth: number]

/** Currencies by their signs and words, as ISO 4217 has them; the last number is what one is in the currency's unit. */
export const CURRENCIES: ReadonlyMap<string, Currency> = new Map<string, Currency>([
  ...['¥', '元', '块', '块钱', '元钱', '圆', '人民币', '元人民币', 'rmb', 'cny', 'yuan'].map(
    (word): [string, Currency] => [word, ['CNY', 1]],
  ),
  ...['$', '美元', '美金', 'dollar', 'dollars', 'buck', 'bucks', 'usd'].map((word): [string, Currency] => [
    word,
    ['USD', 1],
  ]),
  ...['£', '英镑', 'pound', 'pounds', 'quid', 'gbp', 'sterling'].map((word): [string, Currency] => [word, ['GBP', 1]]),
  ...['€', '欧元', 'euro', 'euros', 'eur'].map((word): [string, Currency] => [word, ['EUR', 1]]),
  ...['日元', 'yen', 'jpy'].map((word): [string, Currency] => [word, ['JPY', 1]]),
  ...['港币', '港元', '港幣', 'hkd'].map((word): [string, Currency] => [word, ['HKD', 1]]),
  ...['毛钱', '角钱'].map((word): [string, Currency] => [word, ['CNY', 0.1]]),
  ['分钱', ['CNY', 0.01]],
  ...['cent', 'cents'].map((word): [string, Currency] => [word, ['USD', 0.01]]),
  ...['pence', 'penny'].map((word): [string, Currency] => [word, ['GBP', 0.01]]),
])

const HOUR = 1
const DAY = 24

/** Lengths of time in hours. */
export const DURATIONS: ReadonlyMap<string, number> = new Map([
  ...['秒', '秒钟', 'second', 'seconds', 'secs'].map((word) => [word, HOUR / 3600] as const),
  ...['分钟', 'minute', 'minutes', 'mins', 'min'].map((word) => [word, HOUR / 60] as const),
  ['刻钟', HOUR / 4],
  ...['小时', '钟头', 'hour', 'hours', 'hrs', 'hr'].map((word) => [word, HOUR] as const),
  ...['天', '日', '自然日', '昼夜', 'day', 'days'].map((word) => [word, DAY] as const),
  ...['周', '星期', '礼拜', 'week', 'weeks'].map((word) => [word, 7 * DAY] as const),
  ...['月', 'month', 'months'].map((word) => [word, 30 * DAY] as const),
])

/** Days from today. */
export const DAYS: ReadonlyMap<string, number> = new Map([
  ...['今天', '今日', '今', '当天', '当日', '今晚', '今早', 'today', 'tonight'].map((word) => [word, 0] as const),
  ...['明天', '明日', '明', '明早', '明晚', '次日', '第二天', 'tomorrow'].map((word) => [word, 1] as const),
  ...['后天', '后日'].map((word) => [word, 2] as const),
  ['大后天', 3],
])

/** 0 is Monday. */
export const WEEKDAY_WORDS: ReadonlyMap<string, number> = new Map(
  [
    ['monday', 'mon'],
    ['tuesday', 'tue', 'tues'],
    ['wednesday', 'wed'],
    ['thursday', 'thu', 'thur', 'thurs'],
    ['friday', 'fri'],
    ['saturday', 'sat'],
    ['sunday', 'sun'],
  ].flatMap((words, day) => words.map((word) => [word, day] as const)),
)

/** A part of a day: whether the clock's twelve hours are added in it, and the hour at which it is over. */
export interface DayPart {
  pm: boolean
  ends: number
}

export const DAY_PARTS: ReadonlyMap<string, DayPart> = new Map<string, DayPart>([
  ...['凌晨', '清晨'].map((word): [string, DayPart] => [word, { pm: false, ends: 6 }]),
  ...['早上', '早晨', '上午', '早', '一早', '今早', '明早', 'morning'].map((word): [string, DayPart] => [
    word,
    { pm: false, ends: 12 },
  ]),
  ...['中午', '正午', 'noon', 'midday', 'lunchtime'].map((word): [string, DayPart] => [word, { pm: true, ends: 12 }]),
  ...['下午', '傍晚', 'afternoon'].map((word): [string, DayPart] => [word, { pm: true, ends: 18 }]),
  ...['晚上', '夜里', '晚间', '今晚', '明晚', '晚', '半夜', '午夜', 'evening', 'night', 'tonight', 'midnight'].map(
    (word): [string, DayPart] => [word, { pm: true, ends: 24 }],
  ),
])

export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ].flatMap((words, i) => words.map((word) => [word, i + 1] as const)),
)

const ORDINAL_ONES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** Days of a month in words. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_ONES.map((word, i) => [word, i + 1] as const),
  ...[
    ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth'],
    ...['sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'],
  ].map((word, i) => [word, i + 10] as const),
  ['thirtieth', 30],
])

/** What a number before them counts: such a number is not read out digit by digit. */
export const MEASURES: ReadonlySet<string> = new Set([
  ...[
    '个',
    '位',
    '次',
    '条',
    '件',
    '台',
    '人',
    '名',
    '岁',
    '度',
    '米',
    '公里',
    '平米',
    '平方',
    '斤',
    '公斤',
    '克',
    '升',
    '瓦',
  ],
  ...['折', '层', '楼', '倍', '年', '月', '份', '笔', '单', '点', '时', '分', '%', '角', '毛'],
  ...[
    'percent',
    'times',
    'people',
    'years',
    'year',
    'miles',
    'km',
    'kilometers',
    'gb',
    'mb',
    'kg',
    'meters',
    'degrees',
  ],
])

/** Pieces of something, not money: 两块电池. */
export const PIECES: ReadonlySet<string> = new Set([
  ...['电池', '电', '板', '表', '手表', '屏', '屏幕', '玻璃', '硬盘', '砖', '地', '布', '面包', '蛋糕', '肉', '石头'],
  ...['肥皂', '毛巾', '木头', '瓷砖', '主板', '儿'],
])

/** What a time is followed by, or begun with, where it is one by which something is due. */
export const WITHIN: ReadonlySet<string> = new Set(['内', '之内', '以内'])
export const BEFORE: ReadonlySet<string> = new Set(['前', '之前', '以前'])
export const LATER: ReadonlySet<string> = new Set(['后', '之后', '以后'])
export const AT_MOST: ReadonlySet<string> = new Set(['最晚', '最迟', '不晚于', '不迟于', '不超过', '至多', '最多'])

/** Chinese words that only serve to tell others apart, or join them. */
const FURTHER = [
  ...[
    '个',
    '工作日',
    '工作天',
    '营业日',
    '工作小时',
    '自然日',
    '半',
    '两',
    '点',
    '点钟',
    '点半',
    '时',
    '分',
    '整',
    '刻',
    '年',
    '月',
    '日',
    '号',
  ],
  ...[...WITHIN, ...BEFORE, ...LATER, ...AT_MOST],
  ...[
    '到',
    '至',
    '或',
    '或者',
    '下班',
    '打烊',
    '关门',
    '月底',
    '年底',
    '月末',
    '周末',
    '本',
    '这',
    '这个',
    '下',
    '下个',
    '下下',
    '本月',
    '上',
  ],
  ...['角', '毛', '多', '左右', '吧', '了', '呢', '啊', '吗', '以上', '以下'],
  ...['艾特', '爱特', '杠', '横杠', '中杠', '下划线', '减号', '转', '分机', '分机号', '加', '叉', '艾克斯', '埃克斯'],
  ...[
    '第',
    '这',
    '那',
    '有',
    '几',
    '每',
    '以下',
    '如下',
    '建议',
    '要求',
    '意见',
    '原因',
    '问题',
    '说明',
    '要',
    '需要',
    '注意',
    '儿',
    '也',
    '都',
  ],
  ...['上周', '上个', '昨天', '前天', '刚才', '的'],
]

const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word)

/** Folded characters that numbers are written with. */
export const HAN_NUMERALS: ReadonlySet<number> = new Set(
  [...HAN_DIGITS.keys(), ...HAN_PLACES.keys(), '两', '半'].map((char) => char.charCodeAt(0)),
)

/** First character -> the words that begin with it, the longest first. Characters of numbers are read one by one. */
export const HAN_WORDS: ReadonlyMap<number, readonly string[]> = wordsByFirst()

function wordsByFirst(): Map<number, string[]> {
  const sources = [
    FILLERS,
    CURRENCIES.keys(),
    DURATIONS.keys(),
    DAYS.keys(),
    DAY_PARTS.keys(),
    MEASURES,
    PIECES,
    FURTHER,
  ]
  const words = new Set(sources.flatMap((source) => [...source]).filter(isHan))
  const byFirst = new Map<number, string[]>()
  for (const word of words) {
    const first = word.charCodeAt(0)
    if (word.length === 1 && HAN_NUMERALS.has(first)) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), word])
  }
  for (const all of byFirst.values()) all.sort((a, b) => b.length - a.length)
  return byFirst
}
