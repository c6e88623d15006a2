import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, bookWith, callOf, formWith, itemWith, type Line, saying, scoreBy } from '../books.ts'
import { chat, during, found } from '../detectors/measuring.ts'

/** Where some words are found, in reading order. */
function places(any: string[], lines: readonly Line[], changes: Partial<Call> = {}) {
  const evidence = found({ phrases: { any }, speaker: 'any' }, lines, changes)
  return typeof evidence === 'string' ? evidence : evidence.map(({ segment }) => segment)
}

describe('what begins at one time', () => {
  const at = { start_ms: 0, end_ms: 900 }
  test.each<[by: string, first: Line, second: Line]>([
    ['by its end', ['agent', '我说这个', { ...at, end_ms: 901 }], ['agent', '我说这个', at]],
    ['by who said it', ['customer', '我说这个', at], ['agent', '我说这个', at]],
    ['by its words', ['agent', 'b我说这个', at], ['agent', 'a我说这个', at]],
    [
      'by how sure it is',
      ['agent', '我说这个', { ...at, confidence: 0.9 }],
      ['agent', '我说这个', { ...at, confidence: 0.8 }],
    ],
  ])('is read %s', (_, first, second) => {
    expect(places(['我说'], [first, second])).toEqual([1, 0])
    expect(places(['我说'], [second, first])).toEqual([0, 1])
  })

  test('and what is all the same as it came', () => {
    expect(places(['我说'], Array<Line>(3).fill(['agent', '我说这个', at]))).toEqual([0, 1, 2])
  })
})

test('what came in another order is read by time', () => {
  const later: Line = ['agent', '我说这个', { start_ms: 5000, end_ms: 6000 }]
  const soon: Line = ['customer', '我说那个', { start_ms: 1000, end_ms: 2000 }]
  expect(places(['我说'], [later, soon])).toEqual([1, 0])
  expect(places(['我说'], [soon, later])).toEqual([0, 1])
})

describe('words over several turns', () => {
  const split = (between: Line[]) => places(['请您稍等一下'], [['agent', '请您稍等'], ...between, ['agent', '一下']])
  test.each<[what: string, lines: Line[], found: unknown]>([
    ['one after the other', [], [0, 1]],
    ['with a sign of listening between', [['customer', '嗯']], [0, 2]],
    [
      'with several',
      [
        ['customer', '嗯'],
        ['supervisor', 'OK'],
        ['customer', '好的'],
      ],
      [0, 4],
    ],
    ['with noise', [['customer', '[noise]']], [0, 2]],
    ['with noise of a kind', [['customer', '我要退货', { kind: 'noise' }]], [0, 2]],
    ['with words of another', [['customer', '我要退货']], 'pass'],
    [
      'with words and a sign of listening',
      [
        ['customer', '我要退货'],
        ['customer', '嗯'],
      ],
      'pass',
    ],
    ['with a long sign of listening', [['customer', '嗯', { start_ms: 1000, end_ms: 6000 }]], [0, 2]],
    ['with marks that say nothing', [['customer', '<laughter> [noise]']], [0, 2]],
    ['with words among marks', [['customer', '[noise] 我要退货']], 'pass'],
    ['with marks and a sign of listening', [['customer', '<noise>嗯']], [0, 2]],
  ])('%s', (_, lines, result) => expect(split(lines)).toEqual(result))

  test('noise is no part of them', () => {
    const lines: Line[] = [
      ['agent', '请您稍等'],
      ['agent', '一下', { kind: 'noise' }],
    ]
    expect(places(['请您稍等一下'], lines)).toBe('pass')
  })

  test('one who listens and then speaks goes on from there', () => {
    const lines: Line[] = [
      ['customer', '我要退货'],
      ['agent', '好的'],
      ['agent', '请您稍等'],
    ]
    expect(places(['好的请您稍等'], lines)).toEqual([1, 2])
    const other: Line[] = [
      ['agent', '请您'],
      ['customer', '嗯'],
      ['agent', '稍等'],
      ['customer', '嗯嗯'],
      ['customer', '我要退货'],
    ]
    expect(places(['请您稍等'], other)).toEqual([0, 2])
    expect(places(['嗯嗯我要退货'], other)).toEqual([3, 4])
  })
})

describe('whose turns have times', () => {
  const rate = { talk_share: { more_than: 10 }, speaker: 'agent' }
  test.each<[what: string, lines: Line[], came: unknown]>([
    ['one turn alone', [during('agent', 0, 9)], expect.any(Array)],
    ['all at one time', [during('agent', 0, 9), during('customer', 0, 9)], 'no_timing'],
    ['without any length', [during('agent', 0, 0), during('customer', 3, 3)], 'no_timing'],
    ['with some length', [during('agent', 0, 9), during('customer', 3, 3)], 'no_timing'],
    [
      'noise is no turn',
      [during('agent', 0, 9), during('customer', 1, 3, '[noise]'), during('customer', 0, 9)],
      'no_timing',
    ],
  ])('%s', (_, lines, came) => expect(found(rate, lines)).toEqual(came))
})

