import { type Static, Type } from 'typebox'
import { KPIS, MEASURES } from '../../contract/index.ts'
import { bilingual } from '../rule/bilingual.ts'

const closed = { additionalProperties: false } as const
const having = (key: string) => ({ properties: { [key]: {} }, required: [key] })
const slug = (description: string) => Type.String({ pattern: '^[a-z][a-z0-9-]*$', description })
const names = (description: string) => Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description })
const points = (description: string, minimum = 0) =>
  Type.Number({ minimum, maximum: 100, multipleOf: 0.01, description })
const month = (description: string) => Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description })

const head = {
  id: slug('The name of the file, without .yaml.'),
  version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'Three numbers.' }),
  title: bilingual('A short name.'),
  note: bilingual('What of it the manuals say, and what is a default of ours.'),
}
const clauses = Type.Optional(Type.Array(Type.String(), { description: 'Clauses of the standard it stands for.' }))
const weight = Type.Number({
  minimum: 0,
  maximum: 100,
  multipleOf: 0.01,
  description: 'How much it counts beside the other parts; those without data leave the reckoning.',
})

/** Days and who looks, as the manuals have it. */
const FREQUENCIES = ['daily', 'weekly', 'monthly', 'quarterly', 'random'] as const
const METHODS = ['on_site', 'owner_rating', 'documents', 'records', 'listening'] as const

const CheckItem = Type.Object(
  {
    id: slug('Its name on the checklist.'),
    title: bilingual('A short name.'),
    look: bilingual('What the inspector looks for.'),
    points: Type.Number({ exclusiveMinimum: 0, maximum: 100, multipleOf: 0.01, description: 'What it is worth.' }),
    per_problem: points('What each problem takes; no item falls below 0.'),
    whole: Type.Optional(bilingual('When the whole item is lost.')),
    frequency: Type.Enum(FREQUENCIES, { description: 'How often it is looked at.' }),
    methods: Type.Array(Type.Enum(METHODS), { minItems: 1, description: 'How.' }),
    clauses,
  },
  { ...closed, description: 'A point to look at.' },
)

/** What is inspected without a call, and what a problem takes: checklists/<id>.yaml */
export const Checklist = Type.Object(
  {
    ...head,
    sample_percent: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 100,
        description: 'So much of all there is has to be looked at; an inspection of less does not count.',
      }),
    ),
    clauses,
    items: Type.Array(CheckItem, { minItems: 1, description: 'What to look at.' }),
  },
  closed,
)
export type Checklist = Static<typeof Checklist>
export type CheckItem = Checklist['items'][number]

const Dimension = Type.Object(
  {
    id: Type.String({ minLength: 1, description: "As ratings name it; '' is never needed." }),
    title: bilingual('A short name.'),
    weight: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 100,
        multipleOf: 0.01,
        description: 'How much it counts beside the other dimensions; 1 where not said.',
      }),
    ),
  },
  { ...closed, description: 'What is rated.' },
)

const Scale = Type.Object(
  {
    id: slug('Its name.'),
    title: bilingual('A short name.'),
    dimensions: Type.Optional(
      Type.Array(Dimension, { minItems: 1, description: 'It is for ratings of these; without, for all others.' }),
    ),
    points: Type.Array(Type.Tuple([Type.Number(), points('Points, 0 to 100.')]), {
      minItems: 2,
      description:
        'Values of the scale, rising, and the points each is worth; in between along a straight line. A rating below the first or above the last counts nowhere.',
    }),
    step: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        multipleOf: 0.001,
        description: 'Only whole steps from the first value are on the scale.',
      }),
    ),
    satisfied_from: Type.Number({ description: 'From this value on the customer counts as satisfied.' }),
  },
  { ...closed, description: 'A scale on which customers rate.' },
)
export type Scale = Static<typeof Scale>

const parts = Type.Object(
  {
    qa: Type.Optional(
      Type.Object({ weight, clauses }, { ...closed, description: 'The average of the scored calls, as it is.' }),
    ),
    limits: Type.Optional(
      Type.Object(
        {
          weight,
          only: Type.Optional(names('Ids of limits that count; all where not said.')),
          clauses,
        },
        { ...closed, description: 'Limits met, of those met or missed, times 100.' },
      ),
    ),
    ratings: Type.Optional(
      Type.Object(
        {
          weight,
          scales: Type.Array(Scale, { minItems: 1, description: 'How ratings become points; the first that fits.' }),
          clauses,
        },
        { ...closed, description: 'What customers gave, as points; dimensions are averaged each for itself.' },
      ),
    ),
    complaints: Type.Optional(
      Type.Object(
        {
          weight,
          off: Type.Object(
            {
              simple: points('A simple complaint, or one of which that is not said.'),
              complex: points('A complex one.'),
            },
            { ...closed, description: 'What a complaint takes from 100.' },
          ),
          clauses,
        },
        { ...closed, description: '100, less so much for each complaint held against the agent; at least 0.' },
      ),
    ),
    inspections: Type.Optional(
      Type.Object(
        {
          weight,
          checklists: names('Ids of the checklists that count.'),
          of_teams: Type.Optional(
            Type.Enum(['team', 'members'], {
              description:
                "Where an inspection of a whole team counts: in the team's own figure alone (`team`, where not said), or in each member's sheet, too.",
            }),
          ),
          clauses,
        },
        { ...closed, description: 'Points kept, of those of all items looked at, times 100.' },
      ),
    ),
  },
  { ...closed, minProperties: 1, description: 'What is weighed.' },
)

