import { alterTable, createTable, type Statement } from './table.ts'
import * as tables from './tables.ts'

/**
 * One step of the schema. Once released it is never edited; statements must be safe to repeat after a failure. The first
 * makes the tables as they are now, so that later ones find what they add already there in a new database.
 */
export interface Migration {
  version: number
  name: string
  statements: Statement[]
}

export const MIGRATIONS: Migration[] = [
  { version: 1, name: 'calls, scores, tickets, ledger', statements: Object.values(tables).map(createTable) },
  {
    version: 2,
    name: 'how sure a finding is',
    statements: [alterTable('heads', 'ADD COLUMN IF NOT EXISTS `findings.confidence` Array(Decimal(3, 2))')],
  },
  { version: 3, name: 'scoring again can be resumed', statements: [createTable(tables.rescores)] },
  { version: 4, name: 'what was done about dead letters', statements: [createTable(tables.deadLetterActions)] },
  { version: 5, name: 'tickets and their limits', statements: [createTable(tables.tickets)] },
  { version: 6, name: 'inspections entered by hand', statements: [createTable(tables.inspections)] },
  {
    version: 7,
    name: 'which calls are of which tickets',
    statements: [
      createTable(tables.ticketCalls),
      () => `INSERT INTO ticket_calls (of, id, other) SELECT side.1, side.2, side.3 FROM (
         SELECT arrayJoin(arrayFlatten(arrayMap(ticket -> [('call', call_id, ticket), ('ticket', ticket, call_id)],
           JSONExtract(bytes, 'ticket_ids', 'Array(String)')))) AS side FROM call_versions)`,
      () => `INSERT INTO ticket_calls (of, id, other) SELECT side.1, side.2, side.3 FROM (
         SELECT DISTINCT arrayJoin([('call', call_id, ticket_id), ('ticket', ticket_id, call_id)]) AS side
         FROM ticket_events WHERE call_id != '')`,
    ],
  },
  { version: 8, name: 'rates entered by hand', statements: [createTable(tables.kpiEntries)] },
]
