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
  /** Of a chain whose parts were all found: which two do not follow each other as they should. */
  broken: Broken | null
}

export interface Broken {
  first: string
  next: string
  /** How far apart they are at the least; null where the second never comes after the first. */
  apart: number | null
  limit: number | null
  unit: 's' | 'turns' | null
}

export function tracePart(expression: Expression<Condition>, look: Look): PartTrace {
  const { truth, reason } = evaluate(expression, look, false)
  const of = partsOf(expression).map((part) => tracePart(part, look))
  for (const part of deciding(expression.op, { truth, reason }, of)) part.decided = true
  return {
    text: textOf(expression),
    op: expression.op,
    truth,
    reason,
    decided: false,
    of,
    broken: brokenIn(expression, look),
  }
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

function brokenIn(expression: Expression<Condition>, look: Look): Broken | null {
  if (expression.op !== 'then') return null
  const parts = partsOf(expression)
  const hits = parts.map((part) => evaluate(part, look)).map(({ truth, hits }) => (truth === 'yes' ? hits : null))
  if (hits.includes(null)) return null
  for (let i = 1; i < parts.length; i++) {
    const within = expression.next[i - 1]?.within ?? null
    const [first, next] = [textOf(parts[i - 1] as Expression<Condition>), textOf(parts[i] as Expression<Condition>)]
    const pairs = (hits[i - 1] ?? []).flatMap((hit) =>
      (hits[i] ?? []).filter(({ order }) => order > hit.order).map((later) => ({ hit, later })),
    )
    if (pairs.length === 0) return { first, next, apart: null, limit: null, unit: null }
    if (within === null) continue
    const { unit, amount } = within
    const apart = Math.min(
      ...pairs.map(({ hit, later }) => (unit === 's' ? (later.start - hit.end) / 1000 : look.turnsBetween(hit, later))),
    )
    if (apart > amount) return { first, next, apart, limit: amount, unit: unit === 's' ? 's' : 'turns' }
  }
  return null
}

type Came = Pick<Verdict, 'truth' | 'reason'>

/** One part of its kind is enough for some outcomes, others take them all. */
function deciding(op: PartTrace['op'], came: Came, of: readonly PartTrace[]): readonly PartTrace[] {
  const alike = of.filter(({ truth, reason }) => truth === came.truth && reason === came.reason)
  switch (op) {
    case 'or':
      return came.truth === 'no' ? of : came.truth === 'yes' ? alike : alike.slice(0, 1)
    case 'and':
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
