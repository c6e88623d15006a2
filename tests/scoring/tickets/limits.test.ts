import { describe, expect, test } from 'vitest'
import { readSources } from '../../../ingest/packs.ts'
import { decodePack } from '../../../scoring/packs/decode.ts'
import { checkLimits } from '../../../scoring/packs/limits.ts'
import { timing } from '../../../scoring/packs/source.ts'
import type { Limit } from '../../../scoring/tickets/limit.ts'
import { createLimits } from '../../../scoring/tickets/limits.ts'
import { storyOf } from '../../../scoring/tickets/story.ts'
import { event } from './events.ts'
import { book, judged, limit, ms, runs, talk } from './judging.ts'

const pack = decodePack(timing(readSources()))

test('the limits that come with Earshot do what their examples say', () => {
  const { examples, failures } = checkLimits(pack)
  expect(failures).toEqual([])
  expect(examples).toBeGreaterThan(2 * pack.limits.size)
})

const opened = event('opened', '2026-05-06 10:00')

describe('a clock', () => {
  test('runs from every start to the first end after it', () => {
    const events = [
      opened,
      event('replied', '2026-05-06 11:00'),
      event('opened', '2026-05-06 15:00'),
      event('replied', '2026-05-06 16:00'),
      event('replied', '2026-05-06 17:00'),
    ]
    expect(judged({}, events)).toEqual([
      ['05-06 10:00', '05-06 12:00', '05-06 11:00'],
      ['05-06 15:00', '05-06 17:00', '05-06 16:00'],
    ])
  })
  test('that nothing ended runs on, and what came before the start ends nothing', () => {
    expect(judged({}, [event('replied', '2026-05-06 09:00'), opened])).toEqual([['05-06 10:00', '05-06 12:00', null]])
  })
  test('never starts without what starts it', () => expect(judged({ from: 'reopened' }, [opened])).toEqual([]))
  test('is ended by any of several, and never by what started it', () => {
    const again: Partial<Limit> = { from: 'escalated', to: ['escalated', 'replied'] }
    const events = [event('escalated', '2026-05-06 10:00'), event('escalated', '2026-05-06 11:00')]
    expect(judged(again, events)).toEqual([
      ['05-06 10:00', '05-06 12:00', '05-06 11:00'],
      ['05-06 11:00', '05-06 13:00', null],
    ])
  })
  test('that an event starts only where it hands the ticket on', () => {
    const handed: Partial<Limit> = { from: ['reopened', { event: 'assigned', handed: true }] }
    const events = [
      event('assigned', '2026-05-06 10:00'),
      event('assigned', '2026-05-06 11:00', { to: { team: 't2' } }),
      event('reopened', '2026-05-06 12:00'),
      event('handed_over', '2026-05-06 13:00', { to: { team: 't3' } }),
    ]
    expect(judged(handed, events).map(([began]) => began)).toEqual(['05-06 11:00', '05-06 12:00'])
  })
})

describe('a limit is for tickets', () => {
  const fits = (tickets: Limit['for'], known: Parameters<typeof event>[2]) =>
    runs(tickets ? { for: tickets } : {}, [event('opened', '2026-05-06 10:00', known)]).length === 1
  test('of any of its categories', () => {
    expect(fits({ category: ['repair', 'technical'] }, { category: 'technical' })).toBe(true)
    expect(fits({ category: ['repair', 'technical'] }, { category: 'sales' })).toBe(false)
  })
  test('of which all it names is so', () => {
    const simple = { category: ['complaint'], complexity: ['simple'] }
    expect(fits(simple, { category: 'complaint', complexity: 'simple' })).toBe(true)
    expect(fits(simple, { category: 'complaint', complexity: 'complex' })).toBe(false)
    expect(fits(simple, { category: 'repair', complexity: 'simple' })).toBe(false)
  })
  test('of which nobody says, where it names unknown', () => {
    expect([fits({ kind: ['unknown'] }, {}), fits({ kind: ['order'] }, {})]).toEqual([true, false])
    expect(fits({ priority: ['high', 'unknown'] }, { priority: 'low' })).toBe(false)
  })
  test('but not those excepted', () => {
    expect(fits({ except: { kind: ['order'] } }, { kind: 'order' })).toBe(false)
    expect(fits({ except: { kind: ['order'] } }, { kind: 'fault' })).toBe(true)
  })
  test('but those of which only part of the exception is so', () => {
    const except = { kind: ['order'], department: ['desk'] }
    expect(fits({ except }, { kind: 'order', department: 'desk' })).toBe(false)
    expect(fits({ except }, { kind: 'order', department: 'shop' })).toBe(true)
    expect(fits({ except }, { kind: 'fault', department: 'desk' })).toBe(true)
  })
  test('of its category, less those excepted', () => {
    const own = { category: ['repair'], except: { priority: ['low'] } }
    expect(fits(own, { category: 'repair', priority: 'high' })).toBe(true)
    expect(fits(own, { category: 'repair', priority: 'low' })).toBe(false)
    expect(fits(own, { category: 'sales', priority: 'high' })).toBe(false)
  })
  test('all, where it names none', () => expect([fits(undefined, {}), fits({ except: {} }, {})]).toEqual([true, true]))
})

