import { expect, test } from 'vitest'
import { metrics } from '../../ingest/metrics.ts'
import { readLimits } from '../../ingest/packs.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { NO_PUBLISHER, type Publisher } from '../../ingest/publisher.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import type { Arrival } from '../../ingest/settle.ts'
import { call, callId } from './messages.ts'
import { TIME_ZONE, workshop } from './workshop.ts'

test('a batch is written while what came of the one before waits to be acknowledged, and is itself answered only then', async () => {
  const shop = await workshop()
  const published: string[] = []
  let begun!: () => void
  let fail!: (reason: Error) => void
  const publishing = new Promise<void>((resolve) => {
    begun = resolve
  })
  const unanswered = new Promise<void>((_, reject) => {
    fail = reject
  })
  const publisher: Publisher = {
    ...NO_PUBLISHER,
    results: async (scores) => {
      const first = published.length === 0
      published.push(...scores.map(({ score }) => score.call_id))
      if (!first) return
      begun()
      await unanswered
    },
  }
  const pipeline = createPipeline({
    scoring: scoringHere(shop.scorer),
    limits: readLimits(TIME_ZONE),
    writer: shop.store.writer,
    publisher,
    run: await shop.store.writer.newRun('live'),
    metrics,
  })
  let answered = false
  const first = pipeline.process([arrival(1)]).finally(() => {
    answered = true
  })
  first.catch(() => {})
  await publishing
  expect(await pipeline.process([arrival(2)])).toMatchObject([{ outcome: 'stored' }])
  expect(answered).toBe(false)
  fail(new Error('the broker is away'))
  await expect(first).rejects.toThrow('the broker is away')
  // Handed in again, it is stored already, and is published.
  expect(await pipeline.process([arrival(1)])).toMatchObject([{ outcome: 'stored' }])
  expect(published).toEqual([callId(1), callId(2), callId(1)])
  await pipeline.drained()
  await shop.close()
})

const arrival = (index: number): Arrival => ({
  kind: 'calls',
  delivery: {
    source: { kind: 'kafka', name: 'calls.transcripts', partition: 0, position: index, line: 0 },
    key: null,
    value: Buffer.from(call(index)),
    receivedAt: Date.UTC(2026, 4, 31),
  },
})
