import fc from 'fast-check'
import type { Book } from '../../scoring/form/book.ts'
import { conditionsIn, type Expression, parseExpression, range } from '../../scoring/rule/expression.ts'
import { WORDS } from './arbitrary.ts'
import { bookWith, formWith, ruleWith } from './books.ts'

export type Rule = Book['rules'][string]
export type Spec = Record<string, unknown>
export type Form = Book['form']
type Item = Form['sections'][number]['items'][number]
type Use = NonNullable<Item['rules']>[number]
type Situation = NonNullable<Book['situations']>[string]

const words = { zh: '“{said}”{value}{limit}{times}，{company}', en: '“{said}” {agent} {customer}' }

/** Only some of the options of a record, at random. */
const options = <T extends object>(of: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(of as never, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>
const exactlyOne = (of: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Spec> =>
  fc.oneof(...Object.entries(of).map(([key, value]) => value.map((one) => ({ [key]: one }))))
const merged = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<Spec> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Spec)

/** Shared lists of every arbitrary book. */
export const LISTS: Record<string, readonly string[]> = {
  plain: ['您好', '再见', 'hello', '(没|没有)办法'],
  short: ['不', '您', 'so'],
  gapped: ['请…等', '不是…错', 'not … problem'],
  heard: ['没(办法|有)', '随便你'],
  scripts: ['您好长城维修请问有什么可以帮您', 'my name is jennifer'],
}

const PHRASES = [
  ...WORDS,
  ...[
    '您好…帮您',
    '(不是|不|)我的错',
    '(请|)稍等…您',
    '<plain>',
    '<short>是',
    '说<short>',
    'one … please',
    '(no|not) (my|thank)',
  ],
  ...[
    '久等',
    '的',
    '是',
    '我',
    '好的',
    'for',
    '一',
    '。好。',
    'ＳＯＲＲＹ',
    '訂單號',
    "that's",
    '客服小王',
    '<short>…<plain>',
  ],
]
export const anyPhrase = fc.constantFrom(...PHRASES)
const phrases = fc.uniqueArray(anyPhrase, { minLength: 1, maxLength: 5 })
const listIds = fc.subarray(['plain', 'short', 'gapped'], { minLength: 1, maxLength: 2 })
const exceptions = options({ except: phrases, except_lists: listIds })

/** Phrases in every combination. */
export const anyWording: fc.Arbitrary<Spec> = fc.oneof(
  merged(
    fc.oneof(
      phrases.map((any) => ({ any })),
      fc.tuple(phrases, listIds).map(([any, lists]) => ({ any, lists })),
    ),
    exceptions,
    options({ scope: fc.constantFrom('turn', 'stretch') }),
  ),
  merged(
    listIds.map((lists) => ({ lists })),
    exceptions,
  ),
  merged(
    phrases.map((none) => ({ none })),
    exceptions,
    options({ scope: fc.constantFrom('turn', 'stretch'), lists: listIds }),
  ),
  merged(
    fc.oneof(
      fc.uniqueArray(anyPhrase, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.uniqueArray(anyPhrase, { minLength: 1, maxLength: 3 }).map((in_order) => ({ in_order })),
      fc
        .uniqueArray(anyPhrase, { minLength: 2, maxLength: 6 })
        .chain((any) => fc.integer({ min: 2, max: any.length }).map((at_least) => ({ any, at_least }))),
    ),
    exceptions,
    options({ scope: fc.constantFrom('turn', 'stretch', 'window'), within_words: fc.nat(8) }),
  ),
)

/** Few sets of sounds only: each has a table of its own. */
export const CONFUSED = [
  [],
  ['z-zh', 'n-l'],
  ['n-l', 'an-ang', 'f-h'],
  ['z-zh', 'c-ch', 's-sh', 'n-l', 'f-h', 'an-ang', 'en-eng', 'in-ing'],
]

/** Words of which arbitrary calls have others that sound like them. */
const HEARD = ['没办法', '随便你', '不归我管', '让您久等', '发票', '您好', '<heard>', '再见']

export const homophones = merged(
  fc.oneof(
    anyWording,
    fc.uniqueArray(fc.constantFrom(...HEARD), { minLength: 1, maxLength: 5 }).map((any) => ({ any })),
  ),
  options({
    confuse: fc.constantFrom(...CONFUSED),
    min_length: fc.integer({ min: 2, max: 4 }),
    innocent: phrases,
    innocent_lists: listIds,
  }),
)

const similar = merged(
  fc.oneof(
    fc.constant({ to: ['请问还有什么可以帮您'] }),
    fc.constant({ to: ['have a great day goodbye', '感谢您的来电再见', '这不是我的错'], lists: ['scripts'] }),
    fc.constant({ lists: ['scripts'] }),
  ),
  fc.constantFrom(0.05, 0.3, 0.6, 1).map((at_least) => ({ at_least })),
  options({ min_length: fc.constantFrom(2, 4) }),
)

const expression = fc.constantFrom(
  '您|好',
  '\\d+',
  '.',
  '[^a-z]+',
  'hel+o',
  '\\pL{2,3}',
  '请.*等',
  '(?i)NO',
  '\\bs',
  '😀',
  '[\\x{10000}-\\x{10FFFF}]',
)
const expressions = fc.uniqueArray(expression, { minLength: 1, maxLength: 3 })
const regex = merged(
  expressions.map((any) => ({ any })),
  options({ except: expressions }),
)
const repeat = merged(
  fc.constantFrom(0.1, 0.4, 0.8, 1).map((at_least) => ({ at_least })),
  options({
    times: fc.constantFrom(2, 3),
    within_turns: fc.integer({ min: 2, max: 12 }),
    min_length: fc.integer({ min: 2, max: 6 }),
  }),
)

const entity = fc
  .subarray(
    [
      ...['company', 'department', 'agent', 'customer', 'mobile', 'phone', 'id_card', 'bank_card'],
      ...['email', 'amount', 'date', 'time', 'time_promise', 'digits'],
    ],
    { minLength: 1 },
  )
  .chain((any) =>
    merged(
      fc.constant({ any }),
      any.includes('digits') ? options({ min_digits: fc.constantFrom(3, 6) }) : fc.constant({}),
      any.includes('time_promise')
        ? options({ within_hours: fc.constantFrom(48, 2), beyond_hours: fc.constant(1) })
        : fc.constant({}),
      any.includes('amount') ? options({ over: fc.constantFrom(0, 100) }) : fc.constant({}),
    ),
  )

const feeling = merged(
  exactlyOne({ below: fc.constantFrom(0, -1, -3), above: fc.constantFrom(0, 1, 3) }),
  options({ of: fc.constantFrom('turn', 'window') }),
)
const trend = exactlyOne({ falls_by: fc.constantFrom(0.1, 1), rises_by: fc.constantFrom(0.1, 1) })

const seconds = fc.constantFrom(0.3, 1, 2.5, 5, 10, 30, 100)
const count = fc.integer({ min: 0, max: 4 })
const side = fc.constantFrom('agent', 'customer')

const VALUES = [true, 'gold', 2, '4', 'agent', 'zh-CN', 7]
const PATHS = [
  'attributes.vip',
  'attributes.level',
  'attributes.calls',
  'attributes.note',
  'attributes.tags',
  'queue',
  'ended_by',
  'transferred_to',
  'ring_count',
  'customer.name',
  'nowhere.at.all',
  'segments',
]
const path = fc.constantFrom(...PATHS)
const field = fc.oneof(
  merged(
    path.map((path) => ({ path })),
    exactlyOne({
      is: fc.constantFrom(...VALUES),
      one_of: fc.subarray(VALUES, { minLength: 1 }),
      none_of: fc.subarray(VALUES, { minLength: 1 }),
      present: fc.boolean(),
      more_than: count,
      less_than: count,
      at_least: count,
      at_most: count,
      contains: fc.constantFrom('投诉', 3, 'x'),
    }),
    options({ if_absent: fc.constantFrom('unknown', 'no') }),
  ),
  merged(
    options({ path: fc.constantFrom('started_at', 'ended_at', 'answered_at', 'queue') }),
    exactlyOne({
      time_of_day: fc.constantFrom(['09:00', '12:00'], ['10:00', '10:01'], ['22:00', '24:00'], ['20:00', '11:00']),
      weekday: fc.subarray(['mon', 'wed', 'sun'], { minLength: 1 }),
      working_time: fc.boolean(),
    }),
    options({ if_absent: fc.constantFrom('unknown', 'no') }),
  ),
)

/** Two limits of which one or both are given, the first below the second. */
const between = (low: string, high: string, values: readonly number[]): fc.Arbitrary<Spec> =>
  fc
    .tuple(fc.nat(values.length - 2), fc.nat(values.length - 1), fc.constantFrom('low', 'high', 'both'))
    .map(([a, b, which]) => {
      const least = values[a] as number
      const most = values[Math.max(a + 1, b)] as number
      return { ...(which !== 'high' && { [low]: least }), ...(which !== 'low' && { [high]: most }) }
    })

/** Detectors that listen for words. */
const WORDED: Record<string, fc.Arbitrary<unknown>> = {
  phrases: anyWording,
  homophones,
  similar,
  regex,
  entity,
  repeat,
  sentiment: feeling,
}

/** Detectors that measure. */
const MEASURING: Record<string, fc.Arbitrary<unknown>> = {
  ring: fc.oneof(fc.record({ more_than: count, seconds_a_ring: seconds }), fc.record({ longer_than: seconds })),
  answer_delay: fc.record({ longer_than: seconds }),
  silence: merged(fc.record({ at_least: seconds }), options({ after: side, before: side })),
  interruption: fc.record({ after: fc.constantFrom(0, 0.2, 1), overlap: fc.constantFrom(0.1, 0.5, 2) }),
  sentiment: trend,
  speech_rate: merged(
    between('slower_than', 'faster_than', [30, 100, 200, 300]),
    options({ over: fc.constantFrom('turn', 'call'), min_length: fc.constantFrom(1, 5, 30) }),
  ),
  talk_share: between('more_than', 'less_than', [0, 20, 50, 80, 100]),
  monologue: fc.record({ longer_than: seconds }),
  response_time: fc.record({ of: fc.constantFrom('each', 'first', 'slowest', 'average'), longer_than: seconds }),
  hold: fc.oneof(
    fc.record({ at_least: seconds }),
    fc.record({ more_than: count }),
    fc.record({ total_at_least: seconds }),
  ),
  length: between('longer_than', 'shorter_than', [5, 74, 90, 100, 400]),
  turns: between('at_least', 'at_most', [1, 2, 3, 5]),
  ending: fc.oneof(
    merged(
      fc.record({ by: fc.constantFrom('agent', 'customer', 'system') }),
      options({ last_words: side }),
      fc.oneof(fc.constant({}), between('later_than', 'sooner_than', [1, 5, 30, 90])),
    ),
    fc.record({ last_words: side }),
    between('later_than', 'sooner_than', [1, 5, 30, 90]),
  ),
  field,
}

export const DETECTOR_NAMES = [...new Set([...Object.keys(WORDED), ...Object.keys(MEASURING), 'situation'])]

const reach = options({
  turns: fc.integer({ min: 1, max: 4 }),
  percent_of_turns: fc.constantFrom(10, 50, 100),
  seconds,
  percent: fc.constantFrom(5, 30, 100),
}).map((one) => (Object.keys(one).length === 0 ? { turns: 2 } : one))

const span = (most: number) =>
  fc.tuple(fc.nat(most - 1), fc.integer({ min: 1, max: most })).map(([from, more]) => [from, from + more])

/** A window; one beside another condition where there are some to choose from. */
export const anyWindow = (others: readonly string[]): fc.Arbitrary<Spec> => {
  const range = exactlyOne({
    turns: span(4).map(([from, to]) => [(from as number) + 1, (to as number) + 1]),
    seconds: span(60),
    percent: span(50),
  })
  const whole = exactlyOne({ first: reach, last: reach, range })
  if (others.length === 0) return whole
  const beside = merged(
    fc.constantFrom(...others).map((hit) => ({ hit })),
    options({
      which: fc.constantFrom<unknown>('any', 'first', 'last', 1, 2),
      turns: fc.integer({ min: 1, max: 3 }),
      seconds,
    }),
  )
  return fc.oneof(whole, exactlyOne({ before: beside, after: beside, around: beside }))
}

const speaker = fc.constantFrom('agent', 'agent', 'customer', 'any', 'ivr', 'supervisor')
const rarely = <T>(value: fc.Arbitrary<T>, key: string) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: value.map((one) => ({ [key]: one })) })

/** A condition of any detector. @param situations ids it may name */
export function anyCondition(others: readonly string[], situations: readonly string[]): fc.Arbitrary<Spec> {
  const worded = merged(
    exactlyOne(WORDED),
    fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ every_turn: true }) }),
  )
  const measured = exactlyOne({
    ...MEASURING,
    ...(situations.length > 0 && { situation: fc.constantFrom(...situations) }),
  })
  const detector = fc.oneof({ weight: 3, arbitrary: worded }, { weight: 2, arbitrary: measured })
  return merged(detector, rarely(speaker, 'speaker'), rarely(anyWindow(others), 'in'), seldom(anyNeeds, 'needs'))
}

