/** Counts and sums over rows of `heads`. Scores are summed in tenths, so that every sum is exact. */
export const TALLY = `count() AS calls, count(score) AS scored, ifNull(toInt64(sum(score) * 10), 0) AS tenths,
  sum(critical) AS critical_calls, countIf(isNotNull(score) AND grade != 'fail') AS passed`

export interface TallyRow {
  calls: number
  scored: number
  tenths: number
  critical_calls: number
  passed: number
}

export const NO_CALLS: TallyRow = { calls: 0, scored: 0, tenths: 0, critical_calls: 0, passed: 0 }

export const sumOf = (rows: TallyRow[]): TallyRow =>
  rows.reduce(
    (sum, row) => ({
      calls: sum.calls + row.calls,
      scored: sum.scored + row.scored,
      tenths: sum.tenths + row.tenths,
      critical_calls: sum.critical_calls + row.critical_calls,
      passed: sum.passed + row.passed,
    }),
    NO_CALLS,
  )

/** What is shown of it; averages with one decimal, half up, null over nothing. */
export const tallyOf = (row: TallyRow) => ({
  calls: row.calls,
  scored: row.scored,
  average: row.scored === 0 ? null : Math.round(row.tenths / row.scored) / 10,
  critical: row.critical_calls,
})

export const passRate = (row: TallyRow): number | null =>
  row.scored === 0 ? null : Math.round((row.passed * 1000) / row.scored) / 10
