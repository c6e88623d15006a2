import type { Calendar, CallDetail, Score } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { type SourceColumns, sourceOf, sourceText } from '../rows/source.ts'
import type { Scope } from '../types.ts'
import type { Forms } from './forms.ts'
import { SUMMARY, type SummaryRow, summaryOf } from './summary.ts'
import { visible, where } from './where.ts'

type VersionRow = SourceColumns & {
  input_hash: string
  month: number
  revision: number
  ended_ms: number
  received_ms: number
}

type HeadColumns = SummaryRow & { input_hash: string; run_id: string; engine: string; form_hash: string }

export async function call(
  engine: Engine,
  calendar: Calendar,
  forms: Forms,
  callId: string,
  scope: Scope,
): Promise<CallDetail | null> {
  const versions = await engine.rows<VersionRow>(
    'versions of a call',
    `SELECT input_hash, month, revision, toUnixTimestamp64Milli(ended_at) AS ended_ms,
       toUnixTimestamp64Milli(received_at) AS received_ms,
       source_kind, source_name, source_partition, position, line
     FROM call_versions WHERE call_id = {id:String}
     ORDER BY received_at, revision, ended_at, position, line LIMIT 1 BY input_hash`,
    { id: callId },
  )
  if (versions.length === 0) return null
  const shown = where(visible(scope), {
    sql: 'month IN {months:Array(UInt32)} AND call_id = {id:String}',
    params: { id: callId, months: [...new Set(versions.map((version) => version.month))] },
  })
  const [head] = await engine.rows<HeadColumns>(
    'head of a call',
    `SELECT ${SUMMARY}, input_hash, run_id, engine, form_hash FROM heads FINAL WHERE ${shown.sql}`,
    shown.params,
  )
  if (head === undefined) return null
  const key = { id: callId, hash: head.input_hash, form: head.form_hash, engine: head.engine, run: head.run_id }
  const [[text], [score], form] = await Promise.all([
    engine.rows<{ bytes: string }>(
      'bytes of a call',
      'SELECT bytes FROM call_versions WHERE call_id = {id:String} AND input_hash = {hash:String} LIMIT 1',
      key,
    ),
    engine.rows<{ line: string }>(
      'score of a call',
      `SELECT line FROM scores FINAL WHERE call_id = {id:String} AND input_hash = {hash:String}
         AND form_hash = {form:String} AND engine = {engine:String} AND run_id = {run:String}`,
      key,
    ),
    forms.view(head.form_hash),
  ])
  return {
    summary: summaryOf(head, calendar),
    call: JSON.parse(text!.bytes.replace(/^\uFEFF/, '')),
    score: score ? (JSON.parse(score.line) as Score) : null,
    form,
    versions: versions.map((version) => ({
      input_hash: version.input_hash,
      revision: version.revision,
      ended_at: calendar.format(version.ended_ms),
      received_at: calendar.format(version.received_ms),
      source: sourceText(sourceOf(version)),
      current: version.input_hash === head.input_hash,
    })),
  }
}
