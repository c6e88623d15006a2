import { expect, test } from 'vitest'
import type { Engine } from '../../store/engine/engine.ts'
import type { Reconciliation, Settled } from '../../store/index.ts'
import { onBothEngines } from './engines.ts'
import { http, kafka, settled, settledEvent } from './samples.ts'

const dead = (position: number): Settled => ({
  kind: 'dead',
  delivery: { source: kafka(position), key: null, value: Buffer.from('{'), receivedAt: position },
  step: 'decode',
  reason: 'not_json',
  problems: [],
  id: null,
})

const kinds = ({ disagreements }: Reconciliation) =>
  disagreements.map(({ kind, count, named }) => [kind, count, ...named])

const PARTITION = { topic: 'calls.transcripts', partition: 0, low: 0, high: 7, committed: 6 }

/** A change in the tables from outside, done when it returns. */
const change = (engine: Engine, sql: string) => engine.command('change', `${sql} SETTINGS mutations_sync = 1`)

onBothEngines((open) => {
  const filled = async () => {
    const { store, engine } = await open()
    const run = await store.writer.newRun('live')
    const moved = settled(
      { call_id: 'b', revision: 1, started_at: '2026-06-01T09:00:00+08:00', ended_at: '2026-06-01T09:01:00+08:00' },
      kafka(3),
    )
    await store.writer.write([settled({ call_id: 'a' }, kafka(0)), settled({ call_id: 'b' }, kafka(1)), dead(2)], run)
    await store.writer.write([moved, settled({ call_id: 'a' }, kafka(4)), settled({ call_id: 'c' }, kafka(5))], run)
    await store.writer.write(
      [settled({ call_id: 'd' }, http('r-1', 9)), settledEvent({ event_id: 'e-1' }, http('r-2', 10))],
      run,
    )
    return { store, engine, reconcile: store.queries.reconcile }
  }

  test('what was produced is stored, superseded or dead-lettered', async () => {
    const { reconcile } = await filled()
    const found = await reconcile([PARTITION])
    expect(found).toEqual({
      agrees: true,
      disagreements: [],
      sources: [
        {
          kind: 'kafka',
          name: 'calls.transcripts',
          partition: 0,
          produced: 6,
          stored: 4,
          superseded: 1,
          dead_lettered: 1,
          waiting: 1,
        },
        {
          kind: 'http',
          name: '',
          partition: 0,
          produced: 2,
          stored: 2,
          superseded: 0,
          dead_lettered: 0,
          waiting: null,
        },
      ],
    })
    expect((await reconcile()).sources[0]).toMatchObject({ produced: 6, waiting: null })
  })

  test('offsets that were passed over are named, before, between and after those seen', async () => {
    const { engine, reconcile } = await filled()
    await change(engine, 'ALTER TABLE deliveries DELETE WHERE position IN (0, 2, 3)')
    const partition = { ...PARTITION, committed: 9, high: 9 }
    const found = await reconcile([partition, { ...PARTITION, partition: 1, committed: 2, high: 2 }])
    expect(found.agrees).toBe(false)
    expect(kinds(found)[0]).toEqual([
      'not_in_ledger',
      8,
      'kafka calls.transcripts[0]@0',
      'kafka calls.transcripts[0]@2 to @3',
      'kafka calls.transcripts[0]@6 to @8',
      'kafka calls.transcripts[1]@0 to @1',
    ])
    expect(found.sources[0]).toMatchObject({ produced: 9, stored: 2, superseded: 1, dead_lettered: 0 })
    expect(kinds(await reconcile())[0]).toEqual(['not_in_ledger', 2, 'kafka calls.transcripts[0]@2 to @3'])
  })

  test('calls that are gone, counted twice or from nowhere are named', async () => {
    const { engine, reconcile } = await filled()
    await change(engine, "ALTER TABLE heads DELETE WHERE call_id = 'c' OR moved = 1")
    await change(engine, "ALTER TABLE call_versions DELETE WHERE call_id = 'c'")
    await change(engine, "ALTER TABLE deliveries DELETE WHERE id = 'd'")
    await change(engine, 'ALTER TABLE dead_letters DELETE WHERE position = 2')
    await change(engine, "ALTER TABLE ticket_events DELETE WHERE event_id = 'e-1'")
    expect(kinds(await reconcile([PARTITION]))).toEqual([
      ['not_counted', 1, 'c (kafka calls.transcripts[0]@5)'],
      ['no_delivery', 1, 'd'],
      ['counted_twice', 1, 'b'],
      ['orphaned_score', 1, 'c'],
      ['event_missing', 1, 'e-1 (http r-2#1)'],
      ['letter_missing', 1, '(kafka calls.transcripts[0]@2)'],
    ])
  })
})
