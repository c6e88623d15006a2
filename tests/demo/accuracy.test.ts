import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measure } from '../../cli/demo/measure.ts'
import { has, month } from './month.ts'

const FLOOR = 0.98
const page = readFileSync(new URL('../../docs/accuracy.md', import.meta.url), 'utf8')
const { rows, misses } = measure(3000, 1, 'Asia/Shanghai')

/** Cells of the tables below a heading, without their heads. */
function cellsBelow(heading: string): string[][] {
  const section = page.split(/^## /m).find((one) => one.startsWith(heading)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test.each(rows)(`$tag: precision and recall of ${FLOOR} on the month shown`, ({ precision, recall }) => {
  expect(precision).toBeGreaterThanOrEqual(FLOOR)
  expect(recall).toBeGreaterThanOrEqual(FLOOR)
})

test('the page shows what was measured', () => {
  const shown = cellsBelow('Precision and recall').map(([tag, seed1]) => [tag, seed1])
  const ratio = (value: number | null) => value?.toFixed(3)
  expect(shown).toEqual(rows.map(({ tag, precision, recall }) => [tag, `${ratio(precision)} / ${ratio(recall)}`]))
})

test('the page lists every miss, no other, and each with a reason', () => {
  const listed = cellsBelow('Every miss')
  const found = rows.flatMap(misses).map(({ kind, tag, call_id }) => [kind, tag, call_id])
  expect(listed.map((cells) => cells.slice(0, 3)).sort()).toEqual(found.sort())
  expect(listed.filter(([, , , reason = '']) => reason.length < 20)).toEqual([])
})

test('a miss says which rule, what came of it and what it listened to', () => {
  const spoken = month.filter(({ call }) => call.channel === 'voice' && call.disposition === 'answered')
  const id = (planted: boolean) => spoken.find((sample) => has(sample, 'closing') === planted)!.call.call_id
  const row = { tag: 'closing', found: 0, precision: 0, recall: 0 } as const
  const [wrong, missed] = misses({ ...row, wrong: [id(true)], missed: [id(false)] })
  expect(wrong).toMatchObject({ kind: 'false alarm', call_id: id(true), tag: 'closing' })
  expect(wrong!.trace).toMatch(/^closing-(zh|en) fail · closed no · /)
  expect(missed!.trace).toMatch(/^closing-(zh|en) pass · closed yes “.+” · /)
  expect(missed!.words).toMatch(/^agent: \S/)
})
