import { describe, expect, test } from 'vitest'
import type { Call } from '../../contract/index.ts'
import type { ConditionTrace } from '../../scoring/explain/condition.ts'
import type { RuleTrace } from '../../scoring/explain/rule.ts'
import { workshopOf } from '../../scoring/form/workshop.ts'
import { compileRule } from '../../scoring/rule/compile.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith, saying } from './books.ts'

type Part = Parameters<typeof ruleWith>[1]
type Rule = ReturnType<typeof ruleWith>

/** The trace of one rule over a call. */
function traced(part: Part, lines: readonly Line[], changes: Partial<Call> = {}): RuleTrace {
  const { items } = createScorer([bookOf(ruleWith('rule', part))]).explain(callOf(lines, changes), HASH)
  return items[0]?.rules[0] as RuleTrace
}

const condition = (part: Part, lines: readonly Line[], changes: Partial<Call> = {}, name = 'said'): ConditionTrace =>
  traced(part, lines, changes).conditions.find((one) => one.name === name) as ConditionTrace

const phrases = (spec: object, more: object = {}): Part => ({
  conditions: { said: { phrases: spec, ...more } },
  find: 'said',
})

describe('of words', () => {
  test('what was found, and the window in which', () => {
    const first = { in: { first: { turns: 1 } } }
    expect(
      condition(phrases({ any: ['您好'] }, first), [
        ['customer', '喂'],
        ['agent', '您好呀'],
        ['agent', '请讲'],
      ]),
    ).toMatchObject({
      truth: 'yes',
      window: { where: first.in, segments: [1], start_ms: 1000, end_ms: 1900 },
      hits: [{ segment: 1, start: 0, end: 2, text: '您好' }],
      nearest: [],
      elsewhere: [],
    })
  })

  test('what came nearest, by the phrase it is like', () => {
    const { nearest } = condition(phrases({ any: ['再见', '感谢(您|你)的来电'] }), [['agent', '那就感谢您来电啦']])
    expect(nearest).toEqual([
      { wanted: '感谢(您|你)的来电', at: { segment: 0, start: 1, end: 7, text: '就感谢您来电', similarity: 0.73 } },
    ])
    expect(condition(phrases({ any: ['再见吧'] }), [['agent', '我见过']]).nearest).toEqual([])
  })

  test('of several phrases wanted together, what came nearest to each', () => {
    const { nearest } = condition(phrases({ all: ['工号八八', '很高兴', '为您服务'] }), [['agent', '工号八八为你服务']])
    expect(nearest.map(({ wanted, at }) => [wanted, at?.text, at?.similarity])).toEqual([
      ['工号八八', '工号八八', 1],
      ['很高兴', undefined, undefined],
      ['为您服务', '为你服务', 0.57],
    ])
  })

  test('what was said outside the window', () => {
    const { window, elsewhere } = condition(phrases({ any: ['再见'] }, { in: { last: { turns: 1 } } }), [
      ['agent', '再见'],
      ['agent', '还有一件事'],
    ])
    expect(window?.segments).toEqual([1])
    expect(elsewhere).toMatchObject([{ segment: 0, text: '再见' }])
  })

  test('which line nobody could make out, and whose may have been anybody’s', () => {
    const lines: Line[] = [
      ['agent', '您好', { confidence: 0.2 }],
      ['customer', '机器坏了'],
      ['agent', '请讲'],
    ]
    expect(condition(phrases({ any: ['稍等'] }), lines)).toMatchObject({
      truth: 'no',
      reason: 'low_confidence',
      unsure: [0],
    })
    const unknown: Line[] = [
      ['agent', '请讲'],
      ['unknown', '我来'],
    ]
    expect(condition(phrases({ any: ['稍等'] }), unknown)).toMatchObject({ reason: 'no_roles', unsure: [1] })
  })

  test('which turns lack what each should have', () => {
    const { lacking } = condition(phrases({ any: ['您'] }, { every_turn: true }), [
      ['agent', '您好'],
      ['agent', '你说'],
    ])
    expect(lacking).toEqual([1])
  })
})

