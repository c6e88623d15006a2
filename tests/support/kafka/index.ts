import { Kafka, logLevel } from 'kafkajs'
import { afterAll, beforeAll, describe } from 'vitest'
import { type ClusterWish, type KafkaCluster, startCluster } from './cluster.ts'
import { kafkaJars } from './jars.ts'

export type { KafkaCluster } from './cluster.ts'

/**
 * A real Apache Kafka for a test: started here, or the one KAFKA_BROKERS names. That one must be for tests only: where
 * it already has a topic of Earshot's the test refuses to begin, and what the test made is deleted at its end.
 */
export async function startKafka(wish: ClusterWish = {}): Promise<KafkaCluster> {
  const borrowed = borrowable(wish)
  return borrowed ? borrowKafka(borrowed) : startCluster(wish)
}

/** `describe` over a cluster of its own. One with a wish of its own is never borrowed from KAFKA_BROKERS. */
export function describeKafka(name: string, body: (cluster: () => KafkaCluster) => void, wish: ClusterWish = {}): void {
  describeWhereKafka(
    name,
    () => {
      let cluster: KafkaCluster | undefined
      beforeAll(async () => {
        cluster = await startKafka(wish)
      }, 120_000)
      afterAll(() => cluster?.stop(), 30_000)
      body(() => cluster as KafkaCluster)
    },
    wish,
  )
}

/** `describe`. Where no broker can be had the tests are skipped and named loudly; under CI=true they fail. */
export function describeWhereKafka(name: string, body: () => void, wish: ClusterWish): void {
  const missing = whyNot(wish)
  const wanted = !missing || process.env.CI === 'true'
  if (!wanted)
    console.error(`NOT RUN, no Kafka broker: "${name}": ${missing}`)
    // Left out because the machine has no Java, or cannot fetch the broker.
  ;(wanted ? describe : describe.skip)(name, body)
}

const borrowable = (wish: ClusterWish): string[] | undefined =>
  Object.keys(wish).length === 0 && process.env.KAFKA_BROKERS ? process.env.KAFKA_BROKERS.split(',') : undefined

function whyNot(wish: ClusterWish): string | undefined {
  if (borrowable(wish)) return undefined
  try {
    kafkaJars()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

const OURS = /^(calls\.(transcripts|scored)|tickets\.(events|limits))(\.dlq)?$/

async function borrowKafka(brokers: string[]): Promise<KafkaCluster> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const ours = async () => (await admin.listTopics()).filter((topic) => OURS.test(topic))
  const taken = await ours()
  if (taken.length > 0) {
    await admin.disconnect()
    throw new Error(`KAFKA_BROKERS=${brokers} already has ${taken.join(', ')}; tests need a broker of their own`)
  }
  const refuse = async () => {
    throw new Error('KAFKA_BROKERS is set: its brokers are not for a test to stop')
  }
  return {
    brokers,
    logs: [],
    stopBroker: refuse,
    startBroker: refuse,
    stop: async () => {
      await admin.deleteTopics({ topics: await ours() })
      await admin.deleteGroups(['earshot']).catch(() => {})
      await admin.disconnect()
    },
  }
}
