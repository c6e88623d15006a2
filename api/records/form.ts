import type { Bilingual, Calendar, Cell, RecordForm } from '../../contract/index.ts'
import type { Queries, Scope } from '../../store/types.ts'

/** What a form is asked for. */
export interface Asked {
  month: string
  department?: string
}

export interface At {
  limit: number
  after?: string
}

/** What entries are read with. */
export interface Context {
  queries: Queries
  scope: Scope
  calendar: Calendar
}

/** Where the rows of a form come from: a page for readers, all of them for a file. */
export interface Entries<Entry> {
  page(context: Context, asked: Asked, at: At): Promise<Page<Entry>>
  all(context: Context, asked: Asked): AsyncIterable<Entry[]>
}

export interface Page<Entry> {
  entries: Entry[]
  next: string | null
  total: number
  departments: string[]
}

export interface Column<Entry> {
  id: string
  title: Bilingual
  /** Decimals, where it is a number. */
  digits?: number
  /** Null where the data does not say: a field is left empty rather than guessed. */
  cell(entry: Entry, calendar: Calendar): Cell
}

/** One form of the manuals: what its columns are and how a row is made. */
export interface Description<Entry> {
  id: string
  title: Bilingual
  about: Bilingual
  clauses: string[]
  entries: Entries<Entry>
  columns: Column<Entry>[]
  /** The ticket a row is about. */
  ticket?(entry: Entry): string
}

/** A form, whatever its entries are. */
export interface Form {
  shown: RecordForm
  page(context: Context, asked: Asked, at: At): Promise<Page<{ ticket_id: string | null; cells: Cell[] }>>
  /** Rows of cells, some at a time. */
  all(context: Context, asked: Asked): AsyncIterable<Cell[][]>
}

export function form<Entry>(description: Description<Entry>): Form {
  const { id, title, about, clauses, entries, columns, ticket } = description
  const cells = (entry: Entry, { calendar }: Context) => columns.map((column) => column.cell(entry, calendar))
  return {
    shown: {
      id,
      title,
      about,
      clauses,
      columns: columns.map((column) => ({ id: column.id, title: column.title, digits: column.digits ?? null })),
    },
    async page(context, asked, at) {
      const page = await entries.page(context, asked, at)
      const rows = page.entries.map((entry) => ({ ticket_id: ticket?.(entry) ?? null, cells: cells(entry, context) }))
      return { ...page, entries: rows }
    },
    async *all(context, asked) {
      for await (const some of entries.all(context, asked)) yield some.map((entry) => cells(entry, context))
    },
  }
}
