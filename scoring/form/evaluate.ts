import type { Call, Score, ScoredItem, Unscored } from '../../contract/index.ts'
import type { Scene } from '../detect/detector.ts'
import type { CompiledRule, RuleResult } from '../rule/compile.ts'
import { derivedId, findingOf } from './findings.ts'
import { fromMilli, percent, toMilli } from './points.ts'
import type { Form, RuleUse } from './schema.ts'

/** Raised by one whenever the same call and form may score otherwise than before. */
export const ENGINE = '2.0.0'

/** Judges every item of a form over one call. */
export function evaluate(
  form: Form,
  hash: string,
  rules: ReadonlyMap<string, CompiledRule>,
  scene: Scene,
  inputHash: string,
): Score {
  const score = emptyScore(scene.call, inputHash, { id: form.id, version: form.version, hash })
  const zeroed = new Set<string>()
  for (const section of form.sections) {
    for (const item of section.items) {
      const before = score.findings.length
      const statuses = item.rules.map((use) => {
        const { rule, judge } = rules.get(use.rule) as CompiledRule
        const result = judge(scene)
        if (result.status === 'not_evaluated') score.not_evaluated.push({ rule_id: rule.id, reason: result.reason })
        if (result.status === 'fail') {
          const points = pointsOf(use, result)
          score.findings.push(findingOf(rule, result, scene, { itemId: item.id, points, inputHash }))
          if (use.critical) zeroed.add(use.critical === 'form' ? '*' : section.id)
        }
        return result.status
      })
      const findings = score.findings.slice(before)
      const lost = findings.reduce((sum, { points }) => sum + toMilli(points), 0)
      score.items.push({
        id: item.id,
        section: section.id,
        points: item.points,
        awarded: fromMilli(Math.max(0, toMilli(item.points) + lost)),
        status: statusOf(statuses),
        findings: findings.map((_, i) => before + i),
      })
    }
  }
  if (zeroed.size > 0) {
    score.critical = true
    for (const item of score.items) if (zeroed.has('*') || zeroed.has(item.section)) item.awarded = 0
  }
  return graded(form, score)
}

/** What a finding takes: per hit as often as there are hits, never more than the cap. */
function pointsOf(use: RuleUse, { hits }: Extract<RuleResult, { status: 'fail' }>): number {
  const times = use.per === 'hit' ? Math.max(1, hits.length) : 1
  const all = toMilli(use.points) * times
  return fromMilli(use.cap === undefined ? all : Math.max(all, toMilli(use.cap)))
}

function statusOf(statuses: RuleResult['status'][]): ScoredItem['status'] {
  for (const status of ['fail', 'not_evaluated', 'pass'] as const) if (statuses.includes(status)) return status
  return 'not_applicable'
}

function graded(form: Form, score: Score): Score {
  const judged = score.items.filter(({ status }) => status === 'pass' || status === 'fail')
  if (judged.length === 0) return { ...score, unscored: 'not_evaluated' }
  const counted = form.not_applicable === 'keep' ? score.items : judged
  const sum = (of: 'points' | 'awarded') => counted.reduce((total, item) => total + toMilli(item[of]), 0)
  const value = percent(sum('awarded'), sum('points'))
  const grade = [...form.grades].sort((a, b) => b.from - a.from).find(({ from }) => value >= from)
  return { ...score, score: value, grade: grade?.id ?? null }
}

/** A score nothing has been judged for yet; also what a call nobody can be judged by gets. */
export function emptyScore(call: Call, inputHash: string, form: Score['form'], unscored?: Unscored): Score {
  return {
    score_id: derivedId('s', inputHash, call.call_id, form?.hash ?? '', ENGINE),
    call_id: call.call_id,
    agent_id: call.agent.id,
    form,
    engine: ENGINE,
    input_hash: inputHash,
    score: null,
    grade: null,
    critical: false,
    items: [],
    findings: [],
    not_evaluated: [],
    ...(unscored === undefined ? {} : { unscored }),
  }
}
