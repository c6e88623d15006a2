import { type Static, Type } from 'typebox'
import { Bilingual } from '../../contract/index.ts'
import { WEEKDAYS } from '../detect/detector.ts'

const closed = { additionalProperties: false } as const
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
/** `HH:MM` of the centre's wall clock; `24:00` ends a day. */
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Days from `from` on, before `to`. */
export const Effective = Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) }, closed)

/** A rule's place on the form: what a finding takes, once or for every hit, at most `cap`. */
const Use = Type.Object(
  {
    rule: Slug,
    points: Type.Number({ maximum: 0, multipleOf: 0.001 }),
    per: Type.Optional(Type.Enum(['once', 'hit'])),
    cap: Type.Optional(Type.Number({ maximum: 0, multipleOf: 0.001 })),
    /** A finding brings the section, or the whole form, to zero. */
    critical: Type.Optional(Type.Enum(['section', 'form'])),
  },
  closed,
)

const Item = Type.Object(
  {
    id: Slug,
    title: Bilingual,
    points: Type.Number({ exclusiveMinimum: 0, maximum: 100, multipleOf: 0.001 }),
    rules: Type.Array(Use, { minItems: 1 }),
  },
  closed,
)

/** A form file (QA scorecard, 评分表). */
export const Form = Type.Object(
  {
    id: Slug,
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    title: Bilingual,
    /** Which calls it is for; the form that says most wins. */
    applies_to: Type.Object(
      {
        language: Type.Enum(['zh', 'en']),
        channel: Type.Optional(Type.Enum(['voice', 'chat'])),
        direction: Type.Optional(Type.Enum(['inbound', 'outbound'])),
        queue: Type.Optional(Type.String()),
        attributes: Type.Optional(
          Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
        ),
      },
      closed,
    ),
    /** Calls started on these days of the centre's clock. */
    effective: Type.Optional(Effective),
    settings: Type.Object(
      {
        company: Type.Optional(Type.String()),
        department: Type.Optional(Type.String()),
        hours: Type.Optional(Type.String()),
        min_confidence: Type.Number({ minimum: 0, maximum: 1 }),
        working_time: Type.Optional(
          Type.Array(
            Type.Object({ days: Type.Array(Type.Enum(WEEKDAYS), { minItems: 1 }), from: Clock, to: Clock }, closed),
          ),
        ),
      },
      closed,
    ),
    /** Whether an item that did not apply, or could not be judged, keeps its points or leaves the denominator. */
    not_applicable: Type.Enum(['keep', 'leave_out']),
    grades: Type.Array(
      Type.Object({ id: Slug, from: Type.Number({ minimum: 0, maximum: 100 }), title: Bilingual }, closed),
      { minItems: 1 },
    ),
    sections: Type.Array(
      Type.Object({ id: Slug, title: Bilingual, items: Type.Array(Item, { minItems: 1 }) }, closed),
      { minItems: 1 },
    ),
  },
  closed,
)

export type Effective = Static<typeof Effective>
export type Form = Static<typeof Form>
export type FormItem = Static<typeof Item>
export type RuleUse = Static<typeof Use>
