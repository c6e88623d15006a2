import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../contract/index.ts'
import { hashOf } from '../../scoring/canonical.ts'
import type { Book } from '../../scoring/form/book.ts'
import { createScorer, scorerOf } from '../../scoring/scorer.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith, saying, scoreBy } from './books.ts'

const rude: Line[] = [
  ['agent', '甲'],
  ['customer', '说话'],
  ['agent', '甲甲'],
]
const polite: Line[] = [
  ['agent', '您好'],
  ['customer', '说话'],
]
const never = ruleWith('never', {
  applies: { channel: 'chat' },
  conditions: { said: { phrases: { any: ['甲'] } } },
  find: 'said',
})
const unjudged = ruleWith('unjudged', { conditions: { by: { field: { path: 'queue', is: 'x' } } }, find: 'by' })

describe('points', () => {
  /** The score of a call in which each item's one rule is broken once. */
  const check = (items: [points: number, lost: number][], score: number) => {
    const rules = items.map((_, i) => saying(`r${i}`, '甲'))
    const form = formWith(
      items.map(([points, lost], i) => itemWith(`i${i}`, points, { rule: `r${i}`, points: lost && -lost })),
    )
    const result = scoreBy(bookWith(form, ...rules), callOf(rude))
    expect(result.score).toBe(score)
    expect(result.items.map(({ awarded }) => awarded)).toEqual(
      items.map(([points, lost]) => Math.max(0, (Math.round(points * 1000) - Math.round(lost * 1000)) / 1000)),
    )
  }

  test.each<[[number, number][], number]>([
    [[[10, 10]], 0],
    [[[10, 0]], 100],
    [[[10, 25]], 0],
    [[[3, 1]], 66.7],
    [[[3, 2]], 33.3],
    [[[16, 15]], 6.3],
    [[[8, 7]], 12.5],
    [[[16, 13]], 18.8],
    [[[100, 0.05]], 100],
    [[[100, 0.051]], 99.9],
    [[[100, 0.15]], 99.9],
    [
      [
        [0.3, 0.1],
        [0.3, 0.2],
      ],
      50,
    ],
    [
      [
        [1, 0.9],
        [1, 0.8],
        [1, 0.7],
      ],
      20,
    ],
    [
      [
        [40, 10],
        [60, 5],
      ],
      85,
    ],
  ])('items %j make %d', check)

  test('one decimal, halves up, against whole numbers', () => {
    const item = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 120_000 }))
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
        const possible = items.reduce((sum, [points]) => sum + BigInt(points), 0n)
        const awarded = items.reduce((sum, [points, lost]) => sum + BigInt(Math.max(0, points - lost)), 0n)
        const tenths = (awarded * 2000n + possible) / (possible * 2n)
        check(
          items.map(([points, lost]) => [points / 1000, lost / 1000]),
          Number(tenths) / 10,
        )
      }),
      { numRuns: 150 },
    )
  })

  test.each<[string, Omit<Parameters<typeof itemWith>[2] & object, 'rule'>, number, number]>([
    ['once', { points: -3 }, -3, 7],
    ['once, said so', { points: -3, per: 'once' }, -3, 7],
    ['per hit', { points: -3, per: 'hit' }, -9, 1],
    ['per hit, capped', { points: -3, per: 'hit', cap: -5 }, -5, 5],
    ['per hit, the cap not reached', { points: -3, per: 'hit', cap: -50 }, -9, 1],
    ['per hit, more than there is', { points: -4, per: 'hit' }, -12, 0],
    ['nothing', { points: 0 }, 0, 10],
  ])('three hits, %s', (_name, use, lost, awarded) => {
    const book = bookWith(formWith([itemWith('item', 10, { rule: 'r', ...use })]), saying('r', '甲'))
    const { findings, items, score } = scoreBy(book, callOf(rude))
    expect(findings.map(({ points }) => points + 0)).toEqual([lost])
    expect(findings[0]?.evidence.map(({ hit }) => hit)).toEqual([0, 1, 2])
    expect([items[0]?.awarded, items[0]?.status, score]).toEqual([awarded, 'fail', awarded * 10])
  })
})

