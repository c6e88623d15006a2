import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Call, Evidence } from '../../../contract/index.ts'
import { readPack } from '../../../ingest/packs.ts'
import type { ConditionTrace } from '../../../scoring/explain/condition.ts'
import type { RuleTrace } from '../../../scoring/explain/rule.ts'
import { booksOf } from '../../../scoring/packs/decode.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook } from '../arbitrary-rules.ts'
import { HASH } from '../books.ts'
import { anyTalk } from './talk.ts'

const books = booksOf(readPack(), 'Asia/Shanghai')
const rules = Object.assign({}, ...books.map((book) => book.rules))

/** What the parts shown say that the rule came to. */
function retold({ unfit, unmet, given, each, find, conditions, rule }: RuleTrace): string {
  if (unfit || given?.truth === 'no') return 'not_applicable'
  if (given?.truth === 'unknown') return `not_evaluated ${given.reason}`
  if (unmet) return `not_evaluated ${unmet.reason}`
  const told = (truth: string, reason: string | null) =>
    truth === 'yes' ? 'fail' : truth === 'no' ? 'pass' : `not_evaluated ${reason}`
  if (find) return told(find.truth, find.reason)
  const anchor = conditions.find(({ name }) => name === each?.condition) as ConditionTrace
  if (anchor.truth === 'unknown') return `not_evaluated ${anchor.reason}`
  if (anchor.truth === 'no') return rules[rule].if_none ?? 'not_applicable'
  const all = (each?.anchors ?? []).map(({ unmet, find }) =>
    unmet ? `not_evaluated ${unmet.reason}` : told(find.truth, find.reason),
  )
  return all.find((one) => one === 'fail') ?? all.find((one) => one.startsWith('not_evaluated')) ?? 'pass'
}

const place = ({ hit: _, ...evidence }: Evidence) => JSON.stringify(evidence)

test('whatever the call, the trace tells the story of the score', () => {
  const scorer = createScorer(books)
  const seen = new Set<string>()
  const law = (call: Call) => {
    const { score, items } = scorer.explain(call, HASH)
    expect(JSON.stringify(score)).toBe(JSON.stringify(scorer.score(call, HASH)))
    expect(items.map(({ item, status }) => [item, status])).toEqual(score.items.map(({ id, status }) => [id, status]))
    for (const trace of items.flatMap((item) => item.rules)) {
      const finding = [...score.findings, ...(score.shadow ?? [])].find(({ rule_id }) => rule_id === trace.rule)
      const open = score.not_evaluated.find(({ rule_id }) => rule_id === trace.rule)
      seen.add(trace.status)
      if (finding) seen.add(trace.shadow ? 'on trial' : 'counted')
      expect(trace.hits).toEqual(finding?.evidence ?? [])
      // On trial, or until a person confirms it, a finding takes nothing, and says what it would take.
      const pending = finding !== undefined && (trace.shadow || trace.review)
      if (pending) expect(finding.points).toBe(0)
      expect(trace.points).toBe((pending ? finding.proposed_points : finding?.points) ?? null)
      expect(trace.status === 'fail').toBe(finding !== undefined)
      // Nor does it leave anything open, whatever the trace says of it.
      expect(open?.reason ?? null).toBe(trace.shadow ? null : trace.reason)
      expect(retold(trace)).toBe([trace.status, trace.reason ?? []].flat().join(' '))
      const anchors = trace.each?.anchors ?? []
      const shown = [...trace.conditions, ...anchors.flatMap((anchor) => anchor.conditions)].flatMap(({ hits }) => hits)
      expect(shown.map(place)).toEqual(expect.arrayContaining(trace.hits.map(place)))
    }
  }
  fc.assert(
    fc.property(anyCall, (call) => void law(call)),
    { numRuns: 150 },
  )
  expect([...seen].sort()).toEqual(['counted', 'fail', 'not_applicable', 'not_evaluated', 'on trial', 'pass'])
})

test('whatever the book, explaining leaves the score as it is, and situations and sums tell its story', () => {
  let [situations, sums, uncounted] = [0, 0, 0]
  const told = (all: readonly ConditionTrace[]): void => {
    for (const condition of all) {
      if (condition.uncounted) uncounted++
      if (condition.uncounted) expect(condition.truth).not.toBe('yes')
      const { situation } = condition
      if (!situation) continue
      situations++
      if (condition.truth === 'yes') expect(situation.truth).toBe('yes')
      if (condition.window?.where === null && condition.needs === null) {
        expect([condition.truth, condition.reason]).toEqual([situation.truth, situation.reason])
      }
      told(situation.conditions)
    }
  }
  fc.assert(
    fc.property(anyBook, fc.array(fc.oneof(anyCall, anyTalk), { minLength: 3, maxLength: 6 }), (book, calls) => {
      const [scorer, other] = [createScorer([book]), createScorer([book])]
      for (const call of calls) {
        const { score, items, tally } = scorer.explain(call, HASH, book.form.id)
        expect(score).toEqual(other.score(call, HASH, book.form.id))
        expect(scorer.tally(score)).toEqual(tally)
        for (const { given, rules } of items) {
          told(given?.conditions ?? [])
          for (const { conditions, each } of rules) {
            told([...conditions, ...(each?.anchors.flatMap((anchor) => anchor.conditions) ?? [])])
          }
        }
        if (score.score === null || tally === null) continue
        sums++
        const share = (100 * tally.awarded) / tally.possible
        expect(Math.abs(Math.min(Math.max(share, 0), 100) - score.score)).toBeLessThanOrEqual(0.05 + 1e-9)
        for (const { items, awarded, worth, bound, capped } of tally.sections) {
          const sum = (of: 'awarded' | 'points') => items.reduce((all, one) => all + one[of] * one.weight, 0)
          if (bound === null && !score.critical) expect(awarded).toBeCloseTo(sum('awarded'), 5)
          if (!capped) expect(worth).toBeCloseTo(sum('points'), 5)
        }
      }
    }),
    { numRuns: 150 },
  )
  expect(Math.min(situations, sums, uncounted)).toBeGreaterThan(0)
})
