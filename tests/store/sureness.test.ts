import { expect, test } from 'vitest'
import { calendar, type Finding } from '../../contract/index.ts'
import { embeddedEngine } from '../../store/engine/embedded.ts'
import { EVERYTHING, type Store } from '../../store/index.ts'
import { overEngine } from '../../store/open.ts'
import { headRow } from '../../store/rows/head.ts'
import { migrate } from '../../store/schema/migrate.ts'
import { MIGRATIONS } from '../../store/schema/migrations.ts'
import { createTable } from '../../store/schema/table.ts'
import * as tables from '../../store/schema/tables.ts'
import { cleanups, onBothEngines, temporaryFolder, ZONE } from './engines.ts'
import { kafka, makeCall, makeFinding, makeScore, settled } from './samples.ts'

const sure = (rule: string, confidence: number, points = -10): Finding => ({
  ...makeFinding(rule, points, ['greeting']),
  confidence,
})
const at = (minute: number) => ({ started_at: `2026-05-03T09:${minute}:00+08:00` })
const range = { from: '2026-05-01', to: '2026-06-01', limit: 10 } as const

/** Two findings, of which the less sure counts; what adds points does not; one that does not say; none. */
async function fill(store: Store): Promise<void> {
  const run = await store.writer.newRun('live')
  await store.writer.write(
    [
      settled({ call_id: 'two', ...at(10) }, kafka(1), { findings: [sure('a', 0.95), sure('b', 0.62)] }),
      settled({ call_id: 'sure', ...at(11) }, kafka(2), { findings: [sure('a', 1), sure('praise', 0.3, 5)] }),
      settled({ call_id: 'unsaid', ...at(12) }, kafka(3), { findings: [makeFinding('a', -10, [])] }),
      settled({ call_id: 'none', ...at(13) }, kafka(4)),
      settled({ call_id: 'half', ...at(14) }, kafka(5), { findings: [sure('a', 0.5)] }),
    ],
    run,
  )
}

onBothEngines((open) => {
  test('calls can be read by how sure their least sure finding is', async () => {
    const { store } = await open()
    await fill(store)
    const list = async (sort: 'doubtful' | 'surest') =>
      (await store.queries.calls({ ...range, sort }, EVERYTHING)).items.map(({ call_id, confidence }) => [
        call_id,
        confidence,
      ])
    const silent = [
      ['none', null],
      ['unsaid', null],
    ]
    expect(await list('doubtful')).toEqual([['half', 0.5], ['two', 0.62], ['sure', 1], ...silent])
    expect(await list('surest')).toEqual([['sure', 1], ['two', 0.62], ['half', 0.5], ...silent])
  })

  test.each(['doubtful', 'surest'] as const)('page by page it is the same list, %s first', async (sort) => {
    const { store } = await open()
    await fill(store)
    const whole = await store.queries.calls({ ...range, sort }, EVERYTHING)
    const paged: string[] = []
    let after: string | undefined
    do {
      const page = await store.queries.calls({ ...range, sort, limit: 1, after }, EVERYTHING)
      paged.push(...page.items.map((call) => call.call_id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(paged).toEqual(whole.items.map((call) => call.call_id))
  })

  test('calls with a finding a person must confirm can be asked for', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const item = { id: 'tone', section: 'all', points: 10, awarded: 10, findings: [] }
    const finding = { ...makeFinding('rude', 0, ['x-rude']), item_id: 'tone', needs_review: true }
    await store.writer.write(
      [
        settled({ call_id: 'open' }, kafka(1), { items: [{ ...item, status: 'needs_review' }], findings: [finding] }),
        settled({ call_id: 'closed' }, kafka(2), { items: [{ ...item, status: 'pass' }] }),
        // An item that only a person answers is on every call.
        settled({ call_id: 'usual' }, kafka(3), { items: [{ ...item, status: 'needs_review' }] }),
      ],
      run,
    )
    const page = await store.queries.calls({ ...range, sort: 'newest', state: 'review' }, EVERYTHING)
    expect(page.items.map((call) => call.call_id)).toEqual(['open'])
  })
})

test('a database from before findings said how sure they are is read on, its calls last', async () => {
  const engine = await embeddedEngine(temporaryFolder())
  const { 'findings.confidence': _, ...columns } = tables.heads.columns
  const first = { ...tables, heads: { ...tables.heads, columns } }
  await migrate(engine, [{ version: 1, name: 'as it was', statements: Object.values(first).map(createTable) }])
  const call = makeCall({ call_id: 'old', ...at(30) })
  const facts = { inputHash: 'sha256:old', unscored: '', runId: 'r', rank: 1n }
  const score = makeScore(call, 'sha256:old', { findings: [makeFinding('a', -10, ['greeting'])] })
  const { 'findings.confidence': __, ...row } = headRow(call, score, facts, calendar(ZONE))
  await engine.insert('an old row', 'heads', [row])

  const store = await overEngine(engine, { timeZone: ZONE })
  cleanups.push(() => store.close())
  await fill(store)
  expect(await migrate(engine, MIGRATIONS)).toEqual([])
  const { items } = await store.queries.calls({ ...range, sort: 'doubtful' }, EVERYTHING)
  expect(items.map(({ call_id, findings }) => [call_id, findings])).toEqual([
    ['half', 1],
    ['two', 2],
    ['sure', 1],
    ['old', 1],
    ['none', 0],
    ['unsaid', 1],
  ])
})
