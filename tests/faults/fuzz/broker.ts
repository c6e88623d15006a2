import { expect } from 'vitest'
import { readOffsets } from '../../../ingest/kafka/offsets.ts'
import type { Queries } from '../../../store/index.ts'
import { kafkaOf, ledgerOf, listeningLog, workshop } from '../../ingest/workshop.ts'
import type { KafkaCluster } from '../../support/kafka/index.ts'
import { produce, untilCommitted } from '../../support/kafka/produce.ts'
import { readTopic } from '../../support/kafka/read.ts'
import { fuzzed, SEED } from './generate.ts'
import type { Fuzzed } from './message.ts'
import { verdictOf } from './oracle.ts'

const TOPICS: Fuzzed['topic'][] = ['calls.transcripts', 'tickets.events']

/** The same through a real broker: what is refused is exactly what must be, at its offset, in the store and in Kafka. */
export async function nothingIsWrongOverKafka({ brokers }: KafkaCluster, messages: number): Promise<void> {
  const shop = await workshop()
  try {
    const ingest = await shop.open({ kafka: kafkaOf(brokers) })
    // Compressed, because the broker bounds what is on the wire, and some are larger.
    await produce(brokers, [...fuzzed(messages, SEED + 1)], true)
    await ingest.consume()
    await untilCommitted(brokers, 'earshot', TOPICS)
    await ingest.close()

    const refused: string[] = []
    const published: string[] = []
    let produced = 0
    for (const topic of TOPICS) {
      const all = await readTopic(brokers, topic)
      produced += all.length
      for (const { partition, offset, key, value } of all) {
        const { reason } = verdictOf({ topic, key, value })
        if (reason !== null) refused.push(`kafka ${topic}[${partition}]@${offset} ${reason}`)
      }
      for (const { headers } of await readTopic(brokers, `${topic}.dlq`))
        published.push(`kafka ${headers.topic}[${headers.partition}]@${headers.offset} ${headers.reason}`)
    }
    const { stored = 0, superseded = 0, dead_lettered = 0 } = await ledgerOf(shop.store.queries)
    console.log(
      `fuzz over Kafka · SEED=${SEED}: ${produced} produced = stored ${stored} + superseded ${superseded} +`,
      `dead-lettered ${dead_lettered}`,
    )
    expect(produced).toBe(messages)
    expect(stored + superseded + dead_lettered).toBe(messages)
    expect((await letters(shop.store.queries)).sort()).toEqual(refused.sort())
    // At least once: what came again after a rebalance is the same by its place.
    expect([...new Set(published)].sort()).toEqual(refused)
    const offsets = await readOffsets(kafkaOf(brokers), listeningLog().log)
    expect(await shop.store.queries.reconcile(offsets)).toMatchObject({ agrees: true, disagreements: [] })
  } finally {
    await shop.close()
  }
}

async function letters(queries: Queries): Promise<string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const page = await queries.deadLetters({ limit: 200, after })
    found.push(...page.items.map(({ source, reason }) => `${source} ${reason}`))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}
