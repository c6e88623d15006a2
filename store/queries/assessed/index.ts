import type { AgentFacts, AgentRef, Calendar, MonthFacts } from '../../../contract/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { monthName, monthOf } from '../../rows/clock.ts'
import { groupBy } from '../../rows/group.ts'
import type { FactsFilter, Scope } from '../../types.ts'
import { callFacts, persons } from './calls.ts'
import { enteredFacts } from './entered.ts'
import { inspectionFacts } from './inspections.ts'
import type { Asked, Of } from './of.ts'
import { complaintFacts, limitFacts, monthsWithTickets, ratingFacts, ticketFacts } from './tickets.ts'

/**
 * What the assessment of months is made from. Calls are an agent's who took them; limits, ratings and complaints those of
 * whoever had the ticket then; repairs those of whoever took the ticket first.
 */
export async function assessed(
  engine: Engine,
  calendar: Calendar,
  { months, agent, now }: FactsFilter,
  scope: Scope,
): Promise<MonthFacts[]> {
  const asked: Asked = { engine, calendar, months: months.map(monthOf), agent, now, scope }
  const [people, calls, limits, ratings, complaints, tickets, inspections, entered, known] = await Promise.all([
    persons(asked),
    callFacts(asked),
    limitFacts(asked),
    ratingFacts(asked),
    complaintFacts(asked),
    ticketFacts(asked),
    inspectionFacts(asked),
    enteredFacts(asked),
    monthsWithTickets(asked),
  ])
  const sorted = { calls, limits, ratings, complaints, tickets, inspections, entered }
  return asked.months.map((month) => ({
    month: monthName(month),
    tickets_known: known.has(month),
    agents: everybody(
      people.filter((one) => one.month === month),
      Object.fromEntries(
        Object.entries(sorted).map(([name, all]) => [
          name,
          (all as Of<unknown>[]).filter((one) => one.month === month),
        ]),
      ) as unknown as typeof sorted,
    ),
  }))
}

type Sorted = {
  [Name in keyof AgentFacts as Name extends 'agent' | 'unscored' ? never : Name]: Of<
    AgentFacts[Name] extends (infer One)[] ? One : never
  >[]
}

/** Facts by agent; what names a team and no agent stands under an agent without id, one a team. */
function everybody(people: Awaited<ReturnType<typeof persons>>, sorted: Sorted): AgentFacts[] {
  const keyOf = ({ agent_id, team }: { agent_id: string; team: string }) => (agent_id === '' ? `\n${team}` : agent_id)
  const agents = new Map<string, { agent: AgentRef; unscored: number }>(
    people.map((one) => [one.agent.id, { agent: one.agent, unscored: one.unscored }]),
  )
  for (const all of Object.values(sorted) as Of<unknown>[][])
    for (const { agent_id, team } of all) {
      const key = keyOf({ agent_id, team })
      if (!agents.has(key)) agents.set(key, { agent: { id: agent_id, name: '', team, site: '' }, unscored: 0 })
    }
  const grouped = Object.fromEntries(
    Object.entries(sorted).map(([name, all]) => [name, groupBy(all as Of<unknown>[], keyOf)]),
  ) as Record<string, Map<string, Of<unknown>[]>>
  const of = (name: string, key: string) => (grouped[name]?.get(key) ?? []).map(({ fact }) => fact)
  return [...agents].map(
    ([key, own]) =>
      ({ ...own, ...Object.fromEntries(Object.keys(sorted).map((name) => [name, of(name, key)])) }) as AgentFacts,
  )
}
