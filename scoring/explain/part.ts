import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Condition, Look } from '../rule/condition.ts'
import type { Expression } from '../rule/expression.ts'
import { evaluate, type Verdict } from '../rule/verdict.ts'

/** A part of an expression, what it came to, and of what it consists. */
export interface PartTrace {
  text: string
  op: Expression['op']
  truth: Verdict['truth']
  reason: NotEvaluatedReason | null
  /** Whether what it stands in came out as it did because of it. */
  decided: boolean
  of: PartTrace[]
}

export function tracePart(expression: Expression<Condition>, look: Look): PartTrace {
  const { truth, reason } = evaluate(expression, look, false)
  const of = partsOf(expression).map((part) => tracePart(part, look))
  for (const part of deciding(expression.op, { truth, reason }, of)) part.decided = true
  return { text: textOf(expression), op: expression.op, truth, reason, decided: false, of }
}

function partsOf(expression: Expression<Condition>): readonly Expression<Condition>[] {
  switch (expression.op) {
    case 'is':
      return []
    case 'not':
      return [expression.of]
    case 'then':
      return [expression.first, ...expression.next.map(({ of }) => of)]
    default:
      return expression.of
  }
}

type Came = Pick<Verdict, 'truth' | 'reason'>

/** One part of its kind is enough for some outcomes, others take them all. */
function deciding(op: PartTrace['op'], came: Came, of: readonly PartTrace[]): readonly PartTrace[] {
  const alike = of.filter(({ truth, reason }) => truth === came.truth && reason === came.reason)
  switch (op) {
    case 'or':
      return came.truth === 'no' ? of : came.truth === 'yes' ? alike : alike.slice(0, 1)
    case 'and':
      return came.truth === 'yes' ? of : alike.slice(0, 1)
    case 'then':
      return of.every(({ truth }) => truth === 'yes') ? of : alike.slice(0, 1)
    default:
      return of
  }
}

/** The loosest first. */
const BINDING: readonly PartTrace['op'][] = ['or', 'and', 'then', 'not', 'is']
const NOT = BINDING.indexOf('not')

/** An expression as one would write it. @param least what binds more loosely stands in parentheses */
function textOf(expression: Expression<Condition>, least = 0): string {
  const text = bare(expression)
  return BINDING.indexOf(expression.op) < least ? `(${text})` : text
}

function bare(expression: Expression<Condition>): string {
  const { op } = expression
  switch (op) {
    case 'is':
      return expression.condition.name
    case 'not':
      return `not ${textOf(expression.of, NOT)}`
    case 'then': {
      const next = expression.next.map(({ of, within }) => {
        const reach = within ? ` within ${within.amount} ${within.unit}` : ''
        return ` then ${textOf(of, NOT)}${reach}`
      })
      return textOf(expression.first, NOT) + next.join('')
    }
    default:
      return expression.of.map((part) => textOf(part, BINDING.indexOf(op) + 1)).join(` ${op} `)
  }
}
