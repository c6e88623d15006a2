import { describe, expect, test } from 'vitest'
import { assessorOf } from '../../../scoring/assessment/assessor.ts'
import { choose, quarrel } from '../../../scoring/assessment/choose.ts'
import { lookBack } from '../../../scoring/assessment/month.ts'
import type { Scheme } from '../../../scoring/assessment/schema.ts'
import { checklistView, schemeView } from '../../../scoring/assessment/view.ts'
import { agentFacts, CHECKLIST, call, SCHEME, scheme } from './months.ts'

const title = (text: string) => ({ zh: text, en: text })

describe('an agent is assessed', () => {
  const of = (id: string, more: Partial<Scheme> = {}) => scheme({ id, ...more })
  const chosen = (all: ReturnType<typeof of>[], facts = agentFacts(), month = '2026-05') =>
    choose(all, month, facts)?.scheme.id ?? null

  test('by a scheme of their queue before one of their form', () => {
    const all = [of('form', { applies_to: { forms: ['f'] } }), of('queue', { applies_to: { queues: ['q'] } })]
    const facts = (...calls: ReturnType<typeof call>[]) => agentFacts({ calls })
    expect(chosen(all, facts(call(1, { queue: 'q' })))).toBe('queue')
    expect(chosen(all, facts(call(1)))).toBe('form')
    expect(chosen(all, facts(call(1, { form_id: 'g' })))).toBeNull()
  })

  test('by the queue of most of their calls, of as many the first by name', () => {
    const all = ['a', 'b', 'c'].map((queue) => of(queue, { applies_to: { queues: [queue] } }))
    const calls = (...queues: [string, number?][]) =>
      agentFacts({ calls: queues.map(([queue, times]) => call(1, { queue, ...(times && { times }) })) })
    expect(chosen(all, calls(['a'], ['b'], ['b']))).toBe('b')
    expect(chosen(all, calls(['a'], ['b', 2]))).toBe('b')
    expect(chosen(all, calls(['a', 2], ['b', 1]))).toBe('a')
    expect(chosen(all, calls(['c'], ['b']))).toBe('b')
    expect(chosen(all, calls(['b', 2], ['c'], ['c']))).toBe('b')
  })

  test('by nobody’s queue where they had no call', () =>
    expect(chosen([of('q', { applies_to: { queues: ['q'] } }), of('all')])).toBe('all'))

  test('by a scheme of the month: from its first on, up to the month before its end', () => {
    const may = [of('may', { effective: { from: '2026-05', to: '2026-06' } })]
    expect(['2026-04', '2026-05', '2026-06'].map((month) => chosen(may, agentFacts(), month))).toEqual([
      null,
      'may',
      null,
    ])
    expect(chosen([of('on', { effective: { from: '2026-05' } })], agentFacts(), '2030-01')).toBe('on')
    expect(chosen([of('until', { effective: { to: '2026-06' } })], agentFacts(), '2020-01')).toBe('until')
  })

  test('by the scheme for everybody where one names others only', () =>
    expect(chosen([of('other', { applies_to: { teams: ['t9'] } }), of('all')])).toBe('all'))
})

describe('two schemes', () => {
  const quarrelling = (a: Partial<Scheme>, b: Partial<Scheme>) => quarrel({ ...SCHEME, ...a }, { ...SCHEME, ...b })
  const ALL = 'everybody whom no other names'

  test('are both for everybody', () => expect(quarrelling({}, {})).toBe(ALL))
  test('are not, where one names somebody', () => {
    expect(quarrelling({ applies_to: { teams: ['a'] } }, {})).toBeNull()
    expect(quarrelling({}, { applies_to: { teams: ['a'] } })).toBeNull()
  })
  test.each<[Scheme['applies_to'], Scheme['applies_to'], string | null]>([
    [{ agents: ['x', 'y'] }, { agents: ['y'] }, 'agent "y"'],
    [{ teams: ['a'] }, { teams: ['b', 'a'] }, 'team "a"'],
    [{ queues: ['q'] }, { queues: ['q'] }, 'queue "q"'],
    [{ forms: ['f'] }, { forms: ['f'] }, 'form "f"'],
    [{ teams: ['a'] }, { queues: ['a'] }, null],
    [{ teams: ['a'], forms: ['f'] }, { teams: ['b'], forms: ['f'] }, 'form "f"'],
  ])('for %j and for %j share %s', (a, b, shared) => {
    expect(quarrelling({ applies_to: a }, { applies_to: b })).toBe(shared)
  })
  test.each<[Scheme['effective'], Scheme['effective'], boolean]>([
    [{ to: '2026-05' }, { from: '2026-05' }, false],
    [{ from: '2026-05' }, { to: '2026-05' }, false],
    [{ to: '2026-06' }, { from: '2026-05' }, true],
    [{ from: '2026-05' }, { to: '2026-06' }, true],
    [{ from: '2026-05' }, { from: '2026-07' }, true],
    [{ to: '2026-05' }, { to: '2026-03' }, true],
    [{ from: '2026-01', to: '2026-03' }, { from: '2026-03', to: '2026-05' }, false],
    [{ from: '2026-03', to: '2026-05' }, { from: '2026-01', to: '2026-03' }, false],
    [{ from: '2026-01', to: '2026-04' }, { from: '2026-03', to: '2026-05' }, true],
    [{ to: '2026-05' }, undefined, true],
    [{ from: '2026-05' }, undefined, true],
    [undefined, { to: '2026-05' }, true],
    [undefined, { from: '2026-05' }, true],
  ])('of %j and of %j have a month in common: %s', (a, b, shared) => {
    const of = (effective: Scheme['effective']) => (effective ? { effective } : {})
    expect(quarrelling(of(a), of(b))).toBe(shared ? ALL : null)
  })
})

