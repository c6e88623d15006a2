import type { Condition, Rule, Situation } from '../../rule/schema.ts'
import type { Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import type { Spot } from './remark.ts'

/** A condition of a rule or situation, and where it stands. */
export interface Placed extends Spot {
  decoded: Decoded<Rule | Situation>
  name: string
  spec: Condition
}

export function conditionsOf(decoded: Decoded<Rule | Situation>): Placed[] {
  return Object.entries(decoded.value.conditions as Record<string, Condition>).map(([name, spec]) => ({
    decoded,
    name,
    spec,
    path: ['conditions', name],
  }))
}

/** Rules and situations: all that has conditions. */
export const withConditions = (pack: Pack): Decoded<Rule | Situation>[] => [
  ...pack.rules.values(),
  ...pack.situations.values(),
]

export const allConditions = (pack: Pack): Placed[] => withConditions(pack).flatMap(conditionsOf)
