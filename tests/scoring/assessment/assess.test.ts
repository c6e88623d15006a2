import { describe, expect, test } from 'vitest'
import { halfUp } from '../../../scoring/assessment/exact.ts'
import { monthsBack } from '../../../scoring/assessment/ladder.ts'
import { assessMonth, kpiReport, lookBack, reportOf } from '../../../scoring/assessment/month.ts'
import { worth } from '../../../scoring/assessment/ratings.ts'
import { AT, agentFacts, call, inspection, limit, rating, SCHEME, scheme, sheetOf } from './months.ts'

const both = { zh: '', en: '' }
const partOf = (sheet: ReturnType<typeof sheetOf>, name: string) => sheet.parts.find(({ part }) => part === name)!

describe('a month reckoned by hand', () => {
  const reckoned = () =>
    sheetOf({
      calls: [call(92.5), call(80), call(71.3)],
      limits: [limit('met'), limit('met'), limit('missed'), limit('running'), limit('paused')],
      ratings: [rating(150, 'technical'), rating(0, 'technical'), rating(100, 'attitude')],
      complaints: [{ ticket_id: 'T-9', event_id: 'e', at: AT, complexity: '' }],
      inspections: [inspection({ files: 3, visits: 1 })],
    })

  test('points of each part', () => {
    // 243.8 / 3; 2 of 3; (90 + 26.67) / 2 = 58.335 -> 58.34 and 80; 100 - 20; (2.5 + 0.8) / 5
    expect(reckoned().parts.map(({ part, points }) => [part, points])).toEqual([
      ['qa', 81.27],
      ['limits', 66.67],
      ['ratings', 69.17],
      ['complaints', 80],
      ['inspections', 66],
    ])
  })

  test('total, grade, factor and what brings and keeps how much', () => {
    // (50 x 81.27 + 20 x 66.67 + 20 x 69.17 + 10 x 80 + 20 x 66) / 120
    expect(reckoned().base).toEqual({ numerator: 8900.3, denominator: 120, result: 74.169 })
    expect(reckoned()).toMatchObject({ total: 74.2, grade: { id: 'fail', below_line: true }, factor: 0.5, why: null })
    expect(reckoned().parts.map(({ share, brings, lost }) => [share, brings, lost])).toEqual([
      [41.67, 33.86, 7.8],
      [16.67, 11.11, 5.56],
      [16.67, 11.53, 5.14],
      [8.33, 6.67, 1.67],
      [16.67, 11, 5.67],
    ])
  })

  test('every figure opens into what made it', () => {
    expect(partOf(reckoned(), 'qa').steps).toMatchObject([
      { step: 'mean', numerator: 243.8, denominator: 3, result: 81.27 },
    ])
    expect(partOf(reckoned(), 'qa').entries.map(({ id, points }) => [id, points])).toEqual([
      ['c-71.3', 71.3],
      ['c-80', 80],
      ['c-92.5', 92.5],
    ])
    expect(partOf(reckoned(), 'limits').entries.map(({ state, counted, why }) => [state, counted, why])).toEqual([
      ['met', true, ''],
      ['met', true, ''],
      ['missed', true, ''],
      ['paused', false, 'not_due'],
      ['running', false, 'not_due'],
    ])
    expect(partOf(reckoned(), 'limits')).toMatchObject({ counted: 3, left_out: 2 })
    expect(partOf(reckoned(), 'ratings').steps.map(({ step, of, result }) => [step, of, result])).toEqual([
      ['mean', 'attitude', 80],
      ['mean', 'technical', 58.34],
      ['weighted', '', 69.17],
    ])
    expect(
      partOf(reckoned(), 'inspections').entries.map(({ what, value, points, most }) => [what, value, points, most]),
    ).toEqual([
      ['files', 3, 2.5, 4],
      ['visits', 1, 0.8, 1],
    ])
  })

  test('the hash follows what is in the scheme', () => {
    expect(scheme().ref.hash).toBe(scheme().ref.hash)
    expect(scheme({ min_calls: 3 }).ref.hash).not.toBe(scheme().ref.hash)
    expect(reckoned().scheme?.hash).toBe(scheme().ref.hash)
  })
})

