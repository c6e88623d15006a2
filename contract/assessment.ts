import { type Static, Type } from 'typebox'
import { Nullable } from './nullable.ts'
import { Bilingual } from './score.ts'
import { AgentRef } from './views.ts'

const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' })

/** What the assessment weighs against each other. */
export const PARTS = ['qa', 'limits', 'ratings', 'complaints', 'inspections'] as const
export type PartName = (typeof PARTS)[number]

/** What the assessment may propose, the mildest first. */
export const MEASURES = [
  'praise',
  'talk',
  'training',
  'criticism',
  'verbal_warning',
  'written_warning',
  'termination',
] as const
export type MeasureName = (typeof MEASURES)[number]

/** The rates that are counted for teams; the last three nobody can count from calls and tickets. */
export const KPIS = [
  'satisfaction',
  'complaint_handling',
  'timely_repair',
  'rework',
  'callback',
  'response',
  'equipment',
  'fee_collection',
  'major_accidents',
] as const
export type KpiName = (typeof KPIS)[number]

/** Rates that are entered by hand. */
export const ENTERED_KPIS = ['equipment', 'fee_collection', 'major_accidents'] as const
export type EnteredKpi = (typeof ENTERED_KPIS)[number]

/** Of these there is a number and no rate: how many there were. */
export const isCount = (kpi: KpiName): boolean => kpi === 'major_accidents'

/*
 * Facts of a month: what the store knows, before any scheme says what it is worth. Times are RFC 3339. Where only
 * figures are asked for, facts that are alike are one with `times`, and ids and times are ''.
 */

interface Repeated {
  /** 1 where not said. */
  times?: number
}

export interface CallFact extends Repeated {
  call_id: string
  at: string
  /** 0 to 100, one decimal. */
  score: number
  critical: boolean
  form_id: string
  queue: string
}

/** A limit of a ticket, as it stands when asked. */
export interface LimitFact extends Repeated {
  ticket_id: string
  limit_id: string
  at: string
  status: 'met' | 'missed' | 'running' | 'paused'
}

export interface RatingFact extends Repeated {
  ticket_id: string
  event_id: string
  at: string
  /** '' where the customer gave one number for all. */
  dimension: string
  /** As the customer gave it. */
  value: number
}

/** A complaint that is held against an agent. */
export interface ComplaintFact extends Repeated {
  ticket_id: string
  event_id: string
  at: string
  complexity: 'simple' | 'complex' | ''
}

/** What became of a ticket the agent took first; for rates of teams. */
export interface TicketFact extends Repeated {
  ticket_id: string
  at: string
  repair: boolean
  /** Of a repair: done at least once, and opened again after that. */
  repaired: boolean
  reopened: boolean
  /** A complaint was filed in the month, and has been answered or settled since. */
  complained: boolean
  handled: boolean
}

/** What an inspector found, entered by hand. */
export interface InspectionFact {
  inspection_id: string
  checklist: string
  at: string
  area: string
  who: string
  /** How many were looked at, of how many; null where that was not said. */
  checked: number | null
  of: number | null
  items: { item: string; problems: number; whole: boolean; note: string }[]
  /** On a member's sheet: it was of the whole team. */
  whole_team?: boolean
}

/** A rate of a team that somebody entered; `denominator` null of what is only counted. */
export interface EnteredFact {
  kpi: EnteredKpi
  numerator: number
  denominator: number | null
}

/** Everything the store knows of an agent's month. An id of '' stands for what belongs to a team and no agent. */
export interface AgentFacts {
  agent: AgentRef
  calls: CallFact[]
  /** Calls without a score. */
  unscored: number
  limits: LimitFact[]
  ratings: RatingFact[]
  complaints: ComplaintFact[]
  tickets: TicketFact[]
  inspections: InspectionFact[]
  entered: EnteredFact[]
}

export interface MonthFacts {
  month: string
  /** Whether any ticket event came in for the month: without, nobody knows whether there were complaints. */
  tickets_known: boolean
  agents: AgentFacts[]
}

/* What the pages read. */

