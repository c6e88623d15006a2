import { type Static, Type } from 'typebox'
import {
  type AgentFacts,
  type AssessmentSheet,
  ENTERED_KPIS,
  KPIS,
  type Kpi,
  MEASURES,
  type PartName,
} from '../../contract/index.ts'
import { assess, type Before } from '../assessment/assess.ts'
import type { Assessor } from '../assessment/assessor.ts'
import { kpisOf } from '../assessment/kpis.ts'
import { monthsBack } from '../assessment/ladder.ts'

const closed = { additionalProperties: false } as const
const count = (description: string) => Type.Integer({ minimum: 0, description })
const times = Type.Optional(Type.Integer({ minimum: 1, description: 'So many of them; 1 where not said.' }))
const score = (description: string) => Type.Optional(Type.Union([Type.Number(), Type.Null()], { description }))

const month = Type.Object(
  {
    calls: Type.Optional(
      Type.Array(
        Type.Object(
          {
            score: Type.Number({ description: '0 to 100.' }),
            critical: Type.Optional(Type.Boolean({ description: 'With a critical finding.' })),
            times,
          },
          { ...closed, description: 'Scored calls.' },
        ),
        { description: 'Scored calls.' },
      ),
    ),
    limits: Type.Optional(
      Type.Array(
        Type.Object(
          {
            limit: Type.String({ description: 'Id of a limit.' }),
            met: Type.Optional(count('How often it was met.')),
            missed: Type.Optional(count('How often it was missed.')),
            running: Type.Optional(count('How often it runs yet.')),
          },
          { ...closed, description: 'A limit of tickets.' },
        ),
        { description: 'Limits of tickets.' },
      ),
    ),
    ratings: Type.Optional(
      Type.Array(
        Type.Object(
          {
            value: Type.Number({ description: 'As the customer gave it.' }),
            dimension: Type.Optional(Type.String({ description: 'What is rated, where that is said.' })),
            times,
          },
          { ...closed, description: 'Ratings of customers.' },
        ),
        { description: 'Ratings of customers.' },
      ),
    ),
    complaints: Type.Optional(
      Type.Object(
        { simple: Type.Optional(count('Simple ones.')), complex: Type.Optional(count('Complex ones.')) },
        { ...closed, description: 'Complaints held against the agent.' },
      ),
    ),
    tickets: Type.Optional(
      Type.Object(
        {
          complained: Type.Optional(count('Tickets with a complaint,')),
          handled: Type.Optional(count('of these answered or settled.')),
          repaired: Type.Optional(count('Repairs done,')),
          reopened: Type.Optional(count('of these opened again.')),
        },
        { ...closed, description: 'Tickets; {} where there are some, and nothing to say of them.' },
      ),
    ),
    inspections: Type.Optional(
      Type.Array(
        Type.Object(
          {
            checklist: Type.String({ description: 'Id of a checklist.' }),
            problems: Type.Record(Type.String(), count('How many problems there were.'), {
              description: 'By item that was looked at, how many problems there were.',
            }),
            whole: Type.Optional(Type.Array(Type.String(), { description: 'Items lost as a whole.' })),
            checked: Type.Optional(count('How many were looked at,')),
            of: Type.Optional(count('of how many.')),
          },
          { ...closed, description: 'An inspection.' },
        ),
        { description: 'Inspections.' },
      ),
    ),
    entered: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kpi: Type.Enum(ENTERED_KPIS, { description: 'Which rate.' }),
            numerator: count('So many,'),
            denominator: Type.Optional(count('of so many.')),
          },
          { ...closed, description: 'A rate that somebody entered.' },
        ),
        { description: 'Rates that are entered by hand.' },
      ),
    ),
    before: Type.Optional(
      Type.Array(Type.Union([Type.String(), Type.Null()]), {
        description: 'Grades of the months before, the latest last; null where there was none.',
      }),
    ),
  },
  { ...closed, description: 'What happened in the month.' },
)

const Example = Type.Object(
  {
    name: Type.String({ description: 'A name for you.' }),
    clauses: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Clauses of the scheme or its checklists that are seen at work in it.',
      }),
    ),
    month,
    expect: Type.Object(
      {
        total: score('0 to 100; null where there is none.'),
        grade: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'The grade, or null.' })),
        factor: score('The factor that is proposed.'),
        why: Type.Optional(Type.String({ description: 'Why there is no total.' })),
        parts: Type.Optional(
          Type.Record(
            Type.String(),
            Type.Union([Type.Number(), Type.Null()], { description: 'Its points, or null.' }),
            {
              description: 'By part: qa, limits, ratings, complaints, inspections.',
            },
          ),
        ),
        left_out: Type.Optional(
          Type.Record(Type.String(), count('How many.'), { description: 'By part: what could not be counted.' }),
        ),
        adjustments: Type.Optional(
          Type.Record(Type.String(), Type.Number({ description: 'What it comes to.' }), {
            description: 'By id of a deduction or bonus.',
          }),
        ),
        measures: Type.Optional(Type.Array(Type.Enum(MEASURES), { description: 'What is proposed.' })),
        kpis: Type.Optional(
          Type.Array(
            Type.Object(
              {
                kpi: Type.Enum(KPIS, { description: 'Which rate.' }),
                value: score('In percent, or null.'),
                met: Type.Optional(
                  Type.Union([Type.Boolean(), Type.Null()], { description: 'Whether the target is reached, or null.' }),
                ),
              },
              { ...closed, description: 'A rate.' },
            ),
            { description: 'Rates, were this agent the whole team.' },
          ),
        ),
      },
      { ...closed, minProperties: 1, description: 'What the scheme makes of it.' },
    ),
  },
  { ...closed, description: 'A month and what the scheme makes of it.' },
)