/** What a rule or a condition may need of a call. */
const anyNeeds = options({
  confidence: fc.constantFrom(0.2, 0.5, 0.9),
  roles: fc.constant('known' as const),
  timing: fc.constant('usable' as const),
}).map((one) => (Object.keys(one).length === 0 ? { roles: 'known' } : one))

/** Conditions `a`, `b` …, each knowing those named before, beside which its window may stand. */
export const conditionsOf = (
  condition: (others: readonly string[]) => fc.Arbitrary<Spec>,
): fc.Arbitrary<Record<string, Spec>> =>
  fc.integer({ min: 1, max: 4 }).chain((n) => {
    const names = 'abcd'.slice(0, n).split('')
    return fc
      .tuple(...names.map((_, i) => condition(names.slice(0, i))))
      .map((all) => Object.fromEntries(names.map((name, i) => [name, all[i] as Spec])))
  })

const anyConditions = (situations: readonly string[]) => conditionsOf((others) => anyCondition(others, situations))

const within = fc.constantFrom('', '', ' within 2 s', ' within 30 s', ' within 1 turn', ' within 3 turns')

/** An expression in which every name stands once. */
function readOnce(names: readonly string[]): fc.Arbitrary<string> {
  if (names.length === 1) {
    const name = names[0] as string
    return fc.constantFrom(name, name, `not ${name}`)
  }
  return fc.integer({ min: 1, max: names.length - 1 }).chain((at) =>
    fc
      .tuple(
        readOnce(names.slice(0, at)),
        readOnce(names.slice(at)),
        fc.constantFrom('and', 'or', 'then', 'then', 'not'),
        within,
      )
      .map(([a, b, op, near]) => {
        if (op === 'not') return `not (${a} and ${b})`
        return op === 'then' ? `(${a}) then (${b})${near}` : `(${a}) ${op} (${b})`
      }),
  )
}

