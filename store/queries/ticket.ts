import { type Calendar, type CallSummary, decodeTicketEvent } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { versionRank } from '../rows/rank.ts'
import { type SourceColumns, sourceOf, sourceText } from '../rows/source.ts'
import { callsFor } from '../ticket-calls.ts'
import type { EventVersion, Scope, StoredTicket } from '../types.ts'
import { SUMMARY, type SummaryRow, summaryOf } from './summary.ts'
import { ticketsSeen, visible, where } from './where.ts'

type VersionRow = SourceColumns & { input_hash: string; revision: number; received_ms: number; bytes: string }

/** A ticket by all versions of its events, and those of its calls that may be seen; null where it may not be seen itself. */
export async function ticket(
  engine: Engine,
  calendar: Calendar,
  ticketId: string,
  scope: Scope,
): Promise<StoredTicket | null> {
  const seen = where({ sql: 'ticket_id = {id:String}', params: { id: ticketId } }, ticketsSeen(scope))
  const [row] = await engine.rows<{ calls: string[] }>(
    'calls of a ticket',
    `SELECT calls FROM tickets FINAL WHERE ${seen.sql}`,
    seen.params,
  )
  if (row === undefined) return null
  const [versions, calls, talks] = await Promise.all([
    engine.rows<VersionRow>(
      'events of a ticket',
      `SELECT input_hash, revision, toUnixTimestamp64Milli(received_at) AS received_ms, bytes,
         source_kind, source_name, source_partition, position, line
       FROM ticket_events WHERE ticket_id = {id:String}
       ORDER BY received_at LIMIT 1 BY event_id, input_hash`,
      { id: ticketId },
    ),
    callsOf(engine, calendar, row.calls, scope),
    callsFor(engine, [ticketId]),
  ])
  return {
    versions: inOrder(versions),
    calls,
    callIds: row.calls,
    talks: talks.get(ticketId) ?? { current: [], versions: 0 },
  }
}

/** Of two versions the later one wins, as in the writer. */
const inOrder = (rows: VersionRow[]): EventVersion[] =>
  rows
    .map((row) => ({
      row,
      rank: versionRank({ ...row, endedAt: 0, source: sourceOf(row), inputHash: row.input_hash }),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ row }) => {
      const decoded = decodeTicketEvent(Buffer.from(row.bytes))
      if (!decoded.ok) throw new Error('ticket_events: an event can no longer be read')
      return { event: decoded.value, receivedAt: row.received_ms, source: sourceText(sourceOf(row)) }
    })

async function callsOf(engine: Engine, calendar: Calendar, ids: string[], scope: Scope): Promise<CallSummary[]> {
  if (ids.length === 0) return []
  const which = where(visible(scope), { sql: 'call_id IN {ids:Array(String)}', params: { ids } })
  const rows = await engine.rows<SummaryRow>(
    'calls of a ticket in short',
    `SELECT ${SUMMARY} FROM heads FINAL WHERE ${which.sql} ORDER BY started_at, call_id`,
    which.params,
  )
  return rows.map((row) => summaryOf(row, calendar))
}
