import type { MonthReport } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthBefore, monthName, monthOf } from '../rows/clock.ts'
import type { MonthFilter, Scope } from '../types.ts'
import type { Forms } from './forms.ts'
import { problems, worstTags } from './problems.ts'
import { AGENT, type AgentColumns, agentOf, NO_CALLS, passRate, TALLY, type TallyRow, tallyOf } from './tally.ts'
import { visible, type Where, when, where } from './where.ts'

export async function month(engine: Engine, forms: Forms, filter: MonthFilter, scope: Scope): Promise<MonthReport> {
  const number = monthOf(filter.month)
  const in_ = (month: number) => where(inMonth(month, scope), ...conditions(filter))
  const now = in_(number)
  const [all, before, unscored, grades, bins, byDay, wrong, agents, teams] = await Promise.all([
    tally(engine, now),
    tally(engine, in_(monthBefore(number))),
    counts(engine, 'unscored', 'unscored', where(now, { sql: 'isNull(score)', params: {} })),
    counts(engine, 'grades', 'grade', where(now, { sql: 'isNotNull(score)', params: {} })),
    distribution(engine, now),
    days(engine, now),
    problems(engine, forms, now),
    agentRows(engine, now),
    teamRows(engine, now),
  ])
  return {
    month: filter.month,
    ...tallyOf(all),
    pass_rate: passRate(all),
    previous: before.scored === 0 ? null : previous(before, monthBefore(number)),
    unscored: unscored.map(({ name, calls }) => ({ reason: name, calls })),
    grades: grades.map(({ name, calls }) => ({ grade: name, calls })),
    distribution: bins,
    days: byDay,
    problems: wrong,
    agents,
    teams,
  }
}

/** The calls of one month that may be seen. */
export const inMonth = (month: number, scope: Scope): Where =>
  where({ sql: 'month = {month:UInt32}', params: { month } }, visible(scope))

const conditions = ({ team, queue, channel }: MonthFilter) => [
  when('agent_team = {team:String}', { team }),
  when('queue = {queue:String}', { queue }),
  when('channel = {channel:String}', { channel }),
]

const previous = (row: TallyRow, month: number) => ({
  month: monthName(month),
  average: tallyOf(row).average,
  pass_rate: passRate(row),
  calls: row.calls,
})

export async function tally(engine: Engine, which: Where): Promise<TallyRow> {
  const [row] = await engine.rows<TallyRow>(
    'tally',
    `SELECT ${TALLY} FROM heads FINAL WHERE ${which.sql}`,
    which.params,
  )
  return row ?? NO_CALLS
}

const counts = (engine: Engine, purpose: string, column: 'unscored' | 'grade', which: Where) =>
  engine.rows<{ name: string; calls: number }>(
    purpose,
    `SELECT ${column} AS name, count() AS calls FROM heads FINAL WHERE ${which.sql} GROUP BY name ORDER BY calls DESC, name`,
    which.params,
  )

async function distribution(engine: Engine, which: Where): Promise<MonthReport['distribution']> {
  const rows = await engine.rows<{ bin: number; calls: number }>(
    'distribution',
    `SELECT least(intDiv(assumeNotNull(toFloat64(score)), 10), 9) AS bin, count() AS calls
     FROM heads FINAL WHERE ${which.sql} AND isNotNull(score) GROUP BY bin`,
    which.params,
  )
  const calls = new Map(rows.map((row) => [row.bin, row.calls]))
  return Array.from({ length: 10 }, (_, bin) => ({ from: bin * 10, to: bin * 10 + 10, calls: calls.get(bin) ?? 0 }))
}

export async function days(engine: Engine, which: Where): Promise<MonthReport['days']> {
  const rows = await engine.rows<TallyRow & { on_day: string }>(
    'days',
    `SELECT toString(day) AS on_day, ${TALLY} FROM heads FINAL WHERE ${which.sql} GROUP BY on_day ORDER BY on_day`,
    which.params,
  )
  return rows.map((row) => ({ day: row.on_day, ...tallyOf(row) }))
}

async function agentRows(engine: Engine, which: Where): Promise<MonthReport['agents']> {
  const [rows, worst] = await Promise.all([
    engine.rows<TallyRow & AgentColumns>(
      'agents',
      `SELECT agent_id, ${AGENT}, ${TALLY} FROM heads FINAL WHERE ${which.sql} GROUP BY agent_id ORDER BY agent_id`,
      which.params,
    ),
    worstTags(engine, 'agent_id', which),
  ])
  return rows.map((row) => ({
    agent: agentOf(row),
    ...tallyOf(row),
    pass_rate: passRate(row),
    worst_tag: worst(row.agent_id),
  }))
}

async function teamRows(engine: Engine, which: Where): Promise<MonthReport['teams']> {
  const [rows, worst] = await Promise.all([
    engine.rows<TallyRow & { agent_team: string; agents: number }>(
      'teams',
      `SELECT agent_team, uniqExact(agent_id) AS agents, ${TALLY} FROM heads FINAL WHERE ${which.sql}
       GROUP BY agent_team ORDER BY agent_team`,
      which.params,
    ),
    worstTags(engine, 'agent_team', which),
  ])
  return rows.map((row) => ({
    team: row.agent_team,
    agents: row.agents,
    ...tallyOf(row),
    pass_rate: passRate(row),
    worst_tag: worst(row.agent_team),
  }))
}
