import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { generate } from '../../cli/demo/index.ts'
import type { Score } from '../../contract/index.ts'
import { isRetriable } from '../../ingest/kafka/errors.ts'
import { retrying } from '../../ingest/kafka/retry.ts'
import { STANDARD } from '../../ingest/kafka/settings.ts'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readSources } from '../../ingest/packs.ts'
import { scoringBeside } from '../../ingest/scoring/beside.ts'
import { type Scoring, scoringHere } from '../../ingest/scoring/scoring.ts'
import { read } from '../../ingest/settle.ts'
import type { Scorer } from '../../scoring/scorer.ts'
import { openStore } from '../../store/index.ts'
import { type KafkaCluster, startKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { expressions } from './literals.ts'
import { table, times } from './measure.ts'
import { openPlain } from './plain.ts'

const CALLS = 3000
const ROUNDS = 3
const TOPIC = 'calls.transcripts'
const ZONE = 'Asia/Shanghai'
/** Phrases of each language that the plain way looks for, beside all of them. */
const FEW = 300
const MORE = 1000
const log = { info: () => {}, warn: () => {}, error: console.error }

/**
 * A real broker to the embedded store, the same messages each way: scored and published to `calls.scored`, with scores
 * made beforehand so that the same is inserted and published, and as a plain consumer that inserts calls raw and has their
 * phrases matched by ClickHouse.
 */
export async function stream(): Promise<void> {
  const kafka = await startKafka()
  try {
    const messages = [...generate({ calls: CALLS })].map(({ call }) => ({
      topic: TOPIC,
      key: Buffer.from(call.call_id),
      value: Buffer.from(JSON.stringify(call)),
    }))
    // One thread for all rounds, so that it is warm.
    const real = await scoringBeside({ sources: readSources(), timeZone: ZONE })
    const off = scoringHere(await scoredBefore(real, messages))
    const pass = (open: () => Promise<Way>) => through(kafka, messages, open)
    const ways = {
      plain: () => openEarshot(kafka.brokers, off),
      scored: () => openEarshot(kafka.brokers, { ...real, close: async () => {} }),
      few: () => openPlain(kafka.brokers, TOPIC, FEW),
      more: () => openPlain(kafka.brokers, TOPIC, MORE),
      every: () => openPlain(kafka.brokers, TOPIC, 'every'),
    }
    await pass(ways.scored)
    const unknown = () => Object.fromEntries(Object.keys(ways).map((name) => [name, Number.POSITIVE_INFINITY]))
    const all = expressions('zh').length + expressions('en').length
    const [least, busy] = [unknown(), unknown()]
    let heard = 0
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, way] of Object.entries(ways)) {
        const { ms, cpuMs, hits } = await pass(way)
        least[name] = Math.min(least[name] as number, ms)
        busy[name] = Math.min(busy[name] as number, cpuMs)
        heard = hits ?? heard
      }
    }
    const row = (what: string, name: keyof typeof ways) => ({
      what,
      value: `${((messages.length / (least[name] as number)) * 1000).toFixed(0)} calls/s`,
      ratio: times((least.plain as number) / (least[name] as number)),
    })
    table(`Kafka to stored: ${messages.length} calls`, [
      row('the same inserts, scoring switched off', 'plain'),
      row('with scoring', 'scored'),
      row(`raw, ${FEW} phrases a language matched in SQL`, 'few'),
      row(`raw, ${MORE} phrases a language matched in SQL`, 'more'),
      row(`raw, all ${all} phrases of the packs matched in SQL`, 'every'),
    ])
    // Of the process alone, which others on the machine disturb less than the time on the wall.
    const load = (what: string, name: keyof typeof ways) => ({
      what,
      value: `${(((busy[name] as number) * 1000) / messages.length).toFixed(0)} µs/call`,
      ratio: times((busy.plain as number) / (busy[name] as number)),
    })
    table('  the same by time on the processor', [
      load('the same inserts, scoring switched off', 'plain'),
      load('with scoring', 'scored'),
      load(`raw, ${FEW} phrases a language matched in SQL`, 'few'),
      load(`raw, ${MORE} phrases a language matched in SQL`, 'more'),
      load(`raw, all ${all} phrases of the packs matched in SQL`, 'every'),
    ])
    console.log(`  (the last heard one of its phrases in ${heard} calls)`)
  } finally {
    await kafka.stop()
  }
}

/** Gives each call the score it got once, and so takes no time. */
async function scoredBefore(scoring: Scoring, messages: Messages): Promise<Scorer> {
  const source = { kind: 'kafka' as const, name: TOPIC, partition: 0, position: 0, line: 0 }
  const calls = messages
    .map(({ key, value }) => read({ kind: 'calls', delivery: { source, key, value, receivedAt: 0 } }))
    .filter((one) => one.kind === 'unsettled')
  const scores = new Map<string, Score>()
  for (const one of await scoring.scoreAll(calls)) if ('score' in one) scores.set(one.score.call_id, one.score)
  return { rulebooks: [...scoring.rulebooks], score: ({ call_id }) => scores.get(call_id) as Score }
}

type Messages = Parameters<typeof produce>[1]

/** A consumer over a store of its own. */
interface Way {
  group: string
  consume(): Promise<unknown>
  heard?(): Promise<number>
  close(): Promise<void>
}

async function openEarshot(brokers: string[], scoring: Scoring): Promise<Way> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const store = await openStore({ dataDir, timeZone: ZONE })
  const ingest = await openIngest({
    scoring,
    limits: readLimits(ZONE),
    writer: store.writer,
    kafka: { ...STANDARD, brokers },
    log,
  })
  return {
    group: 'earshot',
    consume: ingest.consume,
    close: async () => {
      await ingest.close()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Milliseconds from the first fetch to the last commit, over an empty store; on the wall, and on the processor. */
async function through({ brokers }: KafkaCluster, messages: Messages, open: () => Promise<Way>) {
  const way = await open()
  try {
    await toTheEnd(brokers, way.group)
    await produce(brokers, messages)
    const [start, before] = [performance.now(), process.cpuUsage()]
    await way.consume()
    await untilCommitted(brokers, way.group, [TOPIC])
    const { user, system } = process.cpuUsage(before)
    const ms = performance.now() - start
    return { ms, cpuMs: (user + system) / 1000, hits: await way.heard?.() }
  } finally {
    await way.close()
  }
}

/** What was produced for others is passed over. (An offset "reset to the latest" is none, and is read from the beginning.) */
async function toTheEnd(brokers: string[], groupId: string): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  // Leaders of a topic that has just been made are not at once where they are said to be.
  const patient = { isRetriable, goOn: () => true, onRetry: () => {} }
  const ends = await retrying(() => admin.fetchTopicOffsets(TOPIC), patient)
  const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }))
  await admin.setOffsets({ groupId, topic: TOPIC, partitions })
  await admin.disconnect()
}
