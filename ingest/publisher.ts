import type { LimitLine, Problem } from '../contract/index.ts'
import type { Delivery } from '../store/types.ts'
import type { ScoreLine } from './scoring/scoring.ts'

/** A Kafka message that cannot be used, for the topic of dead letters. */
export interface DeadLetter {
  delivery: Delivery
  step: string
  reason: string
  problems: Problem[]
}

/** Where results go beside the store. Each resolves only once everything is acknowledged; repeating it is allowed. */
export interface Publisher {
  results(scores: readonly ScoreLine[], deadLetters: readonly DeadLetter[]): Promise<void>
  /** Limits on tickets that stand otherwise than before. */
  limits(lines: readonly LimitLine[]): Promise<void>
}

/** Without Kafka the store alone keeps the results. */
export const NO_PUBLISHER: Publisher = { results: async () => {}, limits: async () => {} }
