import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Call, decodeCall, type Finding, formatProblem, type Score, type Segment } from '../../contract/index.ts'
import { readPack } from '../../ingest/packs.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { anyCall } from './arbitrary.ts'
import { HASH, itemWith, saying } from './books.ts'
import { portable } from './laws/scoring.ts'

const books = booksOf(readPack(), 'Asia/Shanghai')
const scorer = createScorer(books)
const score = (call: Call): Score => scorer.score(call, HASH)

const holds = (law: (call: Call) => void, numRuns = 400) =>
  fc.assert(
    fc.property(anyCall, (call) => void law(call)),
    { numRuns },
  )

/** The same lines one after the other, by the agent and the customer, each of them clear. */
function clear(call: Call): Call {
  const segments = call.segments.map(({ speaker, text }, i): Segment => {
    return { speaker: speaker === 'agent' ? 'agent' : 'customer', text, start_ms: i * 6000, end_ms: i * 6000 + 5000 }
  })
  return { ...call, disposition: 'answered', segments }
}

const pointsLost = ({ findings }: Score): number => findings.reduce((sum, { points }) => sum - points, 0)

describe('whatever the call', () => {
  test('the calls tried here are calls of the contract', () => {
    holds((call) => {
      const decoded = decodeCall(new TextEncoder().encode(JSON.stringify(call)))
      expect(decoded.ok ? [] : decoded.problems.map(formatProblem)).toEqual([])
    })
  })

  test('items of every form come to every result', () => {
    const seen = new Set<string>()
    const calls = fc.oneof(anyCall, anyCall.map(clear))
    for (const call of fc.sample(calls, { numRuns: 8000, seed: 7 })) {
      const { form, items, not_evaluated } = score(call)
      if (form) seen.add(form.id)
      for (const { id, status } of items) seen.add(`${id} ${status}`)
      for (const { reason } of not_evaluated) seen.add(reason)
    }
    expect(books.map(({ form }) => form.id).filter((id) => !seen.has(id))).toEqual([])
    const items = books.flatMap(({ form }) => form.sections.flatMap((section) => section.items))
    const results = items.flatMap(({ id, review }) =>
      (review ? ['needs_review'] : ['pass', 'fail']).map((status) => `${id} ${status}`),
    )
    expect([...new Set(results)].filter((one) => !seen.has(one))).toEqual([])
    for (const reason of ['low_confidence', 'no_metadata', 'no_roles']) expect(seen).toContain(reason)
  })

  test('it is scored the same twice, byte for byte, whatever was scored before', () => {
    const fresh = () => createScorer(books)
    holds((call) => expect(JSON.stringify(score(call))).toBe(JSON.stringify(score(call))))
    const calls = fc.sample(anyCall, { numRuns: 8, seed: 3 })
    const after = calls.map((call) => JSON.stringify(score(call)))
    expect(calls.map((call) => JSON.stringify(fresh().score(call, HASH)))).toEqual(after)
  })

  test('scoring changes nothing in the call', () => {
    holds((call) => {
      const before = JSON.stringify(call)
      score(call)
      expect(JSON.stringify(call)).toBe(before)
    })
  })

  test('every piece of evidence is a piece of the text', () => {
    holds((call) => {
      for (const { evidence, searched } of score(call).findings) {
        const spans = [...evidence.filter((e) => e.segment !== undefined), searched?.nearest ?? []].flat()
        for (const { segment, start, end, text } of spans) {
          expect(call.segments[segment as number]?.text.slice(start, end)).toBe(text)
          expect(text).not.toBe('')
        }
      }
    })
  })

  test('the order of the segments on input does not matter', () => {
    // Some calls have their lines, all of them clear, at a few moments only, so that many stand level.
    const level = (call: Call): Call => {
      const segments = call.segments.map((segment) => {
        const start_ms = ((segment.start_ms ?? 0) % 3) * 1000
        return { speaker: segment.speaker, text: segment.text, start_ms, end_ms: start_ms + 900 }
      })
      return { ...call, language: 'zh', disposition: 'answered', segments }
    }
    const shuffled = fc
      .oneof(anyCall, anyCall.map(level))
      .chain((call) =>
        fc
          .shuffledSubarray(call.segments, { minLength: call.segments.length })
          .map((segments): [Call, Call] => [call, { ...call, segments }]),
      )
    fc.assert(
      fc.property(shuffled, ([call, other]) => {
        expect(portable(score(other), other)).toEqual(portable(score(call), call))
      }),
      { numRuns: 600 },
    )
  })

  test('a line the recogniser was less sure of never costs more', () => {
    const doubted = anyCall.chain((call) =>
      fc.nat(20).map((n): [Call, Call] => {
        const segments = call.segments.map((segment, i) => (i === n ? { ...segment, confidence: 0.1 } : segment))
        return [call, { ...call, segments }]
      }),
    )
    fc.assert(
      fc.property(doubted, ([call, other]) => {
        expect(pointsLost(score(other))).toBeLessThanOrEqual(pointsLost(score(call)))
      }),
      { numRuns: 1500 },
    )
  })

  test('nobody is blamed for words nobody could make out', () => {
    holds((call) => {
      const mumbled = { ...call, segments: call.segments.map((segment) => ({ ...segment, confidence: 0.1 })) }
      for (const { evidence } of score(mumbled).findings)
        expect(evidence.filter((e) => e.text !== undefined)).toEqual([])
    })
  })

  test('an unrelated rule changes nothing else', () => {
    const wider = books.map(({ form, rules, ...rest }) => ({
      form: {
        ...form,
        sections: [
          ...form.sections,
          { id: 'more', title: form.title, items: [itemWith('more', 5, { rule: 'more', points: -5 })] },
        ],
      },
      rules: { ...rules, more: saying('more', '再见', 'hello', '是我们', '我是') },
      ...rest,
    }))
    const other = createScorer(wider)
    const without = (result: Score) => ({
      items: result.items.filter(({ id }) => id !== 'more'),
      findings: result.findings.filter(({ rule_id }) => rule_id !== 'more'),
      not_evaluated: result.not_evaluated.filter(({ rule_id }) => rule_id !== 'more'),
      critical: result.critical,
    })
    holds((call) => expect(without(other.score(call, HASH))).toEqual(without(score(call))))
  })

  test('the score adds up', () => {
    holds((call) => {
      const { items, findings, score: value, grade, unscored, critical } = score(call)
      if (unscored) {
        expect([value, grade]).toEqual([null, null])
        return
      }
      const sum = items.reduce((total, { awarded }) => total + awarded, 0)
      expect(items.reduce((total, { points }) => total + points, 0)).toBe(100)
      expect(value).toBeCloseTo(sum, 5)
      expect(items.flatMap((item) => item.findings)).toEqual(findings.map((_, i) => i))
      for (const item of items) {
        const lost = item.findings.reduce((total, i) => total + (findings[i] as Finding).points, 0)
        if (!critical) expect(item.awarded).toBe(Math.max(0, item.points + lost))
        expect(item.status === 'fail').toBe(item.findings.length > 0)
      }
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    })
  })
})
