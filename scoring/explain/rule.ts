import { type Evidence, type NotEvaluatedReason, parseTime, type Score } from '../../contract/index.ts'
import type { Hit, Scene } from '../detect/detector.ts'
import { evidenceOf } from '../form/evidence.ts'
import type { UsePlan } from '../form/plan.ts'
import type { Shelf } from '../form/workshop.ts'
import { type Applies, applies } from '../rule/applies.ts'
import { type Demand, type Parts, type RuleResult, unmetBy } from '../rule/compile.ts'
import { type Condition, Look, waitsFor, windowOf } from '../rule/condition.ts'
import { covers, type Effective } from '../rule/effective.ts'
import { conditionsIn, type Expression } from '../rule/expression.ts'
import { meanConfidence, type Needs } from '../rule/needs.ts'
import type { Rule } from '../rule/schema.ts'
import { conditionsOf } from '../rule/steps.ts'
import { type Author, type ConditionTrace, traceCondition } from './condition.ts'
import { type StepTrace, traceFlow } from './flow.ts'
import { type PartTrace, tracePart } from './part.ts'
import { unsureIn } from './unsure.ts'

/** Why a rule of a form did or did not fire. */
export interface RuleTrace {
  rule: string
  version: string
  title: Rule['title']
  /** Whether it is on trial, or a person has to confirm what it finds. */
  shadow: boolean
  review: boolean
  status: RuleResult['status']
  reason: NotEvaluatedReason | null
  /** The evidence of its finding. */
  hits: Evidence[]
  /** Points of its finding, those proposed where it does not count yet; null where there is none. */
  points: number | null
  /** Why the rule is not for this call: what of `applies` does not fit, or the days it is in force. */
  unfit: { applies: Applies } | { effective: Effective } | null
  /** What it needs of the call and a window does not have; null where all have, and where it was not asked. */
  unmet: UnmetTrace | null
  /** Those asked of the call as a whole. */
  conditions: ConditionTrace[]
  given: PartTrace | null
  /** The name of the condition at whose hits it is judged, and what it came to at each. */
  each: { condition: string; anchors: AnchorTrace[] } | null
  /** Null where it was not asked, or at each hit anew. */
  find: PartTrace | null
  /** Null where the rule is no flow, or it was not asked. */
  flow: StepTrace[] | null
}

/** What a rule needs, the condition in whose window it is not met, and the segments because of which. */
export interface UnmetTrace {
  needs: Needs
  condition: string
  reason: NotEvaluatedReason
  /** How sure the recogniser was in that window, by letters. */
  confidence: number
  unsure: number[]
}

export interface AnchorTrace {
  hit: Evidence[]
  status: RuleResult['status']
  reason: NotEvaluatedReason | null
  unmet: UnmetTrace | null
  conditions: ConditionTrace[]
  find: PartTrace
}

/** @param score what the form came to, for the points */
export function traceRule({ compiled, shadow, review }: UsePlan, look: Look, score: Score, shelf: Shelf): RuleTrace {
  const { rule, parts, judge } = compiled
  const result = judge(look)
  const author = { conditions: rule.conditions as Author['conditions'], recommended: rule.recommended }
  const ask: Ask = (conditions, at) => conditions.map((condition) => traceCondition(condition, author, at, shelf))
  const unfit = unfitOf(rule, look.scene)
  const given = unfit !== null || parts.given === null ? null : tracePart(parts.given, look)
  const open = unfit === null && (given === null || given.truth === 'yes')
  const { each, find, flow } = parts
  return {
    rule: rule.id,
    version: rule.version,
    title: rule.title,
    shadow,
    review,
    status: result.status,
    reason: result.status === 'not_evaluated' ? result.reason : null,
    hits: result.status === 'fail' ? evidence(result.hits, look.scene) : [],
    points: pointsOf(rule.id, score),
    unfit,
    unmet: open && parts.demand !== null ? unmetTrace(parts.demand, parts.demand.once, look) : null,
    conditions: unfit !== null ? [] : ask(askedAtOnce(parts, open), look),
    given,
    each: each && find && open ? { condition: each.name, anchors: anchorsOf(parts, each, find, look, ask) } : null,
    find: each === null && open && find !== null ? tracePart(find, look) : null,
    flow: flow !== null && open ? traceFlow(flow, look) : null,
  }
}

type Ask = (conditions: readonly Condition[], at: Look) => ConditionTrace[]

const evidence = (hits: readonly Hit[], { call }: Scene): Evidence[] =>
  hits.flatMap((hit, index) => evidenceOf(hit, index, call.segments))

function pointsOf(id: string, { findings, shadow = [] }: Score): number | null {
  const finding = [...findings, ...shadow].find(({ rule_id }) => rule_id === id)
  return finding ? (finding.proposed_points ?? finding.points) : null
}

function unfitOf({ applies: wanted = {}, effective }: Rule, { call, clock }: Scene): RuleTrace['unfit'] {
  const wrong = Object.entries(wanted).filter(([key, value]) => !applies({ [key]: value }, call))
  if (wrong.length > 0) return { applies: Object.fromEntries(wrong) }
  if (effective === undefined || covers(effective, parseTime(call.started_at) as number, clock)) return null
  return { effective }
}

/** Conditions asked of the whole call, in their order; where `given` does not hold, only its own. */
function askedAtOnce({ conditions, given, each, find, flow }: Parts, open: boolean): Condition[] {
  const first = withAnchors(given === null ? [] : conditionsIn(given))
  const asked = [...(each ? [each] : []), ...(find ? conditionsIn(find) : []), ...(flow ? conditionsOf(flow) : [])]
  const then = withAnchors(open ? asked : [])
  return [...conditions.values()].filter(
    (one) => first.has(one) || (then.has(one) && (each === null || one === each || !waitsFor(one, each))),
  )
}

function anchorsOf(
  { conditions, demand }: Parts,
  each: Condition,
  find: Expression<Condition>,
  look: Look,
  ask: Ask,
): AnchorTrace[] {
  const wanted = withAnchors(conditionsIn(find))
  const near = [...conditions.values()].filter((one) => one !== each && wanted.has(one) && waitsFor(one, each))
  return look.of(each).hits.map((hit) => {
    const at = new Look(look.scene, { condition: each, hit })
    const traced = tracePart(find, at)
    const unmet = demand === null ? null : unmetTrace(demand, demand.near, at)
    const { status, reason } = unmet
      ? { status: STATUS.unknown, reason: unmet.reason }
      : { status: STATUS[traced.truth], reason: traced.reason }
    return { hit: evidence([hit], look.scene), status, reason, unmet, conditions: ask(near, at), find: traced }
  })
}

function unmetTrace({ needs }: Demand, conditions: readonly Condition[], look: Look): UnmetTrace | null {
  const unmet = unmetBy(needs, conditions, look)
  if (unmet === null) return null
  const { condition, reason } = unmet
  const view = windowOf(condition, look)
  const confidence = meanConfidence(view)
  const unsure = unsureIn(reason, look.scene, view, needs.confidence)
  return { needs, condition: condition.name, reason, confidence, unsure }
}

/** What finding or not finding it makes of a rule. */
const STATUS = { yes: 'fail', no: 'pass', unknown: 'not_evaluated' } as const

/** Conditions, and those their windows are measured from. */
function withAnchors(conditions: readonly Condition[]): ReadonlySet<Condition> {
  const all = new Set<Condition>()
  for (const condition of conditions) for (let one: Condition | null = condition; one; one = one.anchor) all.add(one)
  return all
}
