import { type Static, Type } from 'typebox'
import { Nullable } from './nullable.ts'

/** The same sentence in the interface's two languages. */
export const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })

const Names = <T extends string[]>(...values: T) => Type.Enum<T>(values)

export const ItemStatus = Names('pass', 'fail', 'not_applicable', 'not_evaluated', 'needs_review')
export const Severity = Names('info', 'minor', 'major', 'critical')
export const MatchedBy = Names(
  'text',
  'homophone',
  'similar',
  'regex',
  'entity',
  'repeat',
  'sentiment',
  'timing',
  'metadata',
)
export const NotEvaluatedReason = Names(
  'low_confidence',
  'no_timing',
  'unreliable_timing',
  'no_metadata',
  'no_roles',
  'language',
  'too_short',
  'no_form',
)

/**
 * What a finding stands on: the words said (`segment`, `start`, `end`, `text`), or the times and fields measured
 * (`start_ms`, `end_ms`, `segments`, `field`, `value`, `limit`, `unit`). `hit` numbers the hits of one finding; a hit
 * over several segments has one entry a segment. Offsets count UTF-16 units of the segment's text as it came in.
 */
export const Evidence = Type.Object({
  hit: Type.Integer(),
  segment: Type.Optional(Type.Integer()),
  start: Type.Optional(Type.Integer()),
  end: Type.Optional(Type.Integer()),
  text: Type.Optional(Type.String()),
  start_ms: Type.Optional(Type.Integer()),
  end_ms: Type.Optional(Type.Integer()),
  segments: Type.Optional(Type.Array(Type.Integer())),
  field: Type.Optional(Type.String()),
  value: Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Boolean()])),
  limit: Type.Optional(Type.Union([Type.Number(), Type.String()])),
  unit: Type.Optional(Type.String()),
  matched_by: MatchedBy,
})

/** The most alike thing that was heard in a window where the wanted words were not. `similarity` is 0 to 1. */
export const Nearest = Type.Object({
  segment: Type.Integer(),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
  similarity: Type.Number(),
})

/** Where the engine looked for what was not said. Times are null where the call has none. */
export const Searched = Type.Object({
  speaker: Type.String(),
  segments: Type.Array(Type.Integer()),
  start_ms: Nullable(Type.Integer()),
  end_ms: Nullable(Type.Integer()),
  nearest: Nullable(Nearest),
})

/** What became of a step of a staged script. `not_due`: it may be left out, or the talk did not come to it. */
export const StepState = Names('done', 'skipped', 'out_of_order', 'not_due', 'not_judged')

/** A step of the script that a rule wants, in the order in which they are wanted. */
export const FlowStep = Type.Object({
  /** The condition it is made of, or the expression. */
  id: Type.String(),
  title: Bilingual,
  state: StepState,
  /** Where it was done; empty where it was not, or has no place in the call. */
  evidence: Type.Array(Evidence),
  /** Why it was not judged. */
  reason: Type.Optional(NotEvaluatedReason),
})

export const Finding = Type.Object({
  id: Type.String(),
  rule_id: Type.String(),
  rule_version: Type.String(),
  item_id: Type.String(),
  tags: Type.Array(Type.String()),
  severity: Severity,
  /** Points added (positive) or taken (negative) from the item. */
  points: Type.Number(),
  /**
   * How sure the finding is, 0 to 1 in hundredths, by what it stands on: text or sound, the recogniser's confidence,
   * likeness, how far beyond its limit a time is. Absent in scores by engines before 3.
   */
  confidence: Type.Optional(Type.Number()),
  message: Bilingual,
  recommended: Bilingual,
  evidence: Type.Array(Evidence),
  searched: Type.Optional(Searched),
  /** Where its rule is a staged script: what became of each step. */
  steps: Type.Optional(Type.Array(FlowStep)),
  /** A person has to confirm it; until then its `points` are 0. */
  needs_review: Type.Optional(Type.Boolean()),
  /** What it adds or takes once confirmed, or would if its rule were no longer on trial. */
  proposed_points: Type.Optional(Type.Number()),
})

export const ScoredItem = Type.Object({
  id: Type.String(),
  section: Type.String(),
  points: Type.Number(),
  awarded: Type.Number(),
  status: ItemStatus,
  /** Indexes into the score's `findings`. */
  findings: Type.Array(Type.Integer()),
})

/**
 * Why a call has no score: nobody answered, nobody spoke, nobody knows who, agent and customer are taken for one
 * another, no form is for it, or nothing on the form could be judged.
 */
export const Unscored = Names(
  'unanswered',
  'voicemail',
  'empty',
  'no_roles',
  'swapped_roles',
  'language',
  'no_form',
  'not_evaluated',
)

/** What a section of a form with bounded sections came to, the weights of its items and its bounds applied. */
export const ScoredSection = Type.Object({ id: Type.String(), points: Type.Number(), awarded: Type.Number() })

export const NotEvaluated = Type.Object({ rule_id: Type.String(), reason: NotEvaluatedReason })

/** A call's evaluation (Kafka topic `calls.scored`, `score --json`). */
export const Score = Type.Object({
  score_id: Type.String(),
  call_id: Type.String(),
  agent_id: Type.String(),
  /** Null where no form fits the call. */
  form: Nullable(Type.Object({ id: Type.String(), version: Type.String(), hash: Type.String() })),
  engine: Type.String(),
  input_hash: Type.String(),
  /** 0 to 100, one decimal; null for a call nobody can be judged by. */
  score: Nullable(Type.Number()),
  grade: Nullable(Type.String()),
  critical: Type.Boolean(),
  items: Type.Array(ScoredItem),
  findings: Type.Array(Finding),
  not_evaluated: Type.Array(NotEvaluated),
  /** Findings of rules on trial: they count nowhere. Absent where there are none. */
  shadow: Type.Optional(Type.Array(Finding)),
  /** Absent where no section of the form has a floor or ceiling: there a section is the sum of its items. */
  sections: Type.Optional(Type.Array(ScoredSection)),
  /** Why there is no score; absent where there is one. */
  unscored: Type.Optional(Unscored),
})

export type Bilingual = Static<typeof Bilingual>
export type Evidence = Static<typeof Evidence>
export type Finding = Static<typeof Finding>
export type FlowStep = Static<typeof FlowStep>
export type ItemStatus = Static<typeof ItemStatus>
export type MatchedBy = Static<typeof MatchedBy>
export type Nearest = Static<typeof Nearest>
export type NotEvaluated = Static<typeof NotEvaluated>
export type NotEvaluatedReason = Static<typeof NotEvaluatedReason>
export type Score = Static<typeof Score>
export type ScoredItem = Static<typeof ScoredItem>
export type Searched = Static<typeof Searched>
export type Unscored = Static<typeof Unscored>
export type Severity = Static<typeof Severity>
