import { expect, test } from 'vitest'
import { onBothEngines } from './engines.ts'
import { http, kafka, settledEvent } from './samples.ts'

onBothEngines((open) => {
  test('every version of a ticket event is kept once; an equal or older one is superseded', async () => {
    const { store, engine } = await open()
    const run = await store.writer.newRun('live')
    const opened = { event_id: 'e-1', agent: { id: 'A1', team: 'north' }, rating: 4.5 }
    const batch = [
      settledEvent(opened, kafka(1, 'tickets.events')),
      settledEvent({ ...opened, revision: 2, voided: true }, kafka(2, 'tickets.events')),
      settledEvent({ ...opened, revision: 1 }, kafka(3, 'tickets.events')),
      settledEvent({ event_id: 'e-2', type: 'closed' }, kafka(4, 'tickets.events')),
      settledEvent(opened, http('r-1', 5)),
    ]
    const expected = ['stored', 'stored', 'older', 'stored', 'identical']
    const outcomes = async () => (await store.writer.write(batch, run)).map((row) => row.reason ?? row.outcome)
    expect(await outcomes()).toEqual(expected)
    // Seen again, the first is known to be corrected meanwhile; the ledger keeps what it was.
    expect(await outcomes()).toEqual(['older', 'stored', 'older', 'stored', 'identical'])
    const rows = await engine.rows(
      'events',
      `SELECT event_id, revision, voided, type, toString(day) AS day, agent_team, bytes FROM ticket_events
       ORDER BY event_id, revision`,
    )
    expect(rows).toMatchObject([
      { event_id: 'e-1', revision: 0, voided: 0, day: '2026-05-03', agent_team: 'north' },
      { event_id: 'e-1', revision: 1 },
      { event_id: 'e-1', revision: 2, voided: 1 },
      { event_id: 'e-2', type: 'closed' },
    ])
    expect(rows[0]?.bytes).toBe(Buffer.from(batch[0]!.delivery.value!).toString())
    expect(await store.queries.ledger()).toEqual([
      { source: 'http', outcome: 'superseded', reason: 'identical', deliveries: 1 },
      { source: 'kafka tickets.events', outcome: 'stored', reason: '', deliveries: 3 },
      { source: 'kafka tickets.events', outcome: 'superseded', reason: 'older', deliveries: 1 },
    ])
  })
})