describe('what makes a limit needless', () => {
  const spared = (more: Partial<Limit>, ...events: ReturnType<typeof event>[]) =>
    judged(more, [opened, ...events]).map(([, , met]) => met)
  test.each(['cancelled', 'merged'])('%s in time, up to the minute it is due', (type) => {
    expect(spared({}, event(type, '2026-05-06 11:00'))).toEqual([])
    expect(spared({}, event(type, '2026-05-06 12:00'))).toEqual([])
    expect(spared({}, event(type, '2026-05-06 12:01'))).toEqual([null])
  })
  test('that it says itself, one or several', () => {
    const refunded = event('refunded', '2026-05-06 11:00')
    expect(spared({}, refunded)).toEqual([null])
    expect(spared({ unless: 'refunded' }, refunded)).toEqual([])
    expect(spared({ unless: ['shipped', 'refunded'] }, refunded)).toEqual([])
    expect(spared({ unless: 'refunded' }, event('merged', '2026-05-06 11:00'))).toEqual([])
  })
  test('not once it was done', () =>
    expect(spared({}, event('replied', '2026-05-06 10:30'), event('cancelled', '2026-05-06 11:00'))).toEqual([
      '05-06 10:30',
    ]))
  test('not where the limit asks for that very thing', () =>
    expect(spared({ to: ['replied', 'merged'] }, event('merged', '2026-05-06 11:00'))).toEqual(['05-06 11:00']))
  test('though it was done after all', () =>
    expect(spared({}, event('cancelled', '2026-05-06 11:00'), event('replied', '2026-05-06 11:30'))).toEqual([]))
  test('though it stands still', () =>
    expect(spared({}, event('paused', '2026-05-06 11:00'), event('cancelled', '2026-06-06 11:00'))).toEqual([]))
  test('not by what came too late, though it was done later still', () =>
    expect(spared({}, event('cancelled', '2026-05-06 13:00'), event('replied', '2026-05-06 14:00'))).toEqual([
      '05-06 14:00',
    ]))
})

describe('a clock that is paused', () => {
  const due = (more: Partial<Limit>, ...events: ReturnType<typeof event>[]) =>
    judged(more, [opened, ...events]).map(([, due]) => due)
  const paused = (at: string) => event('paused', `2026-05-06 ${at}`)
  const resumed = (at: string) => event('resumed', `2026-05-06 ${at}`)
  test('goes on where it stood', () => expect(due({}, paused('11:00'), resumed('14:00'))).toEqual(['05-06 15:00']))
  test('twice adds both', () =>
    expect(due({}, paused('10:30'), resumed('11:00'), paused('12:00'), resumed('14:00'))).toEqual(['05-06 14:30']))
  test('again while it stands still, stands still once', () =>
    expect(due({}, paused('11:00'), paused('12:00'), resumed('14:00'))).toEqual(['05-06 15:00']))
  test('and does not go on, has no end', () => expect(due({}, paused('11:00'))).toEqual([null]))
  test('is not resumed twice, nor before it was paused', () =>
    expect(due({}, resumed('10:30'), paused('11:00'), resumed('14:00'), resumed('14:30'))).toEqual(['05-06 15:00']))
  test('when it was to begin, begins when it goes on', () =>
    expect(judged({}, [event('paused', '2026-05-06 09:00'), opened, resumed('11:00')])).toEqual([
      ['05-06 10:00', '05-06 13:00', null],
    ]))
  test('by what the limit names, not by what others name', () => {
    const own: Partial<Limit> = { pause: { by: ['callback', 'replied'], until: 'customer_replied' }, to: 'closed' }
    const asked = [event('replied', '2026-05-06 11:00'), event('customer_replied', '2026-05-06 14:00')]
    expect(due(own, ...asked)).toEqual(['05-06 15:00'])
    expect(due({ to: 'closed' }, ...asked)).toEqual(['05-06 12:00'])
    expect(due(own, paused('11:00'), resumed('14:00'))).toEqual(['05-06 12:00'])
  })
  test('after the end is due no later', () =>
    expect(due({}, event('replied', '2026-05-06 10:30'), paused('11:00'), resumed('14:00'))).toEqual(['05-06 12:00']))
  test('when it ended, counts up to the end', () => {
    const answered = event('replied', '2026-05-06 11:30')
    expect(due({}, paused('11:00'), answered)).toEqual(['05-06 12:30'])
    expect(due({}, paused('11:00'), answered, resumed('14:00'))).toEqual(['05-06 12:30'])
  })
  test('and went on before the end, counts in full', () =>
    expect(due({}, paused('11:00'), resumed('12:00'), event('replied', '2026-05-06 12:30'))).toEqual(['05-06 13:00']))
})