const readable = (source: string): boolean => {
  const { never, always } = range(parseExpression(source))
  return !never && !always
}

/** An expression that could be true and could be false; some name a condition twice. */
const anyExpression = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.shuffledSubarray([...names], { minLength: names.length }).chain(readOnce),
      fc.constantFrom(...names),
      fc.constantFrom('', 'and', 'or', 'then'),
    )
    .map(([source, name, op]) => {
      const longer = op === '' ? source : `(${source}) ${op} ${name}`
      return [longer, source].find(readable) ?? names.join(' or ')
    })

/** Whether hits could show where it stands. */
const hasPlace = (one: Expression): boolean =>
  one.op !== 'not' && (one.op === 'is' || one.op === 'then' || one.of.some(hasPlace))

/** Steps in which every name stands; two at least. */
const anyFlow = (names: readonly string[]): fc.Arbitrary<Spec[]> =>
  fc
    .tuple(fc.shuffledSubarray([...names], { minLength: names.length }), fc.integer({ min: 1, max: names.length - 1 }))
    .chain(([all, at]) => fc.tuple(...cut(all, at).map((own) => anyStep(own, names))))

/** Each alone, but for those from one on, which are together. */
const cut = (names: readonly string[], at: number): string[][] => [
  ...names.slice(0, at).map((name) => [name]),
  names.slice(at),
]

