import { parseTime } from '../contract/index.ts'
import type { Limits } from '../scoring/tickets/limits.ts'
import type { RunInfo, Settled, Writer, Written } from '../store/types.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { DeadLetter, Publisher } from './publisher.ts'
import type { ScoreLine, Scoring } from './scoring/scoring.ts'
import { judgeTickets } from './ticketing.ts'
import { inSpans, type Trace } from './tracing.ts'

/** What became of one arrival, and what it was found to be. */
export interface Processed extends Written {
  settled: Settled
}

export interface PipelineParts {
  scoring: Scoring
  limits: Limits
  writer: Writer
  publisher: Publisher
  run: RunInfo
  metrics: Metrics
  log?: Log
}

/** A batch whose rows are durable. */
export interface Stored {
  written: Written[]
  /** Resolves once its scores and dead letters are acknowledged, which the batch after it need not wait for. */
  acknowledged: Promise<void>
}

/**
 * store -> publish, of one batch after the other; `traces` are those of the arrivals that were gathered in it. What is
 * stored and could not be published is handed in again, by Kafka or by whoever was told that it failed, and is published
 * then.
 */
export function storing({ scoring, limits, writer, publisher, run, metrics, log }: PipelineParts) {
  const kept = new Set<string>()
  const keepForms = async (batch: Settled[]) => {
    const used = new Set(batch.map((one) => (one.kind === 'call' ? one.score.form?.hash : undefined)))
    for (const form of scoring.rulebooks) {
      if (!used.has(form.hash) || kept.has(form.hash)) continue
      await writer.keepForm(form)
      kept.add(form.hash)
    }
  }
  const tickets = async (ids: string[], traces: Trace[], now: number) => {
    const { made, changed } = await inSpans('judge tickets', traces, () => judgeTickets(ids, { limits, writer, now }))
    // What changed is told by comparison with the rows kept, so they come last: a batch cut short tells it again.
    if (changed.length > 0) await inSpans('publish limits', traces, () => publisher.limits(changed))
    if (made.facts.length > 0) await inSpans('keep tickets', traces, () => writer.keepTickets(made))
  }
  return async (batch: Settled[], traces: Trace[]): Promise<Stored> => {
    await keepForms(batch)
    const began = Date.now()
    const finish = metrics.storeSeconds.startTimer()
    const written = await inSpans('store', traces, () => writer.write(batch, run), {
      'db.system.name': 'clickhouse',
      'earshot.rows': batch.length,
    })
    const storeMs = Math.round(1000 * finish())
    const results = batch.map((settled, index) => ({ settled, ...(written[index] as Written) }))
    const scores = results.flatMap(scoreOf)
    const deadLetters = results.flatMap(deadLetter)
    const acknowledged = inSpans('publish', traces, () => publisher.results(scores, deadLetters), {
      'messaging.batch.message_count': scores.length + deadLetters.length,
    })
    // Whoever waits for it learns of it; what goes wrong before that is told instead.
    acknowledged.catch(() => {})
    const touched = await touchedBy(results, writer)
    if (touched.length > 0) await tickets(touched, traces, began)
    const sums = tally(results)
    observe(metrics, results, sums.bytes)
    if (batch.some(({ delivery }) => delivery.source.kind !== 'file')) {
      log?.info({ ...sums, storeMs, ms: Date.now() - began }, 'batch done')
    }
    return { written, acknowledged }
  }
}

/** A version that came by hand is published though it was stored before: nobody knows whether it was the first time. */
function scoreOf({ settled, outcome, reason }: Processed): ScoreLine[] {
  if (settled.kind !== 'call') return []
  const again = reason === 'identical' && settled.delivery.source.kind !== 'kafka'
  return outcome === 'stored' || again ? [settled] : []
}

/**
 * Only what came from Kafka goes back there, and once; a person who posts, loads or retries is told at once, and the
 * store keeps it.
 */
function deadLetter({ settled, outcome, reason, problems }: Processed): DeadLetter[] {
  const { delivery } = settled
  if (outcome !== 'dead_lettered' || delivery.source.kind !== 'kafka' || delivery.retried) return []
  const step = settled.kind === 'dead' ? settled.step : 'store'
  return [{ delivery, step, reason: reason ?? 'store_refused', problems: problems ?? [] }]
}

/** Tickets of which a batch brought something that was not known: an event, or a call of theirs. */
async function touchedBy(results: readonly Processed[], writer: Writer): Promise<string[]> {
  const news = results.filter(({ outcome, reason }) => outcome !== 'dead_lettered' && reason !== 'identical')
  const events = news.flatMap(({ settled }) => (settled.kind === 'event' ? settled.event.ticket_id : []))
  const calls = news.flatMap(({ settled }) => (settled.kind === 'call' ? settled.call.call_id : []))
  return [...new Set([...events, ...(calls.length === 0 ? [] : await writer.ticketsOf(calls))])]
}

/** One log line's worth of a batch. */
function tally(results: Processed[]) {
  const sum = (outcome: string) => results.filter((one) => one.outcome === outcome).length
  const bytes = results.reduce((total, { settled }) => total + (settled.delivery.value?.length ?? 0), 0)
  const [stored, superseded, deadLettered] = [sum('stored'), sum('superseded'), sum('dead_lettered')]
  return { rows: results.length, bytes, stored, superseded, deadLettered }
}

function observe(metrics: Metrics, results: Processed[], bytes: number): void {
  const now = Date.now()
  metrics.batchRows.observe(results.length)
  metrics.batchBytes.observe(bytes)
  for (const { settled, outcome, reason } of results) {
    const source = settled.delivery.source.kind
    if (settled.delivery.retried) {
      metrics.retried.inc({ outcome })
      continue
    }
    metrics.deliveries.inc({ source, outcome, reason: reason ?? '' })
    if (settled.kind !== 'call' || outcome !== 'stored' || source === 'file') continue
    const ended = parseTime(settled.call.ended_at) as number
    metrics.visibleSeconds.observe(Math.max(0, (now - ended) / 1000))
  }
}
