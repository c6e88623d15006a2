import { Type } from 'typebox'
import { calendar, LimitReport, type LimitTally, parseTime } from '../../contract/index.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import type { LimitPage } from '../../store/types.ts'
import type { App, AppOptions } from '../options.ts'
import { After, answers, Identifier, Limit, Month, Name, OneOf, Query } from '../schemas.ts'
import { limitView } from '../tickets/limit-view.ts'

export function limitRoutes(app: App, { queries, scope, limits, timeZone }: AppOptions): void {
  const clock = calendar(timeZone)
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
          limit: Limit,
          after: Type.Optional(After),
        }),
        response: answers(LimitReport),
      },
    },
    async (request): Promise<LimitReport> => {
      const { state, at: asked, month, limit_id, ...filter } = request.query
      const at = asked === undefined ? Date.now() : (parseTime(asked) as number)
      const page = await queries.limits(
        {
          ...filter,
          state: state as 'overdue',
          at,
          ...(limit_id !== undefined && { limitId: limit_id }),
          ...(month !== undefined && {
            month: { from: clock.startOf(`${month}-01`), to: clock.startOf(nextMonth(month)) },
          }),
        },
        scope(),
      )
      return { at: clock.format(at), ...shown(page, limits, at) }
    },
  )
}

/** The first day of the month after. */
function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
}

function shown(page: LimitPage, limits: Limits, at: number): Omit<LimitReport, 'at'> {
  const known = new Map(limits.limits.map((limit) => [limit.id, limit]))
  return {
    items: page.items.map((one) => limitView(one, limits, at)),
    next: page.next,
    total: page.total,
    departments: page.departments,
    tallies: [...known.values()].map(({ id, title, clauses, own_figure, owner }): LimitTally => {
      const sum = (fits: (one: LimitPage['sums'][number]) => boolean) =>
        page.sums.filter((one) => one.limitId === id && fits(one)).reduce((all, { runs }) => all + runs, 0)
      return {
        limit_id: id,
        title,
        clauses: [...clauses],
        own_figure: own_figure === true,
        counts: owner !== 'customer',
        met: sum(({ status }) => status === 'met'),
        missed: sum(({ status }) => status === 'missed'),
        overdue: sum(({ status, done }) => status === 'missed' && !done),
        running: sum(({ status }) => status === 'running'),
        soon: sum(({ soon }) => soon),
        paused: sum(({ status }) => status === 'paused'),
      }
    }),
  }
}
