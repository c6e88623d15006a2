import { createHash } from 'node:crypto'
import type { Row } from '../engine/engine.ts'
import type { Table } from '../schema/table.ts'

/** A hash over a row's columns in the table's order: `verify` finds a changed byte by it. */
export function sealOf(table: Table, row: Row): string {
  const values = Object.keys(table.columns)
    .filter((name) => name !== 'seal')
    .map((name) => row[name])
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32)
}

export const sealed = <T extends Row>(table: Table, row: T): T & { seal: string } => ({
  ...row,
  seal: sealOf(table, row),
})