describe('parts without data', () => {
  test('leave the weights, and say so', () => {
    const sheet = sheetOf({ calls: [call(90), call(80)] }, { tickets_known: false })
    expect(sheet.parts.map(({ part, points, why, share }) => [part, points, why, share])).toEqual([
      ['qa', 85, null, 100],
      ['limits', null, 'no_limits', null],
      ['ratings', null, 'no_ratings', null],
      ['complaints', null, 'no_tickets', null],
      ['inspections', null, 'no_inspections', null],
    ])
    expect(sheet.total).toBe(85)
    expect(sheet.parts.map(({ brings, lost, clauses }) => [brings, lost, clauses])).toEqual([
      [85, 15, []],
      ...Array.from({ length: 4 }, () => [null, null, []]),
    ])
  })

  test('no complaint is worth 100 only where somebody would have known', () => {
    expect(partOf(sheetOf({}), 'complaints').points).toBe(100)
    expect(partOf(sheetOf({}, { tickets_known: false }), 'complaints').points).toBeNull()
  })

  test('with weights of 0 alone there is no total', () => {
    const by = scheme({ parts: { qa: { weight: 0 }, limits: { weight: 5 } } })
    expect(sheetOf({ calls: [call(90), call(80)] }, {}, by)).toMatchObject({
      total: null,
      why: 'no_parts',
      grade: null,
    })
    const [part] = sheetOf({ calls: [call(90), call(80)] }, {}, by).parts
    expect(part).toMatchObject({ points: 85, share: null, brings: null, lost: null })
    const both = scheme({ parts: { qa: { weight: 0 }, limits: { weight: 5 } } })
    expect(sheetOf({ calls: [call(9), call(8)], limits: [limit('met')] }, {}, both).total).toBe(100)
  })

  test('too few calls: no total, no grade, no rank, and the parts all the same', () => {
    const sheet = sheetOf({ calls: [call(90)] })
    expect(sheet).toMatchObject({
      total: null,
      grade: null,
      factor: null,
      why: 'too_few_calls',
      scored: 1,
      least_calls: 2,
    })
    expect(partOf(sheet, 'qa').points).toBe(90)
    expect(sheet.measures).toEqual([])
  })

  test('nobody’s scheme', () => {
    expect(assessMonth([], month([agentFacts()]), [])[0]).toMatchObject({ why: 'no_scheme', total: null, parts: [] })
  })
})

describe('ratings', () => {
  const percent = SCHEME.parts.ratings!.scales[0]!
  test.each([
    [-50, 0],
    [-49.9, 0.05],
    [0, 26.67],
    [100, 80],
    [150, 90],
    [200, 100],
    [200.001, null],
    [-50.001, null],
    [Number.NaN, null],
  ])('%s%% is worth %s points', (value, points) => {
    const found = worth(percent, value)
    expect(found === null ? null : found / 100).toBe(points)
  })

  test('beside the steps of a scale is outside it', () => {
    const stars = SCHEME.parts.ratings!.scales[1]!
    expect([1, 2, 5, 0, 6, 2.5].map((value) => worth(stars, value))).toEqual([0, 2500, 10_000, null, null, null])
  })

  test('steps are counted from the first value on', () => {
    const threes: Parameters<typeof worth>[0] = {
      points: [
        [1, 0],
        [10, 100],
      ],
      step: 3,
    }
    expect([1, 4, 5, 7, 10].map((value) => worth(threes, value))).toEqual([0, 3333, null, 6667, 10_000])
  })

  test('outside the scale counts nowhere and is named', () => {
    const sheet = sheetOf({ ratings: [rating(9), rating(4)] })
    expect(partOf(sheet, 'ratings')).toMatchObject({ points: 75, counted: 1, left_out: 1 })
    expect(partOf(sheet, 'ratings').entries.find(({ counted }) => !counted)).toMatchObject({
      id: 'T-9',
      value: 9,
      points: null,
      why: 'outside_scale',
    })
  })
})

describe('inspections', () => {
  const points = (...inspections: ReturnType<typeof inspection>[]) => partOf(sheetOf({ inspections }), 'inspections')
  test('0.5 and 0.2 a problem, never below 0', () => {
    expect(points(inspection({ files: 1 })).points).toBe(87.5)
    expect(points(inspection({ visits: 1 })).points).toBe(80)
    expect(points(inspection({ files: 9, visits: 0 })).points).toBe(20)
  })
  test('an item lost as a whole', () => {
    const items = [{ item: 'files', problems: 0, whole: true, note: '' }]
    expect(points(inspection({}, { items })).points).toBe(0)
    // Where the checklist knows of no such thing, only problems count.
    const other = [{ item: 'visits', problems: 0, whole: true, note: '' }]
    expect(points(inspection({}, { items: other })).points).toBe(100)
  })
  test.each([
    [8, 40, ''],
    [7, 40, 'sample_too_small'],
    [0, 0, 'nothing_inspected'],
    [0, 40, 'nothing_inspected'],
    [3, 0, 'nothing_inspected'],
    [1, 5, ''],
  ])('%i of %i looked at', (checked, of, why) => {
    const part = points(inspection({ files: 0 }, { checked, of }))
    expect([part.entries[0]?.why, part.points]).toEqual([why, why === '' ? 100 : null])
  })
  test('of a checklist or item nobody knows is named', () => {
    expect(points(inspection({ files: 0 }, { checklist: 'gone' })).entries[0]?.why).toBe('unknown_checklist')
    expect(points(inspection({ gone: 0 })).entries[0]?.why).toBe('unknown_item')
  })
})

