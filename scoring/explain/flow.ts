import type { Bilingual, Evidence, NotEvaluatedReason } from '../../contract/index.ts'
import { evidenceOf } from '../form/evidence.ts'
import type { Look } from '../rule/condition.ts'
import type { State } from '../rule/flow.ts'
import { type Step, walk } from '../rule/steps.ts'
import { type PartTrace, tracePart } from './part.ts'

/** A step of a flow, what became of it, and where. */
export interface StepTrace {
  id: string
  title: Bilingual
  optional: boolean
  always: boolean
  state: State
  reason: NotEvaluatedReason | null
  /** What stands for it. */
  hit: Evidence[]
  /** What it consists of, where that is more than a condition. */
  parts: PartTrace | null
  /** What it waits for. */
  after: PartTrace | null
}

export const traceFlow = (flow: readonly Step[], look: Look): StepTrace[] =>
  walk(flow, look).map(({ step: { id, title, optional, always, of, after }, state, reason, hit }) => ({
    id,
    title,
    optional,
    always,
    state,
    reason,
    hit: hit === null ? [] : evidenceOf(hit, 0, look.scene.call.segments),
    parts: of.op === 'is' ? null : tracePart(of, look),
    after: after === null ? null : tracePart(after, look),
  }))
