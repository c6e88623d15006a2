import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../errors.ts'
import { isLoopback } from '../loopback.ts'
import type { App } from '../options.ts'
import { sendNotice, wantsPage } from './notice.ts'

const COOKIE = 'earshot'

const TOKEN_NEEDED = {
  zh: '需要访问令牌：请在地址末尾加上 ?token=令牌（即服务器上 EARSHOT_TOKEN 的值）打开一次。',
  en: 'A token is needed: open this page once with ?token=TOKEN at the end (the value of EARSHOT_TOKEN on the server).',
}

/**
 * Who may ask, until there are accounts. With a token: whoever has it. Without: whoever is on this machine and means
 * it, so that no web page can reach the API by pointing its own name at 127.0.0.1 or by posting across sites.
 */
export function guardAccess(app: App, token: string | undefined): void {
  app.addHook('onRequest', async (request) => {
    refuseCrossOrigin(request)
    if (token === undefined) refuseForeignHost(request)
  })
  if (token === undefined) return
  const tokenMatches = matcher(token)
  const session = createHmac('sha256', token).update('earshot dashboards').digest('base64url')
  const sessionMatches = matcher(session)

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config?.public) return
    const offered = tokenInAddress(request)
    if (offered !== undefined && tokenMatches(offered)) return exchange(request, reply, session)
    if (tokenMatches(bearer(request)) || sessionMatches(cookie(request))) return
    if (wantsPage(request)) return sendNotice(reply.code(401).header('www-authenticate', 'Bearer'), TOKEN_NEEDED)
    throw new ApiError(
      'unauthorized',
      'This needs the token that EARSHOT_TOKEN holds: send "Authorization: Bearer TOKEN".',
    )
  })
}

function refuseCrossOrigin(request: FastifyRequest): void {
  const { origin } = request.headers
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') return
  if (URL.canParse(origin) && new URL(origin).host === request.host.toLowerCase()) return
  throw new ApiError('cross_origin', 'Another site may not send here: Origin and Host differ.')
}

function refuseForeignHost(request: FastifyRequest): void {
  if (isLoopback(request.hostname)) return
  throw new ApiError(
    'forbidden_host',
    'Without a token this answers only as localhost or 127.0.0.1; set EARSHOT_TOKEN to use another name.',
  )
}

/** Compares in a time that says nothing about where the texts differ, nor how long the secret is. */
function matcher(secret: string): (offered: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(secret)
  return (offered) => timingSafeEqual(digest(offered), expected)
}

const bearer = (request: FastifyRequest): string =>
  /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''

const cookie = (request: FastifyRequest): string =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1] ?? ''

/** Browsers cannot send a header with an address typed in, so a page may be opened once with `?token=`. */
function tokenInAddress(request: FastifyRequest): string | undefined {
  return wantsPage(request) ? (splitAddress(request).query.get('token') ?? undefined) : undefined
}

/** The token goes out of the address (and so of history and logs) and a cookie scripts cannot read comes in. */
function exchange(request: FastifyRequest, reply: FastifyReply, session: string): FastifyReply {
  const { path, query } = splitAddress(request)
  query.delete('token')
  const here = path.replace(/^[/\\]+/, '/')
  return reply
    .header('set-cookie', `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict`)
    .redirect(query.size === 0 ? here : `${here}?${query}`, 303)
}

function splitAddress({ url }: FastifyRequest): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?')
  if (mark === -1) return { path: url, query: new URLSearchParams() }
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark)) }
}
