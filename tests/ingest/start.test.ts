import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaClient } from '../../ingest/kafka/client.ts'
import { kafkaSettings } from '../../ingest/kafka/settings.ts'
import { ensureTopics } from '../../ingest/kafka/topics.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { kafkaOf, listeningLog } from './workshop.ts'

const { log } = listeningLog()

describe('KAFKA_BROKERS', () => {
  test('names brokers with commas between; without it there is no Kafka', () => {
    expect(kafkaSettings({ KAFKA_BROKERS: ' a:9092, [::1]:9093 ' })?.brokers).toEqual(['a:9092', '[::1]:9093'])
    expect(kafkaSettings({})).toBeUndefined()
    expect(kafkaSettings({ KAFKA_BROKERS: ' ' })).toBeUndefined()
  })

  test.each(['kafka', 'http://kafka:9092', 'a:9092;b:9092'])('%s is refused in one line that shows how', (text) => {
    expect(() => kafkaSettings({ KAFKA_BROKERS: text })).toThrow(/KAFKA_BROKERS: .* is not host:port/)
  })
})

test('a Kafka that is not there stops the start with one line', async () => {
  const starting = ensureTopics(kafkaClient(kafkaOf(['127.0.0.1:1']), log), log)
  await expect(starting).rejects.toThrow(/^Kafka does not answer \(.*127\.0\.0\.1:1.*\); check KAFKA_BROKERS/)
})

describeKafka(
  'topics where nobody here may create them',
  (cluster) => {
    let admin: kafkajs.Admin
    beforeAll(async () => {
      admin = new kafkajs.Kafka({ brokers: cluster().brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
      await admin.connect()
      const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs
      const rule = (operation: number, permissionType: number) => ({
        resourceType: AclResourceTypes.CLUSTER,
        resourceName: 'kafka-cluster',
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: 'User:ANONYMOUS',
        host: '*',
        operation,
        permissionType,
      })
      const topics = { resourceType: AclResourceTypes.TOPIC, resourceName: '*' }
      const denied = rule(AclOperationTypes.CREATE, AclPermissionTypes.DENY)
      const allowed = rule(AclOperationTypes.ALL, AclPermissionTypes.ALLOW)
      await admin.createAcls({ acl: [allowed, denied, { ...allowed, ...topics }, { ...denied, ...topics }] })
    }, 30_000)
    afterAll(() => admin?.disconnect())

    test('stop the start with one line that names them', async () => {
      const starting = ensureTopics(kafkaClient(kafkaOf(cluster().brokers), log), log)
      await expect(starting).rejects.toThrow(
        /^Kafka topics calls\.transcripts, tickets\.events, .* are missing and may not be created here .*; create them first$/,
      )
    })
  },
  {
    properties: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'allow.everyone.if.no.acl.found': 'true',
    },
  },
)
