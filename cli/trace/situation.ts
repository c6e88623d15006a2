import type { ConditionTrace, SituationTrace } from '../../scoring/explain/condition.ts'
import type { ItemTrace } from '../../scoring/explain/trace.ts'

/** The first trace of a situation, wherever it was asked for; null where it was not. */
export function situationIn(items: readonly ItemTrace[], id: string): SituationTrace | null {
  for (const { given, rules } of items) {
    const conditions = rules.flatMap((rule) => [
      ...rule.conditions,
      ...(rule.each?.anchors.flatMap((anchor) => anchor.conditions) ?? []),
    ])
    const found = (given && within(given, id)) ?? amongst(conditions, id)
    if (found) return found
  }
  return null
}

const within = (situation: SituationTrace, id: string): SituationTrace | null =>
  situation.id === id ? situation : amongst(situation.conditions, id)

function amongst(conditions: readonly ConditionTrace[], id: string): SituationTrace | null {
  for (const { situation } of conditions) {
    const found = situation && within(situation, id)
    if (found) return found
  }
  return null
}
