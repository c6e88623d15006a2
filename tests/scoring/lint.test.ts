import { describe, expect, test } from 'vitest'
import { lint } from '../../scoring/packs/lint/index.ts'
import type { Source } from '../../scoring/packs/source.ts'
import { EXAMPLES, FORM, LIST, soundPack } from './sound.ts'

const RULE = `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
conditions:
  said:
    phrases: { lists: [words] }
find: said
message: { zh: "说“{said}”", en: "said {said}" }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
type Files = Record<string, string | null>
const SOUND: Files = soundPack(RULE)

/** First lines of the remarks, without the tags no rule has: `rules/rude.yaml:8:24: warning: …`. */
function told(changes: Files): string[] {
  const sources = Object.entries({ ...SOUND, ...changes }).flatMap(([path, text]): Source[] =>
    text === null ? [] : [{ path, text }],
  )
  return lint(sources)
    .map(({ text }) => (text.split('\n')[0] as string).replace('pack/', ''))
    .filter((text) => !text.includes('has the tags'))
}

const changed = (text: string, from: string, to: string): string => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

/** The rule with another condition in place of its one. */
const ruleOf = (condition: string, find = 'said'): Files => ({
  'pack/rules/rude.yaml': changed(
    RULE,
    'said:\n    phrases: { lists: [words] }\nfind: said',
    `${condition}\nfind: ${find}`,
  ).replaceAll('{said}', ''),
  'pack/lists/words.yaml': null,
})
const withForm = (from: string, to: string): Files => ({ 'pack/forms/form.yaml': changed(FORM, from, to) })
const withRule = (from: string, to: string): Files => ({ 'pack/rules/rude.yaml': changed(RULE, from, to) })
const phrases = (spec: string, more = ''): Files => ruleOf(`said:\n    phrases: { ${spec} }${more}`)
const list = (...texts: string[]): Files => ({
  'pack/lists/words.yaml': `id: words\ntitle: { zh: 词, en: Words }\nphrases:\n${texts.map((text) => `  - "${text}"\n`).join('')}`,
})

type Case = [what: string, files: Files, ...told: (string | RegExp)[]]
const cases = (all: Case[]) =>
  test.each(all)('%s', (_what, files, ...wanted) => {
    const found = told(files)
    expect(found).toEqual(wanted.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))))
  })

test('nothing is said of the pack these are made of', () => expect(told({})).toEqual([]))

test('a remark shows the place and the lines around it, as the loader does', () => {
  const [remark] = lint([{ path: 'lists/words.yaml', text: `${LIST}  - 随便你\n` }]).filter(({ text }) =>
    text.includes('twice'),
  )
  expect(remark).toEqual({
    gravity: 'warning',
    text: `lists/words.yaml:6:5: warning: "随便你" stands here twice
  4 |   - 随便你
  5 |   - (这|那)不是我的错
  6 |   - 随便你
    |     ^`,
  })
})

describe('what the loader refuses', () => {
  test('is in the same report, as the loader says it, in the order of the files', () => {
    const found = told({
      ...withRule('find: said', 'find: said and'),
      ...withForm('rule: rude', 'rule: polite'),
      ...list('随便你', '随便你'),
    })
    expect(found.map((text) => text.split(': ').slice(0, 2).join(': '))).toEqual([
      'forms/form.yaml:16:21: there is no rule "polite"',
      'lists/words.yaml:5:5: warning',
      'rules/rude.yaml:1:5: warning',
      'rules/rude.yaml:9:15: expected a condition, "not" or "(", found the end',
    ])
  })
  cases([
    [
      'a file that cannot be read: the others wait',
      { ...withRule('severity: minor', 'severity: mild'), ...list('随便你', '随便你') },
      'rules/rude.yaml:5:11: severity is "mild"; allowed: info, minor, major, critical',
    ],
  ])
})

describe('duplicates', () => {
  cases([
    [
      'the same phrase in a list',
      list('随便你', '您好', '您 好。'),
      /words\.yaml:6:5: warning: "您 好。" adds nothing: "您好" says/,
    ],
    ['after expansion', list('(你|您)随便', '您隨便'), /words\.yaml:5:5: warning: "您隨便" adds nothing/],
    ['only a part of it: nothing', list('(你|您)随便', '(您|他)随便')],
    ['English words apart are others', list('good bye', 'goodbye')],
    ['in a condition', phrases('any: [随便你, 您好, 您 好]'), /rude\.yaml:8:31: warning: "您 好" adds nothing/],
    [
      'what a list of the condition has already',
      { ...SOUND, ...withRule('{ lists: [words] }', '{ any: [那不是我的错], lists: [words] }') },
      /rude\.yaml:8:22: warning: "那不是我的错" adds nothing/,
    ],
    ['among exceptions', phrases('any: [随便你], except: [您说, 您 说]'), /rude\.yaml:8:41: warning: "您 说" adds/],
    ['an alternative', list('(您|你|您 )随便'), /words\.yaml:4:5: warning: "您 " adds nothing to its choice in/],
    ['an alternative that is another one in English: nothing', list('(a|a )way')],
    [
      'a phrase that counts twice',
      phrases('any: [(故障|毛病), 毛病, 型号], at_least: 2'),
      /rude\.yaml:8:31: warning: "毛病" and "\(故障\|毛病\)" have words in common, which count as both/,
    ],
    ['one that counts once: nothing', phrases('any: [(故障|毛病), 型号], at_least: 2')],
    ['said twice in order: nothing', phrases('in_order: [您好, 您好]')],
    [
      'an expression',
      ruleOf('said:\n    regex: { any: ["卡号[0-9]", "卡号[0-9]"] }'),
      /rude\.yaml:8:31: warning: "卡号\[0-9\]" stands here twice/,
    ],
    [
      'the same list',
      {
        ...SOUND,
        ...withRule('[words]', '[words, others]'),
        'pack/lists/others.yaml': `${changed(LIST, 'id: words', 'id: others').replace('  - 随便你\n', '')}  - 随便 你\n`,
      },
      /others\.yaml:1:5: warning: this list has the phrases of pack\/lists\/words\.yaml/,
      /rude\.yaml:8:31: warning: list others adds nothing: list words says the same/,
    ],
    [
      'the same condition',
      ruleOf(
        'said:\n    phrases: { any: [随便你], scope: turn }\n  again:\n    phrases: { scope: turn, any: [随便你] }',
        'said or again',
      ),
      /rude\.yaml:10:5: warning: condition "again" says the same as "said"; use that one/,
    ],
    [
      'the same in another window: nothing',
      ruleOf(
        'said:\n    phrases: { any: [随便你] }\n  again:\n    phrases: { any: [随便你] }\n    in: { first: { turns: 1 } }',
        'said or again',
      ),
    ],
    [
      'the same rule by other names',
      {
        'pack/rules/rough.yaml': changed(RULE, 'id: rude', 'id: rough')
          .replace('said:', 'heard:')
          .replace('find: said', 'find: heard'),
        'pack/rules/rough.examples.yaml': changed(EXAMPLES, 'rule: rude', 'rule: rough'),
        ...withForm(
          '{ rule: rude, points: -5 }',
          '{ rule: rude, points: -5 }\n          - { rule: rough, points: -5 }',
        ),
      },
      /rules\/rough\.yaml:1:5: warning: this rule finds what pack\/rules\/rude\.yaml finds/,
    ],
    [
      'the same for others: nothing',
      {
        'pack/rules/rough.yaml': changed(RULE, 'id: rude', 'id: rough').replace(
          'severity',
          'applies: { queue: a }\nseverity',
        ),
        'pack/rules/rough.examples.yaml': changed(EXAMPLES, 'rule: rude', 'rule: rough'),
        ...withForm(
          '{ rule: rude, points: -5 }',
          '{ rule: rude, points: -5 }\n          - { rule: rough, points: -5 }',
        ),
      },
    ],
  ])
})

describe('phrases within phrases', () => {
  const within = /: info: "我说随便你吧" makes no difference, except to how much is marked: "随便你" is found within it/
  cases([
    ['anywhere', phrases('any: [随便你, 我说随便你吧]'), within],
    [
      'in a window: the turn in which it begins may be outside',
      phrases('any: [随便你, 我说随便你吧]', '\n    in: { first: { turns: 1 } }'),
    ],
    [
      'in a window, at the beginning',
      phrases('any: [随便你, 随便你吧]', '\n    in: { first: { turns: 1 } }'),
      /: info: "随便你吧" makes no difference/,
    ],
    [
      'in a window, in one turn',
      phrases('any: [随便你, 我说随便你吧], scope: turn', '\n    in: { first: { turns: 1 } }'),
      within,
    ],
    ['where it counts by itself: nothing', phrases('all: [随便你, 我说随便你吧]')],
    [
      'where an exception excuses the one and not the other',
      phrases('any: [随便你, 我说随便你吧], except: [我说]'),
      /: info: "我说" lies within "我说随便你吧"/,
    ],
    ['where an exception has nothing to do with it', phrases('any: [随便你, 我说随便你吧], except: [您刚才]'), within],
    ['no whole word', phrases('any: [port, portal, the port is]'), /: info: "the port is" makes no difference/],
    ['within a gap', phrases('any: ["喂…说话", "喂…说话呀"]'), /: info: "喂…说话呀" makes no difference/],
    ['a gap made wider: nothing', phrases('any: ["喂…说话", "喂你…说话"]')],
    ['by sound, but too short to be heard so', ruleOf('said:\n    homophones: { any: [随便, 随便你吧] }')],
    [
      'as long as it takes',
      ruleOf('said:\n    homophones: { any: [随便你, 随便你吧] }'),
      /: info: "随便你吧" makes no difference/,
    ],
    [
      'a list that is an exception elsewhere: nothing',
      {
        ...list('随便你', '我说随便你吧'),
        ...withRule('{ lists: [words] }', '{ any: [您好], except_lists: [words] }'),
      },
    ],
  ])
})

describe('exceptions', () => {
  const never = (what: string) => new RegExp(`:8:\\d+: ${what} is never found: an exception has the very same words`)
  cases([
    ['a phrase that is its own exception', phrases('any: [随便你, 您好], except: [您 好]'), never('"您好"')],
    [
      'of a list',
      { ...SOUND, ...withRule('{ lists: [words] }', '{ lists: [words], except: [随便你] }') },
      never('"随便你" of list words'),
    ],
    [
      'one of its variants',
      phrases('any: [(您|你)好], except: [你好]'),
      /: info: "\(您\|你\)好" is never found as "你好"/,
    ],
    ['by sound it still may be', ruleOf('said:\n    homophones: { any: [随便你], except: [随便你] }')],
    ['too short for that', ruleOf('said:\n    homophones: { any: [您好], except: [您好] }'), never('"您好"')],
    ['around it: nothing', phrases('any: [随便你], except: [随便你看]')],
    [
      'within it',
      phrases('any: [我随便你], except: [随便]'),
      /: warning: "随便" lies within "我随便你"; what lies within a hit is no exception to it/,
    ],
    [
      'within one of them, it may be meant for the other',
      phrases('any: [我随便你, 您好], except: [随便]'),
      /: info: "随便" lies within/,
    ],
  ])
})

describe('what never comes', () => {
  const none = 'silent:\n    phrases: { none: [您好] }\n  said:\n    phrases: { any: [随便你] }'
  cases([
    [
      'a window beside "none"',
      ruleOf(`${none}\n    in: { after: { hit: silent } }`, 'said'),
      /rude\.yaml:11:9: "silent" has no hits, being "none": the window is always empty/,
    ],
    ['each of "none"', { ...ruleOf(none, 'said\neach: silent') }, /rude\.yaml:12:7: "silent" has no hits/],
    ['"none" in a chain', ruleOf(none, 'silent then said'), /rude\.yaml:11:7: a part of "then" has no place/],
    [
      '"not" in a chain',
      ruleOf('a:\n    phrases: { any: [您好] }\n  said:\n    phrases: { any: [随便你] }', 'said or (said then not a)'),
      /: a part of "then" has no place/,
    ],
    ['"none" beside a chain: nothing', ruleOf(none, 'silent and said')],
    [
      'a window for the whole call',
      ruleOf('said:\n    ending: { by: agent }\n    in: { last: { turns: 1 } }'),
      /rude\.yaml:9:9: warning: "in" changes nothing for "said": ending is about the whole call/,
    ],
    [
      'a speaker for the whole call',
      ruleOf('said:\n    ring: { longer_than: 9 }\n    speaker: customer'),
      /rude\.yaml:9:14: warning: "speaker" changes nothing/,
    ],
    ['a window for silences: nothing', ruleOf('said:\n    silence: { at_least: 9 }\n    in: { last: { turns: 1 } }')],
    [
      'an interruption in a chat',
      {
        'pack/lists/words.yaml': null,
        'pack/rules/rude.yaml': (
          ruleOf('said:\n    interruption: { after: 1, overlap: 1 }')['pack/rules/rude.yaml'] as string
        ).replace('severity', 'applies: { channel: chat }\nseverity'),
      },
      /: warning: in a chat there is no interruption to find/,
    ],
    [
      'an empty range: the loader',
      phrases('any: [随便你]', '\n    in: { range: { turns: [3, 2] } }'),
      /: range turns \[3, 2\] is empty/,
    ],
  ])
})

describe('flows', () => {
  const two = 'said:\n    phrases: { any: [随便你] }\n  later:\n    phrases: { any: [再见] }'
  const flow = (steps: string, conditions = two): Files => {
    const files = ruleOf(conditions)
    return {
      ...files,
      'pack/rules/rude.yaml': (files['pack/rules/rude.yaml'] as string).replace('find: said', `flow: ${steps}`),
    }
  }
  cases([
    ['as they should be: nothing', flow('[{ step: said }, { step: later, if: said, always: true }]')],
    [
      'a step without a place',
      flow(
        '[{ step: said }, { step: silent }]',
        `${two.replace('later', 'silent').replace('any: [再见]', 'none: [再见]')}`,
      ),
      /rude\.yaml:11:32: "silent" has no place in the call, being "none"/,
    ],
    [
      'a step that waits for itself',
      flow('[{ step: said }, { step: later or said, if: "later or  said" }]'),
      /rude\.yaml:11:51: "later or said" waits for itself/,
    ],
    [
      'an optional step that waits',
      flow('[{ step: said }, { step: later, if: said, optional: true }]'),
      /rude\.yaml:11:43: warning: "if" changes nothing: an optional step/,
    ],
    [
      'a first step that is always due',
      flow('[{ step: said, always: true }, { step: later }]'),
      /rude\.yaml:11:30: warning: "always" changes nothing/,
    ],
    [
      '"none" in a chain',
      flow(
        '[{ step: later }, { step: said, if: silent then later }]',
        `silent:\n    phrases: { none: [您好] }\n  ${two}`,
      ),
      /rude\.yaml:13:43: a part of "then" has no place/,
    ],
    [
      'placeholders of a flow in a rule without one',
      withRule('en: good', 'en: "{skipped}{times}"'),
      /rude\.yaml:12:27: nothing fills \{skipped\}: this rule has find, and no flow/,
    ],
    [
      'the same flow twice, whatever its steps are called',
      {
        ...flow('[{ step: said }, { step: later, title: { zh: 后, en: Later } }]'),
        'pack/rules/other.yaml': (flow('[{ step: said }, { step: later }]')['pack/rules/rude.yaml'] as string)
          .replace('id: rude', 'id: other')
          .replaceAll('later', 'after'),
        'pack/rules/other.examples.yaml': EXAMPLES.replace('rule: rude', 'rule: other'),
        ...withForm('- { rule: rude', '- { rule: other, points: -1 }\n          - { rule: rude'),
      },
      /other\.yaml:1:5: warning: this rule finds what .*rude\.yaml finds/,
    ],
    [
      'neither find nor flow: the loader',
      withRule('find: said\n', ''),
      'rules/rude.yaml:1:1: the file needs either find or flow; it has neither',
    ],
    [
      'both: the loader',
      withRule('find: said\n', 'find: said\nflow: [{ step: said }, { step: not said }]\n'),
      'rules/rude.yaml:1:1: the file needs either find or flow; it has both',
    ],
    [
      'a step nobody knows: the loader',
      flow('[{ step: said }, { step: latr }]'),
      /rude\.yaml:11:32: no condition "latr"; did you mean "later"\? there are: said, later/,
    ],
    [
      'an unknown key of a step: the loader',
      flow('[{ step: said }, { step: later, when: said }]'),
      /rude\.yaml:11:39: unknown key "when" in flow\.1; known here: step, title, if, optional, always/,
    ],
  ])
})

describe('contradictions', () => {
  const applies = (what: string) => withRule('severity', `applies: ${what}\nseverity`)
  cases([
    [
      'language',
      applies('{ language: en }'),
      'forms/form.yaml:16:21: rule "rude" never applies here: language is en for the one, zh for the other',
    ],
    [
      'channel',
      { ...applies('{ channel: chat }'), ...withForm('language: zh', 'language: zh, channel: voice') },
      /channel is chat for the one, voice/,
    ],
    [
      'channel of the item',
      { ...applies('{ channel: chat }'), ...withForm('points: 10', 'points: 10\n        applies: { channel: voice }') },
      /:17:21: rule "rude" never applies here: channel/,
    ],
    [
      'an item of other calls than its form',
      withForm('points: 10', 'points: 10\n        applies: { language: en }'),
      /:15:18: no call of this form is one: language is en/,
    ],
    [
      'queues',
      { ...applies('{ queue: [a, b] }'), ...withForm('language: zh', 'language: zh, queue: c') },
      /queue is a or b for the one, c for the other/,
    ],
    [
      'one of the queues: nothing',
      { ...applies('{ queue: [a, c] }'), ...withForm('language: zh', 'language: zh, queue: c') },
    ],
    [
      'attributes',
      {
        ...applies('{ attributes: { vip: true } }'),
        ...withForm('language: zh', 'language: zh, attributes: { vip: false }'),
      },
      /attribute vip is true/,
    ],
    [
      'narrower than the form: nothing',
      applies('{ language: zh, channel: voice, direction: inbound, attributes: { vip: true } }'),
    ],
    [
      'dates that end before they begin',
      withRule('severity', 'effective: { from: 2026-05-02, to: 2026-05-02 }\nseverity'),
      /rude\.yaml:5:12: over before it begins: from 2026-05-02, to 2026-05-02/,
    ],
    [
      'a day that is none',
      withRule('severity', 'effective: { from: 2026-02-30 }\nseverity'),
      /rude\.yaml:5:20: there is no 2026-02-30/,
    ],
    [
      'dates apart from the form’s',
      {
        ...withRule('severity', 'effective: { to: 2026-05-01 }\nseverity'),
        ...withForm('not_applicable', 'effective: { from: 2026-05-01 }\nnot_applicable'),
      },
      /:17:21: rule "rude" never applies here: their effective days/,
    ],
    [
      'a day in common: nothing',
      {
        ...withRule('severity', 'effective: { to: 2026-05-02 }\nseverity'),
        ...withForm('not_applicable', 'effective: { from: 2026-05-01 }\nnot_applicable'),
      },
    ],
  ])
})

describe('unused', () => {
  const SITUATION = `id: upset\nversion: 1.0.0\ntitle: { zh: 不满, en: Upset }\nconditions:\n  said: { phrases: { any: [投诉] } }\nholds: said\n`
  const kind: Files = {
    'pack/rules/kind.yaml': changed(RULE, 'id: rude', 'id: kind').replace('lists: [words]', 'any: [谢谢]'),
    'pack/rules/kind.examples.yaml': changed(EXAMPLES, 'rule: rude', 'rule: kind'),
  }
  cases([
    ['a rule on no form', kind, 'rules/kind.yaml:1:5: warning: rule "kind" is on no form'],
    [
      'a list',
      { 'pack/lists/others.yaml': 'id: others\ntitle: { zh: 词, en: Words }\nphrases: [您好]\n' },
      'lists/others.yaml:1:5: warning: nobody uses list "others"',
    ],
    [
      'a list within a phrase is used',
      {
        'pack/lists/others.yaml': 'id: others\ntitle: { zh: 词, en: Words }\nphrases: [您好]\n',
        ...withRule('{ lists: [words] }', '{ any: ["<others>啊"], lists: [words] }'),
      },
    ],
    [
      'a situation',
      { 'pack/situations/upset.yaml': SITUATION },
      'situations/upset.yaml:1:5: warning: nobody asks for situation "upset"',
    ],
    [
      'a situation an item asks for',
      { 'pack/situations/upset.yaml': SITUATION, ...withForm('points: 10', 'points: 10\n        given: upset') },
    ],
    [
      'an item that never changes',
      withForm('points: -5 }', 'points: 0 }'),
      'forms/form.yaml:16:11: warning: item "item" never changes: all its rules have 0 points',
    ],
    ['0 points on trial: nothing', withForm('points: -5 }', 'points: 0, shadow: true }')],
    ['0 points that zero the form: nothing', withForm('points: -5 }', 'points: 0, critical: form }')],
  ])
})

describe('settings', () => {
  const working = ruleOf('said:\n    field: { working_time: false }')
  const given = 'min_confidence: 0.6, working_time: [{ days: [mon], from: "09:00", to: "18:00" }]'
  cases([
    [
      'no working time',
      working,
      'forms/form.yaml:5:11: "rude" asks for the working time; settings need "working_time"',
    ],
    ['working time', { ...working, ...withForm('min_confidence: 0.6', given) }],
    [
      'no company',
      withRule('en: good', 'en: "{company}"'),
      /form\.yaml:5:11: warning: without "company", rude will say “本公司” \(“our company”\) of calls that have none/,
    ],
    ['other words where there is none', withRule('en: good', 'en: "{company|Us}"')],
    [
      'a company',
      {
        ...withRule('en: good', 'en: "{company}"'),
        ...withForm('min_confidence: 0.6', 'min_confidence: 0.6, company: A'),
      },
    ],
    ['a name listened for', ruleOf('said:\n    entity: { any: [department] }'), /: info: without "department"/],
  ])
})

describe('slow and everywhere', () => {
  const numbers = Array.from({ length: 21 }, (_, i) => `号码是${'一二三四五六七八九十'.slice(i % 10)}${i}`)
  const regex = (source: string) => ruleOf(`said:\n    regex: { any: ['${source}'] }`)
  cases([
    [
      'a plain expression',
      regex('不关我事'),
      /rude\.yaml:8:20: warning: "不关我事" is plain text; phrases find it faster/,
    ],
    ['plain choices', regex('不关我事|随便你'), /: warning: .* is plain text/],
    ['no letters to go by', regex('\\d{16}'), /: info: .* has no two letters that must be there/],
    ['none in one of the choices', regex('卡号|\\d{4}'), /: info: .* has no two letters/],
    ['none that must be there', regex('(卡号)?\\d'), /: info: .* has no two letters/],
    ['letters', regex('卡号是?\\d+')],
    ['letters in each of the choices', regex('(卡号|帐号)\\d+')],
    [
      'many texts to be alike',
      ruleOf(`said:\n    similar: { at_least: 0.6, to: [${numbers.join(', ')}] }`),
      /rude\.yaml:8:14: warning: every turn is compared with 21 texts/,
    ],
    ['not so many', ruleOf(`said:\n    similar: { at_least: 0.6, to: [${numbers.slice(1).join(', ')}] }`)],
    [
      'a choice where there is none',
      ruleOf('said:\n    similar: { at_least: 0.6, to: ["(您|你)好请讲"] }'),
      /: warning: "\(您\|你\)好请讲" is compared as it stands/,
    ],
    [
      'a single letter',
      phrases('any: [随便你, (我|您)]'),
      /rude\.yaml:8:27: warning: a single letter is found nearly everywhere: 我, 您/,
    ],
    ['in a window', phrases('any: [您]', '\n    in: { first: { turns: 1 } }'), /: info: a single letter/],
    ['beside a gap: nothing', phrases('any: ["您…随便"]')],
    ['in a list', list('随便你', '您'), /words\.yaml:5:5: warning: a single letter/],
    ['of exceptions: nothing', phrases('any: [随便你], except: [您]')],
    [
      'a gap between single letters',
      phrases('any: ["(您|你们)…随"]'),
      /: info: .* is slow: each of its parts may be a single letter/,
    ],
    [
      'too many variants',
      phrases('any: ["(甲|乙|丙|丁|戊|己)(甲|乙|丙|丁|戊|己)(甲|乙|丙|丁|戊|己)"]'),
      /: info: .* stands for 216 phrases/,
    ],
    ['not so many variants', phrases('any: ["(甲|乙|丙|丁|戊|己)(甲|乙|丙|丁|戊|己)(甲|乙|丙|丁|戊)"]')],
  ])
})

describe('examples and tags', () => {
  cases([
    [
      'no examples',
      { 'pack/rules/rude.examples.yaml': null },
      'rules/rude.yaml:1:5: rule "rude" has no examples: write rude.examples.yaml',
    ],
    [
      'no finding',
      { 'pack/rules/rude.examples.yaml': changed(EXAMPLES, 'expect: finding', 'expect: pass') },
      'rules/rude.examples.yaml:3:3: none of the examples has a finding',
    ],
    [
      'no near-miss',
      { 'pack/rules/rude.examples.yaml': changed(EXAMPLES, 'expect: pass', 'expect: finding') },
      'rules/rude.examples.yaml:3:3: none of the examples is a near-miss',
    ],
  ])
  test('tags of the contract that no rule for these calls has', () => {
    const tags = (rule: string, form = FORM) =>
      lint(
        Object.entries({ ...SOUND, 'pack/rules/rude.yaml': rule, 'pack/forms/form.yaml': form }).map(
          ([path, text]) => ({ path, text: text as string }),
        ),
      )
        .map(({ text }) => text.split('\n')[0] as string)
        .filter((text) => text.includes('has the tags'))
    expect(tags(RULE)).toEqual([
      expect.stringMatching(/form\.yaml:4:13: info: .* has the tags greeting, self-introduction/),
    ])
    const greeting = changed(RULE, 'x-rude', 'greeting')
    expect(tags(greeting)).toEqual([expect.stringMatching(/ has the tags self-introduction/)])
    expect(
      tags(
        greeting.replace('severity', 'applies: { channel: chat }\nseverity'),
        FORM.replace('language: zh', 'language: zh, channel: voice'),
      ),
    ).toEqual([expect.stringMatching(/ has the tags greeting/)])
  })
})

describe('texts', () => {
  cases([
    ['no words', withRule('why: { zh: 因', 'why: { zh: " "'), 'rules/rude.yaml:11:12: why.zh has no words'],
    [
      'deep in a form',
      withForm('title: { zh: 项', 'title: { zh: ""'),
      'forms/form.yaml:13:22: sections.0.items.0.title.zh has no words',
    ],
    [
      'a placeholder nothing fills',
      withRule('en: good', 'en: "{Company}"'),
      /rude\.yaml:12:27: nothing fills \{Company\}; there are: \{said\}/,
    ],
    [
      'other words for what is never missing',
      withRule('en: good', 'en: "{said|words}"'),
      /rude\.yaml:12:27: \{said\|words\}: other words go with a name that may be missing: company/,
    ],
    [
      'two sorts of other words',
      withRule('en: good', 'en: "{agent|a|b}"'),
      /rude\.yaml:12:27: \{agent\|a\|b\} has more than one \|/,
    ],
    [
      'a placeholder where nothing is filled in',
      withRule('en: why', 'en: "why {said}"'),
      /rude\.yaml:11:19: warning: \{said\} stays as it is/,
    ],
    [
      'what was measured, in a rule of words',
      withRule('en: good', 'en: "{value}{limit}"'),
      'rules/rude.yaml:12:27: warning: {value} is always empty: no condition of this rule measures anything',
      'rules/rude.yaml:12:27: warning: {limit} is always empty: no condition of this rule measures anything',
    ],
    [
      'what was said, in a rule without words',
      {
        'pack/rules/rude.yaml': changed(RULE, 'phrases: { lists: [words] }', 'ring: { longer_than: 10 }'),
        'pack/lists/words.yaml': null,
      },
      'rules/rude.yaml:10:16: warning: {said} is always empty: no condition of this rule listens for words',
      'rules/rude.yaml:10:33: warning: {said} is always empty: no condition of this rule listens for words',
    ],
    [
      'what words were read as: nothing',
      {
        'pack/rules/rude.yaml': changed(
          RULE,
          'find: said',
          '  money: { entity: { any: [amount] } }\nfind: said and money',
        ).replace('en: good', 'en: "{value}"'),
      },
    ],
    [
      'what was measured, beside words: nothing',
      {
        'pack/rules/rude.yaml': changed(
          RULE,
          'find: said',
          '  late: { ring: { longer_than: 10 } }\nfind: said and late',
        ).replace('en: good', 'en: "{value}{limit}"'),
      },
    ],
    [
      'every placeholder there is',
      {
        ...withRule('en: good', 'en: "{said}{times}{agent}{customer}{company}{department}{hours}"'),
        ...withForm('min_confidence: 0.6', 'min_confidence: 0.6, company: A, department: B, hours: C'),
      },
    ],
    [
      'points the item has no room for: the loader',
      withForm('points: -5', 'points: -11'),
      /form\.yaml:16:35: points -11 is more than the item has room for: 10/,
    ],
  ])
})

describe('slips', () => {
  const ONE =
    'warning: this is one phrase; write half-width commas between phrases, or quotes around it where it is one'
  const bare = (phrases: string): Files => ({
    'pack/lists/words.yaml': `id: words\ntitle: { zh: 词, en: Words }\nphrases: ${phrases}\n`,
  })
  const form = withForm
  const situation = {
    'pack/situations/upset.yaml':
      'id: upset\nversion: 1.0.0\ntitle: { zh: 境, en: S }\nconditions:\n  a: { phrases: { lists: [words] } }\nholds: a\n',
    'pack/lists/words.yaml': LIST,
  }
  cases([
    ['full-width commas between phrases', bare('[漏水，渗水，滴水]'), `lists/words.yaml:3:13: ${ONE}`],
    ['other commas', bare('[漏水、渗水, 滴水]'), `lists/words.yaml:3:13: ${ONE}`],
    [
      'a remark that was a part of the text',
      bare('\n  - 卡号 #1'),
      'lists/words.yaml:4:5: warning: the text ends before " #1", which is a remark; put quotes around all of it, or a space behind #',
    ],
    ['a remark: nothing', bare('\n  - 卡号 # of a card')],
    ['in quotes: nothing', bare('["您好，请问"]')],
    ['in a choice: nothing', bare('[您好(，|的)请问]')],
    ['line by line: nothing', bare('\n  - 您好，请问')],
    ['in a rule', phrases('any: [漏水，渗水]'), `rules/rude.yaml:8:24: ${ONE}`],
    ['in an exception', phrases('any: [漏水], except: [没，不]'), `rules/rude.yaml:8:37: ${ONE}`],
    [
      'two grades that begin together',
      form('en: Pass } }]', 'en: Pass } }, { id: good, from: 0, title: { zh: 好, en: Good } }]'),
      'forms/form.yaml:7:79: warning: "good" begins at 0, as "pass" does; one of them is never given',
    ],
    [
      'a cap of one finding',
      form('points: -5 }', 'points: -5, cap: -8 }'),
      'forms/form.yaml:16:44: warning: cap goes with "per: hit"; a finding counts once without it',
    ],
    [
      'a cap below one hit',
      form('points: -5 }', 'points: -5, per: hit, cap: -3 }'),
      "forms/form.yaml:16:54: warning: cap -3 is less than one hit's points (-5); lower the points instead",
    ],
    ['a cap above: nothing', form('points: -5 }', 'points: -5, per: hit, cap: -8 }')],
    [
      'given that leaves find no chance',
      withRule('find: said', 'given: not said\nfind: said'),
      'rules/rude.yaml:10:7: this can never be true where "given" is: not said',
    ],
    [
      'given that cannot be read: the loader',
      withRule('find: said', 'given: said and\nfind: said'),
      /rude\.yaml:9:16: expected a condition/,
    ],
    [
      'a speaker of a situation',
      { ...ruleOf('said:\n    situation: upset\n    speaker: agent'), ...situation },
      /^rules\/rude\.yaml:9:14: warning: "speaker" of "said": a situation is one of the whole call/,
    ],
    [
      'a situation in a window: nothing',
      { ...ruleOf('said:\n    situation: upset\n    speaker: agent\n    in: { first: { turns: 3 } }'), ...situation },
    ],
    [
      'innocent words that touch nothing',
      ruleOf('said:\n    homophones: { any: [人工服务], innocent: [天气, 任公] }'),
      'rules/rude.yaml:8:43: warning: "天气" sounds like no part of a phrase here, and excuses nothing',
    ],
    [
      'two examples of one name',
      { 'pack/rules/rude.examples.yaml': changed(EXAMPLES, 'name: b', 'name: a') },
      'rules/rude.examples.yaml:6:11: warning: another example is called "a", too',
    ],
  ])
})
