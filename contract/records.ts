import { type Static, Type } from 'typebox'
import { Nullable } from './nullable.ts'
import { Bilingual } from './score.ts'

/** One line of the table of complaint rates. */
export const ComplaintRate = Type.Object({
  /** `2026-04`, or a quarter: `2026-Q2`. */
  period: Type.String(),
  /** `all`: every ticket, each once. */
  department: Type.String(),
  /** Distinct tickets about which a complaint was filed. */
  complaints: Type.Integer(),
  /** Distinct tickets opened for a repair. */
  repairs: Type.Integer(),
  /** complaints ÷ repairs × 100, two decimals, half up; null where there were no repairs. */
  rate_percent: Nullable(Type.Number()),
})

export const ComplaintRateReport = Type.Object({
  from: Type.String(),
  /** Not included. */
  to: Type.String(),
  rows: Type.Array(ComplaintRate),
})

/** What stands in a field of a form: codes in both languages, null where nothing is known. */
const Cell = Type.Union([Type.String(), Type.Number(), Bilingual, Type.Null()])

/** A form of the manuals. */
export const RecordForm = Type.Object({
  id: Type.String(),
  title: Bilingual,
  /** What is on it, and where its fields are taken from. */
  about: Bilingual,
  /** Where the manuals ask for it. */
  clauses: Type.Array(Type.String()),
  columns: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Bilingual,
      /** Decimals of a number; null where it is no number. */
      digits: Nullable(Type.Integer()),
    }),
  ),
})

export const RecordForms = Type.Object({
  forms: Type.Array(RecordForm),
  /** Months that have ticket events, the newest first, and how many tickets were opened in each. */
  months: Type.Array(Type.Object({ month: Type.String(), opened: Type.Integer() })),
})

export const RecordPage = Type.Object({
  form: RecordForm,
  month: Type.String(),
  rows: Type.Array(
    Type.Object({
      /** Null where a row is not about one ticket. */
      ticket_id: Nullable(Type.String()),
      /** In the order of the form's columns. */
      cells: Type.Array(Cell),
    }),
  ),
  /** Pass as `after` for the next page; null on the last. */
  next: Nullable(Type.String()),
  /** How many rows there are in all. */
  total: Type.Integer(),
  /** Departments that have rows in the month. */
  departments: Type.Array(Type.String()),
})

export type Cell = Static<typeof Cell>
export type ComplaintRate = Static<typeof ComplaintRate>
export type ComplaintRateReport = Static<typeof ComplaintRateReport>
export type RecordForm = Static<typeof RecordForm>
export type RecordForms = Static<typeof RecordForms>
export type RecordPage = Static<typeof RecordPage>
