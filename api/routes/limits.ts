import { Type } from 'typebox'
import { calendar, LimitReport, type LimitTally, parseTime } from '../../contract/index.ts'
import { isMeasured } from '../../scoring/tickets/judge.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import type { LimitFilter, LimitSum } from '../../store/types.ts'
import type { App, AppOptions } from '../options.ts'
import { After, answers, Identifier, Limit, Month, Name, OneOf, Query } from '../schemas.ts'
import { limitView } from '../tickets/limit-view.ts'

export function limitRoutes(app: App, { queries, scope, limits, timeZone }: AppOptions): void {
  const clock = calendar(timeZone)
  const measured = new Set(limits.limits.filter(isMeasured).map(({ id }) => id))
  app.get(
    '/limits',
    {
      schema: {
        operationId: 'listLimits',
        tags: ['tickets'],
        summary: 'Time limits on tickets: about to be missed, overdue, running, paused, missed, kept',
        description: 'As they stand now, or at the moment asked; what happened later is not looked at.',
        querystring: Query({
          state: {
            ...OneOf(
              'soon: due within a day; overdue: missed and still not done; missed: done late, too',
              'soon',
              'overdue',
              'running',
              'paused',
              'missed',
              'met',
            ),
            default: 'overdue',
          },
          at: Type.Optional(
            Type.String({
              format: 'date-time',
              description: 'RFC 3339; now where it is left out',
              expected: 'an RFC 3339 time with an offset, such as 2026-05-03T09:15:00+08:00',
            }),
          ),
          month: Type.Optional(Month),
          limit_id: Type.Optional(Identifier),
          department: Type.Optional(Name('Who has to keep it')),
          agent: Type.Optional(Name('Who has to keep it')),
          team: Type.Optional(Name('Of the agent who has to keep it')),
          counting: {
            ...OneOf(
              'measured: only limits by which somebody is measured, neither on trial nor for the customer to keep',
              'all',
              'measured',
            ),
            default: 'all',
          },
          tickets: {
            ...OneOf('open: only of tickets that are not closed, cancelled or merged at that moment', 'all', 'open'),
            default: 'all',
          },
          limit: Limit,
          after: Type.Optional(After),
        }),
        response: answers(LimitReport),
      },
    },
    async (request): Promise<LimitReport> => {
      const { state, at: asked, month, limit_id, limit, after, counting, tickets, ...who } = request.query
      const at = asked === undefined ? Date.now() : (parseTime(asked) as number)
      const range = { ...who, at, ...(month !== undefined && { month }) }
      const [page, sums, months] = await Promise.all([
        queries.limits(
          {
            ...range,
            state: state as LimitFilter['state'],
            limit: limit as number,
            ...(after !== undefined && { after }),
            ...(limit_id !== undefined && { limitId: limit_id }),
            measured: counting === 'measured',
            ofOpenTickets: tickets === 'open',
          },
          scope(),
        ),
        queries.limitSums({ ...range, department: undefined }, scope()),
        queries.ticketMonths(),
      ])
      const chosen = sums.filter(({ department }) => who.department === undefined || department === who.department)
      return {
        at: clock.format(at),
        items: page.items.map((one) => limitView(one, limits, at)),
        next: page.next,
        total: countOf(
          chosen.filter(
            ({ limitId, closed }) =>
              (limit_id === undefined || limitId === limit_id) &&
              (counting === 'all' || measured.has(limitId)) &&
              (tickets === 'all' || !closed),
          ),
          state as LimitFilter['state'],
        ),
        tallies: talliesOf(chosen, limits),
        departments: [...new Set(sums.map(({ department }) => department))].filter((one) => one !== '').sort(),
        months: months.map(({ month }) => month),
      }
    },
  )
}

const STATES: Record<LimitFilter['state'], (sum: LimitSum) => boolean> = {
  soon: ({ soon }) => soon,
  overdue: ({ status, done }) => status === 'missed' && !done,
  running: ({ status }) => status === 'running',
  paused: ({ status }) => status === 'paused',
  missed: ({ status }) => status === 'missed',
  met: ({ status }) => status === 'met',
}

const countOf = (sums: readonly LimitSum[], state: LimitFilter['state']): number =>
  sums.filter(STATES[state]).reduce((all, { runs }) => all + runs, 0)

const talliesOf = (sums: readonly LimitSum[], { limits }: Limits): LimitTally[] =>
  limits.map((limit) => {
    const { id, title, clauses, own_figure, trial, owner } = limit
    const own = sums.filter(({ limitId }) => limitId === id)
    return {
      limit_id: id,
      title,
      clauses: [...clauses],
      own_figure: own_figure === true,
      trial: trial === true,
      counts: isMeasured(limit),
      customers: owner === 'customer',
      met: countOf(own, 'met'),
      missed: countOf(own, 'missed'),
      overdue: countOf(own, 'overdue'),
      overdue_open: countOf(
        own.filter(({ closed }) => !closed),
        'overdue',
      ),
      running: countOf(own, 'running'),
      soon: countOf(own, 'soon'),
      paused: countOf(own, 'paused'),
    }
  })
