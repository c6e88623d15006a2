import { describe, expect, test } from 'vitest'
import type { Rule } from '../../../scoring/rule/schema.ts'
import { bookOf, bookWith, callOf, formWith, itemWith, type Line, ruleWith, scoreBy } from '../books.ts'

const heard = (...any: string[]) => ({ phrases: { any } })
const rule = (part: object): Rule => ruleWith('r', part as Parameters<typeof ruleWith>[1])

/** What the one item of a form comes to. */
function comesTo(part: object, lines: readonly Line[], changes = {}): string | undefined {
  return scoreBy(bookOf(rule(part)), callOf(lines, changes)).items[0]?.status
}

const calm: Line[] = [
  ['agent', '您好'],
  ['customer', '好的'],
]

describe('where nothing a rule listens for is said', () => {
  const rude = { conditions: { rude: heard('滚') }, find: 'rude' }
  const asked = { conditions: { asked: heard('退款'), told: heard('三天') }, given: 'asked', find: 'not told' }
  const each = { conditions: { asked: heard('退款'), told: heard('三天') }, each: 'asked', find: 'not told' }
  test.each<[string, object, string]>([
    ['it passes', rude, 'pass'],
    ['it does not apply, if it is for what was not said', asked, 'not_applicable'],
    ['it does not apply, if it is asked at each of them', each, 'not_applicable'],
    ['it passes, if it says so', { ...each, if_none: 'pass' }, 'pass'],
    ['it does not apply to another channel', { ...rude, applies: { channel: 'chat' } }, 'not_applicable'],
    ['it does not apply to another direction', { ...rude, applies: { direction: 'outbound' } }, 'not_applicable'],
    ['it does not apply to another language', { ...rude, applies: { language: 'en' } }, 'not_applicable'],
    ['it does not apply to another queue', { ...rude, applies: { queue: 'repairs' } }, 'not_applicable'],
    ['it does not apply before its day', { ...rude, effective: { from: '2199-01-01' } }, 'not_applicable'],
    ['it passes, if it is for such calls', { ...rude, applies: { channel: 'voice', language: 'zh' } }, 'pass'],
  ])('%s', (_, part, status) => expect(comesTo(part, calm)).toBe(status))
})

test.each<[string, string, string]>([
  ['a', '甲', 'fail'],
  ['a', '乙', 'pass'],
  ['a or b', '乙', 'fail'],
  ['a or b', '丙', 'pass'],
  ['a and b', '甲', 'pass'],
  ['a and b', '甲乙', 'fail'],
  ['a or not b', '丙', 'fail'],
  ['a then b', '乙', 'pass'],
])('%s where %s is said: %s', (find, said, status) => {
  const conditions = { a: heard('甲'), ...(find.includes('b') && { b: heard('乙') }) }
  expect(comesTo({ conditions, find }, [['agent', said]])).toBe(status)
})

test('of what must be said all together one part that is not heard is enough', () => {
  const both = { conditions: { both: { phrases: { all: ['甲', '乙'] } } }, find: 'both' }
  expect(comesTo(both, [['agent', '甲']])).toBe('pass')
  expect(
    comesTo(both, [
      ['agent', '甲'],
      ['agent', '乙'],
    ]),
  ).toBe('fail')
})

test('by its sound it is heard as well, in a window too', () => {
  const wanted = { homophones: { any: ['退货款'] } }
  for (const condition of [wanted, { ...wanted, in: { first: { turns: 2 } } }]) {
    const part = { conditions: { it: condition }, find: 'it' }
    expect([['agent', '腿货宽'] as Line, ['agent', '您好'] as Line].map((line) => comesTo(part, [line]))).toEqual([
      'fail',
      'pass',
    ])
  }
})

test('an expression that needs a word is told by it, one that needs none is tried', () => {
  const matching = (source: string) => ({ conditions: { it: { regex: { any: [source] } } }, find: 'it' })
  expect(['退款\\d', '\\d{3}'].map((source) => comesTo(matching(source), [['agent', '退款911']]))).toEqual([
    'fail',
    'fail',
  ])
  expect(['退款\\d', '\\d{3}'].map((source) => comesTo(matching(source), [['agent', '退款']]))).toEqual([
    'pass',
    'pass',
  ])
})

test('nothing sleeps where somebody may have been misheard', () => {
  const missing = { conditions: { rude: heard('滚') }, find: 'not rude' }
  expect(comesTo(missing, [['agent', '听不清', { confidence: 0.1 }]])).toBe('not_evaluated')
  const both = { conditions: { both: { phrases: { all: ['甲', '乙'] } } }, find: 'both' }
  expect(comesTo(both, [['agent', '甲', { confidence: 0.1 }]])).toBe('not_evaluated')
  const needy = { conditions: { rude: heard('滚') }, find: 'rude', needs: { confidence: 0.99 } }
  expect(comesTo(needy, [['agent', '您好', { confidence: 0.8 }]])).toBe('not_evaluated')
})

test('each item is told of its own rules, also behind one that was not judged', () => {
  const rules = ['甲', '乙', '丙'].map((word, i) => ({
    ...rule({ conditions: { it: heard(word) }, find: 'it' }),
    id: `r${i}`,
  }))
  const items = rules.map(({ id }, i) => ({ ...itemWith(`i${i}`, 10, { rule: id, points: -10 }) }))
  const [first, ...others] = items as [(typeof items)[number], ...typeof items]
  const form = formWith([{ ...first, applies: { channel: 'chat' } }, ...others])
  const { items: came } = scoreBy(bookWith(form, ...rules), callOf([['agent', '丙']]))
  expect(came.map(({ status }) => status)).toEqual(['not_applicable', 'pass', 'fail'])
})

test('what adds points is looked at, and on trial nothing passes', () => {
  const one = rule({ conditions: { it: heard('甲') }, find: 'it' })
  const bonus = formWith([itemWith('item', 10, { rule: 'r', points: 5 })])
  const trial = formWith([itemWith('item', 10, { rule: 'r', points: -5, shadow: true })])
  const statusOf = (form: ReturnType<typeof formWith>, said: string) =>
    scoreBy(bookWith(form, one), callOf([['agent', said]])).items[0]?.status
  expect([statusOf(bonus, '乙'), statusOf(bonus, '甲')]).toEqual(['pass', 'pass'])
  expect([statusOf(trial, '乙'), statusOf(trial, '甲')]).toEqual(['not_applicable', 'not_applicable'])
})
