import { Type } from 'typebox'
import { Facets, MonthList, MonthReport } from '../../contract/index.ts'
import type { App, AppOptions } from '../options.ts'
import { answers, Channel, MonthParams, Name, Query } from '../schemas.ts'

const MonthQuery = Query({
  team: Type.Optional(Name('Team of the agents')),
  queue: Type.Optional(Name('Skill group or hotline')),
  channel: Type.Optional(Channel),
})

export function monthRoutes(app: App, { queries, scope }: AppOptions): void {
  app.get(
    '/months',
    {
      schema: {
        operationId: 'listMonths',
        tags: ['months'],
        summary: 'Months that have calls',
        querystring: Query({}),
        response: answers(MonthList),
      },
    },
    () => queries.months(scope()),
  )

  app.get(
    '/months/:month',
    {
      schema: {
        operationId: 'getMonth',
        tags: ['months'],
        summary: 'A month: scorecards by agent and team, distribution, trend, what goes wrong most',
        params: MonthParams,
        querystring: MonthQuery,
        response: answers(MonthReport),
      },
    },
    (request) => queries.month({ ...request.query, ...request.params }, scope()),
  )

  app.get(
    '/months/:month/facets',
    {
      schema: {
        operationId: 'getFacets',
        tags: ['months'],
        summary: 'What the filters can be set to in a month',
        params: MonthParams,
        querystring: Query({}),
        response: answers(Facets),
      },
    },
    (request) => queries.facets(request.params.month, scope()),
  )
}
