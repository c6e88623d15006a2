import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync(new URL('../../docs/compared.md', import.meta.url), 'utf8')
const [body, sources] = text.split('\n## Sources\n') as [string, string]
const rows = [...body.matchAll(/^\| need \| Earshot \|.*\n.*\n((?:\|.*\n)+)/gm)]
  .flatMap(([, lines]) => (lines as string).trim().split('\n'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

/** A page of another product's documentation, as cells name it: `[A1]`, `[C12]`. */
const SOURCE = /\[([ATCG]\d+b?)\](?!:)/g
const named = (part: string): string[] => [...new Set([...part.matchAll(SOURCE)].map(([, name]) => name as string))]

test('every row says something of each product', () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter((cells) => cells.length !== 6 || cells.includes(''))).toEqual([])
})

test('what Earshot does is shown by a test, and what it does not is said', () => {
  const says = (cell: string): boolean => /\]\(\.\.\/tests\//.test(cell) || /^(no|not yet)\b/.test(cell)
  expect(rows.filter(([, earshot]) => !says(earshot as string))).toEqual([])
})

test('what the others do is what a source says, or that none does', () => {
  const says = (cell: string): boolean => named(cell).length > 0 || cell === 'not documented'
  expect(rows.filter(([, , ...others]) => !others.every(says))).toEqual([])
})

test('every source is used, listed and has one address', () => {
  const addresses = [...sources.matchAll(/^\[([ATCG]\d+b?)\]: https:/gm)].map(([, name]) => name as string)
  expect(addresses).toEqual([...new Set(addresses)])
  expect(named(body).sort()).toEqual([...addresses].sort())
  expect(named(sources).sort()).toEqual([...addresses].sort())
})
