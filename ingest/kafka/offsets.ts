import type { Offsets } from '../../store/types.ts'
import type { Log } from '../log.ts'
import { kafkaClient } from './client.ts'
import { GROUP } from './consumer.ts'
import type { KafkaSettings } from './settings.ts'
import { KafkaAway, SOURCES } from './topics.ts'

/**
 * How far each partition goes and how far it was read; none where the topics are not there yet.
 * @throws KafkaAway
 */
export async function readOffsets(settings: KafkaSettings, log: Log): Promise<Offsets[]> {
  const admin = kafkaClient(settings, log).admin({ retry: { retries: 2 } })
  try {
    await admin.connect()
    const present = new Set(await admin.listTopics())
    const topics = Object.values(SOURCES).filter((topic) => present.has(topic))
    const committed = await admin.fetchOffsets({ groupId: GROUP, topics })
    const all: Offsets[] = []
    for (const topic of topics) {
      const own = new Map(committed.find((one) => one.topic === topic)?.partitions.map((p) => [p.partition, p.offset]))
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        const read = Number(own.get(partition) ?? -1)
        all.push({ topic, partition, low: Number(low), high: Number(high), committed: read < 0 ? null : read })
      }
    }
    return all
  } catch (error) {
    const reason = (error as Error).message
    throw new KafkaAway(`Kafka does not answer (${reason}); check KAFKA_BROKERS and that its brokers run`)
  } finally {
    await admin.disconnect().catch(() => {})
  }
}
