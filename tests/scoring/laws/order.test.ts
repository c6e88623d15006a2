import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook, type Rule, type Spec } from '../arbitrary-rules.ts'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'
import { judgeOf, SHIPPED, several, unordered } from './scoring.ts'
import { anyTalk, fewBook } from './talk.ts'

/** A way of putting things in another order, the same for the same seed. */
type Shuffle = <T>(things: readonly T[]) => T[]

const shuffle: fc.Arbitrary<Shuffle> = fc.infiniteStream(fc.nat(1000)).map(
  (numbers) =>
    <T>(things: readonly T[]): T[] =>
      things
        .map((thing) => ({ thing, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ thing }) => thing),
)

const anyOfThem = fc.oneof(
  { weight: 8, arbitrary: anyBook },
  { weight: 8, arbitrary: fewBook },
  { weight: 1, arbitrary: fc.constantFrom(...SHIPPED) },
)

/** A book and another that is the same but for the order of something. */
const law = (reorder: (book: Book, shuffled: Shuffle) => Book, numRuns = 80) =>
  fc.assert(
    fc.property(anyOfThem, shuffle, several(fc.oneof(anyCall, anyTalk)), (book, shuffled, calls) => {
      const [one, other] = [judgeOf(book), judgeOf(reorder(book, shuffled))]
      for (const call of calls) expect(unordered(other(call))).toEqual(unordered(one(call)))
    }),
    { numRuns },
  )

const entries = <T>(record: Record<string, T>, shuffled: Shuffle, change: (one: T) => T = (one) => one) =>
  Object.fromEntries(shuffled(Object.entries(record)).map(([key, one]) => [key, change(one)]))

/** Every condition of a book's rules and situations changed. */
const everywhere = (
  book: Book,
  change: (condition: Spec) => Spec,
  shuffled: Shuffle = (things) => [...things],
): Book => {
  const changed = <T extends { conditions: unknown }>(one: T): T => ({
    ...one,
    conditions: entries(one.conditions as Record<string, Spec>, shuffled, change),
  })
  const all = <T extends { conditions: unknown }>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([id, one]) => [id, changed(one)]))
  return { ...book, rules: all(book.rules), ...(book.situations && { situations: all(book.situations) }) }
}

/** Lists of things in a detector that may stand in any order. */
const FREE = [
  'any',
  'to',
  'of',
  'all',
  'none',
  'lists',
  'except',
  'except_lists',
  'innocent',
  'innocent_lists',
  'confuse',
  'one_of',
  'none_of',
  'weekday',
]

function reorderDetector(spec: unknown, shuffled: Shuffle): unknown {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return spec
  const own = spec as Spec
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [
      key,
      // What must be said in order is, whether it stands in the rule or in lists.
      Array.isArray(value) && FREE.includes(key) && !(key === 'lists' && own.in_order) ? shuffled(value) : value,
    ]),
  )
}

describe('nothing but the order of findings and items hangs on the order of', () => {
  test('sections, items and the rules of an item', () => {
    law((book, shuffled) => ({
      ...book,
      rules: entries(book.rules, shuffled),
      form: {
        ...book.form,
        sections: shuffled(book.form.sections).map((section) => ({
          ...section,
          items: shuffled(section.items).map((item) => (item.rules ? { ...item, rules: shuffled(item.rules) } : item)),
        })),
      },
    }))
  })

  test('the conditions of a rule or situation, and the keys of each', () => {
    law((book, shuffled) => everywhere(book, (condition) => entries(condition, shuffled), shuffled))
  })

  test('the phrases, expressions, lists and values of a condition', () => {
    law((book, shuffled) =>
      everywhere(book, (condition) =>
        Object.fromEntries(Object.entries(condition).map(([key, spec]) => [key, reorderDetector(spec, shuffled)])),
      ),
    )
  })

  test('shared lists, and the phrases in them where none are wanted in order', () => {
    const inOrder = ({ conditions }: Rule) => JSON.stringify(conditions).includes('in_order')
    law((book, shuffled) => ({
      ...book,
      lists: entries(book.lists, shuffled, (list) => (Object.values(book.rules).some(inOrder) ? list : shuffled(list))),
      ...(book.situations && { situations: entries(book.situations, shuffled) }),
    }))
  })
})

describe('what is shown does not hang on what is named first', () => {
  const shown = (condition: Spec, text: string, changes: Partial<Call>) => {
    const rule = ruleWith('r', { conditions: { a: condition }, find: 'a' })
    return scoreBy(bookOf(rule), callOf([['agent', text]], changes)).findings[0]?.evidence.map((e) => e.text)
  }

  test('of texts the likest', () => {
    for (const to of [
      ['今天天气不错', '再见谢啦'],
      ['再见谢啦', '今天天气不错'],
    ])
      expect(shown({ similar: { to, at_least: 0.3 } }, '好的再见谢谢您今天天气不错', {})).toEqual(['今天天气不错'])
  })

  test('of names the earliest, and of these the longest', () => {
    const changes = { agent: { id: 'A7', name: '小王' }, customer: { name: '小王芳' } }
    for (const any of [
      ['agent', 'customer'],
      ['customer', 'agent'],
    ])
      expect(shown({ entity: { any } }, '我是小王芳，小王', changes)).toEqual(['小王芳'])
    for (const any of [
      ['agent', 'customer'],
      ['customer', 'agent'],
    ])
      expect(shown({ entity: { any } }, '我是小王，小王芳', changes)).toEqual(['小王'])
  })
})
