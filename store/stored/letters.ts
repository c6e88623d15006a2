import type { Engine } from '../engine/engine.ts'
import { type SourceColumns, sourceOf } from '../rows/source.ts'
import type { Delivery } from '../types.ts'

type LetterRow = SourceColumns & { at_ms: number; key: string | null; value: string | null }

/** A dead letter as the message it was, from its own place: what came since still wins where it is newer. */
export async function letterDelivery(engine: Engine, id: string): Promise<Delivery | null> {
  const [row] = await engine.rows<LetterRow>(
    'letter to retry',
    `SELECT toUnixTimestamp64Milli(at) AS at_ms, source_kind, source_name, source_partition, position, line, key, value
     FROM dead_letters FINAL WHERE id = {id:String}`,
    { id },
  )
  if (row === undefined) return null
  return { source: sourceOf(row), key: bytes(row.key), value: bytes(row.value), receivedAt: row.at_ms, retried: true }
}

const bytes = (base64: string | null): Buffer | null => (base64 === null ? null : Buffer.from(base64, 'base64'))
