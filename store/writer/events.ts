import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { eventRow, type SettledEvent } from '../rows/event.ts'
import { versionRank } from '../rows/rank.ts'
import { type SourceColumns, sourceKey, sourceOf } from '../rows/source.ts'
import type { Written } from '../types.ts'

interface KnownEvent {
  rank: bigint
  source: string
}

/** Versions of events by ticket and event, then by hash. */
type Known = Map<string, Map<string, KnownEvent>>

const BATCH = 500

export async function writeEvents(engine: Engine, calendar: Calendar, items: SettledEvent[]): Promise<Written[]> {
  if (items.length === 0) return []
  const known = await knownEvents(engine, [...new Set(items.map((item) => item.event.ticket_id))])
  const fresh: SettledEvent[] = []
  const outcomes = items.map((item) => arrive(item, known, fresh))
  await engine.insert(
    'ticket events',
    'ticket_events',
    fresh.map((item) => eventRow(item, calendar)),
  )
  return outcomes
}

function arrive(item: SettledEvent, known: Known, fresh: SettledEvent[]): Written {
  const { event, inputHash, delivery } = item
  const versions = versionsOf(known, event.ticket_id, event.event_id)
  const source = sourceKey(delivery.source)
  const seen = versions.get(inputHash)
  if (seen && seen.source !== source) return { outcome: 'superseded', reason: 'identical' }
  const version = seen ?? { rank: rankOf(event.revision ?? 0, delivery.source, inputHash), source }
  if (!seen) {
    versions.set(inputHash, version)
    fresh.push(item)
  }
  const beaten = [...versions.values()].some((other) => other.rank > version.rank)
  return beaten ? { outcome: 'superseded', reason: 'older' } : { outcome: 'stored', reason: null }
}

/** The same event with a higher revision corrects it; `occurred_at` is a field like others. */
const rankOf = (revision: number, source: Parameters<typeof versionRank>[0]['source'], inputHash: string): bigint =>
  versionRank({ revision, endedAt: 0, source, inputHash })

function versionsOf(known: Known, ticketId: string, eventId: string): Map<string, KnownEvent> {
  const key = JSON.stringify([ticketId, eventId])
  const versions = known.get(key) ?? new Map<string, KnownEvent>()
  known.set(key, versions)
  return versions
}

type EventColumns = SourceColumns & { ticket_id: string; event_id: string; input_hash: string; revision: number }

async function knownEvents(engine: Engine, tickets: string[]): Promise<Known> {
  const known: Known = new Map()
  for (let at = 0; at < tickets.length; at += BATCH) {
    const rows = await engine.rows<EventColumns>(
      'known events',
      `SELECT ticket_id, event_id, input_hash, revision, source_kind, source_name, source_partition, position, line
       FROM ticket_events WHERE ticket_id IN {ids:Array(String)} ORDER BY received_at`,
      { ids: tickets.slice(at, at + BATCH) },
    )
    for (const row of rows) {
      const versions = versionsOf(known, row.ticket_id, row.event_id)
      if (versions.has(row.input_hash)) continue
      const source = sourceOf(row)
      versions.set(row.input_hash, { rank: rankOf(row.revision, source, row.input_hash), source: sourceKey(source) })
    }
  }
  return known
}
