/**
 * A worker with its order broken on purpose: it says that a chunk is done, so that its offset is committed, before
 * anything of it is durable. The tests of faults must notice what that loses. Settings from the environment, as a worker's.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { kafkaClient } from '../../ingest/kafka/client.ts'
import { consume } from '../../ingest/kafka/consumer.ts'
import { kafkaPublisher } from '../../ingest/kafka/outlet.ts'
import { openSender } from '../../ingest/kafka/publish.ts'
import { type KafkaSettings, kafkaSettings } from '../../ingest/kafka/settings.ts'
import { metrics } from '../../ingest/metrics.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { createPipeline, type Pipeline } from '../../ingest/pipeline.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { openStore } from '../../store/index.ts'

/** Longer than a test needs to kill it. */
const LATE_MS = 60_000
const timeZone = 'Asia/Shanghai'
const log = { info: () => {}, warn: () => {}, error: () => {} }

const settings = kafkaSettings() as KafkaSettings
const store = await openStore({ url: process.env.CLICKHOUSE_URL as string, timeZone })
const kafka = kafkaClient(settings, log)
const publisher = kafkaPublisher(await openSender(kafka))
const run = await store.writer.newRun('live')
const pipeline = createPipeline({
  scoring: scoringHere(readScorer(timeZone)),
  limits: readLimits(timeZone),
  writer: store.writer,
  publisher,
  run,
  metrics,
})
const hasty: Pipeline = {
  ...pipeline,
  process: async (arrivals) => {
    void wait(LATE_MS).then(() => pipeline.process(arrivals))
    return []
  },
}
const reading = await consume(kafka, settings, { pipeline: hasty, metrics, log })
console.error('reading calls.transcripts')
await reading.ended
