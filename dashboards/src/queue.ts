import type { CallFilter } from './api/types.ts'
import { dayAfter, isDay, monthDays } from './format.ts'

/** The queue's filters as they stand in an address; days are both included. What is absent is not limited. */
export interface QueueQuery {
  from?: string
  to?: string
  agent?: string
  team?: string
  queue?: string
  channel?: string
  tag?: string
  state?: string
  score_min?: string
  score_max?: string
  q?: string
  sort?: string
}

const NAMES = [
  'from',
  'to',
  'agent',
  'team',
  'queue',
  'channel',
  'tag',
  'state',
  'score_min',
  'score_max',
  'q',
  'sort',
] as const satisfies (keyof QueueQuery)[]

export const CHANNELS = ['voice', 'chat'] as const
export const STATES = ['flagged', 'review', 'clean', 'unscored', 'any'] as const
export const SORTS = ['lowest', 'doubtful', 'surest', 'newest'] as const

/** Reads the filters of an address, leaving out what is empty or foreign to the queue. */
export function readQuery(query: Record<string, unknown>): QueueQuery {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
}

/**
 * What the API is asked: flagged calls, lowest first, of the latest month with calls, unless the address says
 * otherwise. Days, numbers and choices that make no sense are left out.
 */
export function toFilter(query: QueueQuery, latestMonth: string): CallFilter {
  const month = monthDays(latestMonth)
  const { agent, team, queue, tag, q } = query
  const state = oneOf(STATES, query.state) ?? 'flagged'
  return defined({
    from: day(query.from) ?? month.first,
    to: dayAfter(day(query.to) ?? month.last),
    agent,
    team,
    queue,
    tag,
    q,
    channel: oneOf(CHANNELS, query.channel),
    state: state === 'any' ? undefined : state,
    score_min: score(query.score_min),
    score_max: score(query.score_max),
    sort: oneOf(SORTS, query.sort) ?? 'lowest',
  })
}

const day = (text?: string): string | undefined => (isDay(text) ? text : undefined)

const oneOf = <T extends string>(choices: readonly T[], text?: string): T | undefined =>
  choices.find((choice) => choice === text)

function score(text?: string): number | undefined {
  const value = Number(text)
  return text === undefined || Number.isNaN(value) || value < 0 || value > 100 ? undefined : value
}

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T
