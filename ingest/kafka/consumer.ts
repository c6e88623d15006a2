import kafkajs, { type Consumer, type EachBatchPayload, type Kafka, type KafkaMessage } from 'kafkajs'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Arrival } from '../settle.ts'
import { isRetriable, original } from './errors.ts'
import { retrying } from './retry.ts'
import type { BatchSettings, KafkaSettings } from './settings.ts'
import { SOURCES } from './topics.ts'

export const GROUP = 'earshot'

export interface KafkaIngest {
  /** Milliseconds since the loop last showed that it lives: fetched, wrote, or tried again. */
  age(): number
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

/**
 * Reads calls and ticket events as group `earshot`. A partition's offset is committed after a chunk's rows are durable
 * and what came of them is acknowledged, chunk after chunk in order, so that what is committed is always a prefix
 * without gaps. A store or broker that does not answer is waited for; any other error ends the worker.
 */
export async function consume(kafka: Kafka, settings: KafkaSettings, parts: ConsumeParts): Promise<KafkaIngest> {
  const { sessionMs, batch } = settings
  const beatMs = Math.floor(sessionMs / 5)
  const consumer = kafka.consumer({
    groupId: GROUP,
    sessionTimeout: sessionMs,
    rebalanceTimeout: 60_000,
    heartbeatInterval: beatMs,
    maxWaitTimeInMs: Math.min(500, beatMs),
    maxBytesPerPartition: 4 * 1024 * 1024,
    maxBytes: 16 * 1024 * 1024,
  })
  let lastTick = Date.now()
  const tick = () => {
    lastTick = Date.now()
  }
  for (const event of [consumer.events.FETCH, consumer.events.HEARTBEAT, consumer.events.GROUP_JOIN]) {
    consumer.on(event, tick)
  }
  consumer.on(consumer.events.GROUP_JOIN, () => parts.metrics.lag.reset())
  const end = ending(consumer)
  await consumer.connect()
  await consumer.subscribe({ topics: Object.values(SOURCES), fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 3,
    eachBatch: (payload) => workThrough(payload, { ...parts, limits: batch, beatMs, tick }),
  })
  return {
    age: () => Date.now() - lastTick,
    ended: end.promise,
    stop: async () => {
      await consumer.disconnect()
      end.stopped()
    },
  }
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
  tick(): void
}

/** One fetched batch of one partition, chunk by chunk. What is not finished is fetched again. */
async function workThrough(
  payload: EachBatchPayload,
  { pipeline, metrics, log, limits, beatMs, tick }: Surroundings,
): Promise<void> {
  const { batch, resolveOffset, isRunning, isStale, commitOffsetsIfNecessary } = payload
  const { topic, partition } = batch
  const membership = beating(payload, beatMs)
  const goOn = () => isRunning() && !isStale() && membership.lost() === undefined
  try {
    for (const chunk of chunks(batch.messages, limits)) {
      if (!goOn()) break
      const arrivals = chunk.map((message) => arrival(topic, partition, message))
      await retrying(() => pipeline.process(arrivals), {
        isRetriable,
        goOn,
        onRetry: (error, pauseMs) => {
          tick()
          metrics.retries.inc()
          log.warn(
            { topic, partition, error: (error as Error).message, pauseMs: Math.round(pauseMs) },
            'will try again',
          )
        },
      })
      const last = chunk.at(-1)?.offset as string
      const done = last === batch.messages.at(-1)?.offset ? batch.lastOffset() : last
      resolveOffset(last)
      await commitOffsetsIfNecessary({
        topics: [{ topic, partitions: [{ partition, offset: String(BigInt(done) + 1n) }] }],
      })
      metrics.lag.set({ topic, partition }, Number(BigInt(batch.highWatermark) - BigInt(done) - 1n))
      tick()
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
