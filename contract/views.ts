import { type Static, Type } from 'typebox'
import { Nullable } from './nullable.ts'
import { Bilingual, Finding, Score, Severity } from './score.ts'

/**
 * What the API serves and the pages show. Points are points of the form (0 to 100 a call), times RFC 3339 in
 * EARSHOT_TZ, months `YYYY-MM`, days `YYYY-MM-DD`, averages one decimal (null where nothing was scored).
 */
const Average = Nullable(Type.Number())
const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' })

export const AgentRef = Type.Object({
  id: Type.String(),
  name: Type.String(),
  team: Type.String(),
  site: Type.String(),
})

export const CallSummary = Type.Object({
  call_id: Type.String(),
  started_at: Type.String(),
  day: Type.String(),
  duration_ms: Type.Integer(),
  channel: Type.String(),
  direction: Type.String(),
  queue: Type.String(),
  language: Type.String(),
  agent: AgentRef,
  score_id: Type.String(),
  score: Nullable(Type.Number()),
  grade: Nullable(Type.String()),
  critical: Type.Boolean(),
  form_id: Type.String(),
  /** Every tag a finding carries, each once. */
  tags: Type.Array(Type.String()),
  findings: Type.Integer(),
  /** How sure the least sure of its findings is, 0 to 1; null where there is none, or none says. */
  confidence: Nullable(Type.Number()),
  /** Why there is no score: a NotEvaluated reason, or `unanswered`, `voicemail`, `empty`; '' where there is one. */
  unscored: Type.String(),
})

export const CallPage = Type.Object({
  items: Type.Array(CallSummary),
  /** Pass as `after` for the next page; null on the last. */
  next: Nullable(Type.String()),
  /** How many calls fit the filter in all. */
  total: Type.Integer(),
})

/** A form as the pages need it: titles and points, no detectors. */
export const FormView = Type.Object({
  id: Type.String(),
  version: Type.String(),
  hash: Type.String(),
  title: Bilingual,
  grades: Type.Array(Type.Object({ id: Type.String(), from: Type.Number(), title: Bilingual })),
  sections: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Bilingual,
      /** Absent where it is 1. */
      weight: Type.Optional(Type.Number()),
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Bilingual,
          points: Type.Number(),
          /** Absent where it is 1. */
          weight: Type.Optional(Type.Number()),
          /** What a person judges the item by; absent where rules do. */
          review: Type.Optional(Bilingual),
        }),
      ),
    }),
  ),
  rules: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.String(),
      title: Bilingual,
      why: Bilingual,
      tags: Type.Array(Type.String()),
      clauses: Type.Array(Type.String()),
    }),
  ),
})

export const CallVersion = Type.Object({
  input_hash: Type.String(),
  revision: Type.Integer(),
  ended_at: Type.String(),
  received_at: Type.String(),
  /** Where it came from, e.g. `kafka calls.transcripts[2]@1041`, `http r-8f…#3`, `file may.jsonl:17`. */
  source: Type.String(),
  current: Type.Boolean(),
})

export const CallDetail = Type.Object({
  summary: CallSummary,
  /** The call.v1 object as it came in. */
  call: Type.Unknown(),
  score: Nullable(Score),
  form: Nullable(FormView),
  versions: Type.Array(CallVersion),
})

export const Tally = Type.Object({
  calls: Type.Integer(),
  scored: Type.Integer(),
  average: Average,
  /** Calls whose whole form or a section went to zero. */
  critical: Type.Integer(),
})

export const DayRow = Type.Object({ day: Type.String(), ...Tally.properties })

export const AgentRow = Type.Object({
  agent: AgentRef,
  ...Tally.properties,
  /** Of the scored calls, in percent, one decimal. */
  pass_rate: Average,
  /** The tag that cost the most points, '' where nothing did. */
  worst_tag: Type.String(),
})

export const TeamRow = Type.Object({
  team: Type.String(),
  agents: Type.Integer(),
  ...Tally.properties,
  pass_rate: Average,
  worst_tag: Type.String(),
})

