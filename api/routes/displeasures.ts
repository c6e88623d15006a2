import { DispleasureReport } from '../../contract/index.ts'
import type { App, AppOptions } from '../options.ts'
import { answers, MonthParams, Query } from '../schemas.ts'

export function displeasureRoutes(app: App, { queries, scope }: AppOptions): void {
  app.get(
    '/months/:month/displeasures',
    {
      schema: {
        operationId: 'listDispleasures',
        tags: ['tickets'],
        summary: 'Comments in extreme displeasure, each a complaint to be looked at, and the words that show it',
        params: MonthParams,
        querystring: Query({}),
        response: answers(DispleasureReport),
      },
    },
    (request) => queries.displeasures(request.params.month, scope()),
  )
}
