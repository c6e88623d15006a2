import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TicketEvent } from '../../../contract/index.ts'
import { readLimits } from '../../../ingest/packs.ts'
import { displeasureIn } from '../../../scoring/tickets/displeasure.ts'
import { factsOf } from '../../../scoring/tickets/facts.ts'
import { storyOf } from '../../../scoring/tickets/story.ts'
import { event } from './events.ts'

const limits = readLimits('Asia/Shanghai')
const told = (events: TicketEvent[]) => storyOf(events).map(({ event }) => event.event_id)
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const standing = (events: TicketEvent[], moment: string, id: string) =>
  limits
    .linesAt('T', storyOf(events), at(moment))
    .filter(({ limit_id }) => limit_id === id)
    .map(({ status, due_at, met_at }) => [status, due_at?.slice(0, 16), met_at?.slice(0, 16)])

describe('what counts of a ticket', () => {
  const opened = event('opened', '2026-05-06 10:00', { id: 'a', category: 'repair' })
  const replied = event('replied', '2026-05-06 11:00', { id: 'b' })

  test('is in the order of what happened, not of what arrived', () =>
    expect(told([replied, opened])).toEqual(['a', 'b']))
  test('is there once, however often it came', () =>
    expect(told([opened, replied, opened, replied])).toEqual(['a', 'b']))
  test('is the highest revision, whenever it came', () => {
    const moved = { ...opened, revision: 2, occurred_at: '2026-05-06T12:00:00+08:00' }
    const between = { ...opened, revision: 1, occurred_at: '2026-05-06T13:00:00+08:00' }
    expect(told([moved, opened, replied, between])).toEqual(['b', 'a'])
  })
  test('is not what was withdrawn, unless that was put right again', () => {
    const gone = { ...replied, revision: 1, voided: true }
    expect(told([gone, opened, replied])).toEqual(['a'])
    expect(told([gone, opened, { ...replied, revision: 2 }])).toEqual(['a', 'b'])
  })
  test('of two at the same moment, is first what a ticket’s life has first', () => {
    const filed = event('complaint_filed', '2026-05-06 10:00', { id: '0' })
    expect(told([filed, opened])).toEqual(['a', '0'])
  })
  test('is known from the event, or the last before it, or the first after it', () => {
    const story = storyOf([
      event('callback', '2026-05-06 12:00', { agent: { id: 'A2', team: 't2' } }),
      event('opened', '2026-05-06 10:00'),
      event('assigned', '2026-05-06 11:00', {
        category: 'repair',
        department: 'd',
        attributes: { complexity: 'simple' },
      }),
    ])
    expect(story.map(({ known }) => [known.category, known.complexity, known.department])).toEqual([
      ['repair', 'simple', 'd'],
      ['repair', 'simple', 'd'],
      ['repair', 'simple', 'd'],
    ])
    // Nobody answers for what happened before he was there.
    expect(story.map(({ known }) => [known.agentId, known.team])).toEqual([
      ['', ''],
      ['', ''],
      ['A2', 't2'],
    ])
  })
})

describe('a limit at a moment asked', () => {
  const filed = event('complaint_filed', '2026-05-06 09:25', { category: 'complaint', complexity: 'simple' })
  const back = event('callback', '2026-05-07 12:00')
  test('runs, then is missed without any event, then was done late', () => {
    expect(standing([filed], '2026-05-07 09:25', 'complaint-callback')).toEqual([
      ['running', '2026-05-07T09:25', undefined],
    ])
    expect(standing([filed], '2026-05-07 09:26', 'complaint-callback')).toEqual([
      ['missed', '2026-05-07T09:25', undefined],
    ])
    expect(standing([filed, back], '2026-05-07 11:00', 'complaint-callback')).toEqual([
      ['missed', '2026-05-07T09:25', undefined],
    ])
    expect(standing([filed, back], '2026-05-08 11:00', 'complaint-callback')).toEqual([
      ['missed', '2026-05-07T09:25', '2026-05-07T12:00'],
    ])
  })
  test('has not begun before its start', () =>
    expect(standing([filed], '2026-05-06 09:00', 'complaint-callback')).toEqual([]))
  test('is kept by what was done while the clock stood still', () => {
    const events = [filed, event('paused', '2026-05-06 10:00'), event('callback', '2026-05-09 12:00')]
    expect(standing(events, '2026-05-08 00:00', 'complaint-callback')).toEqual([['paused', undefined, undefined]])
    expect(standing(events, '2026-05-10 00:00', 'complaint-callback')[0]?.[0]).toBe('met')
  })
  test('stays missed though the ticket is cancelled later', () => {
    const cancelled = (when: string) => [filed, event('cancelled', when)]
    expect(standing(cancelled('2026-05-08 12:00'), '2026-05-09 12:00', 'complaint-callback')[0]?.[0]).toBe('missed')
    expect(standing(cancelled('2026-05-07 09:25'), '2026-05-09 12:00', 'complaint-callback')).toEqual([])
  })
  test('starts anew where a ticket is reopened', () => {
    const events = [
      event('opened', '2026-05-06 08:00', { category: 'repair' }),
      event('resolved', '2026-05-06 12:00'),
      event('reopened', '2026-05-08 08:00'),
    ]
    expect(standing(events, '2026-05-10 08:00', 'repair-done').map(([status]) => status)).toEqual(['met', 'missed'])
  })
  test('is the same, whatever offset its times are told with', () => {
    const utc = event('complaint_filed', '2026-05-06T01:25:00Z', { complexity: 'simple', category: 'complaint' })
    const apia = event('callback', '2026-05-06T18:00:00+13:00')
    const here = event('callback', '2026-05-06 13:00')
    const lines = (events: TicketEvent[]) =>
      limits
        .linesAt('T', storyOf(events), at('2026-05-20 00:00'))
        .map(({ start_event: _, end_event: __, ...line }) => line)
    expect(lines([utc, apia])).toEqual(lines([filed, here]))
  })
})

