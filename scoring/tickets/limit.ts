import { type Static, Type } from 'typebox'
import { EVENT_TYPES } from '../../contract/index.ts'
import { bilingual } from '../rule/bilingual.ts'

const closed = { additionalProperties: false } as const

const EventType = Type.Enum([...EVENT_TYPES], { description: 'A type of ticket event.' })

const Pattern = Type.Union([
  EventType,
  Type.Object(
    {
      event: EventType,
      handed: Type.Literal(true, { description: 'Only where the event says to whom the ticket goes.' }),
    },
    { ...closed, description: 'An event that hands the ticket to somebody.' },
  ),
])
const patterns = (description: string) =>
  Type.Union([Pattern, Type.Array(Pattern, { minItems: 1, description: 'One of them.' })], { description })

/** In place of an event: something an agent promised in one of the ticket's calls. */
export const PROMISE = 'promise'

const some = (description: string) => Type.Optional(Type.Array(Type.String(), { minItems: 1, description }))

/** Tickets by what is known of them when the clock starts; `unknown`: where nobody says. */
const fields = {
  category: some('technical, service, sales, complaint, consultation, repair, other; unknown.'),
  complexity: some('simple, complex; unknown.'),
  kind: some('As the ticket system has it, such as order; unknown.'),
  priority: some('As the ticket system has it; unknown.'),
  department: some('As the ticket system has it; unknown.'),
}
const Tickets = Type.Object(
  {
    ...fields,
    except: Type.Optional(Type.Object(fields, { ...closed, description: 'But not those of which all this is so.' })),
  },
  { ...closed, description: 'Tickets it is for, by what is known of them when the clock starts; all where not said.' },
)

const figure = (maximum: number, description: string) =>
  Type.Number({ minimum: 0, maximum, multipleOf: 0.25, description })
const days = (description: string) => Type.Integer({ minimum: 0, maximum: 400, description })

const Within = Type.Union(
  [
    Type.Object({ hours: figure(10_000, 'Through nights and holidays.') }, closed),
    Type.Object({ working_hours: figure(2_000, 'Only while the centre works, by its calendar.') }, closed),
    Type.Object(
      { days: days('To the end of the last day; the first day is not counted, so 0 is the same day.') },
      closed,
    ),
    Type.Object({ working_days: days('As days, of which only working days count.') }, closed),
    Type.Object(
      { promised: Type.Literal(true, { description: 'By when the agent said. Goes with from: promise.' }) },
      closed,
    ),
  ],
  { description: 'How long: hours, working_hours, days or working_days; promised with from: promise.' },
)

const at = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$', description })

/** An event of an example: its type, when, and any further field of ticket.v1. */
const Happens = Type.Object(
  { type: EventType, at: at('When, on the clock of Shanghai: YYYY-MM-DD HH:MM.') },
  { additionalProperties: true, description: 'An event: type, at, and any further field of ticket.v1.' },
)

/** A call of an example, in which the agent says one thing and the customer answers. */
const Talk = Type.Object(
  {
    at: at('When it was answered.'),
    says: Type.String({ description: 'What the agent says.' }),
    language: Type.Optional(Type.String({ description: 'zh-CN where not said.' })),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound'], { description: 'inbound where not said.' })),
  },
  closed,
)

const Expected = Type.Object(
  {
    status: Type.Enum(['met', 'missed', 'running', 'paused'], { description: 'How it stands.' }),
    due: Type.Optional(at('When it is due.')),
  },
  closed,
)

const Example = Type.Object(
  {
    name: Type.String({ description: 'A name for you.' }),
    calls: Type.Optional(Type.Array(Talk, { description: 'Calls that name the ticket: call-1, call-2 and so on.' })),
    events: Type.Array(Happens, { minItems: 1, description: 'What happens to the ticket.' }),
    at: Type.Optional(at('The moment it is looked at; a year after the last event where not said.')),
    expect: Type.Array(Expected, {
      description: 'One for each start of the clock, in order; none where it never starts.',
    }),
    clauses: Type.Optional(
      Type.Array(Type.String(), { description: 'With a missed limit: clauses that are seen broken in it.' }),
    ),
  },
  closed,
)

/** A time limit on tickets: limits/<id>.yaml */
export const LimitFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$', description: 'The name of the file, without .yaml.' }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'Three numbers; raised with every change.' }),
    title: bilingual('What has to be done by when.'),
    why: Type.Optional(bilingual('Why it matters to the customer.')),
    clauses: Type.Array(Type.String(), { description: 'Clauses of the standard that it checks.' }),
    trial: Type.Optional(Type.Boolean({ description: 'On trial: shown and told, but nobody is measured by it.' })),
    own_figure: Type.Optional(
      Type.Boolean({ description: 'The standard says "soon"; how long that is, is a default of ours.' }),
    ),
    for: Type.Optional(Tickets),
    from: Type.Union(
      [
        patterns('What happens to the ticket.'),
        Type.Literal(PROMISE, {
          description: 'What an agent promised by when in a call of the ticket; such a clock does not stop.',
        }),
      ],
      { description: 'What starts the clock, every time it happens.' },
    ),
    to: patterns('What has to happen: the first after the start.'),
    within: Within,
    unless: Type.Optional(
      patterns('What makes it needless if it comes in time. That a ticket is cancelled or merged always does.'),
    ),
    pause: Type.Optional(
      Type.Object(
        { by: patterns('What stops the clock.'), until: patterns('What lets it run again.') },
        { ...closed, description: 'When the clock stands still; from paused to resumed where not said.' },
      ),
    ),
    owner: Type.Optional(
      Type.Enum(['agent', 'to', 'customer'], {
        description:
          'Who has to keep it: who did what started the clock (the default), to whom that handed the ticket, or the customer, by whom nobody is measured.',
      }),
    ),
    examples: Type.Array(Example, { minItems: 2, description: 'At least one that is kept and one that is missed.' }),
  },
  closed,
)

export type LimitFile = Static<typeof LimitFile>
export type LimitExample = LimitFile['examples'][number]

/** What tickets are judged by: the file without what only proves it. */
export type Limit = Omit<LimitFile, 'examples'>
export type Pattern = Static<typeof Pattern>

/** What is wrong with a limit although each part can be read. */
export function limitSlips({ from, within, pause }: LimitFile) {
  const promised = 'promised' in within
  if (promised !== (from === PROMISE)) {
    return promised
      ? [{ message: '"promised" goes with from: promise', path: ['within', 'promised'] }]
      : [{ message: 'what is promised is due when it was said to be: within: { promised: true }', path: ['within'] }]
  }
  return promised && pause ? [{ message: 'the clock of a promise does not stop', path: ['pause'] }] : []
}
