import kafkajs from 'kafkajs'

const { KafkaJSError, KafkaJSNumberOfRetriesExceeded } = kafkajs

/** A batch whose compression cannot be undone: nothing tells which messages it held. kafkajs retries what does not say otherwise. */
export class UnreadableBatch extends Error {
  readonly retriable = false

  constructor(codec: string, reason: string) {
    super(
      `Kafka holds a batch compressed with ${codec} that cannot be read: ${reason}. It stands in the partition whose lag ` +
        'no longer falls, not before the offset of group earshot, and there once this was run with ' +
        'KAFKA_BATCH_BYTES=1024; have it sent again and move the group past it',
    )
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
