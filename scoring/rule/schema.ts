import { type Static, Type } from 'typebox'
import { Bilingual, Severity } from '../../contract/index.ts'
import { DETECTORS } from '../detect/index.ts'
import { Applies } from './applies.ts'

const closed = { additionalProperties: false } as const
const Positive = Type.Number({ exclusiveMinimum: 0 })
const Few = Type.Integer({ minimum: 1, maximum: 1000 })

/** So many turns of the speaker, or so many seconds: whichever reaches further. */
const Reach = Type.Object(
  { turns: Type.Optional(Few), seconds: Type.Optional(Positive) },
  { ...closed, minProperties: 1 },
)

/** Reach from every hit of another condition of the rule (from the one at hand, where it is the rule's `each`). */
const Around = Type.Object({ hit: Type.String(), turns: Type.Optional(Few), seconds: Type.Optional(Positive) }, closed)

/** Where a condition looks; everywhere where it says nothing. */
export const Where = Type.Object(
  {
    first: Type.Optional(Reach),
    last: Type.Optional(Reach),
    before: Type.Optional(Around),
    after: Type.Optional(Around),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
)

/** One detector, whose speech it reads, and where. */
export const Condition = Type.Object(
  {
    speaker: Type.Optional(Type.Enum(['agent', 'customer', 'any'])),
    in: Type.Optional(Where),
    ...Object.fromEntries(Object.entries(DETECTORS).map(([name, { schema }]) => [name, Type.Optional(schema)])),
  },
  closed,
)

const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const Version = Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' })

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
    conditions: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), Condition),
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

/** A shared list of phrases. */
export const PhraseList = Type.Object(
  { id: Slug, title: Bilingual, phrases: Type.Array(Type.String(), { minItems: 1 }) },
  closed,
)

export type Rule = Static<typeof Rule>
export type Where = Static<typeof Where>
export type PhraseList = Static<typeof PhraseList>
/** As decoded: exactly one detector's name among the keys. */
export type Condition = { speaker?: 'agent' | 'customer' | 'any'; in?: Where } & Record<string, unknown>
