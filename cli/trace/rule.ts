import type { Call } from '../../contract/index.ts'
import type { AnchorTrace, RuleTrace, UnmetTrace } from '../../scoring/explain/rule.ts'
import { columns, WIDTH } from '../layout.ts'
import { conditionLines, type Seen } from './condition.ts'
import { flowLines } from './flow.ts'
import { partLines } from './part.ts'
import { row } from './row.ts'
import { flow, hitLines, line, REASONS } from './words.ts'

const STATUS: Readonly<Record<RuleTrace['status'], { sign: string; words: string }>> = {
  pass: { sign: '✓', words: '通过 pass' },
  fail: { sign: '✗', words: '发现 finding' },
  not_applicable: { sign: '–', words: '不适用 not applicable' },
  not_evaluated: { sign: '?', words: '无从判断 not evaluated' },
}

/** Why a rule did or did not fire. */
export function ruleLines(trace: RuleTrace, call: Call, indent: string, seen: Seen): string[] {
  const { rule, version, title, conditions, given, each, find, flow: steps } = trace
  const inner = `${indent}    `
  const width = Math.max(...namesIn(trace).map(columns))
  return [
    `${indent}${signOf(trace)} ${rule}@${version}  ${result(trace)}  ${title.zh} ${title.en}`,
    ...unfitLines(trace, inner),
    ...(trace.unmet ? unmetLines(trace.unmet, call, inner) : []),
    ...conditions.flatMap((condition) => conditionLines(condition, call, inner, width, seen)),
    ...(given ? partLines('given', given, inner, width) : []),
    ...(each ? anchorsLines(trace, each, call, inner, width, seen) : []),
    ...(find ? partLines('find', find, inner, width) : []),
    ...(steps ? flowLines(steps, call, inner, width) : []),
  ]
}

function namesIn({ conditions, each }: RuleTrace): string[] {
  const anchors = each?.anchors.flatMap((anchor) => anchor.conditions) ?? []
  return ['given', ...[...conditions, ...anchors].map(({ name }) => name)]
}

/** As in the list of findings. */
function signOf({ status, points, shadow, review }: RuleTrace): string {
  if (status !== 'fail') return STATUS[status].sign
  if (shadow) return '·'
  if (review) return '…'
  return (points ?? 0) > 0 ? '✓' : '✗'
}

function result({ status, reason, points, shadow, review }: RuleTrace): string {
  const why = reason === null ? '' : `: ${REASONS[reason] ?? reason}`
  const worth = points === null ? '' : shadow || review ? ` (${points})` : ` ${points > 0 ? '+' : ''}${points}`
  const trial = shadow ? '  试运行，不计分 on trial, counts nowhere' : ''
  const confirm = review && status === 'fail' ? '  待人工复核 to confirm' : ''
  return `${STATUS[status].words}${why}${worth}${trial}${confirm}`
}

function unfitLines({ unfit }: RuleTrace, indent: string): string[] {
  if (unfit === null) return []
  if ('applies' in unfit) return [`${indent}不是为这样的通话 not for this call; it is for ${flow(unfit.applies)}`]
  return [`${indent}不在有效期 not in force on that day: ${flow(unfit.effective)}`]
}

/** What a rule needs of the call, and where that is not so. */
function unmetLines(
  { needs, condition, reason, confidence, unsure }: UnmetTrace,
  call: Call,
  indent: string,
): string[] {
  const mean = reason === 'low_confidence' ? `, 平均 on average ${Math.round(confidence * 100)}%` : ''
  const rest = unsure.length - 3
  return [
    `${indent}条件 ${condition} 的窗内达不到要求 needs not met where ${condition} looks: ${flow(needs)}`,
    `${indent}  ${REASONS[reason] ?? reason}${mean}`,
    ...unsure.slice(0, 3).map((segment) => `${indent}  ${line(call, segment, WIDTH - indent.length - 2)}`),
    ...(rest > 0 ? [`${indent}  … 另有 ${rest} 句 ${rest} more`] : []),
  ]
}

/** Hits of `each` shown in full. */
const MOST_ANCHORS = 8

function anchorsLines(
  { status, conditions }: RuleTrace,
  { condition, anchors }: NonNullable<RuleTrace['each']>,
  call: Call,
  indent: string,
  width: number,
  seen: Seen,
): string[] {
  const rest = anchors.length - MOST_ANCHORS
  const unknown = conditions.find(({ name }) => name === condition)?.truth === 'unknown'
  const none = anchors.length > 0 || unknown ? '' : `: ${STATUS[status].words}`
  const count = `${anchors.length} 处 ${anchors.length === 1 ? 'hit' : 'hits'}`
  const head = row(indent, 'each', width, '', `${condition}  ${count}${none}`)
  return [
    head,
    ...anchors.slice(0, MOST_ANCHORS).flatMap((anchor, i) => anchorLines(anchor, i + 1, call, indent, width, seen)),
    ...(rest > 0 ? [`${indent}… 另有 ${rest} 处 ${rest} more`] : []),
  ]
}

function anchorLines(
  { status, reason, hit, unmet, conditions, find }: AnchorTrace,
  number: number,
  call: Call,
  indent: string,
  width: number,
  seen: Seen,
): string[] {
  const { sign, words } = STATUS[status]
  const why = reason === null ? '' : `: ${REASONS[reason] ?? reason}`
  const inner = `${indent}    `
  return [
    `${indent}${sign} ${number}. ${hitLines(call, hit)[0] ?? ''}  ${words}${why}`,
    ...(unmet ? unmetLines(unmet, call, inner) : []),
    ...conditions.flatMap((condition) => conditionLines(condition, call, inner, width, seen)),
    ...partLines('find', find, inner, width),
  ]
}