const anyStep = (own: readonly string[], names: readonly string[]): fc.Arbitrary<Spec> =>
  merged(
    anyExpression(own).map((source) => ({ step: hasPlace(parseExpression(source)) ? source : own.join(' or ') })),
    rarely(anyExpression(names), 'if'),
    fc.constantFrom({}, {}, { optional: true }, { always: true }),
  )

const applies = options({
  language: fc.constant('zh' as const),
  channel: fc.constantFrom('voice' as const, 'chat' as const),
  direction: fc.constantFrom('inbound' as const, 'outbound' as const),
  queue: fc.constantFrom<string | string[]>('售后', ['售后', '维修']),
  attributes: fc.constant({ vip: true }),
  received: fc.boolean(),
  handed_on: fc.boolean(),
})
const effective = fc.constantFrom(
  { from: '2026-05-06' },
  { to: '2026-05-06' },
  { from: '2026-05-01', to: '2026-05-07' },
)
const seldom = <T>(value: fc.Arbitrary<T>, key: string) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: value.map((one) => ({ [key]: one })) })

/** A rule that loads. @param situations ids it may name */
export const anyRule = (id: string, situations: readonly string[] = []): fc.Arbitrary<Rule> =>
  ruleOf(id, anyConditions(situations))

/** A rule over some conditions. */
export const ruleOf = (id: string, of: fc.Arbitrary<Record<string, Spec>>): fc.Arbitrary<Rule> =>
  of.chain((conditions) => {
    const names = Object.keys(conditions)
    const each = fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constantFrom(...names).map((each) => ({ each })) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(...names)
          .chain((each) => fc.constantFrom('pass', 'not_applicable').map((if_none) => ({ each, if_none }))),
      },
    )
    const find = merged(
      anyExpression(names).map((find) => ({ find })),
      each,
    )
    const flow = (): fc.Arbitrary<Spec> => anyFlow(names).map((flow) => ({ flow }))
    return fc
      .tuple(
        names.length === 1 ? find : fc.oneof({ weight: 3, arbitrary: find }, { weight: 1, arbitrary: flow() }),
        fc.oneof(
          { weight: 3, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: anyExpression(names).map((given) => ({ given })) },
        ),
        seldom(applies, 'applies'),
        seldom(effective, 'effective'),
        seldom(anyNeeds, 'needs'),
        fc.constantFrom('info', 'minor', 'major', 'critical'),
      )
      .map(([judgement, given, applies, effective, needs, severity]) =>
        ruleWith(id, {
          conditions,
          ...judgement,
          ...given,
          ...applies,
          ...effective,
          ...needs,
          severity,
          message: words,
        } as never),
      )
  })