describe('critical', () => {
  const check = (
    critical: 'section' | 'form' | undefined,
    lines: Line[],
    awarded: number[],
    score: number,
    grade: string,
  ) => {
    const section = (id: string, ...items: ReturnType<typeof itemWith>[]) => ({ id, title: { zh: '', en: '' }, items })
    const use = { rule: 'r', points: -1, ...(critical && { critical }) }
    const form = formWith([], {
      sections: [
        section('one', itemWith('a', 10, use), itemWith('b', 20, { rule: 's', points: -5 })),
        section('two', itemWith('c', 70, { rule: 't', points: -5 })),
      ],
    })
    const book = bookWith(form, saying('r', '甲'), saying('s', '乙'), saying('t', '丙'))
    const result = scoreBy(book, callOf(lines))
    expect(result).toMatchObject({ score, grade, critical: critical !== undefined && lines === rude })
    expect(result.items.map((item) => item.awarded)).toEqual(awarded)
  }
  test('not', () => check(undefined, rude, [9, 20, 70], 99, 'pass'))
  test('for the section', () => check('section', rude, [0, 0, 70], 70, 'pass'))
  test('for the form', () => check('form', rude, [0, 0, 0], 0, 'fail'))
  test('without a finding', () => check('form', polite, [10, 20, 70], 100, 'pass'))
})

describe('what did not apply or could not be judged', () => {
  const check = (rules: string[][], mode: 'keep' | 'leave_out', statuses: string[], score: number | null) => {
    const all = [never, unjudged, saying('bad', '甲'), saying('good', '乙')]
    const uses = rules.map((ids, i) => itemWith(`i${i}`, 10, ...ids.map((rule) => ({ rule, points: -10 }))))
    const used = all.filter(({ id }) => rules.flat().includes(id))
    const result = scoreBy(bookWith(formWith(uses, { not_applicable: mode }), ...used), callOf(rude))
    expect(result.items.map(({ status }) => status)).toEqual(statuses)
    expect([result.score, result.unscored]).toEqual([score, score === null ? 'not_evaluated' : undefined])
    expect(result.not_evaluated).toEqual(
      rules.flat().includes('unjudged') ? [{ rule_id: 'unjudged', reason: 'no_metadata' }] : [],
    )
  }

  test.each<[string[][], 'keep' | 'leave_out', string[], number | null]>([
    [[['never'], ['bad']], 'keep', ['not_applicable', 'fail'], 50],
    [[['never'], ['bad']], 'leave_out', ['not_applicable', 'fail'], 0],
    [[['unjudged'], ['bad']], 'keep', ['not_evaluated', 'fail'], 50],
    [[['unjudged'], ['good']], 'leave_out', ['not_evaluated', 'pass'], 100],
    [[['never'], ['unjudged']], 'keep', ['not_applicable', 'not_evaluated'], null],
    [[['never'], ['unjudged']], 'leave_out', ['not_applicable', 'not_evaluated'], null],
    [[['never', 'unjudged']], 'leave_out', ['not_evaluated'], null],
    [[['unjudged', 'good']], 'leave_out', ['not_evaluated'], null],
    [[['good', 'bad', 'never']], 'keep', ['fail'], 0],
    [[['never', 'good']], 'keep', ['pass'], 100],
  ])('%j, %s', check)
})

describe('grades', () => {
  const title = { zh: '', en: '' }
  const grades = [
    { id: 'fail', from: 0, title },
    { id: 'good', from: 80.1, title },
    { id: 'pass', from: 60, title },
  ]
  test.each<[number, string]>([
    [0, 'good'],
    [19.9, 'good'],
    [19.95, 'good'],
    [19.951, 'pass'],
    [40, 'pass'],
    [40.051, 'fail'],
    [100, 'fail'],
  ])('%d lost is %s', (lost, grade) => {
    const form = formWith([itemWith('i', 100, { rule: 'r', points: -lost })], { grades })
    expect(scoreBy(bookWith(form, saying('r', '甲')), callOf(rude)).grade).toBe(grade)
  })
  test('below every grade there is none', () => {
    const form = formWith([itemWith('i', 100, { rule: 'r', points: -50 })], { grades: grades.slice(1) })
    expect(scoreBy(bookWith(form, saying('r', '甲')), callOf(rude)).grade).toBe(null)
  })
})

type AppliesTo = Book['form']['applies_to']
type Effective = NonNullable<Book['form']['effective']>

