import kafkajs, { type Consumer, type EachBatchPayload, type Kafka, type KafkaMessage } from 'kafkajs'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Arrival } from '../settle.ts'
import { isRetriable, original } from './errors.ts'
import type { BatchSettings, KafkaSettings } from './settings.ts'
import { SOURCES } from './topics.ts'
import { type Waiting, waiting } from './waiting.ts'

export const GROUP = 'earshot'

export interface KafkaIngest {
  /** Milliseconds since the loop last showed that it lives: fetched, wrote, or tried again. */
  age(): number
  /** What keeps it from its work, in words for everybody; undefined where nothing does. */
  problem(): string | undefined
  /** Rejects with what stopped the worker for good; resolves after `stop`. */
  ended: Promise<void>
  /** Takes no more, finishes the batch in hand, commits it and leaves the group. */
  stop(): Promise<void>
}

export interface ConsumeParts {
  pipeline: Pipeline
  metrics: Metrics
  log: Log
}

/** Asked of a broker before it answers; where little comes in it answers after the batch's milliseconds. */
const GATHERED_BYTES = 256 * 1024
const PARTITION_BYTES = 2 * 1024 * 1024
const PARTITIONS_AT_ONCE = 8
const LONGEST_WAIT_MS = 500
/** Longest silence that still counts as alive. */
const SILENT_MS = 30_000
/** A partition that fails for longer is a reason to be looked at. */
const STUCK_MS = 5000

/**
 * Reads calls and ticket events as group `earshot`. A partition's offset is committed after a chunk's rows are durable
 * and what came of them is acknowledged, chunk after chunk in order, so that what is committed is always a prefix
 * without gaps. While a store or broker does not answer, the partition is paused and then read again from where it
 * stood, so no more than one fetch of each broker is ever in memory; any other error ends the worker.
 */
export async function consume(kafka: Kafka, settings: KafkaSettings, parts: ConsumeParts): Promise<KafkaIngest> {
  const { sessionMs, batch } = settings
  const beatMs = Math.floor(sessionMs / 5)
  const consumer = kafka.consumer({
    groupId: GROUP,
    sessionTimeout: sessionMs,
    rebalanceTimeout: 60_000,
    heartbeatInterval: beatMs,
    minBytes: batch.ms > 0 ? GATHERED_BYTES : 1,
    maxWaitTimeInMs: Math.min(batch.ms || LONGEST_WAIT_MS, beatMs),
    maxBytesPerPartition: Math.min(PARTITION_BYTES, batch.bytes),
    maxBytes: batch.bytes,
  })
  const state: State = {
    lastTick: Date.now(),
    joined: false,
    failing: waiting((count) => parts.metrics.waiting.set(count)),
  }
  const tick = () => {
    state.lastTick = Date.now()
  }
  for (const event of [consumer.events.FETCH, consumer.events.HEARTBEAT, consumer.events.GROUP_JOIN]) {
    consumer.on(event, tick)
  }
  consumer.on(consumer.events.GROUP_JOIN, () => {
    state.joined = true
    state.failing.clear()
    parts.metrics.lag.reset()
  })
  consumer.on(consumer.events.CRASH, () => {
    state.joined = false
    state.failing.clear()
  })
  const end = ending(consumer)
  await consumer.connect()
  await consumer.subscribe({ topics: Object.values(SOURCES), fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
    eachBatch: (payload) => workThrough(payload, { ...parts, limits: batch, beatMs, tick, state }),
  })
  return {
    age: () => Date.now() - state.lastTick,
    problem: () => problemOf(state),
    ended: end.promise,
    stop: async () => {
      await consumer.disconnect()
      state.failing.clear()
      end.stopped()
    },
  }
}

interface State {
  lastTick: number
  joined: boolean
  failing: Waiting
}

function problemOf({ lastTick, joined, failing }: State): string | undefined {
  const silence = Date.now() - lastTick
  if (silence > SILENT_MS) return `nothing was heard of Kafka for ${Math.round(silence / 1000)} s`
  if (!joined) return 'Kafka does not answer, or has not let this worker into its group yet'
  const stuck = failing.stuck(STUCK_MS)
  if (stuck > 0) return `${stuck} partitions cannot be worked on and are tried again; the log says why`
  return undefined
}