/** One thing a part's points were made of. */
export const AssessedEntry = Type.Object({
  kind: Type.Enum(['call', 'ticket', 'inspection']),
  id: Type.String(),
  at: Type.String(),
  /** Limit, dimension or item of the checklist; '' otherwise. */
  what: Type.String(),
  /** Of calls: critical; of limits: met, missed, running or paused; of complaints: simple or complex; of items lost as a whole: whole. */
  state: Type.String(),
  /** As it came: score, rating, problems. */
  value: Nullable(Type.Number()),
  /** What it came to, and what it could have come to at most. */
  points: Nullable(Type.Number()),
  most: Nullable(Type.Number()),
  /** How many alike it stands for; on a sheet 1. */
  times: Type.Integer(),
  counted: Type.Boolean(),
  /** An inspection of the whole team, which the scheme counts for each member. */
  whole_team: Type.Boolean(),
  /** Why it does not count; '' where it does. */
  why: Type.Enum([
    '',
    'not_due',
    'outside_scale',
    'no_scale',
    'nothing_inspected',
    'sample_too_small',
    'unknown_checklist',
    'unknown_item',
  ]),
  note: Type.String(),
})

/**
 * A line of the arithmetic. `mean`, `share` and `weighted` are numerator / denominator (`share` x 100); `off` is
 * numerator (how many) x denominator (points each), and taken away.
 */
export const AssessedStep = Type.Object({
  step: Type.Enum(['mean', 'share', 'weighted', 'off']),
  /** Dimension, complexity or item; '' where it is of all. */
  of: Type.String(),
  title: Nullable(Bilingual),
  numerator: Type.Number(),
  denominator: Type.Number(),
  result: Type.Number(),
})

const part = {
  part: Type.Enum([...PARTS]),
  /** As the scheme gives it. */
  weight: Type.Number(),
  /** 0 to 100, two decimals; null where there is nothing to make them of. */
  points: Nullable(Type.Number()),
  why: Nullable(Type.Enum(['no_scored_calls', 'no_limits', 'no_ratings', 'no_tickets', 'no_inspections'])),
  /** Of the weights of all parts that have points, in percent. */
  share: Nullable(Type.Number()),
  /** What it brings to the total, and what it keeps from 100. */
  brings: Nullable(Type.Number()),
  lost: Nullable(Type.Number()),
  /** How many entries made it, and how many could not be used. */
  counted: Type.Integer(),
  left_out: Type.Integer(),
  clauses: Type.Array(Type.String()),
}

export const AssessedPart = Type.Object(part)
export const AssessedPartOpen = Type.Object({
  ...part,
  steps: Type.Array(AssessedStep),
  entries: Type.Array(AssessedEntry),
})

export const Adjustment = Type.Object({
  id: Type.String(),
  title: Bilingual,
  of: Type.String(),
  count: Type.Integer(),
  each: Type.Number(),
  at_most: Nullable(Type.Number()),
  points: Type.Number(),
  clauses: Type.Array(Type.String()),
})

/** A measure that is proposed, and the months whose grades made it so. */
export const ProposedMeasure = Type.Object({
  measure: Type.Enum([...MEASURES]),
  months: Type.Array(Type.Object({ month: Month, grade: Type.String() })),
  times: Type.Integer(),
  within: Type.Integer(),
  clauses: Type.Array(Type.String()),
})

export const SchemeRef = Type.Object({
  id: Type.String(),
  version: Type.String(),
  hash: Type.String(),
  title: Bilingual,
})

const sheet = {
  month: Month,
  agent: AgentRef,
  /** Null where no scheme is for this agent. */
  scheme: Nullable(SchemeRef),
  scored: Type.Integer(),
  unscored: Type.Integer(),
  /** 0 to 100, one decimal; null where there is none, and `why` says so. */
  total: Nullable(Type.Number()),
  why: Nullable(Type.Enum(['no_scheme', 'too_few_calls', 'no_parts'])),
  /** Below so many scored calls there is no total and no rank. */
  least_calls: Type.Integer(),
  grade: Nullable(Type.Object({ id: Type.String(), title: Bilingual, below_line: Type.Boolean() })),
  /** Proposed, as all of it is: of the pay that depends on performance. */
  factor: Nullable(Type.Number()),
  /** Among those of the team who have a total; equal totals share a place. */
  rank: Nullable(Type.Object({ place: Type.Integer(), of: Type.Integer() })),
  measures: Type.Array(ProposedMeasure),
}

export const AssessmentRow = Type.Object({ ...sheet, parts: Type.Array(AssessedPart) })

