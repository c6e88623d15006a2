import type { Call, FormView, Score } from '../contract/index.ts'

/** A rule book ready to use: canonical text, its hash, and what the pages show of it. */
export interface Rulebook {
  hash: string
  id: string
  version: string
  /** Canonical JSON; `sha256(text)` is the hash. */
  text: string
  view: FormView
}

export interface Scored {
  score: Score
  /** Why `score.score` is null; '' where it is not. */
  unscored: string
}

/** Scores calls against the most specific form that fits each. Pure: no I/O, no clock, no randomness. */
export interface Scorer {
  rulebooks: Rulebook[]
  /** @param inputHash `sha256:…` of the call's bytes as received. */
  score(call: Call, inputHash: string): Scored
}
