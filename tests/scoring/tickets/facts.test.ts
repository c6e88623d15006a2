import { describe, expect, test } from 'vitest'
import type { TicketCall, TicketEvent } from '../../../contract/index.ts'
import { callsOf } from '../../../scoring/tickets/calls.ts'
import { displeasureIn } from '../../../scoring/tickets/displeasure.ts'
import { factsOf } from '../../../scoring/tickets/facts.ts'
import { odditiesOf } from '../../../scoring/tickets/oddities.ts'
import { storyOf } from '../../../scoring/tickets/story.ts'
import { event } from './events.ts'
import { book, limit, ms, promise, talk } from './judging.ts'

const LATER = ms('2026-06-01 00:00')
const received = (events: readonly TicketEvent[], receivedAt = LATER) => events.map((event) => ({ event, receivedAt }))
const facts = (events: readonly TicketEvent[], current: TicketCall[] = [], versions = 0) =>
  factsOf('T', received(events), book(limit()), { current, versions })

const opened = event('opened', '2026-05-06 10:00', {
  id: 'o',
  category: 'repair',
  agent: { id: 'A1', team: 't1' },
  department: 'desk',
})

describe('a ticket stands', () => {
  test.each([
    ['opened', 'open'],
    ['reopened', 'open'],
    ['resumed', 'open'],
    ['paused', 'paused'],
    ['resolved', 'resolved'],
    ['closed', 'closed'],
    ['cancelled', 'cancelled'],
    ['merged', 'merged'],
  ])('after %s: %s', (type, state) =>
    expect(facts([event('closed', '2026-05-06 09:00'), event(type, '2026-05-06 11:00')]).state).toBe(state),
  )
  test('as before, after what changes nothing', () => {
    expect(facts([event('closed', '2026-05-06 09:00'), event('rated', '2026-05-06 11:00')]).state).toBe('closed')
    expect(facts([event('rated', '2026-05-06 11:00')]).state).toBe('open')
  })
  test('as it did when the last event came in, less five minutes for fast clocks', () => {
    const closed = event('closed', '2026-05-06 11:00')
    const state = (...times: string[]) =>
      factsOf(
        'T',
        [opened, closed].map((event, i) => ({ event, receivedAt: ms(times[i] as string) })),
        book(),
      ).state
    expect(state('2026-05-06 10:00', '2026-05-06 10:54')).toBe('open')
    expect(state('2026-05-06 10:00', '2026-05-06 10:55')).toBe('closed')
    expect(state('2026-05-06 10:55', '2026-05-06 10:00')).toBe('closed')
  })
})

describe('what is known of a ticket', () => {
  test('is what it was opened as, and what was said last', () => {
    const moved = event('assigned', '2026-05-06 11:00', {
      ...{ category: 'technical', complexity: 'complex', kind: 'fault', priority: 'high', department: 'engineers' },
    })
    expect(facts([opened, moved, event('closed', '2026-05-06 12:00', { priority: 'low' })])).toMatchObject({
      ...{ ticketId: 'T', category: 'technical', complexity: 'complex', kind: 'fault', priority: 'low' },
      department: 'engineers',
      opened: {
        ...{ eventId: 'o', type: 'opened', at: ms('2026-05-06 10:00'), category: 'repair' },
        ...{ agentId: 'A1', team: 't1', department: 'desk' },
      },
    })
  })
  test('is nothing where nobody says', () => {
    expect(facts([event('replied', '2026-05-06 11:00')])).toMatchObject({
      ...{ opened: null, category: '', complexity: '', kind: '', priority: '', department: '' },
      ...{ customerId: '', customerName: '', calls: [], talks: [], promises: [], complaints: [], ratings: [] },
    })
    expect(factsOf('T', received([event('opened', '2026-05-06 10:00', { voided: true })]), book())).toMatchObject({
      ...{ category: '', complexity: '', kind: '', priority: '', department: '', entries: [], versions: 1 },
    })
  })
  test('is the customer who was named last, number and name each for itself', () => {
    const said = (at: string, customer: { id?: string; name?: string }) => event('replied', at, { customer })
    const all = [
      said('2026-05-06 10:00', { id: 'C1', name: '王女士' }),
      said('2026-05-06 11:00', { id: 'C2' }),
      said('2026-05-06 12:00', { name: '' }),
      event('closed', '2026-05-06 13:00'),
    ]
    expect(facts(all)).toMatchObject({ customerId: 'C2', customerName: '王女士' })
  })
  test('is how many versions of its events and calls came in', () => {
    expect(facts([opened, { ...opened, revision: 1 }], [], 3).versions).toBe(5)
    expect(factsOf('T', received([opened]), book()).versions).toBe(1)
  })
})

