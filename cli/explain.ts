import type { Call, Evidence, Finding, FormView, Score } from '../contract/index.ts'
import type { FindingTally, Tally } from '../scoring/explain/tally.ts'
import { tallyLines } from './tally.ts'
import { measure, REASONS, SPEAKERS, seconds, turns } from './trace/words.ts'

/** How much of a score is shown: all of it, or only what cost points or is open. */
export type Extent = 'findings' | 'failed' | 'whole'

/** A score as a person reads it in a terminal, Chinese first, English beside it. */
export function explainScore(
  call: Call,
  score: Score,
  form: FormView | undefined,
  extent: Extent,
  tally: Tally | null = null,
): string {
  const head = headOf(call, score, form)
  const whole = extent !== 'findings'
  const items = whole ? [...itemLines(score, form, tally, extent), ...(tally ? tallyLines(score, tally) : [])] : []
  const findings = score.findings.flatMap((finding) =>
    findingLines(finding, call, whole, tally?.findings.get(finding.id)),
  )
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
  return `${score.score.toFixed(1)}  ${grade ? `${grade.title.zh} ${grade.title.en}` : '未定级 no grade'}${critical}  [${form?.id}@${form?.version}]`
}

const STATUS: Record<string, string> = {
  pass: '✓',
  fail: '✗',
  not_applicable: '–',
  not_evaluated: '?',
  needs_review: '…',
}

/** Whether an item lost points or is open. */
export const isOpen = ({ status }: Pick<Score['items'][number], 'status'>): boolean =>
  status === 'fail' || status === 'not_evaluated' || status === 'needs_review'

function itemLines(score: Score, form: FormView | undefined, tally: Tally | null, extent: Extent): string[] {
  const known = new Map(form?.sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
  const cost = new Set(score.findings.flatMap(({ item_id, points }) => (points < 0 ? [item_id] : [])))
  const shown = score.items.filter((item) => {
    return extent === 'whole' || isOpen(item) || cost.has(item.id) || tally?.items.get(item.id)?.zeroed
  })
  return shown.map(({ id, status, awarded, points }) => {
    const { counts = true, zeroed = false } = tally?.items.get(id) ?? {}
    const { title, review } = known.get(id) ?? {}
    const guidance = review && status === 'needs_review' ? `  待人工复核 needs a person: ${review.zh} ${review.en}` : ''
    const worth = (counts ? `${awarded}/${points}` : '–').padStart(7)
    const nothing = zeroed ? '  一票否决归零 zeroed' : ''
    return `  ${STATUS[status]} ${worth}  ${title ? `${title.zh} ${title.en}` : id}${nothing}${guidance}`
  })
}

function findingLines(finding: Finding, call: Call, whole: boolean, tally: FindingTally | undefined): string[] {
  const { points, proposed_points, needs_review, message } = finding
  const cost = needs_review ? `… 待人工复核 to confirm (${proposed_points})` : `${points > 0 ? '✓ +' : '✗ '}${points}`
  const lines = [`  ${cost}  ${message.zh} ${message.en}${tally ? weightOf(tally, needs_review) : ''}`]
  for (const evidence of finding.evidence) lines.push(`      ${evidenceLine(evidence, call)}`)
  const { searched } = finding
  if (searched) {
    lines.push(
      `      找过 searched: ${SPEAKERS[searched.speaker]} ${seconds(searched.start_ms, searched.end_ms)}, ${turns(searched.segments.length)}`,
    )
    if (searched.nearest && searched.nearest.similarity >= LEAST_ALIKE)
      lines.push(`      最接近 nearest: “${searched.nearest.text}” (${searched.nearest.similarity})`)
  }
  if (whole) lines.push(`      应说 say instead: ${finding.recommended.zh} ${finding.recommended.en}`)
  return lines
}

/** What a finding means beyond its points. */
function weightOf({ critical, bound }: FindingTally, review: boolean | undefined): string {
  const zeroes = critical === null ? '' : `  一票否决 critical: ${review ? WOULD_ZERO[critical] : ZEROES[critical]}`
  return `${zeroes}${bound === null ? '' : `  ${REACHED[bound]}`}`
}

const ZEROES = { form: '整表归零 form to zero', section: '本部分归零 section to zero' }
const WOULD_ZERO = {
  form: '确认后整表归零 would zero the form',
  section: '确认后本部分归零 would zero the section',
}
const REACHED = { floor: '已到下限 floor reached', ceiling: '已到上限 ceiling reached', cap: '已封顶 cap reached' }

/** Words less alike are so by chance. */
const LEAST_ALIKE = 0.5

function evidenceLine(evidence: Evidence, call: Call): string {
  const { segment, start, end, text, start_ms, end_ms } = evidence
  if (segment === undefined)
    return `${seconds(start_ms, end_ms)}  ${evidence.value === undefined ? '' : measure(evidence)}`.trimEnd()
  const said = call.segments[segment]?.text ?? ''
  return `${seconds(start_ms, end_ms)}  #${segment} ${said.slice(0, start)}【${text}】${said.slice(end)}`
}

const UNSCORED: Record<string, string> = {
  unanswered: '未接通 nobody answered',
  voicemail: '语音信箱 voicemail',
  empty: '无对话内容 nobody spoke',
  no_roles: '说话人不明 speakers are not known',
  swapped_roles: '坐席和客户标反了 agent and customer are taken for one another',
  language: '语言不在评分范围 language is not scored',
  no_form: '没有适用的评分表 no form fits',
  not_evaluated: '没有可评的项目 nothing could be judged',
}
