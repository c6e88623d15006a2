import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import {
  ChecklistList,
  calendar,
  Inspection,
  InspectionDraft,
  InspectionList,
  type Problem,
  quote,
} from '../../contract/index.ts'
import type { Checklist } from '../../scoring/assessment/schema.ts'
import { checklistView } from '../../scoring/assessment/view.ts'
import { ApiError } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'
import { invalid } from '../plugins/errors.ts'
import { answers, DeedOf, Identifier, Month, Name, Query } from '../schemas.ts'

const MAX_BODY_BYTES = 256 * 1024

const Withdrawal = DeedOf('Who withdraws it; kept with it')

/** Evaluations without a call. What is entered is kept as it is; what was wrong is withdrawn and entered anew. */
export function inspectionRoutes(app: App, { queries, scope, assessment, timeZone }: AppOptions): void {
  const days = calendar(timeZone)
  const { checklists, keepInspections } = assessment
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  const kept = async (id: string): Promise<Inspection> => {
    const [found] = await queries.inspections({ id, withdrawn: true }, scope())
    if (!found) throw new ApiError('unknown_inspection', `There is no inspection ${quote(id)}.`)
    return found
  }

  app.get(
    '/checklists',
    {
      schema: {
        operationId: 'listChecklists',
        tags: ['inspections'],
        summary: 'What can be inspected, and what a problem takes',
        querystring: Query({}),
        response: answers(ChecklistList),
      },
    },
    async () => ({ checklists: [...checklists.values()].map(checklistView) }),
  )

  app.get(
    '/inspections',
    {
      schema: {
        operationId: 'listInspections',
        tags: ['inspections'],
        summary: 'Inspections, the latest first',
        querystring: Query({
          month: Type.Optional(Month),
          agent: Type.Optional(Identifier),
          team: Type.Optional(Name('Team')),
          withdrawn: Type.Optional(
            Type.Boolean({ description: 'Those that were withdrawn, too', expected: 'true or false' }),
          ),
        }),
        response: answers(InspectionList),
      },
    },
    async (request) => ({ items: await queries.inspections(request.query, scope()) }),
  )

  app.post(
    '/inspections',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'enterInspection',
        tags: ['inspections'],
        summary: 'Enters what an inspector saw; it counts in the month of its day',
        description: 'Answers with it once it is durable.',
        body: InspectionDraft,
        response: answers(Inspection),
      },
    },
    async (request) => {
      const draft = request.body
      const checklist = checklists.get(draft.checklist)
      const problems = wrongWith(draft, checklist, [...checklists.keys()], days.day(Date.now()))
      if (problems.length > 0) throw invalid(problems)
      mayTouch(draft)
      const id = `i-${randomUUID()}`
      await keepInspections([{ action: 'entered', id, draft, checklistVersion: (checklist as Checklist).version }])
      return kept(id)
    },
  )

  /** Nobody enters what they may not see. */
  const mayTouch = ({ agent_id = '', team = '' }: InspectionDraft) => {
    const { agents, teams } = scope()
    const inside = (agents.length === 0 || agents.includes(agent_id)) && (teams.length === 0 || teams.includes(team))
    if (!inside)
      throw invalid([{ path: 'agent_id', found: quote(agent_id || team), expected: 'an agent or team of yours' }])
  }

  app.post(
    '/inspections/:inspection_id/withdraw',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'withdrawInspection',
        tags: ['inspections'],
        summary: 'Takes an inspection back; it stays on record and counts no more',
        params: Type.Object({ inspection_id: Identifier }),
        body: Withdrawal,
        response: answers(Inspection),
      },
    },
    async (request) => {
      const { inspection_id: id } = request.params
      const { who, note } = request.body
      const found = await kept(id)
      if (found.withdrawn)
        throw new ApiError(
          'inspection_withdrawn',
          `Inspection ${quote(id)} was withdrawn by ${found.withdrawn.who} already.`,
        )
      await keepInspections([{ action: 'withdrawn', id, who: who.trim(), note: note ?? '' }])
      return kept(id)
    },
  )
}

/** @param today in the zone of the centre */
function wrongWith(
  draft: InspectionDraft,
  checklist: Checklist | undefined,
  known: readonly string[],
  today: string,
): Problem[] {
  const { agent_id = '', team = '', checked = null, of = null, items } = draft
  const problems: Problem[] = []
  const say = (path: string, found: unknown, expected: string) => problems.push({ path, found: quote(found), expected })
  if (draft.day > today) say('day', draft.day, `a day that has come, up to ${today}`)
  if (checklist === undefined) say('checklist', draft.checklist, `one of ${known.join(' · ')}`)
  if (agent_id.trim() === '' && team.trim() === '') say('agent_id', undefined, 'an agent, or else a team')
  // Without both nobody could tell whether the sample was large enough.
  if (checklist?.sample_percent !== undefined)
    for (const [path, count] of Object.entries({ checked, of }))
      if (count === null) say(path, undefined, `how many: at least ${checklist.sample_percent} % are to be inspected`)
  if (checked !== null && of !== null && checked > of) say('checked', checked, `at most ${of}, of which they are`)
  const seen = new Set<string>()
  for (const [i, { item, whole }] of items.entries()) {
    const there = checklist?.items.find(({ id }) => id === item)
    if (checklist && !there) say(`items[${i}].item`, item, `one of ${checklist.items.map(({ id }) => id).join(' · ')}`)
    if (there && whole && there.whole === undefined)
      say(`items[${i}].whole`, whole, 'false: this item is never lost as a whole')
    if (seen.has(item)) say(`items[${i}].item`, item, 'each item once')
    seen.add(item)
  }
  return problems
}
