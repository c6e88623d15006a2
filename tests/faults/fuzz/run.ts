import { MOST_PROBLEMS } from '../../../contract/decode.ts'
import { metrics } from '../../../ingest/metrics.ts'
import { createPipeline, type Pipeline } from '../../../ingest/pipeline.ts'
import { NO_PUBLISHER } from '../../../ingest/publisher.ts'
import type { Scoring } from '../../../ingest/scoring/scoring.ts'
import type { Arrival } from '../../../ingest/settle.ts'
import type { Processed } from '../../../ingest/storing.ts'
import type { Scorer } from '../../../scoring/scorer.ts'
import type { Limits } from '../../../scoring/tickets/limits.ts'
import type { Engine } from '../../../store/engine/engine.ts'
import type { Store } from '../../../store/index.ts'
import { Account, type Expected } from './expected.ts'
import type { Fuzzed } from './message.ts'
import { withSilence } from './silence.ts'
import { comparedWithTables } from './tables.ts'

/** What a worker takes at once, as ingest/kafka/settings.ts has it. */
const ROWS_AT_ONCE = 500
const BYTES_AT_ONCE = 8 * 1024 * 1024

export interface Fuzzing {
  messages: number
  stored: number
  superseded: number
  deadLettered: number
  /** Dead letters by reason. */
  reasons: Record<string, number>
  /** Milliseconds for which a batch kept the process from everything else, at the longest. */
  silence: number
  /** Sentences, one for each thing that is not as it must be. */
  wrong: string[]
}

interface Waiting {
  arrival: Arrival
  message: Fuzzed
  expected: Expected
}

interface Fuzzer {
  store: Store
  engine: Engine
  scoring: Scoring
  /** By which the tables are compared. */
  scorer: Scorer
  limits: Limits
}

/** Hands messages to the steps of ingestion in batches as a worker does, and compares all that comes of them. */
export async function fuzz(
  messages: Iterable<Fuzzed>,
  { store, engine, scoring, scorer, limits }: Fuzzer,
): Promise<Fuzzing> {
  const run = await store.writer.newRun('live')
  const pipeline = createPipeline({
    scoring,
    limits,
    writer: store.writer,
    publisher: NO_PUBLISHER,
    run,
    metrics,
  })
  const account = new Account()
  const found: Fuzzing = { messages: 0, stored: 0, superseded: 0, deadLettered: 0, reasons: {}, silence: 0, wrong: [] }
  for (const batch of batches(messages, account)) await handIn(batch, pipeline, found)
  found.wrong.push(...(await comparedWithTables(account, store, engine, scorer)))
  return found
}

function* batches(messages: Iterable<Fuzzed>, account: Account): Generator<Waiting[]> {
  const waiting = new Map<string, { batch: Waiting[]; bytes: number }>()
  for (const message of messages) {
    const own = waiting.get(message.topic) ?? { batch: [], bytes: 0 }
    const { position, ...expected } = account.add(message)
    own.batch.push({ message, expected, arrival: arrival(message, position) })
    own.bytes += message.value?.length ?? 0
    const full = own.batch.length === ROWS_AT_ONCE || own.bytes >= BYTES_AT_ONCE
    waiting.set(message.topic, full ? { batch: [], bytes: 0 } : own)
    if (full) yield own.batch
  }
  for (const { batch } of waiting.values()) if (batch.length > 0) yield batch
}

function arrival({ topic, key, value }: Fuzzed, position: number): Arrival {
  const source = { kind: 'kafka' as const, name: topic, partition: 0, position, line: 0 }
  const kind = topic === 'calls.transcripts' ? 'calls' : 'tickets'
  return { kind, delivery: { source, key, value, receivedAt: Date.now() } }
}

async function handIn(batch: Waiting[], pipeline: Pipeline, found: Fuzzing): Promise<void> {
  const { result: processed, silence } = await withSilence(() => pipeline.process(batch.map((one) => one.arrival)))
  found.silence = Math.max(found.silence, silence)
  for (const [index, one] of batch.entries()) {
    const result = processed[index] as Processed
    found.messages++
    if (result.outcome === 'dead_lettered') {
      found.deadLettered++
      found.reasons[result.reason ?? ''] = (found.reasons[result.reason ?? ''] ?? 0) + 1
    } else found[result.outcome]++
    for (const sentence of judged(one, result)) {
      found.wrong.push(`${one.expected.place} (${one.message.how}): ${sentence}: ${shown(one.message.value)}`)
    }
  }
}

function* judged({ message, expected }: Waiting, { outcome, reason, problems = [] }: Processed): Generator<string> {
  const { verdict } = expected
  if (outcome !== expected.outcome) yield `${outcome} (${reason}), not ${expected.outcome} (${verdict.reason})`
  if (outcome === 'dead_lettered' && reason !== verdict.reason) yield `refused as ${reason}, not ${verdict.reason}`
  const named = new Set(problems.map(({ path }) => path))
  if (verdict.reason !== null && verdict.paths && outcome === 'dead_lettered') {
    const [more, fewer] = [without(named, verdict.paths), without(verdict.paths, named)]
    if (more.length + fewer.length > 0) yield `names ${more} too many, ${fewer} too few`
  }
  if (problems.some(({ found, expected }) => found === '' || expected === '')) yield 'a problem without words'
  if (problems.length > MOST_PROBLEMS + 1) yield `names ${problems.length} problems`
  const { known } = message
  if (known === undefined) return
  if (known === 'kept') {
    if (verdict.reason !== null) yield `known to be harmless, judged as ${verdict.reason}`
  } else if (known.reason !== reason) yield `known to be ${known.reason}, refused as ${reason}`
  else if (known.path !== undefined && !named.has(known.path)) yield `does not name ${known.path}`
}

const without = (all: Set<string>, others: Set<string>): string[] =>
  [...all].filter((one) => !others.has(one)).slice(0, 5)

const shown = (value: Buffer | null): string => (value === null ? 'null' : value.subarray(0, 300).toString())
