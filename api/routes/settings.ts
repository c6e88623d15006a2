import type { App, AppOptions } from '../options.ts'
import { answers, Query, Settings } from '../schemas.ts'

export function settingsRoutes(app: App, { timeZone }: AppOptions): void {
  app.get(
    '/settings',
    {
      schema: {
        operationId: 'getSettings',
        tags: ['service'],
        summary: 'What the pages need to know of this installation',
        querystring: Query({}),
        response: answers(Settings),
      },
    },
    () => ({ time_zone: timeZone }),
  )
}
