import { type Static, Type } from 'typebox'
import { WEEKDAYS } from '../detect/detector.ts'
import { Applies } from '../rule/applies.ts'
import { bilingual } from '../rule/bilingual.ts'
import { Effective } from '../rule/effective.ts'

const closed = { additionalProperties: false } as const
const having = (...keys: string[]) => ({
  properties: Object.fromEntries(keys.map((key) => [key, {}])),
  required: keys,
})
const slug = (description: string) => Type.String({ pattern: '^[a-z][a-z0-9-]*$', description })
const clock = (description: string) =>
  Type.String({
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$',
    description: `HH:MM of the centre's clock. ${description}`,
  })

/** Points, positive or negative, in thousandths at the finest. */
const points = (description: string) => Type.Number({ minimum: -1000, maximum: 1000, multipleOf: 0.001, description })
const weight = (description: string) =>
  Type.Number({ exclusiveMinimum: 0, maximum: 100, multipleOf: 0.01, description })

/**
 * A rule's place on the form: what a finding takes (negative) or adds (positive), once or for every hit, and at most
 * `cap`, which has the sign of the points.
 */
const taking = {
  points: points('What a finding takes (below 0) or adds.'),
  per: Type.Optional(
    Type.Enum(['once', 'hit'], { description: 'Once for a finding (the default), or for every hit of it.' }),
  ),
  cap: Type.Optional(points('What the points of all hits come to at most, with their sign.')),
  critical: Type.Optional(
    Type.Enum(['section', 'form'], {
      description: 'A finding brings the section, or the whole form, to zero, whatever their floors.',
    }),
  ),
  shadow: Type.Optional(
    Type.Boolean({ description: 'On trial: judged and shown apart, without any bearing on the score.' }),
  ),
  review: Type.Optional(
    Type.Boolean({ description: 'A finding counts only once a person has confirmed it; until then nothing.' }),
  ),
}
const Use = Type.Object(
  { rule: slug('The id of a rule.'), ...taking },
  { ...closed, description: "A rule's place on the form." },
)

/** The same place for every rule with a tag, those there will be too; a rule that the form names keeps its own. */
const TaggedUse = Type.Object(
  { tag: Type.String({ description: 'Every rule with this tag that may apply to a call of the form.' }), ...taking },
  { ...closed, description: 'The place of all rules with a tag.' },
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
    id: slug('Its name on the form.'),
    title: bilingual('A short name.'),
    points: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.001, description: 'What it is worth.' }),
    start: Type.Optional(
      Type.Enum(['full', 'none'], { description: 'Begins with all its points (the default), or earns them.' }),
    ),
    floor: Type.Optional(points('It has at least so many; 0 where not said.')),
    ceiling: Type.Optional(points('It has at most so many; its points where not said. Above them there is a bonus.')),
    weight: Type.Optional(weight('How much a point of it counts in its section; 1 where not said.')),
    applies: Type.Optional(Applies),
    given: Type.Optional(slug('The id of a situation in which alone the item applies.')),
    rules: Type.Optional(Type.Array(Use, { minItems: 1, description: 'The rules that judge it.' })),
    tags: Type.Optional(
      Type.Array(TaggedUse, { minItems: 1, description: 'All rules with these tags judge it, too.' }),
    ),
    review: Type.Optional(bilingual('Instead of rules: what the person who judges it is to look for.')),
    clauses: Type.Optional(
      Type.Array(Type.String(), { description: 'With review: clauses of the service standard it stands for.' }),
    ),
  },
  closed,
)

const sectionTitle = bilingual('A short name.')
const sectionBounds = {
  floor: Type.Optional(points('It has at least so many points.')),
  ceiling: Type.Optional(
    points('It has at most so many points; below what its items are worth, that is all it is worth.'),
  ),
  weight: Type.Optional(weight('How much a point of it counts in the score; 1 where not said.')),
}

/** Its sum (see `Form`) is kept between `floor` and `ceiling`; a ceiling below what its items are worth is all it is worth. */
const Section = Type.Object(
  {
    id: slug('Its name on the form.'),
    title: sectionTitle,
    ...sectionBounds,
    items: Type.Array(Item, { minItems: 1, description: 'What is judged.' }),
  },
  closed,
)

const head = {
  id: slug('The name of the file, without .yaml.'),
  version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'Three numbers.' }),
  title: bilingual('A short name.'),
}

const appliesTo = Type.Object(
  {
    language: Type.Enum(['zh', 'en'], { description: 'Whatever the region: zh-TW is zh.' }),
    channel: Type.Optional(Type.Enum(['voice', 'chat'], { description: 'Calls, or chats.' })),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound'], { description: 'Who called.' })),
    queue: Type.Optional(Type.String({ description: 'The queue.' })),
    attributes: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
        description: 'Attributes of the call and the very values they must have.',
      }),
    ),
  },
  { ...closed, description: 'Which calls it is for; of several forms that fit, the one that names most judges.' },
)

