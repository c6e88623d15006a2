import { describe, expect, test } from 'vitest'
import { itemOf, MODES, scoreItem, scoreOf, sectionOf, type Use } from './forms.ts'

const guidance = { zh: '听语气', en: 'Listen to the tone' }
const passing = itemOf('passing', 10, { rules: [{ rule: 'absent', points: -10 }] })
const failing = itemOf('failing', 10, { rules: [{ rule: 'found-x', points: -10 }] })

describe('an item for a person', () => {
  test.each([
    ['keep', 50],
    ['leave_out', 0],
  ] as const)('counts as one that did not apply: %s', (not_applicable, score) => {
    const tone = itemOf('tone', 10, { review: guidance })
    const result = scoreOf([sectionOf('s', [failing, tone])], { not_applicable })
    expect(result.items[1]).toMatchObject({ status: 'needs_review', awarded: 10, findings: [] })
    expect(result.score).toBe(score)
  })
  test('alone makes no score', () => {
    expect(scoreItem(10, { review: guidance })).toMatchObject({ score: null, unscored: 'not_evaluated' })
  })
})

describe('a finding for a person', () => {
  const review: Use = { rule: 'found', points: -4, per: 'hit', cap: -8, review: true }

  test.each(MODES)('costs nothing and says what it would: %s', (not_applicable) => {
    const { items, findings, score } = scoreOf([sectionOf('s', [itemOf('item', 10, { rules: [review] }), failing])], {
      not_applicable,
    })
    expect(findings[0]).toMatchObject({ points: 0, needs_review: true, proposed_points: -8 })
    expect(items[0]).toMatchObject({ status: 'needs_review', awarded: 10, findings: [0] })
    expect(score).toBe(not_applicable === 'keep' ? 50 : 0)
  })

  test.each<[rule: string, status: string, awarded: number]>([
    ['found', 'fail', 7],
    ['absent', 'needs_review', 10],
    ['unjudged', 'needs_review', 10],
    ['never', 'needs_review', 10],
  ])('beside a rule that is %s: %s', (kind, status, awarded) => {
    const rules = [review, { rule: `${kind}-b`, points: -3 }]
    expect(scoreItem(10, { rules }).items[0]).toMatchObject({ status, awarded })
  })

  test('where nothing is found there is nothing for anybody to do', () => {
    const { items, findings } = scoreItem(10, { rules: [{ ...review, rule: 'absent' }] })
    expect([items[0]?.status, findings]).toEqual(['pass', []])
  })

  test.each(['section', 'form'] as const)('zeroes nothing, though critical for the %s', (critical) => {
    const sections = [sectionOf('s', [itemOf('item', 10, { rules: [{ ...review, critical }] }), passing])]
    expect(scoreOf(sections)).toMatchObject({ score: 100, critical: false })
  })

  test('of what might be earned keeps the points meanwhile', () => {
    const rules = [{ rule: 'found', points: 10, review: true }]
    const { items, findings } = scoreItem(10, { start: 'none', rules })
    expect(items[0]).toMatchObject({ status: 'needs_review', awarded: 10 })
    expect(findings[0]).toMatchObject({ points: 0, proposed_points: 10 })
  })
})

describe('a rule on trial', () => {
  test('is recorded apart with what it would cost', () => {
    const rules: Use[] = [
      { rule: 'absent', points: -5 },
      { rule: 'found', points: -2, per: 'hit', critical: 'form', shadow: true },
      { rule: 'unjudged', points: -5, shadow: true },
    ]
    const result = scoreItem(10, { rules })
    expect(result).toMatchObject({ score: 100, critical: false, findings: [], not_evaluated: [] })
    expect(result.items[0]).toMatchObject({ status: 'pass', awarded: 10, findings: [] })
    expect(result.shadow).toHaveLength(1)
    expect(result.shadow?.[0]).toMatchObject({ rule_id: 'found', points: 0, proposed_points: -6, item_id: 'item' })
  })

  test('that finds nothing leaves no trace', () => {
    expect(scoreItem(10, { rules: [{ rule: 'absent', points: -2, shadow: true }] })).not.toHaveProperty('shadow')
  })

  test('alone judges nothing', () => {
    const { items, score } = scoreItem(10, { rules: [{ rule: 'found', points: -2, shadow: true }] })
    expect([items[0]?.status, items[0]?.awarded, score]).toEqual(['not_applicable', 10, null])
  })
})
