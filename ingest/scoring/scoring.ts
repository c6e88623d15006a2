import type { Call, Problem, Score } from '../../contract/index.ts'
import type { Rulebook, Scorer } from '../../scoring/scorer.ts'
import { inTurns } from '../turns.ts'

/** A call that was read, with the bytes it was read from; `inputHash`: theirs. */
export interface CallToScore {
  call: Call
  bytes: Uint8Array
  inputHash: string
}

/** A score, and the line of JSON it is kept and published as. */
export interface ScoreLine {
  score: Score
  line: string
}

/** What scoring a call came to; a problem where its form cannot judge it. */
export type Scored = ScoreLine | { problem: Problem }

/** Scores calls for whoever takes them in, in this thread or in another. */
export interface Scoring {
  rulebooks: readonly Rulebook[]
  /** Each call's score, in their order. A call that cannot be judged does not keep the others. */
  scoreAll(calls: readonly CallToScore[]): Promise<Scored[]>
  /** What is under way is given up. */
  close(): Promise<void>
}

/** Scores in this thread, in turns with its other work. */
export const scoringHere = (scorer: Scorer): Scoring => ({
  rulebooks: scorer.rulebooks,
  scoreAll: (calls) => inTurns(calls, ({ call, inputHash }) => scored(() => scorer.score(call, inputHash))),
  close: async () => {},
})

/** Nothing is thrown. */
export function scored(score: () => Score): Scored {
  try {
    const made = score()
    return { score: made, line: JSON.stringify(made) }
  } catch (error) {
    return { problem: thrown(error, 'a call that every rule of its form can judge') }
  }
}

/** An error of the program's own, as a problem of the message that brought it about. */
export function thrown(error: unknown, expected: string): Problem {
  const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { path: '$', found: found.toWellFormed(), expected }
}
