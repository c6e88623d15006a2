import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import Format from 'typebox/format'
import { Settings } from 'typebox/system'
import { Call } from './call.ts'
import { type Decoded, type Problem, quote, type RefusalReason } from './problem.ts'
import { TicketEvent } from './ticket.ts'
import { parseTime } from './time.ts'

/** The largest message taken, in bytes; a long call with every word timed is below 1 MiB. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/** As many wrong fields are listed; a message with more is wrong all through. */
export const MOST_PROBLEMS = 1000

/** Values may lie this deep in each other: far deeper than any sender needs, far from where walking them would fail. */
export const MOST_LEVELS = 100

// The library stops at eight unless told otherwise.
Settings.Set({ maxErrors: MOST_PROBLEMS + 1 })
Format.Set('rfc3339', (text) => parseTime(text) !== undefined)

const calls = Compile(Call)
const events = Compile(TicketEvent)

/** Bytes as received -> call.v1, or every wrong field. */
export function decodeCall(bytes: Uint8Array | null): Decoded<Call> {
  return decode<Call>(bytes, 'call.v1', calls, callProblems)
}

/** Bytes that `decodeCall` took before -> the same call. */
export function rereadCall(bytes: Uint8Array): Call {
  const text = utf8.decode(bytes)
  const value = JSON.parse(text) as Fields
  if (text.includes('null')) dropNulls(value)
  return value as unknown as Call
}

/** Bytes as received -> ticket.v1, or every wrong field. */
export function decodeTicketEvent(bytes: Uint8Array | null): Decoded<TicketEvent> {
  return decode<TicketEvent>(bytes, 'ticket.v1', events, () => [])
}

/** Which schema a message says it has, without judging the rest; undefined where that cannot be read. */
export function schemaOf(bytes: Uint8Array): string | undefined {
  const parsed = parseObject(bytes)
  return parsed.ok && typeof parsed.value.schema === 'string' ? parsed.value.schema : undefined
}

type Fields = Record<string, unknown>

function decode<T>(
  bytes: Uint8Array | null,
  schema: string,
  validator: Validator,
  further: (value: T) => Problem[],
): Decoded<T> {
  const parsed = parseObject(bytes)
  if (!parsed.ok) return parsed
  const found = parsed.value.schema
  if (found !== schema)
    return refuse('unknown_schema', { path: 'schema', found: quote(found), expected: `"${schema}"` })
  const value = parsed.value
  if (validator.Check(value)) {
    const problems = further(value as T)
    return problems.length === 0 ? { ok: true, value: value as T } : listed('invalid', problems)
  }
  return listed('invalid', schemaProblems(validator, value))
}

function listed(reason: RefusalReason, problems: Problem[]): Decoded<never> {
  if (problems.length <= MOST_PROBLEMS) return { ok: false, reason, problems }
  const more = { path: '$', found: `more than ${MOST_PROBLEMS} wrong fields`, expected: 'values as the contract says' }
  return { ok: false, reason, problems: [...problems.slice(0, MOST_PROBLEMS), more] }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

function parseObject(bytes: Uint8Array | null): Decoded<Fields> {
  if (bytes === null) return refuse('null_value', { path: '$', found: 'a null value', expected: 'a JSON object' })
  if (bytes.length > MAX_MESSAGE_BYTES) {
    const expected = `at most ${MAX_MESSAGE_BYTES} bytes; split the call into legs`
    return refuse('too_large', { path: '$', found: `${bytes.length} bytes`, expected })
  }
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return refuse('not_utf8', { path: '$', found: 'bytes that are not UTF-8', expected: 'UTF-8 text' })
  }
  if (text.trim() === '') return refuse('empty', { path: '$', found: 'nothing', expected: 'a JSON object' })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refuse('not_json', {
      path: '$',
      found: (error as Error).message.toWellFormed(),
      expected: 'one JSON object',
    })
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return refuse('not_an_object', { path: '$', found: quote(value), expected: 'a JSON object' })
  }
  if (deeper(value, MOST_LEVELS)) {
    const expected = `at most ${MOST_LEVELS} levels of objects and arrays`
    return refuse('invalid', { path: '$', found: 'values nested deeper', expected })
  }
  if (/\\u[dD][89a-fA-F]/.test(text)) {
    const lone: Problem[] = []
    findLoneSurrogates(value, '', lone)
    if (lone.length > 0) return listed('lone_surrogate', lone)
  }
  if (text.includes('null')) dropNulls(value as Fields)
  return { ok: true, value: value as Fields }
}

