import { describe, expect, test } from 'vitest'
import { enough } from '../../../scoring/assessment/inspections.ts'
import { assessMonth, chosenFor, kpiReport, reportOf } from '../../../scoring/assessment/month.ts'
import { isOffScale, rate } from '../../../scoring/assessment/ratings.ts'
import type { Scheme } from '../../../scoring/assessment/schema.ts'
import { AT, agentFacts, CHECKLIST, call, inspection, limit, rating, SCHEME, scheme, sheetOf } from './months.ts'

const title = (text: string) => ({ zh: text, en: text })
const partOf = (sheet: ReturnType<typeof sheetOf>, name: string) => sheet.parts.find(({ part }) => part === name)!
const calls = [call(90), call(80)]
const complaint = (complexity: 'simple' | 'complex' | '', more = {}) => ({
  ...{ ticket_id: `T-${complexity}`, event_id: 'e', at: AT, complexity },
  ...more,
})

describe('an entry of a sheet', () => {
  const nothing = {
    ...{ what: '', state: '', value: null, points: null, most: null, whole_team: false },
    ...{ counted: true, why: '', note: '', times: 1 },
  }
  test('is a call with its score, and whether it is critical', () => {
    const sheet = sheetOf({ calls: [call(90, { times: 3 }), call(20, { critical: true })] })
    expect(partOf(sheet, 'qa').entries).toEqual([
      { ...nothing, kind: 'call', id: 'c-20', at: AT, value: 20, points: 20, most: 100, state: 'critical' },
      { ...nothing, kind: 'call', id: 'c-90', at: AT, value: 90, points: 90, most: 100, times: 3 },
    ])
  })
  test('is a limit of a ticket', () => {
    const sheet = sheetOf({ limits: [limit('met'), limit('running', 'z')] })
    expect(partOf(sheet, 'limits').entries).toEqual([
      { ...nothing, kind: 'ticket', id: 'T-met', at: AT, what: 'l', state: 'met' },
      ...[{ ...nothing, kind: 'ticket', id: 'T-running', at: AT, what: 'z', state: 'running' }].map((one) => ({
        ...one,
        ...{ counted: false, why: 'not_due' },
      })),
    ])
  })
  test('is a rating with what it is worth', () => {
    const sheet = sheetOf({ ratings: [rating(150, 'technical'), { ...rating(4), times: 2 }] })
    expect(partOf(sheet, 'ratings').entries).toEqual([
      { ...nothing, kind: 'ticket', id: 'T-150', at: AT, what: 'technical', value: 150, points: 90, most: 100 },
      { ...nothing, kind: 'ticket', id: 'T-4', at: AT, value: 4, points: 75, most: 100, times: 2 },
    ])
  })
  test('is a complaint with what it takes', () => {
    const sheet = sheetOf({ complaints: [complaint('complex'), complaint('simple'), complaint('', { times: 2 })] })
    expect(partOf(sheet, 'complaints').entries).toEqual([
      { ...nothing, kind: 'ticket', id: 'T-', at: AT, points: -20, times: 2 },
      { ...nothing, kind: 'ticket', id: 'T-complex', at: AT, state: 'complex', points: -40 },
      { ...nothing, kind: 'ticket', id: 'T-simple', at: AT, state: 'simple', points: -20 },
    ])
  })
  test('is an item looked at', () => {
    const items = [
      { item: 'files', problems: 1, whole: true, note: '空的' },
      { item: 'visits', problems: 2, whole: false, note: '' },
      { item: 'gone', problems: 3, whole: true, note: '' },
    ]
    const own = { ...nothing, kind: 'inspection', id: 'i-1', at: AT }
    expect(partOf(sheetOf({ inspections: [inspection({}, { items })] }), 'inspections').entries).toEqual([
      { ...own, what: 'files', state: 'whole', value: 1, points: 0, most: 4, note: '空的' },
      { ...own, what: 'gone', value: 3, counted: false, why: 'unknown_item' },
      { ...own, what: 'visits', value: 2, points: 0.6, most: 1 },
    ])
  })
  test('stands by its time, then by its id, then by what it is of', () => {
    const early = '2026-05-01T00:00:00+08:00'
    const sheet = sheetOf({
      inspections: [inspection({ visits: 0, files: 0 }), inspection({ visits: 0 }, { inspection_id: 'z', at: early })],
    })
    expect(partOf(sheet, 'inspections').entries.map(({ id, what }) => [id, what])).toEqual([
      ['z', 'visits'],
      ['i-1', 'files'],
      ['i-1', 'visits'],
    ])
  })
})

