import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCall } from '../../contract/index.ts'
import { checkExamples } from '../../scoring/packs/check.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { callOf, type Example } from '../../scoring/packs/examples.ts'
import { lint } from '../../scoring/packs/lint/index.ts'
import { AuthorError, type Source } from '../../scoring/packs/source.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { anyCall } from './arbitrary.ts'
import { anyBook } from './arbitrary-rules.ts'
import { HASH } from './books.ts'

type Files = Record<string, string>

const rule = (id: string, phrases: string): Files => ({
  [`rules/${id}.yaml`]: `id: ${id}
version: 1.0.0
title: { zh: 字, en: Words }
tags: [x-example]
severity: minor
conditions: { said: { phrases: { ${phrases} } } }
find: said
message: { zh: 字, en: Words }
why: { zh: 字, en: Words }
recommended: { zh: 字, en: Words }
`,
})
const examples = (id: string, words: string): Files => ({
  [`rules/${id}.examples.yaml`]: `rule: ${id}
examples:
  - { name: a, expect: finding, dialogue: [{ agent: "[[${words}]]" }] }
  - { name: b, expect: pass, dialogue: [{ agent: 您好 }] }
`,
})
const LISTS: Files = {
  'lists/rude.yaml': 'id: rude\ntitle: { zh: 词, en: Words }\nphrases:\n  - 随便你\n  - 等着吧\n',
}
const RULES: Files = {
  ...rule('rude', 'lists: [rude]'),
  ...rule('hurried', 'any: [快点说]'),
  ...rule('blamed', 'any: [不是我的错]'),
}
const BASE: Files = {
  'forms/base.yaml': `id: base
version: 1.0.0
title: { zh: 表, en: Form }
applies_to: { language: zh }
effective: { from: 2026-01-01 }
settings: { min_confidence: 0.6, company: 长城 }
not_applicable: keep
grades: [{ id: pass, from: 0, title: { zh: 过, en: Pass } }]
sections:
  - id: talk
    title: { zh: 谈, en: Talk }
    items:
      - id: tone
        title: { zh: 语气, en: Tone }
        points: 60
        rules:
          - { rule: rude, points: -10, per: hit, cap: -20 }
          - { rule: hurried, points: -5 }
  - id: care
    title: { zh: 心, en: Care }
    floor: 10
    items:
      - id: blame
        title: { zh: 担当, en: Blame }
        points: 40
        rules: [{ rule: blamed, points: -20 }]
`,
}
const PACK: Files = { ...LISTS, ...RULES, ...BASE }

const sourcesOf = (files: Files, more: Partial<Source> = {}): Source[] =>
  Object.entries(files).map(([path, text]) => ({ path, text, ...more }))

const own = (text: string, id = 'own', base = 'base'): Files => ({
  [`forms/${id}.yaml`]: `id: ${id}\nversion: 1.0.0\ntitle: { zh: 己, en: Own }\nextends: ${base}\n${text}`,
})

const booksFor = (sources: readonly Source[]) => booksOf(decodePack(sources), 'Asia/Shanghai')

function told(sources: readonly Source[]): string[] {
  try {
    booksFor(sources)
    return []
  } catch (error) {
    if (error instanceof AuthorError) return error.problems.map((one) => one.split('\n')[0] as string)
    throw error
  }
}

const scoreOf = (sources: readonly Source[], says: string, form?: string) => {
  const example = { name: 'a', expect: 'pass', dialogue: [{ agent: says }] } as Example
  const decoded = decodeCall(new TextEncoder().encode(JSON.stringify(callOf(example, 'zh').call)))
  if (!decoded.ok) throw new Error('no call')
  return createScorer(booksFor(sources)).score(decoded.value, HASH, form)
}

const ALL = '随便你，等着吧，快点说，不是我的错'

