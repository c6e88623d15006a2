import { type Static, type TSchema, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const positive = (description: string) => Type.Number({ exclusiveMinimum: 0, description })
const few = (description?: string) => Type.Integer({ minimum: 1, maximum: 1000, ...(description && { description }) })
const percent = (description: string) => Type.Number({ exclusiveMinimum: 0, maximum: 100, description })
const pair = <T extends TSchema>(of: T, description: string) => Type.Tuple([of, of], { description })

/**
 * From one end of the call: so many turns of the speaker with words, or so large a part of them, so many seconds, or so
 * large a part of the call's length; of several, whichever reaches further.
 */
const reach = (description: string) =>
  Type.Object(
    {
      turns: Type.Optional(few("So many of the speaker's turns with words.")),
      percent_of_turns: Type.Optional(percent("So large a part of the speaker's turns with words.")),
      seconds: Type.Optional(positive('So many seconds.')),
      percent: Type.Optional(percent("So large a part of the call's length.")),
    },
    { ...closed, minProperties: 1, description },
  )

/** From–to: turns are counted from 1 and both included; times and parts of the call's length end before their second. */
const Range = Type.Object(
  {
    turns: Type.Optional(pair(few(), "The speaker's turns with words, counted from 1, both included.")),
    seconds: Type.Optional(pair(Type.Number({ minimum: 0 }), 'Seconds since the answer, the second not included.')),
    percent: Type.Optional(
      pair(Type.Number({ minimum: 0, maximum: 100 }), "Parts of the call's length, the second not included."),
    ),
  },
  { ...closed, minProperties: 1, maxProperties: 1, description: 'Turns from … to …' },
)

/** Reach from every hit of another condition (from the one at hand, where it is the rule's `each`), or from one of them. */
const beside = (description: string) =>
  Type.Object(
    {
      hit: Type.String({ description: 'The name of another condition.' }),
      which: Type.Optional(
        Type.Union([Type.Enum(['any', 'first', 'last']), few()], {
          description: 'From which of its hits: any (the default), first, last, or a number from 1.',
        }),
      ),
      turns: Type.Optional(few("The nearest so many of the speaker's turns with words.")),
      seconds: Type.Optional(positive('Turns no more than so many seconds away.')),
    },
    { ...closed, description },
  )

/** Where a condition looks; everywhere where it says nothing. */
export const Where = Type.Object(
  {
    first: Type.Optional(reach('Turns from the beginning; of several, the one that reaches furthest counts.')),
    last: Type.Optional(reach('Turns up to the end; of several, the one that reaches furthest counts.')),
    range: Type.Optional(Range),
    before: Type.Optional(beside('Turns before the hits of another condition.')),
    after: Type.Optional(beside('Turns after the hits of another condition.')),
    around: Type.Optional(beside('Turns before and after the hits of another condition, and those they stand in.')),
  },
  { ...closed, minProperties: 1, maxProperties: 1, description: 'Where it looks; everywhere where not said.' },
)

export type Where = Static<typeof Where>
export type Reach = Static<ReturnType<typeof reach>>
export type Range = Static<typeof Range>
export type Beside = Static<ReturnType<typeof beside>>

/** The hit a window is measured from, where it is. */
export const besideOf = (where: Where | undefined): Beside | undefined => where?.before ?? where?.after ?? where?.around

/** @throws Error where no turn could ever lie in it */
export function checkWhere(where: Where | undefined): void {
  for (const [unit, range] of Object.entries(where?.range ?? {})) {
    const [from, to] = range as [number, number]
    if (from > to || (unit !== 'turns' && from === to)) throw new Error(`range ${unit} [${from}, ${to}] is empty`)
  }
}
