import { setTimeout as wait } from 'node:timers/promises'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 15_000

export interface RetryRules {
  isRetriable(error: unknown): boolean
  /** Asked before each new attempt; false gives up with the last error. */
  goOn(): boolean
  onRetry(error: unknown, pauseMs: number): void
}

/** Milliseconds to wait before attempt `attempt` (from 1): growing, and random, so that workers do not come all at once. */
export function pauseBefore(attempt: number): number {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 16), LONGEST_PAUSE_MS)
  return longest / 2 + Math.random() * (longest / 2)
}

/** Repeats a step until it succeeds, with growing random pauses; throws what cannot pass at once. */
export async function retrying<T>(step: () => Promise<T>, rules: RetryRules): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step()
    } catch (error) {
      if (!rules.isRetriable(error)) throw error
      const pause = pauseBefore(attempt)
      rules.onRetry(error, pause)
      const until = Date.now() + pause
      while (Date.now() < until && rules.goOn()) await wait(Math.min(100, until - Date.now()))
      if (!rules.goOn()) throw error
    }
  }
}
