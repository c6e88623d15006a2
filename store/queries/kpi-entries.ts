import type { Calendar, KpiEntry } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthName, monthOf } from '../rows/clock.ts'
import type { KpiEntryFilter, Scope } from '../types.ts'
import { COUNTING, ofTeams } from './assessed/entered.ts'
import { when, where } from './where.ts'

interface Row {
  id: string
  at_ms: number
  month: number
  team: string
  kpi: KpiEntry['kpi']
  numerator: number
  denominator: number | null
  who: string
  note: string
  replaces: string
  replaced_by: string
  gone_ms: number
  gone_who: string
  gone_note: string
  counts: number
}

/** Rates that were entered by hand, with what was replaced or withdrawn of them; the latest first. */
export async function kpiEntries(
  engine: Engine,
  calendar: Calendar,
  filter: KpiEntryFilter,
  scope: Scope,
): Promise<KpiEntry[]> {
  const which = where(
    { sql: "action = 'entered'", params: {} },
    ofTeams(scope),
    when('month = {month:UInt32}', { month: filter.month === undefined ? undefined : monthOf(filter.month) }),
    when('id = {id:String}', { id: filter.id }),
  )
  const rows = await engine.rows<Row>(
    'kpi entries',
    `SELECT id, at_ms, month, team, kpi, numerator, denominator, who, note, replaces, replaced_by, gone_ms, gone_who,
       gone_note, id IN (${COUNTING}) AS counts
     FROM (SELECT id, toUnixTimestamp64Milli(at) AS at_ms, month, team, kpi, numerator, denominator, who, note, replaces
       FROM kpi_entries FINAL WHERE ${which.sql}) AS entered
     LEFT JOIN (SELECT id, toUnixTimestamp64Milli(at) AS gone_ms, who AS gone_who, note AS gone_note
       FROM kpi_entries FINAL WHERE action = 'withdrawn') AS gone USING (id)
     LEFT JOIN (SELECT replaces AS replaced, argMin(id, at) AS replaced_by FROM kpi_entries FINAL
       WHERE action = 'entered' AND replaces != '' GROUP BY replaced) AS later ON id = replaced
     ORDER BY at_ms DESC, id`,
    which.params,
  )
  return rows.map((row) => ({
    id: row.id,
    entered_at: calendar.format(row.at_ms),
    month: monthName(row.month),
    team: row.team,
    kpi: row.kpi,
    numerator: row.numerator,
    denominator: row.denominator,
    who: row.who,
    note: row.note,
    counts: row.counts === 1,
    replaces: row.replaces || null,
    replaced_by: row.replaced_by || null,
    withdrawn: row.gone_ms === 0 ? null : { at: calendar.format(row.gone_ms), who: row.gone_who, note: row.gone_note },
  }))
}