describe('which form', () => {
  const named = (id: string, applies_to: AppliesTo, effective?: Effective): Book =>
    bookWith(
      formWith([itemWith('i', 10, { rule: 'r', points: -1 })], { id, applies_to, ...(effective && { effective }) }),
      saying('r', '甲'),
    )
  const books = [
    named('zh', { language: 'zh' }),
    named('zh-chat', { language: 'zh', channel: 'chat' }),
    named('zh-out', { language: 'zh', direction: 'outbound', channel: 'voice' }),
    named('zh-vip', { language: 'zh', channel: 'voice', direction: 'inbound', attributes: { vip: true } }),
    named('zh-atm', {
      language: 'zh',
      channel: 'voice',
      direction: 'inbound',
      queue: 'atm',
      attributes: { vip: true },
    }),
    named('en', { language: 'en' }),
  ]
  const check = (changes: Partial<Call>, id: string | null) => {
    expect(scoreBy(books, callOf(polite, changes)).form?.id ?? null).toBe(id)
    expect(scoreBy([...books].reverse(), callOf(polite, changes)).form?.id ?? null).toBe(id)
  }

  test.each<[Partial<Call>, string | null]>([
    [{}, 'zh'],
    [{ language: 'ZH' }, 'zh'],
    [{ language: 'zh-Hant-HK' }, 'zh'],
    [{ language: 'en-AU' }, 'en'],
    [{ language: 'zha' }, null],
    [{ language: 'fr' }, null],
    [{ channel: 'chat' }, 'zh-chat'],
    [{ channel: 'chat', direction: 'outbound' }, 'zh-chat'],
    [{ direction: 'outbound' }, 'zh-out'],
    [{ attributes: { vip: true } }, 'zh-vip'],
    [{ attributes: { vip: 'true' } }, 'zh'],
    [{ attributes: { vip: true }, direction: 'outbound' }, 'zh-out'],
    [{ attributes: { vip: true, x: 1 }, queue: 'atm' }, 'zh-atm'],
    [{ attributes: { vip: true }, queue: 'atm2' }, 'zh-vip'],
    [{ queue: 'atm' }, 'zh'],
  ])('%j: %s', check)

  test.each<[string, string | null]>([
    ['2026-04-30T15:59:59.999Z', 'old'],
    ['2026-04-30T16:00:00Z', 'new'],
    ['2026-05-01T00:00:00+08:00', 'new'],
    ['2026-05-01T00:00:00+14:00', 'old'],
    ['2026-04-30T12:00:00-04:00', 'new'],
    ['2026-05-31T15:59:59Z', 'new'],
    ['2026-05-31T16:00:00Z', null],
  ])('a call begun %s, a new form from 1 to 31 May in Shanghai: %s', (started_at, id) => {
    const dated = [
      named('old', { language: 'zh' }, { to: '2026-05-01' }),
      named('new', { language: 'zh' }, { from: '2026-05-01', to: '2026-06-01' }),
    ]
    expect(scoreBy(dated, callOf(polite, { started_at, answered_at: started_at })).form?.id ?? null).toBe(id)
  })

  test('the one that is asked for, whatever the call', () => {
    const scorer = createScorer(books)
    expect(scorer.score(callOf(polite, { channel: 'chat' }), HASH, 'zh-out').form?.id).toBe('zh-out')
    expect(scorer.score(callOf(polite), HASH, 'nowhere')).toMatchObject({ form: null, unscored: 'no_form' })
  })
})

describe('a call nobody can be judged by', () => {
  const book = bookWith(formWith([itemWith('i', 10, { rule: 'r', points: -1 })]), saying('r', '甲'))
  const check = (lines: Line[], changes: Partial<Call>, unscored: string | undefined) => {
    const result = scoreBy(book, callOf(lines, changes))
    expect(result.unscored).toBe(unscored)
    expect([result.score === null, result.grade === null, result.items.length === 0]).toEqual(
      Array(3).fill(unscored !== undefined),
    )
  }
  test.each<[string, Line[], Partial<Call>, string | undefined]>([
    ['voicemail', rude, { disposition: 'voicemail' }, 'voicemail'],
    ['abandoned', rude, { disposition: 'abandoned' }, 'unanswered'],
    ['unanswered', [], { disposition: 'unanswered' }, 'unanswered'],
    ['never answered, only the machine', [['ivr', '欢迎致电']], { answered_at: undefined }, 'unanswered'],
    ['never answered, the customer waits', [['customer', '喂有人吗']], { answered_at: undefined }, 'unanswered'],
    ['no answer time, yet the agent speaks', rude, { answered_at: undefined }, undefined],
    ['no answer time, and nobody knows who speaks', [['unknown', '您好']], { answered_at: undefined }, 'no_roles'],
    [
      'no answer time, but known to be answered',
      [['customer', '喂']],
      { answered_at: undefined, disposition: 'answered' },
      undefined,
    ],
    ['nobody spoke', [], {}, 'empty'],
    [
      'only noise',
      [
        ['agent', '啪', { kind: 'noise' }],
        ['customer', '[noise]'],
        ['agent', '。！'],
      ],
      {},
      'empty',
    ],
    ['only the machine', [['ivr', '欢迎致电']], {}, 'empty'],
    ['another language', rude, { language: 'fr-CA' }, 'language'],
    ['no form for it', rude, { language: 'en' }, 'no_form'],
    ['dropped, but spoken', rude, { disposition: 'dropped' }, undefined],
    ['a chat has no answer time', [['customer', '在吗']], { channel: 'chat', answered_at: undefined }, undefined],
  ])('%s', (_name, lines, changes, unscored) => check(lines, changes, unscored))
})

