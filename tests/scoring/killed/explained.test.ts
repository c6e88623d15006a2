import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import type { ConditionTrace } from '../../../scoring/explain/condition.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, ruleWith } from '../books.ts'
import { during } from '../detectors/measuring.ts'

const LISTS = { polite: ['请问', '麻烦'], near: ['岁遍', '碎片'] }

/** A condition of a rule, explained. */
function explained(it: Record<string, unknown>, lines: readonly Line[], changes: Partial<Call> = {}): ConditionTrace {
  const book = { ...bookOf(ruleWith('r', { conditions: { it }, find: 'it' })), lists: LISTS }
  const trace = createScorer([book]).explain(callOf(lines, changes), HASH).items[0]?.rules[0]?.conditions[0]
  return trace as ConditionTrace
}

const agent = (...texts: string[]) => texts.map((text): Line => ['agent', text])

describe('why words do not count', () => {
  const why = (spec: object, lines: readonly Line[], detector = 'phrases', more: object = {}) => {
    const { uncounted } = explained({ [detector]: spec, ...more }, lines)
    return uncounted && [uncounted.why.join(), uncounted.hits.map(({ text }) => text).join(), uncounted.phrases.join()]
  }
  const unsure = (text: string): Line => ['agent', text, { confidence: 0.3 }]

  test.each<[what: string, spec: object, lines: Line[], why: string[] | null, detector?: string]>([
    [
      'an exception of a list',
      { any: ['快点'], except_lists: ['polite'] },
      agent('请问快点'),
      ['exception', '快点', '请问'],
    ],
    [
      'two exceptions, each enough',
      { any: ['快点'], except: ['请问', '麻烦'] },
      agent('请问麻烦快点'),
      ['exception', '快点', '请问,麻烦'],
    ],
    ['no exception stands there', { any: ['快点'], except: ['请问'] }, agent('慢点'), null],
    [
      'one that only sounds alike, of a list',
      { any: ['随便你'], innocent_lists: ['near'] },
      agent('岁遍你'),
      ['innocent', '岁遍你', '岁遍'],
      'homophones',
    ],
    ['too short by sound', { any: ['随便'] }, agent('岁遍'), ['short', '岁遍', ''], 'homophones'],
    [
      'a line nobody is sure of, and an exception of no matter',
      { any: ['快点'], except: ['麻烦'] },
      [unsure('快点')],
      ['unsure', '快点', ''],
    ],
    ['in one turn', { all: ['您好', '工号'], scope: 'turn' }, agent('您好', '工号'), ['scope', '您好,工号', '']],
    [
      'in one stretch',
      { all: ['您好', '工号'], scope: 'stretch' },
      [...agent('您好'), ['customer', '那个多少钱'], ...agent('工号')],
      ['scope', '您好,工号', ''],
    ],
    ['in the window', { all: ['您好', '工号'], scope: 'window' }, agent('您好'), null],
    ['in this order', { in_order: ['您好', '工号'] }, agent('工号您好'), ['order', '工号,您好', '']],
    [
      'in this order, and near',
      { in_order: ['您好', '工号'], within_words: 2 },
      agent('工号我看一下您好'),
      ['apart,order', '工号,您好', ''],
    ],
    ['not at all', { none: ['您好'] }, agent('您好'), ['said', '您好', '']],
    ['not at all, nor was it', { none: ['您好'] }, [unsure('早啊')], null],
  ])('%s', (_, spec, lines, reasons, detector) => expect(why(spec, lines, detector)).toEqual(reasons))

  test('of two things that stand against it, each of another place, the graver', () => {
    const spec = { all: ['您好', '工号'], within_words: 1, except: ['请问'] }
    const apart = '您好我看一下工号'
    expect(why(spec, agent('请问您好工号', apart))?.[0]).toBe('exception')
    expect(why(spec, agent(apart))?.[0]).toBe('apart')
  })

  test('where nobody is sure, that is why, and not an exception elsewhere', () => {
    const spec = { any: ['快点'], except: ['请问'] }
    expect(why(spec, [unsure('快点'), ...agent('请问快点')])).toEqual(['unsure', '快点', ''])
    expect(why({ any: ['快+点'] }, [unsure('快快点')], 'regex')).toEqual(['unsure', '快快点', ''])
  })

  test('all that is needed being there', () => {
    const spec = { any: ['快点'], except: ['请问'] }
    expect(why(spec, agent('请问快点'), 'phrases', { needs: { confidence: 0.5 } })?.[0]).toBe('exception')
  })

  test('nothing is said of each turn, nor where the call is not clear enough', () => {
    const spec = { any: ['快点'], except: ['请问'] }
    expect(why(spec, agent('请问快点'), 'phrases', { every_turn: true })).toBeNull()
    expect(
      why(spec, [['agent', '请问快点', { confidence: 0.7 }]], 'phrases', { needs: { confidence: 0.9 } }),
    ).toBeNull()
    expect(why(spec, [['agent', '请问快点', { confidence: 0.7 }]])).not.toBeNull()
  })

  test.each([1, 2, 5, 30])('how many words apart: %d', (words) => {
    const lines = agent(`您好${'嘛'.repeat(words)}工号`)
    const { uncounted } = explained({ phrases: { all: ['您好', '工号'], within_words: words - 1 } }, lines)
    expect(uncounted).toMatchObject({ why: ['apart'], apart: words, limit: words - 1 })
    expect(explained({ phrases: { all: ['您好', '工号'], within_words: words } }, lines).truth).toBe('yes')
  })
})

