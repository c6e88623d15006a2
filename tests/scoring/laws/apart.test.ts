import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Score } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook, anyRule, type Form, LISTS, type Rule, type Spec } from '../arbitrary-rules.ts'
import { judgeOf, SHIPPED, several } from './scoring.ts'
import { anyTalk, fewBook, fewRule } from './talk.ts'

const words = { zh: '字', en: 'words' }
const anyOfThem = fc.oneof(
  { weight: 8, arbitrary: anyBook },
  { weight: 8, arbitrary: fewBook },
  { weight: 1, arbitrary: fc.constantFrom(...SHIPPED) },
)

type Use = NonNullable<Form['sections'][number]['items'][number]['rules']>[number]

const withItem = (form: Form, first: boolean, ...rules: Use[]): Form => {
  const more = { id: 'more', title: words, items: [{ id: 'more', title: words, points: 5, rules }] }
  return { ...form, sections: first ? [more, ...form.sections] : [...form.sections, more] }
}

/** What a score says of everything but the added item, byte for byte. */
function rest({ items, findings, not_evaluated, shadow, unscored }: Score): string {
  const own = (id: string) => id !== 'more'
  return JSON.stringify({
    items: items.filter(({ id }) => own(id)).map(({ findings, ...item }) => ({ ...item, findings: findings.length })),
    findings: findings.filter(({ rule_id }) => own(rule_id)),
    not_evaluated: not_evaluated.filter(({ rule_id }) => own(rule_id)),
    shadow,
    unscored: unscored === 'not_evaluated' ? undefined : unscored,
  })
}

test('a rule more, first or last, changes nothing of the others', () => {
  fc.assert(
    fc.property(
      anyOfThem,
      fc.oneof(anyRule('more'), fewRule('more')),
      fc.boolean(),
      several(fc.oneof(anyCall, anyTalk)),
      (book, rule, first, calls) => {
        const wider: Book = {
          ...book,
          form: withItem(book.form, first, { rule: 'more', points: -5 }),
          rules: { ...book.rules, more: rule },
          lists: { ...book.lists, ...LISTS },
        }
        const [one, other] = [judgeOf(book), judgeOf(wider)]
        for (const call of calls) expect(rest(other(call))).toBe(rest(one(call)))
      },
    ),
    { numRuns: 80 },
  )
})

/** The first rule of a book once more, in other words or the same. */
const withTwin = (book: Book, change: (condition: Spec) => Spec): Book => {
  const [one] = Object.values(book.rules) as [Rule]
  const conditions = Object.entries(one.conditions as Record<string, Spec>).map(([name, spec]) => [name, change(spec)])
  const twin = { ...one, id: 'more', conditions: Object.fromEntries(conditions) }
  return {
    ...book,
    form: withItem(book.form, true, { rule: 'more', points: -5 }),
    rules: { ...book.rules, more: twin },
  }
}

test('a rule that differs from another by its speakers alone changes nothing of it', () => {
  fc.assert(
    fc.property(fc.oneof(anyBook, fewBook), several(fc.oneof(anyCall, anyTalk)), (book, calls) => {
      const others = ({ speaker, ...spec }: Spec) => (speaker === 'customer' ? spec : { ...spec, speaker: 'customer' })
      const [one, other] = [judgeOf(book), judgeOf(withTwin(book, others))]
      for (const call of calls) expect(rest(other(call))).toBe(rest(one(call)))
    }),
    { numRuns: 60 },
  )
})

test('a rule that says the same as another finds the same', () => {
  fc.assert(
    fc.property(fewBook, several(anyTalk), (book, calls) => {
      const judge = judgeOf(withTwin(book, (spec) => spec))
      const [first] = Object.keys(book.rules)
      for (const call of calls) {
        const { findings } = judge(call)
        const of = (id: unknown) => findings.filter(({ rule_id }) => rule_id === id).map(({ evidence }) => evidence)
        expect(of('more')).toEqual(of(first))
      }
    }),
    { numRuns: 60 },
  )
})

test('a list, a situation or a rule that nothing uses changes nothing but the name of the form', () => {
  fc.assert(
    fc.property(anyOfThem, anyRule('unused'), several(fc.oneof(anyCall, anyTalk)), (book, rule, calls) => {
      const wider: Book = {
        ...book,
        rules: { ...book.rules, unused: rule },
        lists: { ...book.lists, unused: ['您好', '…'] },
        situations: {
          ...book.situations,
          unused: { id: 'unused', version: '1.0.0', title: words, conditions: rule.conditions, holds: 'a' },
        },
      }
      const [one, other] = [judgeOf(book), judgeOf(wider)]
      for (const call of calls) {
        const { score_id, form } = one(call)
        expect(JSON.stringify({ ...other(call), score_id, form })).toBe(JSON.stringify(one(call)))
      }
    }),
    { numRuns: 80 },
  )
})