describe('ids', () => {
  const book = bookWith(formWith([itemWith('i', 10, { rule: 'r', points: -1 })]), saying('r', '甲'))
  const [rulebook] = createScorer([book]).rulebooks

  test('are derived from what they are of, and stay', () => {
    const result = scoreBy(book, callOf(rude))
    expect(result.score_id).toMatch(/^s-[0-9a-f]{24}$/)
    expect(result.findings[0]?.id).toMatch(/^f-[0-9a-f]{24}$/)
    expect(scoreBy(book, callOf(rude))).toEqual(result)
  })
  test('another message is another score and another finding', () => {
    const scorer = createScorer([book])
    const [a, b] = ['sha256:a', 'sha256:b'].map((hash) => scorer.score(callOf(rude), hash))
    expect(a?.score_id).not.toBe(b?.score_id)
    expect(a?.findings[0]?.id).not.toBe(b?.findings[0]?.id)
  })
  test('another form is another score of the same findings', () => {
    const other = bookWith({ ...book.form, version: '1.0.1' }, ...Object.values(book.rules))
    const [a, b] = [scoreBy(book, callOf(rude)), scoreBy(other, callOf(rude))]
    expect(a.score_id).not.toBe(b.score_id)
    expect(a.form?.hash).not.toBe(b.form?.hash)
    expect(a.findings).toEqual(b.findings)
  })
  test('another version of a rule finds anew', () => {
    const other = bookWith(book.form, { ...saying('r', '甲'), version: '1.0.1' })
    expect(scoreBy(other, callOf(rude)).findings[0]?.id).not.toBe(scoreBy(book, callOf(rude)).findings[0]?.id)
  })
  test('a book’s text is the same however its keys stand, its hash is of the text, and it scores alike', () => {
    const turned = JSON.parse(
      JSON.stringify({ timeZone: book.timeZone, lists: book.lists, rules: book.rules, form: book.form }),
    ) as Book
    expect(createScorer([turned]).rulebooks[0]?.text).toBe(rulebook?.text)
    expect(hashOf(rulebook?.text as string)).toBe(rulebook?.hash)
    expect(scorerOf(rulebook?.text as string)(callOf(rude), HASH)).toEqual(scoreBy(book, callOf(rude)))
    expect(scorerOf(null)(callOf(rude), HASH).unscored).toBe('no_form')
  })
})

test('lines alike in all but how sure one was of them stand in one order, whichever came first', () => {
  const first = ruleWith('r', {
    conditions: { said: { phrases: { any: ['乙'] }, in: { first: { turns: 1 } } } },
    find: 'not said',
  })
  const book = bookWith(formWith([itemWith('i', 10, { rule: 'r', points: -1 })]), first)
  const lines: Line[] = [0.1, 0.9].map((confidence) => ['agent', '甲', { start_ms: 0, end_ms: 900, confidence }])
  const items = [lines, [...lines].reverse()].map((order) => scoreBy(book, callOf(order)).items)
  expect(items[0]).toEqual(items[1])
})

test('where a call is shorter than the window looked through, the window begins where the call does', () => {
  const rule = ruleWith('r', {
    conditions: { it: { phrases: { any: ['再见'] }, in: { last: { seconds: 45 } } } },
    find: 'not it',
  })
  const [finding] = scoreBy(
    bookOf(rule),
    callOf([
      ['agent', '您好'],
      ['customer', '没有别的事了'],
    ]),
  ).findings
  expect(finding?.searched).toMatchObject({ start_ms: 0, segments: [0] })
})
