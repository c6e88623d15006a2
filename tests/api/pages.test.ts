import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fixture, openFixture } from './support.ts'

const HTML = { accept: 'text/html' }

let fixture: Fixture
let folder: string
let app: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-pages-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), 'the index page')
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'export {}')
  fixture = await openFixture()
  app = fixture.app({ dashboards: folder })
}, 60_000)

afterAll(async () => {
  await fixture.close()
  await rm(folder, { recursive: true })
})

test.each(['/', '/calls/c-1', '/agents/A001?month=2026-05'])('%s is the index page', async (url) => {
  const response = await app.inject({ url, headers: HTML })
  expect([response.statusCode, response.body]).toEqual([200, 'the index page'])
  expect(response.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
})

test('assets are kept by the browser for good', async () => {
  const response = await app.inject('/assets/main-1a2b.js')
  expect(response.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' })
  expect(response.headers['content-type']).toMatch(/javascript/)
})

test.each([
  ['/v1/nothing', HTML],
  ['/assets/gone.js', { accept: '*/*' }],
  ['/..%2f..%2fetc/passwd', { accept: '*/*' }],
])('%s is not found, and is no page', async (url, headers) => {
  const response = await app.inject({ url, headers })
  expect([response.statusCode, response.json().error]).toEqual([404, 'not_found'])
})

test('what is not built says how to build it', async () => {
  const bare = fixture.app({ dashboards: join(folder, 'gone') })
  const response = await bare.inject({ url: '/', headers: HTML })
  expect(response.statusCode).toBe(404)
  expect(response.body).toContain('npm run build')
})

test.each(['/', '/v1/months', '/v1/nothing', '/docs'])('%s is sent with the headers that protect it', async (url) => {
  const { headers } = await app.inject({ url, headers: HTML })
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe-eval/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  })
  if (url !== '/') expect(headers['cache-control']).toBe('no-store')
})
