import type { AgentFacts } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import type { Assessor } from './assessor.ts'
import type { Scheme } from './schema.ts'

/** Whom a scheme names: agents come before teams, teams before queues, queues before forms, and last everybody else. */
const AXES = ['agents', 'teams', 'queues', 'forms'] as const

/** The scheme an agent's month is assessed by; null where none is for it. */
export function choose(assessors: readonly Assessor[], month: string, facts: AgentFacts): Assessor | null {
  const held = assessors.filter(({ scheme }) => holds(scheme, month))
  const named = {
    agents: facts.agent.id,
    teams: facts.agent.team,
    queues: commonest(facts, 'queue'),
    forms: commonest(facts, 'form_id'),
  }
  for (const axis of AXES) {
    const found = held.find(({ scheme }) => scheme.applies_to?.[axis]?.includes(named[axis]))
    if (found) return found
  }
  return held.find(({ scheme }) => scheme.applies_to === undefined) ?? null
}

const holds = ({ effective: { from, to } = {} }: Scheme, month: string): boolean =>
  (from === undefined || month >= from) && (to === undefined || month < to)

/** The queue or form of most of the agent's scored calls; of equal ones the first by name. */
function commonest({ calls }: AgentFacts, by: 'queue' | 'form_id'): string {
  const counts = new Map<string, number>()
  for (const { [by]: name, times = 1 } of calls) counts.set(name, (counts.get(name) ?? 0) + times)
  return [...counts].sort(([a, n], [b, m]) => m - n || byText(a, b))[0]?.[0] ?? ''
}

/** What two schemes both are for, in the same months; null where nothing is. */
export function quarrel(a: Scheme, b: Scheme): string | null {
  const [one, other] = [a.effective ?? {}, b.effective ?? {}]
  const apart =
    (one.to !== undefined && other.from !== undefined && one.to <= other.from) ||
    (other.to !== undefined && one.from !== undefined && other.to <= one.from)
  if (apart) return null
  if (a.applies_to === undefined && b.applies_to === undefined) return 'everybody whom no other names'
  for (const axis of AXES) {
    const shared = a.applies_to?.[axis]?.find((name) => b.applies_to?.[axis]?.includes(name))
    if (shared !== undefined) return `${axis.slice(0, -1)} "${shared}"`
  }
  return null
}