const anySituation = (id: string, others: readonly string[]): fc.Arbitrary<Situation> =>
  anyConditions(others).chain((conditions) =>
    anyExpression(Object.keys(conditions)).map(
      (holds) => ({ id, version: '1.0.0', title: words, conditions, holds }) as unknown as Situation,
    ),
  )

const milli = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: Math.round(max * 1000) }).map((n) => n / 1000)
const weight = options({ weight: fc.constantFrom(0.25, 0.5, 2, 3.33) })

/** How a rule may stand on an item with so much room: what it takes, or adds. */
const anyUse = (room: number, sign: 1 | -1): fc.Arbitrary<Omit<Use, 'rule'>> =>
  merged(
    milli(0, room).map((points) => ({ points: sign * Math.max(0.001, points) })),
    options({ per: fc.constantFrom('once', 'hit') }),
    rarely(
      milli(0, room).map((cap) => sign * Math.max(0.001, cap)),
      'cap',
    ),
    sign < 0 ? seldom(fc.constantFrom('section', 'form'), 'critical') : fc.constant({}),
    fc.constantFrom({}, {}, {}, {}, { shadow: true }, { review: true }),
  ) as fc.Arbitrary<never>

const given = (situations: readonly string[]) =>
  situations.length === 0 ? fc.constant({}) : seldom(fc.constantFrom(...situations), 'given')

