import type { App } from '../options.ts'

/** Scripts only from here; inline styles because charts and components set them. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Safe by default: nothing is cached, framed, sniffed or read from another site; static files relax the first. */
export function secureHeaders(app: App): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  })
  app.addHook('onSend', async (_request, reply) => {
    // What sends static files sets its headers below Fastify's own, which would win over them.
    if (!reply.raw.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
