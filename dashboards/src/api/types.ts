import type { components, operations } from '../api.generated.ts'

type Schemas = components['schemas']

export type AgentRef = Schemas['AgentRef']
export type AgentReport = Schemas['AgentReport']
export type AgentRow = Schemas['AgentRow']
export type AssessmentReport = Schemas['AssessmentReport']
/** What a scheme says of totals. */
export type SchemeTerms = Pick<
  AssessmentReport['schemes'][number],
  'least_calls' | 'weights' | 'adjustments' | 'grades' | 'pass_from'
>
export type AssessmentRow = AssessmentReport['agents'][number]
export type AssessmentSheet = Schemas['AssessmentSheet']
export type AssessedPart = AssessmentRow['parts'][number]
export type AssessedPartOpen = AssessmentSheet['parts'][number]
export type AssessedEntry = AssessedPartOpen['entries'][number]
export type AssessedStep = AssessedPartOpen['steps'][number]
export type Bilingual = Schemas['Bilingual']
export type Bin = Schemas['Bin']
/** A stored call.v1, for which the API's answer has no schema: it is kept as it came in. */
export type Call = Schemas['Call']
export type CallDetail = Schemas['CallDetail']
export type CallSummary = Schemas['CallSummary']
export type DayRow = Schemas['DayRow']
export type DeadLetterAction = Schemas['DeadLetterDetail']['history'][number]
export type ChecklistView = Schemas['ChecklistList']['checklists'][number]
export type Displeasure = Schemas['DispleasureReport']['items'][number]
export type Evidence = Schemas['Evidence']
export type Finding = Schemas['Finding']
export type FlowStep = Schemas['FlowStep']
export type FormView = Schemas['FormView']
export type Habit = Schemas['Habit']
export type Inspection = Schemas['Inspection']
export type Kpi = KpiReport['teams'][number]['kpis'][number]
export type KpiEntry = Schemas['KpiEntry']
export type KpiReport = Schemas['KpiReport']
export type JoinedFigure = Schemas['JoinedReport']['figures'][number]
export type LimitTally = Schemas['LimitReport']['tallies'][number]
export type MonthReport = Schemas['MonthReport']
export type ScoredBy = MonthReport['scored_by'][number]
export type GivenRating = Schemas['GivenRating']
export type RatingReport = Schemas['RatingReport']
export type RatingSums = Schemas['RatingSums']
export type RecordCell = Schemas['RecordPage']['rows'][number]['cells'][number]
export type RecordForm = Schemas['RecordForm']
export type RecordPage = Schemas['RecordPage']
export type ProblemRow = Schemas['ProblemRow']
export type Score = Schemas['Score']
export type ScoredItem = Schemas['ScoredItem']
export type Segment = Schemas['Segment']
export type LimitView = Schemas['LimitView']
export type TicketDetail = Schemas['TicketDetail']
export type TicketEventView = Schemas['TicketEventView']
export type TicketHappening = Schemas['TicketHappening']
export type TeamRow = Schemas['TeamRow']

export type CallFilter = Partial<NonNullable<operations['listCalls']['parameters']['query']>>
export type LetterFilter = Partial<NonNullable<operations['listDeadLetters']['parameters']['query']>>
export type RecordFilter = Pick<NonNullable<operations['getRecord']['parameters']['query']>, 'month' | 'department'>
export type LimitFilter = Partial<NonNullable<operations['listLimits']['parameters']['query']>>
/** Whose ratings, and which of them. */
export type RatingFilter = Pick<
  NonNullable<operations['listRatings']['parameters']['query']>,
  'team' | 'agent' | 'dimension' | 'value' | 'state'
>
export type MonthFilter = NonNullable<operations['getMonth']['parameters']['query']>
