import type { Look } from './condition.ts'
import type { State } from './flow.ts'
import type { StepResult } from './steps.ts'
import { sureness, surenessOf } from './sureness.ts'

/** Whether a step was skipped, or done out of order. */
export const isBreach = ({ state }: { state: State }): boolean => state === 'skipped' || state === 'out_of_order'

/** How sure it is, 0–1, that a flow was broken: any of its breaches would do. */
export function sureOfBreach(steps: readonly StepResult[], look: Look): number {
  return Math.max(
    ...steps.filter(isBreach).map((one) => (one.state === 'skipped' ? absence(one, look) : order(steps, one, look))),
  )
}

/** That it was not done, and what it waited for came. */
function absence({ step }: StepResult, look: Look): number {
  const missing = sureness(step.of, look, false)
  return step.after === null ? missing : Math.min(missing, sureness(step.after, look))
}

/** That it stands where it does, and the others in order where they do. */
function order(steps: readonly StepResult[], broken: StepResult, { scene }: Look): number {
  const stand = steps.filter((one) => one === broken || one.state === 'done')
  return Math.min(...stand.map(({ hit }) => (hit === null ? 1 : surenessOf(hit, scene.call))))
}
