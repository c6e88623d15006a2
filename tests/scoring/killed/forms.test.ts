import { describe, expect, test } from 'vitest'
import type { Book } from '../../../scoring/form/book.ts'
import { formProblems } from '../../../scoring/form/check.ts'
import { ambiguous } from '../../../scoring/form/select.ts'
import { bookWith, callOf, formWith, itemWith, saying, scoreBy } from '../books.ts'
import { bookFor, type Item, itemOf, type Section, scoreItem, scoreOf, sectionOf } from '../form/forms.ts'

type Form = Book['form']
type For = Partial<Form['applies_to']>

const formFor = (applies_to: For, changes: Partial<Form> = {}) =>
  formWith([itemWith('item', 10, { rule: 'r', points: -1 })], {
    applies_to: { language: 'zh', ...applies_to },
    ...changes,
  })

describe('two forms between which a call could not decide', () => {
  const pairs = (...forms: Form[]) => ambiguous(forms).map((pair) => pair.map((one) => forms.indexOf(one)))

  test.each<[what: string, a: For, b: For, both: boolean]>([
    ['the same', {}, {}, true],
    ['another language', {}, { language: 'en' }, false],
    ['another queue', { queue: 'a' }, { queue: 'b' }, false],
    ['the same queue', { queue: 'a' }, { queue: 'a' }, true],
    ['another thing named', { queue: 'a' }, { channel: 'chat' }, true],
    ['more named', { queue: 'a' }, { queue: 'a', channel: 'chat' }, false],
    ['other channels and the same queue', { queue: 'a', channel: 'voice' }, { queue: 'a', channel: 'chat' }, false],
    ['another direction', { direction: 'inbound' }, { direction: 'outbound' }, false],
    ['another value of an attribute', { attributes: { vip: true } }, { attributes: { vip: false } }, false],
    ['the same value', { attributes: { vip: true } }, { attributes: { vip: true } }, true],
    ['another attribute', { attributes: { vip: true } }, { attributes: { site: 'x' } }, true],
    ['an attribute, or a queue', { attributes: { vip: true } }, { queue: 'a' }, true],
    ['one of two attributes another', { attributes: { a: 1, b: 1 } }, { attributes: { a: 1, b: 2 } }, false],
  ])('%s: %j and %j', (_what, a, b, both) => {
    expect(pairs(formFor(a), formFor(b))).toEqual(both ? [[0, 1]] : [])
    expect(pairs(formFor(b), formFor(a))).toEqual(both ? [[0, 1]] : [])
  })

  test.each<[a: Form['effective'], b: Form['effective'], both: boolean]>([
    [{ from: '2026-01-01' }, { from: '2026-05-01' }, true],
    [{ to: '2026-05-01' }, { from: '2026-05-01' }, false],
    [{ to: '2026-05-02' }, { from: '2026-05-01' }, true],
    [{ from: '2026-01-01', to: '2026-02-01' }, { from: '2026-03-01', to: '2026-04-01' }, false],
    [{ from: '2026-01-01', to: '2026-03-02' }, { from: '2026-03-01', to: '2026-04-01' }, true],
    [{ to: '2026-05-01' }, undefined, true],
    [{ from: '2026-05-01' }, undefined, true],
  ])('in force %j and %j', (a, b, both) => {
    expect(pairs(formFor({}, { effective: a }), formFor({}, { effective: b }))).toEqual(both ? [[0, 1]] : [])
    expect(pairs(formFor({}, { effective: b }), formFor({}, { effective: a }))).toEqual(both ? [[0, 1]] : [])
  })

  test('each pair of several', () => {
    const same = [formFor({}), formFor({ queue: 'a' }), formFor({}), formFor({})]
    expect(pairs(...same)).toEqual([
      [0, 2],
      [0, 3],
      [2, 3],
    ])
  })
})