describe('a form that extends another', () => {
  const made = (text: string, more: Files = {}) => {
    const sources = sourcesOf({ ...PACK, ...own(text), ...more })
    const score = scoreOf(sources, ALL, 'own')
    const items = Object.fromEntries(score.items.map(({ id, awarded }) => [id, awarded]))
    return { items, form: booksFor(sources).find(({ form }) => form.id === 'own')?.form }
  }

  test('is the base where it gives nothing else, and says where it comes from', () => {
    const { items, form } = made('applies_to: { language: zh, queue: a }')
    expect(items).toEqual({ tone: 35, blame: 20 })
    expect(form).toMatchObject({
      id: 'own',
      title: { en: 'Own' },
      extends: ['base'],
      applies_to: { language: 'zh', queue: 'a' },
      effective: { from: '2026-01-01' },
      not_applicable: 'keep',
    })
    expect(Object.keys(form ?? {})).not.toContain('without')
  })

  test('settings are merged key by key, the rest is replaced', () => {
    const { form } = made(`settings: { company: 海河 }
effective: { to: 2027-01-01 }
not_applicable: leave_out
grades: [{ id: all, from: 10, title: { zh: 全, en: All } }]
`)
    expect(form?.settings).toEqual({ min_confidence: 0.6, company: '海河' })
    expect(form).toMatchObject({ effective: { to: '2027-01-01' }, not_applicable: 'leave_out' })
    expect(form?.grades.map(({ id }) => id)).toEqual(['all'])
  })

  test.each<[what: string, text: string, items: object]>([
    ['a rule taken off', 'without: [rude]', { tone: 55, blame: 20 }],
    ['an item and a section left without any', 'without: [blamed]', { tone: 35 }],
    ['all rules of an item', 'without: [rude, hurried]', { blame: 20 }],
    ['other points', 'points: { hurried: -7 }', { tone: 33, blame: 20 }],
    ['other points under a cap', 'points: { rude: -15 }', { tone: 35, blame: 20 }],
    ['points beyond the cap, which makes room for one hit', 'points: { rude: -25 }', { tone: 30, blame: 20 }],
    ['no points', 'points: { rude: 0 }', { tone: 55, blame: 20 }],
    ['a section with a bound', 'sections: [{ id: care, floor: 35 }]', { tone: 35, blame: 20 }],
    [
      'an item anew, another added',
      `sections:
  - id: talk
    items:
      - { id: tone, title: { zh: 语, en: Tone }, points: 30, rules: [{ rule: hurried, points: -30 }] }
      - { id: patience, title: { zh: 耐, en: Patience }, points: 8, rules: [{ rule: rude, points: -1 }] }`,
      { tone: 0, patience: 7, blame: 20 },
    ],
    [
      'a rule that goes to a section of its own',
      `without: [hurried]
sections:
  - id: hurry
    title: { zh: 催, en: Hurry }
    items: [{ id: hurry, title: { zh: 催, en: Hurry }, points: 9, rules: [{ rule: hurried, points: -9 }] }]`,
      { tone: 40, blame: 20, hurry: 0 },
    ],
  ])('%s', (_what, text, items) => expect(made(text).items).toEqual(items))

  test('a section keeps what it does not give anew', () => {
    const { form } = made('sections: [{ id: care, title: { zh: 情, en: Heart }, weight: 2 }]')
    expect(form?.sections[1]).toMatchObject({ id: 'care', title: { en: 'Heart' }, weight: 2, floor: 10 })
    expect(form?.sections.map(({ items }) => items.map(({ id }) => id))).toEqual([['tone'], ['blame']])
  })

  test('an item that a person judges has no rules to lose', () => {
    const manual = '      - { id: manual, title: { zh: 评, en: By hand }, points: 15, review: { zh: 听, en: Hear } }\n'
    const { items } = made('without: [blamed]', { 'forms/base.yaml': `${BASE['forms/base.yaml']}${manual}` })
    expect(items).toEqual({ tone: 35, manual: 15 })
  })

  test('of another that extends: what each gives is kept', () => {
    const chained = sourcesOf({
      ...PACK,
      ...own('without: [blamed]', 'middle'),
      ...own('points: { hurried: -6 }', 'own', 'middle'),
    })
    expect(booksFor(chained).find(({ form: { id } }) => id === 'own')?.form.extends).toEqual(['middle', 'base'])
    expect(scoreOf(chained, ALL).items.map(({ awarded }) => awarded)).toEqual([34])
  })
})

