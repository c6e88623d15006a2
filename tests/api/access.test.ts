import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, openFixture } from './support.ts'

const TOKEN = 's3cret+/= token'
const HTML = { accept: 'text/html,application/xhtml+xml' }
const OPEN_TO_ALL = ['/healthz', '/readyz']

let fixture: Fixture
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-pages-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Earshot</title>')
  fixture = await openFixture()
}, 60_000)

afterAll(async () => {
  await fixture.close()
  await rm(folder, { recursive: true })
})

describe('without a token', () => {
  let app: FastifyInstance
  beforeAll(() => {
    app = fixture.app()
  })

  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '127.8.0.1', '[::1]:3000'])(
    '%s is here',
    async (host) => {
      expect((await app.inject({ url: '/v1/settings', headers: { host } })).statusCode).toBe(200)
    },
  )

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '192.168.0.7:3000', '0.0.0.0'])(
    '%s is elsewhere',
    async (host) => {
      for (const url of ['/v1/settings', '/healthz', '/', '/docs/json', '/nothing']) {
        const response = await app.inject({ url, headers: { host } })
        expect(response.statusCode, url).toBe(403)
        expect(response.json().error).toBe('forbidden_host')
      }
    },
  )

  test.each([
    ['http://evil.example', 403],
    ['http://localhost:3001', 403],
    ['null', 403],
    ['http://localhost:3000', 400],
  ])('a post from %s', async (origin, status) => {
    const headers = { host: 'localhost:3000', origin, 'content-type': 'text/plain' }
    const response = await app.inject({ method: 'POST', url: '/v1/calls', headers })
    expect(response.statusCode).toBe(status)
    expect(response.json().error).toBe(status === 403 ? 'cross_origin' : 'empty_body')
  })
})

describe('with a token', () => {
  const lines: string[] = []
  let app: FastifyInstance
  beforeAll(async () => {
    const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    app = fixture.app({ token: TOKEN, dashboards: folder, logger })
    await app.ready()
  })

  test('every route but the two for probes asks for it', async () => {
    const routes: string[] = []
    const counted = fixture.app({ token: TOKEN, dashboards: folder })
    counted.addHook('onRoute', ({ method, url }) => {
      for (const verb of [method].flat()) routes.push(`${verb} ${url}`)
    })
    await counted.ready()
    expect(routes.length).toBeGreaterThan(20)
    for (const route of [...routes, 'GET /nothing', 'POST /v1/nothing']) {
      const [method, url] = route.split(' ') as ['GET' | 'POST' | 'HEAD', string]
      const response = await counted.inject({ method, url: url.replaceAll(/:\w+/g, 'x') })
      if (OPEN_TO_ALL.includes(url)) expect(response.statusCode, route).toBe(200)
      else expect([response.statusCode, response.headers['www-authenticate']], route).toEqual([401, 'Bearer'])
    }
  })

  test.each([`Bearer ${TOKEN}`, `bearer   ${TOKEN}`])('"%s" opens, from any host', async (authorization) => {
    const headers = { authorization, host: 'earshot.example' }
    expect((await app.inject({ url: '/v1/settings', headers })).statusCode).toBe(200)
  })

  test.each(['Bearer', 'Bearer wrong', `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`, ''])(
    '"%s" does not open',
    async (authorization) => {
      const response = await app.inject({ url: '/v1/settings', headers: { authorization } })
      expect([response.statusCode, response.json().error]).toEqual([401, 'unauthorized'])
    },
  )

  test('a page opened once with it gets a cookie, loses it from the address, and works from then on', async () => {
    const query = `?team=a%26b&token=${encodeURIComponent(TOKEN)}`
    const first = await app.inject({ url: `/agents/A1${query}`, headers: HTML })
    expect([first.statusCode, first.headers.location]).toEqual([303, '/agents/A1?team=a%26b'])
    const setCookie = String(first.headers['set-cookie'])
    expect(setCookie).toMatch(/^earshot=[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(setCookie).not.toContain(TOKEN)
    const cookie = `other=1; ${setCookie.split(';')[0]}`
    expect((await app.inject({ url: '/agents/A1', headers: { ...HTML, cookie } })).body).toContain('<title>Earshot')
    expect((await app.inject({ url: '/v1/settings', headers: { cookie } })).statusCode).toBe(200)
    expect((await app.inject({ url: '/v1/settings', headers: { cookie: `${cookie}x` } })).statusCode).toBe(401)
  })

  test.each(['//evil.example/x', '/\\evil.example/x'])('%s does not lead away', async (path) => {
    const response = await app.inject({ url: `${path}?token=${encodeURIComponent(TOKEN)}`, headers: HTML })
    if (response.statusCode === 303) expect(response.headers.location).toMatch(/^\/[^/\\]/)
    else expect(response.statusCode).toBeGreaterThanOrEqual(400)
  })

  test('in the address it opens pages only, and a wrong one opens nothing', async () => {
    const right = encodeURIComponent(TOKEN)
    expect((await app.inject(`/v1/settings?token=${right}`)).statusCode).toBe(401)
    expect((await app.inject({ method: 'POST', url: `/v1/calls?token=${right}`, headers: HTML })).statusCode).toBe(401)
    const wrong = await app.inject({ url: '/?token=wrong', headers: HTML })
    expect([wrong.statusCode, wrong.headers['set-cookie']]).toEqual([401, undefined])
    expect(wrong.body).toContain('访问令牌')
  })

  test('it is in no log line', async () => {
    await app.inject({ url: `/?token=${encodeURIComponent(TOKEN)}`, headers: HTML })
    await app.inject({ url: '/v1/settings', headers: { authorization: `Bearer ${TOKEN}` } })
    const log = lines.join('')
    expect(log).toContain('GET / 303')
    expect(log).not.toContain('s3cret')
  })
})
