import { createHash } from 'node:crypto'
import type { Engine, Params, Row } from '../engine/engine.ts'
import { sealOf } from '../rows/seal.ts'
import type { Table } from '../schema/table.ts'

/** Whole rows of a table; numbers too large for JavaScript come as text. */
export const wholeRows = <T = Row>(engine: Engine, table: Table, condition: string, params: Params = {}) => {
  const columns = Object.entries(table.columns).map(([name, type]) =>
    type === 'UInt256' ? `toString(${table.name}.${name}) AS ${name}` : `\`${name}\``,
  )
  return engine.rows<T>(`all of ${table.name}`, `SELECT ${columns.join(', ')} FROM ${table.name} ${condition}`, params)
}

export const sealHolds = (table: Table, row: Row): boolean => sealOf(table, row) === row.seal

/** Whether a text still has its hash, `sha256:…`. */
export const hashHolds = (text: string, hash: unknown): boolean =>
  hash === `sha256:${createHash('sha256').update(text).digest('hex')}`
