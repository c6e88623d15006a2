import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseTime } from '../../contract/index.ts'
import { EVERYTHING } from '../../store/index.ts'
import { workshop } from './workshop.ts'

type Message = ['calls' | 'tickets', object]

const time = (at: string): string => `2026-05-06T${at}:00+08:00`

const event = (id: string, type: string, at: string, more: object = {}): Message => [
  'tickets',
  {
    schema: 'ticket.v1',
    event_id: id,
    ticket_id: 'T-1',
    type,
    occurred_at: time(at),
    department: 'desk',
    category: 'repair',
    ...more,
  },
]

const call = (id: string, at: string, says: string, more: object = {}): Message => [
  'calls',
  {
    schema: 'call.v1',
    call_id: id,
    channel: 'voice',
    direction: 'inbound',
    language: 'zh-CN',
    agent: { id: 'A017', team: 'hotline-1' },
    started_at: time(at),
    answered_at: time(at),
    ended_at: time(at),
    segments: [
      { speaker: 'agent', start_ms: 0, end_ms: 3000, text: says },
      { speaker: 'customer', start_ms: 3500, end_ms: 4000, text: '好的，谢谢。' },
    ],
    ...more,
  },
]

const PROMISED = call('c-1', '09:15', '我记下来了，两小时内给您答复。', { ticket_ids: ['T-1'] })
const OPENED = event('e-1', 'opened', '09:20')
const REPLIED = event('e-2', 'replied', '10:00')

describe('a promise made in a call', () => {
  let shop: Awaited<ReturnType<typeof workshop>>
  let ingest: Awaited<ReturnType<typeof shop.open>>
  beforeAll(async () => {
    shop = await workshop()
    ingest = await shop.open()
  })
  afterAll(async () => {
    await ingest?.close()
    await shop?.close()
  })
  /** Each story has ids of its own: `c-1` is `c-1~3` in the third. */
  let story = 0

  /** Handed in one after the other; then how the promises of T-1 stand at the end of that day. */
  async function standingAfter(...messages: Message[]) {
    story++
    for (const [kind, message] of messages) {
      const own = JSON.stringify(message).replace(/"([Tce]-\d)"/g, `"$1~${story}"`)
      await ingest.accept(kind, Buffer.from(own))
    }
    return standing()
  }

  /** All limits together are read by another way than one of them. */
  async function open(at: string): Promise<number> {
    const filter = { at: parseTime(time(at)) as number, limit: 100, state: 'running' as const }
    const { items } = await shop.store.queries.limits(filter, EVERYTHING)
    return items.filter(({ ticketId, run }) => ticketId.endsWith(`~${story}`) && run.limitId === 'promise-kept').length
  }

  async function standing(at = '23:00') {
    const filter = { at: parseTime(time(at)) as number, limit: 100, limitId: 'promise-kept' }
    const states = ['met', 'missed', 'running', 'paused'] as const
    const pages = await Promise.all(states.map((state) => shop.store.queries.limits({ ...filter, state }, EVERYTHING)))
    return pages.flatMap(({ items }, i) =>
      items
        .filter(({ ticketId }) => ticketId.endsWith(`~${story}`))
        .map(({ run, callId, said }) => ({
          status: states[i],
          due: run.dueAt === parseTime(time('11:15')) ? '11:15' : run.dueAt,
          by: run.endEvent && plain(run.endEvent),
          agent: [run.agentId, run.team, run.department],
          callId: callId && plain(callId),
          said,
        })),
    )
  }

  const plain = (id: string): string => id.replace(/~\d+$/, '')

  const KEPT = {
    status: 'met',
    due: '11:15',
    by: 'e-2',
    agent: ['A017', 'hotline-1', 'desk'],
    callId: 'c-1',
    said: '两小时内给您答复',
  }
  const orders: [string, Message[]][] = [
    ['call first', [PROMISED, OPENED, REPLIED]],
    ['call last', [REPLIED, OPENED, PROMISED]],
    ['call in between, all twice', [OPENED, PROMISED, OPENED, REPLIED, PROMISED, REPLIED]],
  ]
  test.each(orders)('is kept by a reply in time: %s', async (_, messages) => {
    expect(await standingAfter(...messages)).toEqual([KEPT])
  })

  test('is of the ticket whose events name the call, whichever comes first', async () => {
    const nameless = call('c-1', '09:15', '两小时内给您答复。')
    const naming = event('e-1', 'opened', '09:20', { call_id: 'c-1' })
    expect(await standingAfter(nameless, naming, REPLIED)).toEqual([KEPT])
    expect(await standingAfter(naming, REPLIED, nameless)).toEqual([KEPT])
  })

  test('is missed where nothing came of it, or only what was noted of that very call', async () => {
    expect(await standingAfter(OPENED, PROMISED, event('e-2', 'replied', '09:30', { call_id: 'c-1' }))).toMatchObject([
      { status: 'missed', by: null },
    ])
    expect(await standing('11:15')).toMatchObject([{ status: 'running' }])
    expect(await standing('09:00')).toEqual([])
  })

  test('is kept by calling the customer, late by calling too late, and not by a call nobody took', async () => {
    const outbound = { direction: 'outbound', ticket_ids: ['T-1'] }
    const late = call('c-3', '12:00', '您好，回复您一下。', outbound)
    const unanswered = call('c-2', '10:30', '', {
      ...outbound,
      answered_at: undefined,
      disposition: 'unanswered',
      segments: [],
    })
    expect(await standingAfter(OPENED, PROMISED, unanswered, late)).toMatchObject([{ status: 'missed', by: 'c-3' }])
    const inTime = call('c-2', '10:30', '您好，回复您一下。', outbound)
    expect(await standingAfter(inTime, PROMISED, OPENED)).toMatchObject([{ status: 'met', by: 'c-2' }])
    expect(await standing('10:00')).toMatchObject([{ status: 'running' }])
    expect(await open('10:00')).toBe(1)
    expect(await open('10:30')).toBe(0)
  })

  test('follows corrections of the call and of the ticket', async () => {
    const corrected = call('c-1', '09:15', '好的，我帮您记下来了。', { ticket_ids: ['T-1'], revision: 1 })
    expect(await standingAfter(OPENED, PROMISED, REPLIED, corrected)).toEqual([])
    const elsewhere = call('c-1', '09:15', '两小时内给您答复。', { ticket_ids: ['T-2'], revision: 1 })
    expect(await standingAfter(OPENED, PROMISED, REPLIED, elsewhere)).toEqual([])
    const withdrawn = event('e-2', 'replied', '10:00', { revision: 1, voided: true })
    expect(await standingAfter(OPENED, PROMISED, withdrawn, REPLIED)).toMatchObject([{ status: 'missed', by: null }])
    const older = call('c-1', '09:15', '好的。', { ticket_ids: ['T-1'], revision: 1 })
    expect(await standingAfter(OPENED, older, PROMISED)).toEqual([])
  })

  test('of a ticket that was called off in time is not missed', async () => {
    expect(await standingAfter(OPENED, PROMISED, event('e-3', 'cancelled', '10:00'))).toEqual([])
  })
})
