import type { Call, Evidence, Finding, FormView, Score } from '../contract/index.ts'
import { REASONS, seconds } from './trace/words.ts'

/** A score as a person reads it in a terminal, Chinese first, English beside it. */
export function explainScore(call: Call, score: Score, form: FormView | undefined, whole: boolean): string {
  const head = headOf(call, score, form)
  const items = whole ? itemLines(score, form) : []
  const findings = score.findings.flatMap((finding) => findingLines(finding, call, whole))
  const unjudged = whole
    ? score.not_evaluated.map(({ rule_id, reason }) => `  ? ${rule_id}: ${REASONS[reason] ?? reason}`)
    : []
  const trials = (whole ? (score.shadow ?? []) : []).map(
    ({ proposed_points, message }) => `  · 试运行 on trial (${proposed_points})  ${message.zh} ${message.en}`,
  )
  return [head, ...items, ...findings, ...unjudged, ...trials].join('\n')
}

/** Which call, whose, and what it came to. */
export const headOf = (call: Call, score: Score, form: FormView | undefined): string =>
  `${call.call_id}  ${call.agent.name ?? call.agent.id}  ${verdictOf(score, form)}`

function verdictOf(score: Score, form: FormView | undefined): string {
  if (score.score === null) return `— 不评分 not scored: ${UNSCORED[score.unscored ?? ''] ?? score.unscored}`
  const grade = form?.grades.find(({ id }) => id === score.grade)
  const critical = score.critical ? '  一票否决 critical' : ''
  return `${score.score.toFixed(1)}  ${grade ? `${grade.title.zh} ${grade.title.en}` : score.grade}${critical}  [${form?.id}@${form?.version}]`
}

const STATUS: Record<string, string> = {
  pass: '✓',
  fail: '✗',
  not_applicable: '–',
  not_evaluated: '?',
  needs_review: '…',
}

function itemLines(score: Score, form: FormView | undefined): string[] {
  const known = new Map(form?.sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
  return score.items.map(({ id, status, awarded, points }) => {
    const { title, review } = known.get(id) ?? {}
    const guidance = review && status === 'needs_review' ? `  待人工复核 needs a person: ${review.zh} ${review.en}` : ''
    return `  ${STATUS[status]} ${`${awarded}/${points}`.padStart(7)}  ${title ? `${title.zh} ${title.en}` : id}${guidance}`
  })
}

function findingLines(finding: Finding, call: Call, whole: boolean): string[] {
  const { points, proposed_points, needs_review, message } = finding
  const cost = needs_review ? `… 待人工复核 to confirm (${proposed_points})` : `${points > 0 ? '✓ +' : '✗ '}${points}`
  const lines = [`  ${cost}  ${message.zh} ${message.en}`]
  for (const evidence of finding.evidence) lines.push(`      ${evidenceLine(evidence, call)}`)
  const { searched } = finding
  if (searched) {
    lines.push(
      `      找过 searched: ${searched.speaker} ${seconds(searched.start_ms, searched.end_ms)}, ${searched.segments.length} segments`,
    )
    if (searched.nearest)
      lines.push(`      最接近 nearest: “${searched.nearest.text}” (${searched.nearest.similarity})`)
  }
  if (whole) lines.push(`      应说 say instead: ${finding.recommended.zh} ${finding.recommended.en}`)
  return lines
}

function evidenceLine(
  { segment, start, end, text, start_ms, end_ms, field, value, unit }: Evidence,
  call: Call,
): string {
  if (segment === undefined)
    return `${seconds(start_ms, end_ms)}  ${field ?? ''} ${value ?? ''} ${unit ?? ''}`.trimEnd()
  const said = call.segments[segment]?.text ?? ''
  return `${seconds(start_ms, end_ms)}  #${segment} ${said.slice(0, start)}【${text}】${said.slice(end)}`
}

const UNSCORED: Record<string, string> = {
  unanswered: '未接通 nobody answered',
  voicemail: '语音信箱 voicemail',
  empty: '无对话内容 nobody spoke',
  no_roles: '说话人不明 speakers are not known',
  language: '语言不在评分范围 language is not scored',
  no_form: '没有适用的评分表 no form fits',
  not_evaluated: '没有可评的项目 nothing could be judged',
}
