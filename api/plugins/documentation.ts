import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from '../options.ts'
import { nameComponents } from './components.ts'

/** The OpenAPI document of whatever routes are registered after it, for people at `/docs`, for tools at `/docs/json`. */
export function describe(app: App): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Earshot',
        version: '1',
        description:
          'Scores of customer-service calls and chats, and what they stand on. Times are RFC 3339, days and months ' +
          'those of the installation (`/v1/settings`), points those of the form (0 to 100 a call).',
      },
      tags: [
        { name: 'calls', description: 'Calls, their findings and scores' },
        { name: 'months', description: 'Months in figures' },
        { name: 'agents', description: 'Agents in figures' },
        { name: 'tickets', description: 'Tickets: their tables and forms' },
        { name: 'messages', description: 'What comes in, and what could not be used' },
        { name: 'service', description: 'The service itself' },
      ],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{}, { token: [] }],
    },
    transformObject: (document) => nameComponents((document as { openapiObject: object }).openapiObject),
  })
  app.register(swaggerUi, { routePrefix: '/docs' })
}
