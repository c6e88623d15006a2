import type { Calendar, CallPage } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { monthOf } from '../rows/clock.ts'
import type { CallFilter, Scope } from '../types.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { FAULT_TAGS, FAULTS, LEAST_SURE } from './faults.ts'
import { SUMMARY, type SummaryRow, summaryOf } from './summary.ts'
import { visible, type Where, when, where } from './where.ts'

/** Sort keys, all ascending; the call id makes them unique, so that a page begins exactly where the last one ended. */
const NEWEST = { key: '(-toUnixTimestamp64Milli(started_at), call_id)', types: ['Int64', 'String'] }
const LOWEST = {
  key: '(isNull(score), ifNull(toFloat64(score), 0), -toUnixTimestamp64Milli(started_at), call_id)',
  types: ['UInt8', 'Float64', 'Int64', 'String'],
}
const doubtful = (sign: '' | '-') => ({
  key: `(isNull(${LEAST_SURE}), ${sign}ifNull(${LEAST_SURE}, 0), -toUnixTimestamp64Milli(started_at), call_id)`,
  types: LOWEST.types,
})
const ORDERS = { newest: NEWEST, lowest: LOWEST, doubtful: doubtful(''), surest: doubtful('-') }

export async function calls(engine: Engine, calendar: Calendar, filter: CallFilter, scope: Scope): Promise<CallPage> {
  const order = ORDERS[filter.sort]
  const fitting = where(visible(scope), ...conditions(filter))
  const page = where(fitting, after(filter.after, order))
  const [rows, [count]] = await Promise.all([
    engine.rows<SummaryRow>(
      'calls',
      `SELECT ${SUMMARY} FROM heads FINAL WHERE ${page.sql} ORDER BY ${order.key} LIMIT {limit:UInt32}`,
      { ...page.params, limit: filter.limit + 1 },
    ),
    engine.rows<{ total: number }>(
      'calls in all',
      `SELECT count() AS total FROM heads FINAL WHERE ${fitting.sql}`,
      fitting.params,
    ),
  ])
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => summaryOf(row, calendar)),
    next: rows.length > filter.limit && last ? encodeCursor(keyOf(last, filter.sort)) : null,
    total: count!.total,
  }
}

function conditions(filter: CallFilter): (Where | undefined)[] {
  const lastDay = new Date(Date.parse(filter.to) - 86_400_000).toISOString().slice(0, 10)
  return [
    {
      sql: 'month BETWEEN {month_from:UInt32} AND {month_to:UInt32} AND day >= {from:Date32} AND day < {to:Date32}',
      params: { month_from: monthOf(filter.from), month_to: monthOf(lastDay), from: filter.from, to: filter.to },
    },
    when('agent_id = {agent:String}', { agent: filter.agent }),
    when('agent_team = {team:String}', { team: filter.team }),
    when('queue = {queue:String}', { queue: filter.queue }),
    when('channel = {channel:String}', { channel: filter.channel }),
    when(`has(${FAULT_TAGS}, {tag:String})`, { tag: filter.tag }),
    when('score >= {score_min:Float64}', { score_min: filter.scoreMin }),
    when('score <= {score_max:Float64}', { score_max: filter.scoreMax }),
    when(
      `positionCaseInsensitiveUTF8(call_id, {q:String}) > 0 OR positionCaseInsensitiveUTF8(agent_name, {q:String}) > 0
       OR positionCaseInsensitiveUTF8(agent_id, {q:String}) > 0`,
      { q: filter.q },
    ),
    filter.state && { sql: STATE[filter.state], params: {} },
  ]
}

const STATE = {
  flagged: `${FAULTS} > 0`,
  clean: `isNotNull(score) AND ${FAULTS} = 0`,
  unscored: 'isNull(score)',
  // Findings to confirm; items that only a person answers are on every call.
  review: "arrayExists((id, status) -> status = 'needs_review' AND has(findings.item_id, id), items.id, items.status)",
}

function after(cursor: string | undefined, order: typeof NEWEST): Where | undefined {
  if (cursor === undefined) return undefined
  const kinds = order.types.map((type) => (type === 'String' ? 'string' : 'number'))
  const key = decodeCursor(cursor, kinds)
  const names = order.types.map((type, i) => `{after${i}:${type}}`)
  return {
    sql: `${order.key} > (${names.join(', ')})`,
    params: Object.fromEntries(key.map((value, i) => [`after${i}`, value])),
  }
}

function keyOf(row: SummaryRow, sort: CallFilter['sort']): (string | number)[] {
  const last = [-row.started_ms, row.call_id]
  if (sort === 'newest') return last
  const value = sort === 'lowest' ? row.score : row.confidence
  if (value === null) return [1, 0, ...last]
  return [0, sort === 'surest' ? -value : value, ...last]
}
