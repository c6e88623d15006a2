import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../api/app.ts'
import { listen } from '../../api/listen.ts'
import { generate } from '../../cli/demo/index.ts'
import { inspectionsOf } from '../../cli/demo/inspections.ts'
import { dashboardsFolder } from '../../cli/settings.ts'
import { letterDesk } from '../../ingest/letters.ts'
import { openIngest } from '../../ingest/open.ts'
import { readAssessment, readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { EVERYTHING, openStore } from '../../store/index.ts'

const ZONE = 'Asia/Shanghai'
const log = { info: () => {}, warn: () => {}, error: console.error }

/**
 * The built pages over a real store with so many sample calls, judged by the rules that come with Earshot unless by others.
 */
export async function openSite(calls: number, scorer = readScorer(ZONE)) {
  const dashboards = dashboardsFolder()
  if (!existsSync(join(dashboards, 'index.html')))
    throw new Error(`no pages in ${dashboards}: run \`npm run build\` first`)
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-site-'))
  const store = await openStore({ dataDir, timeZone: ZONE })
  const ingest = await openIngest({ scoring: scoringHere(scorer), limits: readLimits(ZONE), writer: store.writer, log })
  const samples = [...generate({ calls })]
  const accept = async (kind: 'calls' | 'tickets', messages: object[]) => {
    const lines = messages.map((message) => JSON.stringify(message))
    if (lines.length > 0) await ingest.accept(kind, Buffer.from(lines.join('\n')))
  }
  await accept(
    'calls',
    samples.map(({ call }) => call),
  )
  await accept(
    'tickets',
    samples.flatMap(({ events }) => events),
  )
  if (samples.length > 0)
    await store.writer.keepInspections(
      inspectionsOf().map(({ id, draft }) => ({ action: 'entered', id, draft, checklistVersion: '1.0.0' })),
    )

  const app = () =>
    buildApp({
      queries: store.queries,
      accept: ingest.accept,
      letters: letterDesk(store, ingest),
      limits: readLimits(ZONE),
      assessment: {
        ...readAssessment(),
        keepInspections: store.writer.keepInspections,
        keepKpis: store.writer.keepKpis,
      },
      scope: () => EVERYTHING,
      timeZone: ZONE,
      dashboards,
    })
  let running: FastifyInstance = app()
  const address = await listen(running, { host: '127.0.0.1', port: 0, token: undefined })
  const port = Number(new URL(address).port)
  return {
    address,
    get: async <T>(path: string): Promise<T> => (await (await fetch(address + path)).json()) as T,
    goAway: () => running.close(),
    comeBack: async () => {
      running = app()
      await listen(running, { host: '127.0.0.1', port, token: undefined })
    },
    close: async () => {
      await running.close()
      await ingest.close()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>