describe('the arithmetic of a part', () => {
  const plain = { of: '', title: null }
  test('of calls: the mean', () => {
    expect(partOf(sheetOf({ calls: [call(90, { times: 2 }), call(80.5)] }), 'qa').steps).toEqual([
      // 260.5 / 3
      { ...plain, step: 'mean', numerator: 260.5, denominator: 3, result: 86.83 },
    ])
  })
  test('of limits: the share, of those that count alone', () => {
    const only = (...names: string[]) => scheme({ parts: { limits: { weight: 1, only: names } } })
    const limits = [limit('met', 'a'), limit('missed', 'a'), limit('missed', 'b'), limit('paused', 'a')]
    expect(partOf(sheetOf({ limits }, {}, only('a')), 'limits')).toMatchObject({ points: 50, counted: 2, left_out: 1 })
    expect(partOf(sheetOf({ limits }, {}, only('b')), 'limits')).toMatchObject({ points: 0, counted: 1, left_out: 0 })
    expect(partOf(sheetOf({ limits }, {}, only('c')), 'limits')).toMatchObject({ points: null, why: 'no_limits' })
    expect(partOf(sheetOf({ limits }), 'limits').steps).toEqual([
      { ...plain, step: 'share', numerator: 1, denominator: 3, result: 33.33 },
    ])
  })
  test('of complaints: what each kind takes, at most all', () => {
    const one = partOf(
      sheetOf({ complaints: [complaint('simple'), complaint('complex'), complaint('')] }),
      'complaints',
    )
    expect(one.points).toBe(20)
    expect(one.steps).toEqual([
      { ...plain, of: 'simple', step: 'off', numerator: 2, denominator: 20, result: 40 },
      { ...plain, of: 'complex', step: 'off', numerator: 1, denominator: 40, result: 40 },
    ])
    expect(partOf(sheetOf({ complaints: [complaint('complex', { times: 3 })] }), 'complaints').points).toBe(0)
  })
  test('of complaints counts where there are any, though no ticket was known of', () => {
    const part = partOf(sheetOf({ complaints: [complaint('simple')] }, { tickets_known: false }), 'complaints')
    expect([part.points, part.why]).toEqual([80, null])
  })
  test('of ratings: the mean of each dimension, then by their weights', () => {
    const { scales, weight } = SCHEME.parts.ratings!
    const [percent, stars] = scales as [(typeof scales)[number], (typeof scales)[number]]
    const [technical, attitude] = percent.dimensions!
    const weighed = { ...percent, dimensions: [{ ...technical!, weight: 3 }, attitude!] }
    const by = scheme({ parts: { ratings: { weight, scales: [weighed, stars] } } })
    const ratings = [rating(200, 'technical'), rating(100, 'technical'), rating(100, 'attitude'), rating(3)]
    // 90 three times, 80 and 50 once: 400 / 5
    expect(partOf(sheetOf({ ratings }, {}, by), 'ratings')).toMatchObject({ points: 80 })
    expect(partOf(sheetOf({ ratings }, {}, by), 'ratings').steps).toEqual([
      { ...plain, step: 'mean', of: 'attitude', title: title('attitude'), numerator: 80, denominator: 1, result: 80 },
      {
        ...plain,
        step: 'mean',
        of: 'technical',
        title: title('technical'),
        numerator: 180,
        denominator: 2,
        result: 90,
      },
      { ...plain, step: 'mean', numerator: 50, denominator: 1, result: 50 },
      { ...plain, step: 'weighted', numerator: 400, denominator: 5, result: 80 },
    ])
  })
  test('of ratings of one dimension: its mean alone', () => {
    const ratings = [{ ...rating(5), times: 2 }, rating(2), rating(9)]
    expect(partOf(sheetOf({ ratings }), 'ratings').steps).toEqual([
      { ...plain, step: 'mean', numerator: 225, denominator: 3, result: 75 },
    ])
  })
  test('of inspections: each item, then all', () => {
    const inspections = [inspection({ files: 3, visits: 1 }), inspection({ visits: 0 }, { inspection_id: 'i-2' })]
    // 2.5 / 4; (0.8 + 1) / 2; 4.3 / 6
    expect(partOf(sheetOf({ inspections }), 'inspections').steps).toEqual([
      { ...plain, of: 'files', title: title('files'), step: 'share', numerator: 2.5, denominator: 4, result: 62.5 },
      { ...plain, of: 'visits', title: title('visits'), step: 'share', numerator: 1.8, denominator: 2, result: 90 },
      { ...plain, step: 'share', numerator: 4.3, denominator: 6, result: 71.67 },
    ])
  })
  test('of inspections stands in the order of the items’ names', () => {
    const { steps } = partOf(sheetOf({ inspections: [inspection({ visits: 0, files: 0 })] }), 'inspections')
    expect(steps.map(({ of }) => of)).toEqual(['files', 'visits', ''])
  })
  test('of inspections by checklists that the scheme does not name: none', () => {
    const by = scheme({ parts: { inspections: { weight: 1, checklists: ['gone'] } } })
    const part = partOf(sheetOf({ inspections: [inspection({ files: 0 })] }, {}, by), 'inspections')
    expect([part.points, part.why, part.steps]).toEqual([null, 'no_inspections', []])
    expect(part.entries.map(({ why, points, most }) => [why, points, most])).toEqual([
      ['unknown_checklist', null, null],
    ])
  })
  test('without data: none', () => {
    const sheet = sheetOf({}, { tickets_known: false })
    expect(sheet.parts.map(({ steps, entries, counted, left_out }) => [steps, entries, counted, left_out])).toEqual(
      Array.from({ length: 5 }, () => [[], [], 0, 0]),
    )
    expect(partOf(sheet, 'qa').why).toBe('no_scored_calls')
  })
})

