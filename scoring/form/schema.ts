import { type Static, Type } from 'typebox'
import { Bilingual } from '../../contract/index.ts'
import { WEEKDAYS } from '../detect/detector.ts'
import { Applies } from '../rule/applies.ts'
import { Effective } from '../rule/effective.ts'

const closed = { additionalProperties: false } as const
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
/** `HH:MM` of the centre's wall clock; `24:00` ends a day. */
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' })

/** Points, positive or negative, in thousandths at the finest. */
const Points = Type.Number({ minimum: -1000, maximum: 1000, multipleOf: 0.001 })
const Weight = Type.Number({ exclusiveMinimum: 0, maximum: 100, multipleOf: 0.01 })

/**
 * A rule's place on the form: what a finding takes (negative) or adds (positive), once or for every hit, and at most
 * `cap`, which has the sign of the points.
 */
const Use = Type.Object(
  {
    rule: Slug,
    points: Points,
    per: Type.Optional(Type.Enum(['once', 'hit'])),
    cap: Type.Optional(Points),
    /** A finding brings the section, or the whole form, to zero, whatever their floors. */
    critical: Type.Optional(Type.Enum(['section', 'form'])),
    /** On trial: judged and shown apart, without any bearing on the score. */
    shadow: Type.Optional(Type.Boolean()),
    /** A finding counts only once a person has confirmed it: 0 points and no zeroing until then. */
    review: Type.Optional(Type.Boolean()),
  },
  closed,
)

/**
 * An item is worth `points`. It begins with all of them, or with none and earns them; what its uses take and add is
 * summed and kept between `floor` (0 unless said) and `ceiling` (its points unless said). A ceiling above the points
 * makes room for a bonus, and an item of 0 points with a ceiling is nothing but one.
 *
 * In an item that earns, a use that did not apply or could not be judged counts as earned.
 */
const Item = Type.Object(
  {
    id: Slug,
    title: Bilingual,
    points: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.001 }),
    start: Type.Optional(Type.Enum(['full', 'none'])),
    floor: Type.Optional(Points),
    ceiling: Type.Optional(Points),
    /** How much a point of it counts in its section; 1 unless said. */
    weight: Type.Optional(Weight),
    /** Elsewhere the item does not apply and its rules are not judged. */
    applies: Type.Optional(Applies),
    /** A situation of the pack in which alone the item applies. */
    given: Type.Optional(Slug),
    /** Exactly one of the two: rules that judge it, or guidance for the person who does. */
    rules: Type.Optional(Type.Array(Use, { minItems: 1 })),
    review: Type.Optional(Bilingual),
  },
  closed,
)

/** Its sum (see `Form`) is kept between `floor` and `ceiling`; a ceiling below what its items are worth is all it is worth. */
const Section = Type.Object(
  {
    id: Slug,
    title: Bilingual,
    floor: Type.Optional(Points),
    ceiling: Type.Optional(Points),
    /** How much a point of it counts in the score; 1 unless said. */
    weight: Type.Optional(Weight),
    items: Type.Array(Item, { minItems: 1 }),
  },
  closed,
)

/**
 * A form file (QA scorecard, 评分表).
 *
 *     sum of a section = Σ item weight × awarded, within the section's floor and ceiling
 *     score = 100 × Σ section weight × sum of what was awarded ÷ Σ section weight × sum of what could be
 *
 * over the items that count (`not_applicable`), kept within 0 and 100, to one decimal, halves up.
 */
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
    /** Whether an item that did not apply, could not be judged or awaits a person keeps its points or leaves the denominator. */
    not_applicable: Type.Enum(['keep', 'leave_out']),
    grades: Type.Array(
      Type.Object({ id: Slug, from: Type.Number({ minimum: 0, maximum: 100 }), title: Bilingual }, closed),
      { minItems: 1 },
    ),
    sections: Type.Array(Section, { minItems: 1 }),
  },
  closed,
)

export type Form = Static<typeof Form>
export type FormItem = Static<typeof Item>
export type FormSection = Static<typeof Section>
export type RuleUse = Static<typeof Use>
