import type { Engine } from '../engine/engine.ts'
import { fromDateTime } from '../rows/clock.ts'
import { versionRank } from '../rows/rank.ts'
import { type SourceColumns, sourceKey, sourceOf } from '../rows/source.ts'

/** A version of a call that was seen: ranked by where it was seen first. */
export interface KnownVersion {
  inputHash: string
  month: number
  rank: bigint
  /** sourceKey of its first sighting. */
  source: string
  /** Has a score that counts (not a backtest). */
  scored: boolean
}

/** What the store has of one call. */
export interface KnownCall {
  versions: Map<string, KnownVersion>
  /** Rank of the row that counts, by month. */
  heads: Map<number, bigint>
}

const BATCH = 500

export async function knownCalls(engine: Engine, callIds: Iterable<string>): Promise<Map<string, KnownCall>> {
  const known = new Map<string, KnownCall>()
  for (const id of callIds) known.set(id, { versions: new Map(), heads: new Map() })
  const ids = [...known.keys()]
  for (let at = 0; at < ids.length; at += BATCH) await load(engine, ids.slice(at, at + BATCH), known)
  return known
}

type VersionColumns = SourceColumns & {
  call_id: string
  input_hash: string
  month: number
  revision: number
  ended_at: string
}

async function load(engine: Engine, ids: string[], known: Map<string, KnownCall>): Promise<void> {
  const versions = await engine.rows<VersionColumns>(
    'known versions',
    `SELECT call_id, input_hash, month, revision, ended_at,
       source_kind, source_name, source_partition, position, line
     FROM call_versions WHERE call_id IN {ids:Array(String)} ORDER BY received_at`,
    { ids },
  )
  // Nearly always: calls are new.
  if (versions.length === 0) return
  for (const row of versions) {
    const call = known.get(row.call_id)!
    if (call.versions.has(row.input_hash)) continue
    call.versions.set(row.input_hash, knownVersion(row))
  }
  const seen = [...new Set(versions.map((row) => row.call_id))]
  const [scored, heads] = await Promise.all([
    engine.rows<{ call_id: string; input_hash: string }>(
      'known scores',
      `SELECT DISTINCT call_id, input_hash FROM scores
       WHERE call_id IN {ids:Array(String)} AND run_kind != 'backtest'`,
      { ids: seen },
    ),
    engine.rows<{ call_id: string; month: number; top: string }>(
      'known heads',
      `SELECT call_id, month, toString(max(rank)) AS top FROM heads
       WHERE month IN {months:Array(UInt32)} AND call_id IN {ids:Array(String)} GROUP BY call_id, month`,
      { ids: seen, months: [...new Set(versions.map((row) => row.month))] },
    ),
  ])
  for (const row of scored) {
    const version = known.get(row.call_id)!.versions.get(row.input_hash)
    if (version) version.scored = true
  }
  for (const row of heads) known.get(row.call_id)!.heads.set(row.month, BigInt(row.top))
}

function knownVersion(row: VersionColumns): KnownVersion {
  const source = sourceOf(row)
  return {
    inputHash: row.input_hash,
    month: row.month,
    rank: versionRank({
      revision: row.revision,
      endedAt: fromDateTime(row.ended_at),
      source,
      inputHash: row.input_hash,
    }),
    source: sourceKey(source),
    scored: false,
  }
}

/** The version that counts: the highest of those that have a score, so that a half-written one never shows. */
export function winner(call: KnownCall): KnownVersion | undefined {
  let best: KnownVersion | undefined
  for (const version of call.versions.values()) {
    if (version.scored && (best === undefined || version.rank > best.rank)) best = version
  }
  return best
}
