import type { Bilingual, Call, ItemStatus, NotEvaluatedReason, Score } from '../../contract/index.ts'
import type { CompiledForm } from '../form/compile.ts'
import type { ItemPlan } from '../form/plan.ts'
import type { FormItem } from '../form/schema.ts'
import { type Applies, applies } from '../rule/applies.ts'
import type { Look } from '../rule/condition.ts'
import type { Verdict } from '../rule/verdict.ts'
import { readTranscript } from '../transcript.ts'
import { type SituationTrace, traceSituation } from './condition.ts'
import { type RuleTrace, traceRule } from './rule.ts'

/** An item of a form, with what each of its rules came to. */
export interface ItemTrace {
  item: string
  title: Bilingual
  status: ItemStatus
  /** Why its rules were not judged; null where they were. */
  idle: Idle | null
  /** The rules on it, judged or not. */
  names: string[]
  /** The situation it is bound to, where it is asked for. */
  given: SituationTrace | null
  rules: RuleTrace[]
}

export type Idle =
  /** What of its `applies` does not fit the call. */
  | { why: 'applies'; applies: Applies }
  /** The situation it is bound to does not hold, or nobody knows. */
  | { why: 'given'; situation: string; truth: Verdict['truth']; reason: NotEvaluatedReason | null }
  /** A person judges it. */
  | { why: 'review' }

/** How a score came about; empty where the call could not be scored. */
export function traceForm(form: CompiledForm, call: Call, score: Score): ItemTrace[] {
  if (score.items.length === 0) return []
  const look = form.lookAt(call, readTranscript(call))
  const items = form.form.sections.flatMap((section) => section.items)
  return form.plan.sections
    .flatMap((section) => section.items)
    .map((plan, i) => {
      const item = items[i] as FormItem
      const idle = idleOf(plan, item, look)
      const asked = item.given !== undefined && idle?.why !== 'applies'
      return {
        item: plan.id,
        title: item.title,
        status: (score.items[i] as Score['items'][number]).status,
        idle,
        given: asked ? traceSituation(item.given as string, look, form.shelf) : null,
        names: plan.uses.map(({ compiled }) => compiled.rule.id),
        rules: idle === null ? plan.uses.map((use) => traceRule(use, look, score, form.shelf)) : [],
      }
    })
}

function idleOf(plan: ItemPlan, item: FormItem, look: Look): Idle | null {
  const { call } = look.scene
  const wrong = Object.entries(plan.applies ?? {}).filter(([key, value]) => !applies({ [key]: value }, call))
  if (wrong.length > 0) return { why: 'applies', applies: Object.fromEntries(wrong) }
  const held = plan.given?.(look.scene)
  if (held && held.truth !== 'yes') {
    return { why: 'given', situation: item.given as string, truth: held.truth, reason: held.reason }
  }
  return plan.review ? { why: 'review' } : null
}
