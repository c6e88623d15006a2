import { expect, test } from 'vitest'
import type { Engine, Params } from '../../store/engine/engine.ts'
import { EVERYTHING, type Store } from '../../store/index.ts'
import { onBothEngines } from './engines.ts'
import { kafka, makeFinding, settled } from './samples.ts'

interface Asked {
  purpose: string
  sql: string
  params?: Params
}

/** An engine that also tells what it was asked. */
function listening(engine: Engine): { engine: Engine; asked: Asked[] } {
  const asked: Asked[] = []
  const rows: Engine['rows'] = (purpose, sql, params) => {
    asked.push({ purpose, sql, params })
    return engine.rows(purpose, sql, params)
  }
  return { engine: { ...engine, rows }, asked }
}

/** Partitions of `heads` the engine would read, of how many there are. */
async function partitionsRead(engine: Engine, { sql, params }: Asked): Promise<{ read: number; of: number }> {
  const plan = await engine.rows<{ explain: string }>('explain', `EXPLAIN indexes = 1 ${sql}`, params)
  const lines = plan.map((row) => row.explain)
  const minMax = lines.findIndex((line) => line.includes('Min-Max'))
  const [, read, of] = /Parts: (\d+)\/(\d+)/.exec(lines.slice(minMax).join('\n')) ?? []
  return { read: Number(read), of: Number(of) }
}

const inYear = (call_id: string, year: number, month: number, position: number) => {
  const day = `${year}-${String(month).padStart(2, '0')}-15`
  return settled({ call_id, started_at: `${day}T09:15:00+08:00`, ended_at: `${day}T09:16:00+08:00` }, kafka(position), {
    findings: [makeFinding('greeting-missing', -10, ['greeting'])],
  })
}

onBothEngines((open) => {
  test('a query of one month reads no other month', async () => {
    const { engine, over } = await open()
    const ear = listening(engine)
    const store = await over(ear.engine)
    const run = await store.writer.newRun('live')
    await store.writer.write(
      Array.from({ length: 12 }, (_, i) => inYear(`c-${i}`, 2026, i + 1, i)),
      run,
    )
    const queries: Record<string, { of: () => Promise<unknown>; partitions: number }> = {
      month: { of: () => store.queries.month({ month: '2026-05' }, EVERYTHING), partitions: 1 },
      agent: { of: () => store.queries.agent('A017', '2026-05', EVERYTHING), partitions: 1 },
      facets: { of: () => store.queries.facets('2026-05', EVERYTHING), partitions: 1 },
      calls: { of: () => calls(store, '2026-05-10', '2026-06-01'), partitions: 1 },
      'calls of two months': { of: () => calls(store, '2026-05-10', '2026-06-20'), partitions: 2 },
      call: { of: () => store.queries.call('c-4', EVERYTHING), partitions: 1 },
    }
    for (const [name, query] of Object.entries(queries)) {
      ear.asked.length = 0
      await query.of()
      const ofHeads = ear.asked.filter((asked) => asked.sql.includes('heads'))
      expect(ofHeads.length, name).toBeGreaterThan(0)
      for (const asked of ofHeads) {
        const { read, of } = await partitionsRead(engine, asked)
        expect(of, `${name}: ${asked.purpose}`).toBe(12)
        expect(read, `${name}: ${asked.purpose}`).toBe(query.partitions)
      }
    }
  })

  test('one batch from 1970 to 2199', async () => {
    const { store } = await open()
    const years = Array.from({ length: 230 }, (_, i) => 1970 + i)
    const first = settled(
      { call_id: 'first', started_at: '1970-01-01T00:00:00+08:00', ended_at: '1970-01-01T00:00:01+08:00' },
      kafka(0),
    )
    const last = settled(
      { call_id: 'last', started_at: '2199-12-31T23:59:59-12:00', ended_at: '2199-12-31T23:59:59-12:00' },
      kafka(1),
    )
    const batch = [first, last, ...years.map((year, i) => inYear(`c-${year}`, year, 6, 2 + i))]
    const written = await store.writer.write(batch, await store.writer.newRun('live'))
    expect(new Set(written.map((row) => row.outcome))).toEqual(new Set(['stored']))
    const { months } = await store.queries.months(EVERYTHING)
    expect(months).toHaveLength(232)
    expect(months.at(-1)).toEqual({ month: '1970-01', calls: 1 })
    expect(months[0]).toEqual({ month: '2200-01', calls: 1 })
    expect((await store.queries.call('first', EVERYTHING))?.summary.started_at).toBe('1970-01-01T00:00:00+08:00')
    expect((await store.queries.call('last', EVERYTHING))?.summary.day).toBe('2200-01-01')
    expect((await calls(store, '2099-01-01', '2100-01-01')).items.map((call) => call.call_id)).toEqual(['c-2099'])
  })

  test('days and months are those of the time zone', async () => {
    const { store } = await open()
    const late = (call_id: string, started_at: string, position: number) =>
      settled({ call_id, started_at, ended_at: '2026-06-02T00:00:00Z' }, kafka(position))
    await store.writer.write(
      [late('may', '2026-05-31T15:59:59.999Z', 1), late('june', '2026-05-31T16:00:00Z', 2)],
      await store.writer.newRun('live'),
    )
    expect((await calls(store, '2026-05-31', '2026-06-01')).items.map((call) => call.started_at)).toEqual([
      '2026-05-31T23:59:59.999+08:00',
    ])
    expect((await calls(store, '2026-06-01', '2026-06-02')).items.map((call) => call.call_id)).toEqual(['june'])
  })

  test('a call of eight megabytes', async () => {
    const { store } = await open()
    const text = '您好😀'.repeat(800_000)
    const item = settled({ call_id: 'long', segments: [{ speaker: 'agent', start_ms: 0, end_ms: 1, text }] }, kafka(1))
    await store.writer.write([item], await store.writer.newRun('live'))
    expect((await store.queries.call('long', EVERYTHING))?.call).toEqual(item.call)
  })
})

const calls = (store: Store, from: string, to: string) =>
  store.queries.calls({ from, to, sort: 'newest', limit: 10 }, EVERYTHING)
