import { readLimits } from '../../ingest/packs.ts'
import { judgeTickets } from '../../ingest/ticketing.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import type { Settled, Store } from '../../store/index.ts'

const read = new Map<string, Limits>()

function limitsOf(zone: string): Limits {
  const limits = read.get(zone) ?? readLimits(zone)
  read.set(zone, limits)
  return limits
}

/** Writes events as ingest does, with the rows that figures read of their tickets. */
export async function writeTickets(store: Store, events: Settled[], zone: string): Promise<void> {
  const { writer } = store
  await writer.write(events, await writer.newRun('live'))
  const ids = new Set(events.flatMap((one) => (one.kind === 'event' ? [one.event.ticket_id] : [])))
  const { made } = await judgeTickets([...ids], { limits: limitsOf(zone), writer, now: Date.now() })
  await writer.keepTickets(made)
}
