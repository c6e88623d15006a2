import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Call, Segment } from '../../contract/call.ts'
import { decodeCall, formatProblem } from '../../contract/index.ts'

const doc = readFileSync(new URL('../../docs/call.md', import.meta.url), 'utf8')

test('the call shown in the documentation is one', () => {
  const shown = [...doc.matchAll(/```json call\n(.*?)```/gs)].map(([, json]) => json as string)
  expect(shown.length).toBeGreaterThan(0)
  for (const json of shown) {
    const decoded = decodeCall(new TextEncoder().encode(json))
    expect(decoded.ok ? [] : decoded.problems.map(formatProblem)).toEqual([])
  }
})

test('the documentation names every field of a call and of a segment', () => {
  const fields = [...Object.keys(Call.properties), ...Object.keys(Segment.properties)]
  expect(fields.filter((field) => !doc.includes(`\`${field}\``))).toEqual([])
})
