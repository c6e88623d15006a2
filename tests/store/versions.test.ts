import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTime } from '../../contract/index.ts'
import { EVERYTHING, type Settled, type Store } from '../../store/index.ts'
import { onBothEngines } from './engines.ts'
import { http, kafka, settled } from './samples.ts'

const counted = async (store: Store): Promise<Record<string, number>> =>
  Object.fromEntries((await store.queries.months(EVERYTHING)).months.map((row) => [row.month, row.calls]))

const MONTHS = ['2026-04', '2026-05', '2026-06']

/** One arrival: which call, and which of the version's fields. The same fields are the same bytes. */
const arrival = fc.record({
  call: fc.integer({ min: 0, max: 1 }),
  revision: fc.integer({ min: 0, max: 1 }),
  minute: fc.integer({ min: 30, max: 31 }),
  month: fc.constantFrom(...MONTHS),
  note: fc.constantFrom('a', 'b'),
})

onBothEngines((open) => {
  test('of all versions the one that should wins, whatever the order and the batches', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { minLength: 3, maxLength: 10 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
        async (arrivals, sizes) => {
          const id = (call: number) => `c-${round}-${call}`
          round++
          const items = arrivals.map((a, position) =>
            settled(
              {
                call_id: id(a.call),
                revision: a.revision,
                started_at: `${a.month}-03T09:15:00+08:00`,
                ended_at: `2026-06-04T09:${a.minute}:00+08:00`,
                attributes: { note: a.note },
              },
              kafka(position),
            ),
          )
          for (let at = 0, i = 0; at < items.length; i++) {
            const size = sizes[i % sizes.length]!
            await store.writer.write(items.slice(at, at + size), run)
            at += size
          }
          for (const callId of new Set(items.map((item) => item.call.call_id))) {
            const detail = await store.queries.call(callId, EVERYTHING)
            expect(detail?.score).toEqual(winnerOf(items, callId).score)
            const page = await store.queries.calls(
              { from: '2026-04-01', to: '2026-07-01', q: callId, sort: 'newest', limit: 10 },
              EVERYTHING,
            )
            expect(page.items).toHaveLength(1)
          }
        },
      ),
      { numRuns: 15 },
    )
  }, 180_000)

  test('two versions in one batch, in either order, and the same one twice', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const first = (id: string, at: number) => settled({ call_id: id }, kafka(at))
    const second = (id: string, at: number) => settled({ call_id: id, revision: 1, queue: 'vip' }, kafka(at))
    const written = await store.writer.write(
      [first('a', 1), second('a', 2), first('a', 3), second('b', 4), first('b', 5), second('b', 6)],
      run,
    )
    expect(written.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'stored',
      'stored',
      'older',
      'stored',
      'older',
      'identical',
    ])
    for (const id of ['a', 'b']) {
      const detail = await store.queries.call(id, EVERYTHING)
      expect(detail?.summary.queue).toBe('vip')
      expect(detail?.versions).toHaveLength(2)
    }
    expect(await counted(store)).toEqual({ '2026-05': 2 })
    expect(await store.queries.ledger()).toEqual([
      { source: 'kafka calls.transcripts', outcome: 'stored', reason: '', deliveries: 3 },
      { source: 'kafka calls.transcripts', outcome: 'superseded', reason: 'identical', deliveries: 1 },
      { source: 'kafka calls.transcripts', outcome: 'superseded', reason: 'older', deliveries: 2 },
    ])
  })

  test('a version seen before does not win again, though it comes later', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const version = (queue: string, at: number) => settled({ call_id: 'a', queue }, kafka(at))
    for (const item of [version('x', 1), version('y', 2), version('x', 3)]) await store.writer.write([item], run)
    expect((await store.queries.call('a', EVERYTHING))?.summary.queue).toBe('y')
  })

  test('what came by hand wins over an equal version from Kafka', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const byHand = settled({ call_id: 'a', queue: 'x' }, http('r-1', Date.now() * 1000))
    await store.writer.write([byHand, settled({ call_id: 'a', queue: 'y' }, kafka(1041))], run)
    const detail = await store.queries.call('a', EVERYTHING)
    expect(detail?.summary.queue).toBe('x')
    expect(detail?.versions.map((version) => version.source).sort()).toEqual([
      'http r-1#1',
      'kafka calls.transcripts[0]@1041',
    ])
  })

  test('a correction moves a call to another month in every figure, and back', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    const inMonth = (month: string, revision: number) => {
      const day = `${month}-03T09`
      const times = { started_at: `${day}:15:00+08:00`, ended_at: `${day}:16:00+08:00` }
      return settled({ call_id: 'a', revision, ...times }, kafka(revision))
    }
    await store.writer.write([inMonth('2026-05', 0)], run)
    await store.writer.write([inMonth('2026-06', 1)], run)
    expect(await counted(store)).toEqual({ '2026-06': 1 })
    expect((await store.queries.month({ month: '2026-05' }, EVERYTHING)).agents).toEqual([])
    await store.writer.write([inMonth('2026-05', 2)], run)
    expect(await counted(store)).toEqual({ '2026-05': 1 })
    await store.writer.write([inMonth('2026-04', 1)], run)
    expect(await counted(store)).toEqual({ '2026-05': 1 })
    const range = { from: '2026-01-01', to: '2027-01-01', sort: 'newest', limit: 10 } as const
    expect((await store.queries.calls(range, EVERYTHING)).total).toBe(1)
  })

  test('two writers at once leave one row that counts', async () => {
    const { engine, over } = await open()
    const [store, other] = await Promise.all([over({ ...engine, shared: true }), over({ ...engine, shared: true })])
    const run = await store.writer.newRun('live')
    const ids = Array.from({ length: 20 }, (_, i) => `c-${i}`)
    const batch = (month: string, revision: number): Settled[] =>
      ids.map((call_id) =>
        settled(
          { call_id, revision, started_at: `${month}-03T09:15:00+08:00`, ended_at: `${month}-03T09:16:00+08:00` },
          kafka(revision),
        ),
      )
    await Promise.all([store.writer.write(batch('2026-05', 1), run), other.writer.write(batch('2026-06', 2), run)])
    expect(await counted(store)).toEqual({ '2026-06': 20 })
  })
})

/** The contract's order, told again without the store: the place of a version is where it came first. */
function winnerOf(items: ReturnType<typeof settled>[], callId: string) {
  const first = new Map<string, ReturnType<typeof settled>>()
  for (const item of items)
    if (item.call.call_id === callId && !first.has(item.inputHash)) first.set(item.inputHash, item)
  return [...first.values()].sort(
    (a, b) =>
      (b.call.revision ?? 0) - (a.call.revision ?? 0) ||
      parseTime(b.call.ended_at)! - parseTime(a.call.ended_at)! ||
      b.delivery.source.position - a.delivery.source.position,
  )[0]!
}
