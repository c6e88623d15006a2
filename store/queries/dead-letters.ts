import type { Calendar, DeadLetterPage } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { type SourceColumns, sourceOf, sourceText } from '../rows/source.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'

const PREVIEW = 2_000

type DeadLetterRow = SourceColumns & {
  id: string
  at_ms: number
  step: string
  reason: string
  problems: string
  key: string | null
  value: string | null
}

/** Newest first. */
export async function deadLetters(
  engine: Engine,
  calendar: Calendar,
  page: { limit: number; after?: string },
): Promise<DeadLetterPage> {
  const [ms, id] = page.after === undefined ? [] : decodeCursor(page.after, ['number', 'string'])
  const [rows, [count]] = await Promise.all([
    engine.rows<DeadLetterRow>(
      'dead letters',
      `SELECT id, toUnixTimestamp64Milli(at) AS at_ms, source_kind, source_name, source_partition, position, line, step,
         reason, problems, key, value
       FROM dead_letters FINAL
       ${ms === undefined ? '' : 'WHERE (-toUnixTimestamp64Milli(at), id) > (-{ms:Int64}, {id:String})'}
       ORDER BY (-toUnixTimestamp64Milli(at), id) LIMIT {limit:UInt32}`,
      { limit: page.limit + 1, ...(ms === undefined ? {} : { ms, id }) },
    ),
    engine.rows<{ total: number }>('dead letters in all', 'SELECT count() AS total FROM dead_letters FINAL'),
  ])
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      id: row.id,
      at: calendar.format(row.at_ms),
      source: sourceText(sourceOf(row)),
      step: row.step,
      reason: row.reason,
      problems: JSON.parse(row.problems),
      key_base64: row.key,
      value_base64: row.value,
      preview: preview(row.value),
    })),
    next: rows.length > page.limit && last ? encodeCursor([last.at_ms, last.id]) : null,
    total: count!.total,
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function preview(base64: string | null): string | null {
  if (base64 === null) return null
  try {
    return utf8.decode(Buffer.from(base64, 'base64')).slice(0, PREVIEW).toWellFormed()
  } catch {
    return null
  }
}
