import { describe, expect, test } from 'vitest'
import type { Limit } from '../../../scoring/tickets/limit.ts'
import { storyOf } from '../../../scoring/tickets/story.ts'
import { event } from './events.ts'
import { book, judged, limit, ms, promise, runs, talk } from './judging.ts'

/** Promised at 10:00 for 12:00, in a call of 9:55 with A1. */
const SAID = talk('c-1', '2026-05-06 09:55', { promises: [promise('2026-05-06 10:00', '2026-05-06 12:00')] })
const KEPT: Partial<Limit> = { from: 'promise', within: { promised: true }, to: ['replied', 'closed'] }
const opened = event('opened', '2026-05-06 09:00', { agent: { id: 'A9', team: 't9' }, department: 'desk' })

const met = (more: Partial<Limit>, events: ReturnType<typeof event>[], ...calls: ReturnType<typeof talk>[]) =>
  judged({ ...KEPT, ...more }, [opened, ...events], [SAID, ...calls]).map(([, , met]) => met)

test('a promise is the agent’s who gave it, from when it was said to when it is due', () => {
  expect(runs(KEPT, [opened], [SAID])).toEqual([
    {
      ...{ limitId: 'limit', startEvent: 'c-1#0:0', endEvent: null, metAt: null, counts: true },
      ...{ startedAt: ms('2026-05-06 10:00'), dueAt: ms('2026-05-06 12:00') },
      ...{ agentId: 'A1', team: 't1', department: 'desk' },
    },
  ])
  expect(runs({ ...KEPT, trial: true }, [opened], [SAID])[0]?.counts).toBe(false)
})

test('each promise of each call is followed up', () => {
  const promises = [
    promise('2026-05-06 10:00', '2026-05-06 12:00'),
    promise('2026-05-06 10:01', '2026-05-07 12:00', { segment: 3, start: 7 }),
  ]
  const other = talk('c-2', '2026-05-07 09:00', { promises: [promise('2026-05-07 09:01', '2026-05-07 10:00')] })
  expect(
    runs(KEPT, [opened], [talk('c-1', '2026-05-06 09:55', { promises }), other]).map(({ startEvent }) => startEvent),
  ).toEqual(['c-1#0:0', 'c-1#3:7', 'c-2#0:0'])
})

describe('a promise is kept', () => {
  test('by what happens from then on, first of all', () => {
    expect(met({}, [])).toEqual([null])
    expect(met({}, [event('replied', '2026-05-06 11:00'), event('closed', '2026-05-06 13:00')])).toEqual([
      '05-06 11:00',
    ])
    expect(met({}, [event('replied', '2026-05-06 10:00')])).toEqual(['05-06 10:00'])
    expect(met({}, [event('replied', '2026-05-06 09:59')])).toEqual([null])
    expect(met({}, [event('resolved', '2026-05-06 11:00')])).toEqual([null])
  })
  test('not by what is noted of the very call', () => {
    const noted = (call_id: string) => event('replied', '2026-05-06 10:30', { call_id })
    expect(met({}, [noted('c-1')])).toEqual([null])
    expect(met({}, [noted('c-2')])).toEqual(['05-06 10:30'])
    expect(met({}, [noted('c-1'), event('closed', '2026-05-06 11:00')])).toEqual(['05-06 11:00'])
  })
  test('by a later call in which the customer was reached', () => {
    const back = (at: string, reached = true) => talk('c-2', at, { outbound: true, reached })
    expect(met({}, [], back('2026-05-06 11:00'))).toEqual(['05-06 11:00'])
    expect(met({}, [], back('2026-05-06 11:00', false))).toEqual([null])
    expect(met({}, [], back('2026-05-06 10:00'))).toEqual([null])
    expect(met({}, [], back('2026-05-06 09:00'))).toEqual([null])
  })
  test('not by the call itself, though it reached the customer', () => {
    const own = talk('c-1', '2026-05-06 09:55', {
      reached: true,
      promises: [promise('2026-05-06 09:50', '2026-05-06 12:00')],
    })
    expect(runs(KEPT, [opened], [own])[0]?.metAt).toBeNull()
  })
  test('by whichever came first, and says which', () => {
    const replied = event('replied', '2026-05-06 11:00', { id: 'r' })
    const by = (at: string) =>
      runs(KEPT, [opened, replied], [SAID, talk('c-2', at, { reached: true })]).map(({ metAt, endEvent }) => [
        metAt,
        endEvent,
      ])
    expect(by('2026-05-06 10:59')).toEqual([[ms('2026-05-06 10:59'), 'c-2']])
    expect(by('2026-05-06 11:00')).toEqual([[ms('2026-05-06 11:00'), 'r']])
    expect(by('2026-05-06 11:01')).toEqual([[ms('2026-05-06 11:00'), 'r']])
  })
})