/** An item over some rules, each of them used once. */
function anyItem(id: string, rules: readonly string[], situations: readonly string[]): fc.Arbitrary<Item> {
  const common = merged(weight, seldom(applies, 'applies'), given(situations))
  const uses = (room: number, sign: (i: number) => 1 | -1) =>
    fc
      .tuple(...rules.map((_, i) => anyUse(room, sign(i))))
      .map((all) => all.map((use, i) => ({ ...use, rule: rules[i] as string })))
  const full = fc
    .record({
      points: milli(1, 20),
      floor: fc.constantFrom(undefined, -5, 0),
      above: fc.constantFrom(undefined, 0, 2.5),
    })
    .chain(({ points, floor, above }) =>
      uses(points, (i) => (i === 0 ? -1 : i % 2 === 0 ? -1 : 1)).map((rules) => ({
        points,
        ...(floor !== undefined && { floor }),
        ...(above !== undefined && { ceiling: Math.round((points + above) * 1000) / 1000 }),
        rules,
      })),
    )
  const earning = milli(1, 20).chain((points) =>
    uses(points, (i) => (i === 1 ? -1 : 1)).map((rules) => ({ points, start: 'none', floor: -1, rules })),
  )
  const bonus = uses(5, () => 1).map((rules) => ({ points: 0, ceiling: 5, rules }))
  return fc
    .tuple(
      common,
      fc.oneof({ weight: 4, arbitrary: full }, { weight: 1, arbitrary: earning }, { weight: 1, arbitrary: bonus }),
    )
    .map(([more, own]) => ({ id, title: words, ...more, ...own }) as unknown as Item)
}

/** A form over some rules: one to three rules an item, one to three items a section, some of them for a person. */
function anyForm(rules: readonly string[], situations: readonly string[]): fc.Arbitrary<Form> {
  const cuts = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: rules.length, maxLength: rules.length })
  return cuts.chain((sizes) => {
    const groups: string[][] = []
    for (let at = 0; at < rules.length; ) {
      const size = sizes[groups.length] as number
      groups.push(rules.slice(at, at + size))
      at += size
    }
    return fc
      .tuple(
        fc.tuple(...groups.map((group, i) => anyItem(`i${i}`, group, situations))),
        fc.integer({ min: 1, max: 3 }),
        fc.tuple(weight, weight, weight),
        fc.tuple(...[0, 1, 2].map(() => fc.constantFrom({}, {}, { floor: -2 }, { floor: 0.001 }, { ceiling: 7.5 }))),
        fc.constantFrom('keep' as const, 'leave_out' as const),
        fc.constantFrom(0, 0.5, 0.6, 1),
        fc.boolean(),
      )
      .map(([items, sections, weights, bounds, not_applicable, min_confidence, reviewed]) => {
        const manual = { id: 'by-hand', title: words, points: 3, review: words } as Item
        const all = reviewed ? [...items, manual] : items
        // An item of points in the first section, so that there is always a score to give.
        const first = { id: 'first', title: words, points: 2, review: words } as Item
        const own = Array.from({ length: sections }, (_, s) => all.filter((_, i) => i % sections === s)).filter(
          (some) => some.length > 0,
        )
        return formWith([], {
          not_applicable,
          settings: {
            min_confidence,
            company: '长城维修',
            working_time: [{ days: ['mon', 'wed'], from: '09:00', to: '10:00' }],
          },
          sections: own.map((some, s) => ({
            id: `s${s}`,
            title: words,
            items: s === 0 ? [...some, first] : some,
            ...weights[s],
            // A floor asks for something above it.
            ...(some.some(({ points }) => points >= 1) || s === 0 ? bounds[s] : {}),
          })),
        })
      })
  })
}

/** A small book that uses the language at random, and always loads. */
export const bookOfRules = (most: number): fc.Arbitrary<Book> =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 0, max: 2 }))
    .chain(([n, s]) => {
      const situations = ['calm', 'upset'].slice(0, s)
      const ids = Array.from({ length: n }, (_, i) => `r${i}`)
      return fc.tuple(
        fc.tuple(...situations.map((id, i) => anySituation(id, situations.slice(0, i)))),
        fc.tuple(...ids.map((id) => anyRule(id, situations))),
        anyForm(ids, situations),
      )
    })
    .map(([situations, rules, form]) => ({
      ...bookWith(form, ...rules),
      lists: LISTS,
      situations: Object.fromEntries(situations.map((one) => [one.id, one])),
    }))

export const anyBook = bookOfRules(5)

/** The book of one rule, each of whose findings takes a point a hit. */
export const bookOfOne = (rule: Rule, more: Partial<Book> = {}): Book => ({
  ...bookWith(
    formWith([{ id: 'item', title: words, points: 10, rules: [{ rule: rule.id, points: -1, per: 'hit' }] }]),
    rule,
  ),
  lists: LISTS,
  ...more,
})

/** Every condition an expression names. */
export const named = (source: string): string[] => conditionsIn(parseExpression(source))
