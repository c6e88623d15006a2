import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVERYTHING } from '../../store/index.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { readTopic, type TopicMessage } from '../support/kafka/read.ts'
import { type Broken, brokenMessages, call, callId, shuffled, ticketEvent } from './messages.ts'
import { allDeadLetters, kafkaOf, ledgerOf, workshop } from './workshop.ts'

const CALLS = 5000
const DUPLICATES = 500
const EVENTS = 200
const OVERSIZE_BYTES = 8 * 1024 * 1024 + 1

describeKafka('5,000 calls with duplicates and broken messages among them', (cluster) => {
  let shop: Awaited<ReturnType<typeof workshop>>
  const calls = Array.from({ length: CALLS }, (_, index) => ({
    topic: 'calls.transcripts',
    key: Buffer.from(callId(index)),
    value: Buffer.from(call(index)),
  }))
  const keyless = calls.map((one, index) => (index % 50 === 0 ? { ...one, key: null } : one))
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    topic: 'tickets.events',
    key: Buffer.from(`T-${index % 100}`),
    value: Buffer.from(ticketEvent(index)),
  }))
  const oversize: Broken = {
    topic: 'calls.transcripts',
    key: Buffer.from('k-oversize'),
    value: Buffer.alloc(OVERSIZE_BYTES, 'x'),
    reason: 'too_large',
  }
  const broken = [...brokenMessages(299), oversize]
  const produced = [
    ...shuffled([...keyless, ...events, ...broken.filter((one) => one !== oversize)], 7),
    ...calls.slice(1000, 1000 + DUPLICATES),
    oversize,
  ]

  beforeAll(async () => {
    shop = await workshop()
    const ingest = await shop.open({ kafka: kafkaOf(cluster().brokers) })
    await produce(cluster().brokers, produced.slice(0, 3000))
    await ingest.consume()
    await produce(cluster().brokers, produced.slice(3000), true)
    await untilCommitted(cluster().brokers, 'earshot', ['calls.transcripts', 'tickets.events'])
    await ingest.close()
  })
  afterAll(() => shop?.close())

  test('every call is counted once', async () => {
    const { months } = await shop.store.queries.months(EVERYTHING)
    expect(months.reduce((sum, month) => sum + month.calls, 0)).toBe(CALLS)
  })

  test('the ledger adds up to what was produced', async () => {
    expect(await ledgerOf(shop.store.queries)).toEqual({
      stored: CALLS + EVENTS,
      superseded: DUPLICATES,
      dead_lettered: broken.length,
    })
  })

  test('every broken message is in the table with its reason and its bytes', async () => {
    const letters = await allDeadLetters(shop.store.queries)
    const found = letters.map(({ reason, key_base64, value_base64 }) =>
      [reason, fingerprint({ key: bytesOf(key_base64), value: bytesOf(value_base64) })].join(' '),
    )
    const sent = broken.map((one) => [one.reason, fingerprint(one)].join(' '))
    expect(found.sort()).toEqual(sent.sort())
    expect(letters.every((one) => one.problems.length > 0 && one.source.startsWith('kafka '))).toBe(true)
  })

  test('and in the topic of dead letters of where it came from, at the offset its headers say', async () => {
    for (const topic of ['calls.transcripts', 'tickets.events']) {
      const source = await readTopic(cluster().brokers, topic)
      const originals = new Map(source.map((one) => [`${one.partition} ${one.offset}`, fingerprint(one)]))
      const letters = once(await readTopic(cluster().brokers, `${topic}.dlq`), placeOf)
      const found = letters.map((letter) => [letter.headers.reason, fingerprint(letter)].join(' '))
      const sent = broken.filter((one) => one.topic === topic).map((one) => [one.reason, fingerprint(one)].join(' '))
      expect(found.sort()).toEqual(sent.sort())
      for (const letter of letters) {
        const { headers } = letter
        expect(fingerprint(letter)).toBe(originals.get(`${headers.partition} ${headers.offset}`))
        expect(headers).toMatchObject({ topic, step: 'decode', time: expect.stringMatching(/^\d{4}-.*Z$/) })
        expect(JSON.parse(headers.problems as string).length).toBeGreaterThan(0)
      }
    }
  })

  test('calls.scored has one score a call, keyed by it', async () => {
    const scored = once(await readTopic(cluster().brokers, 'calls.scored'), ({ headers }) => headers.score_id)
    const scores = scored.map(({ value }) => JSON.parse(String(value)))
    expect(scored.map(({ key }) => String(key)).sort()).toEqual(calls.map(({ key }) => String(key)))
    expect(scored.map(({ headers }) => headers.score_id)).toEqual(scores.map(({ score_id }) => score_id))
    expect(scored.map(({ key }) => String(key))).toEqual(scores.map(({ call_id }) => call_id))
  })
})

/** Publishing is at least once: what came again after a rebalance is the same by its key. */
const once = (messages: TopicMessage[], keyOf: (message: TopicMessage) => string | undefined): TopicMessage[] => [
  ...new Map(messages.map((message) => [keyOf(message), message])).values(),
]
const placeOf = ({ headers }: TopicMessage) => `${headers.topic} ${headers.partition} ${headers.offset}`

const bytesOf = (base64: string | null) => (base64 === null ? null : Buffer.from(base64, 'base64'))

/** Key and value as one short text that differs where a byte does. */
const fingerprint = ({ key, value }: { key: Buffer | null; value: Buffer | null }): string =>
  `${key?.toString('hex')} ${value && createHash('sha256').update(value).digest('hex')}`
