import { describe, expect, test } from 'vitest'
import { explainCall } from '../../cli/trace/index.ts'
import type { Call, Finding } from '../../contract/index.ts'
import type { Book } from '../../scoring/form/book.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith, scoreBy } from './books.ts'

type Rule = Book['rules'][string]

const said = (any: string[], more = {}) => ({ phrases: { any }, ...more })
const by = (speaker: string) => ({ speaker })

const bookOf = (rule: Rule, use = {}): Book =>
  bookWith(formWith([itemWith('item', 10, { rule: rule.id, points: -2, ...use })]), rule)

/** What a rule came to, and its steps: `+` done, `-` skipped, `<` out of order, `.` not due, `?` not judged. */
function read(rule: Rule, lines: readonly Line[], changes: Partial<Call> = {}): string {
  const call = callOf(lines, changes)
  const book = bookOf(rule)
  book.form.applies_to.language = call.language === 'en' ? 'en' : 'zh'
  const trace = createScorer([book]).explain(call, HASH).items[0]?.rules[0]
  const states = (trace?.flow ?? []).map(({ state }) => SIGNS[state])
  return [trace?.status, ...states].join(' ')
}

const SIGNS = { done: '+', skipped: '-', out_of_order: '<', not_due: '.', not_judged: '?' }

const findingOf = (rule: Rule, lines: readonly Line[], changes: Partial<Call> = {}, use = {}): Finding | undefined =>
  scoreBy(bookOf(rule, use), callOf(lines, changes)).findings[0]

/** A customer who can hardly be heard. */
const TOO_QUIET = ruleWith('too-quiet', {
  conditions: {
    unclear: said(['听不(太|)清']),
    louder: { ...said(['大声', '大点声']), title: { zh: '请客户大声', en: 'Ask to speak up' } },
    still_unclear: said(['还是听不(太|)清']),
    other_phone: said(['换(一部|个)电话']),
    noted: said(['记录下来']),
    goodbye: said(['再见']),
  },
  given: 'unclear',
  flow: [
    { step: 'louder' },
    { step: 'other_phone', title: { zh: '请换电话', en: 'Ask for another phone' }, if: 'still_unclear' },
    { step: 'noted', optional: true },
    { step: 'goodbye' },
  ],
  message: { zh: '漏了：{skipped}；次序不对：{disordered}', en: 'Skipped: {skipped}; out of order: {disordered}' },
} as never)

describe('a customer who can hardly be heard is asked to speak up, then, if that does not help, to change the phone', () => {
  const ask: Line = ['agent', '对不起听不清，请您大声一点好吗']
  const faint: Line = ['customer', '我那个订单']
  const still: Line = ['agent', '不好意思还是听不清']
  const change: Line = ['agent', '麻烦您换一部电话打来']
  const bye: Line = ['agent', '感谢您的来电，再见']

  test.each<[what: string, comes: string, lines: Line[]]>([
    ['all of it', 'pass + + . +', [ask, faint, still, change, bye]],
    ['it helped', 'pass + . . +', [ask, faint, ['agent', '好的听到了'], bye]],
    ['the phone is left out', 'fail + - . +', [ask, faint, still, bye]],
    ['the phone is left out, and the goodbye', 'fail + - . -', [ask, faint, still, ['agent', '就这样吧']]],
    ['it breaks off at once', 'pass + . . .', [ask]],
    ['it breaks off where the phone was asked for', 'pass + + . .', [ask, faint, still, change]],
    ['a machine is nobody', 'pass + + . .', [ask, faint, still, change, ['ivr', '请对本次服务评价']]],
    ['what comes again is no going on', 'pass + . . .', [ask, ask]],
    ['neither louder nor anything else', 'fail - . . -', [still, faint]],
    ['the other way round', 'fail + < . +', [['agent', '听不清'], change, ask, faint, bye]],
    ['all in one breath', 'pass + + . +', [['agent', '听不清，您大声点，还是听不清，请换个电话，再见']]],
    ['what may be left out has its place', 'fail + . + <', [ask, bye, ['agent', '我给您记录下来']]],
    ['none of it is wanted where all is clear', 'not_applicable', [['agent', '您好'], faint]],
  ])('%s', (_, comes, lines) => expect(read(TOO_QUIET, lines)).toBe(comes))

  test('a finding says what was skipped, where it was looked for, and where the others were done', () => {
    const finding = findingOf(TOO_QUIET, [ask, faint, still, bye])
    expect(finding?.message).toEqual({
      zh: '漏了：请换电话；次序不对：无',
      en: 'Skipped: Ask for another phone; out of order: none',
    })
    expect(finding?.evidence).toEqual([])
    expect(finding?.searched).toMatchObject({ speaker: 'agent', segments: [0, 2, 3] })
    expect(finding?.steps?.map(({ id, state, evidence }) => [id, state, evidence.map(({ text }) => text)])).toEqual([
      ['louder', 'done', ['大声']],
      ['other_phone', 'skipped', []],
      ['noted', 'not_due', []],
      ['goodbye', 'done', ['再见']],
    ])
    expect(finding?.steps?.map(({ title }) => title.en)).toEqual([
      'Ask to speak up',
      'Ask for another phone',
      'noted',
      'goodbye',
    ])
  })

  test('and what was out of order, with its words', () => {
    const finding = findingOf(TOO_QUIET, [['agent', '听不清'], bye, change, ask])
    expect(finding?.message.zh).toBe('漏了：无；次序不对：请换电话、goodbye')
    expect(finding?.evidence.map(({ hit, segment, text }) => [hit, segment, text])).toEqual([
      [0, 1, '再见'],
      [1, 2, '换一部电话'],
    ])
    expect(finding?.searched).toBeUndefined()
  })

  test('with per: hit each breach counts; another breach is another finding', () => {
    const two = findingOf(TOO_QUIET, [ask, faint, still, ['agent', '就这样吧']], {}, { per: 'hit' })
    expect([two?.points, two?.evidence]).toEqual([-4, []])
    const ids = [
      [ask, faint, still, ['agent', '就这样吧']],
      [ask, faint, still, bye],
      [ask, faint, still, change, ['customer', '喂']],
    ].map((lines) => findingOf(TOO_QUIET, lines as Line[])?.id)
    expect(new Set(ids).size).toBe(3)
  })
})

