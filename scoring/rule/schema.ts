import { type Static, Type } from 'typebox'
import { type Bilingual, Severity, TAGS } from '../../contract/index.ts'
import { DETECTORS } from '../detect/index.ts'
import type { Voice } from '../transcript.ts'
import { Applies } from './applies.ts'
import { bilingual } from './bilingual.ts'
import { Effective } from './effective.ts'
import { Needs } from './needs.ts'
import { Where } from './where.ts'

const closed = { additionalProperties: false } as const
/** One detector, whose speech it reads, and where. */
export const Condition = Type.Object(
  {
    title: Type.Optional(bilingual('What it stands for, shown where a score is explained.')),
    speaker: Type.Optional(
      Type.Enum(['agent', 'customer', 'any', 'ivr', 'supervisor'], {
        description: "Whose speech it reads; the agent's where not said.",
      }),
    ),
    in: Type.Optional(Where),
    needs: Type.Optional(Needs),
    every_turn: Type.Optional(
      Type.Boolean({ description: 'Found in each turn with words of the window; at least once where not said.' }),
    ),
    ...Object.fromEntries(Object.entries(DETECTORS).map(([name, { schema }]) => [name, Type.Optional(schema)])),
  },
  { ...closed, description: 'One detector, whose speech it reads, and where.' },
)

const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$', description: 'The name of the file, without .yaml.' })
const version = Type.String({
  pattern: '^\\d+\\.\\d+\\.\\d+$',
  description: 'Three numbers; raised whenever what it finds changes.',
})

const conditions = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), Condition, {
  ...closed,
  description: 'What to look for, each by a name of small letters, digits and _.',
})

/** A step of a flow: what is to be said or done, and when it is due. */
const FlowStep = Type.Object(
  {
    step: Type.String({
      description: 'What is to be said or done: a condition, or an expression; it stands where its hits do.',
    }),
    title: Type.Optional(bilingual('What the step is called; as its condition where not said.')),
    if: Type.Optional(
      Type.String({ description: 'Due only where this comes after the steps done before: an expression.' }),
    ),
    optional: Type.Optional(Type.Boolean({ description: 'It may be left out; where it is not, its order counts.' })),
    always: Type.Optional(Type.Boolean({ description: 'Due also where nobody went on talking.' })),
  },
  { ...closed, description: 'What is to be said or done, and when it is due.' },
)

const having = (...keys: string[]) => ({
  properties: Object.fromEntries(keys.map((key) => [key, {}])),
  required: keys,
})

/** A rule has the one or the other. */
export const FINDS = [having('find'), having('flow')]

/** A rule file. */
export const Rule = Type.Object(
  {
    id,
    version,
    title: bilingual('A short name.'),
    tags: Type.Array(Type.String({ examples: [...TAGS] }), {
      minItems: 1,
      description: 'What it is about: tags of the contract, or your own x-…. Figures are drawn by tag.',
    }),
    severity: Type.Enum(Severity.enum, { description: 'How grave a finding is; shown, takes no points.' }),
    clauses: Type.Optional(
      Type.Array(Type.String(), { description: 'Clauses of the service standard it stands for.' }),
    ),
    applies: Type.Optional(Applies),
    effective: Type.Optional(Effective),
    needs: Type.Optional(Needs),
    conditions,
    given: Type.Optional(
      Type.String({ description: 'The rule applies only where this holds: an expression over conditions.' }),
    ),
    each: Type.Optional(
      Type.String({ description: 'The name of a condition: the rule is judged once for each of its hits.' }),
    ),
    if_none: Type.Optional(
      Type.Enum(['not_applicable', 'pass'], {
        description: 'What it comes to where each has no hit: not_applicable (the default), or pass.',
      }),
    ),
    find: Type.Optional(
      Type.String({
        description: 'What makes this true is a finding: conditions with not, and, or, then … within N s.',
      }),
    ),
    flow: Type.Optional(
      Type.Array(FlowStep, {
        minItems: 2,
        maxItems: 50,
        description: 'In place of find: steps in their order; one that is skipped or out of order is a finding.',
      }),
    ),
    message: bilingual('What was seen; {said}, {value} and others are filled in.'),
    why: bilingual('Why it matters to the customer.'),
    recommended: bilingual('What good sounds like.'),
  },
  { ...closed, oneOf: FINDS },
)

/** A situation file: a named condition that rules and items of forms build on. */
export const Situation = Type.Object(
  {
    id,
    version,
    title: bilingual('A short name.'),
    conditions,
    holds: Type.String({ description: 'What must be true of the call: an expression over conditions.' }),
  },
  closed,
)

const listTitle = bilingual('A short name.')
const listPhrases = Type.Array(Type.String(), {
  minItems: 1,
  description: 'As in a rule: (a|b|) is a choice, … a gap, <id> any phrase of another list.',
})

/** A shared list of phrases. */
export const PhraseList = Type.Object({ id, title: listTitle, phrases: listPhrases }, closed)

const extended = Type.String({
  pattern: '^[a-z][a-z0-9-]*$',
  description: 'The id of a list all of whose phrases are of this one, too.',
})
const extending = {
  title: Type.Optional(listTitle),
  phrases: Type.Optional(listPhrases),
  without: Type.Optional(
    Type.Array(Type.String(), { minItems: 1, description: 'With extends: phrases to take out, as they stand there.' }),
  ),
}

/** A list file that extends another list. */
export const ListExtension = Type.Object({ id, extends: extended, ...extending }, closed)

/** Either of the two, for editors. */
export const ListFile = Type.Object(
  { id, extends: Type.Optional(extended), ...extending },
  {
    ...closed,
    anyOf: [having('extends'), having('title', 'phrases')],
    dependentRequired: { without: ['extends'] },
  },
)

export type Rule = Static<typeof Rule>
export type Situation = Static<typeof Situation>
/** As used: complete, whatever its file extends. `extends` names those lists, the nearest first. */
export type PhraseList = Static<typeof PhraseList> & { extends?: readonly string[] }
export type ListExtension = Static<typeof ListExtension>
/** As decoded: exactly one detector's name among the keys. */
export type Condition = {
  title?: Bilingual
  speaker?: Voice
  in?: Where
  needs?: Needs
  every_turn?: boolean
} & Record<string, unknown>