/** The examples of a scheme, beside it: schemes/<id>.examples.yaml */
export const SchemeExamples = Type.Object(
  {
    scheme: Type.String({ description: 'The id of the scheme beside which the file stands.' }),
    examples: Type.Array(Example, { minItems: 1, description: 'Months, and what the scheme makes of them.' }),
  },
  { additionalProperties: false },
)
export type SchemeExamples = Static<typeof SchemeExamples>
export type SchemeExample = SchemeExamples['examples'][number]

const MONTH = '2026-05'

/** In what an example does not come out as it says: one line each. */
export function schemeFailures(assessor: Assessor, example: SchemeExample): string[] {
  const facts = factsOf(example)
  const { before = [] } = example.month
  const history = before.map(
    (grade, i): Before => ({ month: monthsBack(MONTH, before.length - i), total: null, grade, title: null }),
  )
  const sheet = assess(assessor, {
    month: MONTH,
    facts,
    tickets_known: example.month.tickets !== undefined || example.month.complaints !== undefined,
    before: history,
  })
  const kpis = kpisOf(assessor.scheme, [facts])
  return expected(example, sheet, kpis).flatMap(([what, wanted, found]) =>
    wanted === undefined || JSON.stringify(wanted) === JSON.stringify(found)
      ? []
      : [`expected ${what} ${JSON.stringify(wanted)}, came out ${JSON.stringify(found)}`],
  )
}

type Line = [what: string, wanted: unknown, found: unknown]

function expected({ expect }: SchemeExample, sheet: AssessmentSheet, kpis: readonly Kpi[]): Line[] {
  const parts = new Map<string, AssessmentSheet['parts'][number]>(sheet.parts.map((one) => [one.part, one]))
  const by = <T>(values: Record<string, T> | undefined, what: string, find: (key: string) => unknown): Line[] =>
    Object.entries(values ?? {}).map(([key, wanted]) => [`${what} ${key}`, wanted, find(key) ?? null])
  return [
    ['total', expect.total, sheet.total],
    ['grade', expect.grade, sheet.grade?.id ?? null],
    ['factor', expect.factor, sheet.factor],
    ['why', expect.why, sheet.why],
    ...by(expect.parts, 'part', (name) => parts.get(name as PartName)?.points),
    ...by(expect.left_out, 'left out of', (name) => parts.get(name)?.left_out),
    ...by(expect.adjustments, 'adjustment', (id) => sheet.adjustments.find((one) => one.id === id)?.points),
    ['measures', expect.measures, sheet.measures.map(({ measure }) => measure)],
    ...(expect.kpis ?? []).flatMap(({ kpi, value, met }): Line[] => {
      const found = kpis.find((one) => one.kpi === kpi)
      return [
        [`rate ${kpi}`, value, found?.value ?? null],
        [`whether ${kpi} is reached`, met, found?.met ?? null],
      ]
    }),
  ]
}

/** An example's month as the store would tell it. */
function factsOf({ month }: SchemeExample): AgentFacts {
  const at = `${MONTH}-06T10:00:00+08:00`
  const several = <T>(count: number | undefined, one: T): (T & { times: number })[] =>
    count === undefined || count === 0 ? [] : [{ ...one, times: count }]
  const { complained = 0, handled = 0, repaired = 0, reopened = 0 } = month.tickets ?? {}
  const ticket = {
    ticket_id: '',
    at,
    repair: false,
    repaired: false,
    reopened: false,
    complained: false,
    handled: false,
  }
  const repair = { ...ticket, repair: true, repaired: true }
  return {
    agent: { id: 'A001', name: '', team: '', site: '' },
    unscored: 0,
    calls: (month.calls ?? []).map(({ score, critical = false, times = 1 }) => {
      return { call_id: '', at, score, critical, form_id: '', queue: '', times }
    }),
    limits: (month.limits ?? []).flatMap(({ limit, met, missed, running }) => {
      const one = { ticket_id: '', limit_id: limit, at }
      return [
        ...several(met, { ...one, status: 'met' as const }),
        ...several(missed, { ...one, status: 'missed' as const }),
        ...several(running, { ...one, status: 'running' as const }),
      ]
    }),
    ratings: (month.ratings ?? []).map(({ value, dimension = '', times = 1 }) => {
      return { ticket_id: '', event_id: '', at, dimension, value, times }
    }),
    complaints: (['simple', 'complex'] as const).flatMap((complexity) =>
      several(month.complaints?.[complexity], { ticket_id: '', event_id: '', at, complexity }),
    ),
    tickets: [
      ...several(handled, { ...ticket, complained: true, handled: true }),
      ...several(complained - handled, { ...ticket, complained: true }),
      ...several(reopened, { ...repair, reopened: true }),
      ...several(repaired - reopened, repair),
    ],
    inspections: (month.inspections ?? []).map(({ checklist, problems, whole = [], checked, of }, i) => ({
      inspection_id: `i-${i}`,
      checklist,
      at,
      area: '',
      who: '',
      checked: checked ?? null,
      of: of ?? null,
      items: Object.entries(problems).map(([item, problems]) => ({
        item,
        problems,
        whole: whole.includes(item),
        note: '',
      })),
    })),
    entered: (month.entered ?? []).map(({ kpi, numerator, denominator = null }) => ({ kpi, numerator, denominator })),
  }
}
