import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { startClickHouse } from '../support/clickhouse-http/start.ts'
import { AGENTS, sampleCall } from './samples.ts'
import { type Fixture, openFixture } from './support.ts'

const body = JSON.stringify(sampleCall('c-1', AGENTS.amy, '2026-05-03T09:15:00+08:00'))
const post = { method: 'POST', url: '/v1/calls', body } as const

let fixture: Fixture
let app: FastifyInstance
const log: string[] = []

/** The database answers once, and is gone from then on. */
beforeAll(async () => {
  const server = await startClickHouse()
  fixture = await openFixture([], `${server.url}/earshot`)
  const logger = pino({}, { write: (line: string) => void log.push(line) })
  const ingest = await openIngest({
    scoring: scoringHere(readScorer('Asia/Shanghai')),
    limits: readLimits('Asia/Shanghai'),
    writer: fixture.store.writer,
    log: logger,
  })
  app = fixture.app({ accept: ingest.accept, logger })
  expect((await app.inject('/readyz')).statusCode).toBe(200)
  expect((await app.inject(post)).json()).toMatchObject({ stored: 1 })
  await server.stop()
}, 120_000)

afterAll(() => fixture.close())

test('is not ready, and says so without saying where the database is', async () => {
  const response = await app.inject('/readyz')
  expect(response.statusCode).toBe(503)
  expect(response.json()).toEqual({
    ready: false,
    checks: [{ name: 'store', ok: false, problem: 'the database does not answer' }],
  })
})

test.each([{ method: 'GET', url: '/v1/months/2026-05' } as const, post])(
  'asks to come again: $method $url',
  async (request) => {
    const response = await app.inject(request)
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '5'])
    expect(response.json()).toEqual({ error: 'unavailable', message: expect.stringContaining('again shortly') })
    expect(log.at(-2)).toContain('ECONNREFUSED')
  },
)

test('is alive all the same', async () => {
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})
