import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { expect } from 'vitest'
import { type AppOptions, buildApp } from '../../api/app.ts'
import { readLimits } from '../../ingest/packs.ts'
import { openStore } from '../../store/open.ts'
import { EVERYTHING, type Settled, type Store } from '../../store/types.ts'
import { writeTickets } from '../support/tickets.ts'
import { FORM } from './samples.ts'

export interface Fixture {
  store: Store
  /** An app on the store; closed with it. */
  app(options?: Partial<AppOptions>): FastifyInstance
  close(): Promise<void>
}

const LIMITS = readLimits('Asia/Shanghai')

/**
 * A real store with what is handed in written through its writer: on the server at `url`, else in a folder of its own
 * (one at a time in a process).
 */
export async function openFixture(rows: Settled[] = [], url?: string): Promise<Fixture> {
  const dataDir = await mkdtemp(join(tmpdir(), 'earshot-api-'))
  const store = await openStore({ url, dataDir, timeZone: 'Asia/Shanghai' })
  if (rows.length > 0) {
    await store.writer.keepForm(FORM)
    await writeTickets(store, rows, 'Asia/Shanghai')
  }
  const apps: FastifyInstance[] = []
  return {
    store,
    app: (options = {}) => {
      const app = buildApp({
        queries: store.queries,
        accept: () => Promise.reject(new Error('this test takes nothing in')),
        letters: { retry: nothing, discard: nothing },
        limits: LIMITS,
        assessment: {
          assessors: [],
          checklists: new Map(),
          keepInspections: store.writer.keepInspections,
          keepKpis: store.writer.keepKpis,
        },
        scope: () => EVERYTHING,
        timeZone: 'Asia/Shanghai',
        ...options,
      })
      apps.push(app)
      return app
    },
    close: async () => {
      await Promise.all(apps.map((app) => app.close()))
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const nothing = () => Promise.reject(new Error('this test has nobody at the desk'))

/** GETs JSON, expecting success and exactly the shape the documentation promises. */
export async function get<T = Record<string, unknown>>(app: FastifyInstance, url: string, shape: TSchema): Promise<T> {
  const response = await app.inject(url)
  expect(response.statusCode, response.body).toBe(200)
  const body = response.json()
  expect(Compile(shape).Errors(body)).toEqual([])
  return body as T
}

/** GETs what must fail; the status, then the body. */
export async function refusal(app: FastifyInstance, url: string): Promise<[number, Record<string, unknown>]> {
  const response = await app.inject(url)
  return [response.statusCode, response.json()]
}