/** A complaint about a colleague's mistake: apology and report; a number for the supervisor where that is refused. */
const COMPLAINT = ruleWith('complaint', {
  conditions: {
    complains: said(['(弄|搞|办)错'], by('customer')),
    sorry: said(['(对不起|抱歉)…麻烦']),
    report: said(['(上报|报告)…主管']),
    refused: said(['不接受', '道歉有什么用'], by('customer')),
    number: said(['联系电话', '留(一个|个)电话']),
  },
  given: 'complains',
  flow: [{ step: 'sorry' }, { step: 'report' }, { step: 'number', if: 'refused', always: true }],
} as never)

describe('a complaint is reported; where the apology is refused, the supervisor calls', () => {
  const wrong: Line = ['customer', '你们把我的地址弄错了']
  const sorry: Line = ['agent', '对不起，给您添麻烦了']
  const report: Line = ['agent', '我会如实上报主管，尽快核实']
  const both: Line = ['agent', '抱歉给您添麻烦了，我这就报告给主管']
  const no: Line = ['customer', '道歉有什么用']
  const number: Line = ['agent', '请您留个电话，主管跟您联系']

  test.each<[what: string, comes: string, lines: Line[]]>([
    ['accepted', 'pass + + .', [wrong, sorry, report, ['customer', '那行']]],
    ['one sentence may be two steps', 'pass + + .', [wrong, both, ['customer', '那行']]],
    ['refused', 'pass + + +', [wrong, both, no, number]],
    ['refused, and nothing more: due always', 'fail + + -', [wrong, both, no]],
    ['refused before there was an apology', 'fail + + <', [wrong, no, number, sorry, report]],
    ['refused at first only', 'pass + + .', [wrong, no, sorry, report, ['customer', '好吧']]],
    ['reported without a word of apology', 'fail - + .', [wrong, report, ['customer', '好吧']]],
    ['the report first', 'fail + < .', [wrong, report, sorry, ['customer', '好吧']]],
  ])('%s', (_, comes, lines) => expect(read(COMPLAINT, lines)).toBe(comes))
})

/** Nobody answers: asked after five seconds, asked to call from another phone, then the agent hangs up. */
const SILENT = ruleWith('silent', {
  conditions: {
    quiet: { silence: { at_least: 5 }, in: { first: { seconds: 10 } } },
    asked: said(['能听到吗'], { in: { after: { hit: 'quiet' } } }),
    other_phone: said(['换(一部|个)电话'], { in: { after: { hit: 'asked' } } }),
    hung_up: { ending: { by: 'agent' } },
  },
  given: 'quiet',
  flow: [{ step: 'asked' }, { step: 'other_phone', always: true }, { step: 'hung_up', optional: true }],
} as never)

