import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Hit, Probe, Scene, View, Workshop } from '../detect/detector.ts'
import { DETECTORS } from '../detect/index.ts'
import { applies } from './applies.ts'
import { type Expression, ExpressionError, namesIn, parseExpression } from './expression.ts'
import type { Condition, Rule } from './schema.ts'
import { evaluate, type Verdict } from './verdict.ts'
import { viewOf } from './view.ts'

/** What is wrong in a rule, and where: a path into the rule file, and the character where it is an expression. */
export class RuleError extends Error {
  path: readonly string[]
  offset: number | null
  constructor(message: string, path: readonly string[], offset: number | null = null) {
    super(message)
    this.path = path
    this.offset = offset
  }
}

/** What was not said: whose speech was looked through, and where. */
export interface Missing {
  speaker: string
  view: View
}

/** What a rule comes to for one call. */
export type RuleResult =
  | { status: 'pass' | 'not_applicable' }
  | { status: 'not_evaluated'; reason: NotEvaluatedReason }
  | { status: 'fail'; hits: readonly Hit[]; missing: Missing | null }

export interface CompiledRule {
  rule: Rule
  judge(scene: Scene): RuleResult
}

interface Compiled {
  name: string
  speaker: 'agent' | 'customer' | 'any'
  where: Condition['in']
  probe: Probe
  /** Set where the condition is the same for whatever rule asks: it looks around no other condition's hits. */
  shared: number | null
}

/** @throws RuleError */
export function compileRule(rule: Rule, workshop: Workshop): CompiledRule {
  const conditions = new Map(
    Object.entries(rule.conditions).map(([name, spec]) => [name, compileCondition(name, spec as Condition, workshop)]),
  )
  for (const { name, where } of conditions.values()) {
    const around = where?.before ?? where?.after
    if (around && (!conditions.has(around.hit) || around.hit === name)) {
      throw new RuleError(`no other condition "${around.hit}" here; there are: ${[...conditions.keys()].join(', ')}`, [
        'conditions',
        name,
        'in',
      ])
    }
  }
  const given = rule.given === undefined ? null : readExpression(rule.given, 'given', conditions)
  const find = readExpression(rule.find, 'find', conditions)
  if (rule.each !== undefined && !conditions.has(rule.each)) {
    throw new RuleError(`no condition "${rule.each}" here; there are: ${[...conditions.keys()].join(', ')}`, ['each'])
  }
  const used = new Set([...(given ? namesIn(given) : []), ...namesIn(find), rule.each])
  for (const { where } of conditions.values()) used.add((where?.before ?? where?.after)?.hit)
  for (const name of conditions.keys()) {
    if (!used.has(name)) throw new RuleError(`condition "${name}" is used nowhere`, ['conditions', name])
  }
  return { rule, judge: (scene) => judge(rule, { given, find, conditions }, scene) }
}

function compileCondition(name: string, spec: Condition, workshop: Workshop): Compiled {
  const chosen = Object.keys(DETECTORS).filter((detector) => spec[detector] !== undefined)
  if (chosen.length !== 1) {
    throw new RuleError(
      `needs exactly one detector of ${Object.keys(DETECTORS).join(', ')}; has ${chosen.join(', ') || 'none'}`,
      ['conditions', name],
    )
  }
  const detector = chosen[0] as string
  try {
    const probe = (DETECTORS[detector] as (typeof DETECTORS)[string]).compile(spec[detector] as never, workshop)
    const alone = !spec.in?.before && !spec.in?.after
    return {
      name,
      speaker: spec.speaker ?? 'agent',
      where: spec.in,
      probe,
      shared: alone ? workshop.share(JSON.stringify(spec)) : null,
    }
  } catch (error) {
    if (error instanceof TypeError) throw error
    throw new RuleError((error as Error).message, ['conditions', name, detector])
  }
}

function readExpression(source: string, key: string, conditions: ReadonlyMap<string, unknown>): Expression {
  try {
    const expression = parseExpression(source)
    const unknown = namesIn(expression).find((name) => !conditions.has(name))
    if (unknown !== undefined) {
      throw new ExpressionError(
        `no condition "${unknown}"; there are: ${[...conditions.keys()].join(', ')}`,
        source.search(new RegExp(`\\b${unknown}\\b`)),
      )
    }
    return expression
  } catch (error) {
    if (error instanceof ExpressionError) throw new RuleError(error.message, [key], error.offset)
    throw error
  }
}

