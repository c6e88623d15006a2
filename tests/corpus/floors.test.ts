import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScorer } from '../../ingest/packs.ts'
import { projectFolder } from '../../ingest/project.ts'
import { measure, type Row } from './measure.ts'
import { type Half, readCorpus } from './read.ts'

const scorer = readScorer('Asia/Shanghai')
const measured = new Map<Half, Row[]>()
const rowsOf = (half: Half): Row[] => {
  const rows = measured.get(half) ?? measure(readCorpus(half), scorer)
  measured.set(half, rows)
  return rows
}
const shown = (value: number | null) => (value === null ? '–' : value.toFixed(3))

/** What the page says of the measuring half: tag -> calls with the fault, precision, recall. */
const table = [
  ...readFileSync(join(projectFolder(), 'README.md'), 'utf8').matchAll(
    /^\| ([a-z-]+) \| (\d+) \| (\S+) \| (\S+) \|$/gm,
  ),
]

test('the README says of the measuring half what is measured', () => {
  const rows = rowsOf('measuring').map(({ tag, found, missed, precision, recall }) => [
    tag,
    String(found + missed.length),
    shown(precision),
    shown(recall),
  ])
  expect(table.map(([, ...cells]) => cells)).toEqual(rows)
})

test('there are as many calls as were asked for, every third written as a poor recogniser would', () => {
  const all = [...readCorpus('building'), ...readCorpus('measuring')]
  expect(all.filter(({ tags }) => tags.length === 0).length).toBeGreaterThanOrEqual(250)
  const faulty = all.filter(({ tags }) => tags.length > 0)
  expect(faulty.length).toBeGreaterThanOrEqual(400)
  expect(faulty.filter(({ spoiled }) => spoiled).length / faulty.length).toBeGreaterThan(0.3)
  expect(new Set(all.map(({ call }) => call.call_id)).size).toBe(all.length)
})
