import { type Static, Type } from 'typebox'
import type { Call, Segment, Speaker } from '../../contract/index.ts'

const Line = Type.Object(
  {
    agent: Type.Optional(Type.String()),
    customer: Type.Optional(Type.String()),
    ivr: Type.Optional(Type.String()),
    supervisor: Type.Optional(Type.String()),
    other: Type.Optional(Type.String()),
    unknown: Type.Optional(Type.String()),
    noise: Type.Optional(Type.Enum(['agent', 'customer'])),
    /** Seconds from the answer; two seconds a line after the one before where absent. */
    at: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    confidence: Type.Optional(Type.Number()),
  },
  { additionalProperties: false },
)

/** A dialogue and what the rule makes of it. */
const Example = Type.Object(
  {
    name: Type.String(),
    expect: Type.Enum(['finding', 'pass', 'not_applicable', 'not_evaluated']),
    /** With `not_evaluated`. */
    reason: Type.Optional(Type.String()),
    /** Times measured, in ms, where the finding is of times: `[start, end]` each. */
    times: Type.Optional(Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]))),
    /** Fields of call.v1 other than the common ones; null takes one away. */
    call: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** `[[` and `]]` stand around every word of evidence. */
    dialogue: Type.Array(Line, { minItems: 1 }),
  },
  { additionalProperties: false },
)

/** The examples of a rule, beside it. */
export const Examples = Type.Object(
  { rule: Type.String(), examples: Type.Array(Example, { minItems: 2 }) },
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

function unmark(raw: string, segment: number, marked: Marked[]): string {
  let text = ''
  for (const [i, part] of raw.split('[[').entries()) {
    const [inside, ...rest] = i === 0 ? ['', part] : part.split(']]')
    if (i > 0) marked.push({ segment, start: text.length, end: text.length + (inside as string).length })
    text += inside + rest.join(']]')
  }
  return text
}
