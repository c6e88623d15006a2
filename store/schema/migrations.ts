import { createTable } from './table.ts'
import * as tables from './tables.ts'

/** One step of the schema. Once released it is never edited; statements must be safe to repeat after a failure. */
export interface Migration {
  version: number
  name: string
  statements: string[]
}

export const MIGRATIONS: Migration[] = [
  { version: 1, name: 'calls, scores, tickets, ledger', statements: Object.values(tables).map(createTable) },
]