test('each event is by whoever had the ticket then', () => {
  const { entries } = facts([
    opened,
    event('assigned', '2026-05-06 11:00', { id: 'a', agent: { id: 'A2' } }),
    event('closed', '2026-05-06 12:00', { id: 'c' }),
  ])
  expect(
    entries.map(({ eventId, type, agentId, team, department }) => [eventId, type, agentId, team, department]),
  ).toEqual([
    ['o', 'opened', 'A1', 't1', 'desk'],
    ['a', 'assigned', 'A2', '', 'desk'],
    ['c', 'closed', 'A2', '', 'desk'],
  ])
})

describe('calls of a ticket', () => {
  test('are those its events name and those that name it, in the order in which they were answered', () => {
    const story = storyOf([opened, event('callback', '2026-05-06 11:00', { call_id: 'named' })])
    const calls = [
      talk('later', '2026-05-06 12:00'),
      talk('named', '2026-05-06 11:00', { ticketIds: [] }),
      talk('other', '2026-05-06 10:30', { ticketIds: ['U'] }),
      talk('b', '2026-05-06 10:00', { ticketIds: ['U', 'T'] }),
      talk('a', '2026-05-06 10:00'),
    ]
    expect(callsOf('T', story, calls).map(({ callId }) => callId)).toEqual(['a', 'b', 'named', 'later'])
    expect(callsOf('T', story, calls.reverse()).map(({ callId }) => callId)).toEqual(['a', 'b', 'named', 'later'])
  })
  test('are told once each: first those that events name, stored or not, then the others', () => {
    const events = [
      opened,
      event('replied', '2026-05-06 11:00', { call_id: 'gone' }),
      event('callback', '2026-05-06 12:00', { call_id: 'here' }),
      event('closed', '2026-05-06 13:00', { call_id: 'gone' }),
    ]
    const { calls, talks } = facts(events, [talk('other', '2026-05-06 09:00'), talk('here', '2026-05-06 12:00')])
    expect(calls).toEqual(['gone', 'here', 'other'])
    expect(talks.map(({ callId }) => callId)).toEqual(['other', 'here'])
  })
  test('have their promises told, each with the call and the words', () => {
    const promises = [
      promise('2026-05-06 10:00', '2026-05-06 12:00', { segment: 2, start: 5 }),
      promise('2026-05-06 10:01', '2026-05-07 12:00'),
    ]
    const told = facts([opened], [talk('c-1', '2026-05-06 09:55', { promises })]).promises
    expect(told).toEqual([
      { ...promises[0], callId: 'c-1', key: 'c-1#2:5' },
      { ...promises[1], callId: 'c-1', key: 'c-1#0:0' },
    ])
  })
})

