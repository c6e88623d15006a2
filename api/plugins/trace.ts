import { type Context, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'
import type { App } from '../options.ts'

const tracer = trace.getTracer('earshot')

/** A span a request, below the caller's where it names one; probes have none. Does nothing where nobody listens. */
export function traceRequests(app: App): void {
  const traced = new WeakMap<FastifyRequest, { span: Span; within: Context }>()

  app.addHook('onRequest', async (request) => {
    const { method, url, protocol, routeOptions } = request
    if (routeOptions.config?.public) return
    const route = routeOptions.url
    const caller = propagation.extract(context.active(), request.headers)
    const attributes = {
      'http.request.method': method,
      'url.scheme': protocol,
      // Without its query, which may hold a token.
      'url.path': url.split('?')[0],
      'http.route': route,
    }
    const span = tracer.startSpan(route ? `${method} ${route}` : method, { kind: SpanKind.SERVER, attributes }, caller)
    traced.set(request, { span, within: trace.setSpan(caller, span) })
  })

  // Not earlier: where a body is read in between, what follows is called from elsewhere.
  app.addHook('preHandler', (request, _reply, done) => {
    const within = traced.get(request)?.within
    if (within) context.with(within, done)
    else done()
  })

  app.addHook('onResponse', async (request, reply) => {
    const span = traced.get(request)?.span
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.setAttribute('http.response.status_code', reply.statusCode)
    span?.end()
  })
}