const minConfidence = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'Turns of which the recogniser is less sure are evidence of nothing.',
})

const settings = {
  company: Type.Optional(Type.String({ description: 'Where a call does not say its own.' })),
  department: Type.Optional(Type.String({ description: 'Where a call does not say its own.' })),
  hours: Type.Optional(Type.String({ description: 'Opening hours, where a call does not say its own.' })),
  roles: Type.Optional(
    Type.Object(
      {
        agent_says: Type.Array(Type.String(), {
          minItems: 1,
          description:
            'Shared lists of what only agents say: two different phrases in two turns of the customer, and none from the agent, are a sign.',
        }),
        customer_says: Type.Optional(
          Type.Array(Type.String(), {
            minItems: 1,
            description:
              'Shared lists of what customers say: with one of these from the agent, the two may stand in one turn.',
          }),
        ),
      },
      { ...closed, description: 'By which one sees that agent and customer are taken for one another.' },
    ),
  ),
  working_time: Type.Optional(
    Type.Array(
      Type.Object(
        {
          days: Type.Array(Type.Enum(WEEKDAYS), { minItems: 1, description: 'Weekdays.' }),
          from: clock('Work begins.'),
          to: clock('Work ends; 24:00 ends a day.'),
        },
        closed,
      ),
      { description: 'When the centre works.' },
    ),
  ),
}
const SHARED = { ...closed, description: 'What all rules of the form share.' } as const

const notApplicable = Type.Enum(['keep', 'leave_out'], {
  description:
    'Whether an item that did not apply, could not be judged or awaits a person keeps its points, or does not count.',
})

const grades = Type.Array(
  Type.Object(
    {
      id: slug('Its name in figures.'),
      from: Type.Number({ minimum: 0, maximum: 100, description: 'The least score it names.' }),
      title: bilingual('A short name.'),
    },
    closed,
  ),
  { minItems: 1, description: 'Names for scores; the highest that a score reaches.' },
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
    ...head,
    applies_to: appliesTo,
    effective: Type.Optional(Effective),
    settings: Type.Object({ ...settings, min_confidence: minConfidence }, SHARED),
    not_applicable: notApplicable,
    grades,
    sections: Type.Array(Section, { minItems: 1, description: 'Parts of the form, each with its items.' }),
  },
  closed,
)

/** A section of the form that is extended, of which only what differs is given; or a new one. */
const SectionChange = Type.Object(
  {
    id: slug('Its name on the form: one that is there, or a new one.'),
    title: Type.Optional(sectionTitle),
    ...sectionBounds,
    items: Type.Optional(
      Type.Array(Item, {
        minItems: 1,
        description: 'One with the id of an item that is there takes its place; others are added.',
      }),
    ),
  },
  closed,
)

const extending = {
  applies_to: Type.Optional(appliesTo),
  effective: Type.Optional(Effective),
  settings: Type.Optional(
    Type.Object({ ...settings, min_confidence: Type.Optional(minConfidence) }, { ...SHARED, minProperties: 1 }),
  ),
  not_applicable: Type.Optional(notApplicable),
  grades: Type.Optional(grades),
  without: Type.Optional(
    Type.Array(Type.String(), {
      minItems: 1,
      description: 'With extends: rules that are taken off; an item left without rules goes with them.',
    }),
  ),
  points: Type.Optional(
    Type.Record(Type.String(), points('What a finding of the rule takes or adds here.'), {
      minProperties: 1,
      description: 'With extends: by rule, other points than there.',
    }),
  ),
  sections: Type.Optional(
    Type.Array(SectionChange, { minItems: 1, description: 'Parts of the form; with extends, those that differ.' }),
  ),
}
const base = slug('The id of a form that this one is but for what it gives.')

/** A form file that extends another form (`extend.ts`): what it leaves out is as it is there. */
export const FormExtension = Type.Object({ ...head, extends: base, ...extending }, closed)

/** Either of the two, for editors. */
export const FormFile = Type.Object(
  { ...head, extends: Type.Optional(base), ...extending },
  {
    ...closed,
    anyOf: [having('extends'), having('applies_to', 'settings', 'not_applicable', 'grades', 'sections')],
    dependentRequired: { without: ['extends'], points: ['extends'] },
  },
)

/** As judged by: complete, whatever its file extends. `extends` names those forms, the nearest first. */
export type Form = Static<typeof Form> & { extends?: readonly string[] }
export type FormExtension = Static<typeof FormExtension>
export type FormItem = Static<typeof Item>
export type FormSection = Static<typeof Section>
export type RuleUse = Static<typeof Use>