describe('deductions and bonuses', () => {
  const by = scheme({
    adjustments: [
      { id: 'critical', title: both, of: 'critical_calls', each: -2.5, at_most: 6 },
      { id: 'top', title: both, of: 'top_ratings', each: 0.2 },
    ],
  })
  test('are counted, held within their bound, and named', () => {
    const calls = [call(90, { critical: true, times: 3 }), call(90)]
    const sheet = sheetOf({ calls, ratings: [rating(5), rating(4)] }, { tickets_known: false }, by)
    expect(sheet.adjustments.map(({ id, count, points }) => [id, count, points])).toEqual([
      ['critical', 3, -6],
      ['top', 1, 0.2],
    ])
    // (90 x 50 + 87.5 x 20) / 70 = 89.2857; - 6 + 0.2
    expect(sheet.total).toBe(83.5)
  })
  test('never lead out of 0 to 100', () => {
    const calls = [call(1, { critical: true, times: 2 })]
    expect(sheetOf({ calls }, { tickets_known: false }, by).total).toBe(0)
    expect(sheetOf({ calls: [call(100, { times: 2 })], ratings: [rating(5)] }, {}, by).total).toBe(100)
  })
})

describe('the ladder', () => {
  const calls = [call(50), call(50)]
  const earlier = (...grades: [string, string | null][]) =>
    grades.map(([month, grade]) => ({ month, total: 50, grade, title: null }))
  const proposed = (...history: [string, string | null][]) =>
    sheetOf({ calls }, { tickets_known: false, before: earlier(...history) }).measures.map(({ measure }) => measure)
  test('the last rung reached is proposed', () => {
    expect(proposed()).toEqual(['talk'])
    expect(proposed(['2026-04', 'fail'])).toEqual(['verbal_warning'])
    expect(proposed(['2026-03', 'fail'], ['2026-04', 'good'])).toEqual(['verbal_warning'])
  })
  test('months too long ago and months without a grade do not count', () => {
    expect(proposed(['2026-02', 'fail'])).toEqual(['talk'])
    expect(proposed(['2026-04', null])).toEqual(['talk'])
    expect(proposed(['2026-06', 'fail'])).toEqual(['talk'])
  })
  test('goes by this month first: what was bad before is not proposed for a good one', () => {
    const before = earlier(['2026-03', 'fail'], ['2026-04', 'fail'])
    const { measures } = sheetOf({ calls: [call(90), call(90)] }, { tickets_known: false, before })
    expect(measures.map(({ measure }) => measure)).toEqual(['praise'])
  })
  test('says which months led there, in their order', () => {
    for (const [one, other] of [
      ['2026-04', '2026-03'],
      ['2026-03', '2026-04'],
    ] as const) {
      const before = earlier([one, 'fail'], [other, 'fail'])
      const [measure] = sheetOf({ calls }, { tickets_known: false, before }).measures
      expect(measure?.months.map(({ month }) => month)).toEqual(['2026-03', '2026-04', '2026-05'])
      expect(measure).toMatchObject({ times: 2, within: 3 })
    }
  })
  test('says which months led there', () => {
    const [measure] = sheetOf({ calls }, { tickets_known: false, before: earlier(['2026-04', 'fail']) }).measures
    expect(measure?.months).toEqual([
      { month: '2026-04', grade: 'fail' },
      { month: '2026-05', grade: 'fail' },
    ])
  })
  test('months go back over the year', () => {
    expect([monthsBack('2026-01', 1), monthsBack('2026-01', 13), monthsBack('2026-12', 0)]).toEqual([
      '2025-12',
      '2024-12',
      '2026-12',
    ])
  })
})

