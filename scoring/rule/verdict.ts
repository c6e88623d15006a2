import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Hit } from '../detect/detector.ts'
import type { Expression } from './expression.ts'

/**
 * What an expression comes to. `no` may carry a doubt: nothing was found, but something may have been missed (a line
 * the recogniser was unsure of). A doubtful `no` under `not` is therefore unknown, never a fault.
 */
export interface Verdict {
  truth: 'yes' | 'no' | 'unknown'
  reason: NotEvaluatedReason | null
  /** What made it true. */
  hits: readonly Hit[]
  /** Conditions that found nothing: what was not said. */
  missing: readonly string[]
}

/** Three-valued logic over the verdicts of the named conditions; looks no further than the answer needs. */
export function evaluate(expression: Expression, of: (name: string) => Verdict, hitsMatter = true): Verdict {
  switch (expression.op) {
    case 'name':
      return of(expression.name)
    case 'not':
      return negate(evaluate(expression.of, of, false))
    case 'and':
      return all(expression.of.map((part) => evaluate(part, of, hitsMatter)))
    case 'or':
      return any(expression.of, (part) => evaluate(part, of, hitsMatter), hitsMatter)
    case 'then':
      return sequence(evaluate(expression.first, of), evaluate(expression.second, of), expression.within)
  }
}

function negate(verdict: Verdict): Verdict {
  if (verdict.truth === 'unknown') return verdict
  if (verdict.truth === 'yes') return { truth: 'no', reason: null, hits: [], missing: [] }
  return { ...verdict, truth: verdict.reason === null ? 'yes' : 'unknown' }
}

function all(parts: Verdict[]): Verdict {
  const decisive =
    parts.find((part) => part.truth === 'no' && part.reason === null) ??
    parts.find((part) => part.truth === 'no') ??
    parts.find((part) => part.truth === 'unknown')
  return decisive ?? join('yes', parts)
}

/** Where the hits do not matter, the first yes is enough. */
function any(of: Expression[], judge: (part: Expression) => Verdict, hitsMatter: boolean): Verdict {
  const parts: Verdict[] = []
  for (const part of of) {
    const verdict = judge(part)
    if (verdict.truth === 'yes' && !hitsMatter) return verdict
    parts.push(verdict)
  }
  const yes = parts.filter((part) => part.truth === 'yes')
  if (yes.length > 0) return join('yes', yes)
  return parts.find((part) => part.truth === 'unknown') ?? join('no', parts)
}

function join(truth: Verdict['truth'], parts: Verdict[]): Verdict {
  return {
    truth,
    reason: truth === 'yes' ? null : (parts.find((part) => part.reason !== null)?.reason ?? null),
    hits: parts.flatMap((part) => part.hits),
    missing: parts.flatMap((part) => part.missing),
  }
}

/** Pairs of a first and the nearest second after it. */
function sequence(first: Verdict, second: Verdict, within: number | null): Verdict {
  if (first.truth !== 'yes' || second.truth !== 'yes') return all([first, second])
  const pairs = first.hits.flatMap((a) => {
    const next = second.hits.find((b) => b.order > a.order && (within === null || b.start - a.end <= within))
    return next ? [a, next] : []
  })
  if (pairs.length === 0) return { truth: 'no', reason: null, hits: [], missing: [] }
  return { truth: 'yes', reason: null, hits: [...new Set(pairs)], missing: [] }
}
