import { type Calendar, parseTime } from '../../contract/index.ts'
import { monthOfCall, type SettledCall } from '../rows/call.ts'
import { headRank, versionOf, versionRank } from '../rows/rank.ts'
import { sourceKey } from '../rows/source.ts'
import type { Written } from '../types.ts'
import { type KnownCall, winner } from './known.ts'

export interface Arrivals {
  outcomes: Written[]
  /** Versions seen for the first time. */
  newVersions: SettledCall[]
  /** Versions whose score (or row in `heads`) is missing: new ones, and those a crash left half written. */
  unfinished: SettledCall[]
}

const STORED: Written = { outcome: 'stored', reason: null }

/** Judges calls one after another, as if each had come alone; `known` is kept up to date meanwhile. */
export function judge(items: SettledCall[], known: Map<string, KnownCall>, calendar: Calendar): Arrivals {
  const arrivals: Arrivals = { outcomes: [], newVersions: [], unfinished: [] }
  for (const item of items) arrivals.outcomes.push(arrive(item, known.get(item.call.call_id)!, calendar, arrivals))
  return arrivals
}

function arrive(item: SettledCall, call: KnownCall, calendar: Calendar, arrivals: Arrivals): Written {
  const source = sourceKey(item.delivery.source)
  let version = call.versions.get(item.inputHash)
  if (version === undefined) {
    version = {
      inputHash: item.inputHash,
      month: monthOfCall(item.call, calendar),
      rank: versionRank({
        revision: item.call.revision ?? 0,
        endedAt: parseTime(item.call.ended_at)!,
        source: item.delivery.source,
        inputHash: item.inputHash,
      }),
      source,
      scored: false,
    }
    call.versions.set(item.inputHash, version)
    arrivals.newVersions.push(item)
  }
  const wasFinished = version.scored && (winner(call) !== version || hasHead(call, version))
  if (!wasFinished) {
    arrivals.unfinished.push(item)
    version.scored = true
    if (winner(call) === version) call.heads.set(version.month, headRank(version.rank, 0))
  }
  if (winner(call) !== version) return { outcome: 'superseded', reason: 'older' }
  return wasFinished && version.source !== source ? { outcome: 'superseded', reason: 'identical' } : STORED
}

function hasHead(call: KnownCall, version: { month: number; rank: bigint }): boolean {
  const head = call.heads.get(version.month)
  return head !== undefined && versionOf(head) >= version.rank
}
