import { type Static, Type } from 'typebox'
import { ENTERED_KPIS } from './assessment.ts'
import { Nullable } from './nullable.ts'

const Name = (description: string, maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '\\S',
    description,
    expected: `a name of 1 to ${maxLength} characters`,
  })

/** Products of these stay whole numbers. */
const MOST = 1_000_000_000

/** A rate of a team and month as somebody enters it: so many of so many, or how many there were. */
export const KpiDraft = Type.Object(
  {
    team: Name('Which team', 200),
    kpi: Type.Enum([...ENTERED_KPIS], {
      description: 'Which rate',
      expected: `one of ${ENTERED_KPIS.join(' · ')}`,
    }),
    numerator: Type.Integer({
      minimum: 0,
      maximum: MOST,
      description: 'In order, collected, or how many accidents',
      expected: `a whole number from 0 to ${MOST}`,
    }),
    denominator: Type.Optional(
      Nullable(
        Type.Integer({
          minimum: 1,
          maximum: MOST,
          description: 'Of so many; of accidents there is none',
          expected: `a whole number from 1 to ${MOST}`,
        }),
      ),
    ),
    who: Name('Who enters it', 128),
    note: Type.Optional(
      Type.String({
        maxLength: 2000,
        description: 'Where it is from',
        expected: 'text of at most 2000 characters',
      }),
    ),
    replaces: Type.Optional(
      Type.String({
        maxLength: 128,
        description: 'Id of the entry that counted until now; without it nothing is replaced',
        expected: 'the id of an entry',
      }),
    ),
  },
  { additionalProperties: false },
)

/** An entry as it is kept. None is ever changed: it is withdrawn, or another takes its place. */
export const KpiEntry = Type.Object({
  id: Type.String(),
  entered_at: Type.String(),
  month: Type.String(),
  team: Type.String(),
  kpi: Type.Enum([...ENTERED_KPIS]),
  numerator: Type.Integer(),
  denominator: Nullable(Type.Integer()),
  who: Type.String(),
  note: Type.String(),
  /** Of several that neither were replaced nor withdrawn the latest. */
  counts: Type.Boolean(),
  replaces: Nullable(Type.String()),
  replaced_by: Nullable(Type.String()),
  withdrawn: Nullable(Type.Object({ at: Type.String(), who: Type.String(), note: Type.String() })),
})

export const KpiEntryList = Type.Object({ items: Type.Array(KpiEntry) })

export type KpiDraft = Static<typeof KpiDraft>
export type KpiEntry = Static<typeof KpiEntry>
