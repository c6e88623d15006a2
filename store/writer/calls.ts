import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { type ScoreEntry, type SettledCall, scoreRow, versionRow } from '../rows/call.ts'
import { headRow } from '../rows/head.ts'
import type { RunInfo, Written } from '../types.ts'
import { judge } from './arrivals.ts'
import { missingHeads } from './heads.ts'
import { type KnownCall, knownCalls } from './known.ts'

/**
 * Calls in the order versions, scores, heads: what figures read comes last, so a call shows whole or not at all, and
 * a batch cut short anywhere is completed when it comes again.
 */
export async function writeCalls(
  engine: Engine,
  calendar: Calendar,
  items: SettledCall[],
  run: RunInfo,
): Promise<Written[]> {
  if (items.length === 0) return []
  const ids = new Set(items.map((item) => item.call.call_id))
  const before = await knownCalls(engine, ids)
  const known = structuredClone(before)
  const { outcomes, newVersions, unfinished } = judge(items, known, calendar)

  const now = Date.now()
  await engine.insert(
    'versions',
    'call_versions',
    newVersions.map((item) => versionRow(item, calendar)),
  )
  await engine.insert(
    'scores',
    'scores',
    unfinished.map((item) => scoreRow(entry(item), item.line, run, now)),
  )
  const after = unfinished.length === 0 ? before : await knownNow(engine, known, before)
  const scored = new Map(unfinished.map((item) => [versionKey(item.call.call_id, item.inputHash), item]))
  const rows = missingHeads(after, run.number, (callId, version, rank) => {
    const item = scored.get(versionKey(callId, version.inputHash))
    return item && headRow(item.call, item.score, { ...entry(item), runId: run.id, rank }, calendar)
  })
  await engine.insert('heads', 'heads', rows)
  return outcomes
}

/**
 * What there is of the calls once their versions and scores are written. Another process may have written versions of
 * them meanwhile, so where there are others it is read again: whichever of the two reads last sees both and moves the
 * call out of the month it left.
 */
async function knownNow(engine: Engine, judged: Known, before: Known): Promise<Known> {
  if (engine.shared) return knownCalls(engine, judged.keys())
  return new Map([...judged].map(([id, { versions }]) => [id, { versions, heads: before.get(id)!.heads }]))
}

type Known = Map<string, KnownCall>

const versionKey = (callId: string, inputHash: string): string => `${inputHash} ${callId}`

const entry = ({ call, inputHash, score, unscored }: SettledCall): ScoreEntry => ({
  callId: call.call_id,
  inputHash,
  score,
  unscored,
})
