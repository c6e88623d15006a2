import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../contract/index.ts'
import type { Line } from '../books.ts'
import { judgeOf } from '../detectors/entities.ts'

const KINDS = ['id_card', 'mobile', 'phone', 'bank_card', 'email', 'amount', 'date', 'time_promise', 'time', 'digits']

const JUDGES = Object.fromEntries(KINDS.map((kind) => [kind, judgeOf({ any: [kind] })]))
const judge = (kind: string) => JUDGES[kind] as ReturnType<typeof judgeOf>
const ALL = judgeOf({ any: KINDS, min_digits: 3 })

const agent = (texts: readonly string[]): Line[] => texts.map((text) => ['agent', text])

/** Hits as the words of each line and what they were read as. */
function hitsOf(came: Evidence[] | string): { words: string[]; segments: number[]; value: unknown; unit: unknown }[] {
  if (typeof came === 'string') return []
  const hits = new Map<number, Evidence[]>()
  for (const one of came) hits.set(one.hit, [...(hits.get(one.hit) ?? []), one])
  return [...hits.values()].map((all) => ({
    words: all.map(({ text }) => text as string),
    segments: all.map(({ segment }) => segment as number),
    value: all[0]?.value,
    unit: all[0]?.unit,
  }))
}

const digit = fc.nat(9)
const digits = (min: number, max = min) =>
  fc.array(digit, { minLength: min, maxLength: max }).map((all) => all.join(''))

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const idCard = fc
  .record({
    place: fc.integer({ min: 110000, max: 659999 }),
    born: fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    order: digits(3),
  })
  .map(({ place, born, order }) => {
    const body = `${place}${born.toISOString().slice(0, 10).replaceAll('-', '')}${order}`
    const sum = [...body].reduce((total, char, i) => total + Number(char) * (WEIGHTS[i] as number), 0)
    return body + '10X98765432'[sum % 11]
  })

/** The digit that makes a number pass, by trying all ten. */
function withLuhn(body: string): string {
  for (let check = 0; check < 10; check++) {
    const all = [...`${body}${check}`].reverse().map(Number)
    const sum = all.reduce((total, one, i) => total + (i % 2 === 0 ? one : one > 4 ? 2 * one - 9 : 2 * one), 0)
    if (sum % 10 === 0) return `${body}${check}`
  }
  throw new Error('one of ten passes')
}