describe('what was measured and passed no limit', () => {
  const measured = (it: Record<string, unknown>, lines: readonly Line[], changes: Partial<Call> = {}) =>
    explained(it, lines, changes).measured.map(({ value }) => value)
  const talk = [during('customer', 0, 2), during('agent', 5, 7), during('customer', 8, 9), during('agent', 15, 25)]

  test.each<[it: Record<string, unknown>, values: unknown[]]>([
    [{ silence: { at_least: 60 } }, [6000]],
    [{ response_time: { of: 'each', longer_than: 60 } }, [6000]],
    [{ response_time: { of: 'first', longer_than: 60 } }, [3000]],
    [{ monologue: { longer_than: 60 } }, [10_000]],
    [{ ending: { by: 'agent' } }, ['customer']],
    [{ ending: { last_words: 'customer' } }, ['agent']],
    [{ field: { weekday: ['sat'] } }, ['wed']],
    [{ field: { path: 'ended_at', time_of_day: ['09:00', '10:00'] } }, ['11:00']],
    [{ phrases: { any: ['没有'] } }, []],
    [{ answer_delay: { longer_than: 60 } }, [5000]],
  ])('%j: %j', (it, values) => expect(measured(it, talk)).toEqual(values))

  test('the longest of several holds, or all of them', () => {
    const holds = [10, 20].map((at) => ({ start_ms: at * 1000, end_ms: at * 1000 + at * 100 }))
    expect(measured({ hold: { at_least: 60 } }, talk, { holds })).toEqual([2000])
    expect(measured({ hold: { total_at_least: 60 } }, talk, { holds })).toEqual([3000])
    expect(measured({ hold: { more_than: 5 } }, talk, { holds })).toEqual([2])
  })

  test('no time at all', () => {
    const at_once = [during('customer', 0, 2), during('agent', 2, 4)]
    expect(measured({ response_time: { of: 'each', longer_than: 60 } }, at_once)).toEqual([0])
    const ended = { ended_at: '2026-05-06T10:00:09+08:00' }
    expect(measured({ ending: { later_than: 60 } }, at_once, ended)).toEqual([0])
  })

  test('how long a call took that says not when it was answered', () => {
    const unanswered = { answered_at: undefined, disposition: 'answered' as const }
    expect(measured({ length: { shorter_than: 5 } }, talk, unanswered)).toHaveLength(1)
  })

  test('the time a call began, and when the centre works', () => {
    const rule = ruleWith('r', { conditions: { it: { field: { working_time: false } } }, find: 'it' })
    const book = bookOf(rule)
    book.form.settings.working_time = [{ days: ['wed'], from: '09:00', to: '18:00' }]
    const trace = createScorer([book]).explain(callOf(talk), HASH).items[0]?.rules[0]?.conditions[0]
    expect(trace?.truth).toBe('no')
    expect(trace?.measured.map(({ value }) => value)).toHaveLength(1)
    expect(trace?.fields).toEqual([])
  })

  test('feelings, amounts, promises and what was said again', () => {
    const angry: Line[] = [
      ['agent', '我有点生气'],
      ['agent', '真好谢谢您'],
      ['agent', '今天星期三'],
    ]
    expect(measured({ sentiment: { above: 4.9 }, speaker: 'agent' }, angry)[0]).toBeGreaterThan(0)
    expect(measured({ sentiment: { below: -4.9 }, speaker: 'agent' }, angry)[0]).toBeLessThan(0)
    const amounts = agent('一共50元', '退您80元')
    expect(measured({ entity: { any: ['amount'], over: 100 } }, amounts)).toEqual([80])
    expect(measured({ entity: { any: ['email'] } }, amounts)).toEqual([])
    const promise = agent('我48小时内回复您')
    expect(measured({ entity: { any: ['time_promise'], within_hours: 24 } }, promise)).toEqual([48])
    expect(measured({ entity: { any: ['time_promise'], beyond_hours: 72 } }, promise)).toEqual([48])
    const again = agent('我要退款谢谢', '我要退款谢谢')
    expect(measured({ repeat: { at_least: 0.8, times: 3 } }, again)).toEqual([2])
  })
})