export const AssessmentTeam = Type.Object({
  team: Type.String(),
  agents: Type.Integer(),
  assessed: Type.Integer(),
  /** Of those with a total, one decimal. */
  average: Nullable(Type.Number()),
  below_line: Type.Integer(),
  /** What inspections of the team as a whole came to; null where the team's scheme counts no inspections. */
  inspections: Nullable(
    Type.Object({
      /** 0 to 100, two decimals; null where there was none that counts. */
      points: Nullable(Type.Number()),
      /** Whether they are in each member's sheet, too. */
      for_members: Type.Boolean(),
      counted: Type.Integer(),
      left_out: Type.Integer(),
      steps: Type.Array(AssessedStep),
      entries: Type.Array(AssessedEntry),
    }),
  ),
})

/** What a total is made of and what it is called, as the scheme says. */
const terms = {
  /** With fewer scored calls there is no total. */
  least_calls: Type.Integer(),
  weights: Type.Array(Type.Object({ part: Type.Enum([...PARTS]), weight: Type.Number() })),
  /** Deductions and bonuses: points each, and at most without a sign. */
  adjustments: Type.Array(
    Type.Object({ id: Type.String(), title: Bilingual, each: Type.Number(), at_most: Nullable(Type.Number()) }),
  ),
  /** The highest first; `from` is the least total. */
  grades: Type.Array(
    Type.Object({
      id: Type.String(),
      from: Type.Number(),
      title: Bilingual,
      factor: Type.Number(),
      below_line: Type.Boolean(),
    }),
  ),
  /** The least total that is not below the line; null where the scheme draws none. */
  pass_from: Nullable(Type.Number()),
}

export const AssessmentReport = Type.Object({
  month: Month,
  tickets_known: Type.Boolean(),
  schemes: Type.Array(Type.Object({ ...SchemeRef.properties, note: Bilingual, ...terms, agents: Type.Integer() })),
  teams: Type.Array(AssessmentTeam),
  agents: Type.Array(AssessmentRow),
})

/** What an inspector looks at, and what a problem takes. */
export const ChecklistView = Type.Object({
  id: Type.String(),
  version: Type.String(),
  title: Bilingual,
  note: Bilingual,
  sample_percent: Nullable(Type.Number()),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Bilingual,
      look: Bilingual,
      points: Type.Number(),
      per_problem: Type.Number(),
      whole: Nullable(Bilingual),
      frequency: Type.Enum(['daily', 'weekly', 'monthly', 'quarterly', 'random']),
      clauses: Type.Array(Type.String()),
    }),
  ),
})

export const SchemeView = Type.Object({
  ...SchemeRef.properties,
  note: Bilingual,
  clauses: Type.Array(Type.String()),
  ...terms,
  scales: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Bilingual,
      dimensions: Type.Array(Type.Object({ id: Type.String(), title: Bilingual })),
      points: Type.Array(Type.Object({ value: Type.Number(), points: Type.Number() })),
    }),
  ),
  checklists: Type.Array(ChecklistView),
})

export const AssessmentSheet = Type.Object({
  ...sheet,
  parts: Type.Array(AssessedPartOpen),
  /** Weights x points / weights, before adjustments. Null where there is no total. */
  base: Nullable(Type.Object({ numerator: Type.Number(), denominator: Type.Number(), result: Type.Number() })),
  adjustments: Type.Array(Adjustment),
  /** Earlier months, the newest first. */
  before: Type.Array(
    Type.Object({
      month: Month,
      total: Nullable(Type.Number()),
      grade: Nullable(Type.String()),
      title: Nullable(Bilingual),
    }),
  ),
  rules: Nullable(SchemeView),
  /** What the limits among the entries are called. */
  limits: Type.Array(Type.Object({ id: Type.String(), title: Bilingual })),
})

/**
 * How many, where anything was inspected. The types are in one list: of alternatives the first is tried, and null would be
 * read as 0.
 */
const Looked = (description: string) =>
  Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    minimum: 1,
    maximum: 1_000_000,
    description,
    expected: 'a whole number from 1 to 1000000: with nothing inspected there is no inspection',
  })

