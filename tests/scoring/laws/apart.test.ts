import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Score } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook, anyRule, type Form, LISTS } from '../arbitrary-rules.ts'
import { judgeOf, SHIPPED, several } from './scoring.ts'

const words = { zh: '字', en: 'words' }
const anyOfThem = fc.oneof({ weight: 15, arbitrary: anyBook }, { weight: 1, arbitrary: fc.constantFrom(...SHIPPED) })

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
    fc.property(anyOfThem, anyRule('more'), fc.boolean(), several(anyCall), (book, rule, first, calls) => {
      const wider: Book = {
        ...book,
        form: withItem(book.form, first, { rule: 'more', points: -5 }),
        rules: { ...book.rules, more: rule },
        lists: { ...book.lists, ...LISTS },
      }
      const [one, other] = [judgeOf(book), judgeOf(wider)]
      for (const call of calls) expect(rest(other(call))).toBe(rest(one(call)))
    }),
    { numRuns: 80 },
  )
})

test('a rule that says the same as another finds the same', () => {
  fc.assert(
    fc.property(anyBook, several(anyCall), (book, calls) => {
      const [twin] = Object.values(book.rules)
      if (!twin) return
      const wider: Book = {
        ...book,
        form: withItem(book.form, true, { rule: 'more', points: -5 }),
        rules: { ...book.rules, more: { ...twin, id: 'more' } },
      }
      const [one, other] = [judgeOf(book), judgeOf(wider)]
      for (const call of calls) expect(rest(other(call))).toBe(rest(one(call)))
    }),
    { numRuns: 60 },
  )
})

test('a list, a situation or a rule that nothing uses changes nothing but the name of the form', () => {
  fc.assert(
    fc.property(anyOfThem, anyRule('unused'), several(anyCall), (book, rule, calls) => {
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
