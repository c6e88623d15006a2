import { type Calendar, decodeCall } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { StoreError } from '../errors.ts'
import { type ScoreEntry, scoreRow } from '../rows/call.ts'
import { headRow } from '../rows/head.ts'
import type { RunInfo } from '../types.ts'
import { missingHeads } from './heads.ts'
import { knownCalls } from './known.ts'

/** Their hashes travel in a URL. */
const BATCH = 500

/** Adds scores of stored calls; a backtest's never count, so they stay out of `heads`. */
export async function rescore(engine: Engine, calendar: Calendar, entries: ScoreEntry[], run: RunInfo): Promise<void> {
  for (let at = 0; at < entries.length; at += BATCH) {
    await rescoreSome(engine, calendar, entries.slice(at, at + BATCH), run)
  }
}

async function rescoreSome(engine: Engine, calendar: Calendar, entries: ScoreEntry[], run: RunInfo): Promise<void> {
  const now = Date.now()
  await engine.insert(
    'rescore',
    'scores',
    entries.map((entry) => scoreRow(entry, JSON.stringify(entry.score), run, now)),
  )
  if (run.kind === 'backtest') return
  const known = await knownCalls(engine, new Set(entries.map((entry) => entry.callId)))
  const bytes = await storedBytes(engine, entries)
  const byHash = new Map(entries.map((entry) => [`${entry.callId} ${entry.inputHash}`, entry]))
  const rows = missingHeads(known, run.number, (callId, version, rank) => {
    const entry = byHash.get(`${callId} ${version.inputHash}`)
    if (entry === undefined) return undefined
    const decoded = decodeCall(Buffer.from(bytes.get(version.inputHash) ?? ''))
    if (!decoded.ok) throw new StoreError(`call ${callId} cannot be read any more (${decoded.reason}): run verify`)
    return headRow(decoded.value, entry.score, { ...entry, runId: run.id, rank }, calendar)
  })
  await engine.insert('rescored heads', 'heads', rows)
}

async function storedBytes(engine: Engine, entries: ScoreEntry[]): Promise<Map<string, string>> {
  const rows = await engine.rows<{ input_hash: string; bytes: string }>(
    'bytes to rescore',
    `SELECT input_hash, any(bytes) AS bytes FROM call_versions
     WHERE call_id IN {ids:Array(String)} AND input_hash IN {hashes:Array(String)} GROUP BY input_hash`,
    { ids: [...new Set(entries.map((e) => e.callId))], hashes: [...new Set(entries.map((e) => e.inputHash))] },
  )
  return new Map(rows.map((row) => [row.input_hash, row.bytes]))
}
