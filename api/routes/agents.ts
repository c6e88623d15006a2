import { Type } from 'typebox'
import { AgentReport, quote } from '../../contract/index.ts'
import { ApiError } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'
import { answers, Identifier, Month, Query } from '../schemas.ts'

export function agentRoutes(app: App, { queries, scope }: AppOptions): void {
  app.get(
    '/agents/:agent_id/months/:month',
    {
      schema: {
        operationId: 'getAgentMonth',
        tags: ['agents'],
        summary: "An agent's month: score, trend, the habits that cost most with their moments",
        params: Type.Object({ agent_id: Identifier, month: Month }),
        querystring: Query({}),
        response: answers(AgentReport),
      },
    },
    async (request) => {
      const { agent_id, month } = request.params
      const report = await queries.agent(agent_id, month, scope())
      if (report === null) throw new ApiError('unknown_agent', `Agent ${quote(agent_id)} has no calls in ${month}.`)
      return report
    },
  )
}
