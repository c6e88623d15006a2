import { expect, test } from 'vitest'
import type { Engine } from '../../store/engine/engine.ts'
import { EVERYTHING, type Settled, StoreError } from '../../store/index.ts'
import { onBothEngines } from './engines.ts'
import { dead, http, kafka, makeFinding, settled, settledEvent } from './samples.ts'

/** An engine whose process dies before an insert that has rows. */
const dyingBefore = (engine: Engine, insert: string): Engine => ({
  ...engine,
  insert: async (purpose, table, rows) => {
    if (rows.length > 0 && purpose === insert) throw new StoreError('killed', true)
    await engine.insert(purpose, table, rows)
  },
})

const may = (call_id: string, revision: number, position: number) => settled({ call_id, revision }, kafka(position))
const june = (call_id: string, revision: number, position: number) =>
  settled(
    { call_id, revision, started_at: '2026-06-03T09:15:00+08:00', ended_at: '2026-06-03T09:16:00+08:00' },
    kafka(position),
  )

/** What is kept once, however often the batch came. */
async function rowCounts(engine: Engine): Promise<Record<string, number>> {
  const count = async (rows: string) =>
    (await engine.rows<{ n: number }>('count', `SELECT count() AS n FROM ${rows}`))[0]!.n
  return {
    call_versions: await count('call_versions'),
    ticket_events: await count('ticket_events'),
    heads: await count('heads FINAL WHERE moved = 0'),
  }
}

onBothEngines((open) => {
  const inserts = ['versions', 'scores', 'heads', 'ticket events', 'dead letters', 'ledger']
  test.each(inserts)('a batch cut short before its %s is completed when it comes again', async (insert) => {
    const { store, engine, over } = await open()
    const run = await store.writer.newRun('live')
    await store.writer.write([may('moves', 0, 1), may('stays', 0, 2)], run)
    const batch: Settled[] = [
      june('moves', 1, 3),
      may('new', 0, 4),
      settledEvent({ event_id: 'e-1' }, kafka(5)),
      dead(kafka(6), Buffer.from('{')),
    ]
    const dying = await over(dyingBefore(engine, insert))
    await expect(dying.writer.write(batch, run)).rejects.toMatchObject({ message: 'killed', retriable: true })
    for (const id of ['moves', 'new']) {
      const shown = await store.queries.call(id, EVERYTHING)
      if (shown) expect(shown.score?.score_id, 'whole or not at all').toBe(shown.summary.score_id)
    }
    const inBetween = (await store.queries.months(EVERYTHING)).months
    expect(inBetween.reduce((sum, row) => sum + row.calls, 0)).toBeLessThanOrEqual(3)

    const again = await store.writer.write(batch, await store.writer.newRun('live'))
    expect(again.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'stored', 'dead_lettered'])
    expect((await store.queries.months(EVERYTHING)).months).toEqual([
      { month: '2026-06', calls: 1 },
      { month: '2026-05', calls: 2 },
    ])
    expect(await store.queries.ledger()).toEqual([
      { source: 'kafka calls.transcripts', outcome: 'dead_lettered', reason: 'not_json', deliveries: 1 },
      { source: 'kafka calls.transcripts', outcome: 'stored', reason: '', deliveries: 5 },
    ])
    expect((await store.queries.call('moves', EVERYTHING))?.versions).toHaveLength(2)
    expect((await store.queries.deadLetters({ limit: 10 })).total).toBe(1)
    expect(await rowCounts(engine)).toEqual({ call_versions: 4, ticket_events: 1, heads: 3 })
  })

  test('a version whose score never came hides no other', async () => {
    const { store, engine, over } = await open()
    const run = await store.writer.newRun('live')
    await store.writer.write([may('a', 0, 1)], run)
    const dying = await over(dyingBefore(engine, 'scores'))
    await expect(dying.writer.write([june('a', 2, 2)], run)).rejects.toThrow('killed')
    expect(await store.writer.write([may('a', 1, 3)], run)).toEqual([{ outcome: 'stored', reason: null }])
    const detail = await store.queries.call('a', EVERYTHING)
    expect(detail?.versions.filter((version) => version.current).map((version) => version.revision)).toEqual([1])
    expect((await store.queries.months(EVERYTHING)).months).toEqual([{ month: '2026-05', calls: 1 }])
  })

  test('a message seen again keeps its outcome; its bytes by another way are superseded', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const first = may('a', 0, 1)
    await store.writer.write([first], run)
    const replay = await store.writer.write([first], await store.writer.newRun('live'))
    expect(replay).toEqual([{ outcome: 'stored', reason: null }])
    const byHand = settled({ call_id: 'a', revision: 0 }, http('r-1', 5))
    expect(await store.writer.write([byHand], run)).toEqual([{ outcome: 'superseded', reason: 'identical' }])
    expect((await store.queries.ledger()).map((row) => [row.source, row.outcome, row.deliveries])).toEqual([
      ['http', 'superseded', 1],
      ['kafka calls.transcripts', 'stored', 1],
    ])
  })

  test('a row the engine refuses becomes a dead letter alone', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const good = Array.from({ length: 9 }, (_, i) => may(`good-${i}`, 0, i))
    const surrogate = settled({ call_id: 'surrogate', agent: { id: 'A', name: '\ud800' } }, kafka(20))
    const noNumber = settled({ call_id: 'no-number' }, kafka(21), {
      findings: [makeFinding('forbidden', Number.NaN, [])],
      score: 10,
    })
    const event = settledEvent({ event_id: 'e-1', agent: { team: '\ud800' } }, kafka(23))
    const batch = [...good.slice(0, 4), surrogate, ...good.slice(4, 7), noNumber, event, ...good.slice(7)]
    const written = await store.writer.write(batch, run)
    expect(written.map((row) => row.outcome)).toEqual(
      batch.map((item) => (good.includes(item as never) ? 'stored' : 'dead_lettered')),
    )
    expect(written[4]).toMatchObject({ reason: 'store_refused', problems: [{ path: '$' }] })
    expect((await store.queries.months(EVERYTHING)).months).toEqual([{ month: '2026-05', calls: 9 }])
    const letters = await store.queries.deadLetters({ limit: 10 })
    expect(letters.items.map((letter) => letter.step)).toEqual(['store', 'store', 'store'])
    const kept = await Promise.all(letters.items.map(({ id }) => store.queries.deadLetter(id)))
    expect(kept.map((letter) => letter?.value_base64)).toContain(
      Buffer.from(surrogate.delivery.value!).toString('base64'),
    )
  })

  test('any bytes of a dead letter come back as they were', async () => {
    const { store } = await open()
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    await store.writer.write(
      [dead(kafka(1), bytes, Uint8Array.of(0xff)), dead(kafka(2), null), dead(kafka(3), Buffer.from('{"嗨":'))],
      await store.writer.newRun('live'),
    )
    await store.writer.write([dead(kafka(2), null)], await store.writer.newRun('live'))
    const { items } = await store.queries.deadLetters({ limit: 10 })
    expect(items.map((item) => item.source.at(-1))).toEqual(['3', '2', '1'])
    expect(items.map((item) => item.preview)).toEqual(['{"嗨":', null, null])
    expect(items.map((item) => item.bytes)).toEqual([7, null, 256])
    const [, none, all] = await Promise.all(items.map(({ id }) => store.queries.deadLetter(id)))
    expect(Buffer.from(all!.value_base64!, 'base64')).toEqual(Buffer.from(bytes))
    expect(all!.key_base64).toBe('/w==')
    expect(none!.value_base64).toBeNull()
  })
})
