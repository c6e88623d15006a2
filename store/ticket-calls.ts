import { type Call, decodeCall } from '../contract/index.ts'
import type { Engine } from './engine/engine.ts'
import type { SettledCall } from './rows/call.ts'
import { fromDateTime } from './rows/clock.ts'
import type { SettledEvent } from './rows/event.ts'
import { groupBy } from './rows/group.ts'
import { versionRank } from './rows/rank.ts'
import { type SourceColumns, sourceOf } from './rows/source.ts'
import type { KnownTicket } from './types.ts'

const BATCH = 500

/** Which calls may be of which tickets; comes after the versions that say so. */
export async function linkTickets(engine: Engine, calls: SettledCall[], events: SettledEvent[]): Promise<void> {
  const pairs = [
    ...calls.flatMap(({ call }) => (call.ticket_ids ?? []).map((ticket) => [call.call_id, ticket] as const)),
    ...events.flatMap(({ event }) => (event.call_id === undefined ? [] : [[event.call_id, event.ticket_id] as const])),
  ]
  await engine.insert(
    'calls of tickets',
    'ticket_calls',
    pairs.flatMap(([call, ticket]) => [
      { of: 'call', id: call, other: ticket },
      { of: 'ticket', id: ticket, other: call },
    ]),
  )
}

/** Tickets that some calls may be of. */
export async function ticketsOf(engine: Engine, callIds: readonly string[]): Promise<string[]> {
  const tickets = new Set<string>()
  for (let at = 0; at < callIds.length; at += BATCH) {
    const links = await linksOf(engine, 'call', callIds.slice(at, at + BATCH))
    for (const { other } of links) tickets.add(other)
  }
  return [...tickets]
}

const linksOf = (engine: Engine, of: 'call' | 'ticket', ids: readonly string[]) =>
  engine.rows<{ id: string; other: string }>(
    'calls of tickets',
    'SELECT DISTINCT id, other FROM ticket_calls WHERE of = {of:String} AND id IN {ids:Array(String)}',
    { of, ids: [...ids] },
  )

type VersionColumns = SourceColumns & {
  call_id: string
  input_hash: string
  revision: number
  ended_at: string
  bytes: string
}

type Calls = KnownTicket['calls']

/** Calls that may be of some tickets, by ticket: those that are stored, as they are now. */
export async function callsFor(engine: Engine, tickets: readonly string[]): Promise<Map<string, Calls>> {
  const links = await linksOf(engine, 'ticket', tickets)
  const ids = [...new Set(links.map(({ other }) => other))]
  const known = new Map<string, Calls>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await engine.rows<VersionColumns>(
      'calls of tickets as they are',
      `SELECT call_id, input_hash, revision, ended_at, bytes, source_kind, source_name, source_partition, position, line
       FROM call_versions WHERE call_id IN {ids:Array(String)}
       ORDER BY received_at LIMIT 1 BY call_id, input_hash`,
      { ids: ids.slice(at, at + BATCH) },
    )
    for (const [id, versions] of groupBy(rows, (row) => row.call_id))
      known.set(id, { current: [currentOf(versions)], versions: versions.length })
  }
  return new Map(
    [...groupBy(links, ({ id }) => id)].map(([ticket, own]) => {
      const calls = own.flatMap(({ other }) => known.get(other) ?? [])
      const versions = calls.reduce((sum, one) => sum + one.versions, 0)
      return [ticket, { current: calls.flatMap(({ current }) => current), versions }]
    }),
  )
}

function currentOf(rows: readonly VersionColumns[]): Call {
  const ranked = rows.map((row) => ({ row, rank: rankOf(row) }))
  const { row } = ranked.reduce((best, one) => (one.rank > best.rank ? one : best))
  const decoded = decodeCall(Buffer.from(row.bytes))
  if (!decoded.ok) throw new Error(`call_versions: call ${row.call_id} can no longer be read`)
  return decoded.value
}

const rankOf = (row: VersionColumns): bigint =>
  versionRank({
    revision: row.revision,
    endedAt: fromDateTime(row.ended_at),
    source: sourceOf(row),
    inputHash: row.input_hash,
  })
