import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScorer } from '../../../ingest/packs.ts'
import { projectFolder } from '../../../ingest/project.ts'
import { measureLines, sums } from './measure.ts'
import { readTrials, subjects } from './read.ts'

const scorer = readScorer('Asia/Shanghai')

/** What the page says: subject -> lines with a fault, found, innocent lines, flagged all the same. */
const table = [
  ...readFileSync(join(projectFolder(), 'docs', 'accuracy.md'), 'utf8').matchAll(
    /^\| ([a-z]+-(?:zh|en)) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm,
  ),
].map(([, subject, ...numbers]) => [subject, ...numbers.map(Number)])

test('the page says of the measuring half of the single lines what is measured', () => {
  const measured = subjects('measuring').map((subject) => {
    const { faulty, found, innocent, wrong } = sums(measureLines(readTrials('measuring', subject), scorer).values())
    return [subject, faulty, found, innocent, wrong]
  })
  expect(table).toEqual(measured)
})
