import { type Calendar, type Call, parseTime, type Score } from '../../contract/index.ts'
import { dateTime, monthOf } from './clock.ts'

/** A row of `heads`: everything in it follows from the call, its score and the rank. */
export type HeadRow = ReturnType<typeof headRow>

export interface HeadFacts {
  inputHash: string
  /** Why there is no score; '' where there is one. */
  unscored: string
  runId: string
  rank: bigint
}

export function headRow(call: Call, score: Score, facts: HeadFacts, calendar: Calendar) {
  const startedAt = parseTime(call.started_at)!
  const endedAt = parseTime(call.ended_at)!
  const day = calendar.day(startedAt)
  return {
    month: monthOf(day),
    call_id: call.call_id,
    rank: facts.rank.toString(),
    moved: 0,
    day,
    started_at: dateTime(startedAt),
    ended_at: dateTime(endedAt),
    duration_ms: endedAt - startedAt,
    channel: call.channel as string,
    direction: call.direction as string,
    queue: call.queue ?? '',
    language: call.language,
    agent_id: call.agent.id,
    agent_name: call.agent.name ?? '',
    agent_team: call.agent.team ?? '',
    agent_site: call.agent.site ?? '',
    input_hash: facts.inputHash,
    run_id: facts.runId,
    score_id: score.score_id,
    engine: score.engine,
    form_id: score.form?.id ?? '',
    form_hash: score.form?.hash ?? '',
    score: score.score,
    grade: score.grade ?? '',
    critical: score.critical ? 1 : 0,
    unscored: facts.unscored,
    'items.id': score.items.map((item) => item.id),
    'items.section': score.items.map((item) => item.section),
    'items.points': score.items.map((item) => points(item.points)),
    'items.awarded': score.items.map((item) => points(item.awarded)),
    'items.status': score.items.map((item) => item.status as string),
    'findings.rule_id': score.findings.map((finding) => finding.rule_id),
    'findings.item_id': score.findings.map((finding) => finding.item_id),
    'findings.tags': score.findings.map((finding) => finding.tags),
    'findings.severity': score.findings.map((finding) => finding.severity as string),
    'findings.points': score.findings.map((finding) => points(finding.points)),
    'findings.confidence': score.findings.map(({ confidence }) => confidence ?? UNSAID),
  }
}

/** Of findings that do not say how sure they are; no finding that does is so unsure. */
const UNSAID = 0

/** The column keeps four decimals. */
const points = (value: number): number => Math.round(value * 10_000) / 10_000

/** Hides a call in a month that its current version is not in; the columns left out are empty. */
export const movedRow = (callId: string, month: number, rank: bigint) => ({
  month,
  call_id: callId,
  rank: rank.toString(),
  moved: 1,
})

/** Names of the columns in which a stored row is not as expected. */
export const differences = (expected: HeadRow, stored: HeadRow): string[] =>
  (Object.keys(expected) as (keyof HeadRow)[]).filter(
    (name) => JSON.stringify(expected[name]) !== JSON.stringify(stored[name]),
  )