function refuse(reason: RefusalReason, problem: Problem): { ok: false; reason: RefusalReason; problems: Problem[] } {
  return { ok: false, reason, problems: [problem] }
}

function deeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false
  if (levels === 0) return true
  for (const key in value) if (deeper((value as Fields)[key], levels - 1)) return true
  return false
}

/** A field that is null is a field that is absent; `attributes` are the sender's own and stay as they are. */
function dropNulls(value: object): void {
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null) {
      if (!Array.isArray(value)) delete (value as Fields)[key]
    } else if (typeof inner === 'object' && key !== 'attributes') dropNulls(inner)
  }
}

/** One problem more than are listed is enough. */
function findLoneSurrogates(value: unknown, path: string, problems: Problem[]): void {
  const expected = 'text without a lone surrogate'
  if (typeof value === 'string') {
    if (!value.isWellFormed()) problems.push({ path: path || '$', found: quote(value), expected })
    return
  }
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    if (problems.length > MOST_PROBLEMS) return
    const at = Array.isArray(value) ? `${path}[${key}]` : join(path, key.toWellFormed())
    if (!key.isWellFormed()) problems.push({ path: at, found: 'a field name with a lone surrogate', expected })
    findLoneSurrogates(inner, at, problems)
  }
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** One problem a place, in the order of the message; a union's branches are folded into its own description. */
function schemaProblems(validator: Validator, value: Fields): Problem[] {
  const problems = new Map<string, Problem>()
  for (const error of validator.Errors(value)) {
    const at = dotted(error.instancePath)
    const places =
      error.keyword === 'required'
        ? (error.params as { requiredProperties: string[] }).requiredProperties.map((name) => join(at, name))
        : [at || '$']
    for (const path of places) {
      if (problems.has(path)) continue
      problems.set(path, { path, found: quote(lookUp(value, path)), expected: expectedAt(validator.Type(), path) })
    }
  }
  return [...problems.values()]
}

/** `/segments/3/end_ms` -> `segments[3].end_ms`. */
function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : join(path, part)), '')
}

const steps = (path: string): string[] => (path === '$' ? [] : path.split(/\.|\[|\]\.?/).filter((step) => step !== ''))

function lookUp(value: unknown, path: string): unknown {
  return steps(path).reduce<unknown>((inner, step) => (inner as Fields | undefined)?.[step], value)
}

type Described = TSchema & { expected?: string; properties?: Record<string, Described>; items?: Described }

function expectedAt(schema: TSchema, path: string): string {
  const found = steps(path).reduce<Described | undefined>(
    (inner, step) => (/^\d+$/.test(step) ? inner?.items : inner?.properties?.[step]),
    schema as Described,
  )
  return found?.expected ?? 'a value as the contract says'
}

/** What a schema cannot say: times in their order, and times where the channel owes them. */
function callProblems(call: Call): Problem[] {
  const problems: Problem[] = []
  const add = (path: string, found: unknown, expected: string) => problems.push({ path, found: quote(found), expected })

  const started = parseTime(call.started_at) as number
  const orderedAfter = (path: 'ended_at' | 'answered_at' | 'offered_at') => {
    const text = call[path]
    if (text !== undefined && (parseTime(text) as number) < started) {
      add(path, text, `a time not before started_at (${call.started_at})`)
    }
  }
  orderedAfter('offered_at')
  orderedAfter('answered_at')
  orderedAfter('ended_at')
  if (
    call.answered_at !== undefined &&
    (parseTime(call.answered_at) as number) > (parseTime(call.ended_at) as number)
  ) {
    add('answered_at', call.answered_at, `a time not after ended_at (${call.ended_at})`)
  }

  call.segments.forEach((segment, index) => {
    const at = `segments[${index}]`
    if (segment.start_ms === undefined) add(`${at}.start_ms`, undefined, 'whole milliseconds')
    if (segment.end_ms === undefined) {
      if (call.channel === 'voice') add(`${at}.end_ms`, undefined, 'whole milliseconds (voice)')
    } else if (segment.start_ms !== undefined && segment.end_ms < segment.start_ms) {
      add(`${at}.end_ms`, segment.end_ms, `not before start_ms (${segment.start_ms})`)
    }
  })
  call.holds?.forEach((hold, index) => {
    if (hold.end_ms < hold.start_ms)
      add(`holds[${index}].end_ms`, hold.end_ms, `not before start_ms (${hold.start_ms})`)
  })
  return problems
}
