import { describe, expect, test } from 'vitest'
import { booksOf, decodePack, readFiles } from '../../../scoring/packs/decode.ts'
import { commas } from '../../../scoring/packs/lint/commas.ts'
import { contradictions } from '../../../scoring/packs/lint/contradictions.ts'
import { forms } from '../../../scoring/packs/lint/forms.ts'
import { texts } from '../../../scoring/packs/lint/texts.ts'
import { formHead } from '../sound.ts'
import { pointed } from './pointed.ts'
import { type Files, finding, rule, ruleHead, SAID, told } from './tiny.ts'

const problems = (...files: Files[]) =>
  readFiles(Object.entries(Object.assign({}, ...files) as Files).map(([path, text]) => ({ path, text }))).problems.map(
    pointed,
  )

describe('a list that extends another', () => {
  const list = (id: string, lines: string): Files => ({ [`lists/${id}.yaml`]: `id: ${id}\n${lines}\n` })
  const BASE = list('base', 'title: { zh: 词, en: Words }\nphrases: [甲, "乙，丙"]')
  const phrases = (own: string) =>
    decodePack(
      Object.entries({ ...BASE, ...list('own', `extends: base\n${own}`) }).map(([path, text]) => ({ path, text })),
    ).lists.get('own')?.value

  test('has its title, and its phrases first', () => {
    expect(phrases('phrases: [丁]')).toEqual({
      id: 'own',
      title: { zh: '词', en: 'Words' },
      extends: ['base'],
      phrases: ['甲', '乙，丙', '丁'],
    })
    expect(phrases('title: { zh: 己, en: Own }\nwithout: [甲]')).toMatchObject({
      title: { zh: '己', en: 'Own' },
      phrases: ['乙，丙'],
    })
  })

  const ONE =
    'warning: this is one phrase; write half-width commas between phrases, or quotes around it where it is one'
  test('is told of its own commas where they stand', () => {
    expect(told(commas, BASE, list('own', 'extends: base\nphrases: [丁，戊]'))).toEqual([
      `lists/own.yaml:3 "，": ${ONE}`,
    ])
    expect(told(commas, BASE, list('own', 'extends: base\nphrases: ["丁，戊"]'))).toEqual([])
  })

  test('is told of commas of the other where it names that', () => {
    const bare = { 'lists/base.yaml': (BASE['lists/base.yaml'] as string).replaceAll('"', '') }
    expect(told(commas, bare, list('own', 'extends: base\nphrases: [丁]'))).toEqual([
      `lists/base.yaml:3 "，": ${ONE}`,
      `lists/own.yaml:2 "base": ${ONE} (at lists/base.yaml:3:14, which is taken over)`,
    ])
  })

  test('is told of its own remarks, and of those of the other', () => {
    const remarked = list('base', 'title: { zh: 词, en: Words }\nphrases:\n  - 甲 #1')
    const own = list('own', 'extends: base\nphrases:\n  - 乙 # a remark\n  - 丙 #2')
    expect(told(texts, remarked, own)).toEqual([
      expect.stringMatching(/^lists\/base\.yaml:4 "甲": warning: the text ends before " #1"/),
      expect.stringMatching(
        /^lists\/own\.yaml:2 "base": warning: the text ends before " #1".* \(at lists\/base\.yaml:4:5/,
      ),
      expect.stringMatching(/^lists\/own\.yaml:5 "丙": warning: the text ends before " #2"/),
    ])
  })

  test.each<[what: string, files: Files[], ...told: string[]]>([
    [
      'two in a circle are told once',
      [list('a', 'extends: b\nphrases: [甲]'), list('b', 'extends: a\nphrases: [乙]')],
      'lists/a.yaml:2 "b": "b" leads back to this list',
    ],
    [
      'who extends one of a circle is told nothing',
      [list('a', 'extends: b\nphrases: [甲]'), list('b', 'extends: b\nphrases: [乙]')],
      'lists/b.yaml:2 "b": a list cannot extend itself',
    ],
    [
      'nor who extends one that cannot be read',
      [list('a', 'extends: b\nphrases: [甲]'), list('b', 'title: 词')],
      'lists/b.yaml:1 "id": the file needs "extends" or "phrases"',
      'lists/b.yaml:2 "词": title is said in both languages; write { zh: …, en: … }',
    ],
    [
      'what is wrong with a phrase of the other is told once',
      [list('a', 'extends: b\nphrases: [甲]'), list('b', 'title: { zh: 词, en: Words }\nphrases: ["(乙"]')],
      'lists/b.yaml:3 """: "(乙" has a ( without its )',
    ],
  ])('%s', (_, files, ...wanted) => expect(problems(...files)).toEqual(wanted))
})

describe('a form with tags', () => {
  const tagged = (id: string, tag: string, more = '') => ({
    [`rules/${id}.yaml`]: `${ruleHead(id).replace('x-test', tag)}${more}conditions: { a: { ${SAID} } }\nfind: a\n`,
  })
  const item = (id: string, uses: string) => `      - { id: ${id}, title: { zh: 项, en: Item }, points: 10, ${uses} }\n`
  const section = (id: string, ...items: string[]) =>
    `  - id: ${id}\n    title: { zh: 节, en: Section }\n    items:\n${items.join('')}`
  const form = (...sections: string[]) => ({ 'forms/f.yaml': `${formHead('f')}sections:\n${sections.join('')}` })
  const RULES = [tagged('b', 'x-one'), tagged('a', 'x-one'), tagged('c', 'x-two'), tagged('d', 'x-three')]
  const uses = (...files: Files[]) => {
    const sources = Object.entries(Object.assign({}, ...files) as Files).map(([path, text]) => ({ path, text }))
    return booksOf(decodePack(sources), 'UTC')[0]?.form.sections.map(({ id, items }) => [
      id,
      ...items.map(({ id, rules = [] }) => `${id}: ${rules.map(({ rule, points }) => `${rule} ${points}`).join(', ')}`),
    ])
  }
  const tag = (name: string, points = -1) => `tags: [{ tag: ${name}, points: ${points} }]`

  test('has their rules, by name, each once', () => {
    const two = 'tags: [{ tag: x-two, points: -2 }, { tag: x-one, points: -1 }]'
    const all = [
      section('s', item('i', 'rules: [{ rule: d, points: -4 }]'), item('j', two)),
      section('t', item('k', tag('x-one', -3)), item('l', tag('x-three', -3))),
      section('u', item('m', tag('x-two'))),
    ]
    // The rules of x-one stand on j already, that of x-three on i: k, l and m are left with none.
    expect(uses(...RULES, form(...all))).toEqual([['s', 'i: d -4', 'j: c -2, a -1, b -1']])
  })

  test('leaves out what is for other calls than the form, or the item', () => {
    const chat = [tagged('a', 'x-one', 'applies: { channel: chat }\n'), tagged('b', 'x-one')]
    const on = (more: string) =>
      form(section('s', item('i', `${more}${tag('x-one')}`), item('j', 'review: { zh: 听, en: hear }')))
    expect(uses(...chat, on(''))).toEqual([['s', 'i: a -1, b -1', 'j: ']])
    expect(uses(...chat, on('applies: { channel: voice }, '))).toEqual([['s', 'i: b -1', 'j: ']])
    expect(uses(...chat.slice(0, 1), on('applies: { channel: voice }, '))).toEqual([['s', 'j: ']])
  })

  test('names rules that a tag has, too: those it names count', () => {
    const both = form(section('s', item('i', `rules: [{ rule: b, points: -5 }], ${tag('x-one')}`)))
    expect(uses(...RULES, both)).toEqual([['s', 'i: b -5, a -1']])
  })

  test('keeps rules that it names for other calls, and is told of them', () => {
    const chat = tagged('a', 'x-one', 'applies: { channel: chat }\n')
    const voice = form(
      section(
        's',
        item('j', tag('x-two')),
        item('i', 'applies: { channel: voice }, rules: [{ rule: c, points: -1 }, { rule: a, points: -1 }]'),
      ),
    )
    // The first item is left with none, and what is said of the second stands where it did.
    expect(told(contradictions, chat, tagged('c', 'x-two'), voice)).toEqual([
      'forms/f.yaml:13 "a": rule "a" never applies here: channel is chat for the one, voice for the other',
    ])
  })

  test('is told of a tag where it stands', () => {
    const capped =
      'rules: [{ rule: d, points: -1, cap: -1 }], tags: [{ tag: x-two, points: -1 }, { tag: x-one, points: -5, per: hit, cap: -2 }]'
    expect(told(forms, ...RULES, form(section('s', item('i', capped))))).toEqual([
      'forms/f.yaml:12 "-1": warning: cap goes with "per: hit"; a finding counts once without it',
      'forms/f.yaml:12 "-2": warning: cap -2 is less than one hit\'s points (-5); lower the points instead',
      'forms/f.yaml:12 "-2": warning: cap -2 is less than one hit\'s points (-5); lower the points instead',
    ])
  })

  test('is told of its items and sections where they stand', () => {
    const empty = section('t', item('k', 'review: { zh: 听, en: "" }'))
    expect(
      told(texts, ...RULES, form(section('s', item('i', tag('x-one'))), section('u', item('l', tag('x-one'))), empty)),
    ).toEqual(['forms/f.yaml:20 """: sections.1.items.0.review.en has no words'])
  })

  test('of no rule is told, with the tag that may be meant', () => {
    expect(problems(...RULES, form(section('s', item('i', tag('x-ones')))))).toEqual([
      'forms/f.yaml:12 "{": no rule has the tag "x-ones"; did you mean "x-one"?',
    ])
  })
})

test('rules by name alone are left as they are', () => {
  const named = {
    'forms/f.yaml': `${formHead('f')}sections: [{ id: s, title: { zh: 节, en: Section }, items: [{ id: i, title: { zh: 项, en: Item }, points: 1, rules: [{ rule: gone, points: -1 }] }] }]\n`,
  }
  const sources = Object.entries({
    ...named,
    ...finding(SAID),
    ...rule(`conditions: { a: { ${SAID} } }\nfind: a`, 's'),
  })
  const pack = decodePack(sources.map(([path, text]) => ({ path, text })))
  expect(() => booksOf(pack, 'UTC')).toThrow('there is no rule "gone"')
})