describe('a silent call', () => {
  const at = (start_ms: number, text: string): Line => ['agent', text, { start_ms, end_ms: start_ms + 1500 }]
  const asked = at(7000, '您好，请问能听到吗')
  const change = at(12000, '请您换个电话打来，再见')

  test.each<[what: string, comes: string, lines: Line[], ended_by: 'agent' | 'customer']>([
    ['all of it', 'pass + + +', [at(0, '您好'), asked, change], 'agent'],
    ['the customer hangs up', 'pass + + .', [at(0, '您好'), asked, change], 'customer'],
    ['hung up without a word more', 'fail + - +', [at(0, '您好'), asked], 'agent'],
    ['asked too soon', 'not_applicable', [at(0, '您好'), at(3000, '请问能听到吗'), at(4800, '喂喂')], 'agent'],
    ['nothing asked', 'fail - - +', [at(0, '您好'), at(8000, '没人啊')], 'agent'],
  ])('%s', (_, comes, lines, ended_by) => expect(read(SILENT, lines, { ended_by })).toBe(comes))
})

/** A refund: look the order up, say what comes back and how long it takes, ask for anything else. */
const REFUND = ruleWith('refund', {
  conditions: {
    wants: said(['(money|it) back', 'refund'], by('customer')),
    order: { ...said(['order number']), title: { zh: '问订单号', en: 'Ask for the order' } },
    amount: said(['refund you', 'refund of']),
    days: said(['working days', 'business days']),
    anything: said(['anything else']),
  },
  given: 'wants',
  flow: [
    { step: 'order' },
    { step: 'amount or days', title: { zh: '说明退款', en: 'Explain it' } },
    { step: 'anything' },
  ],
  message: { zh: '{skipped} / {disordered}', en: '{times}: {skipped} / {disordered}' },
  applies: { language: 'en' },
} as never)

describe('a refund in English', () => {
  const en = { language: 'en' }
  const wants: Line = ['customer', 'I want my money back']
  const order: Line = ['agent', 'may I have your order number']
  const tells: Line = ['customer', 'it is four seven one']
  const explains: Line = ['agent', 'we refund you in full within five working days']
  const anything: Line = ['agent', 'is there anything else']

  test.each<[what: string, comes: string, lines: Line[]]>([
    ['all of it', 'pass + + +', [wants, order, tells, explains, anything]],
    ['it breaks off', 'pass + . .', [wants, order]],
    ['promised before it was looked up', 'fail + < +', [wants, explains, order, tells, anything]],
    ['not explained', 'fail + - +', [wants, order, tells, anything]],
    ['explained in part', 'pass + + +', [wants, order, tells, ['agent', 'allow five business days'], anything]],
  ])('%s', (_, comes, lines) => expect(read(REFUND, lines, en)).toBe(comes))

  test('titles in the language of the reader', () => {
    const book = bookOf(REFUND)
    book.form.applies_to.language = 'en'
    const call = callOf([wants, ['agent', 'no'], ['customer', 'well']], en)
    expect(scoreBy(book, call).findings[0]?.message).toEqual({
      zh: '问订单号、说明退款、anything / 无',
      en: '3: Ask for the order, Explain it, anything / none',
    })
  })
})

test('the very same words may do two steps', () => {
  const conditions = { a: said(['对不起']), b: said(['对不起…您']), c: said(['再见']) }
  const rule = ruleWith('r', { conditions, flow: [{ step: 'a' }, { step: 'b' }, { step: 'c' }] } as never)
  expect(
    read(rule, [
      ['agent', '对不起打扰您'],
      ['agent', '再见'],
    ]),
  ).toBe('pass + + +')
  expect(
    read(rule, [
      ['agent', '再见'],
      ['agent', '对不起打扰您'],
    ]),
  ).toBe('fail + + <')
})

test('explained, a flow shows each step, what became of it, and where', () => {
  const lines: Line[] = [
    ['agent', '再见'],
    ['agent', '听不清，请您大声一点好吗'],
    ['agent', '还是听不清'],
    ['customer', '喂'],
  ]
  const told = (lines: Line[]) => {
    const scorer = createScorer([bookOf(TOO_QUIET, { per: 'hit' })])
    const call = callOf(lines)
    const text = explainCall(call, scorer.explain(call, HASH), scorer.rulebooks[0]?.view)
    return text.slice(text.indexOf('        flow ')).split('\n')
  }
  expect(told(lines)).toEqual([
    '        flow                         4 步 steps',
    '        1. ✓ 做了 done  请客户大声 Ask to speak up',
    '            1.0–1.9 s  #1 听不清，请您【大声】一点好吗',
    '        2. ✗ 漏了 skipped  请换电话 Ask for another phone',
    '            if             是 yes        still_unclear',
    '        3. – 不必 not due  noted  可省 optional',
    '        4. ✗ 次序不对 out of order  goodbye',
    '            0.0–0.9 s  #0 【再见】',
  ])
  const unclear = told([...lines.slice(1), ['agent', '帝个', { confidence: 0.2 }]])
  expect(unclear).toContain(
    '        2. ? 无从判断 not judged: 识别不清 the recogniser was unsure  请换电话 Ask for another phone',
  )
})

