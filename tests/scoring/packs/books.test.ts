import { describe, expect, test } from 'vitest'
import { bookOf, booksOf, decodePack, readFiles } from '../../../scoring/packs/decode.ts'
import type { Source } from '../../../scoring/packs/source.ts'
import { pointed } from './pointed.ts'
import { type Files, finding, form, list, packOf, rule, ruleHead, SAID, situation } from './tiny.ts'

const SURE = 'min_confidence: 0.6'

describe('a book has what its form needs, and nothing else', () => {
  const book = (...files: Files[]) => {
    const pack = packOf(...files)
    const [one] = booksOf(pack, 'Asia/Shanghai')
    return {
      rules: Object.keys(one?.rules ?? {}),
      lists: Object.keys(one?.lists ?? {}),
      situations: Object.keys(one?.situations ?? {}),
    }
  }
  const LISTS = Object.assign({}, ...['a', 'b', 'c', 'd'].map((id) => list(id, `您好${id}`))) as Files

  test('its rules', () => {
    const rules = [finding(SAID), finding('phrases: { any: [乙] }', 's'), form('f', SURE, 's')]
    expect(book(...rules)).toEqual({ rules: ['s'], lists: [], situations: [] })
  })

  test.each<[what: string, condition: string, lists: string[]]>([
    ['none', SAID, []],
    ['of phrases', 'phrases: { lists: [b, a] }', ['a', 'b']],
    ['of exceptions', 'phrases: { any: [甲], except_lists: [b] }', ['b']],
    ['of innocent words', 'homophones: { any: [随便你], innocent_lists: [c] }', ['c']],
    ['of texts to be alike', 'similar: { lists: [d], at_least: 0.9 }', ['d']],
    ['within phrases', 'phrases: { any: ["甲<a>"], except: ["甲<b>", 乙] }', ['a', 'b']],
  ])('its lists: %s', (_, condition, lists) => {
    expect(book(finding(condition), form('f', SURE, 'r'), LISTS).lists).toEqual(lists)
  })

  test('the lists of its lists', () => {
    const files = [finding('phrases: { lists: [e] }'), list('e', '<d>甲', '<a>乙')]
    expect(book(...files, form('f', SURE, 'r'), LISTS).lists).toEqual(['a', 'd', 'e'])
  })

  test('the lists by which it tells agents from customers', () => {
    const roles = `${SURE}, roles: { agent_says: [b], customer_says: [c] }`
    expect(book(finding(SAID), form('f', roles, 'r'), LISTS).lists).toEqual(['b', 'c'])
  })

  test('its situations, those of its situations, and their lists', () => {
    const files = [
      finding('situation: s'),
      situation('s', 'situation: t'),
      situation('t', 'phrases: { lists: [a] }'),
      situation('u', 'phrases: { lists: [b] }'),
    ]
    expect(book(...files, form('f', SURE, 'r'), LISTS)).toEqual({ rules: ['r'], lists: ['a'], situations: ['s', 't'] })
  })

  test('the situations its items are bound to', () => {
    const bound = form('f', SURE, 'r')['forms/f.yaml'] as string
    const given = { 'forms/f.yaml': bound.replace('points: 10,', 'points: 10, given: u,') }
    expect(book(finding(SAID), situation('u', 'phrases: { lists: [b] }'), given, LISTS)).toMatchObject({
      lists: ['b'],
      situations: ['u'],
    })
  })

  test('the words of its lists, and the zone of its clock', () => {
    const pack = packOf(finding('phrases: { lists: [a] }'), form('f', SURE, 'r'), LISTS)
    const [one] = booksOf(pack, 'Europe/Paris')
    expect(one?.lists).toEqual({ a: ['您好a'] })
    expect(one?.timeZone).toBe('Europe/Paris')
    expect(Object.keys(one ?? {})).toEqual(['form', 'rules', 'lists', 'timeZone'])
  })

  test('as far as there is any: who checks a pack asks for it before all is right', () => {
    const pack = packOf(finding('phrases: { lists: [gone] }'), form('f', SURE, 'r', 'missing'))
    const [decoded] = pack.forms.values()
    const made = bookOf((decoded as { value: Parameters<typeof bookOf>[0] }).value, pack, 'UTC')
    expect([Object.keys(made.rules), made.lists]).toEqual([['r'], {}])
  })
})

/** What is said of a pack that makes no books. */
function told(...files: Files[]): string[] {
  try {
    booksOf(packOf(...files), 'UTC')
    return []
  } catch (error) {
    return (error as { problems: string[] }).problems.map(pointed)
  }
}