export const ADJUSTED = ['critical_calls', 'missed_limits', 'complaints', 'top_ratings'] as const

const adjustment = Type.Object(
  {
    id: slug('Its name.'),
    title: bilingual('A short name.'),
    of: Type.Enum(ADJUSTED, {
      description:
        'What is counted: calls with a critical finding, limits missed, complaints, or ratings worth 100 points.',
    }),
    each: points('Points each adds, or takes (below 0).', -100),
    at_most: Type.Optional(points('What all of them come to at most, without a sign.')),
    clauses,
  },
  { ...closed, description: 'A deduction or bonus on the weighed points.' },
)

const grade = Type.Object(
  {
    id: slug('Its name in figures.'),
    from: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.1, description: 'The least total it names.' }),
    title: bilingual('A short name.'),
    factor: Type.Number({
      minimum: 0,
      maximum: 10,
      description: 'The factor on performance pay that is proposed.',
    }),
    below_line: Type.Optional(Type.Boolean({ description: 'Below the line: not good enough.' })),
  },
  { ...closed, description: 'A name for totals.' },
)

const rung = Type.Object(
  {
    grades: names('Grades that lead here.'),
    times: Type.Integer({ minimum: 1, description: 'In so many months, this one among them.' }),
    within: Type.Integer({ minimum: 1, maximum: 24, description: 'Of so many months, this one the last.' }),
    measures: Type.Array(Type.Enum(MEASURES), { minItems: 1, description: 'What is proposed then.' }),
    clauses,
  },
  { ...closed, description: 'What follows grades. The last rung reached is proposed, in place of those before it.' },
)

const bound = {
  at_least: Type.Optional(Type.Number({ minimum: 0, description: 'The target in percent, at least.' })),
  at_most: Type.Optional(
    Type.Number({ minimum: 0, description: 'The target in percent, at most; of major_accidents how many.' }),
  ),
}
const kpi = Type.Object(
  {
    kpi: Type.Enum(KPIS, { description: 'Which rate.' }),
    ...bound,
    limits: Type.Optional(names('Ids of the limits that it counts: timely_repair, callback and response.')),
    clauses,
  },
  {
    ...closed,
    oneOf: [having('at_least'), having('at_most')],
    description: 'A rate of a team and month, and its target.',
  },
)

/**
 * How a month is assessed: schemes/<id>.yaml. The total is the average of the parts by their weights, then deductions
 * and bonuses, within 0 and 100, to one decimal, halves up. It is a proposal; people decide.
 */
export const Scheme = Type.Object(
  {
    ...head,
    clauses,
    applies_to: Type.Optional(
      Type.Object(
        {
          agents: Type.Optional(names('Ids of agents.')),
          teams: Type.Optional(names('Teams.')),
          queues: Type.Optional(names('Queues: agents most of whose scored calls came in by them.')),
          forms: Type.Optional(names('Forms: agents most of whose scored calls were scored by them.')),
        },
        {
          ...closed,
          minProperties: 1,
          description:
            'For whom, any of these; all others where not said. Agents come before teams, teams before queues, queues before forms.',
        },
      ),
    ),
    effective: Type.Optional(
      Type.Object(
        { from: Type.Optional(month('The first month.')), to: Type.Optional(month('The month after the last.')) },
        { ...closed, minProperties: 1, description: 'For these months.' },
      ),
    ),
    min_calls: Type.Integer({ minimum: 1, description: 'With fewer scored calls there is no total and no rank.' }),
    parts,
    adjustments: Type.Optional(Type.Array(adjustment, { minItems: 1, description: 'Deductions and bonuses.' })),
    grades: Type.Array(grade, { minItems: 1, description: 'Names for totals; the highest that a total reaches.' }),
    ladder: Type.Optional(Type.Array(rung, { minItems: 1, description: 'What is proposed, the mildest first.' })),
    kpis: Type.Optional(Type.Array(kpi, { minItems: 1, description: 'Rates of a team against their targets.' })),
  },
  closed,
)
export type Scheme = Static<typeof Scheme>
