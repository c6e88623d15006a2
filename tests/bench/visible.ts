import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../api/app.ts'
import { listen } from '../../api/listen.ts'
import { STANDARD } from '../../ingest/kafka/settings.ts'
import { letterDesk } from '../../ingest/letters.ts'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readSources } from '../../ingest/packs.ts'
import { scoringBeside } from '../../ingest/scoring/beside.ts'
import { EVERYTHING, openStore } from '../../store/index.ts'
import { startKafka } from '../support/kafka/index.ts'
import { table } from './measure.ts'

const RATE = 500
const SECONDS = 60
/** Until code is compiled and parts of phrases that are met are known, a call takes several times as long to score. */
const WARMING = 20
const ZONE = 'Asia/Shanghai'
const log = { info: () => {}, warn: () => {}, error: console.error }

/** Calls produced at an even pace, until each is on the API's page of calls; who produces and looks is another process. */
export async function visible(): Promise<void> {
  const kafka = await startKafka()
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const store = await openStore({ dataDir, timeZone: ZONE })
  const settings = { ...STANDARD, brokers: kafka.brokers }
  const limits = readLimits(ZONE)
  const scoring = await scoringBeside({ sources: readSources(), timeZone: ZONE })
  const ingest = await openIngest({ scoring, limits, writer: store.writer, kafka: settings, log })
  const app = buildApp({
    queries: store.queries,
    limits,
    accept: ingest.accept,
    assessment: {
      assessors: [],
      checklists: new Map(),
      keepInspections: store.writer.keepInspections,
      keepKpis: store.writer.keepKpis,
    },
    letters: letterDesk(store, ingest),
    scope: () => EVERYTHING,
    timeZone: ZONE,
  })
  try {
    const address = await listen(app, { host: '127.0.0.1', port: 0, token: undefined })
    await ingest.consume()
    await pace(kafka.brokers, address, RATE, WARMING)
    const { produced, delays } = await pace(kafka.brokers, address, RATE, SECONDS)
    delays.sort((a, b) => a - b)
    const part = (share: number) => `${delays[Math.min(delays.length - 1, Math.floor(share * delays.length))]} ms`
    table(
      `From produced to visible in the API: ${RATE} calls/s for ${SECONDS} s, ${delays.length} of ${produced} looked for, one in a hundred`,
      [
        { what: 'half of the calls within', value: part(0.5) },
        { what: '95 of 100', value: part(0.95) },
        { what: '99 of 100', value: part(0.99) },
      ],
    )
  } finally {
    await app.close()
    await ingest.close()
    await store.close()
    await kafka.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function pace(brokers: string[], address: string, rate: number, seconds: number) {
  const words = [brokers[0] as string, 'calls.transcripts', address, String(rate), String(seconds)]
  const child = spawn(process.execPath, [join(import.meta.dirname, 'pace.js'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await once(child, 'close')
  return JSON.parse(said) as { produced: number; delays: number[] }
}