describe('a scheme', () => {
  test('has its checklists by it, those that there are', () => {
    const parts = { inspections: { weight: 1, checklists: ['gone', 'list'] } }
    const all = new Map([CHECKLIST, { ...CHECKLIST, id: 'other' }].map((one) => [one.id, one]))
    expect([...assessorOf({ ...SCHEME, parts }, all).checklists]).toEqual([['list', CHECKLIST]])
    expect(assessorOf({ ...SCHEME, parts: { qa: { weight: 1 } } }, all).checklists.size).toBe(0)
  })

  test('goes by the hash of its checklists, too, and by its name and version', () => {
    const of = (checklist: typeof CHECKLIST) => assessorOf(SCHEME, new Map([['list', checklist]])).ref
    expect(of(CHECKLIST)).toMatchObject({ id: 'sample', version: '1.0.0', title: title('sample') })
    expect(of({ ...CHECKLIST, sample_percent: 10 }).hash).not.toBe(of(CHECKLIST).hash)
  })

  test('looks back as far as its longest rung', () => {
    const within = (...months: number[]) =>
      scheme({ ladder: months.map((within) => ({ grades: ['fail'], times: 1, within, measures: ['talk'] })) })
    const { ladder: _, ...without } = SCHEME
    const none = assessorOf(without, new Map())
    expect([lookBack([within(2, 12, 3)]), lookBack([within(1)]), lookBack([within(3), within(6)])]).toEqual([11, 0, 5])
    expect([lookBack([none]), lookBack([])]).toEqual([0, 0])
  })
})

describe('a scheme is told', () => {
  test('with what the total is made of', () => {
    const adjustments: Scheme['adjustments'] = [
      { id: 'critical', title: title('c'), of: 'critical_calls', each: -2, at_most: 6, clauses: ['s1-x'] },
      { id: 'top', title: title('t'), of: 'top_ratings', each: 0.2 },
    ]
    const view = schemeView(scheme({ adjustments, clauses: ['s1-a'], note: title('note') }))
    expect(view).toMatchObject({ id: 'sample', version: '1.0.0', note: title('note'), clauses: ['s1-a'] })
    expect(view.least_calls).toBe(2)
    expect(view.weights).toEqual([
      { part: 'qa', weight: 50 },
      { part: 'limits', weight: 20 },
      { part: 'ratings', weight: 20 },
      { part: 'complaints', weight: 10 },
      { part: 'inspections', weight: 20 },
    ])
    expect(view.adjustments).toEqual([
      { id: 'critical', title: title('c'), each: -2, at_most: 6 },
      { id: 'top', title: title('t'), each: 0.2, at_most: null },
    ])
  })

  test('with its grades, the highest first, and the line they draw', () => {
    const grade = (id: string, from: number, below_line?: boolean): Scheme['grades'][number] => ({
      ...{ id, from, title: title(id), factor: 1 },
      ...(below_line !== undefined && { below_line }),
    })
    const told = (...grades: Scheme['grades']) => {
      const view = schemeView(scheme({ grades }))
      return [view.pass_from, ...view.grades.map(({ id, below_line }) => `${id} ${below_line}`)]
    }
    expect(told(grade('fail', 0, true), grade('good', 80), grade('fair', 60, false))).toEqual([
      60,
      'good false',
      'fair false',
      'fail true',
    ])
    expect(told(grade('low', 0), grade('high', 50))).toEqual([null, 'high false', 'low false'])
    expect(told(grade('low', 0, true))).toEqual([null, 'low true'])
  })

  test('with its scales', () => {
    expect(schemeView(scheme()).scales).toEqual([
      {
        id: 'percent',
        title: title('percent'),
        dimensions: [
          { id: 'technical', title: title('technical') },
          { id: 'attitude', title: title('attitude') },
        ],
        points: [
          { value: -50, points: 0 },
          { value: 100, points: 80 },
          { value: 200, points: 100 },
        ],
      },
      {
        id: 'stars',
        title: title('stars'),
        dimensions: [],
        points: [
          { value: 1, points: 0 },
          { value: 5, points: 100 },
        ],
      },
    ])
  })

  test('though it has no scales, adjustments, clauses or checklists', () => {
    const { adjustments: _, ...bare } = { ...SCHEME, parts: { qa: { weight: 7 } } }
    expect(schemeView(assessorOf(bare, new Map()))).toMatchObject({
      ...{ clauses: [], weights: [{ part: 'qa', weight: 7 }], adjustments: [], scales: [], checklists: [] },
    })
  })

  test('with its checklists', () => {
    const [view] = schemeView(scheme()).checklists
    expect(view).toEqual({
      ...{ id: 'list', version: '1.0.0', title: title('list'), note: title(''), sample_percent: 20 },
      items: [
        {
          ...{ id: 'files', title: title('files'), look: title('files'), points: 4, per_problem: 0.5 },
          ...{ whole: title('none'), frequency: 'daily', clauses: [] },
        },
        {
          ...{ id: 'visits', title: title('visits'), look: title('visits'), points: 1, per_problem: 0.2 },
          ...{ whole: null, frequency: 'daily', clauses: [] },
        },
      ],
    })
  })

  test('with the clauses of an item, and no sample where none is asked for', () => {
    const { sample_percent: _, ...all } = CHECKLIST
    const items = [{ ...CHECKLIST.items[0]!, clauses: ['s1-f'] }]
    const view = checklistView({ ...all, items })
    expect([view.sample_percent, view.items[0]?.clauses]).toEqual([null, ['s1-f']])
  })
})
