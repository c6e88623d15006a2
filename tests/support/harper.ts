import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call, Segment } from '../../contract/index.ts'

/** Which of a turn's two texts a call is made from: what a person wrote down, or what speech recognition heard. */
export type HarperText = 'human' | 'asr'

interface Turn {
  role: 'agent' | 'customer'
  text: string
  asr_text: string
  start_ms: number
  end_ms: number
}

/** One line of `calls.jsonl`: a role-played bank call of the HarperValleyBank corpus. */
export interface HarperCall {
  id: string
  metadata: {
    agent_name: string
    start_time_ms: number
    agent_hangup_time_ms: number
    caller_hangup_time_ms: number
  }
  turns: Turn[]
}

/** Where the calls are, or undefined on a machine that has none; a check then says so and passes. */
export function harperFile(): string | undefined {
  const folder = process.env.EARSHOT_HARPER ?? join(import.meta.dirname, '../../../shared/data/harper')
  const file = join(folder, 'calls.jsonl')
  return existsSync(file) ? file : undefined
}

/** Every call as call.v1, in the file's order. */
export function harperCalls(file: string, text: HarperText): Call[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => fromHarper(JSON.parse(line) as HarperCall, text))
}

/**
 * Segment indexes stay the turn numbers. The recording begins with the call picked up and nothing is known of the
 * ringing before it, so `started_at` equals `answered_at`; whoever hung up earlier ended the call.
 */
export function fromHarper(call: HarperCall, text: HarperText): Call {
  const { agent_name, start_time_ms, agent_hangup_time_ms, caller_hangup_time_ms } = call.metadata
  return {
    schema: 'call.v1',
    call_id: `${call.id}-${text}`,
    channel: 'voice',
    direction: 'inbound',
    language: 'en-US',
    agent: { id: `harper-${agent_name.toLowerCase()}`, name: agent_name },
    started_at: time(start_time_ms),
    answered_at: time(start_time_ms),
    ended_at: time(Math.min(agent_hangup_time_ms, caller_hangup_time_ms)),
    ended_by: agent_hangup_time_ms < caller_hangup_time_ms ? 'agent' : 'customer',
    segments: call.turns.map((turn) => segment(turn, text === 'human' ? turn.text : turn.asr_text)),
    attributes: { company: 'Harper Valley National Bank' },
  }
}

function segment({ role, start_ms, end_ms }: Turn, text: string): Segment {
  const kind = hasWords(text) ? 'text' : 'noise'
  return { speaker: role, start_ms, end_ms, text, kind }
}

/** `[noise]`, `[laughter]`, `<unk>` and their like stand for sounds, not words. */
const hasWords = (text: string): boolean => text.replace(/\[\w+\]|<\w+>/g, '').trim() !== ''

const time = (ms: number): string => new Date(ms).toISOString()
