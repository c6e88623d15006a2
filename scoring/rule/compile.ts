import { type NotEvaluatedReason, parseTime } from '../../contract/index.ts'
import type { Hit, Scene, View, Workshop } from '../detect/detector.ts'
import type { Voice } from '../transcript.ts'
import { applies } from './applies.ts'
import { isBreach, sureOfBreach } from './breach.ts'
import { type Condition, compileConditions, Look, waitsFor, windowOf } from './condition.ts'
import { covers } from './effective.ts'
import { RuleError } from './error.ts'
import { conditionsIn, type Expression } from './expression.ts'
import { type Needs, readsSpeech, UNMET, unmetIn } from './needs.ts'
import type { Rule } from './schema.ts'
import { checkUsed, compileSentence } from './sentence.ts'
import { compileFlow, conditionsOf, type Step, type StepResult, walk } from './steps.ts'
import { sureness, surenessOf } from './sureness.ts'
import { evaluate } from './verdict.ts'

/** What was not said: whose speech was looked through, and where. */
export interface Missing {
  speaker: Voice
  view: View
}

/** What a rule comes to for one call. */
export type RuleResult =
  | { status: 'pass' | 'not_applicable' }
  | { status: 'not_evaluated'; reason: NotEvaluatedReason }
  | Failure

/** A finding: what was said, or not said and where, and how sure that is, 0–1. */
export interface Failure {
  status: 'fail'
  hits: readonly Hit[]
  missing: Missing | null
  sure: number
  /** What became of each step, where the rule is a flow. */
  steps?: readonly StepResult[]
}

export interface CompiledRule {
  rule: Rule
  judge(look: Look): RuleResult
  /** What it is made of, for those who explain a score. */
  parts: Parts
}

export interface Parts {
  conditions: ReadonlyMap<string, Condition>
  given: Expression<Condition> | null
  each: Condition | null
  /** Null where the rule is a flow. */
  find: Expression<Condition> | null
  flow: readonly Step[] | null
  /** Null where the rule needs nothing of the call. */
  demand: Demand | null
}

/** What the call must have in the windows of some conditions, or the rule is not judged. */
export interface Demand {
  needs: Needs
  /** Asked of the whole call, and at each hit of the rule's `each`. */
  once: readonly Condition[]
  near: readonly Condition[]
}

const PASS: RuleResult = { status: 'pass' }
const NOT_APPLICABLE: RuleResult = { status: 'not_applicable' }

/** @throws RuleError */
export function compileRule(rule: Rule, workshop: Workshop): CompiledRule {
  const conditions = compileConditions(rule.conditions, workshop)
  const given = rule.given === undefined ? null : compileSentence(rule.given, ['given'], conditions)
  const { find, flow } = compileJudgement(rule, conditions)
  const each = rule.each === undefined ? null : (conditions.get(rule.each) ?? null)
  if (rule.each !== undefined && each === null) {
    throw new RuleError(`no condition "${rule.each}" here; there are: ${[...conditions.keys()].join(', ')}`, ['each'])
  }
  if (rule.if_none !== undefined && each === null) throw new RuleError('if_none goes with "each"', ['if_none'])
  if (each !== null && flow !== null)
    throw new RuleError('a flow is judged once, over the whole call; leave out each, or write find', ['each'])
  const asked = [...(find ? conditionsIn(find) : []), ...(flow ? conditionsOf(flow) : [])]
  checkUsed(conditions, new Set([...(given ? conditionsIn(given) : []), ...asked, ...(each ? [each] : [])]))
  const parts: Parts = {
    conditions,
    given,
    each,
    find,
    flow,
    demand: demandOf(rule, conditions, each),
  }
  return { rule, parts, judge: (look) => judge(rule, parts, look) }
}

/** What a rule finds, or the flow it wants: exactly one of them. */
function compileJudgement(rule: Rule, conditions: ReadonlyMap<string, Condition>): Pick<Parts, 'find' | 'flow'> {
  if ((rule.find === undefined) === (rule.flow === undefined)) {
    const has = rule.find === undefined ? 'neither' : 'both'
    throw new RuleError(`a rule has either find or flow; this has ${has}`, has === 'both' ? ['flow'] : [])
  }
  if (rule.find === undefined) return { find: null, flow: compileFlow(rule, conditions) }
  return { find: compileSentence(rule.find, ['find'], conditions), flow: null }
}

function demandOf({ needs }: Rule, conditions: ReadonlyMap<string, Condition>, each: Condition | null): Demand | null {
  if (needs === undefined) return null
  const reading = [...conditions.values()].filter(({ detector }) => readsSpeech(detector))
  const isNear = (one: Condition) => each !== null && one !== each && waitsFor(one, each)
  return { needs, once: reading.filter((one) => !isNear(one)), near: reading.filter(isNear) }
}

