import type { Facets, MonthList } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthName, monthOf } from '../rows/clock.ts'
import type { Outcome, Scope } from '../types.ts'
import { FAULT_TAGS } from './faults.ts'
import { inMonth } from './month.ts'
import { agentsOf, people, teamsOf } from './people.ts'
import { visible } from './where.ts'

/** Months that have calls, the newest first. */
export async function months(engine: Engine, scope: Scope): Promise<MonthList> {
  const { sql, params } = visible(scope)
  const rows = await engine.rows<{ month: number; calls: number }>(
    'months',
    `SELECT month, count() AS calls FROM heads FINAL WHERE ${sql} GROUP BY month ORDER BY month DESC`,
    params,
  )
  return { months: rows.map((row) => ({ month: monthName(row.month), calls: row.calls })) }
}

export async function facets(engine: Engine, month: string, scope: Scope): Promise<Facets> {
  const which = inMonth(monthOf(month), scope)
  const distinct = async (purpose: string, expression: string): Promise<string[]> => {
    const rows = await engine.rows<{ value: string }>(
      purpose,
      `SELECT DISTINCT ${expression} AS value FROM heads FINAL WHERE ${which.sql} ORDER BY value`,
      which.params,
    )
    return present(rows.map((row) => row.value))
  }
  const [persons, queues, tags] = await Promise.all([
    people(engine, which),
    distinct('queues to choose', 'queue'),
    distinct('tags to choose', `arrayJoin(${FAULT_TAGS})`),
  ])
  return {
    agents: agentsOf(persons).map(({ agent }) => agent),
    teams: present(teamsOf(persons).map(({ team }) => team)),
    queues,
    tags,
  }
}

const present = (names: string[]): string[] => names.filter((name) => name !== '')

/** Kafka by topic; requests and files together, because there is no end to their names. */
export const ledger = (engine: Engine) =>
  engine.rows<{ source: string; outcome: Outcome; reason: string; deliveries: number }>(
    'ledger',
    `SELECT if(source_kind = 'kafka', concat('kafka ', source_name), source_kind) AS source, outcome, reason,
       count() AS deliveries
     FROM deliveries FINAL GROUP BY source, outcome, reason ORDER BY source, outcome, reason`,
  )
