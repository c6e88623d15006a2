import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { App, AppOptions } from './options.ts'
import { guardAccess } from './plugins/access.ts'
import { answerNotFound, handleErrors } from './plugins/errors.ts'
import { secureHeaders } from './plugins/headers.ts'
import { observe } from './plugins/observe.ts'
import { serviceRoutes } from './routes/service.ts'

/** What a worker says over HTTP: whether it is alive and ready, and its figures. */
export function buildProbes(options: Pick<AppOptions, 'queries' | 'checks' | 'token' | 'logger'>): FastifyInstance {
  const app: App = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
  })
  app.removeAllContentTypeParsers()
  handleErrors(app)
  secureHeaders(app)
  observe(app)
  guardAccess(app, options.token)
  app.setNotFoundHandler(answerNotFound)
  app.register(async (service: App) => serviceRoutes(service, options))
  return app as unknown as FastifyInstance
}
