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
      return sequence(
        evaluate(expression.first, of),
        expression.next.map((step) => ({ ...evaluate(step.of, of), within: step.within })),
      )
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

interface Follower extends Verdict {
  within: number | null
}

/** Chains of a first and, one after the other, the nearest that follow it. */
function sequence(first: Verdict, next: readonly Follower[]): Verdict {
  if ([first, ...next].some(({ truth }) => truth !== 'yes')) return all([first, ...next])
  const chains = first.hits.flatMap((hit) => chainFrom(hit, next) ?? [])
  if (chains.length === 0) return { truth: 'no', reason: null, hits: [], missing: [] }
  return { truth: 'yes', reason: null, hits: [...new Set(chains)], missing: [] }
}

function chainFrom(hit: Hit, [step, ...rest]: readonly Follower[]): Hit[] | null {
  if (!step) return [hit]
  for (const later of step.hits) {
    if (later.order <= hit.order || (step.within !== null && later.start - hit.end > step.within)) continue
    const chain = chainFrom(later, rest)
    if (chain) return [hit, ...chain]
  }
  return null
}
