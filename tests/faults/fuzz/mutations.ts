import { type Dice, pick, upTo } from './dice.ts'
import { HOSTILE_TEXTS, HOSTILE_TIMES, HOSTILE_VALUES } from './hostile.ts'
import type { Fuzzed } from './message.ts'
import type { Fields } from './valid.ts'

/** A message that is still values, and what is known of what will become of it. */
export interface Draft {
  topic: Fuzzed['topic']
  message: Fields
  key: Buffer | null
}
type Known = Fuzzed['known']

/** Changes a valid message, and says what it knows of the outcome. */
export type Mutation = (draft: Draft, dice: Dice) => Known

const isCall = ({ topic }: Draft): boolean => topic === 'calls.transcripts'
const invalid = (path: string): Known => ({ reason: 'invalid', path })

/** Of its own, because it may be changed further. */
const hostile = (dice: Dice): unknown => structuredClone(pick(dice, HOSTILE_VALUES))

/** A value somewhere in the message, by the object or array it is in. */
function somewhere({ message }: Draft, dice: Dice): [holder: Fields, name: string] {
  let holder: Fields = message
  for (;;) {
    const name = pick(dice, Object.keys(holder))
    const inner = holder[name]
    const further = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0
    if (!further || dice() < 0.3) return [holder, name]
    holder = inner as Fields
  }
}

/** A free text of the message: any text but a wrong one is kept. */
function freeText({ message }: Draft, dice: Dice): [holder: Fields, name: string] {
  message.agent ??= { id: 'A1' }
  message.customer ??= {}
  const [agent, customer] = [message.agent as Fields, message.customer as Fields]
  const places: [Fields, string][] = [
    [agent, pick(dice, ['name', 'team', 'site'])],
    [customer, pick(dice, ['id', 'name'])],
  ]
  if (message.schema === 'ticket.v1') places.push([message, pick(dice, ['comment', 'priority', 'department', 'kind'])])
  for (const segment of (message.segments as Fields[] | undefined) ?? []) places.push([segment, 'text'])
  return pick(dice, places)
}

