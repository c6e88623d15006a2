import { expect, test } from 'vitest'
import { EVERYTHING, type Scope, type Store } from '../../store/index.ts'
import { onBothEngines } from './engines.ts'
import { FORM, kafka, makeFinding, settled } from './samples.ts'

const greeting = makeFinding('greeting-missing', -10, ['greeting'])
const forbidden = makeFinding('forbidden', -22.5, ['forbidden-phrase', 'x-rude'])
const at = (day: string) => ({ started_at: `2026-05-${day}T09:15:00+08:00`, ended_at: `2026-05-${day}T09:16:00+08:00` })
const li = { id: 'A1', name: '李敏', team: 'north', site: '' }
const wang = { id: 'A2', name: 'O\'Wang \\ "王"', team: 'south', site: '' }

/** May: 李敏 has 100, 67.5 (critical), 90; 王 has 77.5 and fails, and one unanswered call. April: 李敏 has 50. */
async function fill(store: Store): Promise<void> {
  await store.writer.keepForm(FORM)
  const run = await store.writer.newRun('live')
  await store.writer.write(
    [
      settled({ call_id: 'c-1', agent: li, ...at('03') }, kafka(1)),
      settled({ call_id: 'c-2', agent: li, ...at('03') }, kafka(2), {
        findings: [greeting, forbidden],
        critical: true,
      }),
      settled({ call_id: 'c-3', agent: li, ...at('04'), channel: 'chat', queue: 'shop' }, kafka(3), {
        findings: [greeting],
        score: 90,
        grade: 'excellent',
      }),
      settled({ call_id: 'c-4', agent: wang, ...at('04') }, kafka(4), { findings: [forbidden], grade: 'fail' }),
      settled({ call_id: 'c-5', agent: wang, ...at('05') }, kafka(5), { score: null, grade: null }),
      settled(
        { call_id: 'c-0', agent: li, started_at: '2026-04-30T23:59:59+08:00', ended_at: '2026-05-01T00:10:00+08:00' },
        kafka(6),
        { score: 50, grade: 'fail' },
      ),
    ],
    run,
  )
}

const range = { from: '2026-05-01', to: '2026-06-01', sort: 'newest', limit: 10 } as const
const only = (scope: Partial<Scope>): Scope => ({ ...EVERYTHING, ...scope })