/** A window that does not have what it must, and why; null where all have. Which does not hang on the conditions' order. */
export function unmetBy(
  needs: Needs,
  conditions: readonly Condition[],
  look: Look,
): { condition: Condition; reason: NotEvaluatedReason } | null {
  let first: { condition: Condition; reason: NotEvaluatedReason } | null = null
  for (const condition of conditions) {
    const reason = unmetIn(needs, look.scene, windowOf(condition, look))
    if (reason === null) continue
    if (first === null || UNMET.indexOf(reason) < UNMET.indexOf(first.reason)) first = { condition, reason }
  }
  return first
}

function judge(rule: Rule, parts: Parts, look: Look): RuleResult {
  const { given } = parts
  const { scene } = look
  if (!applies(rule.applies, scene.call) || !inForce(rule, scene)) return NOT_APPLICABLE
  if (given !== null) {
    const { truth, reason } = evaluate(given, look, false)
    if (truth === 'no') return NOT_APPLICABLE
    if (truth === 'unknown') return { status: 'not_evaluated', reason: reason as NotEvaluatedReason }
  }
  const unmet = parts.demand === null ? null : unmetBy(parts.demand.needs, parts.demand.once, look)
  if (unmet !== null) return { status: 'not_evaluated', reason: unmet.reason }
  const result = judgeParts(rule, parts, look)
  if (result.status !== 'fail' || given === null) return result
  return { ...result, sure: Math.min(result.sure, sureness(given, look)) }
}

function judgeParts(rule: Rule, { each, find, flow, demand }: Parts, look: Look): RuleResult {
  if (find === null) return judgeSteps(flow as readonly Step[], look)
  return each === null ? judgeOnce(find, look) : judgeEach(rule, each, find, demand, look)
}

/** One breach is a fault; else a step that could not be judged leaves it open. */
function judgeSteps(flow: readonly Step[], look: Look): RuleResult {
  const steps = walk(flow, look)
  const broken = steps.filter(isBreach)
  if (broken.length === 0) {
    const open = steps.find(({ state }) => state === 'not_judged')
    return open ? { status: 'not_evaluated', reason: open.reason as NotEvaluatedReason } : PASS
  }
  const hits = broken.flatMap(({ hit }) => hit ?? []).sort((a, b) => a.order - b.order)
  const skipped = broken.find(({ state }) => state === 'skipped')
  const missing = skipped ? missingIn(skipped.verdict.missing, look) : null
  return { status: 'fail', hits, missing, sure: sureOfBreach(steps, look), steps }
}

/** At every hit of a condition. */
function judgeEach(
  rule: Rule,
  each: Condition,
  find: Expression<Condition>,
  demand: Demand | null,
  look: Look,
): RuleResult {
  const { scene } = look
  const { truth, reason, hits } = look.of(each)
  if (truth === 'unknown') return { status: 'not_evaluated', reason: reason as NotEvaluatedReason }
  if (truth === 'no') return rule.if_none === 'pass' ? PASS : NOT_APPLICABLE
  return ofEach(
    hits.map((hit) => {
      const near = new Look(scene, { condition: each, hit })
      const unmet = demand === null ? null : unmetBy(demand.needs, demand.near, near)
      if (unmet !== null) return { status: 'not_evaluated', reason: unmet.reason }
      const result = judgeOnce(find, near)
      if (result.status !== 'fail') return result
      const sure = Math.min(result.sure, surenessOf(hit, scene.call))
      return { ...result, hits: [hit, ...result.hits.filter((one) => one !== hit)], sure }
    }),
  )
}

const inForce = ({ effective }: Rule, { call, clock }: Scene): boolean =>
  effective === undefined || covers(effective, parseTime(call.started_at) as number, clock)

/** One fault is a fault; else what could not be judged leaves it open. */
function ofEach(results: readonly RuleResult[]): RuleResult {
  const failed = results.filter((result) => result.status === 'fail')
  if (failed.length > 0) {
    const sure = Math.max(...failed.map((result) => result.sure))
    return { status: 'fail', hits: failed.flatMap(({ hits }) => hits), missing: failed[0]?.missing ?? null, sure }
  }
  return results.find((result) => result.status === 'not_evaluated') ?? PASS
}

function judgeOnce(find: Expression<Condition>, look: Look): RuleResult {
  const { truth, reason, hits, missing } = evaluate(find, look)
  if (truth === 'no') return PASS
  if (truth === 'unknown') return { status: 'not_evaluated', reason: reason as NotEvaluatedReason }
  return { status: 'fail', hits, missing: missingIn(missing, look), sure: sureness(find, look) }
}

/** Where the first of some conditions looked in vain; those that listen for words come first. */
function missingIn(conditions: readonly Condition[], look: Look): Missing | null {
  const first = conditions.find(({ probe }) => probe.words) ?? conditions[0]
  return first ? { speaker: first.voice, view: windowOf(first, look) } : null
}
