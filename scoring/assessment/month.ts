import type {
  AgentFacts,
  AssessedPart,
  AssessmentReport,
  AssessmentRow,
  AssessmentSheet,
  AssessmentTeam,
  KpiReport,
  MonthFacts,
} from '../../contract/index.ts'
import { assess, type Before } from './assess.ts'
import type { Assessor } from './assessor.ts'
import { choose } from './choose.ts'
import { byText, halfUp, sum } from './exact.ts'
import { kpisOf } from './kpis.ts'

/** How many months before a month the schemes look back. */
export const lookBack = (assessors: readonly Assessor[]): number =>
  Math.max(0, ...assessors.flatMap(({ scheme }) => (scheme.ladder ?? []).map(({ within }) => within - 1)))

/** A sheet for every agent, ranked within teams. @param earlier months before, in any order */
export function assessMonth(
  assessors: readonly Assessor[],
  facts: MonthFacts,
  earlier: readonly MonthFacts[],
): AssessmentSheet[] {
  const before = historyOf(assessors, earlier)
  const sheets = facts.agents
    .filter(({ agent }) => agent.id !== '')
    .map((own) =>
      assess(choose(assessors, facts.month, own), {
        month: facts.month,
        facts: own,
        tickets_known: facts.tickets_known,
        before: before.get(own.agent.id) ?? [],
      }),
    )
    .sort((a, b) => byText(a.agent.id, b.agent.id))
  return sheets.map((sheet) => ({ ...sheet, rank: rankOf(sheet, sheets) }))
}

function historyOf(assessors: readonly Assessor[], earlier: readonly MonthFacts[]): Map<string, Before[]> {
  const before = new Map<string, Before[]>()
  for (const { month, tickets_known, agents } of earlier)
    for (const facts of agents) {
      const { total, grade } = assess(choose(assessors, month, facts), { month, facts, tickets_known, before: [] })
      const own = before.get(facts.agent.id) ?? []
      own.push({ month, total, grade: grade?.id ?? null, title: grade?.title ?? null })
      before.set(facts.agent.id, own)
    }
  return before
}

function rankOf({ total, agent }: AssessmentSheet, sheets: readonly AssessmentSheet[]): AssessmentSheet['rank'] {
  if (total === null) return null
  const team = sheets.filter((one) => one.total !== null && one.agent.team === agent.team)
  return { place: 1 + team.filter((one) => (one.total as number) > total).length, of: team.length }
}

/** What the table of a month shows: sheets without what their figures were made of. */
export function reportOf(
  { month, tickets_known }: Pick<MonthFacts, 'month' | 'tickets_known'>,
  sheets: readonly AssessmentSheet[],
): AssessmentReport {
  const schemes = new Map(sheets.flatMap(({ rules }) => (rules ? [[rules.hash, rules]] : [])))
  return {
    month,
    tickets_known,
    schemes: [...schemes.values()].map(({ id, version, hash, title, note }) => ({
      id,
      version,
      hash,
      title,
      note,
      agents: sheets.filter(({ scheme }) => scheme?.hash === hash).length,
    })),
    teams: teamsOf(sheets),
    agents: sheets.map(rowOf),
  }
}

function rowOf({
  parts,
  base: _b,
  adjustments: _a,
  before: _e,
  rules: _r,
  limits: _l,
  ...row
}: AssessmentSheet): AssessmentRow {
  return { ...row, parts: parts.map(({ steps: _s, entries: _n, ...part }): AssessedPart => part) }
}

function teamsOf(sheets: readonly AssessmentSheet[]): AssessmentTeam[] {
  return [...new Set(sheets.map(({ agent }) => agent.team))].sort(byText).map((team) => {
    const own = sheets.filter(({ agent }) => agent.team === team)
    const totals = own.flatMap(({ total }) => (total === null ? [] : [Math.round(total * 10)]))
    return {
      team,
      agents: own.length,
      assessed: totals.length,
      average: totals.length === 0 ? null : halfUp(sum(totals), totals.length) / 10,
      below_line: own.filter(({ grade }) => grade?.below_line).length,
    }
  })
}

/** The rates of each team, by the scheme most of its agents are assessed by, and of all. */
export function kpiReport(assessors: readonly Assessor[], { month, agents }: MonthFacts): KpiReport {
  const row = (team: string | null, facts: readonly AgentFacts[]): KpiReport['teams'][number] => {
    const assessor = chosenFor(assessors, month, facts)
    return { team, scheme: assessor?.ref ?? null, kpis: assessor ? kpisOf(assessor.scheme, facts) : [] }
  }
  const teams = [...new Set(agents.map(({ agent }) => agent.team))].sort(byText)
  return {
    month,
    teams: [
      row(null, agents),
      ...teams.map((team) =>
        row(
          team,
          agents.filter(({ agent }) => agent.team === team),
        ),
      ),
    ],
  }
}

/** The scheme by which most agents of these are assessed; what belongs to a team alone only has a say where there is nobody. */
export function chosenFor(
  assessors: readonly Assessor[],
  month: string,
  facts: readonly AgentFacts[],
): Assessor | null {
  const people = facts.filter(({ agent }) => agent.id !== '')
  return commonest((people.length > 0 ? people : facts).map((own) => choose(assessors, month, own)))
}

function commonest(chosen: readonly (Assessor | null)[]): Assessor | null {
  const counts = new Map<Assessor, number>()
  for (const one of chosen) if (one) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || byText(a.ref.id, b.ref.id))[0]?.[0] ?? null
}
