import { expect, test } from 'vitest'
import { readPack } from '../../ingest/packs.ts'
import { checkExamples } from '../../scoring/packs/check.ts'
import { booksOf } from '../../scoring/packs/decode.ts'

const pack = readPack()

test('every rule does what its examples say', () => {
  const { rules, examples, failures } = checkExamples(pack)
  expect(failures.join('\n')).toBe('')
  expect(examples).toBeGreaterThan(6 * rules)
})

test('every rule has at least three findings and three near-misses', () => {
  const few = [...pack.rules.keys()].filter((id) => {
    const examples = pack.examples.get(id)?.value.examples ?? []
    const findings = examples.filter(({ expect }) => expect === 'finding').length
    return findings < 3 || examples.length - findings < 3
  })
  expect(few).toEqual([])
})

test('each form has 100 points and uses only rules that are there; every rule is used', () => {
  const books = booksOf(pack, 'Asia/Shanghai')
  for (const { form } of books) {
    const items = form.sections.flatMap((section) => section.items)
    expect([form.id, items.reduce((sum, { points }) => sum + points, 0)]).toEqual([form.id, 100])
  }
  const used = new Set(books.flatMap(({ rules }) => Object.keys(rules)))
  expect([...pack.rules.keys()].filter((id) => !used.has(id))).toEqual([])
})
