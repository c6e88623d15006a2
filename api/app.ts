import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { App, AppOptions } from './options.ts'
import { guardAccess } from './plugins/access.ts'
import { describe } from './plugins/documentation.ts'
import { answerNotFound, handleErrors, sendError, toApiError } from './plugins/errors.ts'
import { secureHeaders } from './plugins/headers.ts'
import { observe } from './plugins/observe.ts'
import { servePages } from './plugins/pages.ts'
import { traceRequests } from './plugins/trace.ts'
import { agentRoutes } from './routes/agents.ts'
import { assessmentRoutes } from './routes/assessments.ts'
import { callRoutes } from './routes/calls.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { displeasureRoutes } from './routes/displeasures.ts'
import { inspectionRoutes } from './routes/inspections.ts'
import { kpiEntryRoutes } from './routes/kpi-entries.ts'
import { limitRoutes } from './routes/limits.ts'
import { messageRoutes } from './routes/messages.ts'
import { monthRoutes } from './routes/months.ts'
import { ratingRoutes } from './routes/ratings.ts'
import { recordRoutes } from './routes/records.ts'
import { reportRoutes } from './routes/reports.ts'
import { serviceRoutes } from './routes/service.ts'
import { settingsRoutes } from './routes/settings.ts'
import { ticketRoutes } from './routes/tickets.ts'

export type { AppOptions, Check } from './options.ts'

/** Ids have up to 128 characters, and each may take nine bytes percent-encoded. */
const LONGEST_PARAMETER = 128 * 9

/** For the whole of a request, the largest body on a slow line included; without it a stalled one stays for ever. */
const REQUEST_TIMEOUT_MS = 300_000

/** The whole application, not yet listening. */
export function buildApp(options: AppOptions): FastifyInstance {
  const app: App = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    ajv: {
      customOptions: {
        allErrors: true,
        verbose: true,
        keywords: ['expected'],
        removeAdditional: false,
        coerceTypes: true,
      },
    },
    frameworkErrors: (error, _request, reply) => void sendError(reply, toApiError(error)),
  })
  // What the store says goes out as it is: a serializer by schema would cut and coerce evidence.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  // Only the routes that take messages read a body; elsewhere none is looked at, whatever its type.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => void payload.resume().once('end', () => done(null)))

  handleErrors(app)
  secureHeaders(app)
  traceRequests(app)
  observe(app)
  guardAccess(app, options.token)
  describe(app)
  servePages(app, options.dashboards)

  app.register(async (service: App) => serviceRoutes(service, options))
  app.register(
    async (v1: App) => {
      v1.setNotFoundHandler(answerNotFound)
      callRoutes(v1, options)
      monthRoutes(v1, options)
      agentRoutes(v1, options)
      limitRoutes(v1, options)
      displeasureRoutes(v1, options)
      ratingRoutes(v1, options)
      reportRoutes(v1, options)
      recordRoutes(v1, options)
      ticketRoutes(v1, options)
      settingsRoutes(v1, options)
      assessmentRoutes(v1, options)
      v1.register(async (inspections: App) => inspectionRoutes(inspections, options))
      v1.register(async (kpis: App) => kpiEntryRoutes(kpis, options))
      v1.register(async (letters: App) => deadLetterRoutes(letters, options))
      v1.register(async (messages: App) => messageRoutes(messages, options))
    },
    { prefix: '/v1' },
  )
  return app as unknown as FastifyInstance
}
