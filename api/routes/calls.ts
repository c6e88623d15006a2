import { Type } from 'typebox'
import { CallDetail, CallPage, isTag, type Problem, quote, TAGS } from '../../contract/index.ts'
import { ApiError } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'
import { invalid } from '../plugins/errors.ts'
import { After, answers, Channel, Day, Identifier, Limit, Name, OneOf, Query } from '../schemas.ts'

const Points = (description: string) =>
  Type.Number({ minimum: 0, maximum: 100, description, expected: 'a number from 0 to 100' })

const A_TAG = `one of ${TAGS.join(' · ')}, or a pack's own, which begins with x-`

const State = OneOf(
  'With a finding, scored without one, without a score, or with something a person must judge',
  'flagged',
  'clean',
  'unscored',
  'review',
)

const CallsQuery = Query({
  from: Type.Optional(Day('First day')),
  to: Type.Optional(Day('Day after the last')),
  agent: Type.Optional(Identifier),
  team: Type.Optional(Name('Team of the agent')),
  queue: Type.Optional(Name('Skill group or hotline')),
  channel: Type.Optional(Channel),
  tag: Type.Optional(Type.String({ description: 'Tag that a finding carries', expected: A_TAG })),
  state: Type.Optional(State),
  score_min: Type.Optional(Points('Lowest score')),
  score_max: Type.Optional(Points('Highest score')),
  q: Type.Optional(Name('Part of a call id, an agent id or an agent name')),
  sort: Type.Enum(['newest', 'lowest', 'doubtful', 'surest'], {
    default: 'newest',
    description:
      'Newest call or lowest score first, or by how sure the least sure finding is: doubtful or sure ones first',
    expected: 'one of newest · lowest · doubtful · surest',
  }),
  limit: Limit,
  after: Type.Optional(After),
})

const EARLIEST = '1970-01-01'
const LATEST = '2200-01-01'

export function callRoutes(app: App, { queries, scope }: AppOptions): void {
  app.get(
    '/calls',
    {
      schema: {
        operationId: 'listCalls',
        tags: ['calls'],
        summary: 'Calls that fit a filter, a page at a time',
        querystring: CallsQuery,
        response: answers(CallPage),
      },
    },
    (request) => {
      const { score_min: scoreMin, score_max: scoreMax, ...rest } = request.query
      const filter = { ...rest, from: rest.from ?? EARLIEST, to: rest.to ?? LATEST, scoreMin, scoreMax }
      const problems = [...ordered(filter), ...known(filter.tag)]
      if (problems.length > 0) throw invalid(problems)
      return queries.calls(filter, scope())
    },
  )

  app.get(
    '/calls/:call_id',
    {
      schema: {
        operationId: 'getCall',
        tags: ['calls'],
        summary: 'One call: as it came in, its score, the form it was scored with, its versions',
        params: Type.Object({ call_id: Identifier }),
        response: answers(CallDetail),
      },
    },
    async (request) => {
      const { call_id } = request.params
      const call = await queries.call(call_id, scope())
      if (call === null) throw new ApiError('unknown_call', `There is no call ${quote(call_id)}.`)
      return call
    },
  )
}

function ordered(filter: { from: string; to: string; scoreMin?: number; scoreMax?: number }): Problem[] {
  const { from, to, scoreMin = 0, scoreMax = 100 } = filter
  const problems: Problem[] = []
  if (to <= from)
    problems.push({ path: 'to', found: quote(to), expected: `a day after from (${from}); to is not included` })
  if (scoreMax < scoreMin) {
    problems.push({ path: 'score_max', found: quote(scoreMax), expected: `not below score_min (${scoreMin})` })
  }
  return problems
}

function known(tag: string | undefined): Problem[] {
  if (tag === undefined || isTag(tag)) return []
  return [{ path: 'tag', found: quote(tag), expected: A_TAG }]
}
