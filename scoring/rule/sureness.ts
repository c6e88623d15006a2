import type { Call } from '../../contract/index.ts'
import type { Hit } from '../detect/hit.ts'
import { type Condition, type Look, windowOf } from './condition.ts'
import type { Expression } from './expression.ts'
import { meanConfidence } from './needs.ts'
import { evaluate } from './verdict.ts'

/** What is so far beyond its limit, as a part of the limit, leaves no doubt that it is beyond it. */
const CLEARLY_BEYOND = 0.5
/** What is exactly at its limit. */
const AT_THE_LIMIT = 0.5

/**
 * How sure it is, 0–1, that an expression came to what it did: a chain is as sure as its weakest link, and what can be
 * shown in several ways as sure as the best of them.
 *
 * @param holds whether it came to yes
 */
export function sureness(expression: Expression<Condition>, look: Look, holds = true): number {
  switch (expression.op) {
    case 'is':
      return holds ? presence(expression.condition, look) : absence(expression.condition, look)
    case 'not':
      return sureness(expression.of, look, !holds)
    case 'then': {
      const parts = [expression.first, ...expression.next.map(({ of }) => of)]
      const found = parts.every((part) => isSo(part, look, true))
      return holds || found ? weakest(parts, look, true) : best(parts, look, false)
    }
    default: {
      const everyone = (expression.op === 'and') === holds
      return everyone ? weakest(expression.of, look, holds) : best(expression.of, look, holds)
    }
  }
}

type Parts = readonly Expression<Condition>[]

const weakest = (parts: Parts, look: Look, holds: boolean): number =>
  Math.min(...parts.map((part) => sureness(part, look, holds)))

const best = (parts: Parts, look: Look, holds: boolean): number =>
  Math.max(...parts.filter((part) => isSo(part, look, holds)).map((part) => sureness(part, look, holds)))

const isSo = (part: Expression<Condition>, look: Look, holds: boolean): boolean =>
  evaluate(part, look, false).truth === (holds ? 'yes' : 'no')

function presence(condition: Condition, look: Look): number {
  const { hits } = look.of(condition)
  return hits.length === 0 ? absence(condition, look) : surest(hits, look.scene.call)
}

/** That something was not said is as sure as the recogniser was of what it heard there instead. */
function absence(condition: Condition, look: Look): number {
  return condition.probe.words ? meanConfidence(windowOf(condition, look)) : 1
}

/** Of several hits, each of which would do. */
export const surest = (hits: readonly Hit[], call: Call): number =>
  Math.max(...hits.map((hit) => surenessOf(hit, call)))

/** What a detector says of its hit, and of its words what the recogniser did. */
export function surenessOf(hit: Hit, { segments }: Call): number {
  const heard = (hit.spans ?? []).map(({ segment }) => segments[segment]?.confidence ?? 1)
  return Math.min(1, ...heard) * (hit.sure ?? beyond(hit))
}

/** How clearly a time is beyond its limit; what has none is certain. */
function beyond({ matchedBy, measured }: Hit): number {
  if (matchedBy !== 'timing' || measured === undefined) return 1
  const { value, limit } = measured
  if (typeof value !== 'number' || typeof limit !== 'number' || limit === 0) return 1
  const distance = Math.abs(value - limit) / Math.abs(limit)
  return AT_THE_LIMIT + (1 - AT_THE_LIMIT) * Math.min(1, distance / CLEARLY_BEYOND)
}
