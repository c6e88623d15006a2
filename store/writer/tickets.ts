import {
  type Calendar,
  decodeTicketEvent,
  type LimitRun,
  type TicketEvent,
  type TicketVersion,
} from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { fromDateTime } from '../rows/clock.ts'
import { groupBy } from '../rows/group.ts'
import { versionRank } from '../rows/rank.ts'
import { type SourceColumns, sourceOf } from '../rows/source.ts'
import { RUN_COLUMNS, type RunColumns, runOf, ticketRow } from '../rows/ticket.ts'
import { callsFor } from '../ticket-calls.ts'
import type { KnownTicket, PassedLimit, TicketsMade } from '../types.ts'

const BATCH = 500

type VersionColumns = SourceColumns & {
  ticket_id: string
  event_id: string
  input_hash: string
  revision: number
  received_at: string
  bytes: string
}

/** All that is known of some tickets. Those without an event are left out. */
export async function knownTickets(engine: Engine, ids: readonly string[]): Promise<KnownTicket[]> {
  const known: KnownTicket[] = []
  for (let at = 0; at < ids.length; at += BATCH) {
    const versions = await versionsOf(engine, ids.slice(at, at + BATCH))
    if (versions.size === 0) continue
    const page = [...versions.keys()]
    const [calls, kept] = await Promise.all([callsFor(engine, page), keptRuns(engine, page)])
    for (const [ticketId, rows] of versions)
      known.push({
        ticketId,
        versions: inOrder(rows),
        calls: calls.get(ticketId) ?? { current: [], versions: 0 },
        kept: kept.get(ticketId) ?? [],
      })
  }
  return known
}

/** A version that two workers stored is one. */
async function versionsOf(engine: Engine, ids: readonly string[]): Promise<Map<string, VersionColumns[]>> {
  const rows = await engine.rows<VersionColumns>(
    'events of tickets',
    `SELECT ticket_id, event_id, input_hash, revision, received_at, bytes, source_kind, source_name, source_partition,
       position, line
     FROM ticket_events WHERE ticket_id IN {ids:Array(String)}
     ORDER BY received_at LIMIT 1 BY ticket_id, event_id, input_hash`,
    { ids },
  )
  return groupBy(rows, (row) => row.ticket_id)
}

async function keptRuns(engine: Engine, ids: readonly string[]): Promise<Map<string, LimitRun[]>> {
  const rows = await engine.rows<RunColumns & { ticket_id: string }>(
    'limits of tickets',
    `SELECT ticket_id, ${RUN_COLUMNS} FROM tickets FINAL ARRAY JOIN limits WHERE ticket_id IN {ids:Array(String)}`,
    { ids },
  )
  return new Map([...groupBy(rows, (row) => row.ticket_id)].map(([id, own]) => [id, own.map(runOf)]))
}

/** The versions of events by what wins over what, the last over all. */
function inOrder(rows: readonly VersionColumns[]): TicketVersion<TicketEvent>[] {
  return rows
    .map((row) => ({ row, rank: rankOf(row) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ row }) => ({ event: eventOf(row), receivedAt: fromDateTime(row.received_at) }))
}

const rankOf = (row: VersionColumns): bigint =>
  versionRank({ revision: row.revision, endedAt: 0, source: sourceOf(row), inputHash: row.input_hash })

function eventOf({ event_id, bytes }: VersionColumns): TicketEvent {
  const decoded = decodeTicketEvent(Buffer.from(bytes))
  if (!decoded.ok) throw new Error(`ticket_events: event ${event_id} can no longer be read`)
  return decoded.value
}

export const keepTickets = (engine: Engine, calendar: Calendar, { facts, book }: TicketsMade): Promise<void> =>
  engine.insert(
    'tickets',
    'tickets',
    facts.map((one) => ticketRow(one, book, Date.now(), calendar)),
  )

/** Limits that ran out after `from` and until `to` (milliseconds), and that were not kept by then. */
export async function passedLimits(engine: Engine, from: number, to: number): Promise<PassedLimit[]> {
  const rows = await engine.rows<RunColumns & { ticket_id: string }>(
    'limits that passed',
    `SELECT ticket_id, ${RUN_COLUMNS} FROM tickets FINAL ARRAY JOIN limits
     WHERE toUnixTimestamp64Milli(limits.due_at) >= {from:Int64} AND toUnixTimestamp64Milli(limits.due_at) < {to:Int64}
       AND (isNull(limits.met_at) OR limits.met_at > limits.due_at)
     ORDER BY limits.due_at, ticket_id, limits.id`,
    { from, to },
  )
  return rows.map((row) => ({ ticketId: row.ticket_id, run: runOf(row) }))
}

const TOLD = 'limits_told_until'

/** Until when limits that passed were told of, in milliseconds; null where they never were. */
export async function toldUntil(engine: Engine): Promise<number | null> {
  const [row] = await engine.rows<{ value: string }>(
    'limits told',
    'SELECT value FROM settings FINAL WHERE name = {name:String}',
    { name: TOLD },
  )
  return row === undefined ? null : Number(row.value)
}

export const tellUntil = (engine: Engine, at: number): Promise<void> =>
  engine.insert('limits told', 'settings', [{ name: TOLD, value: String(at) }])

/** Tickets that have events and no row made with some limits, in order of their ids. */
export async function staleTickets(engine: Engine, book: string, after: string, limit: number): Promise<string[]> {
  const rows = await engine.rows<{ ticket_id: string }>(
    'tickets to judge anew',
    `SELECT DISTINCT ticket_id FROM ticket_events
     WHERE ticket_id > {after:String} AND ticket_id NOT IN (SELECT ticket_id FROM tickets FINAL WHERE book = {book:String})
     ORDER BY ticket_id LIMIT {limit:UInt32}`,
    { book, after, limit },
  )
  return rows.map(({ ticket_id }) => ticket_id)
}