onBothEngines((open) => {
  test('the month', async () => {
    const { store } = await open()
    await fill(store)
    const report = await store.queries.month({ month: '2026-05' }, EVERYTHING)
    const { agents, teams, problems, days, distribution, ...rest } = report
    const form = { id: FORM.id, version: FORM.version, hash: FORM.hash }
    expect(rest).toEqual({
      month: '2026-05',
      calls: 5,
      scored: 4,
      average: 83.8,
      critical: 1,
      pass_rate: 75,
      previous: { month: '2026-04', average: 50, pass_rate: 0, calls: 1 },
      // The unanswered call is scored by nothing, the one of April is not of this month.
      scored_by: [{ kind: 'live', started_at: null, complete: true, form, engine: '1.0.0', calls: 4 }],
      unscored: [{ reason: 'unanswered', calls: 1 }],
      grades: [
        { grade: 'pass', calls: 2 },
        { grade: 'excellent', calls: 1 },
        { grade: 'fail', calls: 1 },
      ],
    })
    expect(distribution.map((bin) => bin.calls)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0, 2])
    expect(distribution.at(-1)).toEqual({ from: 90, to: 100, calls: 2 })
    expect(days).toEqual([
      { day: '2026-05-03', calls: 2, scored: 2, average: 83.8, critical: 1 },
      { day: '2026-05-04', calls: 2, scored: 2, average: 83.8, critical: 0 },
      { day: '2026-05-05', calls: 1, scored: 0, average: null, critical: 0 },
    ])
    expect(problems).toEqual([
      {
        rule_id: 'forbidden',
        title: { zh: '规则 forbidden', en: 'Rule forbidden' },
        tags: ['forbidden-phrase', 'x-rude'],
        severity: 'major',
        calls: 2,
        findings: 2,
        points_lost: 45,
      },
      expect.objectContaining({ rule_id: 'greeting-missing', calls: 2, findings: 2, points_lost: 20 }),
    ])
    expect(agents).toEqual([
      { agent: li, calls: 3, scored: 3, average: 85.8, critical: 1, pass_rate: 100, worst_tag: 'forbidden-phrase' },
      { agent: wang, calls: 2, scored: 1, average: 77.5, critical: 0, pass_rate: 0, worst_tag: 'forbidden-phrase' },
    ])
    expect(teams.map(({ team, agents, calls, average }) => [team, agents, calls, average])).toEqual([
      ['north', 1, 3, 85.8],
      ['south', 1, 2, 77.5],
    ])
  })

  test('the month filtered, and months without calls', async () => {
    const { store } = await open()
    await fill(store)
    const calls = async (filter: object) =>
      (await store.queries.month({ month: '2026-05', ...filter }, EVERYTHING)).calls
    expect(await calls({ team: 'north' })).toBe(3)
    expect(await calls({ queue: 'shop' })).toBe(1)
    expect(await calls({ channel: 'voice', team: 'north' })).toBe(2)
    const empty = await store.queries.month({ month: '2031-01' }, EVERYTHING)
    expect(empty).toMatchObject({ calls: 0, average: null, pass_rate: null, previous: null, problems: [], days: [] })
    expect(await store.queries.agent('A1', '2031-01', EVERYTHING)).toBeNull()
  })

  test('one rule twice in a call is one call; an agent is named and placed as last seen', async () => {
    const { store } = await open()
    await fill(store)
    const moved = { ...li, name: '李敏敏', team: 'south' }
    const twice = [
      makeFinding('greeting-missing', -1, ['greeting'], 'f-1'),
      makeFinding('greeting-missing', -1, ['x-late'], 'f-2'),
    ]
    await store.writer.write(
      [settled({ call_id: 'c-6', agent: moved, ...at('20') }, kafka(6), { findings: twice, score: 98 })],
      await store.writer.newRun('live'),
    )
    const { agents, teams, problems } = await store.queries.month({ month: '2026-05' }, EVERYTHING)
    expect(problems.find((row) => row.rule_id === 'greeting-missing')).toMatchObject({
      calls: 3,
      findings: 4,
      points_lost: 22,
    })
    expect(agents[0]).toMatchObject({ agent: moved, calls: 4 })
    expect(teams.map((row) => [row.team, row.agents, row.calls])).toEqual([
      ['north', 1, 3],
      ['south', 2, 3],
    ])
  })

  test('praise is no problem, what awaits a person is one that cost nothing, and a rule on trial is nowhere', async () => {
    const { store } = await open()
    await fill(store)
    const praise = makeFinding('praise', 5, ['x-praise'])
    const asked = { ...makeFinding('asked', 0, ['x-asked']), needs_review: true, proposed_points: -10 }
    const trial = { ...makeFinding('trial', 0, ['x-trial']), proposed_points: -50 }
    const known = await store.queries.month({ month: '2026-05' }, EVERYTHING)
    await store.writer.write(
      [
        settled({ call_id: 'c-6', agent: li, ...at('20') }, kafka(7), { findings: [praise], score: 100 }),
        settled({ call_id: 'c-7', agent: li, ...at('21') }, kafka(8), {
          findings: [praise, asked],
          shadow: [trial],
          score: 100,
        }),
      ],
      await store.writer.newRun('live'),
    )
    const { problems } = await store.queries.month({ month: '2026-05' }, EVERYTHING)
    expect(problems.filter(({ rule_id }) => rule_id !== 'asked')).toEqual(known.problems)
    expect(problems.find(({ rule_id }) => rule_id === 'asked')).toMatchObject({ calls: 1, findings: 1, points_lost: 0 })
    const listed = async (filter: { state?: 'flagged' | 'clean'; tag?: string }) =>
      (await store.queries.calls({ ...range, ...filter }, EVERYTHING)).items.map(({ call_id }) => call_id)
    expect(await listed({ state: 'clean' })).toEqual(['c-6', 'c-1'])
    expect(await listed({ state: 'flagged' })).toEqual(['c-7', 'c-3', 'c-4', 'c-2'])
    expect(await listed({ tag: 'x-asked' })).toEqual(['c-7'])
    expect(await listed({ tag: 'x-praise' })).toEqual([])
    const [last] = (await store.queries.calls(range, EVERYTHING)).items
    expect(last).toMatchObject({ findings: 1, tags: ['x-asked'] })
    expect((await store.queries.facets('2026-05', EVERYTHING)).tags).toEqual([
      'forbidden-phrase',
      'greeting',
      'x-asked',
      'x-rude',
    ])
    const report = await store.queries.agent(li.id, '2026-05', EVERYTHING)
    expect(report?.habits.map(({ rule_id }) => rule_id)).toEqual(['forbidden', 'greeting-missing', 'asked'])
    expect(report?.habits[2]?.moments.map(({ finding }) => finding)).toEqual([asked])
  })

  test('an agent: own figures, habits with their latest moments, the lowest calls', async () => {
    const { store } = await open()
    await fill(store)
    const many = Array.from({ length: 5 }, (_, i) =>
      settled({ call_id: `m-${i}`, agent: li, ...at(`1${i}`) }, kafka(10 + i), {
        findings: [makeFinding('greeting-missing', -10, ['greeting'], `f-${i}`)],
      }),
    )
    await store.writer.write(many, await store.writer.newRun('live'))
    const report = await store.queries.agent('A1', '2026-05', EVERYTHING)
    expect(report).toMatchObject({ agent: li, calls: 8, scored: 8, team_average: 88.4, average: 88.4 })
    expect(report?.habits.map((habit) => [habit.rule_id, habit.points_lost])).toEqual([
      ['greeting-missing', 70],
      ['forbidden', 22.5],
    ])
    expect(report?.habits[0]?.moments).toEqual([
      { call_id: 'm-4', started_at: '2026-05-14T09:15:00+08:00', finding: many[4]!.score.findings[0] },
      expect.objectContaining({ call_id: 'm-3' }),
      expect.objectContaining({ call_id: 'm-2' }),
    ])
    expect(report?.habits[1]?.moments.map((moment) => moment.finding)).toEqual([forbidden])
    expect(report?.lowest.map((call) => call.call_id).slice(0, 3)).toEqual(['c-2', 'm-4', 'm-3'])
  })

  test('every query of calls keeps to its scope', async () => {
    const { store } = await open()
    await fill(store)
    for (const [scope, mine] of [
      [only({ agents: ['A2'] }), ['c-5', 'c-4']],
      [only({ teams: ['south', 'east'] }), ['c-5', 'c-4']],
      [only({ queues: ['shop'] }), ['c-3']],
      [only({ agents: ['A1'], teams: ['south'] }), []],
      [only({ agents: ["' OR 1 = 1 --"] }), []],
    ] as const) {
      const page = await store.queries.calls(range, scope)
      expect(page.items.map((call) => call.call_id)).toEqual(mine)
      expect(page.total).toBe(mine.length)
      expect((await store.queries.month({ month: '2026-05' }, scope)).calls).toBe(mine.length)
      const months = (await store.queries.months(scope)).months
      expect(months).toEqual(mine.length === 0 ? [] : [{ month: '2026-05', calls: mine.length }])
      const facets = await store.queries.facets('2026-05', scope)
      expect(facets.agents.map((agent) => agent.id)).toEqual([...new Set(page.items.map((call) => call.agent.id))])
      expect(await store.queries.call('c-1', scope)).toBeNull()
      for (const id of mine) expect(await store.queries.call(id, scope)).not.toBeNull()
      const other = await store.queries.agent('A1', '2026-05', scope)
      expect(other?.calls ?? 0).toBe(mine.filter((id) => id === 'c-3').length)
    }
  })

  test('calls by every filter', async () => {
    const { store } = await open()
    await fill(store)
    const ids = async (filter: object) =>
      (await store.queries.calls({ ...range, ...filter }, EVERYTHING)).items.map((call) => call.call_id)
    expect(await ids({})).toEqual(['c-5', 'c-3', 'c-4', 'c-1', 'c-2'])
    expect(await ids({ sort: 'lowest' })).toEqual(['c-2', 'c-4', 'c-3', 'c-1', 'c-5'])
    expect(await ids({ from: '2026-04-30', to: '2026-05-04' })).toEqual(['c-1', 'c-2', 'c-0'])
    expect(await ids({ from: '2026-05-04', to: '2026-05-05' })).toEqual(['c-3', 'c-4'])
    expect(await ids({ tag: 'x-rude' })).toEqual(['c-4', 'c-2'])
    expect(await ids({ state: 'flagged' })).toEqual(['c-3', 'c-4', 'c-2'])
    expect(await ids({ state: 'clean' })).toEqual(['c-1'])
    expect(await ids({ state: 'unscored' })).toEqual(['c-5'])
    expect(await ids({ scoreMin: 67.5, scoreMax: 77.5 })).toEqual(['c-4', 'c-2'])
    expect(await ids({ agent: 'A2', channel: 'voice' })).toEqual(['c-5', 'c-4'])
    expect(await ids({ team: 'north', queue: 'shop' })).toEqual(['c-3'])
    expect(await ids({ q: 'C-3' })).toEqual(['c-3'])
    expect(await ids({ q: "o'wang \\" })).toEqual(['c-5', 'c-4'])
    expect(await ids({ q: '敏' })).toEqual(['c-3', 'c-1', 'c-2'])
    expect(await store.queries.facets('2026-05', EVERYTHING)).toEqual({
      agents: [li, wang],
      teams: ['north', 'south'],
      queues: ['hotline-800', 'shop'],
      tags: ['forbidden-phrase', 'greeting', 'x-rude'],
    })
  })

  test('pages stay in step while calls arrive', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const batch = (from: number, score: number | null) =>
      Array.from({ length: 10 }, (_, i) =>
        settled({ call_id: `c-${from + i}`, ...at('03') }, kafka(from + i), { score }),
      )
    for (const sort of ['newest', 'lowest'] as const) {
      await store.writer.write([...batch(0, 70.1), ...batch(20, null)], run)
      const filter = { ...range, sort, limit: 7 }
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await store.queries.calls({ ...filter, after }, EVERYTHING)
        seen.push(...page.items.map((call) => call.call_id))
        after = page.next ?? undefined
        await store.writer.write(
          [settled({ call_id: `a-${sort}-${seen.length}`, ...at('09') }, kafka(900 + seen.length), { score: 1 })],
          run,
        )
      } while (after)
      const first = seen.filter((id) => id.startsWith('c-'))
      expect(new Set(first).size).toBe(20)
      expect(first).toHaveLength(20)
    }
    await expect(store.queries.calls({ ...range, after: 'nonsense' }, EVERYTHING)).rejects.toThrow(/no cursor/)
  })

  test('dead letters page by page', async () => {
    const { store } = await open()
    const letters = Array.from({ length: 5 }, (_, i) => ({
      kind: 'dead' as const,
      delivery: { source: kafka(i), key: null, value: Buffer.from(`${i}`), receivedAt: 1_780_000_000_000 },
      step: 'decode' as const,
      reason: 'not_json' as const,
      problems: [],
      id: null,
    }))
    await store.writer.write(letters, await store.writer.newRun('live'))
    const first = await store.queries.deadLetters({ limit: 3 })
    const second = await store.queries.deadLetters({ limit: 3, after: first.next! })
    expect(second.next).toBeNull()
    expect([...first.items, ...second.items].map((item) => item.preview).sort()).toEqual(['0', '1', '2', '3', '4'])
    expect(second.total).toBe(5)
  })

  test('one call: as it came in, its score, form and versions', async () => {
    const { store } = await open()
    await store.writer.keepForm(FORM)
    const item = settled({ call_id: "c'\\ \t😀", attributes: { nothing: null } }, kafka(1), { findings: [greeting] })
    await store.writer.write([item], await store.writer.newRun('live'))
    const detail = await store.queries.call(item.call.call_id, EVERYTHING)
    expect(detail?.call).toEqual(item.call)
    expect(detail?.score).toEqual(item.score)
    expect(detail?.form).toEqual(FORM.view)
    expect(detail?.versions).toMatchObject([{ input_hash: item.inputHash, revision: 0, current: true }])
    expect(detail?.summary).toMatchObject({
      started_at: '2026-05-03T09:15:00+08:00',
      duration_ms: 281_000,
      findings: 1,
    })
    expect(await store.queries.call('unknown', EVERYTHING)).toBeNull()
  })
})