describe('what customers said', () => {
  test('complaints, with their words', () => {
    const filed = event('complaint_filed', '2026-05-06 11:00', { id: 'f', comment: '太慢了' })
    const again = event('complaint_filed', '2026-05-06 12:00', { id: 'g' })
    expect(
      facts([opened, filed, again]).complaints.map(({ eventId, comment, agentId }) => [eventId, comment, agentId]),
    ).toEqual([
      ['f', '太慢了', 'A1'],
      ['g', '', 'A1'],
    ])
  })
  test('ratings: one number, several, or both, whatever event they came with', () => {
    const both = { rating: 5, ratings: [{ dimension: 'attitude', value: 100 }], comment: '好' }
    const events = [
      event('rated', '2026-05-06 11:00', { id: 'r', ...both }),
      event('closed', '2026-05-06 12:00', { id: 'c', rating: 0 }),
    ]
    expect(
      facts([opened, ...events]).ratings.map(({ eventId, dimension, value, comment, agentId }) => [
        ...[eventId, dimension, value, comment, agentId],
      ]),
    ).toEqual([
      ['r', '', 5, '好', 'A1'],
      ['r', 'attitude', 100, '好', 'A1'],
      ['c', '', 0, '', 'A1'],
    ])
  })
  test('what cannot be right, and what is due, is told with the rest', () => {
    const told = facts([opened, event('replied', '2026-05-05 10:00', { id: 'early' })])
    expect(told.oddities).toEqual([{ kind: 'before_opened', eventId: 'early' }])
    expect(told.limits).toMatchObject([{ limitId: 'limit', startEvent: 'o', dueAt: ms('2026-05-06 12:00') }])
    expect(facts([opened, event('replied', '2026-06-01 00:06', { id: 'late' })]).oddities).toEqual([
      { kind: 'in_future', eventId: 'late' },
    ])
  })
})

describe('a comment in extreme displeasure', () => {
  const said = (type: string, at: string, comment?: string) =>
    event(type, at, { id: `${type} ${at.slice(11)}`, ...(comment !== undefined && { comment }) })
  const told = (...events: TicketEvent[]) => displeasureIn(storyOf([opened, ...events]))
  test('is told with who had the ticket, and the words as they were written', () => {
    expect(told(said('rated', '2026-05-06 12:00', '骗子公司，忍无可忍，多谢'))).toEqual([
      {
        ...{ eventId: 'rated 12:00', type: 'rated', at: ms('2026-05-06 12:00') },
        ...{ agentId: 'A1', team: 't1', department: 'desk' },
        ...{ comment: '骗子公司，忍无可忍，多谢', words: ['骗子公司', '忍无可忍'], filed: false },
      },
    ])
  })
  test('is so by one of the worst words, or by two bad ones', () => {
    const words = (comment: string) => told(said('rated', '2026-05-06 12:00', comment)).map(({ words }) => words)
    expect([words('愤怒'), words('失望'), words('生气，失望')]).toEqual([[['愤怒']], [], [['生气', '失望']]])
  })
  test('of a complaint is one already', () => {
    expect(told(said('complaint_filed', '2026-05-06 12:00', '骗子公司，忍无可忍'))).toEqual([])
  })
  test('is taken up by a complaint filed at the same moment', () => {
    const both = [
      said('customer_replied', '2026-05-06 12:00', '骗子公司，忍无可忍'),
      said('complaint_filed', '2026-05-06 12:00'),
    ]
    // A complaint comes first in a ticket's life.
    expect(storyOf(both).map(({ event }) => event.type)).toEqual(['complaint_filed', 'customer_replied'])
    expect(told(...both).map(({ filed }) => filed)).toEqual([true])
  })
})

describe('what cannot be right', () => {
  const odd = (events: TicketEvent[], at = LATER) =>
    odditiesOf(storyOf(events), at, []).map(({ kind, eventId }) => [kind, eventId])
  test('is said of the first event only of a ticket never opened', () =>
    expect(odd([event('replied', '2026-05-06 10:00', { id: 'x' }), event('closed', '2026-05-06 11:00')])).toEqual([
      ['never_opened', 'x'],
    ]))
  test('is not that something came at the moment it was opened, nor five minutes from now', () => {
    expect(odd([opened, event('complaint_filed', '2026-05-06 10:00')])).toEqual([])
    expect(odd([opened], ms('2026-05-06 09:55'))).toEqual([])
    expect(odd([opened], ms('2026-05-06 09:54'))).toEqual([['in_future', 'o']])
  })
  test('is not a rating there is no scale for', () =>
    expect(odd([opened, event('rated', '2026-05-06 11:00', { rating: 77 })])).toEqual([]))
})
