import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { BadRowError } from '../errors.ts'
import type { SettledCall } from '../rows/call.ts'
import type { SettledEvent } from '../rows/event.ts'
import { deadLetterRow, deliveryRow, type SettledDead } from '../rows/ledger.ts'
import { linkTickets } from '../ticket-calls.ts'
import type { RunInfo, Settled, Written } from '../types.ts'
import { writeCalls } from './calls.ts'
import { writeEvents } from './events.ts'

/**
 * Writes a batch, and where the engine refuses a value in it, halves it until the row is alone and becomes a dead
 * letter. That repeats what went well before, which changes nothing: every step may be repeated.
 */
export async function writeBatch(
  engine: Engine,
  calendar: Calendar,
  batch: Settled[],
  run: RunInfo,
): Promise<Written[]> {
  try {
    return await writeOnce(engine, calendar, batch, run)
  } catch (error) {
    if (!(error instanceof BadRowError)) throw error
    if (batch.length === 1) return writeOnce(engine, calendar, [refused(batch[0]!, error)], run)
    const half = Math.ceil(batch.length / 2)
    const first = await writeBatch(engine, calendar, batch.slice(0, half), run)
    return [...first, ...(await writeBatch(engine, calendar, batch.slice(half), run))]
  }
}

async function writeOnce(engine: Engine, calendar: Calendar, batch: Settled[], run: RunInfo): Promise<Written[]> {
  const written = new Map<Settled, Written>()
  const calls = batch.filter((item): item is SettledCall => item.kind === 'call')
  const events = batch.filter((item): item is SettledEvent => item.kind === 'event')
  const dead = batch.filter((item): item is SettledDead => item.kind === 'dead')

  const callOutcomes = await writeCalls(engine, calendar, calls, run)
  const eventOutcomes = await writeEvents(engine, calendar, events)
  await linkTickets(engine, calls, events)
  const letters = dead.filter(isNew)
  await engine.insert('dead letters', 'dead_letters', letters.map(deadLetterRow))

  for (const [index, item] of calls.entries()) written.set(item, callOutcomes[index]!)
  for (const [index, item] of events.entries()) written.set(item, eventOutcomes[index]!)
  for (const item of dead) {
    written.set(item, { outcome: 'dead_lettered', reason: item.reason, problems: item.problems })
  }
  await engine.insert(
    'ledger',
    'deliveries',
    batch.filter((item) => item.kind !== 'dead' || isNew(item)).map((item) => deliveryRow(item, written.get(item)!)),
  )
  return batch.map((item) => written.get(item)!)
}

/** A letter that is refused again is in the tables already, with why it was refused at first. */
const isNew = ({ delivery }: Settled): boolean => delivery.retried !== true

function refused(item: Settled, error: BadRowError): SettledDead {
  if (item.kind === 'dead') throw error
  return {
    kind: 'dead',
    delivery: item.delivery,
    step: 'store',
    reason: 'store_refused',
    problems: [{ path: '$', found: error.message.toWellFormed(), expected: 'values the store can keep' }],
    id: (item.kind === 'call' ? item.call.call_id : item.event.event_id).toWellFormed(),
  }
}