test('of a finding that costs each breach, the cap is told where it is reached', () => {
  const lines: Line[] = [
    ['agent', '听不清，还是听不清'],
    ['agent', '大声'],
    ['agent', '还是听不清'],
    ['customer', '喂'],
  ]
  const bound = (cap: object) => {
    const scorer = createScorer([bookOf(TOO_QUIET, { per: 'hit', ...cap })])
    const { score, tally } = scorer.explain(callOf(lines), HASH)
    const [finding] = score.findings
    return [finding?.points, tally?.findings.get(finding?.id as string)?.bound]
  }
  expect(bound({})).toEqual([-4, null])
  expect(bound({ cap: -3 })).toEqual([-3, 'cap'])
})

describe('what nobody could make out', () => {
  const rule = ruleWith('r', {
    conditions: { a: said(['第一步']), b: said(['第二步']), c: said(['第三步']), sign: said(['信号'], by('customer')) },
    flow: [{ step: 'a' }, { step: 'b', if: 'sign' }, { step: 'c' }],
  } as never)
  const unsure = { confidence: 0.1 }
  const [a, b, c]: Line[] = [
    ['agent', '第一步'],
    ['agent', '第二步'],
    ['agent', '第三步'],
  ] as [Line, Line, Line]
  const sign: Line = ['customer', '信号']
  const other: Line = ['customer', '那个多少钱']

  test.each<[what: string, comes: string, lines: Line[]]>([
    ['may have been the step', 'not_evaluated + ? +', [a, sign, ['agent', '帝二布', unsure], c]],
    ['may have been what a step waits for', 'not_evaluated + ? +', [a, ['customer', '信号', unsure], c]],
    ['may have come before the step', 'not_evaluated + ? +', [a, sign, ['customer', '什么', unsure], c]],
    ['may have been nobody going on', 'not_evaluated + . ?', [a, ['customer', '那个', unsure]]],
    ['or a machine', 'not_evaluated + . ?', [a, ['unknown', '那个']]],
    ['or one, far off', 'not_evaluated + . ?', [a, ...Array<Line>(4).fill(['ivr', '请稍候']), ['unknown', '那个']]],
    ['takes no breach away', 'fail + . <', [c, a, ['customer', '那个', unsure]]],
    ['is no fault of a step that was done', 'pass + + +', [a, sign, b, ['agent', '帝一布', unsure], c]],
    ['may have been an earlier time of what seems late', 'not_evaluated + . ?', [c, a, ['agent', '那个', unsure]]],
  ])('%s', (_, comes, lines) => expect(read(rule, [...lines])).toBe(comes))

  test('the same, said clearly', () => {
    expect(read(rule, [a, sign, other, c])).toBe('fail + - +')
    expect(read(rule, [a, other])).toBe('fail + . -')
    expect(read(rule, [c, a, other])).toBe('fail + . <')
  })
})

test('a rule has either find or flow; other mistakes are said, too', () => {
  const conditions = { a: said(['甲']), b: said(['乙']) }
  const told = (part: object) => {
    try {
      createScorer([bookOf(ruleWith('r', { conditions, ...part } as never))])
      return 'none'
    } catch (error) {
      const { message, path } = error as Error & { path: string[] }
      return `${path.slice(1).join('.')}: ${message}`
    }
  }
  const flow = [{ step: 'a' }, { step: 'b' }]
  expect(told({ flow })).toBe('none')
  expect(told({})).toBe(': a rule has either find or flow; this has neither')
  expect(told({ flow, find: 'a' })).toBe('flow: a rule has either find or flow; this has both')
  expect(told({ flow, each: 'a' })).toBe(
    'each: a flow is judged once, over the whole call; leave out each, or write find',
  )
  expect(told({ flow: [{ step: 'a' }, { step: 'a' }, { step: 'b' }] })).toBe(
    'flow.1.step: "a" is a step already; give what comes again a condition of its own',
  )
  expect(told({ flow: [{ step: 'a' }, { step: 'not b' }] })).toBe(
    'flow.1.step: "not b" has no place in the call, being "not"',
  )
  expect(told({ flow: [{ step: 'a' }, { step: 'a or b', optional: true, always: true }] })).toBe(
    'flow.1.optional: a step is either optional, or due always',
  )
  expect(told({ flow: [{ step: 'a' }, { step: 'bb' }] })).toMatch(/^flow\.1\.step: no condition "bb".*there are: a, b$/)
  expect(told({ flow: [{ step: 'a' }, { step: 'a then b', if: 'b and not b' }] })).toBe(
    'flow.1.if: this can never be true, whatever is said',
  )
  expect(told({ flow: [{ step: 'a' }, { step: 'a then a' }] })).toBe('conditions.b: condition "b" is used nowhere')
})
