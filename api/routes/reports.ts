import { ComplaintRateReport, quote } from '../../contract/index.ts'
import { EXPORT, sendTable } from '../export.ts'
import type { App, AppOptions } from '../options.ts'
import { invalid } from '../plugins/errors.ts'
import { complaintRateTable } from '../records/forms/complaint-rate.ts'
import { answers, Day, Query } from '../schemas.ts'

export function reportRoutes(app: App, { queries, scope }: AppOptions): void {
  app.get(
    '/reports/complaint-rate',
    {
      schema: {
        operationId: 'getComplaintRate',
        tags: ['tickets'],
        summary: 'Complaints against repairs, by month, whole quarter and department',
        description:
          'Of a month of which the range has a part, that part is counted; a quarter is shown where it has all.',
        querystring: Query({ from: Day('First day'), to: Day('Day after the last'), ...EXPORT }),
        response: answers(ComplaintRateReport),
      },
    },
    async (request, reply) => {
      const { from, to, format, lang } = request.query
      if (from >= to)
        throw invalid([{ path: 'to', found: quote(to), expected: `a day after from (${from}); to is not included` }])
      const report = await queries.complaintRate({ from, to }, scope())
      if (format === 'json') return report
      return sendTable(reply, complaintRateTable(report), format, lang)
    },
  )
}