/** An inspection as somebody enters it. */
export const InspectionDraft = Type.Object(
  {
    day: Type.String({
      format: 'date',
      pattern: '^(19[7-9]\\d|2[01]\\d\\d)-',
      description: 'When it was, YYYY-MM-DD',
      expected: 'a day that exists, YYYY-MM-DD, from 1970 on',
    }),
    who: Type.String({
      minLength: 1,
      maxLength: 128,
      pattern: '\\S',
      description: 'Who inspected',
      expected: 'a name of 1 to 128 characters',
    }),
    checklist: Type.String({ description: 'Id of the checklist', expected: 'the id of a checklist' }),
    agent_id: Type.Optional(
      Type.String({ maxLength: 128, description: 'Whom it is about', expected: 'text of at most 128 characters' }),
    ),
    team: Type.Optional(
      Type.String({ maxLength: 200, description: 'Or which team', expected: 'text of at most 200 characters' }),
    ),
    area: Type.Optional(
      Type.String({ maxLength: 200, description: 'Where', expected: 'text of at most 200 characters' }),
    ),
    checked: Type.Optional(Looked('How many were looked at')),
    of: Type.Optional(Looked('Of how many')),
    items: Type.Array(
      Type.Object(
        {
          item: Type.String({ description: 'Id of the item', expected: 'the id of an item of the checklist' }),
          problems: Type.Integer({
            minimum: 0,
            maximum: 1000,
            description: 'How many problems there were',
            expected: 'a whole number from 0 to 1000',
          }),
          whole: Type.Optional(Type.Boolean({ description: 'Lost as a whole', expected: 'true or false' })),
          note: Type.Optional(
            Type.String({ maxLength: 2000, description: 'What was seen', expected: 'text of at most 2000 characters' }),
          ),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200, description: 'What was looked at', expected: 'at least one item' },
    ),
    note: Type.Optional(
      Type.String({ maxLength: 2000, description: 'Anything else', expected: 'text of at most 2000 characters' }),
    ),
  },
  { additionalProperties: false },
)

/** An inspection as it is kept. Nothing is ever changed: one that was wrong is withdrawn and entered anew. */
export const Inspection = Type.Object({
  id: Type.String(),
  entered_at: Type.String(),
  day: Type.String(),
  who: Type.String(),
  checklist: Type.String(),
  checklist_version: Type.String(),
  agent: AgentRef,
  area: Type.String(),
  checked: Nullable(Type.Integer()),
  of: Nullable(Type.Integer()),
  items: Type.Array(
    Type.Object({
      item: Type.String(),
      problems: Type.Integer(),
      whole: Type.Boolean(),
      note: Type.String(),
    }),
  ),
  note: Type.String(),
  withdrawn: Nullable(Type.Object({ at: Type.String(), who: Type.String(), note: Type.String() })),
})

export const InspectionList = Type.Object({ items: Type.Array(Inspection) })
export const ChecklistList = Type.Object({ checklists: Type.Array(ChecklistView) })

export const Kpi = Type.Object({
  kpi: Type.Enum([...KPIS]),
  numerator: Nullable(Type.Integer()),
  denominator: Nullable(Type.Integer()),
  /** Of a count there is no denominator, and its value is how many there were. */
  unit: Type.Enum(['percent', 'count']),
  /** Percent, two decimals, half up; null where there is nothing to count, or nobody measured it. */
  value: Nullable(Type.Number()),
  target: Type.Number(),
  /** `at_least` or `at_most` the target. */
  bound: Type.Enum(['at_least', 'at_most']),
  met: Nullable(Type.Boolean()),
  measured: Type.Boolean(),
  /** Calls and tickets do not say it: it is what somebody entered. */
  by_hand: Type.Boolean(),
  /** Limits that are counted, where it counts limits. */
  limits: Type.Array(Type.String()),
  clauses: Type.Array(Type.String()),
})

export const KpiReport = Type.Object({
  month: Month,
  /** `team` null is all of them. */
  teams: Type.Array(Type.Object({ team: Nullable(Type.String()), scheme: Nullable(SchemeRef), kpis: Type.Array(Kpi) })),
})

export type Adjustment = Static<typeof Adjustment>
export type AssessedEntry = Static<typeof AssessedEntry>
export type AssessedPart = Static<typeof AssessedPart>
export type AssessedPartOpen = Static<typeof AssessedPartOpen>
export type AssessedStep = Static<typeof AssessedStep>
export type AssessmentReport = Static<typeof AssessmentReport>
export type AssessmentRow = Static<typeof AssessmentRow>
export type AssessmentSheet = Static<typeof AssessmentSheet>
export type AssessmentTeam = Static<typeof AssessmentTeam>
export type ChecklistView = Static<typeof ChecklistView>
export type Inspection = Static<typeof Inspection>
export type InspectionDraft = Static<typeof InspectionDraft>
export type Kpi = Static<typeof Kpi>
export type KpiReport = Static<typeof KpiReport>
export type ProposedMeasure = Static<typeof ProposedMeasure>
export type SchemeRef = Static<typeof SchemeRef>
export type SchemeView = Static<typeof SchemeView>
