import { parseTime, type Score } from '../contract/index.ts'
import type { Scorer } from '../scoring/scorer.ts'
import type { RunInfo, Settled, Writer, Written } from '../store/types.ts'
import type { Metrics } from './metrics.ts'
import type { DeadLetter, Publisher } from './publisher.ts'

/** What became of one arrival, and what it was found to be. */
export interface Processed extends Written {
  settled: Settled
}

export interface PipelineParts {
  scorer: Scorer
  writer: Writer
  publisher: Publisher
  run: RunInfo
  metrics: Metrics
}

/**
 * store -> publish, of one batch after the other.
 *
 * What Kafka brought and could not be published comes again from Kafka. What was posted or loaded is stored by then and
 * would come again as identical: its scores are owed, and go out before anything further is stored.
 */
export function storing({ scorer, writer, publisher, run, metrics }: PipelineParts) {
  const kept = new Set<string>()
  let owed: Score[] = []

  const keepForms = async (batch: Settled[]) => {
    const used = new Set(batch.map((one) => (one.kind === 'call' ? one.score.form?.hash : undefined)))
    for (const form of scorer.rulebooks) {
      if (!used.has(form.hash) || kept.has(form.hash)) continue
      await writer.keepForm(form)
      kept.add(form.hash)
    }
  }
  const publish = async (results: Processed[]) => {
    const stored = results.flatMap(storedCall)
    try {
      await publisher.publish(
        stored.map(({ score }) => score),
        results.flatMap(deadLetter),
      )
    } catch (error) {
      owed = stored.flatMap(({ delivery, score }) => (delivery.source.kind === 'kafka' ? [] : [score]))
      throw error
    }
  }

  return async (batch: Settled[]): Promise<Written[]> => {
    if (owed.length > 0) await publisher.publish(owed, [])
    owed = []
    await keepForms(batch)
    const finish = metrics.storeSeconds.startTimer()
    const written = await writer.write(batch, run)
    finish()
    const results = batch.map((settled, index) => ({ settled, ...(written[index] as Written) }))
    await publish(results)
    observe(metrics, results)
    return written
  }
}

const storedCall = ({ settled, outcome }: Processed) =>
  settled.kind === 'call' && outcome === 'stored' ? [settled] : []

/** Only what came from Kafka goes back there; a person who posts or loads is told at once, and the store keeps it. */
function deadLetter({ settled, outcome, reason, problems }: Processed): DeadLetter[] {
  const { delivery } = settled
  if (outcome !== 'dead_lettered' || delivery.source.kind !== 'kafka') return []
  const step = settled.kind === 'dead' ? settled.step : 'store'
  return [{ delivery, step, reason: reason ?? 'store_refused', problems: problems ?? [] }]
}

function observe(metrics: Metrics, results: Processed[]): void {
  const now = Date.now()
  metrics.batchRows.observe(results.length)
  for (const { settled, outcome, reason } of results) {
    metrics.deliveries.inc({ source: settled.delivery.source.kind, outcome, reason: reason ?? '' })
  }
  for (const { call, delivery } of results.flatMap(storedCall)) {
    if (delivery.source.kind === 'file') continue
    metrics.visibleSeconds.observe(Math.max(0, (now - (parseTime(call.ended_at) as number)) / 1000))
  }
}