const month = (agents: ReturnType<typeof agentFacts>[], name = '2026-05') => ({
  month: name,
  tickets_known: false,
  agents,
})
const person = (id: string, score: number, more = {}, team = 't1') =>
  agentFacts({ agent: { id, name: id, team, site: '' }, calls: [call(score, { times: 2 })], ...more })

describe('a month of everybody', () => {
  test('ranks within teams; equal totals share a place; too few calls have none', () => {
    const few = agentFacts({ agent: { id: 'E', name: '', team: 't1', site: '' }, calls: [call(100)] })
    const facts = month([
      person('A', 80),
      person('B', 90),
      person('C', 80),
      person('D', 10, {}, 't2'),
      few,
      person('', 99),
    ])
    const sheets = assessMonth([scheme()], facts, [])
    expect(sheets.map(({ agent, rank }) => [agent.id, rank?.place ?? null, rank?.of ?? null])).toEqual([
      ['A', 2, 3],
      ['B', 1, 3],
      ['C', 2, 3],
      ['D', 1, 1],
      ['E', null, null],
    ])
    const report = reportOf([scheme()], facts, sheets)
    expect(report.teams).toMatchObject([
      { team: 't1', agents: 4, assessed: 3, average: 83.3, below_line: 0, inspections: { points: null, counted: 0 } },
      { team: 't2', agents: 1, assessed: 1, average: 10, below_line: 1 },
    ])
    expect(report.agents[0]?.parts[0]).not.toHaveProperty('entries')
    expect(report.schemes).toMatchObject([{ id: 'sample', agents: 5 }])
  })

  test('earlier months are graded by the scheme of their own time', () => {
    const strict = scheme({ id: 'strict', effective: { from: '2026-05' } })
    const mild = scheme({ id: 'mild', effective: { to: '2026-05' }, grades: [{ ...SCHEME.grades[0]!, from: 0 }] })
    const [sheet] = assessMonth([strict, mild], month([person('A', 50)]), [month([person('A', 50)], '2026-04')])
    expect(sheet?.before).toMatchObject([{ month: '2026-04', grade: 'good', total: 50 }])
    expect(sheet?.measures.map(({ measure }) => measure)).toEqual(['talk'])
    expect(lookBack([strict])).toBe(2)
  })

  test('agents come before teams, teams before forms, forms before everybody', () => {
    const of = (id: string, applies_to?: (typeof SCHEME)['applies_to']) =>
      scheme({ id, ...(applies_to && { applies_to }) })
    const all = [of('all'), of('form', { forms: ['f'] }), of('team', { teams: ['t1'] }), of('agent', { agents: ['A'] })]
    const chosen = (own: ReturnType<typeof agentFacts>) => assessMonth(all, month([own]), [])[0]?.scheme?.id
    expect(chosen(person('A', 80))).toBe('agent')
    expect(chosen(person('B', 80))).toBe('team')
    expect(chosen(person('B', 80, {}, 't9'))).toBe('form')
    const calls = [call(80, { form_id: 'g', times: 2 }), call(80)]
    expect(chosen(person('B', 80, { calls }, 't9'))).toBe('all')
  })

  test('rates of teams and of all', () => {
    const kpis: (typeof SCHEME)['kpis'] = [
      { kpi: 'satisfaction', at_least: 95 },
      { kpi: 'callback', at_least: 100, limits: ['back'] },
      { kpi: 'equipment', at_least: 100 },
    ]
    const facts = month([
      person('A', 80, { ratings: [rating(5), rating(9)], limits: [limit('met', 'back'), limit('missed', 'other')] }),
      person('B', 80, { ratings: [rating(2)], limits: [limit('running', 'back')] }, 't2'),
    ])
    const { teams } = kpiReport([scheme({ kpis })], facts)
    expect(
      teams.map(({ team, kpis }) => [
        team,
        ...kpis.map(({ numerator, denominator, value, met }) => [numerator, denominator, value, met]),
      ]),
    ).toEqual([
      [null, [1, 2, 50, false], [1, 1, 100, true], [null, null, null, null]],
      ['t1', [1, 1, 100, true], [1, 1, 100, true], [null, null, null, null]],
      ['t2', [0, 1, 0, false], [0, 0, null, null], [null, null, null, null]],
    ])
  })

  test('a rate is held against its target by the fraction, not by what is shown of it', () => {
    const kpis: (typeof SCHEME)['kpis'] = [{ kpi: 'satisfaction', at_least: 95 }]
    const ratings = [
      { ...rating(5), times: 94_996 },
      { ...rating(1), times: 5004 },
    ]
    const [all] = kpiReport([scheme({ kpis })], month([person('A', 80, { ratings })])).teams
    expect(all?.kpis[0]).toMatchObject({ value: 95, met: false })
  })
})

