import { setTimeout as pause } from 'node:timers/promises'
import type { ClickHouseSettings } from '@clickhouse/client'

/**
 * What makes replicas behave as one server: an insert is confirmed once most of them have it, one after the other, and
 * a query answers only where all confirmed inserts are. The server gives up before the client does (30 s), so that an
 * insert nobody waits for does not hold up its repetition.
 */
export const AS_ONE: ClickHouseSettings = {
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  insert_quorum_timeout: 20_000 as never,
  select_sequential_consistency: 1 as never,
  alter_sync: 2 as never,
  distributed_ddl_task_timeout: 25 as never,
}

/** Refusals that pass within moments: another process inserts into the table, or this replica lags a little. */
const MOMENTS = new Set([
  'UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE',
  'REPLICA_IS_NOT_IN_QUORUM',
  'TOO_FEW_LIVE_REPLICAS',
  'TABLE_IS_READ_ONLY',
])
const PATIENCE_MS = 10_000
const PAUSE_MS = { first: 20, longest: 500 }

/** Repeats what a replica refused for the moment; random pauses, so that workers do not meet again. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (let longest = PAUSE_MS.first; ; longest = Math.min(2 * longest, PAUSE_MS.longest)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > until || !MOMENTS.has(String((error as { type?: unknown } | null)?.type))) throw error
    }
    await pause(longest * (0.5 + Math.random() / 2))
  }
}
