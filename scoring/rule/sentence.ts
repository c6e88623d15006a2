import { meant } from '../text/likest.ts'
import type { Condition } from './condition.ts'
import { RuleError } from './error.ts'
import { bind, conditionsIn, type Expression, ExpressionError, parseExpression, range } from './expression.ts'

/**
 * An expression of a rule or situation over its conditions: every name known, and neither true nor false whatever is
 * said. @param path where it stands in the file. @throws RuleError
 */
export function compileSentence(
  source: string,
  path: readonly string[],
  conditions: ReadonlyMap<string, Condition>,
): Expression<Condition> {
  try {
    const expression = parseExpression(source)
    const unknown = conditionsIn(expression).find((name) => !conditions.has(name))
    if (unknown !== undefined) {
      throw new ExpressionError(
        `no condition "${unknown}"${meant(unknown, [...conditions.keys()]) || ';'} there are: ${[...conditions.keys()].join(', ')}`,
        source.search(new RegExp(`\\b${unknown}\\b`)),
      )
    }
    const { never, always } = range(expression)
    if (never) throw new ExpressionError('this can never be true, whatever is said', 0)
    if (always) throw new ExpressionError('this is always true, whatever is said', 0)
    return bind(expression, (name) => conditions.get(name) as Condition)
  } catch (error) {
    if (error instanceof ExpressionError) throw new RuleError(error.message, path, error.offset)
    throw error
  }
}

/** @throws RuleError where a condition is named by nothing */
export function checkUsed(conditions: ReadonlyMap<string, Condition>, used: ReadonlySet<Condition>): void {
  const reached = new Set(used)
  for (const condition of used) for (let one = condition.anchor; one !== null; one = one.anchor) reached.add(one)
  for (const [name, condition] of conditions) {
    if (!reached.has(condition)) throw new RuleError(`condition "${name}" is used nowhere`, ['conditions', name])
  }
}
