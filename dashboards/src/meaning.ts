import type { ScoredItem } from './api/types.ts'
import type { Meaning } from './theme/colours.ts'

/** What a grade means at a glance; a form's own grades are neutral. */
export function gradeMeaning(grade: string | null, critical: boolean): Meaning {
  if (critical || grade === 'fail') return 'bad'
  if (grade === 'excellent' || grade === 'good') return 'good'
  return grade === 'pass' ? 'warn' : 'neutral'
}

export const statusMeaning: Record<ScoredItem['status'], Meaning> = {
  pass: 'good',
  fail: 'bad',
  not_applicable: 'neutral',
  not_evaluated: 'neutral',
  needs_review: 'warn',
}

/** Better, worse or the same, of a figure where more is better. */
export const changeMeaning = (change: number): Meaning => (change > 0 ? 'good' : change < 0 ? 'bad' : 'neutral')
