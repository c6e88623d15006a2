import { calendar, type TicketCall, type TicketEvent } from '../../../contract/index.ts'
import type { Limit } from '../../../scoring/tickets/limit.ts'
import { createLimits } from '../../../scoring/tickets/limits.ts'
import { storyOf } from '../../../scoring/tickets/story.ts'

const shanghai = calendar('Asia/Shanghai')

/** A moment on the clock of Shanghai, in milliseconds. */
export const ms = (at: string) => Date.parse(`${at.replace(' ', 'T')}:00+08:00`)
export const shown = (at: number | null) =>
  at === null ? null : shanghai.format(at).slice(0, 16).replace('T', ' ').replace('2026-', '')

/** A reply within two hours of the opening, but for what is said otherwise. */
export const limit = (more: Partial<Limit> = {}): Limit => ({
  id: 'limit',
  version: '1.0.0',
  title: { zh: '限', en: 'Limit' },
  clauses: [],
  from: 'opened',
  to: 'replied',
  within: { hours: 2 },
  ...more,
})

export const book = (...limits: Limit[]) => createLimits({ limits, times: {}, scales: [], timeZone: 'Asia/Shanghai' })

/** Every start of the clock of one limit. */
export const runs = (more: Partial<Limit>, events: TicketEvent[], calls: TicketCall[] = []) =>
  book(limit(more)).judge(storyOf(events), calls)

/** Of each start: when it began, is due, and was met. */
export const judged = (...[more, events, calls]: Parameters<typeof runs>) =>
  runs(more, events, calls).map(({ startedAt, dueAt, metAt }) => [startedAt, dueAt, metAt].map(shown))

/** A call of ticket T. */
export const talk = (callId: string, at: string, more: Partial<TicketCall> = {}): TicketCall => ({
  ...{ callId, ticketIds: ['T'], at: ms(at), outbound: false, reached: false, agentId: 'A1', team: 't1', promises: [] },
  ...more,
})

/** Words of the first segment. */
export const promise = (saidAt: string, dueAt: string, more: { segment?: number; start?: number } = {}) => ({
  ...{ segment: 0, start: 0, end: 4, text: '两小时内' },
  ...{ saidAt: ms(saidAt), dueAt: ms(dueAt), ...more },
})