describe('what is wrong with a pack is said where it stands', () => {
  const bound = (given: string) => ({
    'forms/f.yaml': (form('f', SURE, 'r')['forms/f.yaml'] as string).replace(
      'points: 10,',
      `points: 10, given: ${given},`,
    ),
  })
  test.each<[what: string, files: Files[], ...told: string[]]>([
    ['nothing', [finding(SAID), form('f', SURE, 'r')]],
    [
      'an item bound to a situation there is not',
      [finding(SAID), situation('upset', SAID), bound('upste')],
      'forms/f.yaml:12 "upste": there is no situation "upste"; did you mean "upset"?',
    ],
    ['an item bound to one there is', [finding(SAID), situation('upset', SAID), bound('upset')]],
    [
      'roles by a list there is not',
      [
        finding(SAID),
        form('f', `${SURE}, roles: { agent_says: [words, wrods], customer_says: [words] }`, 'r'),
        list('words', '您好'),
      ],
      'forms/f.yaml:5 "wrods": there is no list "wrods"; did you mean "words"?',
    ],
    [
      'a list with a list there is not',
      [list('words', '您好', '<wrods>吗')],
      'lists/words.yaml:5 """: there is no list "wrods"; did you mean "words"?',
    ],
    [
      'a condition that names a situation there is not',
      [finding('situation: upste'), situation('upset', SAID)],
      'rules/r.yaml:9 "upste": there is no situation "upste"; did you mean "upset"?',
    ],
    [
      'the rule, and a rule named in its examples',
      [
        finding(SAID),
        {
          'rules/s.examples.yaml':
            'rule: s\nexamples:\n  - { name: a, expect: pass, dialogue: [{ agent: 喂 }] }\n  - { name: b, expect: pass, dialogue: [{ agent: 喂 }] }\n',
        },
      ],
      'rules/s.examples.yaml:1 "s": there is no rule "s"; did you mean "r"?',
    ],
    [
      'a tag that is nearly one',
      [
        {
          'rules/r.yaml': `${ruleHead('r').replace('[x-test]', '[x-test, greting]')}conditions: { a: { ${SAID} } }\nfind: a\n`,
        },
      ],
      'rules/r.yaml:4 "greting": "greting" is no tag of the contract, nor does it begin with x-; did you mean "greeting"?',
    ],
    [
      'a limit, a calendar',
      [
        { 'calendars/centre.yaml': 'id: centre\nhours: [["10:00", "09:00"]]\n' },
        {
          'limits/l.yaml': `id: l\nversion: 1.0.0\ntitle: { zh: 限, en: Limit }\nclauses: []\nfrom: opened\nto: callback\nwithin: { promised: true }\nexamples:\n  - { name: a, events: [{ type: opened, at: 2026-05-06 10:00 }], expect: [] }\n  - { name: b, events: [{ type: opened, at: 2026-05-06 10:00 }], expect: [] }\n`,
        },
      ],
      'calendars/centre.yaml:2 """: "09:00" is not after "10:00"',
      'limits/l.yaml:7 "true": "promised" goes with from: promise',
    ],
  ])('%s', (_, files, ...wanted) => expect(told(...files)).toEqual(wanted))

  test.each<[what: string, lines: string, told: string]>([
    ['a list in a window', 'a: { phrases: { any: [甲, "乙<gone>", "<gone>"] } }', '"""'],
    [
      'a list by itself before one in a phrase',
      'a: { phrases: { any: ["甲<gone>"], except_lists: [gone] } }',
      '"gone"',
    ],
  ])('%s is marked where it is named', (_, condition, word) => {
    expect(told(rule(`conditions: { ${condition} }\nfind: a`))).toEqual([
      `rules/r.yaml:9 ${word}: there is no list "gone"`,
    ])
  })
})

