import type { Calendar, CallSummary } from '../../contract/index.ts'
import { FAULT_TAGS, FAULTS, LEAST_SURE } from './faults.ts'

/** Columns of `heads` a summary is made of. */
export const SUMMARY = `call_id, toUnixTimestamp64Milli(started_at) AS started_ms, toString(day) AS on_day, duration_ms,
  channel, direction, queue, language, agent_id, agent_name, agent_team, agent_site, score_id, score, grade, critical,
  form_id, arrayDistinct(${FAULT_TAGS}) AS tags, ${FAULTS} AS finding_count,
  ${LEAST_SURE} AS confidence, unscored`

export interface SummaryRow {
  call_id: string
  started_ms: number
  on_day: string
  duration_ms: number
  channel: string
  direction: string
  queue: string
  language: string
  agent_id: string
  agent_name: string
  agent_team: string
  agent_site: string
  score_id: string
  score: number | null
  grade: string
  critical: number
  form_id: string
  tags: string[]
  finding_count: number
  confidence: number | null
  unscored: string
}

export const summaryOf = (row: SummaryRow, calendar: Calendar): CallSummary => ({
  call_id: row.call_id,
  started_at: calendar.format(row.started_ms),
  day: row.on_day,
  duration_ms: row.duration_ms,
  channel: row.channel,
  direction: row.direction,
  queue: row.queue,
  language: row.language,
  agent: { id: row.agent_id, name: row.agent_name, team: row.agent_team, site: row.agent_site },
  score_id: row.score_id,
  score: row.score,
  grade: row.grade === '' ? null : row.grade,
  critical: row.critical === 1,
  form_id: row.form_id,
  tags: row.tags,
  findings: row.finding_count,
  confidence: row.confidence,
  unscored: row.unscored,
})
