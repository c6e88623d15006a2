import type { Row } from '../engine/engine.ts'
import { movedRow } from '../rows/head.ts'
import { headRank } from '../rows/rank.ts'
import { type KnownCall, type KnownVersion, winner } from './known.ts'

/**
 * The rows `heads` still needs so that each call shows once, as its winning version says. `make` gives the row of a
 * version, or undefined where its score is not at hand (then it has its row already, or its redelivery brings it).
 */
export function missingHeads(
  known: Map<string, KnownCall>,
  runNumber: number,
  make: (callId: string, version: KnownVersion, rank: bigint) => Row | undefined,
): Row[] {
  const rows: Row[] = []
  for (const [callId, call] of known) {
    const best = winner(call)
    if (best === undefined) continue
    const rank = headRank(best.rank, runNumber)
    const row = (call.heads.get(best.month) ?? -1n) < rank ? make(callId, best, rank) : undefined
    if (row) rows.push(row)
    rows.push(...movedRows(callId, call, best))
  }
  return rows
}

/** For every other month a version of the call is in; there the later version's rank beats any run of an earlier one. */
function movedRows(callId: string, call: KnownCall, best: KnownVersion): Row[] {
  const rank = headRank(best.rank, 0)
  const months = new Set([...call.versions.values()].filter((version) => version.scored).map((v) => v.month))
  return [...months]
    .filter((month) => month !== best.month && (call.heads.get(month) ?? -1n) < rank)
    .map((month) => movedRow(callId, month, rank))
}