test('halves go up, whatever the sign and size', () => {
  expect([halfUp(5, 10), halfUp(-5, 10), halfUp(-6, 10), halfUp(4, 10)]).toEqual([1, 0, -1, 0])
  expect(halfUp(-(2 ** 52) - 1, 2)).toBe(-(2 ** 51))
  expect(halfUp(2 ** 52 + 2, 4)).toBe(2 ** 50 + 1)
  expect([halfUp(2 ** 52 + 1, 1), halfUp(-(2 ** 52) - 1, 1)]).toEqual([2 ** 52 + 1, -(2 ** 52) - 1])
})

describe('an inspection of a whole team', () => {
  const person = (id: string, more = {}) =>
    agentFacts({ agent: { id, name: id, team: 't1', site: '' }, calls: [call(90), call(90)], ...more })
  const of = (by: typeof byTeam) => {
    const facts = {
      month: '2026-05',
      tickets_known: true,
      agents: [
        person('A', { inspections: [inspection({ visits: 0 })] }),
        person('B'),
        agentFacts({ agent: { id: '', name: '', team: 't1', site: '' }, inspections: [team] }),
        agentFacts({ agent: { id: 'C', name: 'C', team: 't2', site: '' }, calls: [call(90), call(90)] }),
        agentFacts({ agent: { id: '', name: '', team: 't3', site: '' }, inspections: [few] }),
      ],
    }
    const sheets = assessMonth([by], facts, [])
    const inspected = sheets.map((sheet) => partOf(sheet, 'inspections'))
    return { sheets, inspected, report: reportOf([by], facts, sheets) }
  }
  const team = inspection({ files: 2, visits: 0 }, { inspection_id: 'i-team' })
  const few = inspection({ files: 0 }, { inspection_id: 'i-few', checked: 1, of: 40 })
  const byTeam = scheme()
  const { inspections } = SCHEME.parts
  const byMembers = scheme({ parts: { ...SCHEME.parts, inspections: { ...inspections!, of_teams: 'members' } } })

  test('is the team’s own figure, and in nobody’s sheet unless the scheme says so', () => {
    const { inspected, report } = of(byTeam)
    expect(inspected.map(({ points, counted }) => [points, counted])).toEqual([
      [100, 1],
      [null, 0],
      [null, 0],
    ])
    // (3 + 1) / 5
    expect(
      report.teams.map(({ team, agents, inspections }) => [
        ...[team, agents, inspections?.points, inspections?.counted, inspections?.left_out],
      ]),
    ).toEqual([
      ['t1', 2, 80, 2, 0],
      ['t2', 1, null, 0, 0],
      // Nobody of the team is known, and the sample was too small.
      ['t3', 0, null, 0, 1],
    ])
    expect(report.teams[0]?.inspections).toMatchObject({ for_members: false, counted: 2 })
    expect(report.teams[0]?.inspections?.entries.map(({ id, points }) => [id, points])).toEqual([
      ['i-team', 3],
      ['i-team', 1],
    ])
  })

  test('is in the sheet of each member where the scheme says so, beside their own, and said as such', () => {
    const { sheets, inspected, report } = of(byMembers)
    // (1 + 3 + 1) / 6; (3 + 1) / 5
    expect(inspected.map(({ points, counted }) => [points, counted])).toEqual([
      [83.33, 3],
      [80, 2],
      [null, 0],
    ])
    expect(inspected[0]?.entries.map(({ id, whole_team }) => [id, whole_team]).sort()).toEqual([
      ['i-1', false],
      ['i-team', true],
      ['i-team', true],
    ])
    expect(sheets[1]?.total).not.toBe(of(byTeam).sheets[1]?.total)
    expect(report.teams[0]?.inspections).toMatchObject({ points: 80, for_members: true })
  })

  test('moves the grades of earlier months, too', () => {
    const bad = inspection({ files: 8, visits: 5 }, { inspection_id: 'i-bad' })
    const month = (name: string) => ({
      month: name,
      tickets_known: false,
      agents: [person('B'), agentFacts({ agent: { id: '', name: '', team: 't1', site: '' }, inspections: [bad] })],
    })
    const earlier = (by: typeof byTeam) => assessMonth([by], month('2026-05'), [month('2026-04')])[0]?.before[0]?.grade
    expect([earlier(byTeam), earlier(byMembers)]).toEqual(['good', 'fail'])
  })
})