describe('the form a call is judged by', () => {
  const judgedBy = (forms: [id: string, applies_to: For][], changes: Parameters<typeof callOf>[1]) => {
    const books = forms.map(([id, applies_to]) => bookWith(formFor(applies_to, { id }), saying('r', '甲')))
    return scoreBy(books, callOf([['agent', '您好']], changes)).form?.id ?? null
  }
  const forms: [string, For][] = [
    ['any', {}],
    ['queue', { queue: 'a' }],
    ['chats', { queue: 'a', channel: 'chat' }],
    ['vip', { attributes: { vip: true, site: 'x' } }],
  ]
  test.each<[Parameters<typeof callOf>[1], string | null]>([
    [{}, 'any'],
    [{ queue: 'a' }, 'queue'],
    [{ queue: 'b' }, 'any'],
    [{ queue: 'a', channel: 'chat' }, 'chats'],
    [{ attributes: { vip: true, site: 'x' } }, 'vip'],
    [{ queue: 'a', attributes: { vip: true, site: 'x' } }, 'vip'],
    [{ attributes: { vip: true } }, 'any'],
    [{ language: 'en-US' }, null],
  ])('%j: %s', (changes, id) => {
    expect(judgedBy(forms, changes)).toBe(id)
    expect(judgedBy([...forms].reverse(), changes)).toBe(id)
  })
})

describe('what an author is told of a form stands at its place', () => {
  const told = (sections: Section[]) => formProblems(bookFor(sections).form).map(({ path }) => path.join('.'))
  const ofItem = (points: number, part: Partial<Item>) => told([sectionOf('s', [itemOf('item', points, part)])])
  const takes = { rule: 'found', points: -1 }
  const gives = { rule: 'found', points: 1 }

  test.each<[points: number, part: Partial<Item>, paths: string[]]>([
    [10, { rules: [takes] }, []],
    [10, { rules: [{ ...takes, cap: 0 }] }, ['sections.0.items.0.rules.0.cap']],
    [10, { rules: [{ ...takes, cap: 1 }] }, ['sections.0.items.0.rules.0.cap']],
    [10, { rules: [{ ...takes, shadow: true, review: true }] }, ['sections.0.items.0.rules.0.review']],
    [10, { rules: [{ ...takes, shadow: true }] }, []],
    [10, { rules: [{ ...takes, review: true }] }, []],
    [10, { start: 'none', rules: [{ ...gives, critical: 'form' }] }, ['sections.0.items.0.rules.0.critical']],
    [10, { rules: [{ ...takes, critical: 'form' }] }, []],
    [0, { rules: [takes] }, ['sections.0.items.0.points', 'sections']],
    [0, { floor: 1, ceiling: 1, rules: [takes] }, ['sections.0.items.0.floor', 'sections']],
    [10, { floor: 10, rules: [takes] }, ['sections.0.items.0.floor']],
    [5, { floor: 6, ceiling: 10, rules: [{ ...gives, points: 4 }, takes] }, ['sections.0.items.0.floor']],
    [10, { start: 'none', rules: [gives, takes] }, []],
    [10, { rules: [gives, takes] }, []],
    [10, { rules: [gives, { rule: 'found', points: 0 }] }, ['sections.0.items.0.rules']],
    [10, { rules: [takes, { rule: 'found', points: 0, cap: 0 }] }, ['sections.0.items.0.rules.1.cap']],
    [10, { rules: [{ ...takes, points: 0, critical: 'form' }] }, []],
    [10, { floor: 9.999, ceiling: 10, rules: [{ ...takes, points: -0.001 }] }, []],
  ])('%d, %j', (points, part, paths) => expect(ofItem(points, part)).toEqual(paths))

  test('a section is worth what its items weigh, and one without points may stand beside others', () => {
    const heavy = sectionOf('s', [itemOf('item', 10, { weight: 2, rules: [takes] })], { floor: 15 })
    expect(told([heavy])).toEqual([])
    expect(told([{ ...heavy, floor: 20 }])).toEqual(['sections.0.floor'])
    const bonus = sectionOf('t', [itemOf('bonus', 0, { ceiling: 5, rules: [gives] })])
    expect(told([heavy, bonus])).toEqual([])
    expect(told([bonus])).toEqual(['sections'])
  })

  test.each<[part: Partial<Section>, paths: string[]]>([
    [{ ceiling: 5 }, []],
    [{ ceiling: 0 }, ['sections.0.ceiling', 'sections.0.floor']],
    [{ ceiling: 0.001 }, []],
    [{ floor: 9 }, []],
    [{ floor: 10 }, ['sections.0.floor']],
    [{ floor: 5, ceiling: 5 }, ['sections.0.floor']],
    [{ floor: 4, ceiling: 5 }, []],
  ])('a section with %j', (part, paths) => {
    const floor = part.ceiling === 0 ? { floor: 0 } : {}
    expect(told([sectionOf('s', [itemOf('item', 10, { rules: [takes] })], { ...floor, ...part })])).toEqual(paths)
  })
})

