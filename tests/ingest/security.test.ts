import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clickhouseAccess } from '../../cli/clickhouse.ts'
import { kafkaClient } from '../../ingest/kafka/client.ts'
import { type KafkaSettings, kafkaSettings } from '../../ingest/kafka/settings.ts'
import { ensureTopics } from '../../ingest/kafka/topics.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { keyOf, makeCertificate } from '../support/kafka/secure.ts'
import { callMessages } from './messages.ts'
import { countedCalls, workshop } from './workshop.ts'

/** Whom the broker does not know. */
function stranger() {
  const made = makeCertificate(mkdtempSync(join(tmpdir(), 'earshot-stranger-')), 'stranger')
  return { KAFKA_SSL_CERT: made.ca, KAFKA_SSL_KEY_FILE: fileWith(keyOf(made)) }
}

const PEM = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----'
const SECRET = 'hunter2-of-the-broker'
const KAFKA = { KAFKA_BROKERS: 'a:9092' }
const CLICKHOUSE = { CLICKHOUSE_URL: 'https://db:8443' }

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'earshot-secret-')), 'secret')
  writeFileSync(path, text)
  return path
}

describe('encryption and login from the environment', () => {
  test('of Kafka', () => {
    const login = { KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', KAFKA_SASL_USERNAME: 'earshot' }
    const security = (env: object) => kafkaSettings({ ...KAFKA, ...env })?.security
    expect(security({})).toEqual({})
    expect(security({ KAFKA_SSL: 'true' })).toEqual({ ssl: { rejectUnauthorized: true } })
    expect(security({ KAFKA_SSL_CA: PEM })).toEqual({ ssl: { rejectUnauthorized: true, ca: [PEM] } })
    const sasl = { mechanism: 'scram-sha-512', username: 'earshot', password: SECRET }
    expect(security({ ...login, KAFKA_SASL_PASSWORD: SECRET })).toEqual({ sasl })
    expect(security({ ...login, KAFKA_SASL_PASSWORD_FILE: fileWith(`${SECRET}\n`) })).toEqual({ sasl })
  })

  test.each<[RegExp, object]>([
    [/^KAFKA_SSL_CERT and KAFKA_SSL_KEY belong together; set both/, { KAFKA_SSL_CERT: PEM }],
    [/^KAFKA_SSL_KEY_PASSPHRASE is set without KAFKA_SSL_KEY/, { KAFKA_SSL_KEY_PASSPHRASE: SECRET }],
    [/^KAFKA_SSL is false, but certificates are set/, { KAFKA_SSL: 'false', KAFKA_SSL_CA: PEM }],
    [/^KAFKA_SSL is "maybe"; it must be true or false/, { KAFKA_SSL: 'maybe' }],
    [/^KAFKA_SSL_CA holds no PEM text .*; name the PEM file with KAFKA_SSL_CA_FILE/, { KAFKA_SSL_CA: '/etc/ca.pem' }],
    [/^KAFKA_SSL_CA_FILE: cannot read \/none\/ca.pem \(ENOENT\)/, { KAFKA_SSL_CA_FILE: '/none/ca.pem' }],
    [/^a login for Kafka is set without KAFKA_SASL_MECHANISM; set it to one of/, { KAFKA_SASL_PASSWORD: SECRET }],
    [/^KAFKA_SASL_MECHANISM is "gssapi"; it must be one of plain/, { KAFKA_SASL_MECHANISM: 'GSSAPI' }],
    [
      /^KAFKA_SASL_MECHANISM=plain needs KAFKA_SASL_USERNAME/,
      { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_PASSWORD: SECRET },
    ],
    [
      /^KAFKA_SASL_MECHANISM=plain needs KAFKA_SASL_PASSWORD/,
      { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'a' },
    ],
    [
      /^KAFKA_SASL_PASSWORD and KAFKA_SASL_PASSWORD_FILE are both set/,
      { KAFKA_SASL_PASSWORD: SECRET, KAFKA_SASL_PASSWORD_FILE: '/x' },
    ],
    [/^KAFKA_SASL_PASSWORD is set, but KAFKA_BROKERS is not/, { KAFKA_BROKERS: '', KAFKA_SASL_PASSWORD: SECRET }],
    [/^KAFKA_BROKERS: …@kafka:9092 is not host:port/, { KAFKA_BROKERS: `me:${SECRET}@kafka:9092` }],
    [/^KAFKA_BATCH_ROWS is "0"; it must be a whole number from 1/, { KAFKA_BATCH_ROWS: '0' }],
    [/^KAFKA_BATCH_MS is "1s"; it must be a whole number/, { KAFKA_BATCH_MS: '1s' }],
    [/^KAFKA_SESSION_MS is "10"; it must be a whole number/, { KAFKA_SESSION_MS: '10' }],
  ])('of Kafka: %s', (message, env) => {
    expect(refusal(() => kafkaSettings({ ...KAFKA, ...env }))).toMatch(message)
  })

  test.each<[RegExp, object]>([
    [/^CLICKHOUSE_PASSWORD is set, but CLICKHOUSE_URL is not/, { CLICKHOUSE_URL: '', CLICKHOUSE_PASSWORD: SECRET }],
    [
      /^CLICKHOUSE_URL names a user and CLICKHOUSE_USER or CLICKHOUSE_PASSWORD is set/,
      { CLICKHOUSE_URL: `https://me:${SECRET}@db:8443`, CLICKHOUSE_USER: 'you' },
    ],
    [/^CLICKHOUSE_SSL_CERT and CLICKHOUSE_SSL_KEY belong together/, { CLICKHOUSE_SSL_KEY: PEM }],
    [
      /^CLICKHOUSE_SSL_CERT is the login itself; leave the password out/,
      { CLICKHOUSE_SSL_CERT: PEM, CLICKHOUSE_SSL_KEY: PEM, CLICKHOUSE_SSL_CA: PEM, CLICKHOUSE_PASSWORD: SECRET },
    ],
    [/^CLICKHOUSE_SSL_CERT needs CLICKHOUSE_SSL_CA/, { CLICKHOUSE_SSL_CERT: PEM, CLICKHOUSE_SSL_KEY: PEM }],
    [
      /^CLICKHOUSE_SSL_CA is set, but CLICKHOUSE_URL does not begin with https/,
      {
        CLICKHOUSE_URL: 'http://db:8123',
        CLICKHOUSE_SSL_CA: PEM,
      },
    ],
  ])('of ClickHouse: %s', (message, env) => {
    expect(refusal(() => clickhouseAccess({ ...CLICKHOUSE, ...env }))).toMatch(message)
  })
})

function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    expect((error as Error).message).not.toContain(SECRET)
    return (error as Error).message
  }
  throw new Error('was taken')
}