/** One way calls went wrong: how many calls, how many findings, and the points taken in all (a positive number). */
export const ProblemRow = Type.Object({
  rule_id: Type.String(),
  title: Bilingual,
  tags: Type.Array(Type.String()),
  severity: Severity,
  calls: Type.Integer(),
  findings: Type.Integer(),
  points_lost: Type.Number(),
})

/** Scores from `from` (included) to `to` (not included; the last bin takes 100 too). */
export const Bin = Type.Object({ from: Type.Integer(), to: Type.Integer(), calls: Type.Integer() })

/** Which scores a month shows: how many of its calls are scored by what. */
export const ScoredBy = Type.Object({
  /** As they came in, or scored again later. */
  kind: Type.Enum(['live', 'rescore']),
  /** When scoring again began; null for what was scored as it came in. */
  started_at: Nullable(Type.String()),
  /** Whether scoring again got to its end. */
  complete: Type.Boolean(),
  /** Null where no form fitted. */
  form: Nullable(Type.Object({ id: Type.String(), version: Type.String(), hash: Type.String() })),
  engine: Type.String(),
  calls: Type.Integer(),
})

export const MonthReport = Type.Object({
  month: Month,
  ...Tally.properties,
  pass_rate: Average,
  /** The month before, for comparison; null where it has no scored calls. */
  previous: Nullable(Type.Object({ month: Month, average: Average, pass_rate: Average, calls: Type.Integer() })),
  /** Calls without a score, by why. */
  unscored: Type.Array(Type.Object({ reason: Type.String(), calls: Type.Integer() })),
  grades: Type.Array(Type.Object({ grade: Type.String(), calls: Type.Integer() })),
  /** Ten bins of ten points. */
  distribution: Type.Array(Bin),
  days: Type.Array(DayRow),
  /** The most calls first. */
  scored_by: Type.Array(ScoredBy),
  problems: Type.Array(ProblemRow),
  agents: Type.Array(AgentRow),
  teams: Type.Array(TeamRow),
})

export const MonthList = Type.Object({
  months: Type.Array(Type.Object({ month: Month, calls: Type.Integer() })),
})

/** What the filters can be set to in a month. */
export const Facets = Type.Object({
  agents: Type.Array(AgentRef),
  teams: Type.Array(Type.String()),
  queues: Type.Array(Type.String()),
  tags: Type.Array(Type.String()),
})

/** A habit: a rule the agent broke in the month, with moments to listen to and what to say instead. */
export const Habit = Type.Object({
  ...ProblemRow.properties,
  moments: Type.Array(
    Type.Object({
      call_id: Type.String(),
      started_at: Type.String(),
      finding: Finding,
    }),
  ),
})

export const AgentReport = Type.Object({
  month: Month,
  agent: AgentRef,
  ...Tally.properties,
  pass_rate: Average,
  team_average: Average,
  days: Type.Array(DayRow),
  habits: Type.Array(Habit),
  /** The lowest-scored calls of the month, at most ten. */
  lowest: Type.Array(CallSummary),
})

const Problems = Type.Array(Type.Object({ path: Type.String(), found: Type.String(), expected: Type.String() }))

const letter = {
  id: Type.String(),
  /** When it came. */
  at: Type.String(),
  source: Type.String(),
  step: Type.String(),
  reason: Type.String(),
  problems: Problems,
  /** `open`: nothing was done about it, or a retry was refused again; `retried`: a retry got it in. */
  state: Type.Enum(['open', 'retried', 'discarded']),
  /** How often it was tried again. */
  retries: Type.Integer(),
  /** Length of the value; null where there is none, or it was too large to be kept. */
  bytes: Nullable(Type.Integer()),
  /** The value's beginning, at most 2,000 characters, where that is text; null otherwise. */
  preview: Nullable(Type.String()),
}

export const DeadLetterView = Type.Object(letter)

