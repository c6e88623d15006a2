import { type Static, Type } from 'typebox'
import type { Call, Segment, Speaker } from '../../contract/index.ts'
import { FINDS, Rule } from '../rule/schema.ts'

const Line = Type.Object(
  {
    agent: Type.Optional(Type.String({ description: 'What the agent says; [[ ]] around the words of evidence.' })),
    customer: Type.Optional(Type.String({ description: 'What the customer says.' })),
    ivr: Type.Optional(Type.String({ description: 'What a machine or bot says.' })),
    supervisor: Type.Optional(Type.String({ description: 'What a supervisor says.' })),
    other: Type.Optional(Type.String({ description: 'What somebody else says.' })),
    unknown: Type.Optional(Type.String({ description: 'What nobody knows who said.' })),
    noise: Type.Optional(Type.Enum(['agent', 'customer'], { description: 'A line of noise, at whose end.' })),
    at: Type.Optional(
      Type.Tuple([Type.Number(), Type.Number()], {
        description:
          'From and to, in seconds since the answer; two seconds a line after the one before where not said.',
      }),
    ),
    confidence: Type.Optional(Type.Number({ description: 'How sure the recogniser was, 0 to 1.' })),
  },
  { additionalProperties: false, description: 'Who speaks, and what.' },
)

/** A dialogue and what the rule makes of it. */
const Example = Type.Object(
  {
    name: Type.String({ description: 'A name for you.' }),
    expect: Type.Enum(['finding', 'pass', 'not_applicable', 'not_evaluated'], {
      description: 'What the rule makes of the dialogue.',
    }),
    reason: Type.Optional(Type.String({ description: 'With not_evaluated: why.' })),
    times: Type.Optional(
      Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), {
        description: 'Where the evidence is times: from and to of each, in milliseconds.',
      }),
    ),
    confidence: Type.Optional(Type.Number({ description: 'With finding: how sure it is, 0 to 1.' })),
    clauses: Type.Optional(
      Type.Array(Type.String(), { description: 'With finding: clauses of the rule that are seen broken in it.' }),
    ),
    call: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'Fields of the call other than the usual ones; null takes one away.',
      }),
    ),
    dialogue: Type.Array(Line, {
      minItems: 1,
      description: 'One line each; [[ ]] stand around every word of evidence.',
    }),
  },
  { additionalProperties: false, description: 'A dialogue and what the rule makes of it.' },
)

const examples = Type.Array(Example, { minItems: 2, description: 'At least one finding and one near-miss.' })

/** A rule file: the rule, and its examples if they do not stand in a file beside it. */
export const RuleFile = Type.Object(
  { ...Rule.properties, examples: Type.Optional(examples) },
  { additionalProperties: false, oneOf: FINDS },
)
export type RuleFile = Rule & { examples?: Example[] }

/** The examples of a rule, beside it. */
export const Examples = Type.Object(
  {
    rule: Type.String({ description: 'The id of the rule beside which the file stands.' }),
    examples,
  },
  { additionalProperties: false },
)

export type Examples = Static<typeof Examples>
export type Example = Examples['examples'][number]

/** Words marked in an example: place in the call's segments. */
export interface Marked {
  segment: number
  start: number
  end: number
}

const SPEAKERS = ['agent', 'customer', 'ivr', 'supervisor', 'other', 'unknown'] as const

const SECONDS_A_LINE = 2

/** An example as a call, and the evidence it marks. */
export function callOf(example: Example, language: string): { call: Call; marked: Marked[] } {
  const marked: Marked[] = []
  let clock = 0
  const segments = example.dialogue.map((line, segment): Segment => {
    const speaker = SPEAKERS.find((who) => line[who] !== undefined)
    const [from, to] = line.at ?? [clock, clock + SECONDS_A_LINE - 0.2]
    clock = line.at ? to + 0.2 : clock + SECONDS_A_LINE
    const raw = line.noise ? '' : (line[speaker as 'agent'] as string)
    return {
      speaker: (line.noise ?? speaker) as Speaker,
      start_ms: Math.round(from * 1000),
      end_ms: Math.round(to * 1000),
      text: unmark(raw, segment, marked),
      ...(line.noise ? { kind: 'noise' as const } : {}),
      ...(line.confidence === undefined ? {} : { confidence: line.confidence }),
    }
  })
  const last = Math.max(...segments.map((segment) => segment.end_ms as number))
  const call = {
    schema: 'call.v1',
    call_id: 'example',
    channel: 'voice',
    direction: 'inbound',
    language,
    agent: { id: 'A001' },
    started_at: '2026-05-06T10:00:00+08:00',
    answered_at: '2026-05-06T10:00:05+08:00',
    ended_at: new Date(Date.UTC(2026, 4, 6, 2, 0, 5) + Math.max(last, 0) + 1000).toISOString(),
    ended_by: 'customer',
    holds: [],
    segments,
    ...example.call,
  } as Call
  return { call, marked }
}

/** Marks come in pairs, or the example is refused. */
function unmark(raw: string, segment: number, marked: Marked[]): string {
  let text = ''
  for (const [i, part] of raw.split('[[').entries()) {
    const [inside = '', rest = ''] = part.split(']]')
    if (i > 0) marked.push({ segment, start: text.length, end: text.length + inside.length })
    text += inside + rest
  }
  return text
}