interface Parts {
  given: Expression | null
  find: Expression
  conditions: ReadonlyMap<string, Compiled>
}

function judge(rule: Rule, { given, find, conditions }: Parts, scene: Scene): RuleResult {
  if (!applies(rule.applies, scene.call)) return { status: 'not_applicable' }
  const look = observer(conditions, scene)
  if (given) {
    const holds = evaluate(given, look.verdict)
    if (holds.truth === 'no') return { status: 'not_applicable' }
    if (holds.truth === 'unknown') return { status: 'not_evaluated', reason: holds.reason as NotEvaluatedReason }
  }
  if (rule.each === undefined) return resultOf(evaluate(find, look.verdict), look)

  const anchors = look.verdict(rule.each)
  if (anchors.truth === 'unknown') return { status: 'not_evaluated', reason: anchors.reason as NotEvaluatedReason }
  if (anchors.truth === 'no') return { status: rule.if_none ?? 'not_applicable' }
  const results = anchors.hits.map((anchor) => {
    const near = observer(conditions, scene, { name: rule.each as string, hit: anchor })
    const result = resultOf(evaluate(find, near.verdict), near)
    return result.status === 'fail'
      ? { ...result, hits: [anchor, ...result.hits.filter((hit) => hit !== anchor)] }
      : result
  })
  const failed = results.filter((result) => result.status === 'fail')
  if (failed.length > 0) {
    return { status: 'fail', hits: failed.flatMap((result) => result.hits), missing: failed[0]?.missing ?? null }
  }
  return results.find((result) => result.status === 'not_evaluated') ?? { status: 'pass' }
}

function resultOf(verdict: Verdict, look: Observer): RuleResult {
  if (verdict.truth === 'no') return { status: 'pass' }
  if (verdict.truth === 'unknown') return { status: 'not_evaluated', reason: verdict.reason as NotEvaluatedReason }
  return { status: 'fail', hits: verdict.hits, missing: look.missing(verdict.missing) }
}

interface Observer {
  verdict(name: string): Verdict
  missing(names: readonly string[]): Missing | null
}

/** Runs each condition at most once; windows around the anchor, where there is one, see only that hit. */
function observer(
  conditions: ReadonlyMap<string, Compiled>,
  scene: Scene,
  anchor?: { name: string; hit: Hit },
): Observer {
  const verdicts = new Map<string, Verdict>()
  const viewFor = ({ speaker, where }: Compiled) =>
    viewOf(scene.transcript, speaker, where, (name) => verdict(name).hits)
  const verdict = (name: string): Verdict => {
    const known = verdicts.get(name)
    if (known) return known
    const made = anchor?.name === name ? yes([anchor.hit]) : run(conditions.get(name) as Compiled, scene, viewFor)
    verdicts.set(name, made)
    return made
  }
  return {
    verdict,
    missing: (names) => {
      const silent = names.map((name) => conditions.get(name) as Compiled)
      const first = silent.find(({ probe }) => probe.words) ?? silent[0]
      return first ? { speaker: first.speaker, view: viewFor(first) } : null
    },
  }
}

const yes = (hits: readonly Hit[]): Verdict => ({ truth: 'yes', reason: null, hits, missing: [] })

function run(condition: Compiled, scene: Scene, viewFor: (condition: Compiled) => View): Verdict {
  const { name, probe, shared } = condition
  if (probe.timed && !scene.transcript.timed)
    return { truth: 'unknown', reason: 'no_timing', hits: [], missing: [name] }
  const look = () => probe.look(scene, viewFor(condition))
  const { hits, unknown, doubt } = shared === null ? look() : scene.once(shared, look)
  if (hits.length > 0) return yes(hits)
  if (unknown) return { truth: 'unknown', reason: unknown, hits, missing: [name] }
  return { truth: 'no', reason: doubt ?? null, hits, missing: [name] }
}
