import { describe, expect, test } from 'vitest'
import type { RatingFact } from '../../../contract/index.ts'
import { ratingReport } from '../../../scoring/assessment/rated.ts'
import type { Scale } from '../../../scoring/assessment/schema.ts'
import { agentFacts, rating, SCHEME, scheme } from './months.ts'

const month = (agents: ReturnType<typeof agentFacts>[], name = '2026-05') => ({
  month: name,
  tickets_known: true,
  agents,
})
const person = (id: string, team: string, ...ratings: RatingFact[]) =>
  agentFacts({ agent: { id, name: id, team, site: '' }, ratings })
const often = (times: number, one: RatingFact) => ({ ...one, times })

const ANN = person('A', 't1', rating(5), rating(4), rating(2), rating(150, 'technical'), rating(9))
const BEN = person('B', 't2', rating(1), rating(0, 'attitude'))

describe('ratings of a month', () => {
  const report = () => ratingReport([scheme()], [month([BEN, ANN])], {})

  test('are counted on their scales, and those outside are flagged', () => {
    // Of six on their scales 5, 4 and 150 are of satisfied customers. Each dimension by itself: (90 + 26.67 + 50) / 3
    expect(report().all).toMatchObject({ ratings: 6, satisfied: 3, satisfaction: 50, points: 55.56, flagged: 1 })
  })

  test('are told for each dimension, in the order of the scheme', () => {
    expect(report().all.dimensions).toEqual([
      { scale: 'percent', dimension: 'technical', ratings: 1, satisfied: 1, satisfaction: 100, mean: 150, points: 90 },
      { scale: 'percent', dimension: 'attitude', ratings: 1, satisfied: 0, satisfaction: 0, mean: 0, points: 26.67 },
      // 5, 4, 2 and 1: 12 / 4; 100, 75, 25 and 0 points
      { scale: 'stars', dimension: '', ratings: 4, satisfied: 2, satisfaction: 50, mean: 3, points: 50 },
    ])
  })

  test('are told for each team and each agent, by name', () => {
    expect(report().teams.map(({ team, ratings, satisfied, flagged }) => [team, ratings, satisfied, flagged])).toEqual([
      ['t1', 4, 3, 1],
      ['t2', 2, 0, 0],
    ])
    // (90 + (100 + 75 + 25) / 3) / 2; (26.67 + 0) / 2
    expect(report().agents.map(({ agent, satisfaction, points }) => [agent.id, satisfaction, points])).toEqual([
      ['A', 75, 78.34],
      ['B', 0, 13.34],
    ])
  })

  test('say by which scheme and scales they were read', () => {
    expect(report().month).toBe('2026-05')
    expect(report().scheme?.id).toBe('sample')
    const title = (text: string) => ({ zh: text, en: text })
    expect(report().scales).toEqual([
      {
        id: 'percent',
        title: title('percent'),
        from: -50,
        to: 200,
        satisfied_from: 100,
        dimensions: [
          { id: 'technical', title: title('technical') },
          { id: 'attitude', title: title('attitude') },
        ],
      },
      { id: 'stars', title: title('stars'), from: 1, to: 5, satisfied_from: 4, dimensions: [] },
    ])
  })

  test('one that stands for several counts as often', () => {
    const { all } = ratingReport([scheme()], [month([person('A', 't1', often(3, rating(5)), rating(1))])], {})
    // 16 / 4 and 300 / 4
    expect(all).toMatchObject({ ratings: 4, satisfied: 3, satisfaction: 75, points: 75, flagged: 0 })
    expect(all.dimensions).toMatchObject([{ ratings: 4, satisfied: 3, mean: 4, points: 75 }])
  })

  test('shares and means have two decimals, halves go up', () => {
    const { all } = ratingReport([scheme()], [month([person('A', 't1', often(2, rating(5)), rating(1))])], {})
    // 2 / 3 and 11 / 3
    expect(all).toMatchObject({ satisfaction: 66.67 })
    expect(all.dimensions).toMatchObject([{ satisfaction: 66.67, mean: 3.67, points: 66.67 }])
    const halves = [often(7, rating(0, 'attitude')), rating(1, 'attitude')]
    // 1 / 8 = 0.125
    expect(ratingReport([scheme()], [month([person('A', 't1', ...halves)])], {}).all.dimensions[0]?.mean).toBe(0.13)
  })

  test('where nobody rated there are none, and no figure of them', () => {
    const { all, distributions, teams, agents } = ratingReport([scheme()], [month([person('A', 't1')])], {})
    expect(all).toEqual({ ratings: 0, satisfied: 0, satisfaction: null, points: null, flagged: 0, dimensions: [] })
    expect([distributions, teams, agents]).toEqual([[], [], []])
  })
})