describe('of times and fields', () => {
  const lines: Line[] = [
    ['agent', '您好', { start_ms: 0, end_ms: 2000 }],
    ['customer', '我的机器又坏了', { start_ms: 6000, end_ms: 9000 }],
    ['agent', '我来看一下', { start_ms: 10_000, end_ms: 13_000 }],
  ]
  const measured = (spec: object, changes: Partial<Call> = {}) =>
    condition({ conditions: { said: spec }, find: 'said' }, lines, changes).measured.map(({ value }) => value)

  test('what was measured, although no limit was passed', () => {
    expect(measured({ silence: { at_least: 8 } })).toEqual([4000])
    expect(measured({ silence: { at_least: 8, after: 'customer' } })).toEqual([1000])
    expect(measured({ length: { longer_than: 7200 } })).toEqual([3_595_000])
    expect(measured({ length: { shorter_than: 60 } })).toEqual([3_595_000])
    expect(measured({ answer_delay: { longer_than: 5 } })).toEqual([0])
    expect(measured({ monologue: { longer_than: 60 } })).toEqual([3000])
    expect(measured({ response_time: { of: 'slowest', longer_than: 60 } })).toEqual([1000])
    expect(measured({ talk_share: { more_than: 90 } })).toEqual([62.5])
    expect(measured({ turns: { at_least: 9 } })).toEqual([2])
    expect(measured({ turns: { at_most: 1 } })).toEqual([2])
    expect(measured({ ending: { by: 'agent', later_than: 5 } })).toEqual(['customer', 3_582_000])
    expect(measured({ ring: { longer_than: 60 } })).toEqual([5000])
    expect(measured({ ring: { more_than: 6, seconds_a_ring: 4 } })).toEqual([2])
    expect(measured({ speech_rate: { slower_than: 60, min_length: 2, over: 'turn' } })).toEqual([60])
    const holds = [{ start_ms: 3000, end_ms: 5000 }]
    expect(measured({ hold: { at_least: 30 } }, { holds })).toEqual([2000])
    expect(measured({ hold: { more_than: 3 } }, { holds })).toEqual([1])
    expect(measured({ hold: { total_at_least: 30 } }, { holds })).toEqual([2000])
    const cut: Line[] = [
      ['customer', '我想问一下那个', { start_ms: 0, end_ms: 5000 }],
      ['agent', '快点说吧', { start_ms: 4000, end_ms: 6000 }],
    ]
    const cutting = { conditions: { said: { interruption: { after: 1, overlap: 3 } } }, find: 'said' }
    expect(condition(cutting, cut).measured).toMatchObject([{ value: 1000 }])
  })

  test('what a field says instead, and which one is not there', () => {
    expect(measured({ field: { path: 'ended_by', is: 'agent' } })).toEqual(['customer'])
    expect(measured({ field: { path: 'queue', present: true } })).toEqual(['absent'])
    expect(measured({ field: { time_of_day: ['20:00', '22:00'] } })).toEqual(['10:00'])
    expect(measured({ field: { weekday: ['sun'] } })).toEqual(['wed'])
    const field = condition({ conditions: { said: { field: { path: 'queue', is: 'vip' } } }, find: 'said' }, lines)
    expect(field).toMatchObject({ truth: 'unknown', reason: 'no_metadata', fields: ['queue'], window: null })
    const none = { holds: undefined, ended_by: undefined }
    const fields = (spec: object) => condition({ conditions: { said: spec }, find: 'said' }, lines, none).fields
    expect(fields({ hold: { at_least: 30 } })).toEqual(['holds'])
    expect(fields({ ending: { by: 'agent' } })).toEqual(['ended_by'])
    expect(fields({ field: { working_time: true } })).toEqual(['settings.working_time'])
  })
})

