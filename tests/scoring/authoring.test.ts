import { describe, expect, test } from 'vitest'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { AuthorError, type Source } from '../../scoring/packs/source.ts'
import { EXAMPLES, FORM, LIST, soundPack } from './sound.ts'

const RULE = `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
conditions:
  said:
    phrases: { lists: [words] }
  left:
    field: { path: ended_by, is: agent }
find: said and left
message: { zh: 说, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
type Files = Record<string, string>
const SOUND: Files = soundPack(RULE)

/** What the author is told of a pack; none where it is sound. */
function told(changes: Files): readonly string[] {
  const sources = Object.entries({ ...SOUND, ...changes }).map(([path, text]): Source => ({ path, text }))
  try {
    booksOf(decodePack(sources), 'Asia/Shanghai')
    return []
  } catch (error) {
    if (error instanceof AuthorError) return error.problems
    throw error
  }
}

const lineOf = (text: string, line: number): string => text.split('\n')[line - 1] as string

/** One problem: `path:line:column: message`, and below it the line it speaks of with a mark under the column. */
function check(path: string, text: string, at: string, message: string | RegExp, more: Files = {}) {
  const problems = told({ ...more, [path]: text })
  expect(problems).toHaveLength(1)
  const [head, ...excerpt] = (problems[0] as string).split('\n') as [string, ...string[]]
  const [line, column] = at.split(':').map(Number) as [number, number]
  expect(head.slice(0, `${path}:${at}: `.length)).toBe(`${path}:${at}: `)
  expect(head.slice(`${path}:${at}: `.length)).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  )
  const shown = excerpt.find((one) => one.trimStart().startsWith(`${line} | `)) as string
  expect(shown.slice(shown.indexOf('| ') + 2)).toBe(lineOf(text, line))
  expect((excerpt[excerpt.indexOf(shown) + 1] as string).indexOf('^') - shown.indexOf('| ') - 1).toBe(column)
}

/** A sound file with one thing changed. */
const changed = (text: string, from: string, to: string): string => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

test('the pack these are made of is sound', () => expect(told({})).toEqual([]))

describe('a rule', () => {
  test.each<[what: string, from: string, to: string, at: string, message: string | RegExp]>([
    [
      'unknown key',
      'severity:',
      'colour: red\nseverity:',
      '5:1',
      /^unknown key "colour" in the file; known here: id, version, title/,
    ],
    [
      'unknown key further in',
      'is: agent',
      'is: agent, was: it',
      '10:41',
      /^unknown key "was" in conditions\.left\.field; known here: path, is/,
    ],
    [
      'a text cut at its comma',
      'en: Rude }',
      'en: Rude, to them }',
      '3:29',
      '"to them" is no key of title; does it belong to the text before? Put that text in quotes: it has a comma (known here: zh, en)',
    ],
    [
      'a name that no expression can say',
      'left:',
      'Left:',
      '9:3',
      'unknown key "Left" in conditions; a name here has small letters, digits and _, a letter first',
    ],
    ['missing key', 'severity: minor\n', '', '1:1', 'the file needs "severity"'],
    ['missing language', 'why: { zh: 因, en: why }', 'why: { zh: 因 }', '13:6', 'why needs "en"'],
    [
      'wrong value',
      'severity: minor',
      'severity: mild',
      '5:11',
      'severity is "mild"; allowed: info, minor, major, critical',
    ],
    ['wrong kind', 'tags: [x-rude]', 'tags: x-rude', '4:7', 'tags is "x-rude"; it is a list: [x-rude]'],
    [
      'version',
      '1.0.0',
      '1.0',
      '2:10',
      'version needs three numbers with dots between them, such as 1.0.0; 1.0 was read as a number',
    ],
    [
      'a list of conditions',
      '  said:\n    phrases: { lists: [words] }\n  left:',
      '  - said:\n      phrases: { lists: [words] }\n  - left:',
      '7:3',
      'conditions is a list; write "key: value" without "- " or [ ]',
    ],
    ['half a version', '1.0.0', 'v1', '2:10', /^version is "v1"; it needs three numbers/],
    ['an id', 'id: rude', 'id: Rude_one', '1:5', /^id is "Rude_one"; it needs small letters, digits and hyphens/],
    [
      'one language',
      '{ zh: 不礼貌, en: Rude }',
      '不礼貌',
      '3:8',
      'title is said in both languages; write { zh: …, en: … }',
    ],
    ['nothing', 'en: Rude }', 'en: }', '3:23', /^nothing stands here: title\.en needs a value/],
    [
      'a phrase that is a number',
      '{ lists: [words] }',
      '{ any: [110] }',
      '8:22',
      /^conditions\.said\.phrases\.any\.0 is the number 110; put quotes around it: "110"$/,
    ],
    [
      'a key that is nearly one',
      'severity: minor',
      'severty: minor\nseverity: minor',
      '5:1',
      /^unknown key "severty" in the file; did you mean "severity"\? known here: id/,
    ],
    ['a full-width colon in { }', '{ zh: 不礼貌', '{ zh: 不, en：礼貌', '3:17', /^"en：礼貌" has a full-width ：/],
    [
      'a tag nobody knows',
      'x-rude',
      'rudeness',
      '4:8',
      '"rudeness" is no tag of the contract, nor does it begin with x-',
    ],
    ['the same key twice', 'severity: minor', 'severity: minor\nseverity: major', '6:1', /unique/],
    ['unknown condition', 'said and left', 'said and gone', '11:16', 'no condition "gone"; there are: said, left'],
    ['unused condition', 'said and left', 'said', '10:5', 'condition "left" is used nowhere'],
    ['unknown each', 'find: said', 'each: gone\nfind: said', '11:7', 'no condition "gone" here; there are: said, left'],
    [
      'a window around nothing',
      'is: agent }',
      'is: agent }\n    in: { after: { hit: gone } }',
      '11:25',
      'no other condition "gone" here; there are: said, left',
    ],
    [
      'a window around itself',
      'is: agent }',
      'is: agent }\n    in: { after: { hit: left } }',
      '11:25',
      '"left" cannot look beside itself; name another condition',
    ],
    [
      'two windows',
      'is: agent }',
      'is: agent }\n    in: { first: { turns: 1 }, last: { turns: 1 } }',
      '11:9',
      /^conditions\.left\.in is an object: /,
    ],
    [
      'two detectors',
      'is: agent }',
      'is: agent }\n    turns: { at_least: 1 }',
      '10:5',
      /^needs exactly one detector of .*; has field, turns$/,
    ],
    [
      'no detector',
      'field: { path: ended_by, is: agent }',
      'speaker: agent',
      '10:5',
      /^needs exactly one detector of .*; has none$/,
    ],
    ['unknown list', '[words]', '[wards]', '8:24', 'there is no list "wards"; did you mean "words"?'],
    [
      'unknown list in a phrase',
      'lists: [words]',
      'any: [您好, <wards>吗]',
      '8:26',
      'there is no list "wards"; did you mean "words"?',
    ],
    ['unknown situation', 'phrases: { lists: [words] }', 'situation: upset', '8:16', 'there is no situation "upset"'],
    [
      'a word of expressions as a name',
      'left:',
      'then:',
      '10:5',
      '"then" is a word of expressions; give the condition another name',
    ],
    [
      'a sign in an exception',
      'lists: [words] }',
      'any: [您好], except: [帮您, （他）您好] }',
      '8:40',
      '"（他）您好": （ is full-width; write half-width ( | )',
    ],
    [
      'no phrases',
      '{ lists: [words] }',
      '{ except: [a] }',
      '8:14',
      'needs phrases: "any", "all", "in_order", "none" or "lists"',
    ],
    [
      'two tests of a field',
      'is: agent',
      'is: agent, present: true',
      '10:12',
      /^field needs exactly one of "is", .* and "working_time"; has "is" and "present"$/,
    ],
    [
      'too short to be alike',
      'phrases: { lists: [words] }',
      'similar: { to: [您好], at_least: 0.5 }',
      '8:21',
      '"您好" is too short for similar (at least 3 characters or words)',
    ],
    [
      'a look-ahead',
      'phrases: { lists: [words] }',
      'regex: { any: ["慢(?!慢)"] }',
      '8:20',
      'regex "慢(?!慢)" has (?!: look-around is not allowed; use except',
    ],
    ['a phrase that cannot be read', '{ lists: [words] }', '{ any: ["(a|b"] }', '8:22', '"(a|b" has a ( without its )'],
  ])('%s', (_what, from, to, at, message) => check('pack/rules/rude.yaml', changed(RULE, from, to), at, message))

  test.each<[what: string, from: string, to: string, at: string, message: string | RegExp]>([
    [
      'a bracket left open',
      'tags: [x-rude]',
      'tags: [x-rude',
      '4:7',
      'this [ is never closed; write ] behind what belongs to it',
    ],
    ['a bracket too many', 'en: Rude }', 'en: Rude }}', '3:29', 'this } closes nothing, or closes too early'],
    [
      'a text with a colon in { }',
      'zh: 说, en',
      'zh: 说, x: 他说: 好, en',
      '12:22',
      /^a text with ": " in it needs quotes/,
    ],
    [
      'a text with a colon',
      '{ zh: 说, en: said }',
      '\n  zh: 说\n  en: said: it',
      '14:7',
      /^a text with ": " in it needs quotes/,
    ],
    ['a quote left open', 'en: Rude }', 'en: "Rude }', '3:23', 'this " is never closed; put another behind the text'],
    [
      'words behind quotes',
      'en: Rude }',
      'en: "Rude" one }',
      '3:30',
      /^the text goes on behind "; put quotes around the whole text/,
    ],
    ['words behind a bracket', 'x-rude]', 'x-rude]等', '4:15', /^the text goes on behind \]; /],
    ['a placeholder first', 'en: said }', 'en: {said} so }', '12:30', /^the text goes on behind \}; /],
    [
      'a remark in the middle',
      'en: Rude }',
      'en: Rude #1 }',
      '3:28',
      /^" #" begins a remark, and the rest of the line is not read/,
    ],
    [
      'too far in',
      '  left:',
      '   left:',
      '9:4',
      '"left" has 3 spaces before it and stands beside nothing above it: "phrases" has 4, "said" has 2; put what belongs together one below the other',
    ],
    ['in where nothing is', 'severity:', '  severity:', '5:3', /^"severity" has 2 spaces before it .*: "tags" has 0; /],
    [
      'a tab',
      '    phrases:',
      '\t\tphrases:',
      '8:1',
      'a tab stands before this line; put spaces there, YAML takes no tabs',
    ],
    ['a full-width colon', 'severity: minor', 'severity：minor', '5:9', /^this ： is full-width/],
    ['no space behind the colon', 'severity: minor', 'severity:minor', '5:9', 'a space is missing behind this :'],
    ['full-width brackets', '[x-rude]', '［x-rude］', '4:7', /^［ ］ ｛ ｝ are full-width/],
    [
      'full-width braces',
      '{ zh: 不礼貌, en: Rude }',
      '｛ zh: 不礼貌, en: Rude ｝',
      '3:8',
      /^｛ ｝ ［ ］ are full-width/,
    ],
    ['@', '[x-rude]', '[@rude]', '4:8', /^@ at the beginning of a text has a meaning in YAML/],
    ['!', '[x-rude]', '[!rude]', '4:8', /^! at the beginning of a text has a meaning in YAML/],
    ['an alias', '[x-rude]', '[*慢慢等]', '4:8', '* begins an alias in YAML; put the text in quotes'],
    [
      'an alias for keys',
      'severity:',
      '<<: *base\nseverity:',
      '5:5',
      '* begins an alias in YAML; put the text in quotes',
    ],
    ['an anchor', '[x-rude]', '[&慢慢等]', '4:8', '& begins an anchor in YAML; put the text in quotes'],
    ['an escape', 'en: Rude }', 'en: "\\d" }', '3:24', /^inside " " a \\ begins an escape/],
    ['two documents', 'severity:', '---\nseverity:', '5:1', /^--- begins a second document/],
    [
      'a full-width comma in { }',
      '{ zh: 不礼貌, en: Rude }',
      '{ zh: 不礼貌， en: Rude }',
      '3:17',
      'this ， is full-width; write a half-width , between the parts of { }',
    ],
    [
      'aliases without end',
      '[x-rude]',
      '[&a [x, x, x, x], &b [*a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b], [*c, *c, *c]]',
      '1:1',
      /^aliases \(\*\) in this file stand for too much/,
    ],
  ])('YAML, one mistake said once: %s', (_what, from, to, at, message) =>
    check('pack/rules/rude.yaml', changed(RULE, from, to), at, message),
  )

  const ALLOWED = 'allowed: and, or, not, then, ( ), and names of conditions in small letters'
  test.each<[find: string, at: string, message: string]>([
    ['said and', '11:15', 'expected a condition, "not" or "(", found the end'],
    ['and said or left', '11:7', 'expected a condition, "not" or "(", found "and"'],
    ['said left', '11:12', 'expected "and", "or", "then" or the end, found "left"'],
    ['(said or left', '11:20', 'expected ")", found the end'],
    ['said or left)', '11:19', 'expected "and", "or", "then" or the end, found ")"'],
    ['said & left', '11:12', `"&" has no meaning here; ${ALLOWED}`],
    ['said && left', '11:12', `"&&" has no meaning here; ${ALLOWED}`],
    ['said 或 left', '11:12', `"或" has no meaning here; ${ALLOWED}`],
    ['said and !left', '11:16', `"!" has no meaning here; ${ALLOWED}`],
    ['said OR left', '11:12', '"OR" is written in small letters: or'],
    ['said within 5 s', '11:12', 'within follows then: a then b within 5 s'],
    ['left and (said within 5 s)', '11:22', 'within follows then: a then b within 5 s'],
    ['said and letf', '11:16', 'no condition "letf"; did you mean "left"? there are: said, left'],
    ['said and Left', '11:16', `"Left" has no meaning here; ${ALLOWED}`],
    ['said then left within', '11:28', 'expected a number of seconds or turns, found the end'],
    ['said then left within s', '11:29', 'expected a number of seconds or turns, found "s"'],
    ['said then left within 0 s', '11:29', 'expected a number of seconds or turns, found "0"'],
    ['said then left within 5 minutes', '11:31', 'expected "s" or "turns" after the number, found "minutes"'],
    ['not said then left', '11:7', 'this can never be true, whatever is said'],
    ['said and not said', '11:7', 'this can never be true, whatever is said'],
    ['said or left or not said', '11:7', 'this is always true, whatever is said'],
    ['said and 5', '11:16', 'expected a condition, "not" or "(", found "5"'],
    ['said not left', '11:12', 'expected "and", "or", "then" or the end, found "not"'],
    ['said and not', '11:19', 'expected a condition, "not" or "(", found the end'],
    ['"said and  gone"', '11:18', 'no condition "gone"; there are: said, left'],
    ["'said &'", '11:13', `"&" has no meaning here; ${ALLOWED}`],
    ['said and () and left', '11:17', 'expected a condition, "not" or "(", found ")"'],
  ])('an expression: %s', (find, at, message) =>
    check('pack/rules/rude.yaml', changed(RULE, 'said and left', find), at, message),
  )

  test('given is read as find is', () =>
    check(
      'pack/rules/rude.yaml',
      changed(RULE, 'find:', 'given: said or\nfind:'),
      '11:15',
      'expected a condition, "not" or "(", found the end',
    ))
  test('an id that is not the name of its file', () =>
    check(
      'pack/rules/rude.yaml',
      changed(RULE, 'id: rude', 'id: ruder'),
      '1:5',
      'the id is "ruder", but the file is called "rude"',
    ))
})

describe('a list', () => {
  test.each<[phrase: string, message: RegExp]>([
    ['(这|那不是', /has a \( without its \)$/],
    ['这|那不是', /has a \) or \| without its \($/],
    ['这)不是', /has a \) or \| without its \($/],
    ['((这)不是)', /nests one \( \) in another; write them side by side$/],
    ['(这…那)不是', /has a … inside \( \) or a list; write two phrases$/],
    ['。！', /has a part without a letter: what stands around … and every choice need words$/],
    ['这…', /has a part without a letter/],
    ['(|这)', /has a part without a letter/],
    [`${'(a|b|c|d|e|f|g|h|i|j)'.repeat(4)}`, /stands for 10000 phrases; at most 1000$/],
  ])('%s', (phrase, message) =>
    check('pack/lists/words.yaml', changed(LIST, '  - 随便你', `  - "${phrase}"`), '4:5', message),
  )

  test.each<[phrase: string, column: number, message: RegExp]>([
    ['（这|那）不是', 6, /: （ is full-width; write half-width \( \| \)$/],
    ['(这｜那)不是', 8, /: ｜ is full-width/],
    ['［慢慢］等', 6, /: ［ means nothing in a phrase/],
    ['[慢慢]等', 6, /: \[ means nothing in a phrase/],
    ['您...等', 7, /: \.\.\. is no gap; write one …$/],
    ['您。。。等', 7, /: 。。。 is no gap; write one …$/],
    ['您……等', 7, /: …… is no gap; write one …$/],
    ['您*等', 7, /: \* is no gap; write one …$/],
    ['‹words›等', 6, /: ‹ names no list; write <list-id>, half-width$/],
    ['＜words＞等', 6, /: ＜ names no list/],
    ['等<words', 7, /has a < by itself; a list is named <list-id>$/],
    ['等words>', 12, /has a > by itself/],
  ])('a sign that is none: %s', (phrase, column, message) =>
    check('pack/lists/words.yaml', changed(LIST, '  - 随便你', `  - "${phrase}"`), `4:${column}`, message),
  )

  test('without phrases', () =>
    check(
      'pack/lists/words.yaml',
      'id: words\ntitle: { zh: 词, en: W }\nphrases: []\n',
      '3:10',
      /^phrases is an array of 0: /,
    ))
})

describe('a form', () => {
  test.each<[what: string, from: string, to: string, at: string, message: string | RegExp]>([
    [
      'unknown key',
      'points: 10',
      'points: 10\n        worth: 2',
      '15:9',
      /^unknown key "worth" in sections\.0\.items\.0; known here: id, title, points, /,
    ],
    [
      'wrong value',
      'not_applicable: keep',
      'not_applicable: drop',
      '6:17',
      'not_applicable is "drop"; allowed: keep, leave_out',
    ],
    [
      'points too fine',
      'points: -5',
      'points: -0.0005',
      '16:35',
      /^sections\.0\.items\.0\.rules\.0\.points is -0.0005: /,
    ],
    ['missing key', 'settings: { min_confidence: 0.6 }', 'settings: {}', '5:11', 'settings needs "min_confidence"'],
    [
      'a day that is none',
      'not_applicable:',
      'effective: { from: May }\nnot_applicable:',
      '6:20',
      'effective.from is "May"; it needs a day as YYYY-MM-DD, such as 2026-06-01',
    ],
    ['a rule that is not there', 'rule: rude', 'rule: polite', '16:21', 'there is no rule "polite"'],
    [
      'a rule used twice',
      '{ rule: rude, points: -5 }',
      '{ rule: rude, points: -5 }\n          - { rule: rude, points: -1 }',
      '17:21',
      'rule "rude" is used twice on this form',
    ],
  ])('%s', (_what, from, to, at, message) => check('pack/forms/form.yaml', changed(FORM, from, to), at, message))

  const other = (text: string) => text.replace('id: form', 'id: other')
  const AMBIGUOUS = 'a call may fit this form and "form" equally well; narrow one of them, or let one extend the other'
  const dated = (from: string, to: string) => `effective: { from: ${from}, to: ${to} }\nnot_applicable:`

  test('two equally specific', () => check('pack/forms/other.yaml', other(FORM), '4:13', AMBIGUOUS))
  test('two that ask different things of one call', () => {
    const first = { 'pack/forms/form.yaml': FORM.replace('language: zh', 'language: zh, channel: chat') }
    check(
      'pack/forms/other.yaml',
      other(FORM).replace('language: zh', 'language: zh, queue: q'),
      '4:13',
      AMBIGUOUS,
      first,
    )
  })
  test.each<[what: string, form: string, second: string]>([
    ['another language', FORM, other(FORM).replace('language: zh', 'language: en')],
    ['one more specific', FORM, other(FORM).replace('language: zh', 'language: zh, channel: chat')],
    [
      'one takes over from the other',
      FORM.replace('not_applicable:', dated('2026-01-01', '2026-05-01')),
      other(FORM).replace('not_applicable:', dated('2026-05-01', '2027-01-01')),
    ],
    [
      'other values of an attribute',
      FORM.replace('language: zh', 'language: zh, attributes: { vip: true }'),
      other(FORM).replace('language: zh', 'language: zh, attributes: { vip: false }'),
    ],
  ])('two may stand side by side: %s', (_what, form, second) =>
    expect(told({ 'pack/forms/form.yaml': form, 'pack/forms/other.yaml': second })).toEqual([]),
  )

  test('two that overlap by a day', () =>
    check(
      'pack/forms/other.yaml',
      other(FORM).replace('not_applicable:', dated('2026-05-01', '2027-01-01')),
      '4:13',
      AMBIGUOUS,
      {
        'pack/forms/form.yaml': FORM.replace('not_applicable:', dated('2026-01-01', '2026-05-02')),
      },
    ))
})

describe('examples', () => {
  test('of a rule that is not there', () => {
    const problems = told({ 'pack/rules/kind.examples.yaml': EXAMPLES.replace('rule: rude', 'rule: kind') })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^pack\/rules\/kind\.examples\.yaml:1:7: there is no rule "kind"\n/)
  })
  test('an unknown expectation', () =>
    check(
      'pack/rules/rude.examples.yaml',
      changed(EXAMPLES, 'expect: pass', 'expect: nothing'),
      '7:13',
      /^examples\.1\.expect is "nothing"; allowed: finding, pass/,
    ))
})

describe('a line of an example', () => {
  test.each<[line: string, column: number, message: string | RegExp]>([
    ['{ agent: "【【您好】】" }', 26, '【【 marks nothing; write half-width [[ ]]'],
    ['{ agent: "您好[[" }', 28, '[[ without its ]]'],
    ['{ agent: "您好]]" }', 28, ']] without its [['],
    ['{ agent: "[[您[[好]]" }', 29, '[[ in another [[; close the first with ]]'],
    ['{ agent: 您好, at: [9, 5] }', 33, 'at [9, 5] ends before it begins'],
    ['{ agent: 您好, confidence: 80 }', 41, 'confidence is 80; it goes from 0 to 1'],
    ['{ confidence: 0.5 }', 16, /^a line has one speaker of agent, .*; this has nobody$/],
    ['{ agent: 您好, customer: 好 }', 16, /this has agent and customer$/],
    ['{ agent: [[您好]] }', 25, /^examples\.1\.dialogue\.0\.agent begins with \[, which makes it a list; put quotes/],
  ])('%s', (line, column, message) =>
    check('pack/rules/rude.examples.yaml', changed(EXAMPLES, '{ agent: 您好 }', line), `8:${column}`, message),
  )
})

describe('a file', () => {
  const FILE = 'id: more\ntitle: { zh: 词, en: W }\nphrases: [您好]\n'
  test.each<[path: string, message: RegExp]>([
    ['pack/lists/more.yml', /: a file of a pack is called ….yaml; call it more.yaml$/],
    ['pack/lists/more.YAML', /; call it more.yaml$/],
    ['pack/rules/rude.example.yaml', /: call it rude.examples.yaml$/],
    [
      'pack/list/more.yaml',
      /: nothing says what this file is; put it in a folder called rules, forms, lists, situations, clauses, limits, calendars, schemes, checklists$/,
    ],
    ['more.yaml', /: nothing says what this file is/],
  ])('that would be passed over or taken for something else: %s', (path, message) =>
    expect(told({ [path]: FILE })).toEqual([expect.stringMatching(message)]),
  )
  test('the nearest folder says what it is', () => expect(told({ 'my/rules/pack/lists/more.yaml': FILE })).toEqual([]))
})

describe('situations', () => {
  const situation = (id: string, of: string) =>
    `id: ${id}\nversion: 1.0.0\ntitle: { zh: 境, en: S }\nconditions:\n  a: { situation: ${of} }\nholds: a\n`
  const rule = RULE.replace('phrases: { lists: [words] }', 'situation: one')
  const heads = (files: Files) => told({ 'pack/rules/rude.yaml': rule, ...files }).map((one) => one.split('\n')[0])

  test('one that needs itself is said once', () =>
    expect(heads({ 'pack/situations/one.yaml': situation('one', 'one') })).toEqual([
      'pack/situations/one.yaml:5:19: "one" leads back to this situation; none may need itself',
    ]))
  test('two that need each other are said once', () =>
    expect(
      heads({
        'pack/situations/one.yaml': situation('one', 'two'),
        'pack/situations/two.yaml': situation('two', 'one'),
      }),
    ).toEqual(['pack/situations/one.yaml:5:19: "two" leads back to this situation; none may need itself']))
  test('one that says nothing of its condition', () => {
    const text = situation('one', 'two').replace('{ situation: two }', '{ phrases: { any: [甲] } }')
    expect(heads({ 'pack/situations/one.yaml': text.replace('holds: a', 'holds: b') })).toEqual([
      'pack/situations/one.yaml:6:8: no condition "b"; did you mean "a"? there are: a',
    ])
  })
  test('what is wrong in one is not said again of who asks for it', () =>
    expect(heads({ 'pack/situations/one.yaml': situation('one', 'tow') })).toEqual([
      'pack/situations/one.yaml:5:19: there is no situation "tow"',
    ]))
})

describe('many', () => {
  test('two files of one id', () => {
    const problems = told({ 'pack/rules/sub/rude.yaml': RULE })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^pack\/rules\/sub\/rude\.yaml:1:5: "rude" is also the id of pack\/rules\/rude\.yaml\n/)
  })

  test('everything wrong in a file is said at once, from the top', () => {
    const wrong = RULE.replace('severity: minor', 'severity: mild')
      .replace('is: agent', 'was: agent')
      .replace('en: why', 'ne: why')
      .replace('find:', 'colour: red\nfind:')
    const heads = told({ 'pack/rules/rude.yaml': wrong }).map((problem) => problem.split(';')[0]?.split('\n')[0])
    expect(heads).toEqual([
      'pack/rules/rude.yaml:5:11: severity is "mild"',
      'pack/rules/rude.yaml:10:30: unknown key "was" in conditions.left.field',
      'pack/rules/rude.yaml:11:1: unknown key "colour" in the file',
      'pack/rules/rude.yaml:14:6: why needs "en"',
      'pack/rules/rude.yaml:14:15: unknown key "ne" in why',
    ])
  })

  test('everything wrong in a pack is said at once', () => {
    const heads = told({
      'pack/rules/rude.yaml': RULE.replace('severity: minor', 'severity: mild'),
      'pack/lists/words.yaml': LIST.replace('随便你', '(随便').replace('(这|那)', '(这'),
      'pack/forms/form.yaml': FORM.replace('keep', 'drop'),
    }).map((problem) => problem.split(': ')[0])
    expect(heads).toEqual(
      expect.arrayContaining([
        'pack/forms/form.yaml:6:17',
        'pack/lists/words.yaml:4:5',
        'pack/lists/words.yaml:5:5',
        'pack/rules/rude.yaml:5:11',
      ]),
    )
  })

  test('every rule that does not compile is named, used by a form or not', () => {
    const heads = told({
      'pack/rules/rude.yaml': RULE.replace('said and left', 'said and'),
      'pack/rules/kind.yaml': RULE.replace('id: rude', 'id: kind').replace('[words]', '[wards]'),
      'pack/forms/form.yaml': FORM.replace('rule: rude', 'rule: polite'),
    }).map((problem) => problem.split(': ')[0])
    expect(heads.sort()).toEqual([
      'pack/forms/form.yaml:16:21',
      'pack/rules/kind.yaml:8:24',
      'pack/rules/rude.yaml:11:15',
    ])
  })

  test('more than a handful', () => {
    const keys = Array.from({ length: 20 }, (_, i) => `key${i}: 1\n`).join('')
    expect(told({ 'pack/rules/rude.yaml': RULE + keys })).toHaveLength(20)
  })
})