describe('which of two forms judges', () => {
  const judges = (files: Files) => scoreOf(sourcesOf({ ...PACK, ...files }), ALL).form?.id
  test('of two that fit equally well the one that extends the other, whatever their names', () => {
    expect(judges(own('points: { hurried: -6 }'))).toBe('own')
    expect(judges(own('points: { hurried: -6 }', 'a'))).toBe('a')
    const changes = 'points: { hurried: -6 }'
    const chain = (first: string, second: string) => ({ ...own(changes, first), ...own(changes, second, first) })
    expect(judges(chain('b', 'a'))).toBe('a')
    expect(judges(chain('a', 'z'))).toBe('z')
  })
  test('one that asks for more goes before it still', () => {
    const narrow = BASE['forms/base.yaml']?.replace('id: base', 'id: narrow').replace('zh }', 'zh, channel: voice }')
    expect(judges({ ...own('points: { hurried: -6 }'), 'forms/narrow.yaml': narrow as string })).toBe('narrow')
  })
  test('two that extend the same are one too many', () => {
    const two = sourcesOf({ ...PACK, ...own('points: { hurried: -6 }', 'a'), ...own('without: [rude]', 'b') })
    expect(told(two)).toEqual([
      'forms/b.yaml:4:10: a call may fit this form and "a" equally well; narrow one of them, or let one extend the other (at forms/base.yaml:4:13, which is taken over)',
    ])
  })
})

