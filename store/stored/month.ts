import type { Calendar } from '../../contract/index.ts'
import type { Engine, Row } from '../engine/engine.ts'
import { monthOf } from '../rows/clock.ts'
import { groupBy } from '../rows/group.ts'
import { type HeadRow, headRow } from '../rows/head.ts'
import { headRank } from '../rows/rank.ts'
import { callVersions, heads, scores } from '../schema/tables.ts'
import type { RunInfo, StoredScore, VerifyRow } from '../types.ts'
import { type KnownCall, knownCalls, winner } from '../writer/known.ts'
import { hashHolds, sealHolds, wholeRows } from './read.ts'

const PAGE = 200

interface VersionRow extends Row {
  call_id: string
  input_hash: string
  bytes: string
}

interface ScoreRow extends Row {
  call_id: string
  input_hash: string
  form_hash: string
  engine: string
  run_id: string
  run_kind: RunInfo['kind']
  run_number: number
  unscored: string
  line: string
}

/** What the tables have of one call. */
interface Found {
  callId: string
  known: KnownCall
  versions: VersionRow[]
  scores: ScoreRow[]
  head: HeadRow | undefined
}

export async function* verifyRows(engine: Engine, calendar: Calendar, name: string): AsyncGenerator<VerifyRow> {
  const month = monthOf(name)
  let after = ''
  for (;;) {
    const ids = await pageOfIds(engine, month, after)
    if (ids.length === 0) return
    for (const found of await everythingOf(engine, ids, month)) {
      const row = examine(found, month, calendar)
      if (row) yield row
    }
    after = ids.at(-1)!
  }
}

/** Calls that have a version or a row of figures in the month, in the engine's order of text. */
async function pageOfIds(engine: Engine, month: number, after: string): Promise<string[]> {
  const from = (table: string) =>
    engine.rows<{ call_id: string }>(
      'calls to verify',
      `SELECT DISTINCT call_id FROM ${table} WHERE month = {month:UInt32} AND call_id > {after:String}
       ORDER BY call_id LIMIT ${PAGE}`,
      { month, after },
    )
  const found = (await Promise.all([from('call_versions'), from('heads')])).flat()
  const ids = [...new Set(found.map((row) => row.call_id))]
  return ids.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).slice(0, PAGE)
}

async function everythingOf(engine: Engine, ids: string[], month: number): Promise<Found[]> {
  const [known, versions, scoreRows, headRows] = await Promise.all([
    knownCalls(engine, ids),
    wholeRows<VersionRow>(engine, callVersions, 'WHERE call_id IN {ids:Array(String)}', { ids }),
    wholeRows<ScoreRow>(engine, scores, 'FINAL WHERE call_id IN {ids:Array(String)}', { ids }),
    wholeRows<HeadRow>(
      engine,
      heads,
      'FINAL WHERE heads.month = {month:UInt32} AND call_id IN {ids:Array(String)} AND moved = 0',
      { ids, month },
    ),
  ])
  const versionsOf = groupBy(versions, (row) => row.call_id)
  const scoresOf = groupBy(scoreRows, (row) => row.call_id)
  const headOf = new Map(headRows.map((row) => [row.call_id, row]))
  return ids.map((callId) => ({
    callId,
    known: known.get(callId)!,
    versions: versionsOf.get(callId) ?? [],
    scores: scoresOf.get(callId) ?? [],
    head: headOf.get(callId),
  }))
}

/** Undefined where the call rightly shows in another month and all of it is sound. */
function examine(found: Found, month: number, calendar: Calendar): VerifyRow | undefined {
  const problems = [...brokenVersions(found), ...brokenScores(found)]
  const best = winner(found.known)
  const elsewhere = best !== undefined && best.month !== month
  if (found.versions.length === 0) problems.push('heads: figures count a call of which no version is stored')
  else if (best === undefined) problems.push('scores: no version of the call has a score')
  if (elsewhere && found.head) problems.push(`heads: still counted in this month, but its version is in ${best.month}`)
  if (best && !elsewhere && !found.head) problems.push('heads: the row figures read is missing')
  if (elsewhere && problems.length === 0) return undefined

  const stored = best && !elsewhere ? storedScore(found, best.inputHash) : undefined
  return {
    callId: found.callId,
    problems,
    stored: stored ?? null,
    head: found.head ?? null,
    expectedHead: (call, score, unscored) => {
      const { inputHash, run } = stored!
      const rank = headRank(best!.rank, run.number)
      return headRow(call, score, { inputHash, unscored, runId: run.id, rank }, calendar)
    },
  }
}

function brokenVersions({ versions }: Found): string[] {
  return versions.flatMap((row) => {
    if (!hashHolds(row.bytes, row.input_hash))
      return [`call_versions: the bytes of ${row.input_hash} are not as received`]
    return sealHolds(callVersions, row) ? [] : [`call_versions: the row of ${row.input_hash} was changed`]
  })
}

function brokenScores({ scores: rows, versions }: Found): string[] {
  const hashes = new Set(versions.map((row) => row.input_hash))
  return rows.flatMap((row) => {
    if (!hashes.has(row.input_hash)) return [`scores: ${row.score_id} is of a version that is not stored`]
    return sealHolds(scores, row) ? [] : [`scores: the row of ${row.score_id} was changed`]
  })
}

/** The score that counts: the latest run that is no backtest. */
function storedScore(found: Found, inputHash: string): StoredScore | undefined {
  const row = found.scores
    .filter((score) => score.input_hash === inputHash && score.run_kind !== 'backtest')
    .sort((a, b) => b.run_number - a.run_number)[0]
  const version = found.versions.find((candidate) => candidate.input_hash === inputHash)
  if (row === undefined || version === undefined) return undefined
  return {
    callId: found.callId,
    inputHash,
    bytes: Buffer.from(version.bytes),
    formHash: row.form_hash,
    engine: row.engine,
    unscored: row.unscored,
    run: { id: row.run_id, kind: row.run_kind, number: row.run_number },
    line: row.line,
  }
}
