import {
  type Call,
  type Channel,
  type Decoded,
  decodeCall,
  type Problem,
  parseTime,
  quote,
} from '../../contract/index.ts'
import { FLAGS, type ImportOptions } from './importer.ts'
import type { NamedSegment } from './speakers.ts'

/** What a file said. Times inside `segments` count from the pick-up (chats: from `startedMs`). */
export interface Facts {
  callId?: string
  channel?: Channel
  language?: string
  /** Milliseconds since the epoch. */
  startedMs?: number
  /** From the pick-up to the end, where the file knows it; the call lasts at least until its last words. */
  durationMs?: number
  segments: NamedSegment[]
}

/** One call from what the file said and what the options add, or everything that is wrong and missing. */
export function assemble(facts: Facts, options: ImportOptions, wrong: readonly Problem[]): Decoded<Call[]> {
  const problems = [...wrong]
  const need = <T>(path: string, value: T | undefined, what: string, flag: string): T => {
    if (value === undefined) problems.push({ path, found: 'nothing', expected: `${what}, given with ${flag}` })
    return value as T
  }
  const moment = (path: string, text: string | undefined, flag: string): number | undefined => {
    const ms = text === undefined ? undefined : parseTime(text)
    if (text !== undefined && ms === undefined) {
      problems.push({ path, found: quote(text), expected: `an RFC 3339 time with an offset, given with ${flag}` })
    }
    return ms
  }

  const channel = need('channel', facts.channel ?? options.channel, 'voice or chat', FLAGS.channel)
  const agentId = need('agent.id', options.agentId, 'the id the agent is known by here', FLAGS.agentId)
  const direction = need('direction', options.direction, 'who called whom', FLAGS.direction)
  const language = need(
    'language',
    facts.language ?? options.language,
    'the language spoken, such as zh-CN',
    FLAGS.language,
  )
  const callId = need(
    'call_id',
    facts.callId ?? options.callId ?? stem(options.name),
    'an id of the call',
    FLAGS.callId,
  )
  const startedText = facts.startedMs === undefined ? options.startedAt : undefined
  if (facts.startedMs === undefined) need('started_at', startedText, 'when the call began', FLAGS.startedAt)
  const startedMs = facts.startedMs ?? moment('started_at', startedText, FLAGS.startedAt)
  const answeredMs =
    channel === 'chat' ? undefined : (moment('answered_at', options.answeredAt, FLAGS.answeredAt) ?? startedMs)
  if (problems.length > 0 || startedMs === undefined) return { ok: false, reason: 'invalid', problems }

  const lastMs = facts.segments.reduce((last, { start_ms, end_ms }) => Math.max(last, end_ms ?? start_ms ?? 0), 0)
  const endMs = Math.max(facts.durationMs ?? 0, lastMs)
  const call: Call = {
    schema: 'call.v1',
    call_id: callId,
    channel,
    direction,
    queue: options.queue,
    language,
    agent: { id: agentId, team: options.team },
    started_at: timeText(startedMs),
    answered_at: answeredMs === undefined ? undefined : timeText(answeredMs),
    ended_at: timeText((answeredMs ?? startedMs) + endMs),
    segments: facts.segments,
  }
  const decoded = decodeCall(new TextEncoder().encode(JSON.stringify(call)))
  return decoded.ok ? { ok: true, value: [decoded.value] } : decoded
}

const timeText = (ms: number): string => new Date(ms).toISOString()

/** `calls/may/c-17.en.vtt` -> `c-17.en`; undefined where no name is left, as for standard input (`-`). */
function stem(name: string): string | undefined {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = file.lastIndexOf('.')
  const text = dot > 0 ? file.slice(0, dot) : file
  return text === '' || text === '-' ? undefined : text
}