describe('a form that extends another cannot be read', () => {
  const problems = (text: string, more: Files = {}) => told(sourcesOf({ ...PACK, ...own(text), ...more }))
  const item = (id: string, use: string) => `{ id: ${id}, title: { zh: 字, en: W }, points: 5, rules: [${use}] }`
  test.each<[what: string, text: string, ...told: string[]]>([
    [
      'where nothing differs',
      '',
      'forms/own.yaml:4:10: nothing here differs from "base"; give what does: applies_to, effective, settings, not_applicable, grades, without, points, sections',
    ],
    [
      'with a rule taken off that is not there',
      'without: [rude, hurrid]',
      'forms/own.yaml:5:17: "base" does not use rule "hurrid"; did you mean "hurried"?',
    ],
    [
      'with points for a rule that is not there',
      'points: { hurrid: -3 }',
      'forms/own.yaml:5:19: "base" does not use rule "hurrid"; did you mean "hurried"?',
    ],
    ['with a rule taken off twice', 'without: [rude, rude]', 'forms/own.yaml:5:17: rule "rude" stands here twice'],
    [
      'with points for a rule that is taken off',
      'without: [rude]\npoints: { rude: -3 }',
      'forms/own.yaml:6:17: rule "rude" is taken off by without',
    ],
    [
      'with points for a rule whose item is given anew',
      `points: { rude: -3 }\nsections: [{ id: talk, items: [${item('tone', '{ rule: rude, points: -1 }')}] }]`,
      'forms/own.yaml:5:17: item "tone" is given anew in sections; say there what rule "rude" does',
    ],
    [
      'with nothing left',
      'without: [rude, hurried, blamed]',
      'forms/own.yaml:5:10: nothing is left of "base" to judge by',
    ],
    [
      'with a new section without a title',
      `sections: [{ id: talks, items: [${item('x', '{ rule: rude, points: -1 }')}] }]`,
      'forms/own.yaml:5:18: "base" has no section "talks"; did you mean "talk"? a new one needs title',
    ],
    [
      'with a section that gives nothing',
      'sections: [{ id: talk }]',
      'forms/own.yaml:5:18: nothing is given for section "talk"',
    ],
    [
      'with a section twice',
      'sections: [{ id: talk, floor: 1 }, { id: talk, floor: 2 }]',
      'forms/own.yaml:5:42: section "talk" stands here twice',
    ],
    [
      'with an item twice',
      `sections: [{ id: talk, items: [${item('x', '{ rule: rude, points: 0 }')}, ${item('x', '{ rule: rude, points: 0 }')}] }]`,
      'forms/own.yaml:5:121: item "x" stands here twice',
    ],
    [
      'with an empty without',
      'without: []',
      'forms/own.yaml:5:10: without is an array of 0: must not have fewer than 1 items',
    ],
    ['with weights', 'weights: { rude: 3 }', expect.stringMatching(/^forms\/own.yaml:5:1: unknown key "weights"/)],
  ])('%s', (_what, text, ...wanted) => expect(problems(text)).toEqual(wanted))

  test.each<[what: string, text: string, ...told: string[]]>([
    [
      'points that the item has no room for',
      'points: { blamed: -70 }',
      'forms/own.yaml:5:19: points -70 is more than the item has room for: 40',
    ],
    [
      'points that the cap contradicts',
      'points: { rude: 5 }',
      'forms/own.yaml:5:17: cap -20 needs the sign of the points (5): it is the most they come to',
    ],
    [
      'a rule used by a new item and the base',
      `sections: [{ id: talk, items: [${item('x', '{ rule: blamed, points: -1 }')}] }]`,
      'forms/own.yaml:4:10: rule "blamed" is used twice on this form (at forms/base.yaml:26:25, which is taken over)',
    ],
    [
      'a bound that the sections of the base contradict',
      'sections: [{ id: care, floor: 40 }]',
      'forms/own.yaml:5:31: the section could never have less than all its 40 points',
    ],
  ])('and the whole of it is checked: %s', (_what, text, ...wanted) => expect(problems(text)).toEqual(wanted))

  test('what is wrong with the base is said once', () => {
    const broken = BASE['forms/base.yaml']?.replace('rule: blamed', 'rule: blame') as string
    expect(problems('points: { hurried: -1 }', { 'forms/base.yaml': broken })).toEqual([
      'forms/base.yaml:26:25: there is no rule "blame"; did you mean "blamed"?',
    ])
    expect(problems('points: { hurried: -1 }', { 'forms/base.yaml': `${broken}colour: red\n` })).toEqual([
      expect.stringMatching(/^forms\/base.yaml:27:1: unknown key "colour"/),
    ])
  })

  test('without a base that there is', () => {
    expect(told(sourcesOf({ ...PACK, ...own('without: [rude]', 'own', 'bass') }))).toEqual([
      'forms/own.yaml:4:10: there is no form "bass"; did you mean "base"?',
    ])
    expect(told(sourcesOf({ ...PACK, ...own('without: [rude]', 'own', 'rude') }))).toEqual([
      expect.stringMatching(/^forms\/own.yaml:4:10: there is no form "rude"/),
    ])
  })

  test('in a circle, which is said once', () => {
    expect(told(sourcesOf({ ...PACK, ...own('without: [rude]', 'own', 'own') }))).toEqual([
      'forms/own.yaml:4:10: a form cannot extend itself',
    ])
    const circle = { ...own('without: [rude]', 'a', 'b'), ...own('without: [rude]', 'b', 'c') }
    const files = { ...PACK, ...circle, ...own('without: [rude]', 'c', 'a'), ...own('without: [rude]', 'd', 'c') }
    expect(told(sourcesOf(files))).toEqual(['forms/a.yaml:4:10: "b" leads back to this form'])
  })

  test('without sections and without extends', () => {
    const [start] = (BASE['forms/base.yaml'] as string).split('sections:')
    expect(told(sourcesOf({ ...PACK, 'forms/base.yaml': start as string }))).toEqual([
      'forms/base.yaml:1:1: the file needs "extends" or "sections"',
    ])
    expect(told(sourcesOf({ ...PACK, 'forms/base.yaml': `${BASE['forms/base.yaml']}without: [rude]\n` }))).toEqual([
      'forms/base.yaml:1:1: the file needs "extends"',
    ])
  })
})

