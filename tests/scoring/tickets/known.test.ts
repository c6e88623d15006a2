import { describe, expect, test } from 'vitest'
import type { TicketEvent } from '../../../contract/index.ts'
import { storyOf } from '../../../scoring/tickets/story.ts'
import { event } from './events.ts'

const known = (...events: TicketEvent[]) => storyOf(events).map(({ known }) => known)

test('nothing is known of a ticket of which nothing is said', () => {
  const nothing = { category: '', complexity: '', kind: '', priority: '', department: '', agentId: '', team: '' }
  expect(known(event('opened', '2026-05-06 10:00'))).toEqual([nothing])
  expect(storyOf([])).toEqual([])
})

test('each field is what was said of it last, whatever is said of others', () => {
  const events = [
    event('opened', '2026-05-06 10:00', { category: 'repair', kind: 'fault', priority: 'low', department: 'desk' }),
    event('assigned', '2026-05-06 11:00', { complexity: 'complex', kind: 'order', priority: 'high' }),
    event('closed', '2026-05-06 12:00', { category: 'technical', complexity: 'simple', department: 'shop' }),
  ]
  expect(known(...events)).toMatchObject([
    { category: 'repair', complexity: 'complex', kind: 'fault', priority: 'low', department: 'desk' },
    { category: 'repair', complexity: 'complex', kind: 'order', priority: 'high', department: 'desk' },
    { category: 'technical', complexity: 'simple', kind: 'order', priority: 'high', department: 'shop' },
  ])
})

test('complexity and kind may stand among the attributes; what the event itself says comes first', () => {
  const attributes = { complexity: 'complex', kind: 'order' }
  const said = (more: Partial<TicketEvent>) => {
    const [one] = known(event('opened', '2026-05-06 10:00', more))
    return [one?.complexity, one?.kind]
  }
  expect(said({ attributes })).toEqual(['complex', 'order'])
  expect(said({ attributes, complexity: 'simple', kind: 'fault' })).toEqual(['simple', 'fault'])
  expect(
    said({ attributes: { complexity: 3, kind: true } as unknown as NonNullable<TicketEvent['attributes']> }),
  ).toEqual(['', ''])
})

describe('who has a ticket', () => {
  const by = (at: string, id?: string, team?: string) =>
    event('replied', `2026-05-06 ${at}`, { agent: { ...(id && { id }), ...(team && { team }) } })
  const had = (...events: TicketEvent[]) => known(...events).map(({ agentId, team }) => [agentId, team])
  test('is who acted last', () =>
    expect(had(by('10:00', 'A1', 't1'), event('rated', '2026-05-06 11:00'), by('12:00', 'A2', 't2'))).toEqual([
      ['A1', 't1'],
      ['A1', 't1'],
      ['A2', 't2'],
    ]))
  test('keeps their team where the next event does not say it, and another does not take it over', () =>
    expect(had(by('10:00', 'A1', 't1'), by('11:00', 'A1'), by('12:00', 'A2'))).toEqual([
      ['A1', 't1'],
      ['A1', 't1'],
      ['A2', ''],
    ]))
  test('may be in another team by now', () =>
    expect(had(by('10:00', 'A1', 't1'), by('11:00', 'A1', 't2'), by('12:00', undefined, 't3'))).toEqual([
      ['A1', 't1'],
      ['A1', 't2'],
      ['A1', 't3'],
    ]))
})

describe('what happened at the same moment', () => {
  const order = (...types: string[]) =>
    storyOf(types.map((type) => event(type, '2026-05-06 10:00'))).map(({ event }) => event.type)
  test.each([
    ['reopened', 'opened'],
    ['assigned', 'complaint_filed'],
    ['paused', 'escalated'],
    ['resumed', 'customer_replied'],
    ['closed', 'resolved'],
    ['cancelled', 'closed'],
    ['rated', 'callback'],
  ])('%s comes after %s', (later, earlier) => {
    expect(order(later, earlier)).toEqual([earlier, later])
    expect(order(earlier, later)).toEqual([earlier, later])
  })
  test('and is of the same kind stands by its id', () => {
    const same = (...ids: string[]) =>
      storyOf(ids.map((id) => event('replied', '2026-05-06 10:00', { id }))).map(({ event }) => event.event_id)
    expect(same('b', 'c', 'a')).toEqual(['a', 'b', 'c'])
    expect(same('c', 'b', 'a')).toEqual(['a', 'b', 'c'])
  })
})

describe('of an event', () => {
  const said = (revision: number | undefined, comment: string, more: Partial<TicketEvent> = {}) =>
    event('replied', '2026-05-06 10:00', { id: 'r', comment, ...(revision !== undefined && { revision }), ...more })
  const counts = (...events: TicketEvent[]) => storyOf(events).map(({ event }) => event.comment)
  test('the highest revision counts, and none is the lowest', () => {
    expect(counts(said(undefined, 'a'), said(1, 'b'))).toEqual(['b'])
    expect(counts(said(1, 'b'), said(undefined, 'a'))).toEqual(['b'])
    expect(counts(said(2, 'c'), said(1, 'b'))).toEqual(['c'])
  })
  test('of equal revisions that which stands later', () => {
    expect(counts(said(1, 'a'), said(1, 'b'))).toEqual(['b'])
    expect(counts(said(0, 'a'), said(undefined, 'b'))).toEqual(['b'])
    expect(counts(said(undefined, 'a'), said(0, 'b'))).toEqual(['b'])
  })
  test('withdrawn, none does; not withdrawn any more, it does', () => {
    expect(counts(said(0, 'a'), said(1, 'b', { voided: true }))).toEqual([])
    expect(counts(said(0, 'a', { voided: false }))).toEqual(['a'])
  })
})