describe('a sample', () => {
  test.each<[percent: number | undefined, checked: number | null, of: number | null, enough: boolean]>([
    [20, 2, 10, true],
    [20, 1, 10, false],
    [20, null, 10, true],
    [20, 2, null, true],
    [undefined, 1, 1000, true],
    [12.5, 1, 8, true],
    [12.51, 1, 8, false],
    [0, 0, 8, true],
  ])('of %s %%: %s of %s is enough: %s', (percent, checked, of, expected) =>
    expect(enough(percent, checked, of)).toBe(expected),
  )
  test('is not asked for where the scheme’s checklist has none', () => {
    const part = partOf(sheetOf({ inspections: [inspection({ files: 0 }, { checked: 0, of: 5 })] }), 'inspections')
    expect(part.entries[0]?.why).toBe('nothing_inspected')
    expect(CHECKLIST.sample_percent).toBe(20)
  })
})

describe('a rating', () => {
  const { scales } = SCHEME.parts.ratings!
  test('is read by the first scale that fits its dimension', () => {
    const read = (value: number, dimension = '') => {
      const { scale, points, satisfied, why } = rate(scales, { value, dimension })
      return [scale?.id ?? null, points, satisfied, why]
    }
    expect(read(100, 'technical')).toEqual(['percent', 8000, true, ''])
    expect(read(99.9, 'technical')).toEqual(['percent', 7995, false, ''])
    expect(read(201, 'attitude')).toEqual(['percent', null, false, 'outside_scale'])
    expect(read(4, 'speed')).toEqual(['stars', 7500, true, ''])
    expect(read(3)).toEqual(['stars', 5000, false, ''])
  })
  test('that no scale is for counts nowhere, and cannot be outside one', () => {
    const [percent] = scales
    expect(rate([percent!], { value: 5, dimension: 'speed' })).toEqual({
      ...{ scale: null, points: null, satisfied: false, why: 'no_scale' },
    })
    expect(isOffScale([percent!], { value: 5000, dimension: 'speed' })).toBe(false)
    expect(isOffScale([percent!], { value: 5000, dimension: 'technical' })).toBe(true)
    const part = partOf(
      sheetOf({ ratings: [rating(5, 'speed')] }, {}, scheme({ parts: { ratings: { weight: 1, scales: [percent!] } } })),
      'ratings',
    )
    expect(part).toMatchObject({ points: null, why: 'no_ratings', left_out: 1, entries: [{ why: 'no_scale' }] })
  })
  test('is outside its scales only where it is outside all that fit', () => {
    // 9 is no number of stars, but may be meant on the other scale.
    expect(isOffScale(scales, { value: 9, dimension: 'technical' })).toBe(false)
    expect(isOffScale(scales, { value: 9, dimension: '' })).toBe(true)
  })
})