describe('a list that extends another', () => {
  const EXTRA = (text: string, id = 'more', base = 'rude'): Files => ({
    [`lists/${id}.yaml`]: `id: ${id}\nextends: ${base}\n${text}`,
  })
  const found = (files: Files) =>
    scoreOf(sourcesOf({ ...PACK, ...rule('blamed', 'lists: [more]'), ...files }), '随便你，等着吧，你看着办', 'base')
      .findings.filter(({ rule_id }) => rule_id === 'blamed')
      .flatMap(({ evidence }) => evidence.map(({ text }) => text))

  test('has its phrases too, but for those that are taken out', () => {
    expect(found(EXTRA('phrases: [你看着办]'))).toEqual(['随便你', '等着吧', '你看着办'])
    expect(found(EXTRA('phrases: [你看着办]\nwithout: [等着吧]'))).toEqual(['随便你', '你看着办'])
    expect(found(EXTRA('without: [等着吧]'))).toEqual(['随便你'])
    expect(
      found({ ...EXTRA('without: [等着吧]', 'middle'), ...EXTRA('phrases: [你看着办]', 'more', 'middle') }),
    ).toEqual(['随便你', '你看着办'])
  })

  test.each<[text: string, ...told: string[]]>([
    ['', 'lists/more.yaml:2:10: nothing here differs from "rude"; give phrases or without'],
    ['without: [等着呢]', 'lists/more.yaml:3:11: "rude" has no phrase "等着呢"; did you mean "等着吧"?'],
    ['without: [等着吧, 等着吧]', 'lists/more.yaml:3:16: "等着吧" stands here twice'],
    ['without: [随便你, 等着吧]', 'lists/more.yaml:3:10: nothing is left of "rude"'],
    ['phrases: [你看着办, (你]', 'lists/more.yaml:3:17: "(你" has a ( without its )'],
  ])('%s is refused', (text, ...wanted) => {
    expect(told(sourcesOf({ ...PACK, ...EXTRA(text) }))).toEqual(wanted)
  })

  test('with no base, itself, or neither phrases nor a base', () => {
    expect(told(sourcesOf({ ...PACK, ...EXTRA('phrases: [你]', 'more', 'rud') }))).toEqual([
      'lists/more.yaml:2:10: there is no list "rud"; did you mean "rude"?',
    ])
    expect(told(sourcesOf({ ...PACK, ...EXTRA('phrases: [你]', 'more', 'more') }))).toEqual([
      'lists/more.yaml:2:10: a list cannot extend itself',
    ])
    expect(told(sourcesOf({ ...PACK, 'lists/more.yaml': 'id: more\ntitle: { zh: 词, en: W }\n' }))).toEqual([
      'lists/more.yaml:1:1: the file needs "extends" or "phrases"',
    ])
  })

  test('what lint says of the base is said once, and a base is used', () => {
    const twice = 'id: rude\ntitle: { zh: 词, en: Words }\nphrases: [随便你, 随便你]\n'
    const sources = sourcesOf({
      ...PACK,
      ...rule('rude', 'lists: [more]'),
      'lists/rude.yaml': twice,
      ...EXTRA('phrases: [你看着办]'),
    })
    const remarks = lint(sources).flatMap(({ text }) => (text.startsWith('lists/') ? [text.split('\n')[0]] : []))
    expect(remarks).toEqual(['lists/rude.yaml:3:16: warning: "随便你" stands here twice'])
  })

  test('what its own phrases make of those of the base is said in its own file', () => {
    const sources = sourcesOf({ ...PACK, ...rule('blamed', 'lists: [more]'), ...EXTRA('phrases: [随便你]') })
    const remarks = lint(sources).flatMap(({ text }) => (text.startsWith('lists/') ? [text.split('\n')[0]] : []))
    expect(remarks).toEqual(['lists/more.yaml:3:11: warning: "随便你" stands here twice'])
  })
})

