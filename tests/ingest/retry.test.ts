import { expect, test } from 'vitest'
import { letterDesk } from '../../ingest/letters.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { readTopic } from '../support/kafka/read.ts'
import { call, callId } from './messages.ts'
import { allDeadLetters, kafkaOf, ledgerOf, workshop } from './workshop.ts'

const TOPIC = 'calls.transcripts'

describeKafka(
  'dead letters of Kafka that are retried',
  (cluster) => {
    test('go to the topic of dead letters once, however often they are refused; their score is published', async () => {
      const shop = await workshop()
      const { brokers } = cluster()
      const kafka = kafkaOf(brokers)
      const nonsense = { topic: TOPIC, key: null, value: Buffer.from('nonsense') }
      const good = { topic: TOPIC, key: Buffer.from(callId(1)), value: Buffer.from(call(1)) }
      const broken = {
        ...shop.scorer,
        score: () => {
          throw new Error('a mistake in a rule')
        },
      }
      const first = await shop.open({ kafka, scoring: scoringHere(broken) })
      await produce(brokers, [nonsense, good])
      await first.consume()
      await untilCommitted(brokers, 'earshot', [TOPIC])
      await first.close()
      const published = () => readTopic(brokers, `${TOPIC}.dlq`)
      expect((await published()).map(({ headers }) => headers.reason).sort()).toEqual(['not_json', 'scoring_failed'])

      const again = await shop.open({ kafka, scoring: scoringHere(broken) })
      const mended = await shop.open({ kafka })
      const letters = await allDeadLetters(shop.store.queries)
      for (const { id } of letters) {
        expect(await letterDesk(shop.store, again).retry(id, 'min', '')).toMatchObject({ state: 'open', retries: 1 })
      }
      const states: Record<string, string> = {}
      for (const { id, reason } of letters) {
        states[reason] = (await letterDesk(shop.store, mended).retry(id, 'min', '')).state
      }
      await again.close()
      await mended.close()
      expect(states).toEqual({ not_json: 'open', scoring_failed: 'retried' })
      expect(await published()).toHaveLength(2)
      expect((await readTopic(brokers, 'calls.scored')).map(({ key }) => String(key))).toEqual([callId(1)])
      expect(await ledgerOf(shop.store.queries)).toEqual({ stored: 1, dead_lettered: 1 })
      await shop.close()
    })
  },
  { brokers: 1 },
)
