import type { Calendar, MonthReport } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthBefore, monthName, monthOf } from '../rows/clock.ts'
import { groupBy } from '../rows/group.ts'
import type { MonthFilter, Scope } from '../types.ts'
import type { Forms } from './forms.ts'
import { agentsOf, people, teamsOf } from './people.ts'
import { problems, worstTags } from './problems.ts'
import { scoredBy } from './scored-by.ts'
import { NO_CALLS, passRate, sumOf, TALLY, type TallyRow, tallyOf } from './tally.ts'
import { visible, type Where, when, where } from './where.ts'

export async function month(
  engine: Engine,
  calendar: Calendar,
  forms: Forms,
  filter: MonthFilter,
  scope: Scope,
): Promise<MonthReport> {
  const number = monthOf(filter.month)
  const calls = (month: number) => where(inMonth(month, scope), ...conditions(filter))
  const now = calls(number)
  const [persons, before, results, byDay, by, wrong, worst] = await Promise.all([
    people(engine, now),
    tally(engine, calls(monthBefore(number))),
    resultsOf(engine, now),
    days(engine, now),
    scoredBy(engine, calendar, forms, now),
    problems(engine, forms, now),
    worstTags(engine, now),
  ])
  const all = sumOf(persons)
  return {
    month: filter.month,
    ...tallyOf(all),
    pass_rate: passRate(all),
    previous: before.scored === 0 ? null : previous(before, monthBefore(number)),
    ...results,
    days: byDay,
    scored_by: by,
    problems: wrong,
    agents: agentsOf(persons).map(({ agent, tally }) => ({
      agent,
      ...tallyOf(tally),
      pass_rate: passRate(tally),
      worst_tag: worst.agent(agent.id),
    })),
    teams: teamsOf(persons).map(({ team, agents, tally }) => ({
      team,
      agents,
      ...tallyOf(tally),
      pass_rate: passRate(tally),
      worst_tag: worst.team(team),
    })),
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

interface ResultRow {
  /** -1 where there is no score. */
  bin: number
  grade: string
  unscored: string
  calls: number
}

/** How calls ended: by grade, in bins of ten points, or unscored and why. */
async function resultsOf(
  engine: Engine,
  which: Where,
): Promise<Pick<MonthReport, 'unscored' | 'grades' | 'distribution'>> {
  const rows = await engine.rows<ResultRow>(
    'results',
    `SELECT if(isNull(score), -1, least(intDiv(toFloat64(assumeNotNull(score)), 10), 9)) AS bin, grade, unscored,
       count() AS calls
     FROM heads FINAL WHERE ${which.sql} GROUP BY bin, grade, unscored`,
    which.params,
  )
  const scored = rows.filter((row) => row.bin >= 0)
  return {
    unscored: commonest(
      rows.filter((row) => row.bin < 0),
      'unscored',
    ).map(([reason, calls]) => ({ reason, calls })),
    grades: commonest(scored, 'grade').map(([grade, calls]) => ({ grade, calls })),
    distribution: Array.from({ length: 10 }, (_, bin) => ({
      from: bin * 10,
      to: bin * 10 + 10,
      calls: callsOf(scored.filter((row) => row.bin === bin)),
    })),
  }
}

const callsOf = (rows: ResultRow[]): number => rows.reduce((sum, row) => sum + row.calls, 0)

const commonest = (rows: ResultRow[], by: 'grade' | 'unscored'): [name: string, calls: number][] =>
  [...groupBy(rows, (row) => row[by])]
    .map(([name, own]): [string, number] => [name, callsOf(own)])
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))

export async function days(engine: Engine, which: Where): Promise<MonthReport['days']> {
  const rows = await engine.rows<TallyRow & { on_day: string }>(
    'days',
    `SELECT toString(day) AS on_day, ${TALLY} FROM heads FINAL WHERE ${which.sql} GROUP BY day ORDER BY day`,
    which.params,
  )
  return rows.map((row) => ({ day: row.on_day, ...tallyOf(row) }))
}
