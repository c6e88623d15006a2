import { type Calendar, type Call, parseTime, type Score } from '../../contract/index.ts'
import { callVersions, scores } from '../schema/tables.ts'
import type { RunInfo, Settled } from '../types.ts'
import { dateTime, monthOf } from './clock.ts'
import { sealed } from './seal.ts'
import { base64, exactText, sourceColumns } from './source.ts'

export type SettledCall = Extract<Settled, { kind: 'call' }>

/** The month a call belongs to: that of its `started_at`. */
export const monthOfCall = (call: Call, calendar: Calendar): number =>
  monthOf(calendar.day(parseTime(call.started_at)!))

export function versionRow({ call, inputHash, delivery }: SettledCall, calendar: Calendar) {
  return sealed(callVersions, {
    call_id: call.call_id,
    input_hash: inputHash,
    month: monthOfCall(call, calendar),
    revision: call.revision ?? 0,
    ended_at: dateTime(parseTime(call.ended_at)!),
    ...sourceColumns(delivery.source),
    received_at: dateTime(delivery.receivedAt),
    key: base64(delivery.key),
    bytes: exactText(delivery.value!),
  })
}

export interface ScoreEntry {
  callId: string
  inputHash: string
  score: Score
  unscored: string
}

/** @param line the score as JSON */
export const scoreRow = ({ callId, inputHash, score, unscored }: ScoreEntry, line: string, run: RunInfo, now: number) =>
  sealed(scores, {
    call_id: callId,
    input_hash: inputHash,
    form_hash: score.form?.hash ?? '',
    engine: score.engine,
    run_id: run.id,
    run_kind: run.kind,
    run_number: run.number,
    score_id: score.score_id,
    unscored,
    scored_at: dateTime(now),
    line,
  })
