import { Type } from 'typebox'
import { DeadLetterPage } from '../../contract/index.ts'
import type { App, AppOptions } from '../options.ts'
import { After, answers, Limit, Query } from '../schemas.ts'

export function deadLetterRoutes(app: App, { queries }: AppOptions): void {
  app.get(
    '/dead-letters',
    {
      schema: {
        operationId: 'listDeadLetters',
        tags: ['messages'],
        summary: 'Messages that could not be used, newest first: why, and their untouched bytes',
        querystring: Query({ limit: Limit, after: Type.Optional(After) }),
        response: answers(DeadLetterPage),
      },
    },
    (request) => queries.deadLetters(request.query),
  )
}