describe('the scheme', () => {
  test('of nobody: all are flagged', () => {
    const { all, scheme, target, scales } = ratingReport([], [month([ANN])], {})
    expect([scheme, target, scales]).toEqual([null, null, []])
    expect(all).toMatchObject({ ratings: 0, points: null, flagged: 5 })
  })

  test('without scales reads no ratings, and is not named', () => {
    const by = scheme({ parts: { qa: { weight: 50 } } })
    expect(ratingReport([by], [month([ANN])], {})).toMatchObject({ scheme: null, scales: [], all: { flagged: 5 } })
  })

  test('has a target for satisfaction, or none', () => {
    const of = (kpis: (typeof SCHEME)['kpis']) => ratingReport([scheme({ kpis })], [month([ANN])], {}).target
    expect(of([{ kpi: 'satisfaction', at_least: 95 }])).toBe(95)
    expect(
      of([
        { kpi: 'rework', at_least: 1 },
        { kpi: 'satisfaction', at_least: 90 },
      ]),
    ).toBe(90)
    expect(of([{ kpi: 'rework', at_most: 1 }])).toBeNull()
    expect(of(undefined)).toBeNull()
  })

  test('of a team reads what its agents were given, and that of most what all were', () => {
    const [percent, stars] = SCHEME.parts.ratings!.scales as [Scale, Scale]
    const ten: Scale = {
      ...stars,
      points: [
        [1, 0],
        [10, 100],
      ],
    }
    const own = scheme({
      id: 'ten',
      applies_to: { teams: ['t1'] },
      parts: { ratings: { weight: 1, scales: [percent, ten] } },
    })
    const facts = month([ANN, BEN, person('C', 't3')])
    const report = ratingReport([scheme(), own], [facts], {})
    expect(report.scheme?.id).toBe('sample')
    expect([report.all.flagged, report.teams[0]?.flagged, report.agents[0]?.flagged]).toEqual([1, 0, 0])
  })
})

describe('asked for', () => {
  const facts = month([ANN, BEN, person('B', 't1', rating(3))])
  const told = (filter: { team?: string; agent?: string }) => {
    const { all, teams, agents } = ratingReport([scheme()], [facts], filter)
    return [all.ratings, teams.map(({ team }) => team), agents.map(({ agent }) => `${agent.id} ${agent.team}`)]
  }
  test('of a team', () => expect(told({ team: 't1' })).toEqual([5, ['t1'], ['A t1', 'B t1']]))
  test('of an agent, who was in two', () => expect(told({ agent: 'B' })).toEqual([3, ['t1', 't2'], ['B t1', 'B t2']]))
  test('of an agent in one', () => expect(told({ agent: 'B', team: 't2' })).toEqual([2, ['t2'], ['B t2']]))
  test('of nobody who is there', () => expect(told({ agent: 'Z' })).toEqual([0, [], []]))
  test('an agent of two teams has a figure in each', () => {
    const { teams, agents } = ratingReport([scheme()], [facts], { agent: 'B' })
    expect([teams, agents].map((rows) => rows.map(({ ratings }) => ratings))).toEqual([
      [1, 2],
      [1, 2],
    ])
  })
})

test('the months up to this one are told from the earliest on, of the same team', () => {
  const months = [
    month([ANN, BEN]),
    month([person('A', 't1', rating(5)), person('B', 't2', rating(5))], '2026-04'),
    month([], '2026-03'),
  ] as const
  const { trend } = ratingReport([scheme()], [...months], { team: 't1' })
  expect(trend).toEqual([
    { month: '2026-03', ratings: 0, satisfied: 0, satisfaction: null, points: null, flagged: 0 },
    { month: '2026-04', ratings: 1, satisfied: 1, satisfaction: 100, points: 100, flagged: 0 },
    { month: '2026-05', ratings: 4, satisfied: 3, satisfaction: 75, points: 78.34, flagged: 1 },
  ])
})

