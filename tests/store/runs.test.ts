import { expect, test } from 'vitest'
import { EVERYTHING, type Store } from '../../store/index.ts'
import { onBothEngines } from './engines.ts'
import { kafka, makeScore, settled } from './samples.ts'

const average = async (store: Store) => (await store.queries.month({ month: '2026-05' }, EVERYTHING)).average

onBothEngines((open) => {
  test('a later run counts, a backtest never does, and earlier scores stay', async () => {
    const { store, engine } = await open()
    const live = await store.writer.newRun('live')
    const old = settled({ call_id: 'a' }, kafka(1), { score: 70 })
    const current = settled({ call_id: 'a', revision: 1 }, kafka(2), { score: 80 })
    await store.writer.write([old, current], live)
    const again = (item: typeof old, score: number) => ({
      callId: 'a',
      inputHash: item.inputHash,
      score: makeScore(item.call, item.inputHash, { score, engine: `e-${score}` }),
      unscored: '',
    })
    const backtest = await store.writer.newRun('backtest')
    await store.writer.rescore([again(current, 10)], backtest)
    expect(await average(store)).toBe(80)
    const rescore = await store.writer.newRun('rescore')
    expect(rescore.number).toBeGreaterThan(live.number)
    await store.writer.rescore([again(old, 20), again(current, 90)], rescore)
    expect(await average(store)).toBe(90)
    await store.writer.rescore([again(current, 85)], live)
    expect(await average(store), 'an earlier run does not come back').toBe(90)
    const detail = await store.queries.call('a', EVERYTHING)
    expect(detail?.score?.engine).toBe('e-90')
    const [scores] = await engine.rows<{ n: number }>('count', 'SELECT count() AS n FROM scores FINAL')
    expect(scores?.n).toBe(6)
  })

  test('a new version after a rescore wins though its run is earlier', async () => {
    const { store } = await open()
    const live = await store.writer.newRun('live')
    const item = settled({ call_id: 'a' }, kafka(1), { score: 70 })
    await store.writer.write([item], live)
    const run = await store.writer.newRun('rescore')
    await store.writer.rescore([{ callId: 'a', inputHash: item.inputHash, score: item.score, unscored: '' }], run)
    await store.writer.write([settled({ call_id: 'a', revision: 1 }, kafka(2), { score: 30 })], live)
    expect(await average(store)).toBe(30)
  })

  test('the current versions of some days, to score again', async () => {
    const { store } = await open()
    const on = (call_id: string, day: string, revision: number, position: number) =>
      settled(
        { call_id, revision, started_at: `${day}T09:15:00+08:00`, ended_at: `${day}T09:16:00+08:00` },
        kafka(position),
      )
    const many = Array.from({ length: 450 }, (_, i) => on(`m-${i}`, '2026-06-10', 0, 100 + i))
    const batch = [
      on('a', '2026-04-30', 0, 1),
      on('b', '2026-05-01', 0, 2),
      on('c', '2026-05-31', 0, 3),
      on('d', '2026-06-30', 0, 4),
      on('b', '2026-05-02', 1, 5),
      on('c', '2026-07-01', 1, 6),
      ...many,
    ]
    await store.writer.write(batch, await store.writer.newRun('live'))
    const found: { callId: string; inputHash: string }[] = []
    for await (const call of store.storedCalls({ from: '2026-05-01', to: '2026-07-01' })) {
      found.push(call)
      expect(Buffer.from(call.bytes)).toEqual(batch.find((item) => item.inputHash === call.inputHash)?.delivery.value)
    }
    expect(new Set(found.map((call) => call.callId))).toEqual(
      new Set(['b', 'd', ...many.map((item) => item.call.call_id)]),
    )
    expect(found).toHaveLength(452)
    expect(found.find((call) => call.callId === 'b')?.inputHash).toBe(batch[4]!.inputHash)
  })

  test('scoring again that was interrupted is gone on with, and the month says which scores it shows', async () => {
    const { store } = await open()
    const live = await store.writer.newRun('live')
    const items = ['a', 'b', 'c'].map((call_id, i) => settled({ call_id }, kafka(i + 1), { score: 70 }))
    await store.writer.write(items, live)
    const range = { from: '2026-05-01', to: '2026-06-01' }
    const work = { ...range, forms: ['sha256:one'], engine: 'e' }
    const again = (item: (typeof items)[number]) => {
      const score = makeScore(item.call, item.inputHash, { score: 90, engine: 'e' })
      return { callId: item.call.call_id, inputHash: item.inputHash, score, unscored: '' }
    }

    const { run, resumed } = await store.writer.rescoring(work)
    expect(resumed).toBe(false)
    await store.writer.rescore([again(items[1]!)], run)
    const during = await store.queries.month({ month: '2026-05' }, EVERYTHING)
    expect(during.scored_by).toMatchObject([
      { kind: 'live', started_at: null, complete: true, calls: 2 },
      { kind: 'rescore', complete: false, engine: 'e', calls: 1 },
    ])

    expect(await store.writer.rescoring({ ...work, forms: ['sha256:two'] })).toMatchObject({ resumed: false })
    const back = await store.writer.rescoring(work)
    expect(back).toEqual({ run, resumed: true })
    expect(await store.countCalls(range, run)).toBe(2)
    const left: string[] = []
    for await (const { callId } of store.storedCalls(range, run)) left.push(callId)
    expect(left).toEqual(['a', 'c'])
    await store.writer.rescore([again(items[0]!), again(items[2]!)], run)
    await store.writer.rescored(run, work)

    const after = await store.queries.month({ month: '2026-05' }, EVERYTHING)
    expect(after.scored_by).toMatchObject([{ kind: 'rescore', complete: true, engine: 'e', calls: 3 }])
    expect(after.scored_by[0]?.started_at).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(await store.writer.rescoring(work)).toMatchObject({ resumed: false })
  })
})
