import { setTimeout as wait } from 'node:timers/promises'
import type { Settled, Written } from '../store/types.ts'
import type { Scored, Scoring } from './scoring/scoring.ts'
import { type Arrival, read, settle, type Unsettled } from './settle.ts'
import { type PipelineParts, type Processed, type Stored, storing } from './storing.ts'
import { currentTrace, inBatchSpan, inSpan, type Trace } from './tracing.ts'
import { inTurns } from './turns.ts'

export interface Pipeline {
  /**
   * Decodes, scores, stores and publishes; resolves, in the order handed in, once all of it is durable. Safe to repeat.
   * @throws StoreError (`retriable`) and the broker's errors: some or all of it may not be durable, hand it in again.
   */
  process(arrivals: Arrival[]): Promise<Processed[]>
  /** Resolves when nothing is left under way. */
  drained(): Promise<void>
}

/** Fewer rows than these wait a little for those that are being scored: an insert costs about as much for few as for many. */
const ROWS_WORTH_WRITING = 250
const GATHERING_MS = 100
const ROWS_AT_ONCE = 2000
const BYTES_AT_ONCE = 32 * 1024 * 1024

interface Job {
  settled: Settled[]
  trace: Trace
  done(stored: Stored): void
  failed(error: unknown): void
}

/**
 * One pipeline for all sources of a process. Whoever hands in scores at once, but one loop alone writes: what has
 * gathered while the batch before was written goes together into the next one. So arrivals of the same call from
 * Kafka and over HTTP cannot interleave, and many small requests cost few inserts. What comes of a batch is acknowledged
 * while the next one is written.
 */
export function createPipeline(parts: PipelineParts): Pipeline {
  const waiting: Job[] = []
  const underWay = new Set<Promise<unknown>>()
  let [settling, working] = [0, false]
  const store = storing(parts)

  const work = async () => {
    working = true
    while (waiting.length > 0) {
      const until = Date.now() + GATHERING_MS
      while (settling > 0 && rowsOf(waiting) < ROWS_WORTH_WRITING && Date.now() < until) await wait(5)
      const jobs = takeTogether(waiting)
      try {
        const { written, acknowledged } = await store(
          jobs.flatMap((job) => job.settled),
          jobs.map((job) => job.trace),
        )
        for (const job of jobs) job.done({ written: written.splice(0, job.settled.length), acknowledged })
      } catch (error) {
        for (const job of jobs) job.failed(error)
      }
    }
    working = false
  }

  const process = (arrivals: Arrival[]): Promise<Processed[]> =>
    inBatchSpan(arrivals, async () => {
      settling++
      const settled = await settleAll(arrivals, parts.scoring).finally(() => settling--)
      const { written, acknowledged } = await new Promise<Stored>((done, failed) => {
        waiting.push({ settled, trace: currentTrace(), done, failed })
        if (!working) void work()
      })
      await acknowledged
      return settled.map((one, index) => ({ ...(written[index] as Written), settled: one }))
    })

  return {
    process: async (arrivals) => {
      if (arrivals.length === 0) return []
      const processed = process(arrivals)
      underWay.add(processed)
      return processed.finally(() => underWay.delete(processed))
    },
    drained: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}

async function settleAll(arrivals: Arrival[], scoring: Scoring): Promise<Settled[]> {
  const messages = await inSpan('decode', () => inTurns(arrivals, read))
  const calls = messages.filter((message): message is Unsettled => message.kind === 'unsettled')
  const scored = await inSpan('score', () => scoring.scoreAll(calls))
  let next = 0
  return messages.map((message) => (message.kind === 'unsettled' ? settle(message, scored[next++] as Scored) : message))
}

const rowsOf = (jobs: readonly Job[]): number => jobs.reduce((rows, { settled }) => rows + settled.length, 0)

/** The jobs at the front of the queue, at least one, as many as make one reasonable insert. */
function takeTogether(waiting: Job[]): Job[] {
  const bytes = (job: Job) => job.settled.reduce((sum, one) => sum + (one.delivery.value?.length ?? 0), 0)
  let [rows, size, count] = [0, 0, 0]
  for (const job of waiting) {
    rows += job.settled.length
    size += bytes(job)
    if (count > 0 && (rows > ROWS_AT_ONCE || size > BYTES_AT_ONCE)) break
    count++
  }
  return waiting.splice(0, count)
}