const bankCard = fc
  .tuple(fc.constantFrom('62', '4', '51', '37'), digits(13, 16))
  .map(([head, rest]) => withLuhn(head + rest))
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`)
const landline = fc
  .tuple(fc.constantFrom('010', '021', '0571', '0755'), fc.integer({ min: 2, max: 8 }), digits(7))
  .map(([area, first, rest]) => `${area}${first}${rest}`)

const NUMBERS: Record<string, fc.Arbitrary<string>> = {
  id_card: idCard,
  bank_card: bankCard,
  mobile,
  phone: landline,
  digits: fc
    .oneof(
      digits(4, 8),
      digits(20, 30).map((all) => all.slice(0, 9)),
    )
    .filter((all) => !/^95\d{3}$/.test(all)),
}

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const TRADITIONAL = ['〇', '壹', '貳', '叁', '肆', '伍', '陸', '柒', '捌', '玖']
const WIDE = [...'０１２３４５６７８９']

/** Ways a Chinese speaker's digit is written. */
const WAYS = [
  (d: number) => String(d),
  (d: number) => HAN[d] as string,
  (d: number) => (d === 1 ? '幺' : (HAN[d] as string)),
  (d: number) => TRADITIONAL[d] as string,
  (d: number) => WIDE[d] as string,
]
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Talk in which there is nothing to read. */
const talk = fc
  .array(fc.constantFrom(...'您好我的电话是请记录谢谢稍等查询麻烦再说遍，。！？、…嘿吧呢'), { maxLength: 12 })
  .map((all) => all.join(''))
const before = talk.map((text) => `${text}我说`)
const after = talk.map((text) => `记住${text}`)

interface Said {
  /** The number in pieces, one a line. */
  pieces: string[]
  lines: string[]
}

/** A number written by digits in several ways, cut into groups and lines. */
const saidAs = (number: string): fc.Arbitrary<Said> =>
  fc
    .record({
      ways: fc.array(fc.nat(WAYS.length - 1), { minLength: number.length, maxLength: number.length }),
      cuts: fc.array(fc.constantFrom('', '', '', '', ' ', '-', '\n'), {
        minLength: number.length,
        maxLength: number.length,
      }),
      uniform: fc.boolean(),
      before,
      after,
    })
    .map(({ ways, cuts, uniform, before, after }) => {
      const written = [...number].map((char, i) =>
        char === 'X' ? 'X' : (WAYS[(uniform ? ways[0] : ways[i]) as number] as (d: number) => string)(Number(char)),
      )
      const whole = written.map((one, i) => (i === 0 ? one : `${cuts[i]}${one}`)).join('')
      const pieces = whole.split('\n')
      const lines = pieces.map((piece, i) => `${i === 0 ? before : ''}${piece}${i === pieces.length - 1 ? after : ''}`)
      return { pieces, lines }
    })

describe('a number read out is found with its exact words, however it is written and over however many lines', () => {
  test.each(Object.entries(NUMBERS))('%s', (kind, number) => {
    fc.assert(
      fc.property(
        number.chain((value) => saidAs(value).map((said) => ({ value, said }))),
        ({ value, said }) => {
          const hits = hitsOf(judge(kind)(agent(said.lines)))
          expect(hits).toEqual([{ words: said.pieces, segments: said.pieces.map((_, i) => i), value, unit: undefined }])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('in English', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.array(fc.constantFrom(' ', ' ', ', ', ' uh '), { minLength: 10, maxLength: 10 }),
        (value, gaps) => {
          const said = [...value].map((char, i) => `${i === 0 ? '' : gaps[i - 1]}${ENGLISH[Number(char)]}`).join('')
          const hits = hitsOf(judge('mobile')(agent([`well my number is ${said} thank you`])))
          expect(hits).toEqual([{ words: [said], segments: [0], value, unit: undefined }])
        },
      ),
    )
  })
})

test('a wrong check character is never found', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        idCard.map((value) => ['id_card', value] as const),
        bankCard.map((value) => ['bank_card', value] as const),
      ),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(100),
      ([kind, value], more, at) => {
        const place = at % value.length
        const char = value[place] as string
        const wrong = `${value.slice(0, place)}${char === 'X' ? more : (Number(char) + more) % 10}${value.slice(place + 1)}`
        const hits = hitsOf(judge(kind)(agent([`号码${wrong}对吗`])))
        expect(hits.filter((hit) => hit.value === wrong)).toEqual([])
      },
    ),
  )
})

test('no part of a longer number is one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('id_card', 'bank_card').chain((kind) => (NUMBERS[kind] as fc.Arbitrary<string>).chain(saidAs)),
      ({ lines }) => {
        for (const kind of ['mobile', 'phone']) expect(judge(kind)(agent(lines))).toBe('pass')
      },
    ),
    { numRuns: 200 },
  )
})

/** 0–9999 as Chinese speakers say it. */
function han(value: number): string {
  const places = ['千', '百', '十', '']
  const all = [...String(value).padStart(4, '0')].map(Number)
  let text = ''
  let zero = false
  all.forEach((one, i) => {
    if (one === 0) zero = text !== ''
    else {
      text += `${zero ? '零' : ''}${HAN[one]}${places[i]}`
      zero = false
    }
  })
  return text.replace(/^一十/, '十')
}

const SMALL = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function english(value: number): string {
  if (value >= 1000)
    return `${english(Math.floor(value / 1000))} thousand${value % 1000 ? ` ${english(value % 1000)}` : ''}`
  if (value >= 100)
    return `${english(Math.floor(value / 100))} hundred${value % 100 ? ` and ${english(value % 100)}` : ''}`
  if (value >= 20) return `${TENS[Math.floor(value / 10)]}${value % 10 ? ` ${ENGLISH[value % 10]}` : ''}`
  return value >= 10 ? (SMALL[value - 10] as string) : (ENGLISH[value] as string)
}

test('an amount is read as what it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9999 }),
      fc.integer({ min: 0, max: 999 }),
      before,
      after,
      (value, thousands, before, after) => {
        const great = thousands * 10_000 + value
        const cases: [string, string, string, number, string][] = [
          [before, `${han(value)}元`, after, value, 'CNY'],
          [
            before,
            `${thousands > 0 ? `${han(thousands)}万${value < 1000 ? '零' : ''}` : ''}${han(value)}元`,
            after,
            great,
            'CNY',
          ],
          [before, `${value}元`, after, value, 'CNY'],
          [before, `¥${great}.5`, after, great + 0.5, 'CNY'],
          ['it is ', `${english(value)} dollars`, ' okay', value, 'USD'],
          ['it is ', `$${great.toLocaleString('en-US')}`, ' okay', great, 'USD'],
        ]
        for (const [left, words, right, read, unit] of cases) {
          expect(hitsOf(judge('amount')(agent([left + words + right])))).toEqual([
            { words: [words], segments: [0], value: read, unit },
          ])
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('so many hours are so many hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 99 }), before, (count, before) => {
      const cases: [string, string][] = [
        [before, `${count}小时内`],
        [before, `${han(count)}个小时之内`],
        ['we reply ', `within ${count} hours`],
        ['we reply ', `in ${english(count)} hours`],
      ]
      for (const [left, words] of cases)
        expect(hitsOf(judge('time_promise')(agent([left + words])))).toEqual([
          { words: [words], segments: [0], value: count, unit: 'h' },
        ])
    }),
  )
})

/** Anything that numbers, times and addresses are made of, next to one another in any order. */
const scraps = fc.array(
  fc.constantFrom(
    ...[
      '一',
      '二',
      '两',
      '三',
      '十',
      '百',
      '万',
      '零',
      '幺',
      '半',
      '点',
      '块',
      '元',
      '毛',
      '分',
      '年',
      '月',
      '号',
      '日',
      '天',
      '周',
    ],
    ...[
      '小时',
      '内',
      '前',
      '之前',
      '后',
      '明天',
      '今天',
      '下班',
      '下周',
      '最晚',
      '个',
      '工作日',
      '到',
      '嗯',
      '那个',
      '，',
      '。',
      ' ',
      '艾特',
    ],
    ...[
      '1',
      '13',
      '2026',
      '138',
      '00138000',
      '10',
      '.',
      '-',
      ':',
      '/',
      '+',
      '@',
      '¥',
      '$',
      '(',
      ')',
      'x',
      '%',
      '转',
      '上午',
      '您',
    ],
    ...[
      ' one ',
      ' two ',
      ' oh ',
      ' twenty ',
      ' hundred ',
      ' and ',
      ' dollars ',
      ' in ',
      ' by ',
      ' hours ',
      ' the end of ',
      ' day ',
    ],
    ...[
      ' Friday ',
      ' next ',
      ' before ',
      ' noon ',
      ' pm ',
      ' at ',
      ' gmail ',
      ' dot ',
      'com',
      ' double ',
      ' May ',
      ' half ',
      ' past ',
    ],
  ),
  { minLength: 1, maxLength: 14 },
)
const scrappy = scraps.map((all) => all.join(''))

test('what was found is read the same alone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), scrappy, (kind, text) => {
      for (const { words, value, unit } of hitsOf(judge(kind)(agent([text]), { language: 'zh-CN' })))
        expect(hitsOf(judge(kind)(agent(words), { language: 'zh-CN' }))).toEqual([
          { words, segments: [0], value, unit },
        ])
    }),
    { numRuns: 4000 },
  )
})

/** Things that are read, each a little otherwise than the next. */
const things = fc.constantFrom(
  ...['三百五十元', '一点五万块', '3万', '¥1,200', '人民币五百', '两块五', '九十五美元', '3k块', '三百多港币', '五万'],
  ...['twenty five dollars', '$a hundred', 'rmb 500', '20 thousand pounds', 'a hundred and fifty euros', '50€'],
  ...[
    '两小时之内',
    '三个工作日以内',
    '一个半小时后',
    '明天上午前',
    '下周三之前',
    '5月6号前',
    '最迟后天',
    '不超过一刻钟',
  ],
  ...[
    '最晚下午三点半',
    '至多两天',
    '不迟于 next Friday',
    '月底之前',
    '24 hours 内',
    '5pm之前',
    '今天下班前',
    '2天半内',
  ],
  ...[
    'in the next couple of hours',
    'within half an hour',
    'in no more than 3 business days',
    'in 三天',
    'before noon',
  ],
  ...['by the end of this week', 'no later than the sixth', 'by close of business on Friday', 'two hours from now'],
  ...["by five o'clock", 'tomorrow before half past nine', 'by 6th of May', 'not later than next week', 'by eod'],
  ...[
    'one three eight double oh one three eight triple zero',
    '一三八，嗯，零零一三，那个，八千',
    '幺三八零零一三八三个零',
  ],
  ...['１３８-0013-8000', '4111 1111 1111 1111', '11010519491231002X', '010-88886666转802', '九五五八八', '八个八'],
  ...[
    'nine hundred million',
    '两千零三',
    'three to five working days',
    '六点十五分',
    'June 3rd',
    "nine o'clock",
    '2026/5/6',
  ],
)

/** Something of every kind that needs much, with words beside it that mean nothing: all of its stretch is read. */
const ALL_READ = '您好，两小时内，您好，十元，您好，15:30，您好，1234567890123456789，您好'

test('nothing is passed over that would be found if everything were read', () => {
  // Spoken addresses are not read at all unless their dot is.
  const kinds = fc.constantFrom(...KINDS.filter((kind) => kind !== 'email'))
  const said = fc
    .array(fc.oneof(things, things, scrappy, fc.constantFrom(' ', '，', '。', '您', ' uh ', "'", '’', '\u200b')), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) => all.join(''))
  const lines = fc
    .tuple(said, fc.array(fc.nat(60), { maxLength: 3 }))
    .map(([text, cuts]) =>
      [0, ...cuts.sort((a, b) => a - b), text.length].map((at, i, all) => text.slice(at, all[i + 1])),
    )
    .map((all) => all.filter((text) => /[\p{L}\p{N}]/u.test(text)))
    .filter((all) => all.length > 0)
  fc.assert(
    fc.property(kinds, lines, fc.constantFrom('zh-CN', 'en-US'), (kind, lines, language) => {
      const own = (came: Evidence[] | string) =>
        hitsOf(came).filter(({ segments }) => (segments[0] as number) < lines.length)
      const read = judge(kind)(agent([...lines, ALL_READ]), { language })
      expect(hitsOf(judge(kind)(agent(lines), { language }))).toEqual(own(read))
    }),
    { numRuns: 6000 },
  )
})

test('offsets are those of the text, and no two hits overlap', () => {
  fc.assert(
    fc.property(fc.array(scrappy, { minLength: 1, maxLength: 4 }), (texts) => {
      const came = ALL(agent(texts), { language: 'zh-CN' })
      if (typeof came === 'string') return
      const until = texts.map(() => 0)
      for (const { segment, start, end, text } of came as Required<Evidence>[]) {
        expect(text).toBe((texts[segment] as string).slice(start, end))
        expect(start).toBeGreaterThanOrEqual(until[segment] as number)
        expect(end).toBeGreaterThan(start)
        until[segment] = end
      }
    }),
    { numRuns: 1000 },
  )
})

test('the order of the segments on input does not matter', () => {
  fc.assert(
    fc.property(fc.array(scrappy, { minLength: 2, maxLength: 4 }), (texts) => {
      const lines = texts.map((text, i): Line => ['agent', text, { start_ms: i * 1000, end_ms: i * 1000 + 900 }])
      const shown = (came: Evidence[] | string) =>
        typeof came === 'string'
          ? came
          : came.map(({ hit, start_ms, start, end, value }) => [hit, start_ms, start, end, value])
      const changes = { language: 'zh-CN' }
      expect(shown(ALL([...lines].reverse(), changes))).toEqual(shown(ALL(lines, changes)))
    }),
    { numRuns: 300 },
  )
})

test('in text without digits, words of numbers or times and without @ there is nothing', () => {
  const chars = fc.constantFrom(...'您好我们的电话是请稍等查询麻烦再说遍嘿吧呢qwzjkvbc ，。！？、…😀𠮷é\u200b')
  fc.assert(
    fc.property(
      fc.array(chars, { maxLength: 60 }).map((all) => all.join('')),
      (text) => {
        expect(ALL(agent([`${text}您好`]))).toBe('pass')
      },
    ),
    { numRuns: 500 },
  )
})

test('turns of half a million characters are read; were they read anew for each number, they would take hours', () => {
  const hostile = [
    '1 ',
    '一',
    '一百',
    '1,',
    '1.',
    'one hundred ',
    'a at ',
    'a dot ',
    '三点',
    '+',
    '(',
    'by ',
    '下周',
    'double ',
    '三个',
    '13800138000@',
    '嗯',
  ]
  for (const scrap of hostile) {
    const came = ALL(agent([`您好${scrap.repeat(500_000 / scrap.length)}`]), { language: 'zh-CN' })
    expect(came === 'pass' || Array.isArray(came), scrap).toBe(true)
  }
})
