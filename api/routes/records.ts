import { Type } from 'typebox'
import { calendar, quote, RecordForms, RecordPage } from '../../contract/index.ts'
import { ApiError } from '../errors.ts'
import { EXPORT, sendTable } from '../export.ts'
import type { App, AppOptions } from '../options.ts'
import { FORMS } from '../records/index.ts'
import { After, answers, Identifier, Limit, Month, Name, Query } from '../schemas.ts'

const RecordQuery = Query({
  month: Month,
  department: Type.Optional(Name('Department the rows are of')),
  limit: Limit,
  after: Type.Optional(After),
  ...EXPORT,
})

export function recordRoutes(app: App, { queries, scope, timeZone }: AppOptions): void {
  const days = calendar(timeZone)

  app.get(
    '/records',
    {
      schema: {
        operationId: 'listRecordForms',
        tags: ['tickets'],
        summary: 'The forms of the manuals that tickets fill, and the months there are',
        querystring: Query({}),
        response: answers(RecordForms),
      },
    },
    async () => ({ forms: FORMS.map((form) => form.shown), months: await queries.ticketMonths() }),
  )

  app.get(
    '/records/:record',
    {
      schema: {
        operationId: 'getRecord',
        tags: ['tickets'],
        summary: 'A form filled for a month, a page at a time; as a file, all of it',
        description: 'What tickets do not say is null: fields are left empty rather than guessed.',
        params: Type.Object({ record: Identifier }),
        querystring: RecordQuery,
        response: answers(RecordPage),
      },
    },
    async (request, reply) => {
      const { record } = request.params
      const form = FORMS.find((one) => one.shown.id === record)
      if (form === undefined) throw new ApiError('unknown_record', notThere(record))
      const { month, department, limit, after, format, lang } = request.query
      const context = { queries, scope: scope(), calendar: days }
      if (format !== 'json') {
        const { id, title, columns } = form.shown
        const rows = form.all(context, { month, department })
        return sendTable(reply, { id, title, period: month, columns, rows }, format, lang)
      }
      const { entries, ...page } = await form.page(context, { month, department }, { limit, after })
      return { form: form.shown, month, rows: entries, ...page }
    },
  )
}

const notThere = (record: string): string =>
  `There is no form ${quote(record)}; there are ${FORMS.map((form) => form.shown.id).join(', ')}.`
