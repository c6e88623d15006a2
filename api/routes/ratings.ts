import { Type } from 'typebox'
import { type GivenRating, type MonthFacts, RatingPage, RatingReport } from '../../contract/index.ts'
import { monthsBack } from '../../scoring/assessment/ladder.ts'
import { type Rating, ratingOf, ratingReport } from '../../scoring/assessment/rated.ts'
import { rate } from '../../scoring/assessment/ratings.ts'
import type { RatingFilter } from '../../store/types.ts'
import { EXPORT, sendTable } from '../export.ts'
import type { App, AppOptions } from '../options.ts'
import { givenTable, ratingTable } from '../rating-tables.ts'
import { After, answers, Limit, MonthParams, Name, OneOf, Query } from '../schemas.ts'

/** Of the trend, with the month itself. */
const MONTHS = 12
/** Rows of a file that are read at once. */
const AT_ONCE = 5000

const WHOSE = {
  team: Type.Optional(Name('Team of whoever had the ticket')),
  agent: Type.Optional(Name('Id of whoever had the ticket; empty for those that name nobody')),
}

/** What customers gave. Read by the scales of the scheme, as the assessment and the rates of teams read them. */
export function ratingRoutes(app: App, { queries, scope, assessment: { assessors } }: AppOptions): void {
  const known = async (month: string, many: number): Promise<[MonthFacts, ...MonthFacts[]]> => {
    const months = Array.from({ length: many }, (_, by) => monthsBack(month, by))
    return (await queries.assessed({ months, now: Date.now() }, scope())) as [MonthFacts, ...MonthFacts[]]
  }

  app.get(
    '/ratings/:month',
    {
      schema: {
        operationId: 'getRatings',
        tags: ['tickets'],
        summary:
          'Customer ratings of a month by team and agent, scale and dimension; a rating outside its scale counts nowhere',
        params: MonthParams,
        querystring: Query({ ...WHOSE, ...EXPORT }),
        response: answers(RatingReport),
      },
    },
    async (request, reply) => {
      const { format, lang, ...whose } = request.query
      const report = ratingReport(assessors, await known(request.params.month, MONTHS), whose)
      return format === 'json' ? report : sendTable(reply, ratingTable(report), format, lang)
    },
  )

  app.get(
    '/ratings/:month/given',
    {
      schema: {
        operationId: 'listRatings',
        tags: ['tickets'],
        summary: 'The ratings behind a figure, the latest first; as a file, all of them',
        params: MonthParams,
        querystring: Query({
          ...WHOSE,
          dimension: Type.Optional(Name('What was rated; empty where the customer gave one number for all')),
          value: Type.Optional(Type.Number({ description: 'As the customer gave it', expected: 'a number' })),
          state: Type.Optional(
            OneOf('Flagged: outside its scale, or of none', 'counted', 'satisfied', 'dissatisfied', 'flagged'),
          ),
          limit: Limit,
          after: Type.Optional(After),
          ...EXPORT,
        }),
        response: answers(RatingPage),
      },
    },
    async (request, reply) => {
      const { month } = request.params
      const { team, agent, limit, after, format, lang, ...figure } = request.query
      const [facts] = await known(month, 1)
      const rating = ratingOf(assessors, facts, { team, agent })
      const { total, filter } = wanted(rating, month, figure)
      const page = async (limit: number, after?: string) => {
        const { items, next } = await queries.ratings({ ...filter, limit, after }, scope())
        return { items: items.map((one) => given(rating, one)), next }
      }
      if (format === 'json') return { ...(await page(limit, after)), total }
      const { scales } = ratingReport(assessors, [facts], { team, agent })
      return sendTable(reply, givenTable(month, { scales }, allOf(page)), format, lang)
    },
  )
}

async function* allOf(page: (limit: number, after?: string) => Promise<{ items: GivenRating[]; next: string | null }>) {
  let after: string | undefined
  do {
    const { items, next } = await page(AT_ONCE, after)
    yield items
    after = next ?? undefined
  } while (after !== undefined)
}

interface Figure {
  dimension?: string | undefined
  value?: number | undefined
  state?: 'counted' | 'satisfied' | 'dissatisfied' | 'flagged' | undefined
}

/** Which numbers of which dimensions a figure is made of, and how many ratings that is. */
function wanted({ scales, facts, ratings }: Rating, month: string, { dimension, value, state }: Figure) {
  const fits = ratings.filter((one) => {
    const { points, satisfied } = rate(scales, one)
    const is = {
      counted: points !== null,
      satisfied,
      dissatisfied: points !== null && !satisfied,
      flagged: points === null,
    }
    return (
      (dimension === undefined || one.dimension === dimension) &&
      (value === undefined || one.value === value) &&
      (state === undefined || is[state])
    )
  })
  const values = new Map(fits.map(({ dimension, value }) => [JSON.stringify([dimension, value]), { dimension, value }]))
  const filter: Omit<RatingFilter, 'limit'> = {
    month,
    agents: facts.map(({ agent }) => agent.id).filter((id) => id !== ''),
    teams: facts.filter(({ agent }) => agent.id === '').map(({ agent }) => agent.team),
    values: fits.length === ratings.length ? undefined : [...values.values()],
  }
  return { filter, total: fits.reduce((sum, { times = 1 }) => sum + times, 0) }
}

type Row = Awaited<ReturnType<AppOptions['queries']['ratings']>>['items'][number]

function given({ scales, facts }: Rating, row: Row): GivenRating {
  const { scale, points, satisfied, why } = rate(scales, row)
  const named = facts.find(({ agent }) => agent.id === row.agentId && (row.agentId !== '' || agent.team === row.team))
  return {
    ticket_id: row.ticketId,
    event_id: row.eventId,
    at: row.at,
    agent: named?.agent ?? { id: row.agentId, name: '', team: row.team, site: '' },
    department: row.department || null,
    customer: row.customer || null,
    call_ids: row.callIds,
    dimension: row.dimension,
    scale: scale?.id ?? null,
    value: row.value,
    points: points === null ? null : points / 100,
    satisfied,
    why,
    comment: row.comment,
  }
}
