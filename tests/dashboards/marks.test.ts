import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, type Span } from '../../dashboards/src/call/marks.ts'

const said = (finding: string, start: number, end: number): Span => ({ finding, start, end, kind: 'said' })

test('overlapping words belong to both findings, emoji count as two units', () => {
  const text = '😀这不是我的错吧'
  expect(
    cut(text, [said('a', 2, 8), said('b', 4, 9)]).map(({ text, marks }) => [text, marks.map((m) => m.finding)]),
  ).toEqual([
    ['😀', []],
    ['这不', ['a']],
    ['是我的错', ['a', 'b']],
    ['吧', ['b']],
  ])
})

test('whatever the spans, the runs joined are the text, and each finding has its words', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => said('f', Math.min(a, b), Math.max(a, b))),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.string({ minLength: 12, maxLength: 12 }), spans, (text, marked) => {
      const runs = cut(text, marked)
      expect(runs.map((run) => run.text).join('')).toBe(text)
      const units = runs.flatMap((run) => [...Array(run.text.length)].map(() => run.marks.length > 0))
      const wanted = [...Array(text.length)].map((_, i) => marked.some(({ start, end }) => i >= start && i < end))
      expect(units).toEqual(wanted)
    }),
  )
})
