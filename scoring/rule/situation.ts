import type { Scene, Workshop } from '../detect/detector.ts'
import { type Condition, compileConditions, Look } from './condition.ts'
import { conditionsIn, type Expression } from './expression.ts'
import type { Situation } from './schema.ts'
import { checkUsed, compileSentence } from './sentence.ts'
import { evaluate, type Verdict } from './verdict.ts'

export interface CompiledSituation {
  situation: Situation
  /** As rules and items ask for it. */
  ask(scene: Scene): Verdict
  /** What it is made of, for those who explain a score. */
  parts: { conditions: ReadonlyMap<string, Condition>; holds: Expression<Condition> }
}

/** @throws RuleError */
export function compileSituation(situation: Situation, workshop: Workshop): CompiledSituation {
  const conditions = compileConditions(situation.conditions, workshop)
  const holds = compileSentence(situation.holds, ['holds'], conditions)
  checkUsed(conditions, new Set(conditionsIn(holds)))
  return { situation, parts: { conditions, holds }, ask: (scene) => evaluate(holds, new Look(scene)) }
}
