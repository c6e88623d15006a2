import { Type } from 'typebox'
import { type AgentRef, AssessmentReport, AssessmentSheet, KpiReport, quote } from '../../contract/index.ts'
import { kpiReport, reportOf } from '../../scoring/assessment/month.ts'
import { assessedMonth } from '../assessing.ts'
import { assessmentTable, kpiTable } from '../assessment-tables.ts'
import { ApiError } from '../errors.ts'
import { EXPORT, sendTable } from '../export.ts'
import type { App, AppOptions } from '../options.ts'
import { answers, Identifier, Month, MonthParams, Name, Query } from '../schemas.ts'

export function assessmentRoutes(app: App, options: AppOptions): void {
  app.get(
    '/assessments/:month',
    {
      schema: {
        operationId: 'getAssessment',
        tags: ['assessments'],
        summary: 'What the month comes to for each agent and team: a proposal, by the scheme that is named',
        params: MonthParams,
        querystring: Query({ team: Type.Optional(Name('Team of the agents')), ...EXPORT }),
        response: answers(AssessmentReport),
      },
    },
    async (request, reply) => {
      const { facts, sheets } = await assessedMonth(options, request.params.month)
      const { team, format, lang } = request.query
      const wanted = ({ agent }: { agent: AgentRef }) => team === undefined || agent.team === team
      const report = reportOf(
        options.assessment.assessors,
        { ...facts, agents: facts.agents.filter(wanted) },
        sheets.filter(wanted),
      )
      return format === 'json' ? report : sendTable(reply, assessmentTable(report), format, lang)
    },
  )

  app.get(
    '/assessments/:month/agents/:agent_id',
    {
      schema: {
        operationId: 'getAssessmentSheet',
        tags: ['assessments'],
        summary: "An agent's sheet: every figure down to the calls, tickets and inspections it was made of",
        params: Type.Object({ month: Month, agent_id: Identifier }),
        querystring: Query({}),
        response: answers(AssessmentSheet),
      },
    },
    async (request) => {
      const { month, agent_id } = request.params
      const { sheets } = await assessedMonth(options, month, agent_id)
      const sheet = sheets.find(({ agent }) => agent.id === agent_id)
      if (!sheet)
        throw new ApiError(
          'unknown_agent',
          `Agent ${quote(agent_id)} has no calls, tickets or inspections in ${month}.`,
        )
      const used = new Set(sheet.parts.flatMap(({ entries }) => entries.map(({ what }) => what)))
      const titles = options.limits.limits.filter(({ id }) => used.has(id)).map(({ id, title }) => ({ id, title }))
      return { ...sheet, limits: titles }
    },
  )

  app.get(
    '/kpis/:month',
    {
      schema: {
        operationId: 'getKpis',
        tags: ['assessments'],
        summary: "Rates of teams against the standard's targets",
        params: MonthParams,
        querystring: Query({ ...EXPORT }),
        response: answers(KpiReport),
      },
    },
    async (request, reply) => {
      const { queries, scope, assessment } = options
      const [facts] = await queries.assessed({ months: [request.params.month], now: Date.now() }, scope())
      const report = kpiReport(assessment.assessors, facts as NonNullable<typeof facts>)
      const { format, lang } = request.query
      return format === 'json' ? report : sendTable(reply, kpiTable(report), format, lang)
    },
  )
}
