import kafkajs from 'kafkajs'

const { KafkaJSError, KafkaJSNumberOfRetriesExceeded } = kafkajs

/** Messages in a compression that is not read here. kafkajs retries what does not say otherwise. */
export class UnreadableCodec extends Error {
  readonly retriable = false

  constructor(codec: string) {
    super(`Kafka holds messages compressed with ${codec}, which cannot be read; have the producer use gzip or none`)
  }
}

/** What was to be published is not known to be written, or some of it is not. Repeating it is allowed. */
export class NotPublished extends Error {
  readonly retriable: boolean

  constructor(topic: string, reason: string, retriable: boolean, cause?: unknown) {
    super(`Kafka topic ${topic} did not take what was published: ${reason}`, { cause })
    this.retriable = retriable
  }
}

/** Whether the same work may succeed later, as the store's errors and kafkajs' say; what does not say so does not pass. */
export function isRetriable(error: unknown): boolean {
  if (error instanceof KafkaJSNumberOfRetriesExceeded) return true
  return (error as { retriable?: unknown } | null)?.retriable === true
}

/** The error that kafkajs wrapped, where it wrapped one that is not its own. */
export function original(error: unknown): Error {
  let inner = error as Error
  while (inner instanceof KafkaJSError && inner.cause instanceof Error) inner = inner.cause
  return inner instanceof KafkaJSError ? (error as Error) : inner
}