/** What somebody did about a dead letter, and what came of it. */
export const DeadLetterAction = Type.Object({
  at: Type.String(),
  action: Type.Enum(['retried', 'discarded']),
  who: Type.String(),
  note: Type.String(),
  /** Of a retry: stored, superseded or dead_lettered; null otherwise. */
  outcome: Nullable(Type.Enum(['stored', 'superseded', 'dead_lettered'])),
  /** Why it was superseded or refused again. */
  reason: Nullable(Type.String()),
  problems: Problems,
})

export const DeadLetterDetail = Type.Object({
  ...letter,
  key_base64: Nullable(Type.String()),
  value_base64: Nullable(Type.String()),
  /** The whole value where it is text. */
  text: Nullable(Type.String()),
  /** The call or ticket event it turned out to be, as far as that could be told. */
  message: Type.Object({ kind: Type.String(), id: Type.String() }),
  /** The earliest first. */
  history: Type.Array(DeadLetterAction),
})

export const DeadLetterPage = Type.Object({
  items: Type.Array(DeadLetterView),
  next: Nullable(Type.String()),
  total: Type.Integer(),
  /** Of all that fit but for their reason. */
  reasons: Type.Array(Type.Object({ reason: Type.String(), letters: Type.Integer() })),
})

/** What became of one message handed in. */
export const Receipt = Type.Object({
  /** From 1: the line of a JSON Lines body, 1 for a single object. */
  line: Type.Integer(),
  id: Nullable(Type.String()),
  outcome: Type.Enum(['stored', 'superseded', 'refused']),
  reason: Type.Optional(Type.String()),
  problems: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), found: Type.String(), expected: Type.String() })),
  ),
})

export const Receipts = Type.Object({
  stored: Type.Integer(),
  superseded: Type.Integer(),
  refused: Type.Integer(),
  receipts: Type.Array(Receipt),
})

export type AgentRef = Static<typeof AgentRef>
export type AgentReport = Static<typeof AgentReport>
export type AgentRow = Static<typeof AgentRow>
export type Bin = Static<typeof Bin>
export type CallDetail = Static<typeof CallDetail>
export type CallPage = Static<typeof CallPage>
export type CallSummary = Static<typeof CallSummary>
export type CallVersion = Static<typeof CallVersion>
export type DayRow = Static<typeof DayRow>
export type DeadLetterAction = Static<typeof DeadLetterAction>
export type DeadLetterDetail = Static<typeof DeadLetterDetail>
export type DeadLetterPage = Static<typeof DeadLetterPage>
export type DeadLetterView = Static<typeof DeadLetterView>
export type Facets = Static<typeof Facets>
export type FormView = Static<typeof FormView>
export type Habit = Static<typeof Habit>
export type MonthList = Static<typeof MonthList>
export type MonthReport = Static<typeof MonthReport>
export type ScoredBy = Static<typeof ScoredBy>
export type ProblemRow = Static<typeof ProblemRow>
export type Receipt = Static<typeof Receipt>
export type Receipts = Static<typeof Receipts>
export type TeamRow = Static<typeof TeamRow>

/** How a limit on a ticket stands at the moment asked, as contract §3b has it, with what it takes to show it. */
export const LimitView = Type.Object({
  ticket_id: Type.String(),
  limit_id: Type.String(),
  title: Bilingual,
  clauses: Type.Array(Type.String()),
  status: Type.Enum(['met', 'missed', 'running', 'paused']),
  started_at: Type.String(),
  due_at: Nullable(Type.String()),
  met_at: Nullable(Type.String()),
  start_event: Type.String(),
  end_event: Nullable(Type.String()),
  agent_id: Nullable(Type.String()),
  department: Nullable(Type.String()),
  category: Type.String(),
  priority: Type.String(),
  /** Name, or else id; '' where nobody says. */
  customer: Type.String(),
  /** Of the ticket, at that moment. */
  ticket_state: Type.Enum(['open', 'paused', 'resolved', 'closed', 'cancelled', 'merged']),
  /** False where nobody here is measured by it: the customer has to keep it, or it is on trial. */
  counts: Type.Boolean(),
  /** The customer has to keep it. */
  customers: Type.Boolean(),
  /** Shown and told, but nobody is measured by it. */
  trial: Type.Boolean(),
  /** Of a promise made in a call: that call, and the words as they were said. */
  call_id: Nullable(Type.String()),
  said: Nullable(Type.String()),
  /** Milliseconds: left while it runs, over (below 0) once it is missed; null while it is paused. */
  left_ms: Nullable(Type.Integer()),
})

