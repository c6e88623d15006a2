import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith } from '../books.ts'

const said = (any: string[], more: object = {}) => ({ phrases: { any }, ...more })
const agent = (...texts: string[]) => texts.map((text): Line => ['agent', text])

type Part = Parameters<typeof ruleWith>[1]
type Changes = Partial<Call>

/** What is told of one rule. */
const traceOf = (part: Part, lines: readonly Line[], changes: Changes = {}) =>
  createScorer([bookOf(ruleWith('r', part))]).explain(callOf(lines, changes), HASH).items[0]?.rules[0]

/** What is told of one condition. */
const conditionOf = (it: Record<string, unknown>, lines: readonly Line[], part: Partial<Part> = {}) =>
  traceOf({ conditions: { it }, find: 'it', ...part }, lines)?.conditions[0]

describe('of a rule', () => {
  const GIVEN = { conditions: { a: said(['甲']), b: said(['乙']), c: said(['丙']) }, given: 'a', find: 'b or c' }
  const names = (part: Part, lines: Line[]) => traceOf(part, lines)?.conditions.map(({ name }) => name)

  test('that was judged: where it was found, and no reason', () => {
    expect(traceOf(GIVEN, agent('甲', '乙'))).toMatchObject({ status: 'fail', reason: null, hits: [{ segment: 1 }] })
    expect(traceOf(GIVEN, agent('甲'))).toMatchObject({ status: 'pass', reason: null, hits: [], unfit: null })
  })

  test('that was not: why', () => {
    const unsure: Line = ['agent', '乙', { confidence: 0.1 }]
    expect(traceOf(GIVEN, [['agent', '甲'], unsure])).toMatchObject({
      status: 'not_evaluated',
      reason: 'low_confidence',
      hits: [],
    })
  })

  test('that is not for the call: nothing but that', () => {
    const lines = agent('甲', '乙')
    const other = traceOf({ ...GIVEN, applies: { channel: 'chat', language: 'zh' } }, lines)
    expect(other).toMatchObject({ unfit: { applies: { channel: 'chat' } }, conditions: [], given: null, find: null })
    const flow = { conditions: GIVEN.conditions, flow: [{ step: 'a' }, { step: 'b or c' }] } as never
    expect(traceOf(flow, lines, { channel: 'voice' })?.flow).toHaveLength(2)
    const unfit = { ...(flow as object), applies: { channel: 'chat' } } as never
    expect(traceOf(unfit, lines)).toMatchObject({ conditions: [], flow: null })
  })

  test('not in force yet', () => {
    const effective = { from: '2027-01-01' }
    expect(traceOf({ ...GIVEN, effective }, agent('甲'))).toMatchObject({
      unfit: { effective },
      given: null,
      find: null,
    })
  })

  test('what it was given, and what it asked then', () => {
    expect(names(GIVEN, agent('甲'))).toEqual(['a', 'b', 'c'])
    expect(names(GIVEN, agent('乙'))).toEqual(['a'])
    expect(traceOf(GIVEN, agent('甲'))).toMatchObject({
      given: { truth: 'yes' },
      find: { truth: 'no' },
      each: null,
      flow: null,
    })
    expect(traceOf(GIVEN, agent('乙'))).toMatchObject({ given: { truth: 'no' }, find: null })
  })

  test('at each hit: those asked there, beside those asked at once', () => {
    const part: Part = {
      conditions: { a: said(['甲']), b: said(['乙'], { in: { after: { hit: 'a', turns: 1 } } }), c: said(['丙']) },
      each: 'a',
      find: 'b and not c',
    } as never
    const trace = traceOf(part, agent('甲', '乙', '您好', '甲'))
    expect(trace?.conditions.map(({ name }) => name)).toEqual(['a', 'c'])
    expect(trace?.find).toBeNull()
    expect(trace?.each?.condition).toBe('a')
    expect(
      trace?.each?.anchors.map(({ status, conditions }) => [status, conditions.map(({ name }) => name).join()]),
    ).toEqual([
      ['fail', 'b'],
      ['pass', 'b'],
    ])
  })

  test('at each hit: what it needs, and there is not', () => {
    const part: Part = {
      conditions: { a: said(['甲']), b: said(['乙'], { in: { after: { hit: 'a', turns: 1 } } }) },
      each: 'a',
      find: 'not b',
      needs: { confidence: 0.9 },
    } as never
    const lines: Line[] = [['agent', '甲'], ['agent', '丙', { confidence: 0.7 }], ...agent('您好', '甲', '丙')]
    const anchors = traceOf(part, lines)?.each?.anchors
    expect(anchors?.map(({ status, reason, unmet }) => [status, reason, unmet?.condition ?? null])).toEqual([
      ['not_evaluated', 'low_confidence', 'b'],
      ['fail', null, null],
    ])
    expect(anchors?.[0]?.unmet).toMatchObject({ confidence: 0.7, unsure: [1] })
  })

  test('its steps, with what they consist of where that is more than one', () => {
    const flow = [{ step: 'a' }, { step: 'b or c', if: 'a' }]
    const { conditions } = GIVEN
    const trace = traceOf({ conditions, flow } as never, agent('甲', '丙'))
    expect(trace?.flow?.map(({ parts, after }) => [parts?.text ?? null, after?.text ?? null])).toEqual([
      [null, null],
      ['b or c', 'a'],
    ])
  })
})

