import type { Engine } from '../engine/engine.ts'
import type { RunInfo, StoredCall } from '../types.ts'

const PAGE = 200

interface Days {
  from: string
  /** Not included. */
  to: string
}

/** Calls of some days whose current version counts with a score of another run than this. */
const IN_RANGE = `moved = 0 AND day >= {from:Date32} AND day < {to:Date32}
  AND month BETWEEN toYYYYMM({from:Date32}) AND toYYYYMM({to:Date32}) AND run_id != {run:String}`

export async function countCalls(engine: Engine, range: Days, run?: RunInfo): Promise<number> {
  const [row] = await engine.rows<{ n: number }>(
    'count calls of days',
    `SELECT count() AS n FROM heads FINAL WHERE ${IN_RANGE}`,
    { ...range, run: run?.id ?? '' },
  )
  return row?.n ?? 0
}

/** The current versions of the calls of a range of days, in order of month and call id. @param run whose calls are left out */
export async function* storedCalls(engine: Engine, range: Days, run?: RunInfo): AsyncGenerator<StoredCall> {
  let after = { month: 0, call_id: '' }
  for (;;) {
    const heads = await engine.rows<{ month: number; call_id: string; input_hash: string }>(
      'calls of days',
      `SELECT month, call_id, input_hash FROM heads FINAL
       WHERE ${IN_RANGE} AND (month, call_id) > ({month:UInt32}, {call_id:String})
       ORDER BY month, call_id LIMIT ${PAGE}`,
      { ...range, ...after, run: run?.id ?? '' },
    )
    const bytes = await bytesOf(engine, heads)
    for (const { call_id, input_hash } of heads) {
      const text = bytes.get(`${call_id} ${input_hash}`)
      if (text !== undefined) yield { callId: call_id, inputHash: input_hash, bytes: Buffer.from(text) }
    }
    if (heads.length < PAGE) return
    after = heads.at(-1)!
  }
}

async function bytesOf(engine: Engine, of: { call_id: string; input_hash: string }[]): Promise<Map<string, string>> {
  if (of.length === 0) return new Map()
  const rows = await engine.rows<{ call_id: string; input_hash: string; bytes: string }>(
    'bytes of calls',
    `SELECT call_id, input_hash, bytes FROM call_versions
     WHERE call_id IN {calls:Array(String)} AND input_hash IN {hashes:Array(String)} LIMIT 1 BY call_id, input_hash`,
    { calls: of.map((row) => row.call_id), hashes: of.map((row) => row.input_hash) },
  )
  return new Map(rows.map((row) => [`${row.call_id} ${row.input_hash}`, row.bytes]))
}
