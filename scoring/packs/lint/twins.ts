import type { Condition, Rule, Situation } from '../../rule/schema.ts'
import { besideOf, type Where } from '../../rule/where.ts'
import { byText } from '../../text/order.ts'
import type { Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { conditionsOf, withConditions } from './conditions.ts'
import { type Remark, type Spot, warning } from './remark.ts'
import { read } from './wordings.ts'

/** What says the same twice: conditions of a rule, rules, situations, lists. */
export function twins(pack: Pack): Remark[] {
  return [
    ...withConditions(pack).flatMap((decoded) => {
      const keyOf = keysOf(decoded)
      return repeated(
        conditionsOf(decoded),
        ({ name }) => keyOf(name),
        ({ name }, first) => `condition "${name}" says the same as "${first.name}"; use that one`,
      )
    }),
    ...repeated(
      whole(pack.rules),
      ({ decoded }) => ruleKey(decoded),
      (_, first) => `this rule finds what ${first.decoded.source.path} finds`,
    ),
    ...repeated(
      whole(pack.situations),
      ({ decoded }) => situationKey(decoded),
      (_, first) => `this situation is that of ${first.decoded.source.path}`,
    ),
    ...repeated(
      whole(pack.lists),
      ({ decoded }) =>
        canonical(
          decoded.value.phrases
            .map((text) => read(text, pack)?.parts ?? text)
            .map(canonical)
            .sort(),
        ),
      (_, first) => `this list has the phrases of ${first.decoded.source.path}`,
    ),
  ]
}

const whole = <T>(files: ReadonlyMap<string, Decoded<T>>) =>
  [...files.values()].map((decoded) => ({ decoded, path: ['id'] }))

function repeated<T extends Spot>(
  all: readonly T[],
  keyOf: (one: T) => string,
  say: (one: T, first: T) => string,
): Remark[] {
  const seen = new Map<string, T>()
  return all.flatMap((one) => {
    const key = keyOf(one)
    const first = seen.get(key)
    if (!first) seen.set(key, one)
    return first ? [warning(one, say(one, first))] : []
  })
}

/** Name of a condition -> what it says, whatever conditions are called. */
function keysOf({ value }: Decoded<Rule | Situation>): (name: string) => string {
  const specs = value.conditions as Record<string, Condition>
  const keyOf = (name: string, waiting: readonly string[] = []): string => {
    const spec = specs[name]
    if (!spec || waiting.includes(name)) return name
    const anchor = besideOf(spec.in as Where | undefined)?.hit
    const where =
      anchor === undefined ? spec.in : JSON.parse(JSON.stringify(spec.in, (key, v) => (key === 'hit' ? '' : v)))
    return canonical([
      { ...spec, title: undefined, in: where },
      anchor === undefined ? '' : keyOf(anchor, [...waiting, name]),
    ])
  }
  return (name) => keyOf(name)
}

/** An expression with what its conditions say in place of their names. */
const spelled = (expression: string | undefined, keyOf: (name: string) => string): string =>
  (expression ?? '').replace(/\s+/g, ' ').replace(/[a-z][a-z0-9_]*/g, keyOf)

function ruleKey(decoded: Decoded<Rule>): string {
  const { applies, effective, given, each, if_none, find, flow } = decoded.value
  const keyOf = keysOf(decoded)
  const steps = flow?.map(({ title: _, step, if: after, ...terms }) => [
    spelled(step, keyOf),
    spelled(after, keyOf),
    terms,
  ])
  return canonical([applies, effective, if_none, ...[given, each, find].map((one) => spelled(one, keyOf)), steps])
}

const situationKey = (decoded: Decoded<Situation>): string => spelled(decoded.value.holds, keysOf(decoded))

/** JSON with its keys in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => byText(a, b)))
      : one,
  )
}
