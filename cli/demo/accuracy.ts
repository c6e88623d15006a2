import type { Call, Score } from '../../contract/index.ts'
import { PLANTED, type Planted } from './people.ts'

/** How well one tag was found: calls right, wrongly flagged, and missed; ratios are null where there was nothing. */
export interface Accuracy {
  tag: Planted
  found: number
  wrong: string[]
  missed: string[]
  precision: number | null
  recall: number | null
}

/** Compares what was planted in each call with what was found in it, tag by tag. */
export function accuracyOf(results: Iterable<{ call: Call; truth: readonly Planted[]; score: Score }>): Accuracy[] {
  const rows = PLANTED.map((tag) => ({ tag, found: 0, wrong: [] as string[], missed: [] as string[] }))
  for (const { call, truth, score } of results) {
    const tags = new Set(score.findings.flatMap((finding) => finding.tags))
    for (const row of rows) {
      const planted = truth.includes(row.tag)
      if (tags.has(row.tag)) {
        if (planted) row.found++
        else row.wrong.push(call.call_id)
      } else if (planted) row.missed.push(call.call_id)
    }
  }
  return rows.map((row) => ({
    ...row,
    precision: ratio(row.found, row.wrong.length),
    recall: ratio(row.found, row.missed.length),
  }))
}

const ratio = (right: number, wrong: number): number | null => (right + wrong === 0 ? null : right / (right + wrong))