describeKafka(
  'a Kafka behind TLS and a login',
  (cluster) => {
    const settings = (env: Record<string, string>): KafkaSettings => kafkaSettings(env) as KafkaSettings
    const login = (mechanism: string, password = SECRET) => ({
      KAFKA_BROKERS: cluster().secure!.login.join(','),
      KAFKA_SSL_CA: cluster().secure!.ca,
      KAFKA_SASL_MECHANISM: mechanism,
      KAFKA_SASL_USERNAME: 'earshot',
      KAFKA_SASL_PASSWORD: password,
    })

    const certificate = () => ({
      KAFKA_BROKERS: cluster().secure!.mutual.join(','),
      KAFKA_SSL_CA: cluster().secure!.ca,
      KAFKA_SSL_CERT: cluster().secure!.client.cert,
      KAFKA_SSL_KEY_FILE: fileWith(cluster().secure!.client.key),
    })

    test('is read and written with each kind of login, by certificate, and with TLS alone', async () => {
      const shop = await workshop()
      const ways = [
        login('plain'),
        login('scram-sha-256'),
        login('scram-sha-512'),
        certificate(),
        { KAFKA_BROKERS: cluster().secure!.tls.join(','), KAFKA_SSL_CA: cluster().secure!.ca },
      ]
      for (const [index, env] of ways.entries()) {
        const ingest = await shop.open({ kafka: settings(env) })
        await produce(cluster().brokers, callMessages(index * 50, 50))
        await ingest.consume()
        await untilCommitted(cluster().brokers, 'earshot', ['calls.transcripts', 'tickets.events'])
        await ingest.close()
        expect(await countedCalls(shop.store)).toBe((index + 1) * 50)
      }
      await shop.close()
    })

    test.each([
      ['a wrong password', () => login('plain', `${SECRET}!`), /check KAFKA_SASL_MECHANISM/],
      ['a wrong password under SCRAM', () => login('scram-sha-256', `${SECRET}!`), /check KAFKA_SASL_MECHANISM/],
      [
        'no certificate of its own',
        () => ({ ...certificate(), KAFKA_SSL_CERT: '', KAFKA_SSL_KEY_FILE: '' }),
        /check KAFKA_SSL_C/,
      ],
      ['the certificate of somebody else', () => ({ ...certificate(), ...stranger() }), /check KAFKA_SSL_C/],
      ['nobody it trusts', () => ({ ...login('plain'), KAFKA_SSL_CA: '', KAFKA_SSL: 'true' }), /check KAFKA_SSL_CA/],
    ] as const)('%s stops the start with one line without the secret', async (_name, env, message) => {
      const said: string[] = []
      const hear = (fields: object, text: string) => void said.push(`${text} ${JSON.stringify(fields)}`)
      const log = { info: hear, warn: hear, error: hear }
      const error: Error = await ensureTopics(kafkaClient(settings(env()), log), log).catch((caught) => caught)
      expect(error.message).toMatch(/^Kafka does not answer \(/)
      expect(error.message).toMatch(message)
      expect([error.message, error.stack, ...said].join()).not.toContain(SECRET)
    })
  },
  { user: { name: 'earshot', password: SECRET } },
)
