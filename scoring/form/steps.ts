import type { Bilingual, FlowStep, Segment } from '../../contract/index.ts'
import { isBreach } from '../rule/breach.ts'
import type { StepResult } from '../rule/steps.ts'
import { evidenceOf } from './evidence.ts'

/** The steps of a flow as a score shows them. */
export const stepsOf = (results: readonly StepResult[], segments: readonly Segment[]): FlowStep[] =>
  results.map(({ step: { id, title }, state, reason, hit }) => ({
    id,
    title,
    state,
    evidence: hit === null ? [] : evidenceOf(hit, 0, segments),
    ...(reason === null ? {} : { reason }),
  }))

/** Steps that were skipped or out of order: what a flow's finding stands on. */
export const brokenIn = (steps: readonly FlowStep[]): FlowStep[] => steps.filter(isBreach)

const JOINED = { zh: '、', en: ', ' }
const NONE: Bilingual = { zh: '无', en: 'none' }

/** The titles of those steps that came to something, one after the other. */
export function titlesOf(steps: readonly FlowStep[], state: FlowStep['state'], language: 'zh' | 'en'): string {
  const titles = steps.flatMap((step) => (step.state === state ? [step.title[language]] : []))
  return titles.join(JOINED[language]) || NONE[language]
}
