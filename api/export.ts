import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import writeXlsxFile from 'write-excel-file/node'
import type { Bilingual, Cell } from '../contract/index.ts'
import { ApiError } from './errors.ts'
import { OneOf } from './schemas.ts'

/** A table for a spreadsheet. */
export interface Table {
  /** The ASCII name of its file. */
  id: string
  title: Bilingual
  /** What it is of, as its file is named: `2026-05`. */
  period: string
  columns: { title: Bilingual; digits?: number | null }[]
  /** Some at a time, each row in the order of the columns. */
  rows: AsyncIterable<Cell[][]> | Iterable<Cell[][]>
}

export const both = (zh: string, en: string): Bilingual => ({ zh, en })

/** A column of text, or with `digits` one of numbers. */
export const column = (zh: string, en: string, digits?: number): Table['columns'][number] => ({
  title: both(zh, en),
  ...(digits === undefined ? {} : { digits }),
})

export type Language = 'zh' | 'en'

/** For the query string of every route that answers with a table. */
export const EXPORT = {
  format: {
    ...OneOf('A file in place of JSON; `csv` and `xlsx` hold every row', 'json', 'csv', 'xlsx'),
    default: 'json',
  },
  lang: { ...OneOf('Of titles and codes in a file', 'zh', 'en'), default: 'zh' },
} as const

/** A workbook is made in memory; more than that is for CSV. */
const MOST_XLSX_ROWS = 50_000
/** A cell of Excel holds no more. */
const MOST_XLSX_CHARACTERS = 32_767

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export async function sendTable(reply: FastifyReply, table: Table, format: 'csv' | 'xlsx', lang: Language) {
  const body = format === 'csv' ? await csv(table, lang) : await xlsx(table, lang)
  return reply
    .type(TYPES[format])
    .header('content-disposition', attachment(table, format, lang))
    .header('cache-control', 'no-store')
    .send(body)
}

/** RFC 6266 with the name in UTF-8 (RFC 5987), and an ASCII one for what cannot read that. */
function attachment({ id, title, period }: Table, format: string, lang: Language): string {
  const name = `${title[lang]}_${period}.${format}`.replace(/[\s/\\:*?"<>|]+/g, '-')
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${id}_${period}.${format}"; filename*=UTF-8''${encoded}`
}

const inLanguage = (cell: Cell, lang: Language): string | number | null =>
  cell !== null && typeof cell === 'object' ? cell[lang] : cell

/** With a byte order mark, because Excel takes it for another encoding without one; what Excel would compute is text. */
async function csv({ columns, rows }: Table, lang: Language): Promise<Readable> {
  const lines = (some: Cell[][]) =>
    stringify(
      some.map((row) => row.map((cell) => inLanguage(cell, lang))),
      { escape_formulas: true, record_delimiter: 'windows' },
    )
  const parts = (async function* () {
    yield `\ufeff${lines([columns.map(({ title }) => title)])}`
    for await (const some of rows) if (some.length > 0) yield lines(some)
  })()
  return Readable.from(await begun(parts))
}

/** Waits for the second part of a stream: an error before it is still answered as one. */
async function begun(parts: AsyncGenerator<string>): Promise<AsyncIterable<string>> {
  const head = [await parts.next(), await parts.next()]
  return (async function* () {
    for (const { done, value } of head) if (!done) yield value
    yield* parts
  })()
}

async function xlsx({ id, title, columns, rows }: Table, lang: Language): Promise<Buffer> {
  const all: Cell[][] = []
  for await (const some of rows) {
    all.push(...some)
    if (all.length > MOST_XLSX_ROWS) throw new ApiError('export_too_large', TOO_LARGE)
  }
  const widths = columns.map((column, i) =>
    Math.min(
      40,
      Math.max(8, ...[column.title, ...all.slice(0, 500).map((row) => row[i]!)].map((c) => widthOf(c, lang))),
    ),
  )
  const head = columns.map((column) => ({
    value: column.title[lang],
    fontWeight: 'bold' as const,
    backgroundColor: '#eef1f5',
    align: isNumber(column) ? ('right' as const) : ('left' as const),
    wrap: true,
  }))
  const body = all.map((row) => row.map((cell, i) => xlsxCell(inLanguage(cell, lang), columns[i]?.digits ?? 0)))
  return writeXlsxFile([head, ...body], {
    sheet: (title[lang].replace(/[[\]:*?/\\]/g, ' ').trim() || id).slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: columns.length > 6 ? 'landscape' : undefined,
  }).toBuffer()
}

const TOO_LARGE = `There are more than ${MOST_XLSX_ROWS.toLocaleString('en')} rows, too many for one workbook: choose a department, or format=csv, which has no limit.`

/** Text stays text whatever it begins with: a workbook computes only what is marked as a formula. */
function xlsxCell(cell: string | number | null, digits: number) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, ...(digits > 0 && { format: `0.${'0'.repeat(digits)}` }) }
  return {
    type: String,
    value: cell.slice(0, MOST_XLSX_CHARACTERS).toWellFormed(),
    wrap: true,
    alignVertical: 'top' as const,
  }
}

const isNumber = ({ digits }: Table['columns'][number]): boolean => digits !== undefined && digits !== null

/** In the width of a digit: a Chinese character takes two. */
const widthOf = (cell: Cell, lang: Language): number =>
  [...String(inLanguage(cell, lang) ?? '')].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 2)
