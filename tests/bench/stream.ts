import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from '../../cli/demo/index.ts'
import { STANDARD } from '../../ingest/kafka/settings.ts'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { emptyScore } from '../../scoring/form/evaluate.ts'
import type { Scorer } from '../../scoring/scorer.ts'
import { openStore } from '../../store/index.ts'
import { startKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { table, times } from './measure.ts'

const CALLS = 6000
const ROUNDS = 3
const TOPIC = 'calls.transcripts'
const ZONE = 'Asia/Shanghai'
const log = { info: () => {}, warn: () => {}, error: console.error }

/** A real broker to the embedded store and back to `calls.scored`: with scoring, and with the form left out. */
export async function stream(): Promise<void> {
  const kafka = await startKafka()
  try {
    const real = readScorer(ZONE)
    const none: Scorer = { rulebooks: [], score: (call, hash) => emptyScore(call, hash, null, 'no_form') }
    const messages = [...generate({ calls: CALLS })].map(({ call }) => ({
      topic: TOPIC,
      key: Buffer.from(call.call_id),
      value: Buffer.from(JSON.stringify(call)),
    }))
    const pass = (scorer: Scorer) => through(kafka.brokers, messages, scorer)
    await pass(real)
    let [scored, plain] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let round = 0; round < ROUNDS; round++) {
      scored = Math.min(scored, await pass(real))
      plain = Math.min(plain, await pass(none))
    }
    const speed = (ms: number) => `${((messages.length / ms) * 1000).toFixed(0)} calls/s`
    table(`Kafka to stored and published: ${messages.length} calls`, [
      { what: 'scoring switched off', value: speed(plain) },
      { what: 'with scoring', value: speed(scored), ratio: times(plain / scored) },
    ])
  } finally {
    await kafka.stop()
  }
}

type Messages = Parameters<typeof produce>[1]

/** Milliseconds from the first fetch to the last commit, over an empty store. */
async function through(brokers: string[], messages: Messages, scorer: Scorer): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const store = await openStore({ dataDir, timeZone: ZONE })
  const kafka = { ...STANDARD, brokers }
  const ingest = await openIngest({ scorer, limits: readLimits(ZONE), writer: store.writer, kafka, log })
  try {
    await produce(brokers, messages)
    const start = performance.now()
    await ingest.consume()
    await untilCommitted(brokers, 'earshot', [TOPIC])
    return performance.now() - start
  } finally {
    await ingest.close()
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