describe('how often each value was given', () => {
  const drawn = (points: Scale['points'], ...given: RatingFact[]) => {
    const scale = { id: 's', title: { zh: '', en: '' }, points, satisfied_from: 1 }
    const by = scheme({ parts: { ratings: { weight: 1, scales: [scale] } } })
    const { distributions } = ratingReport([by], [month([person('A', 't1', ...given)])], {})
    return distributions.map(({ bands }) => bands.map(({ from, to, ratings }) => [from, to, ratings]))
  }
  const singles = (from: number, to: number, count: (value: number) => number) =>
    Array.from({ length: to - from + 1 }, (_, i) => [from + i, from + i, count(from + i)])
  const scale = (from: number, to: number): Scale['points'] => [
    [from, 0],
    [to, 100],
  ]

  test('is told of a short scale for every value, given or not', () => {
    expect(drawn(scale(1, 5), rating(5), often(4, rating(2)))).toEqual([
      [
        [1, 1, 0],
        [2, 2, 4],
        [3, 3, 0],
        [4, 4, 0],
        [5, 5, 1],
      ],
    ])
  })
  test('so up to twelve of them', () => {
    expect(drawn(scale(0, 11), rating(7))).toEqual([singles(0, 11, (value) => (value === 7 ? 1 : 0))])
    expect(drawn(scale(1, 12), rating(7))).toEqual([singles(1, 12, (value) => (value === 7 ? 1 : 0))])
    expect(drawn(scale(0, 12), rating(7))).toEqual([
      [
        [0, 0, 0],
        [7, 7, 1],
        [12, 12, 0],
      ],
    ])
  })
  test.each<[what: string, points: Scale['points'], value: number]>([
    ['a value between whole ones', scale(1, 5), 2.5],
    ['a scale from a half on', scale(0.5, 4.5), 2],
  ])('%s: those that were given, and the marks of the scale', (_what, points, value) => {
    const [from, to] = [points[0]![0], points[1]![0]]
    expect(drawn(points, rating(value))).toEqual([
      [
        [from, from, 0],
        [value, value, 1],
        [to, to, 0],
      ],
    ])
  })
  test('of which some are between whole ones: those that were given', () =>
    expect(drawn(scale(1, 5), rating(2.5), rating(4))[0]?.map(([value]) => value)).toEqual([1, 2.5, 4, 5]))
  test('is told of many values in ten bands, each without its upper end but the last', () => {
    const given = [0, 9, 10, 11, 19.5, 20, 33, 44, 55, 66, 77, 89, 90, 99, 100].map((value) => rating(value))
    expect(drawn(scale(0, 100), ...given, often(2, rating(95)))).toEqual([
      [
        [0, 10, 2],
        [10, 20, 3],
        [20, 30, 1],
        [30, 40, 1],
        [40, 50, 1],
        [50, 60, 1],
        [60, 70, 1],
        [70, 80, 1],
        [80, 90, 1],
        [90, 100, 5],
      ],
    ])
  })
  test('bands begin where the scale begins', () => {
    const given = [-50, -40, -30, -26, -25, 0, 24, 25, 60, 100, 149, 150, 200].map((value) => rating(value))
    const marks: Scale['points'] = [
      [-50, 0],
      [100, 80],
      [200, 100],
    ]
    expect(drawn(marks, ...given)[0]?.map(([from, , ratings]) => [from, ratings])).toEqual([
      [-50, 4],
      [-25, 1],
      [0, 2],
      [25, 1],
      [50, 1],
      [75, 0],
      [100, 1],
      [125, 1],
      [150, 1],
      [175, 1],
    ])
  })
  test('is told for each scale and dimension apart', () => {
    const { distributions } = ratingReport([scheme()], [month([BEN, ANN])], {})
    expect(distributions.map(({ scale, dimension }) => [scale, dimension])).toEqual([
      ['percent', 'technical'],
      ['percent', 'attitude'],
      ['stars', ''],
    ])
  })
})

test('dimensions that a scale does not name are told in the order of their names', () => {
  const own = person('A', 't1', rating(5, 'tone'), rating(5, 'speed'), rating(5))
  const { all } = ratingReport([scheme()], [month([own])], {})
  expect(all.dimensions.map(({ dimension }) => dimension)).toEqual(['', 'speed', 'tone'])
})
