import { Type } from 'typebox'
import { calendar, JoinedReport, quote, TicketDetail } from '../../contract/index.ts'
import { ApiError } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'
import { answers, Identifier, Month, Query } from '../schemas.ts'
import { ticketDetail } from '../tickets/detail.ts'

export function ticketRoutes(app: App, { queries, scope, limits, timeZone }: AppOptions): void {
  const clock = calendar(timeZone)

  app.get(
    '/tickets/joined',
    {
      schema: {
        operationId: 'getJoined',
        tags: ['tickets'],
        summary: 'Calls and tickets of a month joined: complaints not filed, first contact, repeat calls, first asked',
        description: 'Each figure as so many of so many, with the calls and tickets behind it.',
        querystring: Query({ month: Month }),
        response: answers(JoinedReport),
      },
    },
    async ({ query: { month } }) => {
      const at = Date.now()
      return { month, at: clock.format(at), figures: await queries.joined({ month, at }, scope()) }
    },
  )

  app.get(
    '/tickets/:ticket_id',
    {
      schema: {
        operationId: 'getTicket',
        tags: ['tickets'],
        summary: 'One ticket: all that happened to it, its limits as they stand now, its calls',
        description: 'Versions of events that were corrected or withdrawn are there, and marked.',
        params: Type.Object({ ticket_id: Identifier }),
        response: answers(TicketDetail),
      },
    },
    async (request) => {
      const { ticket_id } = request.params
      const stored = await queries.ticket(ticket_id, scope())
      if (stored === null) throw new ApiError('unknown_ticket', `There is no ticket ${quote(ticket_id)}.`)
      return ticketDetail(ticket_id, stored, { limits, clock, at: Date.now() })
    },
  )
}
