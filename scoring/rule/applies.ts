import { type Static, Type } from 'typebox'
import type { Call } from '../../contract/index.ts'

/** Which calls a rule or an item of a form is for; everything named must fit. */
export const Applies = Type.Object(
  {
    language: Type.Optional(Type.Enum(['zh', 'en'])),
    channel: Type.Optional(Type.Enum(['voice', 'chat'])),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound'])),
    /** One queue, or any of several. */
    queue: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])),
    /** Attributes of the call and the very values they must have. */
    attributes: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
    /** Whether another agent or queue handed the call to this one. */
    received: Type.Optional(Type.Boolean()),
    /** Whether this agent handed the call on. */
    handed_on: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export type Applies = Static<typeof Applies>

/** Whether a call is one of those. What names nothing is for every call. */
export function applies(spec: Applies | undefined, call: Call): boolean {
  if (spec === undefined) return true
  if (spec.language !== undefined && spec.language !== languageOf(call.language)) return false
  if (spec.channel !== undefined && spec.channel !== call.channel) return false
  if (spec.direction !== undefined && spec.direction !== call.direction) return false
  if (spec.queue !== undefined && !isOf(spec.queue, call.queue)) return false
  if (spec.received !== undefined && spec.received !== (call.transferred_from !== undefined)) return false
  if (spec.handed_on !== undefined && spec.handed_on !== (call.transferred_to !== undefined)) return false
  for (const key in spec.attributes) if (call.attributes?.[key] !== spec.attributes[key]) return false
  return true
}

const isOf = (queue: string | readonly string[], of: string | undefined): boolean =>
  typeof queue === 'string' ? queue === of : of !== undefined && queue.includes(of)

/** `zh` or `en`, or null for another language. */
export function languageOf(tag: string): 'zh' | 'en' | null {
  if (tag.length > 2 && tag[2] !== '-') return null
  const base = tag.slice(0, 2).toLowerCase()
  return base === 'zh' || base === 'en' ? base : null
}