describe('of a condition', () => {
  test('that was found: nothing that would have been nearest, was measured, or lacks', () => {
    expect(conditionOf(said(['您好'], { every_turn: true }), agent('您好', '您好'))).toMatchObject({
      ...{
        truth: 'yes',
        nearest: [],
        measured: [],
        lacking: [],
        elsewhere: [],
        uncounted: null,
        unsure: [],
        fields: [],
      },
    })
    expect(conditionOf({ silence: { at_least: 5 } }, agent('您好'))).toMatchObject({ truth: 'no', phrases: [] })
    const quiet: Line[] = [
      ['agent', '您好'],
      ['agent', '在吗', { start_ms: 9000, end_ms: 9900 }],
    ]
    expect(conditionOf({ silence: { at_least: 5 } }, quiet)).toMatchObject({ truth: 'yes', measured: [] })
  })

  test('that was not, in each turn: those without it, noise left out', () => {
    const lines: Line[] = [...agent('您好', '在吗'), ['agent', '', { kind: 'noise' }], ...agent('您好', '再见')]
    expect(conditionOf(said(['您好'], { every_turn: true }), lines)).toMatchObject({ truth: 'no', lacking: [1, 4] })
    expect(conditionOf(said(['没有']), lines)).toMatchObject({ truth: 'no', lacking: [] })
  })

  test('that was said elsewhere', () => {
    const last = { in: { last: { turns: 1 } } }
    const lines = agent('快点', '您好')
    const places = (it: Record<string, unknown>, of: Line[]) =>
      conditionOf(it, of)?.elsewhere.map(({ segment }) => segment)
    expect(places(said(['快点'], last), lines)).toEqual([0])
    expect(places(said(['慢点'], last), lines)).toEqual([])
    // It stands in the window, too, and an exception beside it.
    expect(places({ phrases: { any: ['快点'], except: ['请问'] }, ...last }, agent('快点', '请问快点'))).toEqual([])
    // Nobody knows whether it stands in the window.
    expect(
      places(said(['快点'], last), [
        ['agent', '快点'],
        ['agent', '快点', { confidence: 0.1 }],
      ]),
    ).toEqual([])
  })

  test('what comes near is told of words that are wanted, and not of what is counted in them', () => {
    const recommended = { zh: '请您稍等一下', en: 'please hold' }
    const near = (it: Record<string, unknown>) =>
      conditionOf(it, agent('请您稍候一下'), { recommended })?.nearest.length
    expect(near({ regex: { any: ['xyz+'] } })).toBe(1)
    expect(near({ repeat: { at_least: 0.9, times: 2 } })).toBe(0)
    expect(near({ sentiment: { below: -4.9 } })).toBe(0)
  })

  test('of two names, the one that is wanted', () => {
    const attributes = { company: '长城维修', department: '客户服务' }
    const near = (...any: string[]) =>
      traceOf({ conditions: { it: { entity: { any } } }, find: 'it' }, agent('长城围修', '客户服物'), {
        attributes,
      })?.conditions[0]?.nearest.map(({ wanted }) => wanted)
    expect(near('company')).toEqual(['长城维修'])
    expect(near('department')).toEqual(['客户服务'])
  })
})

