import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendar, type TicketEvent } from '../../contract/index.ts'
import { readLimits } from '../../ingest/packs.ts'
import { factsOf } from '../../scoring/tickets/facts.ts'
import { embeddedEngine } from '../../store/engine/embedded.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { EVERYTHING, type Store } from '../../store/index.ts'
import { overEngine } from '../../store/open.ts'
import { eventRow, type SettledEvent } from '../../store/rows/event.ts'
import { inTurn, table, times } from './measure.ts'

const ZONE = 'Asia/Shanghai'
const TICKETS = 200_000
const AT_ONCE = 5_000
const ROUNDS = 7
const DAY = 86_400_000
const BEGIN = Date.parse('2026-05-01T00:00:00+08:00')
const DEPARTMENTS = [
  '杭州分公司',
  '宁波分公司',
  '温州分公司',
  '绍兴分公司',
  '金华分公司',
  '嘉兴分公司',
  '台州分公司',
  '衢州分公司',
]

/** A month of a million events of tickets: the tables of the month beside a plain count of the same events. */
export async function tickets(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const engine = await embeddedEngine(dataDir)
  const store = await overEngine(engine, { timeZone: ZONE })
  try {
    const events = await fill(engine, store.writer)
    const month = { from: '2026-05-01', to: '2026-06-01' }
    const plain = () =>
      engine.rows(
        'plain count',
        'SELECT department, type, count() AS events FROM ticket_events GROUP BY department, type',
      )
    const [counted, rates, open, past, sums] = (await inTurn(ROUNDS, [
      plain,
      () => store.queries.complaintRate(month, EVERYTHING),
      () => store.queries.limits({ at: BEGIN + 40 * DAY, state: 'overdue', limit: 50 }, EVERYTHING),
      () => store.queries.limits({ at: BEGIN + 20 * DAY, state: 'soon', limit: 50 }, EVERYTHING),
      () => store.queries.limitSums({ at: BEGIN + 40 * DAY }, EVERYTHING),
    ])) as [number, number, number, number, number]
    const row = (what: string, ms: number) => ({ what, value: `${ms.toFixed(1)} ms`, ratio: times(ms / counted) })
    table(`A month of ${events.toLocaleString('en')} ticket events of ${TICKETS.toLocaleString('en')} tickets`, [
      row('plain count() of the events by department and type', counted),
      row('complaint rates', rates),
      row('open limits as they stand now, a page', open),
      row('the same as they stood at a moment of the past', past),
      row('every limit by state, limit and department', sums),
    ])
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Straight into the tables: to take a million in is measured elsewhere. @returns how many events */
async function fill(engine: Engine, writer: Store['writer']): Promise<number> {
  const limits = readLimits(ZONE)
  const days = calendar(ZONE)
  let events = 0
  for (let from = 0; from < TICKETS; from += AT_ONCE) {
    const own = Array.from({ length: AT_ONCE }, (_, i) => ticket(from + i))
    const rows = own.flat().map((event) => eventRow(settled(event, ++events), days))
    await engine.insert('ticket events', 'ticket_events', rows)
    const facts = own.map((all) =>
      factsOf(
        all[0]!.ticket_id,
        all.map((event) => ({ event, receivedAt: Date.parse(event.occurred_at) })),
        limits,
      ),
    )
    await writer.keepTickets({ facts, book: limits.hash })
  }
  return events
}

/** Five events a ticket; every eighth is complained about. */
function ticket(n: number): TicketEvent[] {
  const start = BEGIN + ((n * 7919) % (27 * 1440)) * 60_000
  const repair = n % 3 !== 0
  const types: TicketEvent['type'][] = [
    'opened',
    'assigned',
    n % 8 === 0 ? 'complaint_filed' : 'replied',
    'resolved',
    n % 2 === 0 ? 'callback' : 'closed',
  ]
  return types.map((type, i) => ({
    schema: 'ticket.v1',
    event_id: `e-${n}-${i}`,
    ticket_id: `T-202605-${String(n).padStart(7, '0')}`,
    type,
    occurred_at: new Date(start + i * (1 + (n % 5)) * 4 * 3_600_000).toISOString(),
    department: DEPARTMENTS[n % DEPARTMENTS.length]!,
    category: repair ? 'repair' : 'consultation',
    agent: { id: `A${n % 300}`, team: `team-${n % 20}` },
  }))
}

function settled(event: TicketEvent, position: number): SettledEvent {
  const value = Buffer.from(JSON.stringify(event))
  return {
    kind: 'event',
    event,
    inputHash: `sha256:${position.toString(16).padStart(64, '0')}`,
    delivery: {
      source: { kind: 'kafka', name: 'tickets.events', partition: 0, position, line: 0 },
      key: null,
      value,
      receivedAt: Date.parse(event.occurred_at),
    },
  }
}
