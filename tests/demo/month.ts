import { generate, type Planted, type Sample } from '../../cli/demo/index.ts'
import type { Call, Segment } from '../../contract/index.ts'

/** The demo's month, as `npm run demo` shows it. */
export const month: readonly Sample[] = [...generate()]

/** Calls with a conversation that is judged. */
export const judged = month.filter(({ call }) => isJudged(call))

export function isJudged(call: Call): boolean {
  const unanswered = ['abandoned', 'unanswered', 'voicemail'].includes(call.disposition ?? '')
  return !unanswered && /^(zh|en)/.test(call.language) && call.segments.some((segment) => segment.speaker === 'agent')
}

export const has = (sample: Sample, tag: Planted): boolean => sample.truth.includes(tag)

export const said = (call: Call, speaker: Segment['speaker']): Segment[] =>
  call.segments.filter(
    (segment) => segment.speaker === speaker && segment.kind === undefined && segment.text !== '[noise]',
  )

/** Names of the samples, so that a failure says where to look. */
export const ids = (samples: readonly Sample[]): string[] => samples.map(({ call }) => call.call_id)
