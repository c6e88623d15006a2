import type { Finding, ItemStatus, Score } from '../../contract/index.ts'
import type { Scene } from '../detect/detector.ts'
import { applies } from '../rule/applies.ts'
import { isBreach } from '../rule/breach.ts'
import type { Failure, RuleResult } from '../rule/compile.ts'
import type { Look } from '../rule/condition.ts'
import { NOTHING, PASSED } from './asleep.ts'
import { findingOf } from './findings.ts'
import type { ItemPlan, UsePlan } from './plan.ts'
import { clamp, fromMilli, type Milli, toMilli } from './points.ts'

/** What a critical finding brings to zero. */
export type Critical = 'none' | 'section' | 'form'

/**
 * Adds an item and its findings to the score.
 * @param states which uses sleep, see `Sleepers`
 * @param first the item's first
 */
export function judgeItem(
  item: ItemPlan,
  score: Score,
  look: Look,
  inputHash: string,
  states: Uint8Array,
  first: number,
): Critical {
  const standing = standingOf(item, look.scene)
  if (standing !== 'to_judge') {
    score.items.push(scored(item, item.full, standing, []))
    return 'none'
  }
  let status: ItemStatus = 'not_applicable'
  let critical: Critical = 'none'
  let sum = item.start
  // What adding uses might have added, had they applied and been clear.
  let doubted = 0
  const findings: number[] = []
  for (let i = 0; i < item.uses.length; i++) {
    const state = states[first + i]
    if (state === NOTHING) continue
    if (state === PASSED) {
      if (status === 'not_applicable') status = 'pass'
      continue
    }
    const use = item.uses[i] as UsePlan
    const result = use.compiled.judge(look)
    if (result.status === 'not_applicable') {
      // Most rules for a situation of their own come to this: it changes nothing but what might have been earned.
      if (use.points > 0 && !use.shadow) doubted += use.points
      continue
    }
    const finding = result.status === 'fail' ? found(use, result, item, look.scene, inputHash) : null
    if (use.shadow) {
      if (finding) shadowOf(score).push(finding)
      continue
    }
    if (finding) {
      findings.push(score.findings.push(finding) - 1)
      sum += toMilli(finding.points)
      if (use.critical && !use.review && critical !== 'form') critical = use.critical
    }
    if (result.status === 'not_evaluated')
      score.not_evaluated.push({ rule_id: use.compiled.rule.id, reason: result.reason })
    const outcome = outcomeOf(use, result.status)
    if (use.points > 0 && outcome !== 'pass') doubted += use.points
    if (GRAVITY[outcome] > GRAVITY[status]) status = outcome
  }
  const awarded = awardOf(item, status, sum, doubted)
  if (status === 'pass' && item.earns && awarded < item.full) status = 'fail'
  score.items.push(scored(item, awarded, status, findings))
  return critical
}

/** Why the rules of an item need not be judged. */
function standingOf(item: ItemPlan, scene: Scene): ItemStatus | 'to_judge' {
  if (!applies(item.applies, scene.call)) return 'not_applicable'
  const held = item.given === null ? 'yes' : item.given(scene).truth
  if (held !== 'yes') return held === 'no' ? 'not_applicable' : 'not_evaluated'
  return item.review ? 'needs_review' : 'to_judge'
}

/** The finding of a use; on trial or unconfirmed it costs nothing and says what it would cost. */
function found(use: UsePlan, result: Failure, item: ItemPlan, scene: Scene, inputHash: string): Finding {
  const points = fromMilli(pointsOf(use, result.steps?.filter(isBreach).length ?? result.hits.length))
  const settled = !use.shadow && !use.review
  const place = { itemId: item.id, points: settled ? points : 0, inputHash }
  const finding = findingOf(use.compiled.rule, result, scene, place)
  if (!settled) finding.proposed_points = points
  if (use.review) finding.needs_review = true
  return finding
}

/** What a finding takes or adds: per hit as often as there are hits, or breaches of a flow, never more than the cap. */
const pointsOf = (use: UsePlan, hits: number): Milli =>
  clamp(use.perHit ? use.points * Math.max(1, hits) : use.points, use.least, use.most)

function shadowOf(score: Score): Finding[] {
  score.shadow ??= []
  return score.shadow
}

/** What a rule says of its item: a finding that adds points is no fault. */
function outcomeOf(use: UsePlan, status: RuleResult['status']): ItemStatus {
  if (status !== 'fail') return status
  if (use.review) return 'needs_review'
  return use.points > 0 ? 'pass' : 'fail'
}

/** An item is what the gravest of its rules came to. */
const GRAVITY: Record<ItemStatus, number> = { not_applicable: 0, pass: 1, not_evaluated: 2, needs_review: 3, fail: 4 }

/** What could not be judged costs nothing. */
function awardOf(item: ItemPlan, status: ItemStatus, sum: Milli, doubted: Milli): Milli {
  const own = clamp(sum, item.floor, item.ceiling)
  if (status !== 'pass' && status !== 'fail') return Math.max(own, item.full)
  return item.earns ? Math.max(own, clamp(Math.min(sum + doubted, item.full), item.floor, item.ceiling)) : own
}

const scored = (item: ItemPlan, awarded: Milli, status: ItemStatus, findings: number[]): Score['items'][number] => ({
  id: item.id,
  section: item.section,
  points: item.points,
  awarded: fromMilli(awarded),
  status,
  findings,
})
