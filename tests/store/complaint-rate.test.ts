import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TicketEvent } from '../../contract/index.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { EVERYTHING, type Scope, type Store } from '../../store/index.ts'
import { overEngine } from '../../store/open.ts'
import { ratePercent } from '../../store/queries/complaint-rate.ts'
import { periodsOf } from '../../store/rows/periods.ts'
import '../support/seed.ts'
import { writeTickets } from '../support/tickets.ts'
import { embedded, onBothEngines, ZONE } from './engines.ts'
import { kafka, settled, settledEvent } from './samples.ts'

type Sample = Partial<TicketEvent> & { event_id: string }

let position = 0
const write = (store: Store, events: Sample[], zone = ZONE) =>
  writeTickets(
    store,
    events.map((event) => settledEvent(event, kafka(++position, 'tickets.events'))),
    zone,
  )

/** `period department complaints/repairs=rate`, a line a row. */
const table = async (store: Store, from: string, to: string, scope: Scope = EVERYTHING): Promise<string[]> => {
  const { rows } = await store.queries.complaintRate({ from, to }, scope)
  return rows.map(
    (row) => `${row.period} ${row.department} ${row.complaints}/${row.repairs}=${row.rate_percent ?? 'null'}`,
  )
}

const repair = (
  ticket_id: string,
  occurred_at: string,
  department: string,
  more: Partial<TicketEvent> = {},
): Sample => ({
  event_id: `${ticket_id}-opened`,
  ticket_id,
  occurred_at,
  department,
  category: 'repair',
  ...more,
})
const complaint = (ticket_id: string, occurred_at: string, more: Partial<TicketEvent> = {}): Sample => ({
  event_id: `${ticket_id}-complaint`,
  ticket_id,
  type: 'complaint_filed',
  occurred_at,
  ...more,
})
const at = (day: string, time = '10:00:00') => `${day}T${time}+08:00`

