import type { Engine, Row } from '../engine/engine.ts'
import type { Table } from '../schema/table.ts'
import { deadLetterActions, deadLetters, forms, inspections, kpiEntries, runs, ticketEvents } from '../schema/tables.ts'
import { hashHolds, sealHolds, wholeRows } from './read.ts'

const PAGE = 500

/** What is wrong with the tables that no month's figures are made from. */
export async function* verifyRest(engine: Engine): AsyncGenerator<string> {
  for await (const row of everyRow(engine, forms)) {
    if (!hashHolds(`${row.text}`, row.hash)) yield `forms: the text of ${row.hash} does not have this hash`
    else if (!sealHolds(forms, row)) yield `forms: the row of ${row.hash} was changed`
  }
  for await (const row of everyRow(engine, runs)) {
    if (!sealHolds(runs, row)) yield `runs: the row of ${row.id} was changed`
  }
  for await (const row of everyRow(engine, ticketEvents)) {
    if (!hashHolds(`${row.bytes}`, row.input_hash)) {
      yield `ticket_events: the bytes of event ${row.event_id} are not as received`
    } else if (!sealHolds(ticketEvents, row)) yield `ticket_events: the row of event ${row.event_id} was changed`
  }
  for await (const row of everyRow(engine, deadLetters)) {
    if (!sealHolds(deadLetters, row)) yield `dead_letters: the row of ${row.id} was changed`
  }
  for await (const row of everyRow(engine, deadLetterActions)) {
    if (!sealHolds(deadLetterActions, row)) yield `dead_letter_actions: a row of ${row.letter_id} was changed`
  }
  for await (const row of everyRow(engine, inspections)) {
    if (!sealHolds(inspections, row)) yield `inspections: a row of ${row.id} was changed`
  }
  for await (const row of everyRow(engine, kpiEntries)) {
    if (!sealHolds(kpiEntries, row)) yield `kpi_entries: a row of ${row.id} was changed`
  }
}

/** All rows in order of the table's key, a page at a time. */
async function* everyRow(engine: Engine, table: Table): AsyncGenerator<Row> {
  const key = `(${table.orderBy.join(', ')})`
  const names = table.orderBy.map((_, i) => `{after${i}:String}`)
  let after: Row | undefined
  for (;;) {
    const condition = after ? `WHERE ${key} > (${names.join(', ')})` : ''
    const params = Object.fromEntries(table.orderBy.map((column, i) => [`after${i}`, after?.[column] ?? '']))
    const rows = await wholeRows(engine, table, `${condition} ORDER BY ${key} LIMIT ${PAGE}`, params)
    yield* rows
    after = rows.at(-1)
    if (rows.length < PAGE) return
  }
}