describe('deductions and bonuses', () => {
  const adjusting = (...adjustments: NonNullable<Scheme['adjustments']>) => scheme({ adjustments })
  const one = (of: NonNullable<Scheme['adjustments']>[number]['of'], each: number, more = {}) => ({
    ...{ id: of.replace('_', '-'), title: title(of), of, each },
    ...more,
  })
  test('count critical calls, limits missed, complaints and full marks', () => {
    const by = adjusting(
      one('critical_calls', -1),
      one('missed_limits', -0.5),
      one('complaints', -2),
      one('top_ratings', 0.25),
    )
    const sheet = sheetOf(
      {
        calls: [call(90, { critical: true }), call(80)],
        limits: [limit('missed'), { ...limit('missed', 'b'), times: 2 }, limit('met'), limit('running')],
        complaints: [complaint('simple'), complaint('complex', { times: 2 })],
        ratings: [rating(5), { ...rating(200, 'technical'), times: 3 }, rating(4), rating(9)],
      },
      {},
      by,
    )
    expect(sheet.adjustments.map(({ of, count, points }) => [of, count, points])).toEqual([
      ['critical_calls', 1, -1],
      ['missed_limits', 3, -1.5],
      ['complaints', 3, -6],
      ['top_ratings', 4, 1],
    ])
  })
  test('count what the parts of the scheme count alone', () => {
    const by = scheme({
      parts: { limits: { weight: 1, only: ['a'] }, qa: { weight: 1 } },
      adjustments: [one('missed_limits', -1), one('top_ratings', 1)],
    })
    const limits = [limit('missed', 'a'), limit('missed', 'b')]
    const counts = sheetOf({ calls, limits, ratings: [rating(5)] }, {}, by).adjustments.map(({ count }) => count)
    expect(counts).toEqual([1, 0])
    const { limits: _, ...parts } = SCHEME.parts
    const none = scheme({ parts, adjustments: [one('missed_limits', -1)] })
    expect(sheetOf({ calls, limits }, {}, none).adjustments[0]?.count).toBe(0)
  })
  test('come to so much at most, either way', () => {
    const by = adjusting(
      one('critical_calls', -1, { at_most: 1.5 }),
      one('top_ratings', 1, { at_most: 1.5, clauses: ['s1-b'] }),
    )
    const own = { calls: [call(90, { critical: true, times: 2 })], ratings: [{ ...rating(5), times: 2 }] }
    expect(sheetOf(own, {}, by).adjustments).toEqual([
      {
        ...{ id: 'critical-calls', title: title('critical_calls'), of: 'critical_calls', count: 2 },
        ...{ each: -1, at_most: 1.5, points: -1.5, clauses: [] },
      },
      {
        ...{ id: 'top-ratings', title: title('top_ratings'), of: 'top_ratings', count: 2 },
        ...{ each: 1, at_most: 1.5, points: 1.5, clauses: ['s1-b'] },
      },
    ])
  })
  test('without a bound have none', () => {
    const own = { calls: [call(90, { critical: true, times: 50 })] }
    expect(sheetOf(own, {}, adjusting(one('critical_calls', -1))).adjustments[0]).toMatchObject({
      ...{ at_most: null, points: -50 },
    })
  })
})

