import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Hit } from '../detect/hit.ts'
import type { Expression, Within } from './expression.ts'

/**
 * What an expression comes to. `no` may carry a doubt: nothing was found, but something may have been missed (a line
 * the recogniser was unsure of). A doubtful `no` under `not` is therefore unknown, never a fault.
 */
export interface Verdict<C = unknown> {
  truth: 'yes' | 'no' | 'unknown'
  reason: NotEvaluatedReason | null
  /** What made it true. */
  hits: readonly Hit[]
  /** Conditions that found nothing: what was not said. */
  missing: readonly C[]
  /** Of a `yes`: why there may be hits besides those it has. */
  readonly missed?: NotEvaluatedReason | null
}

/** Why there may be hits that a verdict does not have; null where it has all there are. */
export const missedBy = ({ truth, reason, missed }: Verdict): NotEvaluatedReason | null =>
  truth === 'yes' ? (missed ?? null) : reason

const NOTHING: readonly never[] = []

/** A plain `no`, of which nothing is missing. */
export const NO: Verdict<never> = { truth: 'no', reason: null, hits: NOTHING, missing: NOTHING }

/** Who knows what the conditions come to in a call. */
export interface Witness<C> {
  of(condition: C): Verdict<C>
  /** How many turns with words begin after the one hit and no later than the other. */
  turnsBetween(hit: Hit, later: Hit): number
}

/** Three-valued logic over the verdicts of the conditions; looks no further than the answer needs. */
export function evaluate<C>(expression: Expression<C>, witness: Witness<C>, hitsMatter = true): Verdict<C> {
  switch (expression.op) {
    case 'is':
      return witness.of(expression.condition)
    case 'not':
      return negate(evaluate(expression.of, witness, false))
    case 'and':
      return all(expression.of, witness, hitsMatter)
    case 'or':
      return any(expression.of, witness, hitsMatter)
    case 'then': {
      const first = evaluate(expression.first, witness)
      const next = expression.next.map((step) => ({ verdict: evaluate(step.of, witness), within: step.within }))
      return sequence(first, next, witness)
    }
  }
}

function negate<C>(verdict: Verdict<C>): Verdict<C> {
  if (verdict.truth === 'unknown') return verdict
  if (verdict.truth === 'yes') return NO
  const { reason, hits, missing } = verdict
  return { truth: reason === null ? 'yes' : 'unknown', reason, hits, missing }
}

/** A plain no decides; else a doubtful one, else what is unknown. */
function all<C>(parts: readonly Expression<C>[], witness: Witness<C>, hitsMatter: boolean): Verdict<C> {
  let doubtful: Verdict<C> | null = null
  let unknown: Verdict<C> | null = null
  let yes: Verdict<C> | null = null
  for (const part of parts) {
    const verdict = evaluate(part, witness, hitsMatter)
    if (verdict.truth === 'no') {
      if (verdict.reason === null) return verdict
      doubtful ??= verdict
    } else if (verdict.truth === 'unknown') unknown ??= verdict
    else yes = yes === null || !hitsMatter ? verdict : join(yes, verdict)
  }
  return doubtful ?? unknown ?? (yes as Verdict<C>)
}

/** Where the hits do not matter, the first yes is enough. */
function any<C>(parts: readonly Expression<C>[], witness: Witness<C>, hitsMatter: boolean): Verdict<C> {
  let unknown: Verdict<C> | null = null
  let yes: Verdict<C> | null = null
  let no: Verdict<C> | null = null
  for (const part of parts) {
    const verdict = evaluate(part, witness, hitsMatter)
    if (verdict.truth === 'yes') {
      if (!hitsMatter) return verdict
      yes = yes === null ? verdict : join(yes, verdict)
    } else if (verdict.truth === 'unknown') unknown ??= verdict
    else no = no === null ? verdict : join(no, verdict)
  }
  const missed = unknown?.reason ?? no?.reason ?? null
  if (yes === null) return unknown ?? (no as Verdict<C>)
  return missed === null ? yes : { ...found(yes.hits, yes.missing), missed: yes.missed ?? missed }
}

const found = <C>(hits: readonly Hit[], missing: readonly C[]): Verdict<C> => ({
  truth: 'yes',
  reason: null,
  hits,
  missing,
})

/** Two of the same truth. */
function join<C>(a: Verdict<C>, b: Verdict<C>): Verdict<C> {
  const reason = a.reason ?? b.reason
  if (a.hits.length + a.missing.length === 0 && reason === b.reason) return b
  if (b.hits.length + b.missing.length === 0 && reason === a.reason) return a
  const missed = a.missed ?? b.missed ?? null
  return { truth: a.truth, reason, hits: [...a.hits, ...b.hits], missing: [...a.missing, ...b.missing], missed }
}

interface Follower<C> {
  verdict: Verdict<C>
  within: Within | null
}

/** Chains of a first and, one after the other, the nearest that follow it. */
function sequence<C>(first: Verdict<C>, next: readonly Follower<C>[], witness: Witness<C>): Verdict<C> {
  const parts = [first, ...next.map(({ verdict }) => verdict)]
  const failed =
    parts.find(({ truth, reason }) => truth === 'no' && reason === null) ??
    parts.find(({ truth }) => truth === 'no') ??
    parts.find(({ truth }) => truth === 'unknown')
  if (failed) return failed
  const chains = first.hits.flatMap((hit) => chainFrom(hit, next, 0, witness) ?? [])
  const missed = parts.map(missedBy).find((reason) => reason !== null) ?? null
  if (chains.length > 0) return { ...found([...new Set(chains)], NOTHING), missed }
  return missed === null ? NO : { ...NO, reason: missed }
}

function chainFrom<C>(hit: Hit, next: readonly Follower<C>[], at: number, witness: Witness<C>): Hit[] | null {
  const step = next[at]
  if (!step) return [hit]
  for (const later of step.verdict.hits) {
    if (later.order <= hit.order || (step.within !== null && !isWithin(hit, later, step.within, witness))) continue
    const chain = chainFrom(later, next, at + 1, witness)
    if (chain) return [hit, ...chain]
  }
  return null
}

const isWithin = <C>(hit: Hit, later: Hit, { amount, unit }: Within, witness: Witness<C>): boolean =>
  unit === 's' ? later.start - hit.end <= amount * 1000 : witness.turnsBetween(hit, later) <= amount