onBothEngines((open) => {
  test('months, then whole quarters, by department and all together', async () => {
    const { store } = await open()
    await write(store, [
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => repair(`H${n}`, at('2026-04-10'), 'hangzhou')),
      complaint('H1', at('2026-04-12')),
      repair('N1', at('2026-05-02'), 'ningbo'),
      repair('N2', at('2026-05-03'), 'ningbo'),
      repair('N3', at('2026-06-30', '23:59:59'), 'ningbo'),
      complaint('N1', at('2026-05-31', '23:59:59')),
      // The same ticket again in the next month, and twice in it; the quarter is the sum of its months.
      complaint('N1', at('2026-06-01', '00:00:00'), { event_id: 'N1-again' }),
      complaint('N1', at('2026-06-02'), { event_id: 'N1-once-more' }),
      // Only in July.
      complaint('N2', at('2026-07-01', '00:00:00')),
    ])
    expect(await table(store, '2026-04-01', '2026-07-01')).toEqual([
      '2026-04 hangzhou 1/7=14.29',
      '2026-04 all 1/7=14.29',
      '2026-05 ningbo 1/2=50',
      '2026-05 all 1/2=50',
      '2026-06 ningbo 1/1=100',
      '2026-06 all 1/1=100',
      '2026-Q2 hangzhou 1/7=14.29',
      '2026-Q2 ningbo 2/3=66.67',
      '2026-Q2 all 3/10=30',
    ])
    // A day less, and the quarter is not whole; what the range has of June is counted.
    expect(await table(store, '2026-04-01', '2026-06-30')).toEqual([
      '2026-04 hangzhou 1/7=14.29',
      '2026-04 all 1/7=14.29',
      '2026-05 ningbo 1/2=50',
      '2026-05 all 1/2=50',
      '2026-06 ningbo 1/0=null',
      '2026-06 all 1/0=null',
    ])
    expect(await table(store, '2026-08-01', '2026-09-01')).toEqual(['2026-08 all 0/0=null'])
  })

  test('an event without a department is of the one last known, else of the one first known', async () => {
    const { store } = await open()
    await write(store, [
      repair('A', at('2026-04-01'), 'north', { department: undefined }),
      { event_id: 'A-2', ticket_id: 'A', type: 'assigned', occurred_at: at('2026-04-02'), department: 'north' },
      { event_id: 'A-3', ticket_id: 'A', type: 'handed_over', occurred_at: at('2026-04-03'), department: 'south' },
      complaint('A', at('2026-04-04')),
      complaint('A', at('2026-04-02', '12:00:00'), { event_id: 'A-early' }),
      // Nobody ever says of which: it counts in all alone.
      complaint('B', at('2026-04-05')),
      // Two departments are complained about, one ticket.
      complaint('C', at('2026-04-05'), { department: 'east' }),
      complaint('C', at('2026-04-06'), { department: 'north', event_id: 'C-2' }),
      // Not a repair, and one that was never opened.
      repair('D', at('2026-04-05'), 'north', { category: 'sales' }),
      { event_id: 'E-1', ticket_id: 'E', type: 'reopened', occurred_at: at('2026-04-05'), category: 'repair' },
    ])
    expect(await table(store, '2026-04-01', '2026-05-01')).toEqual([
      '2026-04 east 1/0=null',
      '2026-04 north 2/1=200',
      '2026-04 south 1/0=null',
      '2026-04 all 3/1=300',
    ])
  })

  test('corrections move a complaint, withdrawn ones are gone, duplicates count once', async () => {
    const { store } = await open()
    const filed = complaint('T', at('2026-12-31', '23:30:00'), { department: 'north' })
    const events = [repair('T', at('2026-12-01'), 'north'), repair('U', at('2027-01-04'), 'south'), filed]
    await write(store, events)
    await write(store, events)
    const both = () => table(store, '2026-12-01', '2027-02-01')
    const repairs = { north: '2026-12 north 0/1=0', all: '2026-12 all 0/1=0' }
    expect(await both()).toEqual([
      '2026-12 north 1/1=100',
      '2026-12 all 1/1=100',
      '2027-01 south 0/1=0',
      '2027-01 all 0/1=0',
    ])
    await write(store, [{ ...filed, revision: 2, occurred_at: at('2027-01-01', '00:30:00'), department: 'south' }])
    const moved = [repairs.north, repairs.all, '2027-01 south 1/1=100', '2027-01 all 1/1=100']
    expect(await both()).toEqual(moved)
    await write(store, [{ ...filed, revision: 1, department: 'west' }])
    expect(await both()).toEqual(moved)
    await write(store, [{ ...filed, revision: 3, voided: true }])
    expect(await both()).toEqual([repairs.north, repairs.all, '2027-01 south 0/1=0', '2027-01 all 0/1=0'])
  })

  test('shows what may be seen', async () => {
    const { store } = await open()
    const run = await store.writer.newRun('live')
    await store.writer.write([settled({ call_id: 'c-1', queue: 'shop' }, kafka(1))], run)
    await write(store, [
      repair('A', at('2026-05-01'), 'north', { agent: { id: 'A1', team: 'one' }, call_id: 'c-1' }),
      repair('B', at('2026-05-01'), 'north', { agent: { id: 'B1', team: 'two' } }),
      complaint('B', at('2026-05-02'), { agent: { id: 'A2', team: 'one' } }),
    ])
    const seen = async (scope: Partial<Scope>) =>
      (await table(store, '2026-05-01', '2026-06-01', { ...EVERYTHING, ...scope })).at(-1)
    expect(await seen({})).toBe('2026-05 all 1/2=50')
    expect(await seen({ agents: ['A1'] })).toBe('2026-05 all 0/1=0')
    expect(await seen({ teams: ['one'] })).toBe('2026-05 all 1/2=50')
    expect(await seen({ teams: ['one'], agents: ['B1'] })).toBe('2026-05 all 1/1=100')
    expect(await seen({ queues: ['shop'] })).toBe('2026-05 all 0/1=0')
    expect(await seen({ teams: ['three'] })).toBe('2026-05 all 0/0=null')
  })
})

