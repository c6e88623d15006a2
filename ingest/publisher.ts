import type { LimitLine, Problem, Score } from '../contract/index.ts'
import type { Delivery } from '../store/types.ts'

/** A Kafka message that cannot be used, for the topic of dead letters. */
export interface DeadLetter {
  delivery: Delivery
  step: string
  reason: string
  problems: Problem[]
}

export interface Publication {
  scores: Score[]
  deadLetters: DeadLetter[]
  /** Limits on tickets that stand otherwise than before. */
  limits: LimitLine[]
}

/** Where results go beside the store. Resolves only once everything is acknowledged; repeating it is allowed. */
export interface Publisher {
  publish(what: Publication): Promise<void>
}

/** Without Kafka the store alone keeps the results. */
export const NO_PUBLISHER: Publisher = { publish: async () => {} }
