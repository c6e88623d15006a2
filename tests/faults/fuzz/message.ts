/** A message as Kafka carries it, and what whoever made it knows of it. */
export interface Fuzzed {
  topic: 'calls.transcripts' | 'tickets.events'
  key: Buffer | null
  value: Buffer | null
  /** What was done to it. */
  how: string
  /** Known beforehand: that it is kept, or why it is refused and which field is named. Left out where bytes decide. */
  known?: 'kept' | { reason: string; path?: string }
}
