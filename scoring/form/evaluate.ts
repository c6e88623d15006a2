import type { Call, Score, Unscored } from '../../contract/index.ts'
import type { Scene } from '../detect/detector.ts'
import { Look } from '../rule/condition.ts'
import { derivedId } from './id.ts'
import { judgeItem } from './item.ts'
import type { Plan } from './plan.ts'
import { clamp, fromMilli, type Milli, percent, toMilli } from './points.ts'

/** Raised by one whenever the same call and form may score otherwise than before. */
export const ENGINE = '3.3.0'

/** Judges every item of a form over one call. */
export function evaluate(plan: Plan, scene: Scene, inputHash: string): Score {
  const score = emptyScore(scene.call, inputHash, plan.form)
  const look = new Look(scene)
  const states = plan.sleepers.of(scene)
  let first = 0
  let zeroed: Set<string> | null = null
  for (const section of plan.sections) {
    for (const item of section.items) {
      const critical = judgeItem(item, score, look, inputHash, states, first)
      first += item.uses.length
      if (critical === 'none') continue
      score.critical = true
      zeroed ??= new Set()
      if (critical === 'section') zeroed.add(section.id)
      else for (const { id } of plan.sections) zeroed.add(id)
    }
  }
  if (zeroed !== null) for (const item of score.items) if (zeroed.has(item.section)) item.awarded = 0
  return addUp(plan, score, zeroed)
}

/** Adds the score, the weighted share that `Form` speaks of, and its grade. */
function addUp(plan: Plan, score: Score, zeroed: ReadonlySet<string> | null): Score {
  let awarded = 0
  let possible = 0
  let judged = false
  let at = 0
  for (const section of plan.sections) {
    let own = 0
    let worth = 0
    for (const item of section.items) {
      const { status, awarded: points } = score.items[at++] as Score['items'][number]
      const counts = status === 'pass' || status === 'fail'
      judged ||= counts
      if (!counts && !plan.keep) continue
      own += item.weight * toMilli(points)
      worth += item.weight * item.full
    }
    worth = Math.min(worth, section.ceiling)
    own = zeroed?.has(section.id) ? 0 : clamp(own, Math.min(section.floor, worth), section.ceiling)
    if (plan.bounded) keepSum(score, section.id, own / plan.one, worth / plan.one)
    awarded += section.weight * own
    possible += section.weight * worth
  }
  if (judged && possible > 0) {
    score.score = percent(awarded, possible)
    score.grade = gradeOf(plan, score.score)
  } else score.unscored = 'not_evaluated'
  return score
}

function keepSum(score: Score, id: string, awarded: Milli, worth: Milli): void {
  score.sections ??= []
  score.sections.push({ id, points: fromMilli(worth), awarded: fromMilli(awarded) })
}

function gradeOf({ grades }: Plan, score: number): string | null {
  for (const { id, from } of grades) if (score >= from) return id
  return null
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