/** One limit's clocks by how they stand. `soon`: of those running, due within a day; `overdue`: of those missed, still not done. */
export const LimitTally = Type.Object({
  limit_id: Type.String(),
  title: Bilingual,
  clauses: Type.Array(Type.String()),
  /** The standard says "soon"; how long that is, is Earshot's default. */
  own_figure: Type.Boolean(),
  /** Shown and told, but nobody is measured by it. */
  trial: Type.Boolean(),
  /** False where nobody here is measured by it: the customer has to keep it, or it is on trial. */
  counts: Type.Boolean(),
  /** The customer has to keep it. */
  customers: Type.Boolean(),
  met: Type.Integer(),
  missed: Type.Integer(),
  overdue: Type.Integer(),
  /** Of those overdue, those of tickets that are not closed, cancelled or merged. */
  overdue_open: Type.Integer(),
  running: Type.Integer(),
  soon: Type.Integer(),
  paused: Type.Integer(),
})

export const LimitReport = Type.Object({
  /** The moment it is the state of. */
  at: Type.String(),
  items: Type.Array(LimitView),
  next: Nullable(Type.String()),
  total: Type.Integer(),
  tallies: Type.Array(LimitTally),
  departments: Type.Array(Type.String()),
  /** Those that have ticket events, the newest first. */
  months: Type.Array(Month),
})

export type LimitView = Static<typeof LimitView>
export type LimitTally = Static<typeof LimitTally>
export type LimitReport = Static<typeof LimitReport>

/** A comment in extreme displeasure: a complaint that nobody may have filed yet. */
export const DispleasureView = Type.Object({
  ticket_id: Type.String(),
  event_id: Type.String(),
  type: Type.String(),
  at: Type.String(),
  agent_id: Nullable(Type.String()),
  department: Nullable(Type.String()),
  comment: Type.String(),
  /** What in it shows the displeasure, as written. */
  words: Type.Array(Type.String()),
  /** Whether a complaint was filed with it or afterwards. */
  filed: Type.Boolean(),
})

/** Of a month, those without a complaint first, each the latest first; at most 500. */
export const DispleasureReport = Type.Object({
  items: Type.Array(DispleasureView),
  open: Type.Integer(),
  filed: Type.Integer(),
})

export type DispleasureReport = Static<typeof DispleasureReport>

/** A call or ticket behind a figure, to be opened. */
export const JoinedItem = Type.Object({
  /** Null of a call without a ticket. */
  ticket_id: Nullable(Type.String()),
  call_ids: Type.Array(Type.String()),
  /** When the call or ticket began. */
  at: Type.String(),
  /** Whose call it was; who opened the ticket; who took it first. */
  agent_id: Nullable(Type.String()),
  department: Nullable(Type.String()),
  customer: Nullable(Type.String()),
  why: Nullable(Type.Enum(['no_ticket', 'not_filed', 'not_resolved', 'reopened', 'called_again'])),
})

/** So many of so many, and those that are to be looked at: at most 200. */
export const JoinedFigure = Type.Object({
  id: Type.Enum(['complaints_unfiled', 'not_first_contact', 'repeat_calls', 'first_asked_dropped']),
  numerator: Type.Integer(),
  denominator: Type.Integer(),
  items: Type.Array(JoinedItem),
})

/** What calls and tickets of a month say of each other. */
export const JoinedReport = Type.Object({
  month: Month,
  at: Type.String(),
  figures: Type.Array(JoinedFigure),
})

export type JoinedItem = Static<typeof JoinedItem>
export type JoinedFigure = Static<typeof JoinedFigure>
export type JoinedReport = Static<typeof JoinedReport>