describe('what rules that did not apply leave an item', () => {
  const earned = (...rules: Item['rules'] & object) => scoreItem(10, { start: 'none', rules }).items[0]?.awarded
  const found = { rule: 'found', points: 6 }

  test.each<[what: string, rules: Item['rules'] & object, awarded: number]>([
    ['none else', [found], 6],
    ['one that might have added', [found, { rule: 'never', points: 3 }], 9],
    ['one that nobody could judge', [found, { rule: 'unjudged', points: 4 }], 10],
    ['one that might have taken', [found, { rule: 'unjudged', points: 4 }, { rule: 'never', points: -3 }], 10],
    ['one on trial', [found, { rule: 'never', points: 4, shadow: true }], 6],
    ['one that takes, on trial', [found, { rule: 'never', points: -4, shadow: true }], 6],
    ['more than there is', [found, { rule: 'never', points: 9 }], 10],
  ])('%s', (_what, rules, awarded) => expect(earned(...rules)).toBe(awarded))
})

test('of two critical findings of an item the graver counts, whichever comes first', () => {
  const form = { rule: 'found-a', points: -1, critical: 'form' as const }
  const section = { rule: 'found-b', points: -1, critical: 'section' as const }
  const awarded = (...rules: Item['rules'] & object) =>
    scoreOf([
      sectionOf('s', [itemOf('i', 10, { rules })]),
      sectionOf('t', [itemOf('j', 10, { rules: [{ rule: 'absent', points: -1 }] })]),
    ]).items.map((item) => item.awarded)
  expect(awarded(form, section)).toEqual([0, 0])
  expect(awarded(section, form)).toEqual([0, 0])
  expect(awarded(section)).toEqual([0, 10])
})

test('an item without points of its own has none to earn', () => {
  const rules = [
    { rule: 'found', points: -3 },
    { rule: 'never', points: 4 },
  ]
  expect(scoreItem(0, { start: 'none', floor: -5, ceiling: 5, rules }).items[0]?.awarded).toBe(-3)
})

test('what a finding would cost is said only of one that costs nothing yet', () => {
  const finding = (part: object) => {
    const { findings, shadow } = scoreItem(10, { rules: [{ rule: 'found', points: -3, ...part }] })
    const told = findings[0] ?? shadow?.[0]
    return { points: told?.points, proposed_points: told?.proposed_points, needs_review: told?.needs_review }
  }
  expect(finding({})).toEqual({ points: -3 })
  expect(finding({ review: true })).toEqual({ points: 0, proposed_points: -3, needs_review: true })
  expect(finding({ shadow: true })).toEqual({ points: 0, proposed_points: -3 })
})

test('weights too fine for exact sums are refused, in a stored form too', () => {
  const form = (weight: number) => formWith([{ ...itemWith('item', 1e9, { rule: 'r', points: -1 }), weight }])
  expect(scoreBy(bookWith(form(1), saying('r', '甲')), callOf([['agent', '您好']])).score).toBe(100)
  expect(() => scoreBy(bookWith(form(100.01), saying('r', '甲')), callOf([['agent', '您好']]))).toThrow('too fine')
})
