/** The contract read by hand, apart from the validators that it is to judge: which fields of a message are wrong. */

type Fields = Record<string, unknown>
type Leaf = (value: unknown) => boolean
interface Group {
  required: string[]
  fields: Record<string, Shape>
}
interface List {
  each: Shape
  most: number
}
type Shape = Leaf | Group | List

const DAY_MS = 24 * 60 * 60 * 1000
const text: Leaf = (value) => typeof value === 'string'
const id: Leaf = (value) => typeof value === 'string' && value !== '' && Array.from(value).length <= 128
const truth: Leaf = (value) => value === true || value === false
const finite: Leaf = (value) => typeof value === 'number' && Math.abs(value) <= Number.MAX_VALUE
const whole =
  (least: number, most: number): Leaf =>
  (value) =>
    finite(value) && (value as number) % 1 === 0 && (value as number) >= least && (value as number) <= most
const oneOf =
  (words: string): Leaf =>
  (value) =>
    words.split(' ').some((word) => word === value)
const anything: Leaf = (value) => isFields(value)
const millis = whole(-31 * DAY_MS, 31 * DAY_MS)
const time: Leaf = (value) => typeof value === 'string' && momentOf(value) !== undefined
const listOf = (each: Shape, most = Number.POSITIVE_INFINITY): List => ({ each, most })
/** Names with a star must be there. */
const group = (fields: Record<string, Shape>): Group => {
  const bare = Object.entries(fields).map(([name, shape]) => [name.replace('*', ''), shape])
  const required = Object.keys(fields).filter((name) => name.endsWith('*'))
  return { required: required.map((name) => name.slice(0, -1)), fields: Object.fromEntries(bare) }
}

const handedOn = group({ agent_id: id, queue: id, kind: oneOf('blind warm conference') })
const customer = group({ id: text, name: text })

const CALL = group({
  'schema*': oneOf('call.v1'),
  'call_id*': id,
  revision: whole(0, 2 ** 31 - 1),
  contact_id: id,
  leg: whole(1, 10_000),
  transferred_from: handedOn,
  transferred_to: handedOn,
  'channel*': oneOf('voice chat'),
  'direction*': oneOf('inbound outbound'),
  queue: id,
  'language*': (value) => typeof value === 'string' && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value),
  'agent*': group({ 'id*': id, name: text, team: text, site: text }),
  customer,
  'started_at*': time,
  offered_at: time,
  answered_at: time,
  'ended_at*': time,
  disposition: oneOf('answered abandoned unanswered voicemail dropped'),
  ring_count: whole(0, 1000),
  ended_by: oneOf('agent customer system'),
  holds: listOf(group({ 'start_ms*': millis, 'end_ms*': millis })),
  'segments*': listOf(
    group({
      'speaker*': oneOf('agent customer ivr supervisor other unknown'),
      start_ms: millis,
      end_ms: millis,
      'text*': text,
      confidence: (value) => finite(value) && (value as number) >= 0 && (value as number) <= 1,
      kind: oneOf('text noise image card system'),
    }),
    100_000,
  ),
  recording: group({ 'url*': text, offset_ms: millis }),
  ticket_ids: listOf(id),
  attributes: anything,
})

const TICKET = group({
  'schema*': oneOf('ticket.v1'),
  'event_id*': id,
  'ticket_id*': id,
  revision: whole(0, 2 ** 31 - 1),
  voided: truth,
  'type*': oneOf(
    'opened assigned handed_over returned replied customer_replied callback paused resumed escalated resolved ' +
      'reopened closed cancelled merged complaint_filed rated refund_requested refunded shipped',
  ),
  'occurred_at*': time,
  agent: group({ id, name: text, team: text, site: text }),
  customer,
  to: group({ agent_id: id, team: text, department: text }),
  department: text,
  category: oneOf('technical service sales complaint consultation repair other'),
  complexity: oneOf('simple complex'),
  kind: text,
  priority: text,
  call_id: id,
  rating: finite,
  ratings: listOf(group({ 'dimension*': text, 'value*': finite })),
  comment: text,
  attributes: anything,
})

/** Dotted paths of what is wrong; empty where nothing is. Order in time is looked at only where all else is right. */
export function wrongFields(kind: 'call' | 'ticket', message: Fields): string[] {
  const wrong = [...wrongIn(message, kind === 'call' ? CALL : TICKET, '')]
  return wrong.length > 0 || kind === 'ticket' ? wrong : [...outOfOrder(message)]
}

function* wrongIn(value: unknown, shape: Shape, path: string): Generator<string> {
  if (typeof shape === 'function') {
    if (!shape(value)) yield path
  } else if ('each' in shape) {
    if (!Array.isArray(value)) return yield path
    if (value.length > shape.most) yield path
    for (let i = 0; i < value.length; i++) yield* wrongIn(value[i], shape.each, `${path}[${i}]`)
  } else {
    if (!isFields(value)) return yield path
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    for (const name of shape.required) if (!given(value, name)) yield at(name)
    for (const [name, inner] of Object.entries(shape.fields)) {
      if (given(value, name)) yield* wrongIn(value[name], inner, at(name))
    }
  }
}

interface Timed {
  start_ms?: number
  end_ms?: number
}

function* outOfOrder(call: Fields): Generator<string> {
  const moment = (name: string) => (given(call, name) ? (momentOf(call[name] as string) as number) : undefined)
  const [started, ended, answered] = [moment('started_at'), moment('ended_at'), moment('answered_at')]
  const before = (a: number | undefined, b: number | undefined) => a !== undefined && b !== undefined && a < b
  for (const name of ['offered_at', 'answered_at', 'ended_at']) if (before(moment(name), started)) yield name
  if (before(ended, answered)) yield 'answered_at'
  for (const [i, segment] of (call.segments as Fields[]).entries()) {
    if (!given(segment, 'start_ms')) yield `segments[${i}].start_ms`
    if (!given(segment, 'end_ms')) {
      if (call.channel === 'voice') yield `segments[${i}].end_ms`
    } else if (given(segment, 'start_ms') && backwards(segment)) yield `segments[${i}].end_ms`
  }
  if (!given(call, 'holds')) return
  for (const [i, hold] of (call.holds as Timed[]).entries()) if (backwards(hold)) yield `holds[${i}].end_ms`
}

const backwards = ({ start_ms, end_ms }: Timed): boolean => (end_ms as number) < (start_ms as number)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field that is null is a field that is absent. */
const given = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name) && fields[name] !== null

/** Milliseconds since the epoch of an RFC 3339 time with an offset, from 1970 to 2199. */
export function momentOf(text: string): number | undefined {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d{1,9})?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/.exec(
      text,
    )
  if (!parts) return undefined
  const [, year, month, day, hours, minutes, seconds, fraction = '', sign, aheadHours = '0', aheadMinutes = '0'] = parts
  const date = new Date(`${year}-${month}-${day}T00:00:00.000Z`)
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
  if (!exists || Number(year) < 1970 || Number(year) > 2199) return undefined
  const ahead = (sign === '-' ? -1 : 1) * (60 * Number(aheadHours) + Number(aheadMinutes))
  const clock = 60 * (60 * Number(hours) + Number(minutes)) + Number(seconds)
  return date.getTime() + 1000 * clock + Number(fraction.slice(1, 4).padEnd(3, '0')) - 60_000 * ahead
}
