import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Item, itemOf, scoreItem, scoreOf, sectionOf } from './forms.ts'

const judged = (points: number, part: Partial<Item>) => {
  const { items, score, findings } = scoreItem(points, part)
  return { awarded: items[0]?.awarded, status: items[0]?.status, score, findings: findings.map(({ points }) => points) }
}

describe('an item', () => {
  test.each<[what: string, points: number, part: Partial<Item>, awarded: number, status: string, score: number]>([
    ['earns', 10, { start: 'none', rules: [{ rule: 'found', points: 10 }] }, 10, 'pass', 100],
    ['earns nothing', 10, { start: 'none', rules: [{ rule: 'absent', points: 10 }] }, 0, 'fail', 0],
    [
      'earns a part',
      10,
      {
        start: 'none',
        rules: [
          { rule: 'found', points: 4 },
          { rule: 'absent', points: 6 },
        ],
      },
      4,
      'fail',
      40,
    ],
    ['earns per hit', 10, { start: 'none', rules: [{ rule: 'found', points: 2, per: 'hit' }] }, 6, 'fail', 60],
    [
      'earns per hit to the cap',
      10,
      { start: 'none', rules: [{ rule: 'found', points: 2, per: 'hit', cap: 5 }] },
      5,
      'fail',
      50,
    ],
    [
      'earns per hit below the cap',
      10,
      { start: 'none', rules: [{ rule: 'found', points: 2, per: 'hit', cap: 9 }] },
      6,
      'fail',
      60,
    ],
    [
      'has no more than its points',
      10,
      {
        rules: [
          { rule: 'found', points: 3 },
          { rule: 'absent', points: -5 },
        ],
      },
      10,
      'pass',
      100,
    ],
    [
      'makes up for a fault',
      10,
      {
        rules: [
          { rule: 'found-a', points: 3 },
          { rule: 'found-b', points: -5 },
        ],
      },
      8,
      'fail',
      80,
    ],
    ['keeps its floor', 10, { floor: 4, rules: [{ rule: 'found', points: -3, per: 'hit' }] }, 4, 'fail', 40],
    ['may cost more than it is worth', 10, { floor: -5, rules: [{ rule: 'found', points: -15 }] }, -5, 'fail', 0],
    ['has a bonus above its points', 10, { ceiling: 12, rules: [{ rule: 'found', points: 5 }] }, 12, 'pass', 100],
  ])('%s', (_what, points, part, awarded, status, score) => {
    expect(judged(points, part)).toMatchObject({ awarded, status, score })
  })

  test('the ceiling is met after all has been added', () => {
    const rules = [
      { rule: 'found-a', points: -4 },
      { rule: 'found-b', points: 6 },
    ]
    expect(judged(10, { ceiling: 11, rules }).awarded).toBe(11)
    expect(judged(10, { ceiling: 11, rules: [...rules].reverse() }).awarded).toBe(11)
  })

  test.each<[rules: string[], awarded: number, status: string]>([
    [['never', 'found'], 10, 'pass'],
    [['never', 'absent'], 5, 'fail'],
    [['never', 'never'], 10, 'not_applicable'],
    [['unjudged', 'found'], 10, 'not_evaluated'],
    [['unjudged', 'absent'], 10, 'not_evaluated'],
  ])('that earns loses nothing by what could not be judged: %j', (kinds, awarded, status) => {
    const rules = kinds.map((kind, i) => ({ rule: `${kind}-${i}`, points: 5 }))
    expect(judged(10, { start: 'none', rules })).toMatchObject({ awarded, status })
  })

  test('that earns is given no bonus for what could not be judged', () => {
    const rules = ['found', 'unjudged'].map((rule) => ({ rule, points: 8 }))
    const fault = { rule: 'found-fault', points: 0 }
    expect(judged(10, { start: 'none', ceiling: 16, rules: [...rules, fault] }).awarded).toBe(10)
  })

  test('that earns has a fault and a part that could not be judged', () => {
    const rules = [
      { rule: 'unjudged', points: 10 },
      { rule: 'found', points: -3 },
    ]
    expect(judged(10, { start: 'none', rules })).toMatchObject({ awarded: 7, status: 'fail' })
  })
})