test('days and months are those of the zone', async () => {
  const { engine } = await embedded()
  await engine.command('forget the zone', 'TRUNCATE TABLE settings')
  const store = await overEngine(engine, { timeZone: 'America/New_York' })
  const events = [
    repair('A', '2026-06-30T23:30:00-04:00', 'north'),
    complaint('A', '2026-07-01T03:59:59Z'),
    complaint('A', '2026-07-01T04:00:00Z', { event_id: 'later' }),
  ]
  await write(store, events, 'America/New_York')
  expect(await table(store, '2026-06-01', '2026-08-01')).toEqual([
    '2026-06 north 1/1=100',
    '2026-06 all 1/1=100',
    '2026-07 north 1/0=null',
    '2026-07 all 1/0=null',
  ])
})

test('any order and any number of deliveries give the same table', async () => {
  const { store, engine } = await embedded()
  const table = async (events: Sample[]) => {
    await forget(engine)
    await write(store, events)
    return (await store.queries.complaintRate({ from: '2026-02-01', to: '2026-08-01' }, EVERYTHING)).rows
  }
  const event = fc.record({
    ticket_id: fc.constantFrom('T1', 'T2', 'T3'),
    type: fc.constantFrom('opened', 'complaint_filed', 'handed_over') as fc.Arbitrary<TicketEvent['type']>,
    occurred_at: fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('01', '14', '28'), fc.constantFrom('00', '15', '16', '23'))
      .map(([month, day, hour]) => `2026-0${month}-${day}T${hour}:00:00Z`),
    department: fc.constantFrom(undefined, 'north', 'south'),
    category: fc.constantFrom(undefined, 'repair', 'service') as fc.Arbitrary<TicketEvent['category']>,
    revision: fc.integer({ min: 0, max: 2 }),
    voided: fc.constantFrom(false, false, false, true),
  })
  // The same event has one ticket, and of each revision one text.
  const events = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), event), { minLength: 1, maxLength: 14 })
    .map((all) => all.map(([id, one]) => ({ ...one, event_id: `${one.ticket_id}-${id}` })))
    .map((all) => [...new Map(all.map((one) => [`${one.event_id} ${one.revision}`, one])).values()])
  const arrivals = events.chain((all) =>
    fc.record({
      inOrder: fc.constant([...all].sort((a, b) => a.revision - b.revision)),
      shuffled: fc
        .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all))
        .map(([once, again]) => [...once, ...again]),
    }),
  )
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ inOrder, shuffled }) => {
      expect(await table(shuffled)).toEqual(await table(inOrder))
    }),
    { numRuns: 25 },
  )
}, 300_000)

const forget = async (engine: Engine) => {
  for (const name of ['ticket_events', 'tickets', 'deliveries'])
    await engine.command('forget', `TRUNCATE TABLE ${name}`)
}

test.each([
  [1, 7, 14.29],
  [1, 8, 12.5],
  [1, 16_000, 0.01],
  [1, 20_000, 0.01],
  [1, 20_001, 0],
  // In binary fractions 1.005 is a little less, and would be rounded down.
  [201, 20_000, 1.01],
  [2, 3, 66.67],
  [5, 2, 250],
  [0, 3, 0],
  [3, 0, null],
])('%i complaints for %i repairs are %f %%', (complaints, repairs, percent) => {
  expect(ratePercent(complaints, repairs)).toBe(percent)
})

test('periods across the end of a year', () => {
  const names = (from: string, to: string) => periodsOf({ from, to }).map(({ name }) => name)
  expect(names('2026-12-31', '2027-01-02')).toEqual(['2026-12', '2027-01'])
  expect(names('2026-10-01', '2027-01-01')).toEqual(['2026-10', '2026-11', '2026-12', '2026-Q4'])
  expect(names('2026-10-02', '2027-01-01')).toEqual(['2026-10', '2026-11', '2026-12'])
  expect(names('2026-09-30', '2027-04-01').slice(-2)).toEqual(['2026-Q4', '2027-Q1'])
  expect(names('2026-02-28', '2026-03-01')).toEqual(['2026-02'])
})
