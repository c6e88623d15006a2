import type { AgentReport, Calendar, Habit, Score } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthOf } from '../rows/clock.ts'
import type { Scope } from '../types.ts'
import type { Forms } from './forms.ts'
import { days, inMonth, tally } from './month.ts'
import { agentsOf, people } from './people.ts'
import { findingsOf, problems } from './problems.ts'
import { SUMMARY, type SummaryRow, summaryOf } from './summary.ts'
import { passRate, tallyOf } from './tally.ts'
import { type Where, where } from './where.ts'

const MOMENTS = 3
const LOWEST = 10

/** One agent's month. The team's average is over the calls the scope lets see. */
export async function agent(
  engine: Engine,
  calendar: Calendar,
  forms: Forms,
  agentId: string,
  month: string,
  scope: Scope,
): Promise<AgentReport | null> {
  const all = inMonth(monthOf(month), scope)
  const own = where(all, { sql: 'agent_id = {agent:String}', params: { agent: agentId } })
  const [person] = agentsOf(await people(engine, own))
  if (person === undefined) return null
  const team = where(all, { sql: 'agent_team = {team:String}', params: { team: person.agent.team } })
  const [teamTally, byDay, wrong, moments, lowest] = await Promise.all([
    tally(engine, team),
    days(engine, own),
    problems(engine, forms, own),
    latestMoments(engine, calendar, own),
    lowestCalls(engine, calendar, own),
  ])
  return {
    month,
    agent: person.agent,
    ...tallyOf(person.tally),
    pass_rate: passRate(person.tally),
    team_average: tallyOf(teamTally).average,
    days: byDay,
    habits: wrong.map((problem) => ({ ...problem, moments: moments.get(problem.rule_id) ?? [] })),
    lowest,
  }
}

async function lowestCalls(engine: Engine, calendar: Calendar, own: Where): Promise<AgentReport['lowest']> {
  const rows = await engine.rows<SummaryRow>(
    'lowest calls',
    `SELECT ${SUMMARY} FROM heads FINAL WHERE ${own.sql} AND isNotNull(score)
     ORDER BY score, started_at DESC, call_id LIMIT {limit:UInt32}`,
    { ...own.params, limit: LOWEST },
  )
  return rows.map((row) => summaryOf(row, calendar))
}

interface MomentRow {
  call_id: string
  started_ms: number
  score_id: string
  rule_id: string
  /** Of the finding in its score, from 1. */
  place: number
}

/** By rule, the newest moments with their findings as the score has them. */
async function latestMoments(engine: Engine, calendar: Calendar, own: Where): Promise<Map<string, Habit['moments']>> {
  const rows = await engine.rows<MomentRow>(
    'moments',
    `SELECT call_id, toUnixTimestamp64Milli(started_at) AS started_ms, score_id, rule_id, place
     FROM ${findingsOf('call_id, started_at, score_id', own)}
     ORDER BY started_at DESC, call_id, place LIMIT ${MOMENTS} BY rule_id`,
    own.params,
  )
  const lines = await scoreLines(engine, rows)
  const moments = new Map<string, Habit['moments']>()
  for (const row of rows) {
    const finding = lines.get(row.score_id)?.findings[row.place - 1]
    if (finding === undefined) continue
    const of = moments.get(row.rule_id) ?? []
    moments.set(row.rule_id, [...of, { call_id: row.call_id, started_at: calendar.format(row.started_ms), finding }])
  }
  return moments
}

async function scoreLines(engine: Engine, rows: MomentRow[]): Promise<Map<string, Score>> {
  if (rows.length === 0) return new Map()
  const lines = await engine.rows<{ score_id: string; line: string }>(
    'score lines',
    `SELECT score_id, any(line) AS line FROM scores
     WHERE call_id IN {calls:Array(String)} AND score_id IN {scores:Array(String)} GROUP BY score_id`,
    {
      calls: [...new Set(rows.map((row) => row.call_id))],
      scores: [...new Set(rows.map((row) => row.score_id))],
    },
  )
  return new Map(lines.map((row) => [row.score_id, JSON.parse(row.line) as Score]))
}
