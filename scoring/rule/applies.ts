import { type Static, Type } from 'typebox'
import type { Call } from '../../contract/index.ts'

/** Which calls a rule or an item of a form is for; everything named must fit. */
export const Applies = Type.Object(
  {
    language: Type.Optional(Type.Enum(['zh', 'en'], { description: 'Whatever the region: zh-TW is zh.' })),
    channel: Type.Optional(Type.Enum(['voice', 'chat'], { description: 'Calls, or chats.' })),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound'], { description: 'Who called.' })),
    queue: Type.Optional(
      Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })], {
        description: 'One queue, or any of several.',
      }),
    ),
    attributes: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
        description: 'Attributes of the call and the very values they must have.',
      }),
    ),
    received: Type.Optional(
      Type.Boolean({ description: 'Whether another agent or queue handed the call to this one.' }),
    ),
    handed_on: Type.Optional(Type.Boolean({ description: 'Whether this agent handed the call on.' })),
  },
  { additionalProperties: false, description: 'Which calls it is for; everything named must fit.' },
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
  if (tag === last.tag) return last.language
  const base = (tag.split('-')[0] as string).toLowerCase()
  last = { tag, language: base === 'zh' || base === 'en' ? base : null }
  return last.language
}

/** Every rule of a form asks for the same. */
let last: { tag: string; language: 'zh' | 'en' | null } = { tag: '', language: null }

/** Why nothing is both, null where something may be. */
export function against(one: Applies | undefined, other: Applies | undefined): string | null {
  if (!one || !other) return null
  for (const key of ['language', 'channel', 'direction', 'received', 'handed_on'] as const) {
    if (differ(one[key], other[key])) return `${key} is ${one[key]} for the one, ${other[key]} for the other`
  }
  const [mine, theirs] = [queuesOf(one), queuesOf(other)]
  if (mine && theirs && !mine.some((queue) => theirs.includes(queue)))
    return `queue is ${mine.join(' or ')} for the one, ${theirs.join(' or ')} for the other`
  for (const [key, value] of Object.entries(one.attributes ?? {})) {
    if (differ(value, other.attributes?.[key]))
      return `attribute ${key} is ${value} for the one, ${other.attributes?.[key]} for the other`
  }
  return null
}

const differ = (a: unknown, b: unknown): boolean => a !== undefined && b !== undefined && a !== b

const queuesOf = ({ queue }: Applies): readonly string[] | null =>
  queue === undefined ? null : typeof queue === 'string' ? [queue] : queue
