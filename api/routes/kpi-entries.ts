import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { isCount, KpiDraft, KpiEntry, KpiEntryList, type Problem, quote } from '../../contract/index.ts'
import { ApiError } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'
import { invalid } from '../plugins/errors.ts'
import { answers, DeedOf, Identifier, Month, MonthParams, Query } from '../schemas.ts'

const MAX_BODY_BYTES = 64 * 1024

const Withdrawal = DeedOf('Who withdraws it; kept with it')

/**
 * Rates that no event tells. What is entered is kept as it is; another takes its place only by naming it, and both stay
 * on record.
 */
export function kpiEntryRoutes(app: App, { queries, scope, assessment: { keepKpis } }: AppOptions): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  const kept = async (id: string, month: string): Promise<KpiEntry> => {
    const [found] = await queries.kpiEntries({ id, month }, scope())
    if (!found) throw new ApiError('unknown_entry', `There is no entry ${quote(id)} in ${month}.`)
    return found
  }

  app.get(
    '/kpis/:month/entries',
    {
      schema: {
        operationId: 'listKpiEntries',
        tags: ['assessments'],
        summary: 'Rates entered by hand, with what was replaced or withdrawn of them, the latest first',
        params: MonthParams,
        querystring: Query({}),
        response: answers(KpiEntryList),
      },
    },
    async (request) => ({ items: await queries.kpiEntries({ month: request.params.month }, scope()) }),
  )

  app.post(
    '/kpis/:month/entries',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'enterKpi',
        tags: ['assessments'],
        summary: 'Enters a rate of a team and month that calls and tickets do not say',
        description: 'One that counts already is replaced only where `replaces` names it. Answers once it is durable.',
        params: MonthParams,
        body: KpiDraft,
        response: answers(KpiEntry),
      },
    },
    async (request) => {
      const { month } = request.params
      const draft = { ...request.body, team: request.body.team.trim() }
      const problems = [...wrongWith(draft), ...outside(draft)]
      if (problems.length > 0) throw invalid(problems)
      const all = await queries.kpiEntries({ month }, scope())
      const counting = all.find(({ team, kpi, counts }) => counts && team === draft.team && kpi === draft.kpi)
      if ((counting?.id ?? undefined) !== draft.replaces) throw new ApiError('kpi_entered', taken(draft, counting))
      const id = `k-${randomUUID()}`
      await keepKpis([{ action: 'entered', id, month, draft }])
      return kept(id, month)
    },
  )

  /** Nobody enters what they may not see. */
  const outside = ({ team }: KpiDraft): Problem[] => {
    const { agents, teams, queues } = scope()
    const inside = agents.length + queues.length === 0 && (teams.length === 0 || teams.includes(team))
    return inside ? [] : [{ path: 'team', found: quote(team), expected: 'a team of yours' }]
  }

  app.post(
    '/kpis/:month/entries/:entry_id/withdraw',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'withdrawKpi',
        tags: ['assessments'],
        summary: 'Takes an entry back; it stays on record and counts no more, nor does what it had replaced',
        params: Type.Object({ month: Month, entry_id: Identifier }),
        body: Withdrawal,
        response: answers(KpiEntry),
      },
    },
    async (request) => {
      const { month, entry_id: id } = request.params
      const { who, note } = request.body
      const found = await kept(id, month)
      if (found.withdrawn)
        throw new ApiError('entry_settled', `Entry ${quote(id)} was withdrawn by ${found.withdrawn.who} already.`)
      if (found.replaced_by)
        throw new ApiError(
          'entry_settled',
          `Entry ${quote(id)} counts no more: ${quote(found.replaced_by)} took its place.`,
        )
      await keepKpis([{ action: 'withdrawn', id, who: who.trim(), note: note ?? '' }])
      return kept(id, month)
    },
  )
}

function wrongWith({ kpi, numerator, denominator = null }: KpiDraft): Problem[] {
  if (isCount(kpi))
    return denominator === null
      ? []
      : [{ path: 'denominator', found: quote(denominator), expected: `nothing: of ${kpi} only how many counts` }]
  if (denominator === null)
    return [{ path: 'denominator', found: quote(undefined), expected: 'of how many; of a percentage alone 100' }]
  return numerator > denominator
    ? [{ path: 'numerator', found: quote(numerator), expected: `at most ${denominator}, of which they are` }]
    : []
}

function taken({ team, kpi, replaces }: KpiDraft, counting: KpiEntry | undefined): string {
  if (!counting) return `Entry ${quote(replaces)} does not count for ${kpi} of ${quote(team)}: leave out "replaces".`
  const { id, who, numerator, denominator } = counting
  const value = denominator === null ? `${numerator}` : `${numerator} of ${denominator}`
  return `${who} entered ${value} for ${kpi} of ${quote(team)}: to replace it, name it in "replaces": ${quote(id)}.`
}