describe('a sheet', () => {
  const qa = (more: Partial<Scheme> = {}) => scheme({ parts: { qa: { weight: 1, clauses: ['s1-q'] } }, ...more })
  test('is of so many calls, scored and not', () => {
    const sheet = sheetOf({ calls: [call(90, { times: 3 }), call(80)], unscored: 7 }, {}, qa())
    expect(sheet).toMatchObject({ month: '2026-05', scored: 4, unscored: 7, least_calls: 2, rank: null, limits: [] })
    expect(sheet.agent.id).toBe('A001')
    expect(sheet.parts.map(({ part, weight, clauses }) => [part, weight, clauses])).toEqual([['qa', 1, ['s1-q']]])
    expect(sheet.rules?.id).toBe('sample')
    expect(sheet.scheme).toEqual(qa().ref)
  })
  test('has a total from the least number of calls on', () => {
    const of = (times: number) => sheetOf({ calls: [call(90, { times })] }, {}, qa())
    expect([of(1).total, of(2).total]).toEqual([null, 90])
    expect([of(1).why, of(2).why]).toEqual(['too_few_calls', null])
    expect(of(1)).toMatchObject({ base: null, measures: [], adjustments: [] })
  })
  test('of nobody’s scheme has its calls, and nothing else', () => {
    const [sheet] = assessMonth(
      [],
      { month: '2026-05', tickets_known: true, agents: [agentFacts({ calls, unscored: 1 })] },
      [],
    )
    expect(sheet).toEqual({
      ...{ month: '2026-05', agent: agentFacts().agent, scored: 2, unscored: 1, rank: null, limits: [], before: [] },
      ...{ scheme: null, why: 'no_scheme', least_calls: 0, parts: [], adjustments: [], rules: null },
      ...{ total: null, grade: null, factor: null, base: null, measures: [] },
    })
  })
  test('is rounded once, to a tenth, halves up', () => {
    // 80.05; 320.1 / 4 = 80.025, of the part 80.03; 99.95
    const of = (...scores: number[]) => sheetOf({ calls: scores.map((score) => call(score)) }, {}, qa()).total
    expect(of(80, 80.1)).toBe(80.1)
    expect(of(80, 80.1, 80, 80)).toBe(80)
    expect(of(99.9, 100)).toBe(100)
  })
  test('has the highest grade that its total reaches, however the grades stand', () => {
    const grade = (id: string, from: number) => ({ id, from, title: title(id), factor: from / 100 })
    const by = qa({ grades: [grade('low', 0), grade('high', 90), grade('fair', 60.1)] })
    const of = (score: number) => {
      const { grade, factor } = sheetOf({ calls: [call(score, { times: 2 })] }, {}, by)
      return [grade?.id, grade?.below_line, factor]
    }
    expect([of(60), of(60.1), of(89.9), of(90)]).toEqual([
      ['low', false, 0],
      ['fair', false, 0.601],
      ['fair', false, 0.601],
      ['high', false, 0.9],
    ])
  })
  test('has no grade where none begins so low, and proposes nothing', () => {
    const by = qa({ grades: [{ id: 'good', from: 80, title: title('good'), factor: 1 }] })
    expect(sheetOf({ calls: [call(10, { times: 2 })] }, {}, by)).toMatchObject({
      ...{ total: 10, grade: null, factor: null, measures: [] },
    })
  })
  test('shows earlier months, the newest first', () => {
    const before = ['2026-02', '2026-04', '2026-03'].map((month) => ({
      ...{ month, total: 1, grade: null, title: null },
    }))
    expect(sheetOf({ calls }, { before }, qa()).before.map(({ month }) => month)).toEqual([
      ...['2026-04', '2026-03', '2026-02'],
    ])
  })
  test('proposes what a rung says, with its clauses', () => {
    const ladder: Scheme['ladder'] = [
      { grades: ['good'], times: 1, within: 1, measures: ['praise', 'training'], clauses: ['s1-p'] },
    ]
    const months = [{ month: '2026-05', grade: 'good' }]
    expect(sheetOf({ calls }, {}, qa({ ladder })).measures).toEqual([
      { measure: 'praise', months, times: 1, within: 1, clauses: ['s1-p'] },
      { measure: 'training', months, times: 1, within: 1, clauses: ['s1-p'] },
    ])
    const { ladder: _, ...none } = SCHEME
    expect(sheetOf({ calls }, {}, { ...qa(), scheme: none }).measures).toEqual([])
    expect(sheetOf({ calls }, {}, qa()).measures[0]?.clauses).toEqual([])
  })
})