describe('who has to keep a limit', () => {
  const who = (owner: Limit['owner'], more: Parameters<typeof event>[2]) => {
    const [run] = runs(owner ? { owner } : {}, [
      event('opened', '2026-05-06 10:00', { agent: { id: 'A1', team: 't1' }, department: 'desk', ...more }),
    ])
    return [run?.agentId, run?.team, run?.department, run?.counts]
  }
  const to = { agent_id: 'E7', team: 't2', department: 'engineers' }
  test('is who started it', () => {
    expect(who(undefined, { to })).toEqual(['A1', 't1', 'desk', true])
    expect(who('agent', { to })).toEqual(['A1', 't1', 'desk', true])
  })
  test('is to whom it was handed, as far as that is said', () => {
    expect(who('to', { to })).toEqual(['E7', 't2', 'engineers', true])
    expect(who('to', { to: { team: 't2' } })).toEqual(['', 't2', 'desk', true])
    expect(who('to', { to: { department: 'engineers' } })).toEqual(['', '', 'engineers', true])
    expect(who('to', {})).toEqual(['A1', 't1', 'desk', true])
  })
  test('is the customer, by whom nobody here is measured', () =>
    expect(who('customer', { to })).toEqual(['A1', 't1', 'desk', false]))
  test('is nobody for one on trial', () => {
    expect(runs({ trial: true }, [opened])[0]?.counts).toBe(false)
    expect(runs({ trial: false }, [opened])[0]?.counts).toBe(true)
  })
})

describe('how limits stood at a moment', () => {
  const three = () =>
    book(limit({ id: 'b', clauses: ['s1-b'] }), limit({ id: 'a' }), limit({ id: 'c', from: 'escalated' }))
  const events = [
    event('opened', '2026-05-06 10:00', { id: 'o', agent: { id: 'A1' }, department: 'desk' }),
    event('escalated', '2026-05-06 09:00', { id: 'e' }),
    event('replied', '2026-05-06 11:00', { id: 'r' }),
  ]
  const at = (moment: string, calls = [talk('c', '2026-05-06 10:00')]) =>
    three().linesAt('T', storyOf(events), ms(moment), calls)
  test('is told by start, then by limit', () =>
    expect(at('2026-05-06 10:30').map(({ limit_id }) => limit_id)).toEqual(['c', 'a', 'b']))
  test('is told in the order of their names where they began together', () => {
    const all = book(...['b', 'd', 'a', 'c'].map((id) => limit({ id })))
    expect(all.judge(storyOf([opened]), []).map(({ limitId }) => limitId)).toEqual(['a', 'b', 'c', 'd'])
  })
  test('is told as the contract has it', () => {
    expect(at('2026-05-06 12:30').at(-1)).toEqual({
      ...{ ticket_id: 'T', limit_id: 'b', clauses: ['s1-b'], status: 'met', start_event: 'o', end_event: 'r' },
      started_at: '2026-05-06T10:00:00+08:00',
      due_at: '2026-05-06T12:00:00+08:00',
      met_at: '2026-05-06T11:00:00+08:00',
      ...{ agent_id: 'A1', department: 'desk' },
    })
    expect(at('2026-05-06 09:30')).toMatchObject([
      { limit_id: 'c', status: 'running', met_at: null, end_event: null, agent_id: null, department: 'desk' },
    ])
  })
  test('does not know of what came later', () => {
    expect(at('2026-05-06 08:59')).toEqual([])
    expect(at('2026-05-06 10:59').map(({ status, end_event }) => [status, end_event])).toEqual([
      ['running', null],
      ['running', null],
      ['running', null],
    ])
    expect(at('2026-05-06 11:00').map(({ status, end_event }) => [status, end_event])).toEqual([
      ['met', 'r'],
      ['met', 'r'],
      ['met', 'r'],
    ])
  })
  test('nor does one run told at an earlier moment', () => {
    const run = three()
      .judge(storyOf(events), [])
      .find(({ limitId }) => limitId === 'a')!
    const told = (moment: string) => {
      const { status, met_at, end_event } = three().line('T', run, ms(moment))
      return [status, met_at, end_event]
    }
    expect(told('2026-05-06 10:59')).toEqual(['running', null, null])
    expect(told('2026-05-06 11:00')).toEqual(['met', '2026-05-06T11:00:00+08:00', 'r'])
  })
  test('says which limits there are, by what they are', () => {
    expect(three().limits.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(book(limit()).hash).toBe(book(limit()).hash)
    expect(book(limit({ within: { hours: 3 } })).hash).not.toBe(book(limit()).hash)
    expect(
      three().line('T', { ...three().judge(storyOf(events), [])[0]!, limitId: 'gone' }, ms('2026-05-07 00:00')).clauses,
    ).toEqual([])
  })
})

test('a centre’s own hours are those of its limits', () => {
  const times = { base: 'daily' as const, hours: [['00:00', '24:00']] as [string, string][] }
  const own = createLimits({
    limits: [limit({ within: { working_hours: 10 } })],
    ...{ times, scales: [], timeZone: 'Europe/London' },
  })
  const events = [event('opened', '2026-05-02T20:00:00+01:00')]
  expect(own.linesAt('T', storyOf(events), ms('2026-05-03 12:00'))[0]?.due_at).toBe('2026-05-03T06:00:00+01:00')
})
