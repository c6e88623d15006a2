import type {
  AgentFacts,
  AssessedPart,
  AssessmentReport,
  AssessmentRow,
  AssessmentSheet,
  AssessmentTeam,
  InspectionFact,
  KpiReport,
  MonthFacts,
} from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import { assess, type Before } from './assess.ts'
import type { Assessor } from './assessor.ts'
import { choose } from './choose.ts'
import { fromCenti, halfUp, sum } from './exact.ts'
import { inspectionsPart } from './inspections.ts'
import { kpisOf } from './kpis.ts'
import { timesOf } from './made.ts'

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
    .map((own) => {
      const assessor = choose(assessors, facts.month, own)
      return assess(assessor, {
        month: facts.month,
        facts: withTeam(assessor, own, facts.agents),
        tickets_known: facts.tickets_known,
        before: before.get(own.agent.id) ?? [],
      })
    })
    .sort((a, b) => byText(a.agent.id, b.agent.id))
  return sheets.map((sheet) => ({ ...sheet, rank: rankOf(sheet, sheets) }))
}

function historyOf(assessors: readonly Assessor[], earlier: readonly MonthFacts[]): Map<string, Before[]> {
  const before = new Map<string, Before[]>()
  for (const { month, tickets_known, agents } of earlier)
    for (const facts of agents) {
      const assessor = choose(assessors, month, facts)
      const own = withTeam(assessor, facts, agents)
      const { total, grade } = assess(assessor, { month, facts: own, tickets_known, before: [] })
      const months = before.get(facts.agent.id) ?? []
      months.push({ month, total, grade: grade?.id ?? null, title: grade?.title ?? null })
      before.set(facts.agent.id, months)
    }
  return before
}

/** With the inspections of their whole team, where the scheme counts these for each member. */
function withTeam(assessor: Assessor | null, own: AgentFacts, agents: readonly AgentFacts[]): AgentFacts {
  if (own.agent.id === '' || assessor?.scheme.parts.inspections?.of_teams !== 'members') return own
  const shared = ofWholeTeam(agents, own.agent.team).map((one) => ({ ...one, whole_team: true }))
  return { ...own, inspections: [...own.inspections, ...shared] }
}

const ofWholeTeam = (agents: readonly AgentFacts[], team: string): InspectionFact[] =>
  agents.filter(({ agent }) => agent.id === '' && agent.team === team).flatMap(({ inspections }) => inspections)

function rankOf({ total, agent }: AssessmentSheet, sheets: readonly AssessmentSheet[]): AssessmentSheet['rank'] {
  if (total === null) return null
  const team = sheets.filter((one) => one.total !== null && one.agent.team === agent.team)
  return { place: 1 + team.filter((one) => (one.total as number) > total).length, of: team.length }
}

/** What the table of a month shows: sheets without what their figures were made of. */
export function reportOf(
  assessors: readonly Assessor[],
  { month, tickets_known, agents }: MonthFacts,
  sheets: readonly AssessmentSheet[],
): AssessmentReport {
  const schemes = new Map(sheets.flatMap(({ rules }) => (rules ? [[rules.hash, rules]] : [])))
  return {
    month,
    tickets_known,
    schemes: [...schemes.values()].map(({ clauses: _c, scales: _s, checklists: _l, ...scheme }) => ({
      ...scheme,
      agents: sheets.filter((one) => one.scheme?.hash === scheme.hash).length,
    })),
    teams: teamsOf(agents, sheets).map((team) => ({
      ...team,
      inspections: teamInspections(assessors, month, agents, team.team),
    })),
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

/** Of the team as a whole, by the scheme most of its agents are assessed by. */
function teamInspections(
  assessors: readonly Assessor[],
  month: string,
  agents: readonly AgentFacts[],
  team: string,
): AssessmentTeam['inspections'] {
  const assessor = chosenFor(
    assessors,
    month,
    agents.filter(({ agent }) => agent.team === team),
  )
  const part = assessor?.scheme.parts.inspections
  if (assessor === null || part === undefined) return null
  const { points, steps, entries } = inspectionsPart(assessor.checklists, ofWholeTeam(agents, team))
  return {
    points: points === null ? null : fromCenti(points),
    for_members: part.of_teams === 'members',
    counted: timesOf(entries.filter(({ counted }) => counted)),
    left_out: timesOf(entries.filter(({ counted }) => !counted)),
    steps,
    entries,
  }
}

function teamsOf(
  agents: readonly AgentFacts[],
  sheets: readonly AssessmentSheet[],
): Omit<AssessmentTeam, 'inspections'>[] {
  const inspected = agents.filter(({ agent, inspections }) => agent.id === '' && inspections.length > 0)
  return [...new Set([...sheets, ...inspected].map(({ agent }) => agent.team))].sort(byText).map((team) => {
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
