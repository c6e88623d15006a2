import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Readiness } from '../../api/schemas.ts'
import { type Fixture, get, openFixture } from './support.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
}, 60_000)
afterAll(() => fixture.close())

test('alive and ready', async () => {
  const app = fixture.app({ checks: [{ name: 'kafka', run: async () => {} }] })
  expect((await app.inject('/healthz')).json()).toEqual({ alive: true })
  expect(await get(app, '/readyz', Readiness)).toEqual({
    ready: true,
    checks: [
      { name: 'store', ok: true, problem: '' },
      { name: 'kafka', ok: true, problem: '' },
    ],
  })
})

test('not ready says what is wrong, be it late or refused', async () => {
  const app = fixture.app({
    checks: [
      { name: 'kafka', run: () => Promise.reject(new Error('the loop last turned 93 s ago')) },
      { name: 'disk', run: () => new Promise(() => {}) },
    ],
  })
  const response = await app.inject('/readyz')
  expect(response.statusCode).toBe(503)
  expect(response.json().checks.slice(1)).toEqual([
    { name: 'kafka', ok: false, problem: 'the loop last turned 93 s ago' },
    { name: 'disk', ok: false, problem: 'no answer within 3000 ms' },
  ])
}, 10_000)

test('the figures count requests by route, not by address', async () => {
  const app = fixture.app()
  await app.inject('/v1/calls/secret-id')
  const response = await app.inject('/metrics')
  expect(response.headers['content-type']).toMatch(/^text\/plain/)
  expect(response.body).toContain(
    'earshot_http_request_seconds_count{method="GET",route="/v1/calls/:call_id",status="404"} 1',
  )
  expect(response.body).toContain('process_cpu_seconds_total')
  expect(response.body).not.toContain('secret-id')
})

test('what went wrong inside is for the log, not for the caller', async () => {
  const log: string[] = []
  const logger = pino({}, { write: (line: string) => void log.push(line) })
  const app = fixture.app({ logger, accept: () => Promise.reject(new Error('password is 1234')) })
  const response = await app.inject({ method: 'POST', url: '/v1/calls', body: '{}' })
  expect(response.statusCode).toBe(500)
  expect(response.json()).toEqual({
    error: 'internal',
    message: 'Something went wrong here; the log of the server says what.',
  })
  expect(log.join('')).toContain('password is 1234')
})
