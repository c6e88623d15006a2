import type { ProposedMeasure } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import type { Scheme } from './schema.ts'

interface Graded {
  month: string
  grade: string | null
}

/** What the last rung that is reached proposes; nothing where none is. Months without a grade count for none. */
export function climbed(
  ladder: NonNullable<Scheme['ladder']>,
  now: Graded & { grade: string },
  before: readonly Graded[],
): ProposedMeasure[] {
  const reached = ladder.flatMap((rung) => {
    if (!rung.grades.includes(now.grade)) return []
    const first = monthsBack(now.month, rung.within - 1)
    const months = [now, ...before]
      .filter(
        ({ month, grade }) => month >= first && month <= now.month && grade !== null && rung.grades.includes(grade),
      )
      .map(({ month, grade }) => ({ month, grade: grade as string }))
      .sort((a, b) => byText(a.month, b.month))
    return months.length >= rung.times ? [{ rung, months }] : []
  })
  const last = reached.at(-1)
  if (last === undefined) return []
  const { measures, times, within, clauses = [] } = last.rung
  return measures.map((measure) => ({ measure, months: last.months, times, within, clauses }))
}

/** `2026-01` and 2 -> `2025-11`. */
export function monthsBack(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}
