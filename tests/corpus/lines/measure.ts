import type { Score } from '../../../contract/index.ts'
import type { Scorer } from '../../../scoring/scorer.ts'
import type { Trial } from './read.ts'

/** A line that came out otherwise than it should. */
export interface Slip {
  trial: Trial
  score: Score
}

/** How the lines of one label came out. */
export interface Tally {
  faulty: boolean
  count: number
  flagged: number
  slips: Slip[]
}

/** By label. */
export function measureLines(trials: readonly Trial[], scorer: Scorer): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const trial of trials) {
    const score = scorer.score(trial.call, trial.call.call_id)
    const found = (tag: string) => score.findings.some(({ tags }) => tags.includes(tag))
    const flagged = trial.every ? trial.tags.every(found) : trial.tags.some(found)
    const tally = tallies.get(trial.label) ?? { faulty: trial.faulty, count: 0, flagged: 0, slips: [] }
    tally.count++
    if (flagged) tally.flagged++
    if (flagged !== trial.faulty) tally.slips.push({ trial, score })
    tallies.set(trial.label, tally)
  }
  return tallies
}

/** Lines with a fault and how many were found; lines without and how many were flagged all the same. */
export function sums(tallies: Iterable<Tally>) {
  const all = { faulty: 0, found: 0, innocent: 0, wrong: 0 }
  for (const { faulty, count, flagged } of tallies) {
    if (faulty) {
      all.faulty += count
      all.found += flagged
    } else {
      all.innocent += count
      all.wrong += flagged
    }
  }
  return all
}