test('who has to keep it is who started the clock, or to whom the ticket went', () => {
  const story = storyOf([
    event('opened', '2026-05-06 10:00', { agent: { id: 'A1', team: 't' }, department: 'desk', category: 'technical' }),
    event('handed_over', '2026-05-06 11:00', { agent: { id: 'A1' }, to: { department: 'engineers', agent_id: 'E7' } }),
  ])
  const who = limits
    .linesAt('T', story, at('2026-05-06 12:00'))
    .map(({ limit_id, agent_id, department }) => [limit_id, agent_id, department])
  expect(who).toContainEqual(['form-forwarded', 'A1', 'desk'])
  expect(who).toContainEqual(['result-returned', 'E7', 'engineers'])
})

describe('what cannot be right is said', () => {
  const odd = (events: TicketEvent[], moment = '2026-05-10 00:00') =>
    limits.oddities(storyOf(events), at(moment)).map(({ kind, eventId }) => [kind, eventId])
  test('never opened', () =>
    expect(odd([event('callback', '2026-05-06 10:00', { id: 'x' })])).toEqual([['never_opened', 'x']]))
  test('before it was opened', () =>
    expect(odd([event('opened', '2026-05-06 10:00'), event('replied', '2026-05-05 10:00', { id: 'x' })])).toEqual([
      ['before_opened', 'x'],
    ]))
  test('in the future, by more than a clock may be fast', () => {
    const events = [event('opened', '2026-05-06 10:00'), event('replied', '2026-05-10 00:06', { id: 'x' })]
    expect(odd(events)).toEqual([['in_future', 'x']])
    expect(odd(events, '2026-05-10 00:01')).toEqual([])
  })
  test('rated outside every scale, of the dimension or of any', () => {
    const rated = (more: Partial<TicketEvent>) =>
      odd([event('opened', '2026-05-06 10:00'), event('rated', '2026-05-06 12:00', { id: 'x', ...more })])
    for (const rating of [6, 0, -1, 4.0001e9]) expect(rated({ rating })).toEqual([['off_scale', 'x']])
    for (const rating of [1, 5]) expect(rated({ rating })).toEqual([])
    const on = (dimension: string, value: number) => rated({ ratings: [{ dimension, value }] })
    expect([on('technical', 200), on('technical', -50), on('attitude', 100)]).toEqual([[], [], []])
    expect([on('technical', 201), on('attitude', -51)]).toEqual([[['off_scale', 'x']], [['off_scale', 'x']]])
  })
  test('nothing, of an ordinary ticket', () => expect(odd([event('opened', '2026-05-06 10:00')])).toEqual([]))
})

