import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const Positive = Type.Number({ exclusiveMinimum: 0 })
const Few = Type.Integer({ minimum: 1, maximum: 1000 })
const Percent = Type.Number({ exclusiveMinimum: 0, maximum: 100 })
const pair = <T extends ReturnType<typeof Type.Number>>(of: T) => Type.Tuple([of, of])

/**
 * From one end of the call: so many turns of the speaker with words, or so large a part of them, so many seconds, or so
 * large a part of the call's length; of several, whichever reaches further.
 */
const Reach = Type.Object(
  {
    turns: Type.Optional(Few),
    percent_of_turns: Type.Optional(Percent),
    seconds: Type.Optional(Positive),
    percent: Type.Optional(Percent),
  },
  { ...closed, minProperties: 1 },
)

/** From–to: turns are counted from 1 and both included; times and parts of the call's length end before their second. */
const Range = Type.Object(
  {
    turns: Type.Optional(Type.Tuple([Few, Few])),
    seconds: Type.Optional(pair(Type.Number({ minimum: 0 }))),
    percent: Type.Optional(pair(Type.Number({ minimum: 0, maximum: 100 }))),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
)

/** Reach from every hit of another condition (from the one at hand, where it is the rule's `each`), or from one of them. */
const Beside = Type.Object(
  {
    hit: Type.String(),
    which: Type.Optional(Type.Union([Type.Enum(['any', 'first', 'last']), Few])),
    turns: Type.Optional(Few),
    seconds: Type.Optional(Positive),
  },
  closed,
)

/** Where a condition looks; everywhere where it says nothing. */
export const Where = Type.Object(
  {
    first: Type.Optional(Reach),
    last: Type.Optional(Reach),
    range: Type.Optional(Range),
    before: Type.Optional(Beside),
    after: Type.Optional(Beside),
    around: Type.Optional(Beside),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
)

export type Where = Static<typeof Where>
export type Reach = Static<typeof Reach>
export type Range = Static<typeof Range>
export type Beside = Static<typeof Beside>

/** The hit a window is measured from, where it is. */
export const besideOf = (where: Where | undefined): Beside | undefined => where?.before ?? where?.after ?? where?.around

/** @throws Error where no turn could ever lie in it */
export function checkWhere(where: Where | undefined): void {
  for (const [unit, range] of Object.entries(where?.range ?? {})) {
    const [from, to] = range as [number, number]
    if (from > to || (unit !== 'turns' && from === to)) throw new Error(`range ${unit} [${from}, ${to}] is empty`)
  }
}
