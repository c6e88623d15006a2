import { collectDefaultMetrics, Histogram, register } from 'prom-client'
import type { App } from '../options.ts'

const duration =
  (register.getSingleMetric('earshot_http_request_seconds') as Histogram | undefined) ??
  new Histogram({
    name: 'earshot_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  })

if (!register.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics()

/** A metric and a log line a request. The line has the path without its query, which may hold a token. */
export function observe(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { method } = request
    duration.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    const level = request.routeOptions.config.public ? 'debug' : 'info'
    const took = Math.round(reply.elapsedTime)
    request.log[level](`${method} ${request.url.split('?')[0]} ${reply.statusCode} ${took} ms`)
  })
}
