import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call, Evidence } from '../../contract/index.ts'
import { readPack } from '../../ingest/packs.ts'
import type { ConditionTrace } from '../../scoring/explain/condition.ts'
import type { RuleTrace } from '../../scoring/explain/rule.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { anyCall } from './arbitrary.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith, saying } from './books.ts'

const books = booksOf(readPack(), 'Asia/Shanghai')
const rules = Object.assign({}, ...books.map((book) => book.rules))

/** What the parts shown say that the rule came to. */
function retold({ unfit, given, each, find, conditions, rule }: RuleTrace): string {
  if (unfit || given?.truth === 'no') return 'not_applicable'
  if (given?.truth === 'unknown') return `not_evaluated ${given.reason}`
  const told = (truth: string, reason: string | null) =>
    truth === 'yes' ? 'fail' : truth === 'no' ? 'pass' : `not_evaluated ${reason}`
  if (find) return told(find.truth, find.reason)
  const anchor = conditions.find(({ name }) => name === each?.condition) as ConditionTrace
  if (anchor.truth === 'unknown') return `not_evaluated ${anchor.reason}`
  if (anchor.truth === 'no') return rules[rule].if_none ?? 'not_applicable'
  const all = (each?.anchors ?? []).map(({ find }) => told(find.truth, find.reason))
  return all.find((one) => one === 'fail') ?? all.find((one) => one.startsWith('not_evaluated')) ?? 'pass'
}

const place = ({ hit: _, ...evidence }: Evidence) => JSON.stringify(evidence)

test('whatever the call, the trace tells the story of the score', () => {
  const scorer = createScorer(books)
  const seen = new Set<string>()
  const law = (call: Call) => {
    const { score, items } = scorer.explain(call, HASH)
    expect(JSON.stringify(score)).toBe(JSON.stringify(scorer.score(call, HASH)))
    expect(items.map(({ item, status }) => [item, status])).toEqual(score.items.map(({ id, status }) => [id, status]))
    for (const trace of items.flatMap((item) => item.rules)) {
      const finding = [...score.findings, ...(score.shadow ?? [])].find(({ rule_id }) => rule_id === trace.rule)
      const open = score.not_evaluated.find(({ rule_id }) => rule_id === trace.rule)
      seen.add(trace.status)
      expect(trace.hits).toEqual(finding?.evidence ?? [])
      expect(trace.points).toBe(finding?.points ?? null)
      expect(trace.status === 'fail').toBe(finding !== undefined)
      expect(trace.reason).toBe(open?.reason ?? null)
      expect(retold(trace)).toBe([trace.status, trace.reason ?? []].flat().join(' '))
      const anchors = trace.each?.anchors ?? []
      const shown = [...trace.conditions, ...anchors.flatMap((anchor) => anchor.conditions)].flatMap(({ hits }) => hits)
      expect(shown.map(place)).toEqual(expect.arrayContaining(trace.hits.map(place)))
    }
  }
  fc.assert(
    fc.property(anyCall, (call) => void law(call)),
    { numRuns: 300 },
  )
  expect([...seen].sort()).toEqual(['fail', 'not_applicable', 'not_evaluated', 'pass'])
})

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