describe('a month of everybody', () => {
  const person = (id: string, team = 't1', more = {}) =>
    agentFacts({ agent: { id, name: id, team, site: '' }, calls, ...more })
  const month = (...agents: ReturnType<typeof agentFacts>[]) => ({ month: '2026-05', tickets_known: true, agents })
  const qa = { parts: { qa: { weight: 1 } } }

  test('is told by agent and by team, in the order of their names', () => {
    const facts = month(person('B', 't2'), person('C', 't1'), person('A', 't3'))
    const sheets = assessMonth([scheme()], facts, [])
    expect(sheets.map(({ agent }) => agent.id)).toEqual(['A', 'B', 'C'])
    expect(reportOf([scheme()], facts, sheets).teams.map(({ team }) => team)).toEqual(['t1', 't2', 't3'])
    expect(kpiReport([scheme()], facts).teams.map(({ team }) => team)).toEqual([null, 't1', 't2', 't3'])
    expect(reportOf([scheme()], facts, sheets)).toMatchObject({ month: '2026-05', tickets_known: true })
  })

  test('names each scheme once, with how many are assessed by it', () => {
    const own = scheme({ ...qa, id: 'own', applies_to: { agents: ['B'] } })
    const facts = month(person('A'), person('B'), person('C'))
    const { schemes, agents } = reportOf([scheme(), own], facts, assessMonth([scheme(), own], facts, []))
    expect(schemes.map(({ id, agents, least_calls }) => [id, agents, least_calls])).toEqual([
      ['sample', 2, 2],
      ['own', 1, 2],
    ])
    for (const key of ['clauses', 'scales', 'checklists']) expect(schemes[0]).not.toHaveProperty(key)
    expect(agents.map(({ scheme }) => scheme?.id)).toEqual(['sample', 'own', 'sample'])
    for (const key of ['base', 'adjustments', 'before', 'rules', 'limits']) expect(agents[0]).not.toHaveProperty(key)
    for (const key of ['steps', 'entries']) expect(agents[0]?.parts[0]).not.toHaveProperty(key)
    expect(reportOf([], facts, assessMonth([], facts, []))).toMatchObject({
      schemes: [],
      teams: [{ average: null, assessed: 0, inspections: null }],
    })
  })

  test('does not count those of nobody’s scheme to any', () => {
    const own = scheme({ ...qa, applies_to: { agents: ['B'] } })
    const facts = month(person('A'), person('B'))
    const { schemes } = reportOf([own], facts, assessMonth([own], facts, []))
    expect(schemes.map(({ agents }) => agents)).toEqual([1])
  })

  test('a team whose scheme counts no inspections has none of its own', () => {
    const whole = agentFacts({
      agent: { id: '', name: '', team: 't1', site: '' },
      inspections: [inspection({ files: 0 })],
    })
    const teams = (by: Scheme['parts']) => {
      const facts = month(person('A'), whole)
      return reportOf([scheme({ parts: by })], facts, assessMonth([scheme({ parts: by })], facts, [])).teams
    }
    expect(teams(qa.parts)[0]?.inspections).toBeNull()
    expect(teams(SCHEME.parts)[0]?.inspections).toMatchObject({ points: 100, counted: 1, left_out: 0 })
    expect(teams(SCHEME.parts)[0]?.inspections?.steps.map(({ of, result }) => [of, result])).toEqual([
      ['files', 100],
      ['', 100],
    ])
  })

  test('the inspections of a team are read by its own scheme', () => {
    const own = scheme({ ...qa, id: 'own', applies_to: { teams: ['t1'] } })
    const facts = month(person('A', 't1'), person('B', 't2'), person('C', 't2'))
    const { teams } = reportOf([scheme(), own], facts, assessMonth([scheme(), own], facts, []))
    expect(teams.map(({ inspections }) => inspections?.counted ?? null)).toEqual([null, 0])
  })

  test('what belongs to a team of nobody and is no inspection makes no team', () => {
    const rated = agentFacts({ agent: { id: '', name: '', team: 't9', site: '' }, ratings: [rating(5)] })
    const facts = month(person('A'), rated)
    expect(reportOf([scheme()], facts, assessMonth([scheme()], facts, [])).teams.map(({ team }) => team)).toEqual([
      't1',
    ])
  })

  test('the average of a team has one decimal, of those with a total', () => {
    const scores = [80, 80.1, 80.1].map((score, i) => person(`A${i}`, 't1', { calls: [call(score, { times: 2 })] }))
    const facts = month(...scores, person('Z', 't1', { calls: [] }))
    const [team] = reportOf([scheme(qa)], facts, assessMonth([scheme(qa)], facts, [])).teams
    // 240.2 / 3
    expect(team).toMatchObject({ agents: 4, assessed: 3, average: 80.1, below_line: 0 })
  })

  test('places are shared, and the next one is left out', () => {
    const facts = month(
      ...[90, 80, 90, 70].map((score, i) => person(`A${i}`, 't1', { calls: [call(score, { times: 2 })] })),
    )
    expect(assessMonth([scheme(qa)], facts, []).map(({ rank }) => rank)).toEqual([
      { place: 1, of: 4 },
      { place: 3, of: 4 },
      { place: 1, of: 4 },
      { place: 4, of: 4 },
    ])
  })

  test('an earlier month counts for those who were there, with or without a grade', () => {
    const earlier = [
      { ...month(person('A'), person('B', 't1', { calls: [call(99)] })), month: '2026-03' },
      { ...month(person('A', 't1', { calls: [call(50, { times: 2 })] })), month: '2026-04' },
    ]
    const sheets = assessMonth([scheme(qa)], month(person('A'), person('B'), person('C')), earlier)
    expect(sheets.map(({ before }) => before)).toEqual([
      [
        { month: '2026-04', total: 50, grade: 'fail', title: title('fail') },
        { month: '2026-03', total: 85, grade: 'good', title: title('good') },
      ],
      [{ month: '2026-03', total: null, grade: null, title: null }],
      [],
    ])
  })

  describe('a team goes by the scheme', () => {
    const own = (id: string, agents: string[]) => scheme({ ...qa, id, applies_to: { agents } })
    const chosen = (all: ReturnType<typeof scheme>[], ...agents: ReturnType<typeof agentFacts>[]) =>
      chosenFor(all, '2026-05', agents)?.scheme.id ?? null
    test('of most of its agents, of as many the first by name', () => {
      const all = [own('z', ['A', 'B']), own('y', ['C', 'D'])]
      expect(chosen(all, person('A'), person('C'), person('B'))).toBe('z')
      expect(chosen(all, person('C'), person('A'), person('D'))).toBe('y')
      expect(chosen(all, person('A'), person('C'))).toBe('y')
    })
    test('of its agents before what belongs to nobody', () => {
      const all = [own('z', ['A']), scheme({ ...qa, id: 'all' })]
      const nobody = person('')
      expect(chosen(all, nobody, nobody, person('A'))).toBe('z')
      expect(chosen(all, nobody)).toBe('all')
    })
    test('of none, where none is for them', () => {
      expect(chosen([own('z', ['A'])], person('B'))).toBeNull()
      expect(chosen([own('z', ['A'])], person('B'), person('C'), person('A'))).toBe('z')
      expect(chosen([])).toBeNull()
    })
  })

  test('rates name the scheme they were reckoned by', () => {
    const by = scheme({ ...qa, kpis: [{ kpi: 'rework', at_most: 1 }] })
    const { month: name, teams } = kpiReport([by], month(person('A')))
    expect(name).toBe('2026-05')
    expect(teams.map(({ team, scheme, kpis }) => [team, scheme?.id, kpis.length])).toEqual([
      [null, 'sample', 1],
      ['t1', 'sample', 1],
    ])
    expect(kpiReport([], month(person('A'))).teams[0]).toEqual({ team: null, scheme: null, kpis: [] })
  })
})