describe('what the call does not say', () => {
  const fields = (it: Record<string, unknown>, changes: Partial<Call> = {}) =>
    explained(it, agent('您好'), changes).fields
  test.each<[it: Record<string, unknown>, changes: Partial<Call>, fields: string[]]>([
    [{ length: { longer_than: 5 } }, { answered_at: undefined, disposition: 'answered' }, ['answered_at']],
    [{ ring: { longer_than: 3 } }, { started_at: '2026-05-06T10:00:05+08:00' }, ['ring_count', 'offered_at']],
    [{ field: { path: 'queue', is: 'x' } }, {}, ['queue']],
    [{ field: { path: 'queue', is: 'x' } }, { queue: 'y' }, []],
    [{ field: { working_time: true } }, {}, ['settings.working_time']],
  ])('%j', (it, changes, names) => expect(fields(it, changes)).toEqual(names))
})

describe('what was heard most like it', () => {
  const nearest = (spec: object, lines: readonly Line[], detector = 'phrases', changes: Partial<Call> = {}) =>
    explained({ [detector]: spec }, lines, changes).nearest.map(({ wanted, at }) => [
      wanted,
      at?.text ?? null,
      at?.segment ?? null,
    ])

  test.each<[what: string, spec: object, lines: Line[], nearest: unknown[], detector?: string]>([
    [
      'the nearest of several',
      { any: ['请您稍等一下', '请问您贵姓'] },
      agent('请您稍候一下'),
      [['请您稍等一下', '请您稍候一下', 0]],
    ],
    [
      'the first of two as near',
      { any: ['请您稍等一下'] },
      agent('请您稍候一下', '请您稍坐一下'),
      [['请您稍等一下', '请您稍候一下', 0]],
    ],
    [
      'the nearer of two turns',
      { any: ['请您稍等一下'] },
      agent('请您稍候一会', '请您稍坐一下'),
      [['请您稍等一下', '请您稍坐一下', 1]],
    ],
    ['half alike is', { any: ['请稍等会儿'] }, agent('请稍等你说'), [['请稍等会儿', '请稍等你说', 0]]],
    ['less is not', { any: ['请稍等会儿吧'] }, agent('请稍等你说呢'), []],
    ['of a list', { any: ['再见吧'], lists: ['polite'] }, agent('请闻'), []],
    [
      'each in order',
      { in_order: ['请您稍等', '谢谢您'] },
      agent('请您稍后'),
      [
        ['请您稍等', '请您稍后', 0],
        ['谢谢您', null, null],
      ],
    ],
    [
      'some of several',
      { at_least: 2, any: ['请您稍等', '谢谢您'] },
      agent('请您稍后'),
      [
        ['请您稍等', '请您稍后', 0],
        ['谢谢您', null, null],
      ],
    ],
    [
      'a text',
      { to: ['请您稍等一下', '感谢您的来电'], at_least: 0.9 },
      agent('感谢您来电'),
      [['感谢您的来电', '感谢您来电', 0]],
      'similar',
    ],
  ])('%s', (_, spec, lines, heard, detector) => expect(nearest(spec, lines, detector)).toEqual(heard))

  test('a name', () => {
    const lines = agent('这里是长城围修')
    expect(nearest({ any: ['company'] }, lines, 'entity', { attributes: { company: '长城维修' } })).toEqual([
      ['长城维修', '长城围修', 0],
    ])
  })

  test('where no words are written out, those recommended in the language of the call', () => {
    const advised = (language: string, text: string) => {
      const rule = ruleWith('r', {
        conditions: { it: { regex: { any: ['xyz+'] } } },
        find: 'it',
        recommended: { zh: '请您稍等一下', en: 'please hold the line' },
      })
      const book = bookOf(rule)
      book.form.applies_to.language = language as 'zh'
      const { items } = createScorer([book]).explain(callOf(agent(text), { language }), HASH)
      return items[0]?.rules[0]?.conditions[0]?.nearest.map(({ at }) => at?.text)
    }
    expect(advised('zh', '请您稍候一下')).toEqual(['请您稍候一下'])
    expect(advised('en', 'please hold my line')).toEqual(['please hold my line'])
    expect(advised('zh', 'please hold the line')).toEqual([])
  })
})