describe('of the rule', () => {
  const two = { hello: { phrases: { any: ['您好'] } }, name: { phrases: { any: ['工号'] } } }

  test('which part of the expression decided', () => {
    const { find } = traced({ conditions: two, find: 'not (hello and name) or hello then name within 2 turns' }, [
      ['agent', '您好'],
    ])
    expect(find).toMatchObject({
      text: 'not (hello and name) or hello then name within 2 turns',
      truth: 'yes',
      of: [
        {
          text: 'not (hello and name)',
          truth: 'yes',
          decided: true,
          of: [
            {
              of: [
                { text: 'hello', decided: false },
                { text: 'name', truth: 'no', decided: true },
              ],
            },
          ],
        },
        { text: 'hello then name within 2 turns', truth: 'no', decided: false },
      ],
    })
  })

  test('of a chain out of order, all that was found', () => {
    const { find } = traced({ conditions: two, find: 'hello then name' }, [['agent', '工号八八，您好']])
    expect(find).toMatchObject({
      truth: 'no',
      of: [
        { truth: 'yes', decided: true },
        { truth: 'yes', decided: true },
      ],
    })
  })

  test('where given does not hold, only its conditions are asked', () => {
    const { given, find, conditions } = traced({ conditions: two, given: 'hello', find: 'not name' }, [['agent', '喂']])
    expect(given).toMatchObject({ text: 'hello', truth: 'no' })
    expect([find, conditions.map(({ name }) => name)]).toEqual([null, ['hello']])
  })

  test('each hit of each by itself, with the windows beside it', () => {
    const part: Part = {
      conditions: {
        wait: { phrases: { any: ['请稍等'] } },
        back: { phrases: { any: ['久等了'] }, in: { after: { hit: 'wait', turns: 1 } } },
        vip: { field: { path: 'queue', present: true } },
      },
      each: 'wait',
      find: 'not back and not vip',
    }
    const { conditions, each } = traced(part, [
      ['agent', '请稍等'],
      ['agent', '让您久等了'],
      ['agent', '请稍等'],
      ['agent', '好了'],
    ])
    expect(conditions.map(({ name, truth }) => [name, truth])).toEqual([
      ['wait', 'yes'],
      ['vip', 'no'],
    ])
    expect(each?.anchors).toMatchObject([
      {
        hit: [{ segment: 0 }],
        status: 'pass',
        conditions: [{ name: 'back', window: { segments: [1] }, truth: 'yes' }],
      },
      { hit: [{ segment: 2 }], status: 'fail', conditions: [{ name: 'back', window: { segments: [3] }, truth: 'no' }] },
    ])
  })

  test('why it is not for this call', () => {
    const said = phrases({ any: ['您好'] })
    expect(traced({ ...said, applies: { channel: 'voice', queue: 'vip' } }, [['agent', '您好']])).toMatchObject({
      status: 'not_applicable',
      unfit: { applies: { queue: 'vip' } },
      conditions: [],
    })
    expect(traced({ ...said, effective: { to: '2026-01-01' } }, [['agent', '您好']]).unfit).toEqual({
      effective: { to: '2026-01-01' },
    })
  })

  test('on trial and to be confirmed it has the points that it proposes', () => {
    const item = itemWith(
      'item',
      10,
      { rule: 'trial', points: -6, shadow: true },
      { rule: 'asked', points: -4, review: true },
    )
    const book = bookWith(formWith([item]), saying('trial', '甲'), saying('asked', '甲'))
    const { items } = createScorer([book]).explain(callOf([['agent', '甲']]), HASH)
    expect(items[0]?.rules.map(({ rule, shadow, review, points }) => [rule, shadow, review, points])).toEqual([
      ['trial', true, false, -6],
      ['asked', false, true, -4],
    ])
  })

  test('items that were not judged say why', () => {
    const rule = saying('said', '甲')
    const use = { rule: 'said', points: -1 }
    const idle = (changes: object, call: Partial<Call> = {}) => {
      const other = itemWith('other', 1, { rule: 'other', points: -1 })
      const form = formWith([{ ...itemWith('item', 10, use), ...changes }, other])
      const ill = {
        id: 'ill',
        version: '1.0.0',
        title: { zh: '病', en: 'Ill' },
        conditions: { sick: { phrases: { any: ['病了'] } } } as object as Rule['conditions'],
        holds: 'sick',
      }
      const book = { ...bookWith(form, rule, saying('other', '乙')), situations: { ill } }
      return createScorer([book]).explain(callOf([['agent', '甲']], call), HASH).items[0]
    }
    expect(idle({ applies: { channel: 'chat' } })).toMatchObject({
      idle: { why: 'applies', applies: { channel: 'chat' } },
      names: ['said'],
      rules: [],
    })
    expect(idle({ given: 'ill' })?.idle).toEqual({ why: 'given', situation: 'ill', truth: 'no', reason: null })
    expect(idle({ rules: undefined, review: { zh: '听', en: 'Listen' } })?.idle).toEqual({ why: 'review' })
    expect(idle({}, { disposition: 'voicemail' })).toBeUndefined()
  })
})