describe('a bonus item', () => {
  const bonus = (rule: string) => itemOf('bonus', 0, { ceiling: 5, rules: [{ rule, points: 5 }] })
  const fault = itemOf('fault', 10, { rules: [{ rule: 'found-fault', points: -3 }] })

  test.each([
    ['found', 100, 5],
    ['absent', 70, 0],
    ['never', 70, 0],
    ['unjudged', 70, 0],
  ])('%s', (rule, score, awarded) => {
    const result = scoreOf([sectionOf('s', [fault, bonus(rule)])])
    expect([result.score, result.items[1]?.awarded]).toEqual([score, awarded])
  })

  test('alone gives no score', () => {
    expect(scoreOf([sectionOf('s', [bonus('found')])])).toMatchObject({ score: null, unscored: 'not_evaluated' })
  })
})

describe('a section', () => {
  const costing = (id: string, points: number, lost: number) =>
    itemOf(id, points, { rules: [{ rule: `found-${id}`, points: -lost }] })

  test('has a floor for the sum of its items', () => {
    const items = [costing('a', 10, 10), costing('b', 10, 8)]
    const other = sectionOf('t', [costing('c', 20, 0)])
    const result = scoreOf([sectionOf('s', items, { floor: 5 }), other])
    expect(result.items.map(({ awarded }) => awarded)).toEqual([0, 2, 20])
    expect(result.sections).toEqual([
      { id: 's', points: 20, awarded: 5 },
      { id: 't', points: 20, awarded: 20 },
    ])
    expect(result.score).toBe(62.5)
  })

  test('is worth no more than its ceiling: any two of three items are enough', () => {
    const items = [costing('a', 10, 0), costing('b', 10, 10), costing('c', 10, 0)]
    const result = scoreOf([sectionOf('s', items, { ceiling: 20 })])
    expect([result.score, result.sections]).toEqual([100, [{ id: 's', points: 20, awarded: 20 }]])
  })

  test('its floor is no way round a critical finding', () => {
    const item = itemOf('a', 10, { rules: [{ rule: 'found', points: -1, critical: 'section' }] })
    const sections = [sectionOf('s', [item], { floor: 5 }), sectionOf('t', [costing('c', 10, 0)])]
    expect(scoreOf(sections)).toMatchObject({ score: 50, critical: true })
  })

  test('left out with all its items leaves neither points nor floor behind', () => {
    const item = itemOf('a', 10, { rules: [{ rule: 'never', points: -1 }] })
    const sections = [sectionOf('s', [item], { floor: 5 }), sectionOf('t', [costing('c', 10, 4)])]
    expect(scoreOf(sections, { not_applicable: 'leave_out' }).score).toBe(60)
  })

  test('without bounds is not spoken of', () => {
    expect(scoreOf([sectionOf('s', [costing('a', 10, 1)])])).not.toHaveProperty('sections')
  })
})

describe('thousandths', () => {
  const steps = fc.array(fc.constantFrom(0.1, 0.2, 0.5, 0.001, 0.333), { minLength: 1, maxLength: 60 })

  test('any many of them add up exactly, taken or added', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (amounts, adding) => {
        const sum = amounts.reduce((total, amount) => total + Math.round(amount * 1000), 0)
        const rules = amounts.map((amount, i) => ({ rule: `found-${i}`, points: adding ? amount : -amount }))
        const item = judged(100, { start: adding ? 'none' : 'full', rules })
        expect(item.awarded).toBe((adding ? sum : 100_000 - sum) / 1000)
      }),
      { numRuns: 60 },
    )
  })

  test('however often: a tenth for each of three hundred hits is thirty', () => {
    const item = itemOf('a', 100, { rules: [{ rule: 'found', points: -0.1, per: 'hit' }] })
    const lines = Array.from({ length: 300 }, () => ['agent', '甲'] as ['agent', string])
    const result = scoreOf([sectionOf('s', [item])], {}, lines)
    expect([result.findings[0]?.points, result.items[0]?.awarded, result.score]).toEqual([-30, 70, 70])
  })
})