describe('a promise need not be kept', () => {
  const cancelled = (at: string) => event('cancelled', `2026-05-06 ${at}`)
  test('where the ticket is called off in time', () => {
    expect(met({}, [cancelled('11:00')])).toEqual([])
    expect(met({}, [cancelled('12:00')])).toEqual([])
    expect(met({}, [cancelled('12:01')])).toEqual([null])
    expect(met({}, [event('merged', '2026-05-06 11:00')])).toEqual([])
  })
  test('not where it was kept before that', () => {
    const replied = event('replied', '2026-05-06 11:00')
    expect(met({}, [replied, cancelled('11:30')])).toEqual(['05-06 11:00'])
    expect(met({}, [replied, cancelled('10:30')])).toEqual([])
    expect(met({}, [event('replied', '2026-05-06 13:00'), cancelled('12:30')])).toEqual(['05-06 13:00'])
  })
  test('where the limit says so', () => {
    const refunded = event('refunded', '2026-05-06 11:00')
    expect(met({ unless: 'refunded' }, [refunded])).toEqual([])
    expect(met({}, [refunded])).toEqual([null])
  })
})

describe('a promise is of a ticket', () => {
  const events = [
    event('opened', '2026-05-06 09:00', { category: 'repair', department: 'desk' }),
    event('assigned', '2026-05-06 10:00', { category: 'technical', department: 'engineers' }),
    event('assigned', '2026-05-06 11:00', { category: 'sales', department: 'shop' }),
  ]
  const of = (said: string) => {
    const call = talk('c-1', said, { promises: [promise(said, '2026-05-06 12:00')] })
    return ['repair', 'technical', 'sales'].filter(
      (category) => runs({ ...KEPT, for: { category: [category] } }, events, [call]).length > 0,
    )
  }
  test('as it was known when it was said', () => {
    expect([of('2026-05-06 09:59'), of('2026-05-06 10:00'), of('2026-05-06 11:30')]).toEqual([
      ['repair'],
      ['technical'],
      ['sales'],
    ])
    const call = talk('c-1', '2026-05-06 10:30', { promises: [promise('2026-05-06 10:30', '2026-05-06 12:00')] })
    expect(runs(KEPT, events, [call])[0]?.department).toBe('engineers')
  })
  test('as it was opened, where that was noted after the call', () =>
    expect(of('2026-05-06 08:00')).toEqual(['repair']))
  test('of which nothing is known, is of none', () => expect(runs(KEPT, [], [SAID])).toEqual([]))
})

describe('at a moment', () => {
  const limits = book(limit(KEPT))
  const at = (moment: string, ...calls: ReturnType<typeof talk>[]) =>
    limits.linesAt('T', storyOf([opened]), ms(moment), calls).map(({ status, due_at }) => [status, due_at])
  test('a promise runs, then is missed', () => {
    expect(at('2026-05-06 11:00', SAID)).toEqual([['running', '2026-05-06T12:00:00+08:00']])
    expect(at('2026-05-06 13:00', SAID)).toEqual([['missed', '2026-05-06T12:00:00+08:00']])
  })
  test('a call that is still to come has not promised anything, nor kept it', () => {
    expect(at('2026-05-06 09:54', SAID)).toEqual([])
    expect(at('2026-05-06 09:55', SAID)).toHaveLength(1)
    const back = talk('c-2', '2026-05-06 11:00', { reached: true })
    expect(at('2026-05-06 10:30', SAID, back)[0]?.[0]).toBe('running')
    expect(at('2026-05-06 11:30', SAID, back)[0]?.[0]).toBe('met')
  })
  test('a call of another ticket promised nothing here, unless an event names it', () => {
    const other = { ...SAID, ticketIds: ['U'] }
    expect(at('2026-05-06 11:00', other)).toEqual([])
    const named = event('assigned', '2026-05-06 10:10', { call_id: 'c-1' })
    expect(limits.linesAt('T', storyOf([opened, named]), ms('2026-05-06 11:00'), [other])).toHaveLength(1)
  })
  test('without calls there are none', () =>
    expect(limits.linesAt('T', storyOf([opened]), ms('2026-05-06 11:00'))).toEqual([]))
})
