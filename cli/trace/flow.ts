import type { Call } from '../../contract/index.ts'
import type { StepTrace } from '../../scoring/explain/flow.ts'
import { partLines } from './part.ts'
import { row } from './row.ts'
import { hitLines, REASONS } from './words.ts'

const STATES: Readonly<Record<StepTrace['state'], string>> = {
  done: '✓ 做了 done',
  skipped: '✗ 漏了 skipped',
  out_of_order: '✗ 次序不对 out of order',
  not_due: '– 不必 not due',
  not_judged: '? 无从判断 not judged',
}

/** The steps of a flow, each with what became of it and where it was done. */
export function flowLines(flow: readonly StepTrace[], call: Call, indent: string, width: number): string[] {
  const lines = flow.flatMap((step, i) => stepLines(step, i + 1, call, indent, width))
  return [row(indent, 'flow', width, '', `${flow.length} 步 steps`), ...lines]
}

function stepLines(step: StepTrace, number: number, call: Call, indent: string, width: number): string[] {
  const { title, state, reason, hit, parts, after, optional, always } = step
  const inner = `${indent}    `
  const why = reason === null ? '' : `: ${REASONS[reason] ?? reason}`
  const terms = `${optional ? '  可省 optional' : ''}${always ? '  必做 always' : ''}`
  const name = title.zh === title.en ? title.zh : `${title.zh} ${title.en}`
  return [
    `${indent}${number}. ${STATES[state]}${why}  ${name}${terms}`,
    ...(parts ? partLines('step', parts, inner, width) : []),
    ...(after ? partLines('if', after, inner, width) : []),
    ...hitLines(call, hit).map((line) => inner + line),
  ]
}