function ending(consumer: Consumer): { promise: Promise<void>; stopped(): void } {
  let stopped!: () => void
  const promise = new Promise<void>((resolve, reject) => {
    stopped = resolve
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) reject(original(payload.error))
    })
  })
  promise.catch(() => {})
  return { promise, stopped }
}

interface Surroundings extends ConsumeParts {
  limits: BatchSettings
  beatMs: number
  state: State
  tick(): void
}

/** One fetched batch of one partition, chunk by chunk. What is not finished is fetched again. */
async function workThrough(payload: EachBatchPayload, parts: Surroundings): Promise<void> {
  const { pipeline, metrics, limits, beatMs, state, tick } = parts
  const { batch, resolveOffset, isRunning, isStale, commitOffsetsIfNecessary } = payload
  const { topic, partition } = batch
  const membership = beating(payload, beatMs)
  const isOurs = () => membership.lost() === undefined
  try {
    for (const chunk of chunks(batch.messages, limits)) {
      if (!isRunning() || isStale() || !isOurs()) break
      try {
        await pipeline.process(chunk.map((message) => arrival(topic, partition, message)))
      } catch (error) {
        if (isRetriable(error)) return waitFor(payload, parts, error as Error)
        throw error
      }
      tick()
      state.failing.passed(topic, partition)
      // Being dealt anew: what was written stays and changes nothing, the offset is for the next owner to move.
      if (!isOurs()) break
      const last = chunk.at(-1)?.offset as string
      const done = last === batch.messages.at(-1)?.offset ? batch.lastOffset() : last
      resolveOffset(last)
      await commitOffsetsIfNecessary({
        topics: [{ topic, partitions: [{ partition, offset: String(BigInt(done) + 1n) }] }],
      })
      metrics.lag.set({ topic, partition }, Number(BigInt(batch.highWatermark) - BigInt(done) - 1n))
    }
  } catch (error) {
    if (!isRunning()) return
    throw membership.lost() ?? asKafkaError(error)
  } finally {
    membership.stop()
  }
  const lost = membership.lost()
  if (lost && isRunning()) throw lost
}

/** Lets go of the batch, and of the partition for a while; the others go on. */
function waitFor({ batch, pause, isRunning }: EachBatchPayload, parts: Surroundings, error: Error): void {
  const { topic, partition } = batch
  parts.tick()
  parts.metrics.retries.inc()
  if (!isRunning()) return
  const pauseMs = Math.round(parts.state.failing.later(topic, partition, pause()))
  parts.log.warn({ topic, partition, error: error.message, pauseMs }, 'will try again')
}

/** kafkajs repeats a batch after an error it does not know; it ends the consumer after one that says it cannot pass. */
function asKafkaError(error: unknown): unknown {
  if (isRetriable(error) || error instanceof kafkajs.KafkaJSError) return error
  return Object.assign(new kafkajs.KafkaJSNonRetriableError(error as Error), { cause: error })
}

/** Heartbeats while a chunk is worked on, however long that takes; remembers when the group has moved on without us. */
function beating({ heartbeat }: EachBatchPayload, beatMs: number): { lost(): Error | undefined; stop(): void } {
  let lost: Error | undefined
  const timer = setInterval(() => {
    heartbeat().catch((error: Error) => {
      lost ??= error
    })
  }, beatMs)
  return { lost: () => lost, stop: () => clearInterval(timer) }
}

function* chunks(messages: KafkaMessage[], limits: BatchSettings): Generator<KafkaMessage[]> {
  let chunk: KafkaMessage[] = []
  let bytes = 0
  for (const message of messages) {
    chunk.push(message)
    bytes += message.value?.length ?? 0
    if (chunk.length < limits.rows && bytes < limits.bytes) continue
    yield chunk
    chunk = []
    bytes = 0
  }
  if (chunk.length > 0) yield chunk
}

function arrival(topic: string, partition: number, { key, value, offset }: KafkaMessage): Arrival {
  return {
    kind: topic === SOURCES.calls ? 'calls' : 'tickets',
    delivery: {
      source: { kind: 'kafka', name: topic, partition, position: Number(offset), line: 0 },
      key,
      value,
      receivedAt: Date.now(),
    },
  }
}
