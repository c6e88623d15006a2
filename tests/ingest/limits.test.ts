import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LimitLine, parseTime } from '../../contract/index.ts'
import { tellPassed } from '../../ingest/overdue.ts'
import { readLimits } from '../../ingest/packs.ts'
import { NO_PUBLISHER, type Publisher } from '../../ingest/publisher.ts'
import { createLimits } from '../../scoring/tickets/limits.ts'
import { EVERYTHING } from '../../store/index.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { readTopic } from '../support/kafka/read.ts'
import { kafkaOf, TIME_ZONE, workshop } from './workshop.ts'

const limits = readLimits(TIME_ZONE)

const event = (id: string, type: string, at: string, more: object = {}) =>
  JSON.stringify({
    schema: 'ticket.v1',
    event_id: id,
    ticket_id: 'T-1',
    type,
    occurred_at: `${at}:00+08:00`,
    department: 'desk',
    category: 'complaint',
    ...more,
  })

const FILED = event('e-1', 'complaint_filed', '2026-05-06T09:25')
const BACK = event('e-2', 'callback', '2026-05-07T12:00')
/** The call back was noted for the wrong day. */
const PUT_RIGHT = event('e-2', 'callback', '2026-05-06T12:00', { revision: 1 })
const WITHDRAWN = event('e-1', 'complaint_filed', '2026-05-06T09:25', { revision: 1, voided: true })

describeKafka('tickets.limits', (cluster) => {
  let shop: Awaited<ReturnType<typeof workshop>>
  let told: LimitLine[] = []

  beforeAll(async () => {
    shop = await workshop()
    const ingest = await shop.open({ kafka: kafkaOf(cluster().brokers) })
    await ingest.consume()
    const send = async (...values: string[]) => {
      const messages = values.map((value) => ({
        topic: 'tickets.events',
        key: Buffer.from('T-1'),
        value: Buffer.from(value),
      }))
      await produce(cluster().brokers, messages)
      await untilCommitted(cluster().brokers, 'earshot', ['tickets.events'])
    }
    for (const message of [FILED, BACK, BACK, PUT_RIGHT]) await send(message)
    await ingest.close()
    const lines = await readTopic(cluster().brokers, 'tickets.limits')
    told = lines.map(({ value }) => JSON.parse((value as Buffer).toString()) as LimitLine)
  })
  afterAll(() => shop?.close())

  test('carries each change of a limit, and a repeated event changes nothing', () => {
    const own = told.filter(({ limit_id }) => limit_id === 'complaint-callback')
    expect(own.map(({ status, met_at }) => [status, met_at])).toEqual([
      ['missed', null],
      ['missed', '2026-05-07T12:00:00+08:00'],
      ['met', '2026-05-06T12:00:00+08:00'],
    ])
    expect(own[2]).toEqual({
      ticket_id: 'T-1',
      limit_id: 'complaint-callback',
      clauses: ['s002-5-complaint-callback-24h'],
      status: 'met',
      started_at: '2026-05-06T09:25:00+08:00',
      due_at: '2026-05-07T09:25:00+08:00',
      met_at: '2026-05-06T12:00:00+08:00',
      start_event: 'e-1',
      end_event: 'e-2',
      agent_id: null,
      department: 'desk',
    })
  })

  test('and what a command would say of the same events is what was told last', () => {
    const last = new Map(told.map((line) => [line.limit_id, line.status]))
    expect(last.get('complaint-feedback')).toBe('met')
    expect(last.get('complaint-reply-1wd')).toBe('missed')
  })
})

describe('limits in the store', () => {
  let shop: Awaited<ReturnType<typeof workshop>>
  const at = (text: string) => parseTime(`${text}:00+08:00`) as number
  const standing = async (moment: string, state: 'missed' | 'met' | 'running' | 'paused' | 'overdue' | 'soon') =>
    (await shop.store.queries.limits({ at: at(moment), state, limit: 100 }, EVERYTHING)).items
      .map(({ run }) => run.limitId)
      .sort()

  beforeAll(async () => {
    shop = await workshop()
  })
  afterAll(() => shop?.close())

  test('stand as they stood at any moment, follow corrections, and are gone with what started them', async () => {
    const ingest = await shop.open()
    const take = (...lines: string[]) => ingest.accept('tickets', Buffer.from(lines.join('\n')))
    await take(BACK, FILED)
    expect(await standing('2026-05-06T10:00', 'soon')).toContain('complaint-callback')
    expect(await standing('2026-05-07T10:00', 'overdue')).toContain('complaint-callback')
    expect(await standing('2026-05-08T10:00', 'overdue')).not.toContain('complaint-callback')
    expect(await standing('2026-05-08T10:00', 'missed')).toContain('complaint-callback')
    await take(PUT_RIGHT)
    expect(await standing('2026-05-08T10:00', 'met')).toContain('complaint-callback')
    await take(BACK)
    expect(await standing('2026-05-08T10:00', 'met')).toContain('complaint-callback')
    await take(WITHDRAWN)
    for (const state of ['met', 'missed', 'running', 'paused'] as const)
      expect(await standing('2026-05-08T10:00', state)).toEqual([])
    await ingest.close()
  })

  test('are judged anew where the limits were changed', async () => {
    const filed = event('e-9', 'complaint_filed', '2026-06-01T09:00', { ticket_id: 'T-9' })
    const before = await shop.open()
    await before.accept('tickets', Buffer.from(filed))
    await before.close()
    const own = limits.limits.filter(({ id }) => id === 'complaint-callback')
    const slower = own.map((limit) => ({ ...limit, within: { hours: 72 } }))
    const later = createLimits({ limits: slower, times: {}, scales: [], timeZone: TIME_ZONE })
    await (await shop.open({ limits: later })).close()
    expect(await standing('2026-06-03T09:00', 'running')).toEqual(['complaint-callback'])
    expect(await shop.store.writer.staleTickets(later.hash, '', 10)).toEqual([])
    expect(await shop.store.writer.staleTickets(limits.hash, '', 10)).toEqual(['T-1', 'T-9'])
    await (await shop.open()).close()
    expect(await standing('2026-06-03T09:00', 'overdue')).toContain('complaint-callback')
  })

  test('that pass with nothing happening are told once, and those that passed while nobody watched later', async () => {
    const told: string[] = []
    const publisher: Publisher = {
      ...NO_PUBLISHER,
      limits: async (lines) => {
        told.push(...lines.map(({ limit_id, status }) => `${limit_id} ${status}`))
      },
    }
    const parts = { limits, writer: shop.store.writer, publisher }
    expect(await tellPassed(parts, at('2026-06-02T08:00'))).toBe(0)
    // On the minute it is in time.
    expect(await tellPassed(parts, at('2026-06-02T09:00'))).toBe(0)
    const away: Publisher = { ...publisher, limits: () => Promise.reject(new Error('away')) }
    await expect(tellPassed({ ...parts, publisher: away }, at('2026-06-02T10:00'))).rejects.toThrow('away')
    await tellPassed(parts, at('2026-06-02T11:00'))
    expect(told).toContain('complaint-callback missed')
    const before = told.length
    await tellPassed(parts, at('2026-06-02T12:00'))
    expect(told).toHaveLength(before)
  })
})