describe('whatever happens to a ticket', () => {
  const types = [
    'opened',
    'assigned',
    'handed_over',
    'returned',
    'replied',
    'callback',
    'paused',
    'resumed',
    'resolved',
    'reopened',
    'closed',
    'cancelled',
    'complaint_filed',
    'refund_requested',
    'refunded',
    'shipped',
    'customer_replied',
  ]
  const anEvent = fc.record({
    type: fc.constantFrom(...types),
    hours: fc.nat(24 * 20),
    id: fc.integer({ min: 0, max: 12 }),
    revision: fc.nat(3),
    voided: fc.boolean(),
    category: fc.constantFrom(undefined, 'repair', 'complaint', 'consultation', 'technical'),
    zone: fc.constantFrom('+08:00', 'Z', '-05:30'),
  })
  type Made = typeof anEvent extends fc.Arbitrary<infer T> ? T : never
  /** One content for each id and revision: that is what a revision is for. */
  const versionsOf = (made: Made[]): TicketEvent[] => [
    ...new Map(
      made.map((one) => {
        const wall = new Date(Date.UTC(2026, 3, 25) + one.hours * 3_600_000).toISOString().slice(0, 19)
        const version = event(one.type, `${wall}${one.zone}`, {
          id: `e${one.id}`,
          revision: one.revision,
          ...(one.voided && one.revision > 1 && { voided: true }),
          ...(one.category && { category: one.category as 'repair' }),
        })
        return [`${one.id}/${one.revision}`, version] as const
      }),
    ).values(),
  ]
  const inOrder = (events: TicketEvent[]) =>
    [...events].sort(
      (a, b) => Date.parse(a.occurred_at) - Date.parse(b.occurred_at) || (a.revision ?? 0) - (b.revision ?? 0),
    )
  const told = (events: TicketEvent[]) => ({
    lines: limits.linesAt('T', storyOf(events), at('2026-05-12 12:00')),
    facts: factsOf(
      'T',
      events.map((event) => ({ event, receivedAt: at('2026-06-01 00:00') })),
      limits,
    ),
  })

  test('duplicates, late and reordered events, corrections and withdrawals come to the same as in order', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 1, maxLength: 25 }), fc.infiniteStream(fc.nat()), (made, order) => {
        const versions = versionsOf(made)
        const expected = told(inOrder(versions))
        const repeated = versions.flatMap((one) => (order.next().value! % 3 === 0 ? [one, one] : [one]))
        const shuffled = repeated
          .map((one) => ({ one, by: order.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one)
        const found = told(shuffled)
        expect(found.lines).toEqual(expected.lines)
        expect({ ...found.facts, versions: 0 }).toEqual({ ...expected.facts, versions: 0 })
      }),
    )
  })

  test('a line is met or missed by its own times, and running or paused only without an end', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 1, maxLength: 25 }), fc.nat(24 * 40), (made, hours) => {
        const moment = Date.UTC(2026, 3, 25) + hours * 3_600_000
        for (const line of limits.linesAt('T', storyOf(versionsOf(made)), moment)) {
          const [due, met] = [line.due_at, line.met_at].map((text) => (text === null ? null : Date.parse(text)))
          expect(Date.parse(line.started_at)).toBeLessThanOrEqual(moment)
          if (line.status === 'met') expect(met).toBeLessThanOrEqual(due!)
          if (line.status === 'missed') expect(due!).toBeLessThan(met ?? moment)
          if (line.status === 'running') expect([met, due! >= moment]).toEqual([null, true])
          if (line.status === 'paused') expect([met, due]).toEqual([null, null])
          expect(line.end_event === null).toBe(met === null)
        }
      }),
    )
  })
})

describe('a comment in extreme displeasure', () => {
  const told = (...comments: string[]) =>
    displeasureIn(storyOf(comments.map((comment, i) => event('rated', `2026-05-06 1${i}:00`, { comment })))).map(
      ({ words }) => words,
    )
  test('is a case to be looked at, and says by which words', () => {
    expect(told('你们就是骗子公司，忍无可忍')).toEqual([['骗子公司', '忍无可忍']])
    expect(told('態度惡劣，再也不來')).toEqual([['態度惡劣', '再也不來']])
    expect(told('What a scam, I am furious')).toEqual([['scam', 'furious']])
  })
  test.each(['态度不好', '慢了点', '一点都不恶劣，很满意', 'took too long', '太好了', ''])('but not %j', (comment) =>
    expect(told(comment)).toEqual([]),
  )
  test('is taken up by a complaint filed afterwards, not by one before', () => {
    const rated = event('rated', '2026-05-06 12:00', { comment: '气死我了，骗子' })
    const filed = (at: string) => event('complaint_filed', at, { comment: '骗子' })
    const open = (...events: TicketEvent[]) => displeasureIn(storyOf(events)).map(({ filed }) => filed)
    expect(open(rated)).toEqual([false])
    expect(open(rated, filed('2026-05-06 13:00'))).toEqual([true])
    expect(open(rated, filed('2026-05-06 11:00'))).toEqual([false])
  })
})