describe('a pack laid over another', () => {
  const laid = (files: Files, below: Files = PACK) => [...sourcesOf(below, { below: true }), ...sourcesOf(files)]
  const over = (files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`own/${path}`, text]))
  const awarded = (files: Files) => scoreOf(laid(over(files)), ALL).items.map((item) => item.awarded)

  test('what has an id of its own is added, what has one of there takes its place', () => {
    expect(awarded({})).toEqual([35, 20])
    expect(awarded(own('points: { hurried: -6 }'))).toEqual([34, 20])
    expect(awarded(rule('hurried', 'any: [没有]'))).toEqual([40, 20])
    expect(awarded({ 'lists/rude.yaml': 'id: rude\ntitle: { zh: 词, en: W }\nphrases: [没有]\n' })).toEqual([55, 20])
  })

  test('a list, and a form, may extend the one whose place it takes', () => {
    expect(awarded({ 'lists/rude.yaml': 'id: rude\nextends: rude\nwithout: [等着吧]\n' })).toEqual([45, 20])
    expect(awarded(own('without: [blamed]', 'base'))).toEqual([35])
    const chained = laid(over(own('points: { hurried: -6 }', 'own', 'own')), { ...PACK, ...own('without: [blamed]') })
    expect(scoreOf(chained, ALL).items.map((item) => item.awarded)).toEqual([34])
    expect(scoreOf(chained, ALL).form?.id).toBe('own')
  })

  test('what extends a replaced list has its phrases from the new one', () => {
    const below = {
      ...PACK,
      ...rule('blamed', 'lists: [more]'),
      'lists/more.yaml': 'id: more\nextends: rude\nphrases: [快点说]\n',
    }
    const files = over({ 'lists/rude.yaml': 'id: rude\nextends: rude\nphrases: [不是我的错]\n' })
    const said = scoreOf(laid(files, below), ALL).findings.filter(({ rule_id }) => rule_id === 'blamed')
    expect(said[0]?.evidence.map(({ text }) => text)).toEqual(['随便你', '等着吧', '快点说', '不是我的错'])
  })

  test('a rule in place of another needs examples of its own', () => {
    const below = { ...PACK, ...examples('hurried', '快点说') }
    const failures = (files: Files) =>
      checkExamples(decodePack(laid(over(files), below))).failures.filter((one) => one.includes('hurried'))
    expect(failures({})).toEqual([])
    expect(failures(rule('hurried', 'any: [赶紧]'))).toEqual([
      'own/rules/hurried.yaml: no example with a finding',
      'own/rules/hurried.yaml: no near-miss',
    ])
    expect(failures({ ...rule('hurried', 'any: [赶紧]'), ...examples('hurried', '赶紧') })).toEqual([])
    // Examples alone: where a list of its own changes what a rule of there finds.
    expect(failures(examples('hurried', '赶紧'))).toEqual([
      'own/rules/hurried.examples.yaml "a" (1): expected finding, came out pass',
    ])
  })

  test('of two files of its own with one id the second is refused', () => {
    const two = over({ 'forms/own.yaml': own('without: [rude]')['forms/own.yaml'] as string })
    const again = { 'own/other/forms/own.yaml': two['own/forms/own.yaml'] as string }
    expect(told(laid({ ...two, ...again }))).toEqual([
      'own/other/forms/own.yaml:1:5: "own" is also the id of own/forms/own.yaml',
    ])
  })
})

test('a form that changes nothing but its name scores as its base does', () => {
  const title = { zh: '字', en: 'words' }
  const file = (folder: string, id: string, value: unknown): Source => ({
    path: `${folder}/${id}.yaml`,
    text: JSON.stringify(value),
  })
  fc.assert(
    fc.property(anyBook, fc.array(anyCall, { minLength: 1, maxLength: 5 }), (book, calls) => {
      const { form, rules, lists, situations = {} } = book
      const scorer = createScorer(
        booksOf(
          decodePack([
            file('forms', form.id, form),
            file('forms', 'same', {
              id: 'same',
              version: '9.9.9',
              title,
              extends: form.id,
              applies_to: form.applies_to,
            }),
            ...Object.values(rules).map((one) => file('rules', one.id, one)),
            ...Object.values(situations).map((one) => file('situations', one.id, one)),
            ...Object.entries(lists).map(([id, phrases]) => file('lists', id, { id, title, phrases })),
          ]),
          book.timeZone,
        ),
      )
      for (const call of calls) {
        const [base, same] = [form.id, 'same'].map((id) => {
          const { form: _, score_id, ...rest } = scorer.score(call, HASH, id)
          return rest
        })
        expect(same).toEqual(base)
        const judged = scorer.score(call, HASH).form
        if (judged) expect(judged.id).toBe('same')
      }
    }),
    { numRuns: 60 },
  )
})
