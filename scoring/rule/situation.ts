import type { Scene, Workshop } from '../detect/detector.ts'
import { compileConditions, Look } from './condition.ts'
import { conditionsIn } from './expression.ts'
import type { Situation } from './schema.ts'
import { checkUsed, compileSentence } from './sentence.ts'
import { evaluate, type Verdict } from './verdict.ts'

/** A situation as rules and items ask for it. @throws RuleError */
export function compileSituation(
  { conditions: specs, holds }: Situation,
  workshop: Workshop,
): (scene: Scene) => Verdict {
  const conditions = compileConditions(specs, workshop)
  const sentence = compileSentence(holds, 'holds', conditions)
  checkUsed(conditions, new Set(conditionsIn(sentence)))
  return (scene) => evaluate(sentence, new Look(scene))
}
