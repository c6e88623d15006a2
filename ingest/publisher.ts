import type { Problem, Score } from '../contract/index.ts'
import type { Delivery } from '../store/types.ts'

/** A Kafka message that cannot be used, for the topic of dead letters. */
export interface DeadLetter {
  delivery: Delivery
  step: string
  reason: string
  problems: Problem[]
}

/** Where results go beside the store. Resolves only once everything is acknowledged; repeating it is allowed. */
export interface Publisher {
  publish(scores: Score[], deadLetters: DeadLetter[]): Promise<void>
}

/** Without Kafka the store alone keeps the results. */
export const NO_PUBLISHER: Publisher = { publish: async () => {} }