describe('why words do not count', () => {
  const why = (spec: object, lines: readonly Line[], detector = 'phrases') => {
    const { uncounted, elsewhere } = condition({ conditions: { said: { [detector]: spec } }, find: 'said' }, lines)
    expect(elsewhere).toEqual([])
    return uncounted && { ...uncounted, hits: uncounted.hits.map(({ text }) => text) }
  }
  const plain = { phrases: [], apart: null, limit: null }

  test('an exception, which is named', () => {
    const exceptions = { any: ['快点说'], except: ['您'], except_lists: [] }
    expect(why({ ...exceptions, except: ['请问', '我'] }, [['agent', '我快点说']])).toEqual({
      ...plain,
      why: ['exception'],
      hits: ['快点说'],
      phrases: ['我'],
    })
    expect(why(exceptions, [['agent', '我慢慢说']])).toBeNull()
  })

  test('a line that nobody is sure of', () => {
    const lines: Line[] = [['agent', '快点说', { confidence: 0.3 }]]
    expect(why({ any: ['快点说'] }, lines)).toEqual({ ...plain, why: ['unsure'], hits: ['快点说'] })
    expect(why({ any: ['快点说'], except: ['我'] }, [['agent', '我快点说', { confidence: 0.3 }]])).toMatchObject({
      why: ['exception', 'unsure'],
    })
  })

  test('too many words between, and how many', () => {
    const spec = { all: ['工号', '为您'], within_words: 3 }
    expect(why(spec, [['agent', '工号八八很高兴今天来为您']])).toMatchObject({ why: ['apart'], apart: 8, limit: 3 })
    const cut: Line[] = [
      ['agent', '工号'],
      ['customer', '怎么了'],
      ['agent', '为您'],
    ]
    expect(why(spec, cut)).toMatchObject({ why: ['apart'], apart: null, limit: 3 })
  })

  test('the order, and the scope', () => {
    expect(why({ in_order: ['您好', '工号'] }, [['agent', '工号八八，您好']])?.why).toEqual(['order'])
    const two: Line[] = [
      ['agent', '您好'],
      ['agent', '工号'],
    ]
    expect(why({ all: ['您好', '工号'], scope: 'turn' }, two)?.why).toEqual(['scope'])
  })

  test('by sound: too short, or a word that only sounds alike', () => {
    expect(why({ any: ['没有'] }, [['agent', '煤油']], 'homophones')).toMatchObject({ why: ['short'], hits: ['煤油'] })
    const alike = { any: ['随便你'], innocent: ['岁遍'] }
    expect(why(alike, [['agent', '岁遍你']], 'homophones')).toMatchObject({ why: ['innocent'], phrases: ['岁遍'] })
  })

  test('what should not have been said', () => {
    expect(why({ none: ['随便你'] }, [['agent', '那随便你']])).toMatchObject({ why: ['said'], hits: ['随便你'] })
  })

  test('two that do not follow each other: how far apart, or in the other order', () => {
    const rule: Part = {
      conditions: { a: { phrases: { any: ['甲'] } }, b: { phrases: { any: ['乙'] } } },
      find: 'a then b within 2 turns',
    }
    const broken = (find: string, texts: string[]) =>
      traced(
        { ...rule, find },
        texts.map((text): Line => ['agent', text]),
      ).find?.broken
    const names = { first: 'a', next: 'b' }
    expect(broken(rule.find as string, ['甲', '我看一下', '我看一下', '乙'])).toEqual({
      ...names,
      apart: 3,
      limit: 2,
      unit: 'turns',
    })
    expect(broken('a then b within 1 s', ['甲', '我看一下', '乙'])).toEqual({
      ...names,
      apart: 1.1,
      limit: 1,
      unit: 's',
    })
    expect(broken(rule.find as string, ['乙甲'])).toEqual({ ...names, apart: null, limit: null, unit: null })
    expect(broken(rule.find as string, ['甲', '乙'])).toBeNull()
  })
})