describe('examples in the file of their rule', () => {
  const EXAMPLES = (dialogue: string) =>
    `examples:\n  - { name: a, expect: finding, dialogue: [${dialogue}] }\n  - { name: b, expect: pass, dialogue: [{ agent: 喂 }] }`
  const inRule = (dialogue: string) => rule(`conditions: { a: { ${SAID} } }\nfind: a\n${EXAMPLES(dialogue)}`)

  test('are its examples', () => {
    const pack = packOf(inRule('{ agent: 甲 }'))
    expect(pack.examples.get('r')?.value.examples.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(Object.keys(pack.rules.get('r')?.value ?? {})).not.toContain('examples')
    expect(packOf(finding(SAID)).examples.size).toBe(0)
  })

  test('are read as those beside it', () => {
    const { problems } = readFiles([
      { path: 'rules/r.yaml', text: inRule('{ agent: "[[甲" }')['rules/r.yaml'] as string },
    ])
    expect(problems.map(pointed)).toEqual(['rules/r.yaml:12 "[": [[ without its ]]'])
  })

  test('are there once', () => {
    const beside = { 'rules/r.examples.yaml': `rule: r\n${EXAMPLES('{ agent: 甲 }')}\n` }
    const sources = Object.entries({ ...inRule('{ agent: 甲 }'), ...beside }).map(([path, text]) => ({ path, text }))
    expect(readFiles(sources).problems.map(pointed)).toEqual([
      'rules/r.examples.yaml:1 "rule": "r" is also the id of rules/r.yaml',
    ])
    expect(readFiles(sources.reverse()).problems.map(pointed)).toEqual([
      'rules/r.yaml:1 "r": "r" is also the id of rules/r.examples.yaml',
    ])
  })
})

describe('over a pack that comes with Earshot', () => {
  const examples = (id: string, what = 'rule') =>
    what === 'rule'
      ? `rule: ${id}\nexamples:\n  - { name: a, expect: pass, dialogue: [{ agent: 喂 }] }\n  - { name: b, expect: pass, dialogue: [{ agent: 喂 }] }\n`
      : `scheme: ${id}\nexamples:\n  - { name: a, month: {}, expect: { total: null } }\n`
  const scheme =
    'id: s\nversion: 1.0.0\ntitle: { zh: 案, en: Scheme }\nnote: { zh: 注, en: Note }\nmin_calls: 1\nparts: { qa: { weight: 1 } }\ngrades: [{ id: all, from: 0, title: { zh: 全, en: All }, factor: 1 }]\n'
  const BELOW: Source[] = [
    { path: 'rules/r.yaml', text: finding(SAID)['rules/r.yaml'] as string, below: true },
    { path: 'rules/r.examples.yaml', text: examples('r'), below: true },
    { path: 'schemes/s.yaml', text: scheme, below: true },
    { path: 'schemes/s.examples.yaml', text: examples('s', 'scheme'), below: true },
  ]
  const paths = (...own: [path: string, text: string][]) => {
    const pack = decodePack([...BELOW, ...own.map(([path, text]) => ({ path, text }))])
    return [pack.rules, pack.examples, pack.schemes, pack.schemeExamples].map(
      (kind) => kind.values().next().value?.source.path,
    )
  }
  const there = ['rules/r.yaml', 'rules/r.examples.yaml', 'schemes/s.yaml', 'schemes/s.examples.yaml']

  test('what stands there holds', () => expect(paths()).toEqual(there))

  test('a rule, or scheme, in place of another is not proved by its examples', () => {
    expect(paths(['own/rules/r.yaml', finding(SAID)['rules/r.yaml'] as string])).toEqual([
      'own/rules/r.yaml',
      undefined,
      ...there.slice(2),
    ])
    expect(paths(['own/schemes/s.yaml', scheme])).toEqual([...there.slice(0, 2), 'own/schemes/s.yaml', undefined])
  })

  test('its own examples take the place of those', () => {
    expect(
      paths(['own/rules/r.examples.yaml', examples('r')], ['own/schemes/s.examples.yaml', examples('s', 'scheme')]),
    ).toEqual([...['rules/r.yaml', 'own/rules/r.examples.yaml', 'schemes/s.yaml', 'own/schemes/s.examples.yaml']])
  })

  test('what stands there takes the place of nothing', () => {
    const own = { path: 'own/rules/r.yaml', text: finding(SAID)['rules/r.yaml'] as string }
    expect(readFiles([own, ...BELOW]).problems.map(pointed)).toEqual([
      'rules/r.yaml:1 "r": "r" is also the id of own/rules/r.yaml',
    ])
  })
})

describe('what is asked for beside a situation in a circle', () => {
  const back = (id: string, to: string) =>
    `situations/${id}.yaml:4 "${to}": "${to}" leads back to this situation; none may need itself`

  test.each<[what: string, files: Files[], ...told: string[]]>([
    [
      'three in a circle',
      [situation('s', 'situation: t'), situation('t', 'situation: u'), situation('u', 'situation: s')],
      back('s', 't'),
    ],
    ['one that leads into it', [situation('a', 'situation: s'), situation('s', 'situation: s')], back('s', 's')],
    ['two circles', [situation('s', 'situation: s'), situation('t', 'situation: t')], back('s', 's'), back('t', 't')],
    ['a rule that asks', [finding('situation: s'), situation('s', 'situation: s')], back('s', 's')],
    [
      'what is wrong in one of the rest',
      [finding('situation: s'), situation('s', 'situation: t'), situation('t', 'phrases: { any: ["(甲"] }')],
      'situations/t.yaml:4 """: "(甲" has a ( without its )',
    ],
  ])('%s', (_, files, ...wanted) => expect(told(...files)).toEqual(wanted))
})
