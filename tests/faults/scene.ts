import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { kafkaClient } from '../../ingest/kafka/client.ts'
import { isRetriable } from '../../ingest/kafka/errors.ts'
import { openSender, type Sender } from '../../ingest/kafka/publish.ts'
import { ensureTopics } from '../../ingest/kafka/topics.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { remoteEngine } from '../../store/engine/remote.ts'
import { openStore } from '../../store/index.ts'
import { begin } from '../cli/earshot.ts'
import { kafkaOf } from '../ingest/workshop.ts'
import { type FaultyStore, faultyStore } from '../support/clickhouse-http/faulty.ts'
import { type ClickHouseServer, startClickHouse } from '../support/clickhouse-http/start.ts'
import { type KafkaCluster, startCluster } from '../support/kafka/cluster.ts'
import { describeWhereKafka } from '../support/kafka/index.ts'
import { untilCommitted } from '../support/kafka/produce.ts'
import { type Input, input, largeInput } from './input.ts'
import { type Reckoning, reckon } from './reckoning.ts'
import { type Crew, crew } from './workers.ts'

/** Brokers, a store whose faults are at hand, and worker processes: one small production. */
export interface Scene {
  cluster: KafkaCluster
  store: FaultyStore
  crew: Crew
  /** Produces this many further calls with all that comes along with them; resolves once the brokers have them. */
  produce(calls: number): Promise<void>
  /** Produces calls of 100 KB each. */
  produceLarge(megabytes: number): Promise<void>
  /** Resolves when the group has committed everything that the topics hold. */
  committed(): Promise<void>
  /** Compares, prints one line of figures, and returns them. */
  reckon(what: string): Promise<Reckoning>
  close(): Promise<void>
}

/** After this much silence a worker that was killed loses its partitions; short, so that a kill costs little time. */
const SESSION_MS = '3000'
const quiet = { info: () => {}, warn: () => {}, error: () => {} }
/** Acknowledges before anything is durable; see the file. */
const HASTY = join(import.meta.dirname, 'hasty-worker.ts')
const MESSAGES_AT_ONCE = 500

const BROKERS = 3

/** Tests of one production after the other fault. */
export function describeScene(name: string, body: (scene: () => Scene) => void): void {
  describeWhereKafka(
    name,
    () => {
      let scene: Scene | undefined
      beforeAll(async () => {
        scene = await openScene()
      })
      afterAll(() => scene?.close())
      body(() => scene as Scene)
    },
    { brokers: BROKERS },
  )
}

export async function openScene({
  hasty = false,
  brokers = BROKERS,
}: {
  hasty?: boolean
  brokers?: 1 | 3
} = {}): Promise<Scene> {
  const [cluster, clickhouse] = await Promise.all([startCluster({ brokers }), startClickHouse()])
  const store = await faultyStore(clickhouse.url)
  const database = `${clickhouse.url}/earshot`
  await (await openStore({ url: database, timeZone: 'Asia/Shanghai' })).close()
  const env = {
    KAFKA_BROKERS: cluster.brokers.join(','),
    KAFKA_SESSION_MS: SESSION_MS,
    CLICKHOUSE_URL: `${store.url}/earshot`,
    WORKER_PORT: '0',
  }
  const workers = crew(() => {
    if (!hasty) return begin(['worker'], env)
    return spawn(process.execPath, ['--import', 'tsx', HASTY], { env: { ...process.env, ...env } })
  })
  const kafka = kafkaClient(kafkaOf(cluster.brokers), quiet)
  await ensureTopics(kafka, quiet)
  const sender = await openSender(kafka)
  const engine = await remoteEngine(database)
  const began = Date.now()
  let produced = 0
  return {
    cluster,
    store,
    crew: workers,
    produce: async (calls) => {
      const messages = input(produced, calls)
      produced += calls
      for (let at = 0; at < messages.length; at += MESSAGES_AT_ONCE) {
        await send(sender, messages.slice(at, at + MESSAGES_AT_ONCE))
      }
    },
    produceLarge: async (megabytes) => {
      for (let left = megabytes; left > 0; left--) {
        await send(sender, largeInput(produced, 10))
        produced += 10
      }
    },
    committed: () => untilCommitted(cluster.brokers, 'earshot', ['calls.transcripts', 'tickets.events']),
    reckon: async (what) => {
      const found = await reckon(cluster.brokers, engine)
      print(what, found, workers.peakMemory(), Date.now() - began)
      return found
    },
    close: () => closeAll(workers, sender, engine, store, clickhouse, cluster),
  }
}

/** What a broker did not acknowledge is sent again, so a message may come twice; none goes missing. */
async function send(sender: Sender, messages: Input[]): Promise<void> {
  for (const topic of new Set(messages.map((message) => message.topic))) {
    const own = messages.filter((message) => message.topic === topic)
    for (;;) {
      try {
        await sender.send(topic, own)
        break
      } catch (error) {
        if (!isRetriable(error)) throw error
      }
    }
  }
}

function print(what: string, found: Reckoning, peakMemory: number, ms: number): void {
  const { produced, stored, superseded, deadLettered, calls, shown, wrong } = found
  console.log(
    `faults · ${what}: produced ${produced} = stored ${stored} + superseded ${superseded} + dead-lettered ${deadLettered};`,
    `${shown} of ${calls} calls shown, ${wrong.length === 0 ? 'everything adds up' : `WRONG: ${wrong.join('; ')}`};`,
    `most memory of a worker ${Math.round(peakMemory / 2 ** 20)} MB, after ${Math.round(ms / 1000)} s`,
  )
}

async function closeAll(
  workers: Crew,
  sender: Sender,
  engine: Engine,
  store: FaultyStore,
  clickhouse: ClickHouseServer,
  cluster: KafkaCluster,
): Promise<void> {
  await workers.close()
  await sender.close().catch(() => {})
  await engine.close()
  await store.close()
  await clickhouse.stop()
  await cluster.stop()
}