describe('a chain, as it was written', () => {
  const find = (source: string, texts: string[]) => {
    const conditions = {
      a: { phrases: { any: ['甲'] } },
      b: { phrases: { any: ['乙'] } },
      c: { phrases: { any: ['丙'] } },
    }
    const used = Object.fromEntries(
      Object.entries(conditions).filter(([name]) => new RegExp(`\\b${name}\\b`).test(source)),
    )
    const book = bookOf(ruleWith('r', { conditions: used, find: source }))
    return createScorer([book]).explain(callOf(agent(...texts)), HASH).items[0]?.rules[0]?.find
  }

  test.each([
    'a and (b or c)',
    '(a or b) and c',
    'not (a and b) or c',
    'a then b within 2 turns then c',
    'a or b and c',
    'not (a then b)',
    '(a or b) then c within 3 s',
  ])('%s', (source) => expect(find(source, ['甲'])?.text).toBe(source))

  test.each<[source: string, texts: string[], broken: unknown]>([
    ['a then b then c', ['甲', '乙', '丙'], null],
    ['a then b then c', ['甲', '丙', '乙'], { first: 'b', next: 'c', apart: null, limit: null, unit: null }],
    [
      'a then b then c within 1 turns',
      ['甲', '乙', '我看', '我看', '丙'],
      { first: 'b', next: 'c', apart: 3, limit: 1, unit: 'turns' },
    ],
    ['a then b then c within 3 turns', ['甲', '乙', '我看', '我看', '丙'], null],
    [
      'a then b within 1 turns',
      ['甲', '我看', '甲', '我看', '乙'],
      { first: 'a', next: 'b', apart: 2, limit: 1, unit: 'turns' },
    ],
    ['a then b', ['甲'], null],
    ['a and b', ['甲'], null],
  ])('%s, said %j', (source, texts, broken) => expect(find(source, texts)?.broken).toEqual(broken))

  test.each<[source: string, texts: string[], decided: string[]]>([
    ['a or b or c', ['甲', '丙'], ['a', 'c']],
    ['a or b or c', ['我看'], ['a', 'b', 'c']],
    ['a and b and c', ['甲'], ['b']],
    ['a and b', ['甲乙'], ['a', 'b']],
    ['a then b then c', ['甲'], ['b']],
    ['a then b', ['乙甲'], ['a', 'b']],
    ['not a', ['甲'], ['a']],
  ])('%s, said %j: by %j', (source, texts, decided) => {
    const of = find(source, texts)?.of ?? []
    expect(of.filter((part) => part.decided).map(({ text }) => text)).toEqual(decided)
  })
})