describe('of a situation', () => {
  const asking = (condition: Record<string, unknown>): Book => ({
    ...bookOf(ruleWith('r', { conditions: { it: { situation: 's' } }, find: 'it' })),
    situations: {
      s: { id: 's', version: '1.0.0', title: { zh: '境', en: 'Case' }, conditions: { a: condition }, holds: 'a' },
    } as never,
  })
  const trace = (condition: Record<string, unknown>) =>
    createScorer([asking(condition)]).explain(callOf(agent('请您稍候一下')), HASH).items[0]?.rules[0]?.conditions[0]
      ?.situation

  test('what its conditions came to', () => {
    expect(trace(said(['稍候']))).toMatchObject({ id: 's', truth: 'yes', conditions: [{ name: 'a', truth: 'yes' }] })
  })
  test('nothing is recommended in its place', () => {
    expect(trace({ regex: { any: ['xyz+'] } })?.conditions[0]?.nearest).toEqual([])
    expect(trace(said(['请您稍等一下']))?.conditions[0]?.nearest).toHaveLength(1)
  })
})

describe('of an item', () => {
  const rule = ruleWith('r', { conditions: { a: said(['甲']) }, find: 'a' })
  const item = (part: object, texts: string[], changes: Changes = {}) => {
    const situations = {
      s: { id: 's', version: '1.0.0', title: { zh: '境', en: 'Case' }, conditions: { b: said(['乙']) }, holds: 'b' },
    }
    const form = formWith([
      { ...itemWith('i', 10, { rule: 'r', points: -1 }), ...part },
      itemWith('j', 10, { rule: 'q', points: -1 }),
    ])
    const other = ruleWith('q', { conditions: { a: said(['丁']) }, find: 'a' })
    const book = { ...bookWith(form, rule, other), situations: situations as never }
    return createScorer([book]).explain(callOf(agent(...texts), changes), HASH).items[0]
  }

  test('that is for other calls: what of that does not fit, and nothing more', () => {
    const one = item({ applies: { language: 'zh', channel: 'chat' }, given: 's' }, ['甲', '乙'])
    expect(one).toMatchObject({
      idle: { why: 'applies', applies: { channel: 'chat' } },
      given: null,
      rules: [],
      names: ['r'],
    })
    expect(one?.idle).toEqual({ why: 'applies', applies: { channel: 'chat' } })
  })

  test('that is bound to a situation', () => {
    expect(item({ given: 's' }, ['甲', '乙'])).toMatchObject({
      idle: null,
      given: { truth: 'yes' },
      rules: [{ status: 'fail' }],
    })
    expect(item({ given: 's' }, ['甲'])).toMatchObject({
      idle: { why: 'given', situation: 's', truth: 'no', reason: null },
      given: { truth: 'no' },
      rules: [],
    })
    expect(item({}, ['甲'])).toMatchObject({ idle: null, given: null, rules: [{ status: 'fail' }] })
  })
})

describe('which parts decided', () => {
  const decided = (find: string, lines: Line[]) => {
    const conditions = { a: said(['甲甲甲']), b: said(['乙乙乙']) }
    const of = traceOf({ conditions, find }, lines)?.find
    return [of?.truth, ...(of?.of ?? []).filter((part) => part.decided).map(({ text }) => text)]
  }
  const unsure: Line = ['agent', '甲甲甲乙乙乙', { confidence: 0.1 }]
  test.each<[find: string, lines: Line[], decided: (string | undefined)[]]>([
    ['a or b', [unsure], ['unknown', 'a']],
    ['a or b', [unsure, ['agent', '乙乙乙']], ['yes', 'b']],
    ['a and b', [unsure], ['unknown', 'a']],
    ['a and b', [unsure, ['agent', '甲甲甲']], ['unknown', 'b']],
    ['a then b', [unsure, ['agent', '甲甲甲']], ['unknown', 'b']],
  ])('%s', (find, lines, wanted) => expect(decided(find, lines)).toEqual(wanted))
})
