import type { Limits } from '../scoring/tickets/limits.ts'
import type { Delivery, RunInfo, Source, Writer } from '../store/types.ts'
import { type LoadListener, type LoadTotals, loadFiles } from './files.ts'
import { type Accept, acceptInto } from './http.ts'
import { kafkaClient } from './kafka/client.ts'
import { consume, type KafkaIngest } from './kafka/consumer.ts'
import { kafkaPublisher } from './kafka/outlet.ts'
import { openSender } from './kafka/publish.ts'
import { weakness } from './kafka/security.ts'
import type { KafkaSettings } from './kafka/settings.ts'
import { ensureTopics, SOURCES } from './kafka/topics.ts'
import type { Log } from './log.ts'
import { metrics } from './metrics.ts'
import { watchLimits } from './overdue.ts'
import { createPipeline } from './pipeline.ts'
import { NO_PUBLISHER } from './publisher.ts'
import type { Scoring } from './scoring/scoring.ts'
import type { Kind } from './settle.ts'
import type { Processed } from './storing.ts'
import { judgeStale } from './ticketing.ts'

export interface IngestParts {
  /** Closed with the rest. */
  scoring: Scoring
  /** By which tickets are judged. */
  limits: Limits
  writer: Writer
  /** Where what is scored from now on belongs; a new live run where left out. */
  run?: RunInfo
  /** Absent: nothing is published and nothing read from Kafka. */
  kafka?: KafkaSettings
  log: Log
}

/** All ways in, over one pipeline. */
export interface Ingest {
  /** A request's body; answers once it is durable. */
  accept: Accept
  /** JSON Lines files, `-` for standard input. */
  load(files: string[], listener?: LoadListener): Promise<LoadTotals>
  /** A dead letter once more, by the same steps as when it came. */
  retry(letter: Delivery): Promise<Processed>
  /** Starts reading from Kafka. */
  consume(): Promise<KafkaIngest>
  /** Stops reading, finishes what is under way, then disconnects. The writer stays open. */
  close(): Promise<void>
}

/** @throws KafkaAway, TopicsMissing: one line for the reader. */
export async function openIngest({ scoring, limits, writer, run, kafka: settings, log }: IngestParts): Promise<Ingest> {
  const kafka = settings && kafkaClient(settings, log)
  const risk = settings && weakness(settings.security)
  if (risk) log.warn({}, risk)
  if (kafka) await ensureTopics(kafka, log)
  const sender = kafka && (await openSender(kafka))
  await judgeStale(writer, limits, (done) =>
    log.info({ tickets: done }, 'tickets judged by the limits as they are now'),
  )
  const publisher = sender ? kafkaPublisher(sender) : NO_PUBLISHER
  const unwatch = sender && watchLimits({ limits, writer, publisher, log })
  const pipeline = createPipeline({
    scoring,
    limits,
    writer,
    publisher,
    run: run ?? (await writer.newRun('live')),
    metrics,
    log,
  })
  let reading: KafkaIngest | undefined
  return {
    accept: acceptInto(pipeline),
    load: (files, listener) => loadFiles(files, pipeline, listener),
    retry: async (letter) => {
      const [processed] = await pipeline.process([{ kind: kindOf(letter.source), delivery: letter }])
      return processed as Processed
    },
    consume: async () => {
      if (!kafka || !settings)
        throw new Error('There is no Kafka to read from; set KAFKA_BROKERS to host:port of its brokers')
      reading = await consume(kafka, settings, { pipeline, metrics, log })
      return reading
    },
    close: async () => {
      await reading?.stop()
      await pipeline.drained()
      await unwatch?.()
      await sender?.close()
      await scoring.close()
    },
  }
}

/** A topic carries one kind; what came by hand says itself what it is. */
function kindOf({ kind, name }: Source): Kind {
  if (kind !== 'kafka') return 'any'
  return name === SOURCES.tickets ? 'tickets' : 'calls'
}