describe('a chat', () => {
  const lines: Line[] = [
    ['customer', '我说这个', { start_ms: 0, end_ms: 500 }],
    ['agent', '我说这个', { start_ms: 0, end_ms: 900 }],
  ]

  test('has one clock, and messages of no length', () => {
    expect(found({ talk_share: { more_than: 10 } }, lines, chat)).toBeInstanceOf(Array)
    expect(places(['我说'], lines, chat)).toEqual([1, 0])
    expect(places(['我说'], lines)).toEqual([0, 1])
  })
})

describe('a rule book', () => {
  const hashOf = (changes: object = {}) =>
    createScorer([{ ...bookOf(saying('r', '甲')), ...changes }]).rulebooks[0]?.hash

  test('is the same whatever the order of its keys, and another where anything is', () => {
    const book = bookOf(saying('r', '甲'))
    const turned = Object.fromEntries(Object.entries(book).reverse())
    expect(hashOf(turned)).toBe(hashOf())
    expect(hashOf({ timeZone: 'UTC' })).not.toBe(hashOf())
    expect(hashOf({ rules: { r: saying('r', '甲', '乙') } })).not.toBe(
      hashOf({ rules: { r: saying('r', '乙', '甲') } }),
    )
  })

  test('has its keys in the order of their letters: another order would be another hash', () => {
    const [book] = createScorer([bookOf(saying('r', '甲'))]).rulebooks
    expect(book?.text).toMatch(/^\{"form":\{"applies_to":.*"lists":\{\},"rules":\{"r":\{"conditions":/)
  })

  test('is named by a score that judges nothing, too', () => {
    const book = bookOf(saying('r', '甲'))
    const { form } = scoreBy(book, callOf([], { disposition: 'voicemail' }))
    expect(form).toEqual({ id: 'form', version: '1.0.0', hash: hashOf() })
  })

  test('is shown with its sections, items, weights and clauses', () => {
    const words = { zh: '字', en: 'words' }
    const item = { ...itemWith('item', 10, { rule: 'r', points: -1 }), weight: 2, review: { zh: '听', en: 'listen' } }
    const rule = { ...saying('r', '甲'), clauses: ['1.2'] }
    const form = formWith([item, itemWith('other', 5)], {
      sections: [{ id: 'all', title: words, weight: 3, items: [item, itemWith('other', 5)] }],
    } as never)
    const [book] = createScorer([bookWith(form, rule as never)]).rulebooks
    expect(book?.view).toEqual({
      id: 'form',
      version: '1.0.0',
      hash: book?.hash,
      title: words,
      grades: form.grades,
      sections: [
        {
          id: 'all',
          title: words,
          weight: 3,
          items: [
            { id: 'item', title: words, points: 10, weight: 2, review: { zh: '听', en: 'listen' } },
            { id: 'other', title: words, points: 5 },
          ],
        },
      ],
      rules: [{ id: 'r', version: '1.0.0', title: words, why: words, tags: ['x-test'], clauses: ['1.2'] }],
    })
    expect(createScorer([bookOf(saying('r', '甲'))]).rulebooks[0]?.view.rules[0]?.clauses).toEqual([])
  })
})

test.each<[what: string, unscored: string | undefined, lines: Line[], changes: Partial<Call>]>([
  ['a message for later', 'voicemail', [['agent', '您好']], { disposition: 'voicemail' }],
  ['nobody answered', 'unanswered', [['agent', '您好']], { disposition: 'unanswered' }],
  ['given up', 'unanswered', [['agent', '您好']], { disposition: 'abandoned' }],
  [
    'answered by a machine',
    'unanswered',
    [
      ['ivr', '您好'],
      ['customer', '喂您好'],
    ],
    { answered_at: undefined },
  ],
  [
    'answered by somebody',
    undefined,
    [
      ['agent', '您好'],
      ['customer', '喂您好'],
    ],
    { answered_at: undefined },
  ],
  ['or by nobody known', 'no_roles', [['unknown', '您好']], { answered_at: undefined }],
  ['said to be answered', undefined, [['customer', '喂您好']], { answered_at: undefined, disposition: 'answered' }],
  ['or to break off', undefined, [['customer', '喂您好']], { answered_at: undefined, disposition: 'dropped' }],
  ['a chat without an agent', undefined, [['customer', '喂您好']], { answered_at: undefined, channel: 'chat' }],
  ['noise only', 'empty', [['agent', '[noise]']], {}],
  ['a machine only', 'empty', [['ivr', '您好']], {}],
  [
    'an agent beside nobody known',
    undefined,
    [
      ['agent', '您好'],
      ['unknown', '您好'],
    ],
    {},
  ],
  ['another language', 'language', [['agent', 'bonjour']], { language: 'fr' }],
  ['no form for it', 'no_form', [['agent', 'hello']], { language: 'en' }],
])('whether a call can be judged: %s', (_, unscored, lines, changes) => {
  const call = callOf(lines, changes)
  const book = bookOf(saying('r', '甲'))
  expect(scoreBy(book, call).unscored).toBe(unscored)
})

describe('a form that is named', () => {
  const zh = bookOf(saying('r', '甲'))
  const en = { ...zh, form: { ...zh.form, id: 'en', applies_to: { language: 'en' } } } as typeof zh
  const scorer = createScorer([zh, en])
  const call = callOf([['agent', '您好']])

  test('judges whatever the call; one that is not there judges nothing', () => {
    expect(scorer.score(call, 'x').form?.id).toBe('form')
    expect(scorer.score(call, 'x', 'en').form?.id).toBe('en')
    expect(scorer.score(call, 'x', 'fr')).toMatchObject({ unscored: 'no_form' })
    expect(scorer.explain(call, 'x', 'fr')).toMatchObject({ items: [], tally: null })
    expect(scorer.tally(scorer.score(call, 'x', 'en'))).not.toBeNull()
    expect(createScorer([zh]).tally(scorer.score(call, 'x', 'en'))).toBeNull()
  })
})

describe('agent and customer taken for one another', () => {
  const settings = { min_confidence: 0.6, roles: { agent_says: ['ours'], customer_says: ['theirs'] } }
  const form = formWith([itemWith('item', 10, { rule: 'r', points: -1 })], { settings })
  const book = { ...bookWith(form, saying('r', '甲')), lists: { ours: ['为您服务', '请您稍等'], theirs: ['我要退货'] } }
  const swapped = (lines: Line[], by = book) => scoreBy(by, callOf(lines)).unscored === 'swapped_roles'
  const [serve, wait, back] = ['很高兴为您服务', '请您稍等', '我要退货']

  test.each<[what: string, lines: Line[], are: boolean]>([
    [
      'two things only agents say, in two turns',
      [
        ['customer', serve],
        ['agent', '喂您好'],
        ['customer', wait],
      ],
      true,
    ],
    [
      'one of them only',
      [
        ['customer', serve],
        ['agent', '喂您好'],
        ['customer', serve],
      ],
      false,
    ],
    [
      'in one turn',
      [
        ['customer', serve + wait],
        ['agent', '喂您好'],
      ],
      false,
    ],
    [
      'in one turn, and the other says what customers say',
      [
        ['customer', serve + wait],
        ['agent', back],
      ],
      true,
    ],
    [
      'and the agent says one of them, too',
      [
        ['customer', serve],
        ['agent', wait],
        ['customer', wait],
      ],
      false,
    ],
    [
      'in noise',
      [
        ['customer', serve],
        ['agent', '喂您好'],
        ['customer', wait, { kind: 'noise' }],
      ],
      false,
    ],
    [
      'by nobody knows whom',
      [
        ['customer', serve],
        ['agent', '喂您好'],
        ['unknown', wait],
      ],
      false,
    ],
    [
      'and somebody unknown says one of them, too',
      [
        ['unknown', serve],
        ['customer', serve],
        ['agent', '喂您好'],
        ['customer', wait],
      ],
      true,
    ],
    [
      'once in one turn, once before',
      [
        ['customer', serve],
        ['agent', '喂您好'],
        ['customer', wait + serve],
      ],
      true,
    ],
    [
      'as they should be',
      [
        ['agent', serve],
        ['customer', back],
        ['agent', wait],
      ],
      false,
    ],
  ])('%s', (_, lines, are) => expect(swapped(lines)).toBe(are))

  test('what agents say may name a list; what customers say need not be said', () => {
    const roles = { agent_says: ['ours'] }
    const lists = { ours: ['为您<do>', '请您稍等'], do: ['服务'], theirs: [] }
    const named = { ...book, form: { ...form, settings: { min_confidence: 0.6, roles } }, lists }
    const lines: Line[] = [
      ['customer', serve],
      ['agent', back],
      ['customer', wait],
    ]
    expect(swapped(lines, named)).toBe(true)
    expect(
      swapped(
        [
          ['customer', serve + wait],
          ['agent', back],
        ],
        named,
      ),
    ).toBe(false)
  })
})