test('of hits by sound or with a gap, the phrase', () => {
  const named = (detector: string, text: string, any: string[]) =>
    condition({ conditions: { said: { [detector]: { any } } }, find: 'said' }, [['agent', text]]).phrases
  expect(named('homophones', '水便你，随便你', ['再见吧', '睡便你', '随便你'])).toEqual(['睡便你', null])
  expect(named('phrases', '你就在那等着吧', ['快点', '(你|您)…等着吧'])).toEqual(['(你|您)…等着吧'])
  expect(named('phrases', '快点', ['快点'])).toEqual([null])
})

describe('of situations', () => {
  const words = { zh: '字', en: 'words' }
  const situation = (id: string, conditions: object, holds: string) =>
    ({ id, version: '1.0.0', title: words, conditions, holds }) as never
  const situations = {
    angry: situation('angry', { shout: { phrases: { any: ['气死我了'] }, speaker: 'customer' } }, 'shout'),
    ill: situation(
      'ill',
      { sick: { phrases: { any: ['病了'], except: ['没'] }, speaker: 'customer' }, upset: { situation: 'angry' } },
      'sick or upset',
    ),
  }
  const explained = (part: Part, lines: readonly Line[], given?: string) => {
    const form = formWith([{ ...itemWith('item', 10, { rule: 'rule', points: -10 }), ...(given ? { given } : {}) }])
    const book = { ...bookWith(form, ruleWith('rule', part)), situations }
    return createScorer([book]).explain(callOf(lines), HASH).items[0]
  }
  const lines: Line[] = [
    ['agent', '您好'],
    ['customer', '我没病了，气死我了'],
  ]
  const asks: Part = { conditions: { ill: { situation: 'ill' } }, find: 'ill' }

  test('their conditions, windows and what decided, one in another', () => {
    expect(explained(asks, lines)?.rules[0]?.conditions[0]?.situation).toMatchObject({
      id: 'ill',
      truth: 'yes',
      conditions: [
        { name: 'sick', truth: 'no', window: { segments: [1] }, uncounted: { why: ['exception'], phrases: ['没'] } },
        {
          name: 'upset',
          truth: 'yes',
          situation: { id: 'angry', conditions: [{ name: 'shout', hits: [{ segment: 1, text: '气死我了' }] }] },
        },
      ],
      holds: {
        text: 'sick or upset',
        of: [
          { text: 'sick', decided: false },
          { text: 'upset', decided: true },
        ],
      },
    })
  })

  test('of an item, whether it holds or not', () => {
    expect(explained(asks, lines, 'angry')?.given).toMatchObject({ id: 'angry', truth: 'yes' })
    const idle = explained(asks, [['agent', '您好']], 'angry')
    expect(idle?.given).toMatchObject({ truth: 'no', conditions: [{ name: 'shout', truth: 'no' }] })
    expect(explained(asks, lines)?.given).toBeNull()
  })
})

test('a title belongs to the condition and keeps nobody from sharing it', () => {
  const title = { zh: '问候', en: 'Greeted' }
  const part = { conditions: { said: { title, phrases: { any: ['您好'] } } }, find: 'said' }
  expect(condition(part, [['agent', '您好']]).title).toEqual(title)
  const plain = ruleWith('plain', { conditions: { other: { phrases: { any: ['您好'] } } }, find: 'other' })
  const { workshop } = workshopOf({ lists: {} })
  const numbers = [ruleWith('titled', part), plain].map((rule) => {
    return [...compileRule(rule, workshop).parts.conditions.values()].map(({ number }) => number)
  })
  expect(numbers[0]).toEqual(numbers[1])
})
