import type { ComplaintRate, ComplaintRateReport } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { type Days, periodsOf } from '../rows/periods.ts'
import type { Scope } from '../types.ts'
import { ticketsSeen } from './where.ts'

/** Tickets of a month and department; '' where no department is known. */
interface Counted {
  month: number
  department: string
  tickets: number
}

const TOTAL = 'all'

/**
 * Complaints against repairs by month and department. Of a month of which the range has a part, that part is counted;
 * a quarter is shown where the range has all of it, and is the sum of its months. A ticket of which no department is
 * known counts in the total only.
 */
export async function complaintRate(engine: Engine, days: Days, scope: Scope): Promise<ComplaintRateReport> {
  const [repairs, complaints, complained] = await counts(engine, days, scope)
  const rows = periodsOf(days).flatMap(({ name, months }) => {
    const within = (row: Counted) => months.includes(row.month)
    const departments = [...repairs, ...complaints].filter(within).map((row) => row.department)
    const of = (department: string) => (row: Counted) => within(row) && row.department === department
    return [
      ...[...new Set(departments)]
        .filter((department) => department !== '')
        .sort()
        .map((one) => rateOf(name, one, sum(complaints.filter(of(one))), sum(repairs.filter(of(one))))),
      // A repair has one department, a complaint may be about several.
      rateOf(name, TOTAL, sum(complained.filter(within)), sum(repairs.filter(within))),
    ]
  })
  return { ...days, rows }
}

const sum = (rows: Counted[]): number => rows.reduce((all, row) => all + row.tickets, 0)

/** Repairs; complaints by department; complaints whatever the department. A ticket counts once for each line it is in. */
function counts(engine: Engine, { from, to }: Days, scope: Scope): Promise<[Counted[], Counted[], Counted[]]> {
  const seen = ticketsSeen(scope)
  const params = { ...seen.params, from, to }
  const complained = (department: string) =>
    engine.rows<Counted>(
      'complaints',
      `SELECT one.1 AS month, one.2 AS department, count() AS tickets
       FROM (
         SELECT arrayJoin(arrayDistinct(arrayFilter(one -> one.3,
           arrayMap((day, department) -> (toYYYYMM(day), ${department}, day >= {from:Date32} AND day < {to:Date32}),
             complaints.day, complaints.department)))) AS one
         FROM tickets FINAL WHERE notEmpty(complaints.day) AND ${seen.sql}
       )
       GROUP BY month, department`,
      params,
    )
  return Promise.all([
    engine.rows<Counted>(
      'repairs',
      `SELECT toYYYYMM(opened_day) AS month, opened_department AS department, count() AS tickets FROM tickets FINAL
       WHERE opened = 1 AND opened_category = 'repair' AND opened_day >= {from:Date32} AND opened_day < {to:Date32}
         AND ${seen.sql}
       GROUP BY month, department`,
      params,
    ),
    complained('department'),
    complained("''"),
  ])
}

function rateOf(period: string, department: string, complaints: number, repairs: number): ComplaintRate {
  return { period, department, complaints, repairs, rate_percent: ratePercent(complaints, repairs) }
}

/** Two decimals, half up, in whole hundredths of a percent: 1 of 8 is 12.5, 1 of 16,000 is 0.01. */
export const ratePercent = (complaints: number, repairs: number): number | null =>
  repairs === 0 ? null : Math.floor((20_000 * complaints + repairs) / (2 * repairs)) / 100
