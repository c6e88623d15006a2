import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Call, MatchedBy } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { booksOf, decodePack } from '../../../scoring/packs/decode.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook, anyCondition, bookOfOne, DETECTOR_NAMES } from '../arbitrary-rules.ts'
import { ruleWith } from '../books.ts'
import { judgeOf } from './scoring.ts'

const title = { zh: '字', en: 'words' }

/** The files a book would be read from; JSON is YAML. */
function sourcesOf({ form, rules, lists, situations = {} }: Book) {
  const file = (folder: string, id: string, value: unknown) => ({
    path: `${folder}/${id}.yaml`,
    text: JSON.stringify(value),
  })
  return [
    file('forms', form.id, form),
    ...Object.values(rules).map((rule) => file('rules', rule.id, rule)),
    ...Object.values(situations).map((one) => file('situations', one.id, one)),
    ...Object.entries(lists).map(([id, phrases]) => file('lists', id, { id, title, phrases })),
  ]
}

test('the books tried here are books that a pack may hold', () => {
  fc.assert(
    fc.property(anyBook, (book) => {
      expect(booksOf(decodePack(sourcesOf(book)), book.timeZone)).toHaveLength(1)
    }),
    { numRuns: 100 },
  )
})

test('they use every detector, and most of them come to every result', () => {
  const used = new Set<string>()
  const statuses = new Set<string>()
  const reasons = new Set<string>()
  const calls = fc.sample(anyCall, { numRuns: 40, seed: 5 })
  for (const book of fc.sample(anyBook, { numRuns: 150, seed: 5 })) {
    for (const { conditions } of Object.values(book.rules))
      for (const condition of Object.values(conditions)) for (const key of Object.keys(condition)) used.add(key)
    const judge = judgeOf(book)
    for (const call of calls) {
      const { items, not_evaluated } = judge(call)
      for (const { status } of items) statuses.add(status)
      for (const { reason } of not_evaluated) reasons.add(reason)
    }
  }
  expect(DETECTOR_NAMES.filter((name) => !used.has(name))).toEqual([])
  expect(statuses.size).toBe(5)
  for (const reason of ['low_confidence', 'no_metadata', 'no_roles', 'no_timing', 'too_short'])
    expect(reasons).toContain(reason)
})

/** A call in which everything is said again. */
const twice = (call: Call): Call => ({ ...call, segments: [...call.segments, ...call.segments] })

test('their conditions find in every way there is', () => {
  const calls = fc.sample(anyCall.map(twice), { numRuns: 150, seed: 5 })
  const matched = new Set<string>()
  for (const condition of fc.sample(anyCondition([], []), { numRuns: 400, seed: 5 })) {
    const judge = judgeOf(bookOfOne(ruleWith('r', { conditions: { a: condition }, find: 'a' })))
    for (const call of calls)
      for (const { evidence } of judge(call).findings) for (const { matched_by } of evidence) matched.add(matched_by)
  }
  // Arbitrary talk has hardly any numbers or dates.
  for (const way of MatchedBy.enum.filter((one) => one !== 'entity')) expect(matched).toContain(way)
})
