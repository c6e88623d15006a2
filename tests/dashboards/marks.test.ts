import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, type Span } from '../../dashboards/src/call/marks.ts'
import { nearestOf } from '../../dashboards/src/call/nearest.ts'

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

test('the nearest thing heard is shown only where it is near', () => {
  const finding = (similarity: number | null) => ({
    searched: {
      speaker: 'agent' as const,
      segments: [0],
      start_ms: 0,
      end_ms: 9,
      nearest: similarity === null ? null : { segment: 0, start: 0, end: 2, text: '您好', similarity },
    },
  })
  expect(nearestOf(finding(0.3))?.text).toBe('您好')
  expect(nearestOf(finding(0.29))).toBeNull()
  expect(nearestOf(finding(null))).toBeNull()
  expect(nearestOf({})).toBeNull()
})
