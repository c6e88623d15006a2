import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { STANDARD } from '../../../ingest/kafka/settings.ts'
import { readLimits, readScorer, readSources } from '../../../ingest/packs.ts'
import { scoringBeside } from '../../../ingest/scoring/beside.ts'
import { embeddedEngine } from '../../../store/engine/embedded.ts'
import { overEngine } from '../../../store/open.ts'
import { fuzzed, SEED } from './generate.ts'
import { fuzz } from './run.ts'

const ZONE = 'Asia/Shanghai'
const SHOWN = 20
const REASONS = [
  'empty',
  'invalid',
  'key_mismatch',
  'lone_surrogate',
  'not_an_object',
  'not_json',
  'not_utf8',
  'null_value',
  'too_large',
  'unknown_schema',
]

/** So many messages through every step, and nothing wrong with any. Prints the figures. */
export async function nothingIsWrong(messages: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-fuzz-'))
  const engine = await embeddedEngine(folder)
  const store = await overEngine(engine, { timeZone: ZONE })
  const scoring = await scoringBeside({ sources: readSources(), timeZone: ZONE })
  const began = Date.now()
  try {
    const found = await fuzz(fuzzed(messages, SEED), {
      store,
      engine,
      scoring,
      scorer: readScorer(ZONE),
      limits: readLimits(ZONE),
    })
    const { stored, superseded, deadLettered, reasons, wrong } = found
    const why = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`)
    console.log(
      `fuzz · SEED=${SEED}: ${found.messages} messages = stored ${stored} + superseded ${superseded} + dead-lettered`,
      `${deadLettered} (${why.sort().join(', ')}); ${wrong.length} wrong; longest silence ${Math.round(found.silence)} ms; after ${Math.round((Date.now() - began) / 1000)} s`,
    )
    expect(wrong.slice(0, SHOWN)).toEqual([])
    expect(stored + superseded + deadLettered).toBe(messages)
    expect(found.silence, 'milliseconds without a heartbeat').toBeLessThan(STANDARD.sessionMs)
    expect(Object.keys(reasons).sort(), 'every reason to refuse a message came up').toEqual(REASONS)
  } finally {
    await scoring.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
