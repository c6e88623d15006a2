import { OF_THE_CALL } from '../../detect/index.ts'
import { type Expression, parseExpression, range } from '../../rule/expression.ts'
import type { Condition, Rule, Situation } from '../../rule/schema.ts'
import { besideOf, type Where } from '../../rule/where.ts'
import type { Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { conditionsOf, withConditions } from './conditions.ts'
import { error, type Remark, warning } from './remark.ts'

/** Nothing of the kind is found in a chat. */
const NEVER_IN_A_CHAT = ['interruption', 'speech_rate', 'monologue']

/** Windows, `each` and `then` that wait for hits that never come, and keys that change nothing. */
export function hitless(pack: Pack): Remark[] {
  return withConditions(pack).flatMap((decoded) => [
    ...conditionsOf(decoded).flatMap(({ name, spec, path }) => {
      const beside = besideOf(spec.in as Where | undefined)
      const anchor = beside && conditionOf(decoded, beside.hit)
      const detector = [...OF_THE_CALL].find((one) => spec[one] !== undefined)
      return [
        ...(anchor && isNone(anchor)
          ? [
              error(
                { decoded, path: [...path, 'in'] },
                `"${beside?.hit}" has no hits, being "none": the window is always empty`,
              ),
            ]
          : []),
        ...(['in', 'speaker'] as const).flatMap((key) =>
          detector && spec[key] !== undefined
            ? [
                warning(
                  { decoded, path: [...path, key] },
                  `"${key}" changes nothing for "${name}": ${detector} is about the whole call`,
                ),
              ]
            : [],
        ),
      ]
    }),
    ...asked(decoded),
    ...waiting(decoded),
    ...inAChat(decoded),
  ])
}

/** A situation is asked of the whole call; `given` must leave `find` a chance. */
function asked(decoded: Decoded<Rule | Situation>): Remark[] {
  const { given, find } = decoded.value as Partial<Rule>
  return [
    ...conditionsOf(decoded).flatMap(({ name, spec, path }) =>
      spec.situation !== undefined && spec.speaker !== undefined && spec.in === undefined
        ? [
            warning(
              { decoded, path: [...path, 'speaker'] },
              `"speaker" of "${name}": a situation is one of the whole call, whoever speaks; leave it out`,
            ),
          ]
        : [],
    ),
    ...(given !== undefined && find !== undefined && isHopeless(given, find)
      ? [error({ decoded, path: ['find'] }, `this can never be true where "given" is: ${given}`)]
      : []),
  ]
}

/** Neither by itself, which the loader refuses; nor where one cannot be read. */
function isHopeless(given: string, find: string): boolean {
  try {
    const never = (source: string) => range(parseExpression(source)).never
    return !never(given) && !never(find) && never(`(${given}) and (${find})`)
  } catch {
    return false
  }
}

function waiting(decoded: Decoded<Rule | Situation>): Remark[] {
  const { given, find, flow = [], each, holds } = decoded.value as Partial<Rule & Situation>
  const sentences = [
    ...Object.entries({ given, find, holds }).map(([key, source]) => ({ path: [key], source })),
    ...flow.flatMap(({ step, if: after }, i) => [
      { path: ['flow', i, 'step'], source: step },
      { path: ['flow', i, 'if'], source: after },
    ]),
  ]
  const anchor = each === undefined ? undefined : conditionOf(decoded, each)
  return [
    ...(anchor && isNone(anchor)
      ? [error({ decoded, path: ['each'] }, `"${each}" has no hits, being "none": nothing is ever judged`)]
      : []),
    ...flow.flatMap(({ step }, i) =>
      isPlaceless(step, decoded)
        ? [
            error(
              { decoded, path: ['flow', i, 'step'] },
              `"${step}" has no place in the call, being "none": nobody can say whether it was in order`,
            ),
          ]
        : [],
    ),
    ...sentences.flatMap(({ path, source }) =>
      source !== undefined && chains(source).some((part) => !canHit(part, decoded))
        ? [
            error(
              { decoded, path },
              'a part of "then" has no place in the call: "not" and "none" can neither follow nor be followed',
            ),
          ]
        : [],
    ),
  ]
}

const inAChat = (decoded: Decoded<Rule | Situation>): Remark[] =>
  (decoded.value as Partial<Rule>).applies?.channel !== 'chat'
    ? []
    : conditionsOf(decoded).flatMap(({ spec, path }) =>
        NEVER_IN_A_CHAT.filter((one) => spec[one] !== undefined).map((detector) =>
          warning({ decoded, path: [...path, detector] }, `in a chat there is no ${detector} to find`),
        ),
      )

const conditionOf = ({ value }: Decoded<Rule | Situation>, name: string): Condition | undefined =>
  (value.conditions as Record<string, Condition>)[name]

const isNone = (spec: Condition): boolean =>
  [spec.phrases, spec.homophones].some((wording) => (wording as { none?: unknown } | undefined)?.none !== undefined)

/** What stands before and after each `then` of an expression the loader takes. */
function chains(source: string): Expression[] {
  const found: Expression[] = []
  const walk = (one: Expression): void => {
    if (one.op === 'then') {
      const parts = [one.first, ...one.next.map(({ of }) => of)]
      found.push(...parts)
      parts.forEach(walk)
    } else if (one.op === 'not') walk(one.of)
    else if (one.op !== 'is') one.of.forEach(walk)
  }
  try {
    const expression = parseExpression(source)
    if (!range(expression).never) walk(expression)
  } catch {
    // The loader says what is wrong with it.
  }
  return found
}

function isPlaceless(source: string, decoded: Decoded<Rule | Situation>): boolean {
  try {
    return !canHit(parseExpression(source), decoded)
  } catch {
    return false
  }
}

function canHit(one: Expression, decoded: Decoded<Rule | Situation>): boolean {
  if (one.op === 'not') return false
  if (one.op === 'then') return true
  if (one.op !== 'is') return one.of.some((part) => canHit(part, decoded))
  const spec = conditionOf(decoded, one.condition)
  return !spec || !isNone(spec)
}
