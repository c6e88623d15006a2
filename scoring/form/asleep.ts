import type { Scene } from '../detect/detector.ts'
import { type Applies, languageOf } from '../rule/applies.ts'
import type { CompiledRule } from '../rule/compile.ts'
import type { Condition } from '../rule/condition.ts'
import type { Expression } from '../rule/expression.ts'

/** What a form does with a rule, as far as it matters here. */
export interface Use {
  readonly compiled: CompiledRule
  readonly points: number
  readonly shadow: boolean
}

/** What a use comes to in a call: to be judged, nothing that changes its item, or a pass. */
export const AWAKE = 0
export const NOTHING = 1
export const PASSED = 2
type State = typeof NOTHING | typeof PASSED

/** How a use may be slept through. */
interface Asleep {
  state: State
  /** Bits of the calls it is for, see `BITS`. */
  calls: number
  /** Of which none is heard. */
  wakers: readonly Condition[]
}

/** What a use may sleep through; null where it must be judged to be known. */
export function asleepOf({ compiled, points, shadow }: Use): Asleep | null {
  const { given, each, find, demand } = compiled.parts
  // What adds points is looked at even where it does not apply.
  if (points > 0 && !shadow) return null
  const wakers = given && wakersOf(given)
  if (wakers !== null) return { state: NOTHING, calls: 0, wakers }
  const calls = callsOf(compiled)
  if (given !== null || demand !== null || calls === null) return null
  const passed = shadow ? NOTHING : PASSED
  if (each !== null) {
    const own = wakersOf({ op: 'is', condition: each })
    return own && { state: compiled.rule.if_none === 'pass' ? passed : NOTHING, calls, wakers: own }
  }
  const own = find && wakersOf(find)
  return own && { state: passed, calls, wakers: own }
}

/** Conditions of which something is heard wherever an expression may hold; null where that is not known. */
function wakersOf(expression: Expression<Condition>): readonly Condition[] | null {
  if (expression.op === 'is') {
    const { condition } = expression
    return condition.probe.signs && condition.needs === null ? [condition] : null
  }
  if (expression.op === 'then') return wakersOf(expression.first)
  if (expression.op === 'not') return null
  const parts = expression.of.map(wakersOf)
  if (expression.op === 'or') return parts.includes(null) ? null : parts.flatMap((conditions) => conditions ?? [])
  return parts.reduce((best, one) => (best && (!one || best.length <= one.length) ? best : one), null)
}

const BITS = { zh: 1, en: 2, voice: 4, chat: 8, inbound: 16, outbound: 32 } as const

/** Bits a call must have for a rule to be for it; null where that takes more than these. */
function callsOf({ rule }: CompiledRule): number | null {
  const { language, channel, direction, ...further }: Applies = rule.applies ?? {}
  if (rule.effective !== undefined || Object.keys(further).length > 0) return null
  return (language ? BITS[language] : 0) | (channel ? BITS[channel] : 0) | (direction ? BITS[direction] : 0)
}

/** The bits of a call. */
export function kindOf({ call }: Scene): number {
  const language = languageOf(call.language)
  return (language ? BITS[language] : 0) | BITS[call.channel] | BITS[call.direction]
}