/** Of values, before they are written down. */
export const MUTATIONS: Record<string, Mutation> = {
  'nothing changed': () => 'kept',

  'a hostile text where any text may stand': (draft, dice) => {
    const [holder, name] = freeText(draft, dice)
    holder[name] = pick(dice, HOSTILE_TEXTS)
    return 'kept'
  },

  'hostile ids': (draft, dice) => {
    const text = pick(dice, HOSTILE_TEXTS)
    const id = Array.from(`${text}-${upTo(dice, 1e6)}`)
    const name = isCall(draft) ? 'call_id' : pick(dice, ['event_id', 'ticket_id'])
    draft.message[name] = id.join('')
    if (name !== 'event_id') draft.key = Buffer.from(id.join(''))
    return id.length <= 128 ? 'kept' : invalid(name)
  },

  'hostile attributes': ({ message }, dice) => {
    const name = pick(dice, ['company', 'department', 'hours', 'kind', 'complexity', pick(dice, HOSTILE_TEXTS)])
    const value = pick(dice, [hostile(dice), pick(dice, HOSTILE_TEXTS)])
    message.attributes = Object.fromEntries([[name, value]])
    return 'kept'
  },

  'fields nobody knows': ({ message }, dice) => {
    const names = HOSTILE_TEXTS.filter((name) => name.length < 200)
    const more = Array.from({ length: 1 + upTo(dice, 3) }, () => [`${pick(dice, names)} `, hostile(dice)])
    const own = ['__proto__', 'constructor', 'toString'].map((name) => [name, hostile(dice)])
    Object.defineProperties(message, describe([...more, ...own] as [string, unknown][]))
    return 'kept'
  },

  'any value anywhere': (draft, dice) => {
    const [holder, name] = somewhere(draft, dice)
    holder[name] = pick(dice, [hostile(dice), pick(dice, HOSTILE_TEXTS), pick(dice, HOSTILE_TIMES)])
    return undefined
  },

  'a field left out': (draft, dice) => {
    const [holder, name] = somewhere(draft, dice)
    delete holder[name]
    return undefined
  },

  'what must be there left out or null': (draft, dice) => {
    const names = isCall(draft)
      ? ['call_id', 'channel', 'direction', 'language', 'agent', 'started_at', 'ended_at', 'segments']
      : ['event_id', 'ticket_id', 'type', 'occurred_at']
    const name = pick(dice, names)
    if (dice() < 0.5) delete draft.message[name]
    else draft.message[name] = null
    return invalid(name)
  },

  'what need not be there is null': ({ message }, dice) => {
    message[pick(dice, ['revision', 'customer', 'call_id_of_old', 'attributes', 'queue', 'comment'])] = null
    return 'kept'
  },

  'times at their edges': (draft, dice) => {
    const name = isCall(draft) ? pick(dice, ['started_at', 'ended_at', 'answered_at', 'offered_at']) : 'occurred_at'
    draft.message[name] = pick(dice, HOSTILE_TIMES)
    return undefined
  },

  'several fields wrong at once': (draft, dice) => {
    for (let i = 0; i < 4; i++) {
      const [holder, name] = somewhere(draft, dice)
      holder[name] = hostile(dice)
    }
    return undefined
  },

  'another schema': ({ message }, dice) => {
    const names = ['call.v2', 'CALL.V1', ' call.v1', 'call.v1\0', 'tickets.v1', '', 'сall.v1', ['call.v1'], 1, null]
    message.schema = pick(dice, names)
    return { reason: 'unknown_schema', path: 'schema' }
  },

  'the schema of the other topic': (draft) => {
    draft.message.schema = isCall(draft) ? 'ticket.v1' : 'call.v1'
    return { reason: 'unknown_schema', path: 'schema' }
  },

  'another key': (draft, dice) => {
    const id = String(isCall(draft) ? draft.message.call_id : draft.message.ticket_id)
    draft.key = pick(dice, [Buffer.alloc(0), Buffer.from(`${id}\0`), Buffer.from([0xff, 0xfe]), Buffer.from(` ${id}`)])
    return { reason: 'key_mismatch', path: '$key' }
  },

  'no key': (draft) => {
    draft.key = null
    return 'kept'
  },

  'half a surrogate pair': (draft, dice) => {
    const half = pick(dice, ['\ud800', 'a\udfff', '\udc00\ud800', '😀\ud83d'])
    if (dice() < 0.2) draft.message[`x${half}`] = 1
    else {
      const [holder, name] = freeText(draft, dice)
      holder[name] = half
    }
    return { reason: 'lone_surrogate' }
  },

  'values in each other': ({ message }, dice) => {
    const levels = pick(dice, [90, 97, 98, 99, 100, 101, 500])
    message.attributes = nested(levels)
    return levels < 100 ? 'kept' : invalid('$')
  },
}

/** Of those that cost most time; rarer. */
export const HEAVY_MUTATIONS: Record<string, Mutation> = {
  'as many segments as may be, or one more': (draft, dice) => {
    if (!isCall(draft)) return 'kept'
    const more = upTo(dice, 1)
    const segment = { speaker: 'agent', start_ms: 1, end_ms: 2, text: '好' }
    draft.message.segments = Array.from({ length: 100_000 + more }, () => segment)
    return more === 0 ? 'kept' : invalid('segments')
  },

  'a forbidden phrase over and over': (draft) => {
    if (!isCall(draft)) return 'kept'
    const text = '您好这不是我的错，请问'.repeat(45_000)
    draft.message.language = 'zh'
    draft.message.segments = [{ speaker: 'agent', start_ms: 1, end_ms: 2, text }]
    return 'kept'
  },

  'thousands of wrong fields': (draft) => {
    if (!isCall(draft)) return 'kept'
    draft.message.segments = Array.from({ length: 20_000 }, () => ({ speaker: 'nobody' }))
    return invalid('segments[0].speaker')
  },

  'thousands of halves of surrogate pairs': (draft) => {
    draft.message.attributes = { all: Array.from({ length: 50_000 }, () => '\ud800') }
    return { reason: 'lone_surrogate', path: 'attributes.all[0]' }
  },

  'a hundred thousand fields nobody knows': ({ message }) => {
    for (let i = 0; i < 100_000; i++) message[`x${i}`] = i
    return 'kept'
  },
}

/** So many objects and arrays in each other: an object at last, and the first one empty. */
function nested(levels: number): unknown {
  let value: unknown = {}
  for (let level = 1; level < levels; level++) value = level % 2 === levels % 2 ? [value] : { a: value }
  return value
}

/** Own fields whatever their names, `__proto__` too. */
const describe = (fields: [string, unknown][]): PropertyDescriptorMap =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(
      fields.map(([name, value]) => [name, { value, enumerable: true, writable: true, configurable: true }]),
    ),
  )
