import type {
  Calendar,
  DeadLetterAction,
  DeadLetterDetail,
  DeadLetterPage,
  DeadLetterView,
} from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { type SourceColumns, sourceOf, sourceText } from '../rows/source.ts'
import type { LetterFilter } from '../types.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { when, where } from './where.ts'

const PREVIEW = 2_000
/** Base64 of more bytes than so many characters have in UTF-8; whole groups, so that it decodes by itself. */
const PREVIEW_BASE64 = 4 * Math.ceil((PREVIEW * 4) / 3)

const COLUMNS = `id, toUnixTimestamp64Milli(at) AS at_ms, source_kind, source_name, source_partition, position, line, step,
  reason, problems`

/** Of a value in base64. */
const BYTES = `if(isNull(value), NULL,
  toInt64(intDiv(length(value), 4) * 3 - countSubstrings(right(assumeNotNull(value), 2), '=')))`

/** Letters with what was done about them last; the state is theirs unless a retry failed. */
const LETTERS = `(SELECT letters.*, if(done.last = '', 'open', done.last) AS state, done.retries AS retries
  FROM (SELECT id, at, source_name, reason FROM dead_letters FINAL) AS letters
  LEFT JOIN (
    SELECT letter_id, countIf(action = 'retried') AS retries,
      argMax(multiIf(action = 'discarded', 'discarded', outcome = 'dead_lettered', 'open', 'retried'), (at, id)) AS last
    FROM dead_letter_actions GROUP BY letter_id
  ) AS done ON done.letter_id = letters.id)`

interface StateColumns {
  id: string
  at_ms: number
  state: DeadLetterView['state']
  retries: number
}

type LetterRow = SourceColumns & {
  id: string
  at_ms: number
  step: string
  reason: string
  problems: string
  bytes: number | null
  beginning: string | null
}

/** Newest first. */
export async function deadLetters(engine: Engine, calendar: Calendar, filter: LetterFilter): Promise<DeadLetterPage> {
  const [ms, id] = filter.after === undefined ? [] : decodeCursor(filter.after, ['number', 'string'])
  const among = where(
    when('state = {state:String}', { state: filter.state }),
    when('source_name = {source:String}', { source: filter.source }),
    { sql: '1', params: {} },
  )
  const page = where(
    among,
    when('reason = {reason:String}', { reason: filter.reason }),
    when('(-toUnixTimestamp64Milli(at), id) > (-{ms:Int64}, {id:String})', { ms, id }),
  )
  const [rows, reasons] = await Promise.all([
    engine.rows<StateColumns>(
      'dead letters',
      `SELECT id, toUnixTimestamp64Milli(at) AS at_ms, state, retries FROM ${LETTERS} WHERE ${page.sql}
       ORDER BY (-toUnixTimestamp64Milli(at), id) LIMIT {limit:UInt32}`,
      { ...page.params, limit: filter.limit + 1 },
    ),
    engine.rows<{ reason: string; letters: number }>(
      'dead letters by reason',
      `SELECT reason, count() AS letters FROM ${LETTERS} WHERE ${among.sql}
       GROUP BY reason ORDER BY letters DESC, reason`,
      among.params,
    ),
  ])
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: await views(engine, calendar, shown),
    next: rows.length > filter.limit && last ? encodeCursor([last.at_ms, last.id]) : null,
    total: reasons
      .filter(({ reason }) => filter.reason === undefined || reason === filter.reason)
      .reduce((sum, { letters }) => sum + letters, 0),
    reasons,
  }
}

async function views(engine: Engine, calendar: Calendar, states: StateColumns[]): Promise<DeadLetterView[]> {
  if (states.length === 0) return []
  const rows = await engine.rows<LetterRow>(
    'dead letters of a page',
    `SELECT ${COLUMNS}, ${BYTES} AS bytes, left(value, ${PREVIEW_BASE64}) AS beginning
     FROM dead_letters FINAL WHERE id IN {ids:Array(String)}`,
    { ids: states.map(({ id }) => id) },
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return states.map((state) => viewOf(byId.get(state.id)!, state, calendar))
}

const viewOf = (row: LetterRow, { state, retries }: StateColumns, calendar: Calendar): DeadLetterView => ({
  id: row.id,
  at: calendar.format(row.at_ms),
  source: sourceText(sourceOf(row)),
  step: row.step,
  reason: row.reason,
  problems: JSON.parse(row.problems),
  state,
  retries,
  bytes: row.bytes,
  preview: textOf(row.beginning, { cut: true })?.slice(0, PREVIEW).toWellFormed() ?? null,
})

type WholeRow = LetterRow & { key: string | null; value: string | null }

interface ActionRow {
  at_ms: number
  action: DeadLetterAction['action']
  who: string
  note: string
  outcome: NonNullable<DeadLetterAction['outcome']> | ''
  reason: string
  problems: string
}

export async function deadLetter(engine: Engine, calendar: Calendar, id: string): Promise<DeadLetterDetail | null> {
  const [[row], [state], actions] = await Promise.all([
    engine.rows<WholeRow>(
      'dead letter',
      `SELECT ${COLUMNS}, key, value, ${BYTES} AS bytes, left(value, ${PREVIEW_BASE64}) AS beginning
       FROM dead_letters FINAL WHERE id = {id:String}`,
      { id },
    ),
    engine.rows<StateColumns>(
      'state of a dead letter',
      `SELECT id, toUnixTimestamp64Milli(at) AS at_ms, state, retries FROM ${LETTERS} WHERE id = {id:String}`,
      { id },
    ),
    engine.rows<ActionRow>(
      'history of a dead letter',
      `SELECT toUnixTimestamp64Milli(at) AS at_ms, action, who, note, outcome, reason, problems
       FROM dead_letter_actions WHERE letter_id = {id:String} ORDER BY dead_letter_actions.at, id`,
      { id },
    ),
  ])
  if (row === undefined || state === undefined) return null
  const [message] = await engine.rows<{ kind: string; id: string }>(
    'message of a dead letter',
    `SELECT kind, id FROM deliveries FINAL WHERE source_kind = {source_kind:String} AND source_name = {source_name:String}
       AND source_partition = {source_partition:UInt32} AND position = {position:UInt64} AND line = {line:UInt32}`,
    {
      source_kind: row.source_kind,
      source_name: row.source_name,
      source_partition: row.source_partition,
      position: row.position,
      line: row.line,
    },
  )
  return {
    ...viewOf(row, state, calendar),
    key_base64: row.key,
    value_base64: row.value,
    text: textOf(row.value)?.toWellFormed() ?? null,
    message: message ?? { kind: 'dead', id: '' },
    history: actions.map(({ at_ms, outcome, reason, problems, ...rest }) => ({
      at: calendar.format(at_ms),
      ...rest,
      outcome: outcome === '' ? null : outcome,
      reason: reason === '' ? null : reason,
      problems: JSON.parse(problems),
    })),
  }
}

export const openLetters = (engine: Engine) =>
  engine.rows<{ reason: string; letters: number }>(
    'open dead letters',
    `SELECT reason, count() AS letters FROM ${LETTERS} WHERE state = 'open' GROUP BY reason ORDER BY reason`,
  )

/** @param cut whether the last character may lack its end */
function textOf(base64: string | null, { cut = false } = {}): string | null {
  if (base64 === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'), { stream: cut })
  } catch {
    return null
  }
}
