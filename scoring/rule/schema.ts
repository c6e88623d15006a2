import { type Static, Type } from 'typebox'
import { Bilingual, Severity } from '../../contract/index.ts'
import { DETECTORS } from '../detect/index.ts'
import type { Voice } from '../transcript.ts'
import { Applies } from './applies.ts'
import { Effective } from './effective.ts'
import { Where } from './where.ts'

const closed = { additionalProperties: false } as const
/** One detector, whose speech it reads, and where. */
export const Condition = Type.Object(
  {
    speaker: Type.Optional(Type.Enum(['agent', 'customer', 'any', 'ivr', 'supervisor'])),
    in: Type.Optional(Where),
    /** Found in each turn with words of the window; at least once where absent. */
    every_turn: Type.Optional(Type.Boolean()),
    ...Object.fromEntries(Object.entries(DETECTORS).map(([name, { schema }]) => [name, Type.Optional(schema)])),
  },
  closed,
)

const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const Version = Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' })

const Conditions = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), Condition)

/** A rule file. */
export const Rule = Type.Object(
  {
    id: Slug,
    version: Version,
    title: Bilingual,
    tags: Type.Array(Type.String(), { minItems: 1 }),
    severity: Severity,
    /** Clauses of the standard it stands for. */
    clauses: Type.Optional(Type.Array(Type.String())),
    applies: Type.Optional(Applies),
    /** Calls started on these days of the centre's clock. */
    effective: Type.Optional(Effective),
    conditions: Conditions,
    /** The rule applies only where this holds. */
    given: Type.Optional(Type.String()),
    /** A condition: the rule is judged once for each of its hits. */
    each: Type.Optional(Type.String()),
    /** What it comes to where `each` has no hit: `not_applicable` (the default), or `pass` where that is what is wanted. */
    if_none: Type.Optional(Type.Enum(['not_applicable', 'pass'])),
    /** A finding is what makes this true. */
    find: Type.String(),
    /** What was seen, why it costs points, what good sounds like. */
    message: Bilingual,
    why: Bilingual,
    recommended: Bilingual,
  },
  closed,
)

/** A situation file: a named condition that rules and items of forms build on. */
export const Situation = Type.Object(
  {
    id: Slug,
    version: Version,
    title: Bilingual,
    conditions: Conditions,
    /** What must be true of the call. */
    holds: Type.String(),
  },
  closed,
)

/** A shared list of phrases. */
export const PhraseList = Type.Object(
  { id: Slug, title: Bilingual, phrases: Type.Array(Type.String(), { minItems: 1 }) },
  closed,
)

export type Rule = Static<typeof Rule>
export type Situation = Static<typeof Situation>
export type PhraseList = Static<typeof PhraseList>
/** As decoded: exactly one detector's name among the keys. */
export type Condition = { speaker?: Voice; in?: Where; every_turn?: boolean } & Record<string, unknown>
