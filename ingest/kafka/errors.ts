import kafkajs from 'kafkajs'

const { KafkaJSError, KafkaJSNumberOfRetriesExceeded } = kafkajs

/** Messages in a compression that is not read here. kafkajs retries what does not say otherwise. */
export class UnreadableCodec extends Error {
  readonly retriable = false

  constructor(codec: string) {
    super(`Kafka holds messages compressed with ${codec}, which cannot be read; have the producer use gzip or none`)
  }
}

/** A broker answered a publication without saying that all of it was written. */
export class NotAcknowledged extends Error {
  readonly retriable = true
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
