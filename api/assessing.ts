import type { AssessmentSheet, MonthFacts } from '../contract/index.ts'
import { monthsBack } from '../scoring/assessment/ladder.ts'
import { assessMonth, lookBack } from '../scoring/assessment/month.ts'
import type { AppOptions } from './options.ts'

type Parts = Pick<AppOptions, 'queries' | 'assessment' | 'scope'>

/** A month as the store knows it, and the sheets that come of it and of the months the schemes look back to. */
export async function assessedMonth(
  { queries, assessment: { assessors }, scope }: Parts,
  month: string,
  agent?: string,
): Promise<{ facts: MonthFacts; sheets: AssessmentSheet[] }> {
  const now = Date.now()
  const months = Array.from({ length: lookBack(assessors) + 1 }, (_, by) => monthsBack(month, by))
  const [all, own] = await Promise.all([
    queries.assessed({ months, now }, scope()),
    agent === undefined ? null : queries.assessed({ months: [month], agent, now }, scope()),
  ])
  const [facts, ...earlier] = all as [MonthFacts, ...MonthFacts[]]
  const named = own?.[0]?.agents[0]
  const opened = named
    ? {
        ...facts,
        agents: facts.agents.map((one) => (one.agent.id === named.agent.id ? { ...named, agent: one.agent } : one)),
      }
    : facts
  return { facts: opened, sheets: assessMonth(assessors, opened, earlier) }
}
